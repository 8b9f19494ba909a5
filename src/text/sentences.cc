#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::text {
namespace {

// When an abbreviation does not end a sentence.
enum class Goes {
  always,         // with what follows, whatever it is: Mr. Vance
  with_number,    // with a number or a section sign: No. 5, and not "No. They refused."
  with_sentence,  // unless a word follows that often begins a sentence: U.S. Congress, and not "in the U.S. The"
};

struct Abbreviation {
  std::string_view text;  // lower case, without the last full stop
  Goes goes;
};

// Sorted by text.
// clang-format off
constexpr std::array abbreviations = {
    Abbreviation{"a.m", Goes::with_sentence},   Abbreviation{"adm", Goes::always},
    Abbreviation{"al", Goes::with_sentence},    Abbreviation{"amend", Goes::with_number},
    Abbreviation{"art", Goes::with_number},     Abbreviation{"arts", Goes::with_number},
    Abbreviation{"asst", Goes::always},         Abbreviation{"atty", Goes::always},
    Abbreviation{"bros", Goes::with_sentence},  Abbreviation{"c.f.r", Goes::with_number},
    Abbreviation{"capt", Goes::always},         Abbreviation{"cf", Goes::always},
    Abbreviation{"ch", Goes::with_number},      Abbreviation{"cir", Goes::with_sentence},
    Abbreviation{"cl", Goes::with_number},      Abbreviation{"cmdr", Goes::always},
    Abbreviation{"co", Goes::with_sentence},    Abbreviation{"col", Goes::always},
    Abbreviation{"cong", Goes::with_sentence},  Abbreviation{"corp", Goes::with_sentence},
    Abbreviation{"cpl", Goes::always},          Abbreviation{"d.c", Goes::with_sentence},
    Abbreviation{"dept", Goes::with_sentence},  Abbreviation{"dist", Goes::with_sentence},
    Abbreviation{"dr", Goes::always},           Abbreviation{"e.g", Goes::always},
    Abbreviation{"ed", Goes::with_sentence},    Abbreviation{"esq", Goes::with_sentence},
    Abbreviation{"etc", Goes::with_sentence},
    Abbreviation{"f.2d", Goes::with_number},    Abbreviation{"f.3d", Goes::with_number},
    Abbreviation{"fed", Goes::with_sentence},   Abbreviation{"fig", Goes::with_number},
    Abbreviation{"figs", Goes::with_number},    Abbreviation{"ft", Goes::with_sentence},
    Abbreviation{"gen", Goes::always},          Abbreviation{"gov", Goes::always},
    Abbreviation{"h.r", Goes::with_number},     Abbreviation{"hon", Goes::always},
    Abbreviation{"i.e", Goes::always},          Abbreviation{"ibid", Goes::with_sentence},
    Abbreviation{"inc", Goes::with_sentence},   Abbreviation{"jr", Goes::with_sentence},
    Abbreviation{"lt", Goes::always},           Abbreviation{"ltd", Goes::with_sentence},
    Abbreviation{"maj", Goes::always},          Abbreviation{"messrs", Goes::always},
    Abbreviation{"mr", Goes::always},           Abbreviation{"mrs", Goes::always},
    Abbreviation{"ms", Goes::always},           Abbreviation{"mt", Goes::always},
    Abbreviation{"no", Goes::with_number},      Abbreviation{"nos", Goes::with_number},
    Abbreviation{"p", Goes::with_number},       Abbreviation{"p.m", Goes::with_sentence},
    Abbreviation{"par", Goes::with_number},     Abbreviation{"ph.d", Goes::with_sentence},
    Abbreviation{"pp", Goes::with_number},      Abbreviation{"pres", Goes::always},
    Abbreviation{"prof", Goes::always},         Abbreviation{"prop", Goes::with_number},
    Abbreviation{"props", Goes::with_number},   Abbreviation{"pt", Goes::with_number},
    Abbreviation{"pub", Goes::always},          Abbreviation{"rep", Goes::always},
    Abbreviation{"reps", Goes::always},         Abbreviation{"rev", Goes::always},
    Abbreviation{"s.ct", Goes::with_number},    Abbreviation{"sec", Goes::with_number},
    Abbreviation{"secs", Goes::with_number},    Abbreviation{"sen", Goes::always},
    Abbreviation{"sens", Goes::always},         Abbreviation{"sgt", Goes::always},
    Abbreviation{"sr", Goes::with_sentence},    Abbreviation{"st", Goes::always},
    Abbreviation{"stat", Goes::with_number},    Abbreviation{"subd", Goes::with_number},
    Abbreviation{"supp", Goes::with_sentence},  Abbreviation{"supt", Goes::always},
    Abbreviation{"u.k", Goes::with_sentence},   Abbreviation{"u.n", Goes::with_sentence},
    Abbreviation{"u.s", Goes::with_sentence},   Abbreviation{"u.s.a", Goes::with_sentence},
    Abbreviation{"u.s.c", Goes::with_number},   Abbreviation{"univ", Goes::with_sentence},
    Abbreviation{"v", Goes::always},            Abbreviation{"vol", Goes::with_number},
    Abbreviation{"vols", Goes::with_number},    Abbreviation{"vs", Goes::always},
};
// clang-format on
static_assert(std::ranges::is_sorted(abbreviations, {}, &Abbreviation::text));

// Words that begin sentences far more often than names. Sorted.
// clang-format off
constexpr std::array<std::string_view, 44> beginners = {
    "A",     "After", "All",   "Although", "An",    "And",   "As",   "At",    "But",  "By",    "Every",
    "For",   "From",  "He",    "Her",      "His",   "How",   "I",    "If",    "In",   "It",    "Its",
    "Many",  "More",  "Most",  "My",       "No",    "Now",   "On",   "Our",   "She",  "So",    "That",
    "The",   "Their", "There", "These",    "They",  "This",  "To",   "We",    "When", "While", "You",
};
// clang-format on
static_assert(std::ranges::is_sorted(beginners));

// The longest run of letters and full stops that can be an abbreviation.
constexpr std::size_t longest_abbreviation = 12;

// The word before the full stop at the end of `before`, lower case and without it; empty when the
// text does not end so.
std::string word_before_stop(std::string_view before) {
  if (before.empty() || before.back() != '.') return {};
  before.remove_suffix(1);
  std::size_t begin = before.size();
  const auto belongs = [](char c) { return is_letter(c) || c == '.' || is_digit(c); };
  while (begin > 0 && before.size() - begin <= longest_abbreviation && belongs(before[begin - 1])) --begin;
  return to_lower(before.substr(begin));
}

// "J." of J. Edgar Hoover; "I." may well end a sentence.
bool ends_with_initial(std::string_view before) {
  if (before.size() < 2 || before.back() != '.') return false;
  const char initial = before[before.size() - 2];
  const bool alone = before.size() == 2 || before[before.size() - 3] == ' ' || before[before.size() - 3] == '.';
  return alone && initial >= 'A' && initial <= 'Z' && initial != 'I';
}

bool begins_with_number(std::string_view after) {
  return !after.empty() && (is_digit(after.front()) || after.starts_with("\u00A7") || after.front() == '(');
}

bool begins_like_a_sentence(std::string_view after) {
  std::size_t end = 0;
  while (end < after.size() && is_letter(after[end])) ++end;
  const auto word = after.substr(0, end);
  return word.empty() || std::ranges::binary_search(beginners, word);
}

// Whether the break that ICU sees between `before` and `after` is none.
bool goes_on(std::string_view before, std::string_view after) {
  while (const auto length = white_space_before(before, before.size())) before.remove_suffix(length);
  const std::string word = word_before_stop(before);
  if (word.empty()) return false;
  const auto* found = std::ranges::lower_bound(abbreviations, std::string_view(word), {}, &Abbreviation::text);
  if (found == abbreviations.end() || found->text != word) return ends_with_initial(before);
  switch (found->goes) {
    case Goes::always: return true;
    case Goes::with_number: return begins_with_number(after);
    case Goes::with_sentence: return !begins_like_a_sentence(after);
  }
  return false;
}

// `text` with a space for each single line end, which UAX #29 takes for the end of a paragraph; blank
// lines stay.
std::string unwrapped(std::string_view text) {
  std::string result(text);
  bool line_end_follows = false;  // with nothing but white space before it
  for (std::size_t i = result.size(); i-- > 0;) {
    if (result[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      if (result[i + 1] == ' ') result[i] = ' ';
    } else if (result[i] == '\n' || result[i] == '\r') {
      if (!line_end_follows) result[i] = ' ';
      line_end_follows = true;
    } else if (!is_ascii_space(result[i])) {
      line_end_follows = false;
    }
  }
  return result;
}

using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;

// Making one reads ICU's rules anew, so each thread keeps its own.
UBreakIterator* sentence_iterator() {
  thread_local const Iterator iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return Iterator(ubrk_open(UBRK_SENTENCE, "en_US", nullptr, 0, &status), &ubrk_close);
  }();
  return iterator.get();
}

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  if (text.empty()) return starts;
  starts.push_back(0);
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  const std::string lines_joined = unwrapped(text);
  utext_openUTF8(&source, lines_joined.data(), static_cast<std::int64_t>(lines_joined.size()), &status);
  UBreakIterator* iterator = sentence_iterator();
  ubrk_setUText(iterator, &source, &status);
  if (U_SUCCESS(status)) {
    for (auto at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
      const auto start = static_cast<std::size_t>(at);
      if (start < text.size() && !goes_on(text.substr(starts.back(), start - starts.back()), text.substr(start))) {
        starts.push_back(start);
      }
    }
  }
  utext_close(&source);
  return starts;
}

}  // namespace tenet::text
