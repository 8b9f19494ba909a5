#include "query/verify/alignment.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tenet::query {
namespace {

using Kind = Step::Kind;

// Costs are counted in parts of a word, so small that of two ways that cost the same the one with more words in common
// wins: each is worth a part, and they are fewer than form_cost.
constexpr int word_cost = 1 << 14;
constexpr int form_cost = word_cost / 2;
constexpr int same_cost = -1;

// Words as numbers that are quick to compare; below 0 what the asked words do not have.
struct Numbered {
  int form = -1;
  int stem = -1;
};

class Numbers {
 public:
  explicit Numbers(const NormalisedText& asked) {
    for (const NormalisedWord& word : asked.words) {
      forms_.try_emplace(form_key(word), static_cast<int>(forms_.size()));
      stems_.try_emplace(word.word->stem, static_cast<int>(stems_.size()));
    }
  }
  [[nodiscard]] Numbered of(const NormalisedWord& word) const {
    const auto form = forms_.find(form_key(word));
    const auto stem = stems_.find(word.word->stem);
    return {form == forms_.end() ? -1 : form->second, stem == stems_.end() ? -1 : stem->second};
  }

 private:
  // As same_word() compares.
  static std::string form_key(const NormalisedWord& word) {
    return word.possessive ? word.word->form + "'s" : word.word->form;
  }

  std::unordered_map<std::string, int> forms_;
  std::unordered_map<std::string, int> stems_;
};

// The table of the least costs, row by row, and the way through it. Row i, column j: the first i of the words asked
// for beside a stretch of the reading that ends before its word j.
class Table {
 public:
  Table(const NormalisedText& asked, const NormalisedText& source, const Reading& reading)
      : asked_(asked),
        source_(source),
        reading_(reading),
        rows_(asked.words.size()),
        columns_(reading.size()),
        ways_((rows_ + 1) * (columns_ + 1)) {
    const Numbers numbers(asked);
    for (const NormalisedWord& word : asked.words) left_.push_back(numbers.of(word));
    for (const std::size_t place : reading) right_.push_back(numbers.of(source.words[place]));
  }

  Alignment find_nearest() {
    std::vector<int> above(columns_ + 1, 0);
    std::vector<int> row(columns_ + 1);
    for (std::size_t i = 1; i <= rows_; ++i) {
      fill_row(i, above, row);
      std::swap(above, row);
    }
    const auto least = std::ranges::min_element(above);
    return trace(static_cast<std::size_t>(least - above.begin()), *least);
  }

 private:
  void fill_row(std::size_t i, const std::vector<int>& above, std::vector<int>& row) {
    const bool in_gap = i < rows_ && asked_.words[i].after_gap;
    const int missing_cost = in_gap ? 0 : word_cost;
    row[0] = above[0] + word_cost;
    way(i, 0) = Kind::added;
    for (std::size_t j = 1; j <= columns_; ++j) {
      const bool same = left_[i - 1].form == right_[j - 1].form;
      int best = above[j - 1] + (same ? same_cost : left_[i - 1].stem == right_[j - 1].stem ? form_cost : word_cost);
      Kind kind = same ? Kind::same : Kind::changed;
      // Behind the last word nothing is missing.
      if (i < rows_ && row[j - 1] + missing_cost < best) {
        best = row[j - 1] + missing_cost;
        kind = in_gap ? Kind::left_out : Kind::missing;
      }
      if (above[j] + word_cost < best) {
        best = above[j] + word_cost;
        kind = Kind::added;
      }
      row[j] = best;
      way(i, j) = kind;
    }
  }

  Alignment trace(std::size_t column, int cost) {
    Alignment alignment;
    for (std::size_t i = rows_, j = column; i > 0;) {
      const Kind kind = way(i, j);
      const bool uses_asked = kind != Kind::missing && kind != Kind::left_out;
      const bool uses_source = kind != Kind::added;
      i -= uses_asked ? 1 : 0;
      j -= uses_source ? 1 : 0;
      alignment.steps.push_back({kind, i, j});
    }
    std::ranges::reverse(alignment.steps);
    const auto same = static_cast<int>(std::ranges::count(alignment.steps, Kind::same, &Step::kind));
    alignment.cost = (cost - same * same_cost) / static_cast<double>(word_cost);
    if (same == 0) return {alignment.cost, {}};
    trim(alignment.steps);
    return alignment;
  }

  // Words at either end that are like none of the source stand beside others by chance. One or two of them were put in
  // place of what the sentence has there, more were added.
  void trim(std::vector<Step>& steps) const {
    const auto by_chance = [&](const Step& step) {
      return step.kind == Kind::changed && left_[step.asked].stem != right_[step.source].stem;
    };
    const auto is_outside = [&](const Step& step) { return step.kind == Kind::added || by_chance(step); };
    const auto first = std::ranges::find_if_not(steps, is_outside);
    if (first == steps.end()) return;
    const auto last = std::find_if_not(steps.rbegin(), steps.rend(), is_outside).base();
    const std::size_t begin = first->source;
    const std::size_t end = (last - 1)->source + 1;
    const auto before = static_cast<std::size_t>(first - steps.begin());
    const auto behind = static_cast<std::size_t>(steps.end() - last);
    const bool changed_first = before <= most_changed && begin >= before && is_one_sentence(begin - before, begin);
    const bool changed_last =
        behind <= most_changed && end + behind <= columns_ && is_one_sentence(end - 1, end + behind - 1);
    for (std::size_t i = 0; i < before; ++i) {
      steps[i] = changed_first ? Step{Kind::changed, steps[i].asked, begin - before + i}
                               : Step{Kind::added, steps[i].asked, begin};
    }
    for (std::size_t i = 0; i < behind; ++i) {
      Step& step = steps[steps.size() - behind + i];
      step = changed_last ? Step{Kind::changed, step.asked, end + i} : Step{Kind::added, step.asked, end};
    }
  }

  // Whether no sentence ends between the words of the reading from `first` to `last`, which stand side by side.
  [[nodiscard]] bool is_one_sentence(std::size_t first, std::size_t last) const {
    for (std::size_t at = first; at < last; ++at) {
      const std::size_t gap = source_.words[reading_[at]].range.end;
      const std::size_t next = source_.words[reading_[at + 1]].range.begin;
      if (reading_[at + 1] != reading_[at] + 1) return false;
      const auto between = std::string_view(source_.text).substr(gap, next - gap);
      if (between.find_first_of(".?!") != std::string_view::npos || between.find("\n\n") != std::string_view::npos) {
        return false;
      }
    }
    return true;
  }

  Kind& way(std::size_t i, std::size_t j) { return ways_[i * (columns_ + 1) + j]; }

  static constexpr std::size_t most_changed = 2;

  const NormalisedText& asked_;
  const NormalisedText& source_;
  const Reading& reading_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<Kind> ways_;
  std::vector<Numbered> left_;
  std::vector<Numbered> right_;
};

class SameWords {
 public:
  SameWords(const NormalisedText& asked, const NormalisedText& source, const Reading& reading)
      : asked_(asked), source_(source), reading_(reading) {}

  // The stretch that begins at word `at` of the reading.
  [[nodiscard]] std::vector<Step> from(std::size_t at) const {
    std::vector<Step> steps;
    for (std::size_t begin = 0; begin < asked_.words.size();) {
      const std::size_t end = end_of_part(begin);
      std::size_t found = at;
      while (found + (end - begin) <= reading_.size() && !has(begin, end, found)) {
        if (begin == 0) return {};
        steps.push_back({Kind::left_out, begin, found++});
      }
      if (found + (end - begin) > reading_.size()) return {};
      for (at = found; begin < end; ++begin, ++at) steps.push_back({Kind::same, begin, at});
    }
    return steps;
  }

 private:
  // Where the words from `begin` on reach a gap, or their end.
  [[nodiscard]] std::size_t end_of_part(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < asked_.words.size() && !asked_.words[end].after_gap) ++end;
    return end;
  }
  [[nodiscard]] bool has(std::size_t begin, std::size_t end, std::size_t at) const {
    for (; begin < end; ++begin, ++at) {
      if (!same_word(asked_.words[begin], source_.words[reading_[at]])) return false;
    }
    return true;
  }

  const NormalisedText& asked_;
  const NormalisedText& source_;
  const Reading& reading_;
};

}  // namespace

std::vector<Alignment> find_same(const NormalisedText& asked, const NormalisedText& source, const Reading& reading) {
  std::vector<Alignment> found;
  if (asked.words.empty()) return found;
  const SameWords same(asked, source, reading);
  for (std::size_t at = 0; at < reading.size();) {
    if (std::vector<Step> steps = same.from(at); !steps.empty()) {
      // Behind a gap the same end may belong to a later beginning.
      const std::size_t last = steps.back().source;
      for (std::size_t later = at + 1; later <= last; ++later) {
        std::vector<Step> shorter = same.from(later);
        if (!shorter.empty() && shorter.back().source == last) steps = std::move(shorter);
      }
      at = last + 1;
      found.push_back({.cost = 0, .steps = std::move(steps)});
    } else {
      ++at;
    }
  }
  return found;
}

Alignment find_nearest(const NormalisedText& asked, const NormalisedText& source, const Reading& reading) {
  return Table(asked, source, reading).find_nearest();
}

}  // namespace tenet::query
