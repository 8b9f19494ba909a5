#include "indexer/reference.h"

#include <utility>

#include "indexer/attribution/speakers_toml.h"

namespace tenet::indexer {

Reference::Reference(std::string topics_text, std::string speakers_text, text::Analyser& analyser)
    : topics_toml(std::move(topics_text)),
      speakers_toml(std::move(speakers_text)),
      topics(parse_taxonomy(topics_toml, "topics"), analyser),
      authority(parse_authority(speakers_toml, "speakers")) {}

}  // namespace tenet::indexer
