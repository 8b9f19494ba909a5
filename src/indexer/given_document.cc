#include "indexer/given_document.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <tenet/error.h>

#include "indexer/reading/document_keys.h"
#include "indexer/reading/read.h"
#include "text/dates.h"
#include "text/decode.h"

namespace tenet::indexer {
namespace {

// Whether marks ascend and lie within a text of that size.
bool is_sound(const PageMap& pages, std::size_t text_size) {
  for (std::size_t i = 0; i < pages.marks.size(); ++i) {
    const PageMark& mark = pages.marks[i];
    if (mark.page == 0 || mark.begin > text_size) return false;
    if (i > 0 && mark.begin <= pages.marks[i - 1].begin) return false;
  }
  return std::ranges::all_of(pages.labels, [](const std::string& label) { return text::is_utf8(label); });
}

}  // namespace

void require_fit(const Document& document) {
  if (document.id.empty()) throw InputError("adding a document: it has no id", "give each document an id of its own");
  const auto require_utf8 = [&](std::string_view value, const char* what) {
    if (text::is_utf8(value)) return;
    throw InputError("adding document '" + document.id + "': " + what + " is not UTF-8", "decode it first");
  };
  require_utf8(document.text, "its text");
  for (const auto& [key, value] : document.metadata) {
    require_utf8(key, "its metadata");
    require_utf8(value, "its metadata");
  }
  for (const auto member :
       {&Document::id, &Document::title, &Document::date, &Document::organisation, &Document::speaker,
        &Document::author, &Document::source, &Document::url, &Document::type, &Document::licence}) {
    require_utf8(document.*member, "what is known of it");
  }
  if (document.speaker.size() > longest_speaker) {
    throw InputError("adding document '" + document.id + "': a speaker of more than 1000 bytes", "give a name");
  }
  if (!document.date.empty() && !text::read_iso_date(document.date)) {
    throw InputError("adding document '" + document.id + "': no date: " + document.date,
                     "write 2019, 2019-12 or 2019-12-31");
  }
  if (!is_sound(document.pages, document.text.size())) {
    throw InputError("adding document '" + document.id + "': its pages do not follow the text",
                     "give marks that ascend, within the text, with pages from 1");
  }
  if (document.text.size() > largest_document) {
    throw InputError("adding document '" + document.id + "': its text is longer than 64 MiB", "cut it into parts");
  }
}

}  // namespace tenet::indexer
