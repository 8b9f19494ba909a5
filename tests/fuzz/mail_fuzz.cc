// Any bytes are a message and a mailbox: what they give is valid text, in places that differ.

#include <set>
#include <string>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "text/decode.h"

namespace {

using tenet::test::require;

void read(std::string_view bytes, const std::string& name) {
  std::set<std::string> places;
  tenet::indexer::read_foreign(
      bytes, {.name = name},
      {.begins = [](const std::string&) {},
       .document =
           [&](const std::string& place, const tenet::indexer::Extract& extract) {
             require(places.insert(place).second && tenet::text::is_utf8(place) && tenet::text::is_utf8(extract.text));
             for (const auto& key : extract.keys) require(tenet::text::is_utf8(key.value));
             std::size_t end = 0;
             for (const tenet::indexer::Block& block : extract.blocks) {
               tenet::test::require_inside(extract.text, block.range);
               require(block.range.begin >= end);
               end = block.range.end;
             }
           },
       .text = [](const std::string&, std::string_view, const tenet::indexer::Origin&) {},
       .problem =
           [](const tenet::indexer::MemberProblem& problem) {
             require(tenet::text::is_utf8(problem.member) && !problem.reason.empty());
           },
       .sidecar = [](const tenet::indexer::MemberSidecar&) {}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(tenet::test::bytes_of(data, size));
  read("Message-ID: <1>\nSubject: x\n" + bytes, "a.eml");
  read("From a Mon May  2 16:07:05 2005\nSubject: x\n" + bytes, "a.mbox");
  return 0;
}
