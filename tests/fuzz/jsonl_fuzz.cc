// A line is a document with an id and something to read, all of it UTF-8, or an InputError of one line.

#include "indexer/reading/jsonl.h"

#include <string>

#include <tenet/error.h>

#include "fuzz/properties.h"
#include "text/dates.h"
#include "text/decode.h"

namespace {

using tenet::test::require;

void check(const tenet::Document& document) {
  require(!document.id.empty());
  require(!document.text.empty() || !document.title.empty());
  require(document.date.empty() || tenet::text::read_iso_date(document.date));
  for (const std::string* member :
       {&document.id, &document.text, &document.title, &document.date, &document.organisation, &document.speaker,
        &document.author, &document.source, &document.url, &document.type, &document.licence}) {
    require(tenet::text::is_utf8(*member));
  }
  for (const auto& [key, value] : document.metadata) {
    require(tenet::text::is_utf8(key) && tenet::text::is_utf8(value) && !value.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tenet::text::decode(tenet::test::bytes_of(data, size)).text;
  // As it comes, and as the value of a key: so most inputs are records.
  for (const std::string& line :
       {text, R"({"text": "Words.", "n": )" + text + '}', R"({"id": )" + text + R"(, "text": ")" + text + "\"}"}) {
    try {
      check(tenet::indexer::parse_record(line, "file:1"));
    } catch (const tenet::InputError& error) {
      require(std::string_view(error.what()).find('\n') == std::string_view::npos);
    }
  }
  return 0;
}
