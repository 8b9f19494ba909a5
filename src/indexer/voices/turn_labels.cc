#include "indexer/voices/turn_labels.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/voices/turn_tables.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_head = 100;  // bytes of a line that may hold a label
constexpr std::size_t most_words = 9;
constexpr std::size_t most_name_words = 5;
constexpr char wide_space = '\t';  // stands for two or more characters of white space, or a line end

bool is_space(char c) {
  return c == ' ' || c == wide_space;
}

// The beginning of a line without its markup, in memory of its own: one is read for every line.
struct Head {
  std::array<char, longest_head + 4> bytes;          // white space made ' ' or wide_space
  std::array<std::size_t, longest_head + 5> places;  // of each byte in the text, and of what follows the last
  std::size_t size = 0;

  [[nodiscard]] std::string_view words() const { return {bytes.data(), size}; }
  void add(char byte, std::size_t place) {
    bytes[size] = byte;
    places[size++] = place;
  }
};

// Whether the line at `line` may begin with a label, by a glance: most lines do not.
bool may_be_label(std::string_view text, const Block& block, std::size_t line) {
  const char first = text[line];
  if (text::is_lower(first) || text::is_digit(first)) return false;
  const auto head = text.substr(line, std::min(longest_head, block.range.end - line));
  if (first == 'Q' || first == 'A') return true;
  // More small words than in "The PRESIDENT pro tempore of the ..." stand before most full stops.
  std::size_t small = 0;
  for (std::size_t at = 1; at < head.size(); ++at) {
    const char c = head[at];
    if (c == ':' || c == '(' || c == '[') return true;
    if (c == '.' || c == '\n') {
      if (c == '.' && small <= 3) return true;
      if (c == '\n' && at > 1) return false;
    }
    if (text::is_lower(c) && !text::is_letter(head[at - 1]) && text::is_ascii(head[at - 1])) {
      if (++small > 4) return false;
    }
  }
  return false;
}

Head head_of_line(std::string_view text, const Block& block, std::size_t line) {
  Head head;
  // Only what is written is read.
  auto hidden = std::ranges::lower_bound(block.hidden, line, {}, &TextRange::end);
  std::size_t at = line;
  while (at < block.range.end && head.size < longest_head) {
    if (hidden != block.hidden.end() && at >= hidden->begin) {
      at = std::max(at, hidden->end);
      ++hidden;
      continue;
    }
    const std::size_t space = text::white_space_at(text, at);
    const std::size_t size = space > 0 ? space : text::utf8_sequence(text, at).length;
    const bool ends_line = text[at] == '\n' || text[at] == '\r';
    if (space == 0) {
      for (std::size_t i = 0; i < size; ++i) head.add(text[at + i], at + i);
    } else if (head.size > 0 && is_space(head.bytes[head.size - 1])) {
      head.bytes[head.size - 1] = wide_space;
    } else {
      head.add(ends_line || text[at] == '\t' ? wide_space : ' ', at);
    }
    at += size;
    if (ends_line) break;
  }
  head.places[head.size] = std::min(at, block.range.end);
  return head;
}

// How a word of a label is written.
enum class Letters { capitals, capital, small, none };

Letters letters_of(std::string_view word) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool wide = false;
  for (const char c : word) {
    upper += text::is_upper(c) ? 1 : 0;
    lower += text::is_lower(c) ? 1 : 0;
    wide = wide || !text::is_ascii(c);
  }
  if (upper == 0) return lower > 0 || !wide ? (lower > 0 ? Letters::small : Letters::none) : Letters::capital;
  if (lower == 0) return Letters::capitals;
  if (!text::is_upper(word.front()) && text::is_ascii(word.front())) return Letters::small;
  // McCONNELL, LaMALFA, D'Esposito
  return lower <= 3 && upper >= 3 && word.size() > 4 ? Letters::capitals : Letters::capital;
}

// Letters, apostrophes, hyphens and full stops of initials; of what is not ASCII all but other punctuation.
bool is_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); at += text::utf8_sequence(word, at).length) {
    const char32_t c = text::code_point_at(word, at);
    const bool apostrophe = c == '\'' || c == 0x2019 || c == 0x2018;
    const bool hyphen = c == '-' || c == 0x2010 || c == 0x2011;
    if (apostrophe || hyphen || c == '.') continue;
    if (c < 0x80 ? !text::is_letter(static_cast<char>(c)) : c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || c == 0xFFFD) {
      return false;
    }
  }
  return !word.empty();
}

// In capitals, without the full stop or comma behind it: what the tables are asked for.
std::string table_form(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  std::string form(word);
  for (char& c : form) {
    if (text::is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  }
  return form;
}

// Small words that stand inside names and titles.
bool is_particle(std::string_view word) {
  constexpr std::array particles = {"da"sv, "de"sv, "del"sv, "den"sv, "der"sv,     "di"sv,  "dos"sv, "du"sv,  "el"sv,
                                    "la"sv, "le"sv, "pro"sv, "ten"sv, "tempore"sv, "the"sv, "van"sv, "von"sv, "y"sv};
  return std::ranges::find(particles, word) != particles.end();
}

// The words of a label and what it ends in.
struct Parts {
  std::vector<std::string_view> words = {};
  char closing = '\0';   // ':' or '.'
  std::size_t end = 0;   // of the words, in the head
  std::size_t next = 0;  // past the closing mark
};

// The end of the bracket that opens at `at`, past it; npos when it does not close.
std::size_t past_bracket(std::string_view head, std::size_t at) {
  const std::size_t close = head.find(head[at] == '(' ? ')' : ']', at);
  return close == std::string_view::npos ? close : close + 1;
}

// Takes the closing mark at `at`, which stands before white space or at the end.
bool take_closing(std::string_view head, std::size_t at, Parts& parts) {
  if (at >= head.size() || (head[at] != ':' && head[at] != '.')) return false;
  if (at + 1 < head.size() && !is_space(head[at + 1])) return false;
  parts.closing = head[at];
  parts.next = at + 1;
  return true;
}

// Reads words until a colon, or a full stop that shortens no word.
std::optional<Parts> split_label(std::string_view head) {
  Parts parts;
  for (std::size_t at = 0; at < head.size() && parts.words.size() < most_words;) {
    if (head[at] == '(' || head[at] == '[') {
      at = past_bracket(head, at);
      if (parts.words.empty() || at == std::string_view::npos || !take_closing(head, at, parts)) return std::nullopt;
      return parts;
    }
    std::size_t end = at;
    while (end < head.size() && !is_space(head[end]) && head[end] != ':') ++end;
    auto word = head.substr(at, end - at);
    const bool stops = word.ends_with('.') && word.find('.') + 1 == word.size() && !is_shortened(table_form(word));
    if (stops) word.remove_suffix(1);
    const bool comma = word.ends_with(',');
    if (!is_word(comma ? word.substr(0, word.size() - 1) : word)) return std::nullopt;
    parts.words.push_back(word);
    parts.end = at + word.size();
    if (stops || (end < head.size() && head[end] == ':')) {
      if (comma || !take_closing(head, parts.end, parts)) return std::nullopt;
      return parts;
    }
    at = end;
    while (at < head.size() && is_space(head[at])) ++at;
  }
  return std::nullopt;
}

// What the words of a label come to.
struct Reading {
  bool has_title = false;
  bool has_honorific = false;
  bool is_unnamed = false;
  bool in_capitals = true;
  bool has_article = false;
  std::size_t names = 0;  // words that are no title
};

// Whether the words from `i` on are " of Washington", which the Record adds to tell members apart.
bool is_state(const std::vector<std::string_view>& words, std::size_t i) {
  if (words[i] != "of"sv || i + 1 >= words.size() || words.size() - i > 4) return false;
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(),
                     [](std::string_view word) { return letters_of(word) == Letters::capital; });
}

std::optional<Reading> read_words(const std::vector<std::string_view>& words) {
  Reading reading;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (reading.names > 0 && is_state(words, i)) break;
    const Letters letters = letters_of(word);
    const std::string form = table_form(word);
    if (word.ends_with(',') && (i + 1 == words.size() || !is_shortened(table_form(words[i + 1])))) return std::nullopt;
    if (i == 0 && form == "THE"sv) {
      reading.has_article = true;
      continue;
    }
    if (letters == Letters::small && !is_particle(word)) return std::nullopt;
    const LabelWord kind = label_word(form);
    if (kind == LabelWord::never || form == "OF"sv) return std::nullopt;
    if (letters == Letters::capital && !(form.size() <= 3 && kind == LabelWord::honorific)) reading.in_capitals = false;
    const bool heads = reading.names == 0;
    if (heads && kind == LabelWord::honorific) {
      reading.has_honorific = true;
    } else if (heads && kind == LabelWord::title) {
      reading.has_title = true;
    } else if (kind == LabelWord::unnamed) {
      reading.is_unnamed = true;
    } else if (!(heads && kind == LabelWord::modifier) && letters != Letters::small) {
      ++reading.names;
    }
  }
  // "Mr. President:" addresses somebody; "MS.:" names nobody.
  if (reading.has_honorific && reading.names == 0) return std::nullopt;
  if (reading.names > most_name_words) return std::nullopt;
  return reading;
}

SpeakerKind kind_of(const Reading& reading) {
  if (reading.is_unnamed) return SpeakerKind::group;
  if (reading.has_honorific || (reading.has_title && reading.names > 0)) return SpeakerKind::person;
  return reading.has_title ? SpeakerKind::office : SpeakerKind::unknown;
}

std::optional<LabelForm> form_of(const Reading& reading, const Parts& parts) {
  const bool known = reading.has_title || reading.has_honorific || reading.is_unnamed;
  const bool is_office = reading.has_title && reading.names == 0;
  if (reading.in_capitals && known) return LabelForm::titled;
  if (parts.closing == '.' && !known) return std::nullopt;
  if (reading.is_unnamed) return LabelForm::name;  // "Members: Jane Doe" is a list
  if (known) {
    // "Secretary: Jane Doe" is a list of members, "The President." the end of a sentence.
    if (is_office && !(parts.closing == '.' && reading.has_article)) return std::nullopt;
    return LabelForm::written;
  }
  if (reading.has_article || reading.names == 0) return std::nullopt;
  return reading.in_capitals ? LabelForm::capitals : LabelForm::name;
}

// "Q  ", "Q:", "Q.", "QUESTION:", "Q Thank you", "A  ", "A:", "A.": where the letter or word ends, and which it is.
std::optional<std::pair<LabelForm, std::size_t>> question_or_answer(std::string_view head) {
  std::size_t end = 0;
  while (end < head.size() && text::is_letter(head[end])) ++end;
  if (end == 0 || end >= head.size()) return std::nullopt;
  const LabelWord kind = label_word(table_form(head.substr(0, end)));
  if (kind != LabelWord::question && kind != LabelWord::answer) return std::nullopt;
  const bool is_question = kind == LabelWord::question;
  const bool marked = (head[end] == ':' || (head[end] == '.' && text::is_upper(head[0]))) &&
                      (end + 1 == head.size() || is_space(head[end + 1]));
  const bool set_apart = end == 1 && head[end] == wide_space;
  const bool plain = head[0] == 'Q' && end == 1 && head[end] == ' ' && end + 1 < head.size() &&
                     (text::is_upper(head[end + 1]) || head[end + 1] == '(' || !text::is_ascii(head[end + 1]));
  if (!text::is_upper(head[0]) || !(marked || set_apart || plain)) return std::nullopt;
  return std::pair{is_question ? LabelForm::question : LabelForm::answer, end};
}

// The place where the words begin, behind the label that ends at `at` of the head.
std::size_t speech_begin(std::string_view text, const Block& block, const Head& head, std::size_t at) {
  std::size_t begin = head.places[at];
  auto hidden = std::ranges::lower_bound(block.hidden, begin + 1, {}, &TextRange::end);
  while (begin < block.range.end) {
    if (hidden != block.hidden.end() && begin >= hidden->begin) {
      begin = hidden->end;
      ++hidden;
    } else if (const auto space = text::white_space_at(text, begin)) {
      begin += space;
    } else {
      break;
    }
  }
  return std::min(begin, block.range.end);
}

}  // namespace

std::optional<TurnLabel> turn_label(std::string_view text, const Block& block, std::size_t line) {
  constexpr auto bullet = "<bullet>"sv;  // before statements that were not spoken, in the Congressional Record
  if (text.substr(line).starts_with(bullet)) {
    line += bullet.size();
    while (line < block.range.end && text::white_space_at(text, line) > 0) line += text::white_space_at(text, line);
  }
  if (line >= block.range.end || !may_be_label(text, block, line)) return std::nullopt;
  const Head head = head_of_line(text, block, line);
  const std::string_view words = head.words();
  if (words.empty() || (text::is_ascii(words.front()) && !text::is_upper(words.front()))) return std::nullopt;
  if (const auto found = question_or_answer(words)) {
    const auto [form, end] = *found;
    const std::size_t next = end + (is_space(words[end]) ? 0 : 1);
    return TurnLabel{.form = form,
                     .range = {head.places[0], head.places[end - 1] + 1},
                     .speech = speech_begin(text, block, head, next)};
  }
  const auto parts = split_label(words);
  if (!parts) return std::nullopt;
  const auto reading = read_words(parts->words);
  if (!reading) return std::nullopt;
  const auto form = form_of(*reading, *parts);
  if (!form) return std::nullopt;
  TurnLabel label{.form = *form,
                  .of_record = parts->closing == '.',
                  .range = {head.places[0], head.places[parts->end - 1] + 1},
                  .speech = speech_begin(text, block, head, parts->next),
                  .name = std::string(words.substr(0, parts->end)),
                  .kind = kind_of(*reading)};
  std::ranges::replace(label.name, wide_space, ' ');
  if (label.of_record && label.speech == block.range.end) return std::nullopt;
  return label;
}

bool is_name_line(std::string_view words) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  if (parts.size() < 2 || parts.size() > most_name_words + 1) return false;
  return std::ranges::all_of(parts, [](std::string_view part) {
    if (part.ends_with(',')) part.remove_suffix(1);
    const Letters letters = letters_of(part);
    return is_word(part) && (letters == Letters::capital || letters == Letters::capitals || is_particle(part)) &&
           label_word(table_form(part)) == LabelWord::other && (!part.ends_with('.') || is_shortened(table_form(part)));
  });
}

SpeakerKind kind_by_titles(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  Reading reading;
  for (const std::string_view word : words) {
    const LabelWord kind = label_word(table_form(word));
    if (kind == LabelWord::honorific) reading.has_honorific = true;
    if (kind == LabelWord::title) {
      reading.has_title = true;
      reading.names = 0;
    } else if (kind == LabelWord::other) {
      ++reading.names;
    }
  }
  return kind_of(reading);
}

}  // namespace tenet::indexer
