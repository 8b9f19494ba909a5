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

// Reads the words of a label one by one.
class LabelReader {
 public:
  explicit LabelReader(const LabelParts& parts)
      : parts_(parts), words_(parts.words), last_title_(title_before_name(parts.words)) {}

  [[nodiscard]] std::optional<LabelReading> read() {
    Next next = Next::word;
    for (std::size_t i = 0; i < words_.size() && next == Next::word; ++i) next = read_word(i);
    if (next == Next::refused) return std::nullopt;
    reading_.in_capitals = reading_.names > 0 ? name_capitals_ : title_capitals_;
    reading_.title_in_capitals = title_capitals_;
    // "MS.:" names nobody.
    if (reading_.has_honorific && reading_.names == 0 && !reading_.has_title) return std::nullopt;
    if (reading_.names > most_name_words) return std::nullopt;
    return reading_;
  }

 private:
  // What comes behind a word.
  enum class Next { word, end, refused };

  struct Word {
    std::size_t place = 0;
    std::string_view written = {};
    std::string_view form = {};
    Letters letters = Letters::none;
    bool numbers = false;  // "No." in front of a number
  };

  // What a word is in the label.
  enum class Role { honorific, title, unnamed, modifier, name, particle };

  Next read_word(std::size_t i) {
    if (reading_.names > 0 && is_place(words_, i)) {
      reading_.place = i;
      return Next::end;
    }
    const std::string form = table_form(words_[i]);
    if (words_[i].ends_with(',') && !parts_.has_aside && !is_beside_suffix(i, form)) return Next::refused;
    if (i == 0 && (form == "THE"sv || words_[i] == "Le"sv || words_[i] == "La"sv)) {
      reading_.has_article = true;
      return Next::word;
    }
    if (is_title_alone() && is_link(form)) return is_office_linked_at(i) ? Next::end : Next::refused;
    return read_word({.place = i,
                      .written = words_[i],
                      .form = form,
                      .letters = letters_of(words_[i]),
                      .numbers = form == "NO"sv && is_number(i + 1)});
  }

  Next read_word(const Word& word) {
    if (word.letters == Letters::none) return read_number();
    if (word.letters == Letters::small && !is_particle(word.written)) return Next::refused;
    const LabelWord kind = label_word(word.form);
    // "Mr. Richard Page", whatever a page is elsewhere
    const bool is_never = kind == LabelWord::never && !word.numbers && !reading_.has_honorific;
    if (is_never || word.form == "OF"sv) return Next::refused;
    note(role_of(word, kind), word);
    return Next::word;
  }

  // "WITNESS 10", "Speaker 2"
  Next read_number() {
    if (!reading_.is_unnamed && !reading_.has_title && reading_.names == 0) return Next::refused;
    reading_.is_unnamed = reading_.is_unnamed || reading_.names == 0;
    return Next::word;
  }

  [[nodiscard]] Role role_of(const Word& word, LabelWord kind) const {
    if (reading_.names == 0) {
      if (kind == LabelWord::honorific) return Role::honorific;
      if (kind == LabelWord::title || is_small_title(word, kind)) return Role::title;
    }
    if (kind == LabelWord::unnamed && !reading_.has_title && !reading_.has_honorific) return Role::unnamed;
    if (reading_.names == 0 && (kind == LabelWord::modifier || word.place < last_title_)) return Role::modifier;
    return word.letters == Letters::small || word.numbers ? Role::particle : Role::name;
  }

  void note(Role role, const Word& word) {
    const bool is_capital = word.letters == Letters::capital;
    switch (role) {
      case Role::honorific: reading_.has_honorific = true; return;
      case Role::particle: return;
      case Role::title: reading_.has_title = true; break;
      case Role::unnamed: reading_.is_unnamed = true; break;
      case Role::modifier: break;
      case Role::name: {
        const bool is_behind = word.place > 0 && is_suffix(word.form);  // "IV:" alone are initials
        name_capitals_ = name_capitals_ && (!is_capital || is_behind);
        reading_.names += is_behind ? 0 : 1;
        return;
      }
    }
    title_capitals_ = title_capitals_ && !is_capital;
  }

  [[nodiscard]] bool is_title_alone() const { return reading_.has_title && reading_.names == 0; }
  [[nodiscard]] bool is_number(std::size_t i) const {
    return i < words_.size() && letters_of(words_[i]) == Letters::none;
  }
  // Whether the comma behind the word at `i` parts a name from its "Jr.".
  [[nodiscard]] bool is_beside_suffix(std::size_t i, std::string_view form) const {
    return i + 1 < words_.size() && (is_suffix(table_form(words_[i + 1])) || is_suffix(form));
  }
  // "The Minister of Lamps", "THE MINISTER OF STATE IN THE MINISTRY OF OIL"
  [[nodiscard]] bool is_office_linked_at(std::size_t i) const {
    const bool in_capitals =
        letters_of(words_[i]) == Letters::capitals && letters_of(words_.back()) == Letters::capitals;
    const bool is_office = reading_.has_article || (in_capitals && parts_.closing == LabelEnd::colon);
    return is_office && all_capitalised(words_);
  }
  // "Ranking Member DOE": small letters before a name in capitals are a title.
  [[nodiscard]] bool is_small_title(const Word& word, LabelWord kind) const {
    return kind == LabelWord::unnamed && word.letters == Letters::capital && word.place + 1 < words_.size() &&
           letters_of(words_[word.place + 1]) == Letters::capitals;
  }

  const LabelParts& parts_;
  const std::vector<std::string_view>& words_;
  std::size_t last_title_;
  LabelReading reading_ = {};
  bool name_capitals_ = true;
  bool title_capitals_ = true;
};

// "(a) Officer Pay.--The Secretary" heads a section of a bill, "GENERAL PROVISIONS." the section.
bool heads_section(const LabelReading& reading, const LabelParts& parts) {
  const bool may_head = parts.closing == LabelEnd::stop || (parts.closing == LabelEnd::dash && !parts.is_parted);
  const bool is_addressed = reading.has_honorific || reading.has_article;
  if (!may_head || is_addressed) return false;
  const bool has_small_title = reading.has_title && !reading.title_in_capitals;
  return !has_small_title || !(reading.in_capitals || parts.closing == LabelEnd::stop);
}

// "THE BAILIFF", "The Foreperson"
std::optional<LabelForm> form_behind_article(const LabelReading& reading, const LabelParts& parts) {
  if (parts.closing == LabelEnd::dash) return std::nullopt;
  if (reading.names > most_name_words - 1) return std::nullopt;
  const bool stops = parts.closing == LabelEnd::stop;
  if (!reading.in_capitals) return stops ? std::nullopt : std::optional(LabelForm::office);
  // "The FBI." ends a sentence.
  const bool ends_sentence = stops && letters_of(parts.words.front()) != Letters::capitals;
  return ends_sentence ? std::nullopt : std::optional(LabelForm::capitals);
}

// "Q1 Chair:" asks, "Secretary: Jane Doe" is a list of members, "The President." may be the end of a sentence.
std::optional<LabelForm> form_of_office(const LabelReading& reading, const LabelParts& parts, bool is_asked) {
  const bool is_somebody = is_asked || reading.has_honorific;
  if (reading.has_article || (is_somebody && parts.closing == LabelEnd::colon)) return LabelForm::office;
  return parts.closing == LabelEnd::stop ? std::nullopt : std::optional(LabelForm::name);
}

}  // namespace

std::optional<LabelReading> read_words(const LabelParts& parts) {
  const auto& words = parts.words;
  if (is_crowd(words)) return LabelReading{.is_unnamed = true, .is_crowd = true};
  if (words.size() == 1 && is_link_of_sentences(words.front())) return std::nullopt;
  return LabelReader(parts).read();
}

SpeakerKind kind_of(const LabelReading& reading) {
  if (reading.is_unnamed) return SpeakerKind::group;
  if (reading.has_article && reading.names > 0 && !reading.has_title) return SpeakerKind::office;  // "THE BAILIFF"
  if (reading.names > 0 && (reading.has_honorific || reading.has_title)) return SpeakerKind::person;
  return reading.has_title ? SpeakerKind::office : SpeakerKind::unknown;
}

std::optional<LabelForm> form_of(const LabelReading& reading, const LabelParts& parts, bool is_asked) {
  const bool is_known = reading.has_title || reading.has_honorific || reading.is_unnamed;
  const bool is_office = reading.has_title && reading.names == 0;
  if (heads_section(reading, parts)) return std::nullopt;
  if (reading.has_holder) return reading.in_capitals ? LabelForm::titled : LabelForm::written;
  if (reading.is_crowd) return LabelForm::office;
  if (reading.in_capitals && is_known) return LabelForm::titled;
  if (reading.has_article && !is_office && !reading.is_unnamed) return form_behind_article(reading, parts);
  if (parts.closing == LabelEnd::stop && !is_known) return std::nullopt;
  if (reading.is_unnamed) return LabelForm::name;  // "Members: Jane Doe" is a list
  if (is_office) return form_of_office(reading, parts, is_asked);
  if (is_known) return LabelForm::written;
  if (reading.names == 0) return std::nullopt;
  return reading.in_capitals ? LabelForm::capitals : LabelForm::name;
}

}  // namespace tenet::indexer
