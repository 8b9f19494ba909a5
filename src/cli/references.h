#pragma once

#include <string>
#include <vector>

#include <tenet/citation.h>
#include <tenet/searcher.h>

namespace tenet::cli {

// The quotations of the passage of that id, as they stand.
[[nodiscard]] std::vector<Quotation> quotations_in(const std::string& id, const Searcher& searcher);

// Whether it is a day of the calendar, as 2026-01-31.
[[nodiscard]] bool is_day(const std::string& given);

// What tenet cites for an id, whole or shortened: of a document or a passage one reference, or with `quotes` one for
// each quotation of the passage. Kind::nothing when there is no such document or passage. Throws QueryError where a
// shortened id stands for several documents.
struct Cited {
  enum class Kind { nothing, document, passage };
  Kind kind = Kind::nothing;
  std::vector<Reference> references = {};
};
[[nodiscard]] Cited cite_id(const std::string& given, bool quotes, const Searcher& searcher);

}  // namespace tenet::cli
