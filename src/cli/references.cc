#include "cli/references.h"

namespace tenet::cli {

std::vector<Quotation> quotations_in(const std::string& id, const Searcher& searcher) {
  const Query passage{.kind = Query::Kind::field, .text = id, .field = "id", .quoted = true};
  std::vector<Quotation> quotations;
  searcher.quotations(passage, {.limit = 10'000, .order = QuotationOptions::Order::reading},
                      [&](const Quotation& each) { quotations.push_back(each); });
  return quotations;
}

bool is_day(const std::string& given) {
  constexpr std::size_t size = 10;
  if (given.size() != size || given.find_first_not_of("0123456789-") != std::string::npos) return false;
  try {
    return !parse_query("date:" + given).text.empty();
  } catch (const QueryError&) {
    return false;
  }
}

Cited cite_id(const std::string& given, bool quotes, const Searcher& searcher) {
  const std::string id = searcher.full_id(given);
  const std::vector<Hit> passage = searcher.show(id);
  if (passage.empty()) {
    const std::vector<Hit> passages = searcher.passages_of(id);
    if (passages.empty()) return {};
    return {Cited::Kind::document, {make_reference(passages.front().document)}};
  }
  if (!quotes) return {Cited::Kind::passage, {make_reference(passage.front())}};
  Cited cited{.kind = Cited::Kind::passage};
  for (const Quotation& each : quotations_in(id, searcher)) cited.references.push_back(make_reference(each));
  return cited;
}

}  // namespace tenet::cli
