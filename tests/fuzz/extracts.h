#pragma once

#include <string_view>

#include <tenet/error.h>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "indexer/reading/sidecar.h"
#include "text/decode.h"

// What readers of formats promise.
namespace tenet::test {

// Blocks and links are inside the text, in order.
inline void require_sound(const indexer::Extract& extract) {
  require(text::is_utf8(extract.text));
  std::size_t end = 0;
  for (const indexer::Block& block : extract.blocks) {
    require_inside(extract.text, block.range);
    require(block.range.begin >= end);
    end = block.range.end;
  }
  for (const indexer::Link& link : extract.links) require_inside(extract.text, link.words);
}

// `read` gives an extract that is sound, or throws an InputError.
template <typename Read>
void require_sound_or_refused(const Read& read) {
  try {
    require_sound(read());
  } catch (const InputError&) {
  }
}

// Reads a file of that name with all its members.
inline void require_sound_file(std::string_view bytes, const char* name) {
  indexer::read_foreign(
      bytes, {.name = name},
      {.begins = [](const std::string&) {},
       .document = [](const std::string&, const indexer::Extract& extract) { require_sound(extract); },
       .text = [](const std::string&, std::string_view, const indexer::Origin&) {},
       .problem = [](const indexer::MemberProblem& problem) { require(!problem.reason.empty()); },
       .sidecar =
           [](const indexer::MemberSidecar& sidecar) { require(sidecar.bytes.size() <= indexer::largest_sidecar); }});
}

}  // namespace tenet::test
