// Any bytes are records of a web archive, each of which ends behind where it begins, and its block is inside the file.

#include <string>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/warc/records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::test::require;
  const std::string_view bytes = tenet::test::bytes_of(data, size);
  for (std::size_t at = 0; at < bytes.size();) {
    const tenet::indexer::WarcRecord record = tenet::indexer::read_warc_record(bytes, at);
    if (record.next == 0) break;
    require(record.next > at && record.next <= bytes.size() && record.block.size() <= bytes.size());
    const tenet::indexer::HttpAnswer answer = tenet::indexer::read_http_answer(record.block);
    require(tenet::indexer::join_chunks(answer.body).size() <= answer.body.size());
    at = record.next;
  }
  tenet::indexer::read_foreign(
      bytes, {.name = "a.warc"},
      {.begins = [](const std::string&) {},
       .document = [](const std::string&, const tenet::indexer::Extract&) {},
       .text = [](const std::string&, std::string_view, const tenet::indexer::Origin&) {},
       .problem = [](const tenet::indexer::MemberProblem& problem) { require(!problem.reason.empty()); },
       .sidecar = [](const tenet::indexer::MemberSidecar&) {}});
  return 0;
}
