#include "indexer/attribution/label_reading.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/attribution/label_heads.h"
#include "indexer/attribution/label_words.h"
#include "indexer/attribution/turn_tables.h"
#include "indexer/attribution/word_classes.h"
#include "text/ascii.h"
#include "text/names.h"

namespace tenet::indexer {

using namespace std::string_view_literals;

bool all_capitalised(const std::vector<std::string_view>& words) {
  return std::ranges::all_of(words, is_capitalised);
}

std::string_view without_spaces(std::string_view words) {
  while (words.starts_with(' ')) words.remove_prefix(1);
  while (words.ends_with(' ')) words.remove_suffix(1);
  return words;
}

bool is_holder(std::string_view bracket) {
  const std::string_view words = without_spaces(bracket);
  const LabelWord first = label_word(table_form(words.substr(0, words.find(' '))));
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos || words.find_first_of("0123456789:"sv) != std::string_view::npos) return false;
  if (first == LabelWord::honorific || first == LabelWord::title) return text::is_upper(words.front());
  return is_name_line(words);
}

bool is_crowd_noun(std::string_view word) {
  const std::string form = table_form(word);
  return label_word(form) == LabelWord::unnamed || form == "SENATOR"sv || form == "SENATORS"sv || form == "DEPUTIES"sv;
}

namespace {

// Whether the words from `i` on are " of Washington", which the Record adds to tell members apart.
bool is_place(const std::vector<std::string_view>& words, std::size_t i) {
  constexpr std::size_t most = 7;  // "of the District of Columbia"
  if (words[i] != "of"sv || i + 1 >= words.size() || words.size() - i > most) return false;
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(), [](std::string_view word) {
    return (letters_of(word) == Letters::capital && !word.ends_with(',')) || word == "the"sv || word == "of"sv ||
           word == "and"sv;
  });
}

bool is_determiner(std::string_view form) {
  constexpr std::array determiners = {"A"sv,       "AN"sv,   "ANOTHER"sv, "DES"sv, "MANY"sv,   "OTHER"sv,
                                      "SEVERAL"sv, "SOME"sv, "UN"sv,      "UNE"sv, "VARIOUS"sv};
  return std::ranges::find(determiners, form) != determiners.end();
}

// "Some hon. members", "An honourable senator", "Opposition senators", "Des voix".
bool is_crowd(const std::vector<std::string_view>& words) {
  constexpr std::size_t most = 5;
  if (words.size() < 2 || words.size() > most) return false;
  if (!is_crowd_noun(words.back())) return false;
  const bool is_small = letters_of(words.back()) == Letters::small;
  if (!is_determiner(table_form(words.front())) && !is_small && table_form(words.front()) != "HON"sv) return false;
  return std::all_of(words.begin() + 1, words.end() - 1, [](std::string_view word) {
    const LabelWord kind = label_word(table_form(word));
    return kind == LabelWord::honorific || kind == LabelWord::modifier || kind == LabelWord::unnamed ||
           letters_of(word) == Letters::capital;
  });
}

// Where the last title before the name stands, "President" of "Council President Doe": the words before it are part of
// it. 0 where the words begin with a title or a given name: "Jane King Doe".
std::size_t title_before_name(const std::vector<std::string_view>& words) {
  if (words.empty() || text::begins_with_given_name(words.front())) return 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i + 1 < words.size() && all_capitalised({words[i]}); ++i) {
    if (label_word(table_form(words[i])) == LabelWord::title) last = i;
  }
  return last;
}

// "Before: ..." and "After: ..." tell when, not who.
bool is_link_of_sentences(std::string_view word) {
  return (classes_of(text::to_lower(word)) & (preposition | conjunction)) != 0;
}

}  // namespace

std::optional<LabelReading> read_words(const LabelParts& parts) {
  const auto& words = parts.words;
  LabelReading reading{.is_crowd = is_crowd(words)};
  if (reading.is_crowd) {
    reading.is_unnamed = true;
    return reading;
  }
  if (words.size() == 1 && is_link_of_sentences(words.front())) return std::nullopt;
  const std::size_t last_title = title_before_name(words);
  bool name_capitals = true;
  bool title_capitals = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const std::string form = table_form(word);
    const bool is_known = reading.has_title || reading.has_honorific;
    if (reading.names > 0 && is_place(words, i)) {
      reading.place = i;
      break;
    }
    if (word.ends_with(',')) {
      const bool goes_on = i + 1 < words.size() && (is_suffix(table_form(words[i + 1])) || is_suffix(form));
      if (!goes_on && !parts.has_aside) return std::nullopt;
    }
    if (i == 0 && (form == "THE"sv || word == "Le"sv || word == "La"sv)) {
      reading.has_article = true;
      continue;
    }
    const Letters letters = letters_of(word);
    // "The Minister of Lamps", "THE MINISTER OF STATE IN THE MINISTRY OF OIL"
    if (reading.has_title && reading.names == 0 && is_link(form)) {
      const bool in_capitals = letters_of(word) == Letters::capitals && letters_of(words.back()) == Letters::capitals;
      const bool is_office = reading.has_article || (in_capitals && parts.closing == LabelEnd::colon);
      if (!is_office || !all_capitalised(words)) return std::nullopt;
      break;
    }
    if (letters == Letters::none) {  // "WITNESS 10", "Speaker 2"
      if (!reading.is_unnamed && !reading.has_title && reading.names == 0) return std::nullopt;
      reading.is_unnamed = reading.is_unnamed || reading.names == 0;
      continue;
    }
    if (letters == Letters::small && !is_particle(word)) return std::nullopt;
    const LabelWord kind = label_word(form);
    const bool numbers = form == "NO"sv && i + 1 < words.size() && letters_of(words[i + 1]) == Letters::none;
    // "Mr. Richard Page", whatever a page is elsewhere
    const bool never = kind == LabelWord::never && !numbers && !reading.has_honorific;
    if (never || form == "OF"sv) return std::nullopt;
    const bool heads = reading.names == 0;
    const bool is_capital = letters == Letters::capital;
    // "Ranking Member DOE": small letters before a name in capitals are a title.
    const bool is_title_here = kind == LabelWord::unnamed && is_capital && i + 1 < words.size() &&
                               letters_of(words[i + 1]) == Letters::capitals;
    if (heads && kind == LabelWord::honorific) {
      reading.has_honorific = true;
    } else if (heads && (kind == LabelWord::title || is_title_here)) {
      reading.has_title = true;
      title_capitals = title_capitals && !is_capital;
    } else if (kind == LabelWord::unnamed && !is_known) {
      reading.is_unnamed = true;
      title_capitals = title_capitals && !is_capital;
    } else if (heads && (kind == LabelWord::modifier || i < last_title)) {
      title_capitals = title_capitals && !is_capital;
    } else if (letters != Letters::small && !numbers) {
      const bool is_behind = i > 0 && is_suffix(form);  // "IV:" alone are initials
      name_capitals = name_capitals && (!is_capital || is_behind);
      if (!is_behind) ++reading.names;
    }
  }
  reading.in_capitals = reading.names > 0 ? name_capitals : title_capitals;
  reading.title_in_capitals = title_capitals;
  // "MS.:" names nobody.
  if (reading.has_honorific && reading.names == 0 && !reading.has_title) return std::nullopt;
  if (reading.names > most_name_words) return std::nullopt;
  return reading;
}

SpeakerKind kind_of(const LabelReading& reading) {
  if (reading.is_unnamed) return SpeakerKind::group;
  if (reading.has_article && reading.names > 0 && !reading.has_title) return SpeakerKind::office;  // "THE BAILIFF"
  if (reading.names > 0 && (reading.has_honorific || reading.has_title)) return SpeakerKind::person;
  return reading.has_title ? SpeakerKind::office : SpeakerKind::unknown;
}

std::optional<LabelForm> form_of(const LabelReading& reading, const LabelParts& parts, bool is_asked) {
  const bool known = reading.has_title || reading.has_honorific || reading.is_unnamed;
  const bool is_office = reading.has_title && reading.names == 0;
  // "(a) Officer Pay.--The Secretary" heads a section of a bill, "GENERAL PROVISIONS." the section.
  const bool is_addressed = reading.has_honorific || reading.has_article;
  const bool is_capital_name = reading.has_title && !reading.title_in_capitals && reading.in_capitals;
  const bool is_small_title = reading.has_title && !reading.title_in_capitals && parts.closing == LabelEnd::stop;
  const bool may_head = parts.closing == LabelEnd::stop || (parts.closing == LabelEnd::dash && !parts.is_parted);
  if (may_head && !is_addressed && !is_capital_name && !is_small_title) return std::nullopt;
  if (reading.has_holder) return reading.in_capitals ? LabelForm::titled : LabelForm::written;
  if (reading.is_crowd) return LabelForm::office;
  if (reading.in_capitals && known) return LabelForm::titled;
  if (reading.has_article && !is_office && !reading.is_unnamed) {  // "THE BAILIFF", "The Foreperson"
    if (parts.closing == LabelEnd::dash) return std::nullopt;
    if (reading.names > most_name_words - 1) return std::nullopt;
    // "The FBI." ends a sentence.
    const bool ends_sentence = parts.closing == LabelEnd::stop && letters_of(parts.words.front()) != Letters::capitals;
    if (reading.in_capitals) return ends_sentence ? std::nullopt : std::optional(LabelForm::capitals);
    return parts.closing == LabelEnd::stop ? std::nullopt : std::optional(LabelForm::office);
  }
  if (parts.closing == LabelEnd::stop && !known) return std::nullopt;
  if (reading.is_unnamed) return LabelForm::name;  // "Members: Jane Doe" is a list
  if (is_office) {
    // "Q1 Chair:" asks, "Secretary: Jane Doe" is a list of members, "The President." may be the end of a sentence.
    if (is_asked && parts.closing == LabelEnd::colon) return LabelForm::office;
    if (reading.has_article || (reading.has_honorific && parts.closing == LabelEnd::colon)) return LabelForm::office;
    return parts.closing == LabelEnd::stop ? std::nullopt : std::optional(LabelForm::name);
  }
  if (known) return LabelForm::written;
  if (reading.names == 0) return std::nullopt;
  return reading.in_capitals ? LabelForm::capitals : LabelForm::name;
}

}  // namespace tenet::indexer
