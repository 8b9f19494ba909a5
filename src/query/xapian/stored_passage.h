#pragma once

#include <string>
#include <string_view>

#include <tenet/searcher.h>

#include "store/record.h"

// The data of a Xapian document: lines `name=value`, as Omega reads them, with all that a hit is made of.
namespace tenet::query::xapian {

// The data of one passage: `text` is Document::text[passage.range], `record` as the index has it.
[[nodiscard]] std::string write_data(const store::PassageRecord& record, const store::DocumentRecord& document,
                                     std::string_view text);

// A passage as data has it, without score, matches and snippet; `passages` and `to_document` place it in its document.
struct StoredPassage {
  Hit hit = {};
  std::uint32_t passages = 0;     // of its document
  std::uint32_t to_document = 0;  // from here to the document's last one
};
// Throws IndexError for other data.
[[nodiscard]] StoredPassage read_data(std::string_view data);

}  // namespace tenet::query::xapian
