#pragma once

#include <string>

#include "indexer/attribution/authority.h"
#include "indexer/topics/topics.h"
#include "text/tokens.h"

namespace tenet::indexer {

// What the stages look things up in, and the texts it was read from: an index keeps them. Immutable, so that threads
// may share it.
struct Reference {
  std::string topics_toml;
  std::string speakers_toml;
  TopicMatcher topics;
  Authority authority;

  // Throws InputError when one of the texts cannot be read.
  Reference(std::string topics_text, std::string speakers_text, text::Analyser& analyser);
};

}  // namespace tenet::indexer
