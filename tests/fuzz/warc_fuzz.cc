// Any bytes are records of a web archive, each of which ends behind where it begins, and its block is inside the file.

#include <string>

#include "fuzz/extracts.h"
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
  tenet::test::require_sound_file(bytes, "a.warc");
  return 0;
}
