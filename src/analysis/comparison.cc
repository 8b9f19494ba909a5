#include <tenet/comparison.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <tenet/duplicates.h>

#include "analysis/keyness.h"
#include "errors.h"
#include "text/stop_words.h"
#include "text/tokens.h"
#include "text/visible.h"

namespace tenet {
namespace {

using analysis::keyness;
using analysis::Keyness;

// A word must be surer than this to be said to tell the sides apart: the 0.1 % level of chi-square, because thousands
// of words are tried.
constexpr double least_g2 = 10.83;
// And stand in as many documents of its side, so that one long document is not taken for the side.
constexpr std::uint64_t fewest_documents = 2;

// A word on both sides.
struct Uses {
  std::array<std::uint64_t, 2> counts = {};
  std::array<std::uint64_t, 2> documents = {};
  std::array<std::size_t, 2> last = {};  // the document it was last seen in, from 1
};

// Whether a word says what is spoken of: numbers, the "Q" and "A" of transcripts and stop words do not.
bool is_telling(std::string_view form) {
  const bool has_letter =
      std::ranges::any_of(form, [](unsigned char c) { return c >= 0x80 || (c >= 'a' && c <= 'z'); });
  return has_letter && form.size() > 1 && !text::is_stop_word(form);
}

class WordCounter {
 public:
  // Counts the words of a passage; those of a document come one after the other.
  void see(std::size_t side, const Hit& hit) {
    if (std::exchange(document_, hit.document.id) != hit.document.id) {
      ++documents_;
      analyser_.trim();
    }
    for (const text::Token& token : text::visible_tokens(hit.text, hit.passage, analyser_)) {
      ++totals_[side];
      Uses& uses = uses_[token.form()];
      ++uses.counts[side];
      if (std::exchange(uses.last[side], documents_) != documents_) ++uses.documents[side];
    }
  }
  // A document at the end of one side and at the beginning of the other is two.
  void end_side() { document_.clear(); }

  [[nodiscard]] std::uint64_t total(std::size_t side) const { return totals_[side]; }

  // The words that tell the sides apart, those of the first side first.
  [[nodiscard]] std::vector<TellingWord> telling(std::size_t most) const {
    std::vector<TellingWord> words;
    for (const auto& [form, uses] : uses_) {
      const Keyness key = keyness({uses.counts[0], totals_[0]}, {uses.counts[1], totals_[1]});
      const std::size_t side = key.g2 < 0 ? 1 : 0;
      if (std::abs(key.g2) < least_g2 || uses.documents[side] < fewest_documents || !is_telling(form)) continue;
      words.push_back({form, uses.counts, uses.documents, key.g2, key.log_ratio});
    }
    std::ranges::sort(words, [](const TellingWord& one, const TellingWord& other) {
      return std::pair(-std::abs(one.g2), one.word) < std::pair(-std::abs(other.g2), other.word);
    });
    std::vector<TellingWord> chosen;
    for (const bool of_second : {false, true}) {
      std::size_t left = most;
      for (const TellingWord& word : words) {
        if ((word.g2 < 0) != of_second || left == 0) continue;
        --left;
        chosen.push_back(word);
      }
    }
    return chosen;
  }

 private:
  text::Analyser analyser_;
  std::unordered_map<std::string, Uses> uses_;  // by form
  std::array<std::uint64_t, 2> totals_ = {};
  std::string document_;
  std::size_t documents_ = 0;
};

std::vector<Hit> best_passages(const Searcher& searcher, const Query& query, const CompareOptions& options) {
  if (options.passages == 0) return {};
  const SearchOptions best{.limit = options.passages};
  std::vector<Hit> hits =
      options.fold ? search_folded(searcher, query, best).results.hits : searcher.search(query, best).hits;
  // Undated ones come last.
  const auto date = [](const Hit& hit) { return hit.document.date.empty() ? std::string("~") : hit.document.date; };
  if (options.order == CompareOptions::Order::date) std::ranges::stable_sort(hits, {}, date);
  return hits;
}

void read_passages(const Searcher& searcher, const Query& query, const std::set<std::string>& without,
                   std::size_t number, Side& side, WordCounter& words) {
  searcher.scan(query, [&](const Hit& hit) {
    if (without.contains(hit.id)) return true;
    const std::string& date = hit.document.date;
    if (!date.empty() && (side.first.empty() || date < side.first)) side.first = date;
    if (side.last < date) side.last = date;
    words.see(number, hit);
    return true;
  });
  words.end_side();
  side.words = words.total(number);
}

std::vector<TopicShares> topic_shares(const std::array<Counts, 2>& counts) {
  std::vector<TopicShares> shares;
  for (std::size_t row = 0; row < counts[0].rows.size(); ++row) {
    const std::string& topic = counts[0].rows[row].group.front();
    if (topic.empty()) continue;
    TopicShares both{.topic = topic};
    for (std::size_t side = 0; side < 2; ++side) {
      both.passages[side] = counts[side].rows[row].passages;
      const auto all = static_cast<double>(counts[side].total.passages);
      both.shares[side] = all == 0 ? 0 : static_cast<double>(both.passages[side]) / all;
    }
    if (both.passages[0] + both.passages[1] > 0) shares.push_back(std::move(both));
  }
  const auto difference = [](const TopicShares& both) { return std::abs(both.shares[0] - both.shares[1]); };
  std::ranges::stable_sort(shares, std::ranges::greater{}, difference);
  return shares;
}

}  // namespace

Comparison compare(const Searcher& searcher, const Query& query, const CompareOptions& options) {
  return translate_errors("comparing", [&]() -> Comparison {
    Comparison comparison;
    std::array<Counts, 2> counts;
    WordCounter words;
    for (std::size_t i = 0; i < 2; ++i) {
      const Query on_side = both(query, options.sides[i]);
      Side& side = comparison.sides[i];
      const auto without = options.fold ? those_to_fold(searcher, on_side) : std::vector<std::string>{};
      counts[i] = searcher.count(query, {.by = {CountBy::topic}, .within = options.sides[i], .without = without});
      side.count = counts[i].total;
      side.passages = best_passages(searcher, on_side, options);
      read_passages(searcher, on_side, {without.begin(), without.end()}, i, side, words);
      for (std::string& note : counts[i].notes) {
        if (std::ranges::find(comparison.notes, note) == comparison.notes.end()) {
          comparison.notes.push_back(std::move(note));
        }
      }
    }
    const Query on_both = both(options.sides[0], options.sides[1]);
    CountOptions overlap{.within = on_both};
    if (options.fold) overlap.without = those_to_fold(searcher, both(query, on_both));
    comparison.overlap = searcher.count(query, overlap).total;
    comparison.topics = topic_shares(counts);
    comparison.words = words.telling(options.words);
    return comparison;
  });
}

}  // namespace tenet
