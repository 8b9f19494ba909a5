// Front matter is at the beginning, ends with a line, and loses no value: each is a member of the document or metadata.

#include "indexer/reading/front_matter.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "fuzz/properties.h"
#include "indexer/reading/document_keys.h"
#include "text/dates.h"
#include "text/decode.h"

namespace {

using tenet::test::require;

void check_keys(const std::vector<tenet::indexer::DocumentKey>& keys) {
  tenet::Document document;
  tenet::indexer::fill_document(document, keys);
  require(document.text.empty() && document.id.empty());
  require(document.date.empty() || tenet::text::read_iso_date(document.date));
  for (const auto& each : keys) {
    const std::string& key = each.key;
    const std::string& value = each.value;
    require(tenet::text::is_utf8(key) && tenet::text::is_utf8(value));
    if (value.empty()) continue;
    const auto written = tenet::text::read_written_date(value).date;
    const bool is_date = written && tenet::text::to_iso(*written) == document.date;
    const std::string* members[] = {&document.title,  &document.organisation, &document.speaker, &document.author,
                                    &document.source, &document.url,          &document.type,    &document.licence};
    require(is_date || document.metadata.contains(key) ||
            std::ranges::any_of(members, [&](const std::string* member) { return *member == value; }));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = tenet::text::decode(tenet::test::bytes_of(data, size)).text;
  for (const std::string& whole : {text, "---\n" + text, "---\n" + text + "\n---\nBody.\n"}) {
    const auto front = tenet::indexer::read_front_matter(whole);
    require(front.body <= whole.size());
    require(front.body == 0 || whole.starts_with("---") || whole.starts_with("\ufeff---"));
    require(front.body == 0 || front.body == whole.size() || whole[front.body - 1] == '\n' ||
            whole[front.body - 1] == '\r');
    require(front.problem.empty() == (front.line == 0) && front.line >= 0);
    require(front.line <= 1 + std::ranges::count(whole, '\n') + std::ranges::count(whole, '\r'));
    require(tenet::text::is_utf8(front.problem) && front.problem.find('\n') == std::string::npos);
    check_keys(front.keys);
  }
  return 0;
}
