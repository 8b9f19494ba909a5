#include "query/xapian/hits.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <tenet/error.h>

#include "limit_scope.h"
#include "query/ranking/ranking.h"
#include "query/xapian/layout.h"
#include "query/xapian/stored_passage.h"

namespace tenet::query::xapian {
namespace {

// Passages whose texts are read for one query at most: over a network each is a question of its own.
constexpr Xapian::doccount most_tested = 20'000;
// Sums that differ by less are equal: Xapian adds weights in an order that depends on the shard.
constexpr double same_score = 1e-9;

struct Ranked {
  Xapian::docid docid = 0;
  double score = 0;
  std::string key = {};
};

Xapian::Enquire enquire_for(const Translation& translation, const Xapian::Database& database, const HitOrder& order) {
  Xapian::Enquire enquire(database);
  // The BM25 of tenet's own index. k3 of 0: how often the query says a word is in its boost. No length counts as longer
  // than it is.
  enquire.set_weighting_scheme(Xapian::BM25Weight(WordWeight::saturation, 0, 0, WordWeight::length_share, 0));
  enquire.set_query(translation.query);
  if (order.by == HitOrder::By::score) {
    enquire.set_sort_by_relevance_then_value(order_slot, false);
  } else {
    enquire.set_sort_by_value(order_slot, order.reverse);
  }
  if (order.per_document > 0) {
    enquire.set_collapse_key(document_slot, static_cast<Xapian::doccount>(order.per_document));
  }
  return enquire;
}

// A question to Xapian, which none of its own interrupts: limits are looked at before it and behind it.
Xapian::MSet ask(const Xapian::Enquire& enquire, Xapian::doccount size, Xapian::doccount least = 0) {
  check_limits();
  Xapian::MSet found = enquire.get_mset(0, size, least);
  check_limits();
  return found;
}

std::vector<Ranked> ranked_of(const Xapian::MSet& found) {
  std::vector<Ranked> ranked;
  ranked.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    ranked.push_back({*hit, hit.get_weight(), hit.get_sort_key()});
  }
  return ranked;
}

// Where a group of equal scores ends that begins at `first`.
std::size_t end_of_group(const std::vector<Ranked>& hits, std::size_t first) {
  std::size_t last = first + 1;
  while (last < hits.size() && std::abs(hits[last].score - hits[first].score) < same_score) ++last;
  return last;
}

void settle_ties(std::vector<Ranked>& hits) {
  for (std::size_t first = 0; first < hits.size();) {
    const std::size_t last = end_of_group(hits, first);
    std::sort(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.begin() + static_cast<std::ptrdiff_t>(last),
              [](const Ranked& a, const Ranked& b) { return a.key < b.key; });
    first = last;
  }
}

// Whether the last group of equal scores that begins before `end` may go on behind the hits that are there, in another
// order than Xapian's: of exactly equal sums Xapian's order is right.
bool is_cut(const std::vector<Ranked>& hits, std::size_t end) {
  for (std::size_t first = 0; first < std::min(end, hits.size());) {
    const std::size_t last = end_of_group(hits, first);
    const auto differs = [&](std::size_t i) { return hits[i].score != hits[first].score; };
    if (last == hits.size()) {
      for (std::size_t i = first; i < last; ++i) {
        if (differs(i)) return true;
      }
      return false;
    }
    first = last;
  }
  return false;
}

Hit read_hit(const Xapian::Database& database, const Ranked& ranked) {
  check_limits();
  Hit hit = read_data(database.get_document(ranked.docid, Xapian::DOC_ASSUME_VALID).get_data()).hit;
  hit.score = ranked.score;
  return hit;
}

bool passes(const Hit& hit, const std::vector<Translation::Test>& tests) {
  return std::ranges::all_of(tests, [&](const Translation::Test& test) { return test(hit); });
}

// All that stock operators find, when the text has to decide.
std::vector<Ranked> candidates(Xapian::Enquire& enquire, Xapian::doccount all) {
  const Xapian::MSet found = ask(enquire, std::min<Xapian::doccount>(all, most_tested + 1));
  if (found.size() > most_tested) {
    throw QueryError(fmt::format("the texts of more than {} passages would have to be read", most_tested), 0,
                     "add words that must be there, or ask the index that was exported");
  }
  return ranked_of(found);
}

Found find_tested(const Translation& translation, const Xapian::Database& database, const HitOrder& order,
                  std::size_t offset, std::size_t limit, const std::function<bool(Hit)>& on_hit) {
  if (order.per_document > 0) {
    throw QueryError("hits of a document at most: not over a Xapian database where texts are tested", 0,
                     "ask for all hits, or ask the index that was exported");
  }
  Xapian::Enquire enquire = enquire_for(translation, database, order);
  std::vector<Ranked> hits = candidates(enquire, database.get_doccount());
  if (order.by == HitOrder::By::score) settle_ties(hits);
  Found found;
  bool goes_on = true;
  for (const Ranked& ranked : hits) {
    Hit hit = read_hit(database, ranked);
    if (!passes(hit, translation.tests)) continue;
    const std::uint64_t place = found.total++;
    if (goes_on && place >= offset && place - offset < limit) goes_on = on_hit(std::move(hit));
  }
  return found;
}

// The same passages without weights and order.
Xapian::Enquire counting(const Translation& translation, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, translation.query, 0));
  return enquire;
}

std::uint64_t count_all(const Translation& translation, const Xapian::Database& database) {
  return count_matches(counting(translation, database), database);
}

// What is left of so many hits a document, exactly: Xapian estimates it where it collapses.
Found count_folded(const Translation& translation, const Xapian::Database& database, std::size_t per_document) {
  Xapian::Enquire enquire = counting(translation, database);
  Xapian::ValueCountMatchSpy documents(document_slot);
  enquire.add_matchspy(&documents);
  Found found;
  const std::uint64_t all = count_matches(enquire, database);
  for (auto at = documents.values_begin(); at != documents.values_end(); ++at) {
    found.total += std::min<std::uint64_t>(at.get_termfreq(), per_document);
  }
  found.folded = all - found.total;
  return found;
}

}  // namespace

std::uint64_t count_matches(const Xapian::Enquire& enquire, const Xapian::Database& database) {
  return ask(enquire, 0, database.get_doccount()).get_matches_estimated();
}

Found find_hits(const Translation& translation, const Xapian::Database& database, const HitOrder& order,
                std::size_t offset, std::size_t limit, const std::function<bool(Hit)>& on_hit) {
  if (!translation.tests.empty()) return find_tested(translation, database, order, offset, limit, on_hit);
  const Xapian::doccount all = database.get_doccount();
  Xapian::Enquire enquire = enquire_for(translation, database, order);
  const std::size_t end =
      std::min<std::size_t>(all, std::min<std::size_t>(offset, all) + std::min<std::size_t>(limit, all));
  const bool by_score = order.by == HitOrder::By::score;
  constexpr std::size_t more = 10;  // for ties that go on behind the end
  std::size_t size = by_score && end > 0 ? std::min<std::size_t>(all, end + more) : end;
  // Only what may be among the best is looked at, and its values read; all of it is counted by itself, without weights.
  const Xapian::doccount least = translation.may_prune ? 0 : all;
  const auto best = [&] { return ranked_of(ask(enquire, static_cast<Xapian::doccount>(size), least)); };
  std::vector<Ranked> hits = size > 0 ? best() : std::vector<Ranked>();
  while (by_score && hits.size() == size && size < all && is_cut(hits, end)) {
    size = std::min<std::size_t>(all, size * 8);
    hits = best();
  }
  if (by_score) settle_ties(hits);
  const auto count = [&]() -> Found {
    if (order.per_document > 0) return count_folded(translation, database, order.per_document);
    if (hits.size() < size) return {.total = hits.size()};
    if (!order.exact_total) return {.total = hits.size(), .exact = false};
    return {.total = count_all(translation, database)};
  };
  const Found result = count();
  for (std::size_t i = offset; i < std::min(end, hits.size()); ++i) {
    if (!on_hit(read_hit(database, hits[i]))) break;
  }
  return result;
}

Numbers count_hits(const Translation& translation, const Xapian::Database& database) {
  Numbers numbers;
  if (!translation.tests.empty()) {
    Xapian::Enquire enquire = enquire_for(translation, database, {.by = HitOrder::By::document});
    std::set<std::string> documents;
    for (const Ranked& ranked : candidates(enquire, database.get_doccount())) {
      const Hit hit = read_hit(database, ranked);
      if (!passes(hit, translation.tests)) continue;
      ++numbers.passages;
      documents.insert(hit.document.id);
      numbers.words += database.get_doclength(ranked.docid) / 2;
    }
    numbers.documents = documents.size();
    return numbers;
  }
  Xapian::Enquire all = counting(translation, database);
  Xapian::ValueCountMatchSpy documents(document_slot);
  Xapian::ValueCountMatchSpy lengths(length_slot);
  all.add_matchspy(&documents);
  all.add_matchspy(&lengths);
  numbers.passages = count_matches(all, database);
  for (auto at = documents.values_begin(); at != documents.values_end(); ++at) ++numbers.documents;
  for (auto at = lengths.values_begin(); at != lengths.values_end(); ++at) {
    numbers.words += static_cast<std::uint64_t>(Xapian::sortable_unserialise(*at)) * at.get_termfreq();
  }
  return numbers;
}

}  // namespace tenet::query::xapian
