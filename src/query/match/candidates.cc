#include "query/match/candidates.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "query/match/order.h"
#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::query {
namespace {

// Words of a sentence that are asked for: common ones cost much and tell little. With 8, 16 and 32 of them the right
// passage came out first for as many of 200 sentences with up to three words altered (198, 196), in 19, 34 and 57 ms.
constexpr std::size_t most_stems = 12;

// Stems of a passage by which others like it are found, and how many places of stems are looked at. docs/duplicates.md
// has what other numbers give.
constexpr std::size_t shared_stems = 10;
constexpr std::size_t most_postings = 20'000;

using RareTerms = std::vector<std::pair<std::uint64_t, std::string>>;

// The terms of at most `count` stems that the index has, with the number of passages that have each; the rarest first.
RareTerms rarest_terms(const store::Snapshot& snapshot, const std::set<std::string>& stems, std::size_t count) {
  std::vector<std::string> terms;
  terms.reserve(stems.size());
  for (const std::string& stem : stems) terms.push_back(store::term("", stem));
  const auto holding = snapshot.holding(terms);
  RareTerms rarest;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (holding[i] > 0) rarest.emplace_back(holding[i], std::move(terms[i]));
  }
  std::ranges::sort(rarest);
  if (rarest.size() > count) rarest.resize(count);
  return rarest;
}

// Drops the commonest terms until their postings are few enough, all but two.
void keep_affordable(RareTerms& terms) {
  std::size_t postings = 0;
  std::size_t kept = 0;
  for (const auto& [holding, term] : terms) {
    if (kept > 1 && postings + holding > most_postings) break;
    postings += holding;
    ++kept;
  }
  terms.resize(kept);
}

// Counts the passages of a list in, both by docid.
void add_postings(store::PostingCursor& at, std::vector<Shared>& found) {
  std::vector<Shared> both;
  both.reserve(found.size());
  auto old = found.begin();
  for (; !at.at_end(); at.next()) {
    for (; old != found.end() && old->first < at.docid(); ++old) both.push_back(*old);
    const bool known = old != found.end() && old->first == at.docid();
    both.emplace_back(at.docid(), known ? old++->second + 1 : 1);
  }
  both.insert(both.end(), old, found.end());
  found.swap(both);
}

// The passages of a segment that have at least half of the terms, by docid. A passage that has none of the first terms,
// the rarest, cannot come to half, so of the common ones only the postings of those found are looked at.
std::vector<Shared> share_half(store::PostingCache& words, const std::vector<std::string>& terms) {
  std::vector<Shared> found;
  std::size_t left = terms.size();
  const auto can_come_to_half = [&](std::size_t shared) { return 2 * (shared + left) >= terms.size(); };
  for (const std::string& term : terms) {
    --left;
    store::PostingCursor at = words.cursor(term);
    if (can_come_to_half(1)) {
      add_postings(at, found);
    } else {
      for (auto one = found.begin(); one != found.end() && !at.at_end(); ++one) {
        at.skip_to(one->first);
        if (!at.at_end() && at.docid() == one->first) ++one->second;
      }
    }
    std::erase_if(found, [&](const Shared& one) { return !can_come_to_half(one.second); });
  }
  return found;
}

std::vector<Docid> find(const PhysicalPlan& plan, std::size_t limit, const store::Snapshot& snapshot) {
  store::PassageReader reader(snapshot);
  std::vector<Docid> docids;
  for (const auto& [docid, score] : rank({.plan = plan}, 0, limit, snapshot, reader).hits) docids.push_back(docid);
  return docids;
}

}  // namespace

std::vector<Docid> passages_with_all(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                     std::size_t limit) {
  if (snapshot.stride() == 0 || stems.empty()) return {};
  return store::translate_xapian_errors("searching", [&] {
    PhysicalPlan all{.all = true};
    for (const std::string& stem : stems) all.words.push_back({.term = store::term("", stem)});
    return find(all, limit, snapshot);
  });
}

std::vector<Docid> passages_near(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                 std::size_t limit) {
  if (snapshot.stride() == 0) return {};
  return store::translate_xapian_errors("searching", [&] {
    PhysicalPlan any;
    for (const auto& [holding, term] : rarest_terms(snapshot, stems, most_stems)) {
      any.words.push_back({.term = term, .weight = word_weight({{.terms = {term}, .phrase = {}}}, 1, snapshot)});
    }
    return find(any, limit, snapshot);
  });
}

std::vector<Shared> passages_sharing_half(const store::Snapshot& snapshot, const std::vector<std::string>& terms) {
  std::vector<Shared> found;
  for (std::size_t segment = 0; segment < snapshot.stride(); ++segment) {
    for (const auto& [docid, shared] : share_half(snapshot.words_of(segment), terms)) {
      found.emplace_back(snapshot.docid_of(segment, docid), shared);
    }
  }
  return found;
}

std::vector<Docid> passages_sharing(const store::Snapshot& snapshot, const std::set<std::string>& stems,
                                    std::size_t limit) {
  if (snapshot.stride() == 0) return {};
  return store::translate_xapian_errors("searching", [&] {
    RareTerms rarest = rarest_terms(snapshot, stems, shared_stems);
    keep_affordable(rarest);
    std::vector<std::string> terms;
    for (auto& [holding, term] : rarest) terms.push_back(std::move(term));
    Scored sharing;
    for (const auto& [docid, shared] : passages_sharing_half(snapshot, terms)) {
      if (!snapshot.is_deleted(docid)) sharing.emplace_back(docid, static_cast<double>(shared));
    }
    store::PassageReader reader(snapshot);
    sort_hits(sharing, limit, snapshot, reader);
    if (sharing.size() > limit) sharing.resize(limit);
    std::vector<Docid> docids;
    docids.reserve(sharing.size());
    for (const auto& [docid, shared] : sharing) docids.push_back(docid);
    return docids;
  });
}

}  // namespace tenet::query
