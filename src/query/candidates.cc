#include "query/candidates.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

#include "query/ranking.h"
#include "store/guard.h"
#include "store/schema.h"
#include "store/sources.h"

namespace tenet::query {
namespace {

// Words of a sentence that are asked for: common ones cost much and tell little. With 8, 16 and 32 of them the right
// passage came out first for as many of 200 sentences with up to three words altered (198, 196), in 19, 34 and 57 ms.
constexpr std::size_t most_stems = 12;

// Stems of a passage by which others like it are found, and how many places of stems are looked at. docs/duplicates.md
// has what other numbers give.
constexpr std::size_t shared_stems = 10;
constexpr std::size_t most_postings = 20'000;

using RareTerms = std::vector<std::pair<Xapian::doccount, std::string>>;

// The terms of at most `count` stems that the index has, with the number of passages that have each; the rarest first.
RareTerms rarest_terms(const store::Snapshot& snapshot, const std::set<std::string>& stems, std::size_t count) {
  RareTerms rarest;
  for (const std::string& stem : stems) {
    std::string term = store::term("", stem);
    if (const auto holding = snapshot.database().get_termfreq(term); holding > 0) rarest.emplace_back(holding, term);
  }
  std::ranges::sort(rarest);
  if (rarest.size() > count) rarest.resize(count);
  return rarest;
}

Xapian::Query without_deleted(const Xapian::Query& query, const store::Snapshot& snapshot) {
  const bool deleted = std::ranges::any_of(snapshot.manifest().segments,
                                           [](const store::Segment& segment) { return !segment.deleted.empty(); });
  if (!deleted) return query;
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query, store::query_of(new store::DeletedSource(snapshot)));
}

std::vector<Xapian::docid> run(const store::Snapshot& snapshot, const Xapian::Query& query,
                               const Xapian::Weight& weight, std::size_t limit) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_weighting_scheme(weight);
  enquire.set_query(without_deleted(query, snapshot));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
  std::vector<Xapian::docid> docids;
  for (auto hit = found.begin(); hit != found.end(); ++hit) docids.push_back(*hit);
  return docids;
}

}  // namespace

std::vector<Xapian::docid> passages_with_all(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                             std::size_t limit) {
  if (snapshot.stride() == 0 || stems.empty()) return {};
  return store::guarded("searching", [&] {
    std::vector<std::string> terms;
    terms.reserve(stems.size());
    for (const std::string& stem : stems) terms.push_back(store::term("", stem));
    return run(snapshot, Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()), Xapian::BoolWeight(), limit);
  });
}

std::vector<Xapian::docid> passages_near(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                         std::size_t limit) {
  if (snapshot.stride() == 0) return {};
  return store::guarded("searching", [&] {
    std::vector<Xapian::Query> terms;
    for (const auto& [holding, term] : rarest_terms(snapshot, stems, most_stems)) terms.emplace_back(term);
    return run(snapshot, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()), PassageWeighting(), limit);
  });
}

std::vector<Xapian::docid> passages_sharing(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                            std::size_t limit) {
  if (snapshot.stride() == 0) return {};
  return store::guarded("searching", [&] {
    std::vector<Xapian::docid> postings;
    std::size_t used = 0;
    for (const auto& [holding, term] : rarest_terms(snapshot, stems, shared_stems)) {
      if (used > 1 && postings.size() + holding > most_postings) break;
      const Xapian::Database& database = snapshot.database();
      postings.insert(postings.end(), database.postlist_begin(term), database.postlist_end(term));
      ++used;
    }
    std::ranges::sort(postings);
    std::vector<std::pair<std::ptrdiff_t, Xapian::docid>> sharing;  // stems, negative; docid
    for (auto begin = postings.begin(); begin != postings.end();) {
      const auto end = std::upper_bound(begin, postings.end(), *begin);
      const bool enough = 2 * static_cast<std::size_t>(end - begin) >= used;
      if (enough && !snapshot.is_deleted(*begin)) sharing.emplace_back(begin - end, *begin);
      begin = end;
    }
    std::ranges::sort(sharing);
    if (sharing.size() > limit) sharing.resize(limit);
    std::vector<Xapian::docid> docids;
    docids.reserve(sharing.size());
    for (const auto& [stems_shared, docid] : sharing) docids.push_back(docid);
    return docids;
  });
}

}  // namespace tenet::query
