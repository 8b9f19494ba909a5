// Whatever the text, a lead-in ends in a colon and stands before the item that it introduces.

#include "indexer/topics/leads.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/passages.h"
#include "indexer/reading/structure.h"
#include "text/decode.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::indexer::Markup;
  const std::string text = tenet::text::decode({reinterpret_cast<const char*>(data), size}).text;
  for (const Markup markup : {Markup::plain, Markup::markdown}) {
    const auto blocks = tenet::indexer::find_structure(text, 0, markup);
    const std::vector<tenet::Passage> passages = tenet::indexer::split_passages(text, blocks, {}, {2, 6, 4});
    const auto lead_ins = tenet::indexer::find_lead_ins(text, passages);
    require(lead_ins.size() == passages.size());
    for (std::size_t i = 0; i < passages.size(); ++i) {
      if (!lead_ins[i] || lead_ins[i]->empty()) continue;
      require(lead_ins[i]->begin < lead_ins[i]->end && lead_ins[i]->end <= passages[i].range.begin);
      require(text[lead_ins[i]->end - 1] == ':');
    }
  }
  return 0;
}
