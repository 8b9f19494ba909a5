#include "indexer/attribution/label_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/attribution/label_heads.h"
#include "indexer/attribution/label_words.h"
#include "indexer/attribution/turn_tables.h"
#include "indexer/attribution/word_classes.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/utf8.h"

namespace tenet::indexer {

using namespace std::string_view_literals;

namespace {

constexpr auto em_dash = "\u2014"sv;
constexpr std::size_t most_words = 16;  // of an office: "The Secretary of State for ... and President of ..."

std::size_t past_spaces(std::string_view head, std::size_t at) {
  while (at < head.size() && is_space(head[at])) ++at;
  return at;
}

std::size_t past_digits(std::string_view head, std::size_t at) {
  while (at < head.size() && text::is_digit(head[at])) ++at;
  return at;
}

// Past the dash at `at`, or `at` where none is.
std::size_t past_dash(std::string_view head, std::size_t at) {
  for (const auto dash : {"\u2014"sv, "\u2013"sv, "\u2212"sv, "\u2012"sv, "\u2015"sv, "--"sv}) {
    if (head.substr(at).starts_with(dash)) return at + dash.size();
  }
  const bool is_hyphen = at + 1 < head.size() && head[at] == '-' && is_space(head[at + 1]);
  return is_hyphen ? at + 1 : at;
}

// Past what stands in front of a label in a list or for a note: "- ", "#4 ", "*", "\u2020"; `at` where nothing does.
std::size_t past_mark(std::string_view head, std::size_t at) {
  for (const auto mark : {"*"sv, "\u2020"sv, "\u2021"sv, "\u2022"sv, "\u25CF"sv}) {
    if (head.substr(at).starts_with(mark)) return past_spaces(head, at + mark.size());
  }
  if (head.substr(at).starts_with('#')) return past_spaces(head, past_digits(head, at + 1));
  const std::size_t dash = past_dash(head, at);
  return dash > at ? past_spaces(head, dash) : at;
}

// Past a time of day or of a recording at `at`, in brackets or not: "12:31", "[00:12:31]"; `at` where none is.
std::size_t past_time(std::string_view head, std::size_t at) {
  std::size_t end = at;
  const char close = head.substr(at).starts_with('[') ? ']' : head.substr(at).starts_with('(') ? ')' : '\0';
  if (close != '\0') ++end;
  std::size_t parts = 0;
  while (end < head.size() && text::is_digit(head[end])) {
    const std::size_t digits = past_digits(head, end);
    if (digits - end > 3) return at;
    end = digits;
    ++parts;
    const bool goes_on =
        end + 1 < head.size() && (head[end] == ':' || head[end] == '.') && text::is_digit(head[end + 1]);
    if (!goes_on) break;
    ++end;
  }
  if (parts < 2) return at;
  if (close == '\0') return end;
  return end < head.size() && head[end] == close ? end + 1 : at;
}

// Past the number in brackets at `at`, "[901234]"; `at` where none is.
std::size_t past_bracketed_number(std::string_view head, std::size_t at) {
  if (at >= head.size() || head[at] != '[') return at;
  const std::size_t end = past_digits(head, at + 1);
  return end > at + 1 && end < head.size() && head[end] == ']' ? past_spaces(head, end + 1) : at;
}

// Past the number of a question at `at`, "12.", "12 and 13.", "Q3 " or "Q3. [901234]"; `at` where none is.
std::size_t past_number(std::string_view head, std::size_t at) {
  constexpr auto joint = " and "sv;
  const std::size_t digits = at + (head.substr(at).starts_with('Q') ? 1 : 0);
  std::size_t end = past_digits(head, digits);
  if (end > digits && head.substr(end).starts_with(joint)) {
    const std::size_t second = past_digits(head, end + joint.size());
    return second + 1 < head.size() && head[second] == '.' ? past_spaces(head, second + 1) : at;
  }
  const bool is_marked = digits > at && end > digits && end + 1 < head.size() && is_space(head[end]);
  const std::size_t name = past_spaces(head, end);
  if (is_marked && name < head.size() && text::is_upper(head[name])) return name;
  const bool is_number = end > digits && end - digits <= 4 && end + 1 < head.size() && head[end] == '.';
  return is_number && is_space(head[end + 1]) ? past_bracketed_number(head, past_spaces(head, end + 1)) : at;
}

// The end of the bracket that opens at `at`, past it; npos when it does not close.
std::size_t past_bracket(std::string_view head, std::size_t at) {
  const char open = head[at];
  const char close = open == '(' ? ')' : ']';
  std::size_t depth = 0;
  for (; at < head.size(); ++at) {
    if (head[at] == open) ++depth;
    if (head[at] == close && --depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

// The mark that closes a label.
struct Closing {
  LabelEnd kind = LabelEnd::colon;
  std::size_t next = 0;    // past the mark
  bool is_parted = false;  // white space stands before a dash that is not two hyphens
};

// The closing mark at `at`: a colon or a full stop before white space, a full stop and a dash, a colon and one, or an
// em dash.
std::optional<Closing> closing_at(std::string_view head, std::size_t at) {
  const std::size_t mark = past_spaces(head, at);
  if (mark >= head.size() || (mark > at && head[mark] != ':')) return std::nullopt;
  if (head.substr(mark).starts_with(em_dash)) return Closing{.kind = LabelEnd::bare, .next = mark + em_dash.size()};
  const bool ends = mark + 1 == head.size() || is_space(head[mark + 1]);
  if (head[mark] == '.') {
    const std::size_t dash = past_spaces(head, mark + 1);
    if (const std::size_t end = past_dash(head, dash); end > dash)
      return Closing{
          .kind = LabelEnd::dash, .next = end, .is_parted = dash > mark + 1 && !head.substr(dash).starts_with("--"sv)};
  }
  if (head[mark] == ':') {
    if (const std::size_t end = past_dash(head, mark + 1); end > mark + 1) return Closing{.next = end};
  }
  if ((head[mark] != ':' && head[mark] != '.') || !ends) return std::nullopt;
  return Closing{.kind = head[mark] == ':' ? LabelEnd::colon : LabelEnd::stop, .next = mark + 1};
}

void close(LabelParts& parts, const Closing& closing) {
  parts.closing = closing.kind;
  parts.next = closing.next;
  parts.is_parted = closing.is_parted;
  parts.is_closed = true;
}

// Takes the closing mark at `at`, if one is there.
bool take_closing(std::string_view head, std::size_t at, LabelParts& parts) {
  const auto closing = closing_at(head, at);
  if (closing) close(parts, *closing);
  return closing.has_value();
}

// Takes a time at `at` that ends the line, as programs write it: "Jane Doe  0:03".
bool take_time(std::string_view head, std::size_t at, LabelParts& parts) {
  const std::size_t end = past_time(head, at);
  const std::size_t next = past_spaces(head, end);
  if (end == at || next < head.size() || head.find(':', at) == std::string_view::npos) return false;
  close(parts, {.next = next});
  return parts.is_timed = true;
}

// Whether `is_so` holds for each word of `line`, without the marks around it. Words such as "(via telephone)" are
// passed.
template <typename IsSo>
bool all_words(std::string_view line, IsSo&& is_so) {
  for (std::size_t at = past_spaces(line, 0); at < line.size();) {
    if (line[at] == '(') {
      const std::size_t end = past_bracket(line, at);
      if (end == std::string_view::npos || text::is_upper(line[at + 1])) return false;
      at = past_spaces(line, end);
      continue;
    }
    const std::size_t end = std::min(line.find_first_of(" \t"sv, at), line.size());
    auto word = line.substr(at, end - at);
    while (!word.empty() && "\",."sv.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && "\",."sv.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    if (!word.empty() && !is_so(word)) return false;
    at = past_spaces(line, end);
  }
  return true;
}

// Whether every word of `line` is: "to the Minister of Lamps", "COUNSEL FOR THE HARBOUR".
bool is_office_line(std::string_view line) {
  return all_words(line,
                   [](std::string_view word) { return is_capitalised(word) || past_digits(word, 0) == word.size(); });
}

// Whether `line` may say what somebody is, "former mayor of Salter", and is no part of a sentence.
bool is_description(std::string_view line) {
  constexpr WordClasses of_sentences = pronoun | possessive | relative | auxiliary | modal | any_cue | saying;
  return all_words(line, [](std::string_view word) { return (classes_of(text::to_lower(word)) & of_sentences) == 0; });
}

// Whether a quotation that begins in `line` goes on behind it: "The Board, \"FACT SHEET: Lamps\"" is an entry of a
// list.
bool opens_quotation(std::string_view line) {
  const bool is_odd = std::ranges::count(line, '"') % 2 != 0;
  return is_odd ||
         (line.rfind("\u201C"sv) != std::string_view::npos && line.find("\u201D"sv) == std::string_view::npos);
}

// Whether the full stop at `at` shortens the word before it: "U.S.", "St."
bool is_shortening(std::string_view head, std::size_t at) {
  const std::size_t space = head.substr(0, at).find_last_of(" \t"sv);
  const auto word = head.substr(space + 1, at - space - 1);
  return word.find('.') != std::string_view::npos || is_shortened(table_form(word));
}

// Takes the closing mark behind words that say more of who speaks: ", on behalf of the committee. -", " to the
// Minister of Lamps:", ", former mayor of Salter:". A full stop alone ends a sentence, not a label.
bool take_closing_behind(std::string_view head, std::size_t at, LabelParts& parts) {
  constexpr std::size_t longest_aside = 100;  // bytes
  const std::size_t begin = at;
  const std::size_t last = std::min(head.size(), at + longest_aside);
  for (; at < last; ++at) {
    const bool ends = head[at] == '.' || head[at] == ':';
    if (!ends) continue;
    const auto closing = closing_at(head, at);
    if (!closing) continue;
    if (closing->kind == LabelEnd::stop) {
      if (is_shortening(head, at)) continue;
      return false;
    }
    const auto line = head.substr(begin, at - begin);
    if (opens_quotation(line)) return false;
    if (closing->kind == LabelEnd::colon && !is_office_line(line)) {
      if (!is_description(line)) return false;
      parts.is_described = true;
    }
    close(parts, *closing);
    return parts.has_aside = true;
  }
  return false;
}

// Takes brackets behind the words and the closing mark behind them.
void take_brackets(std::string_view head, std::size_t at, LabelParts& parts) {
  while (at < head.size() && (head[at] == '(' || head[at] == '[')) {
    const std::size_t end = past_bracket(head, at);
    if (end == std::string_view::npos) return;
    parts.brackets.push_back(head.substr(at + 1, end - at - 2));
    parts.behind = end;
    at = past_spaces(head, end);
  }
  if (take_closing(head, parts.behind, parts)) return;
  const auto rest = head.substr(parts.behind);
  if (rest.starts_with(" to the "sv) || rest.starts_with(", "sv)) take_closing_behind(head, parts.behind, parts);
}

// Takes "DOE" of `word`, "DOE\u2014I", which begins at `at`, and the dash that closes the label.
void take_word_before_dash(std::string_view head, std::size_t at, std::string_view word, LabelParts& parts) {
  const std::size_t dash = word.find(em_dash);
  if (dash == std::string_view::npos || dash == 0 || !is_word(word.substr(0, dash)) || word[dash - 1] == '.') return;
  parts.words.push_back(word.substr(0, dash));
  parts.end = parts.behind = at + dash;
  take_closing(head, parts.end, parts);
}

// Whether the full stop of `word` ends the label, rather than shortens the word: "Mr. DOE.", "Mr. DOE, Jr. I rise".
bool is_stop(std::string_view word, std::string_view behind) {
  if (!word.ends_with('.') || word.find('.') + 1 != word.size()) return false;
  const std::string form = table_form(word);
  if (!is_shortened(form)) return true;
  return is_suffix(form) && behind.size() > 1 && is_space(behind[0]) && text::is_upper(behind[1]);
}

// Splits one label.
class LabelSplitter {
 public:
  LabelSplitter(std::string_view head, std::size_t at, bool past_stops)
      : head_(head), at_(at), past_stops_(past_stops), parts_{.begin = at, .end = at, .behind = at} {
    parts_.words.reserve(most_words);
  }

  [[nodiscard]] LabelParts split() {
    bool goes_on = true;
    while (goes_on && at_ < head_.size() && parts_.words.size() < most_words) goes_on = take();
    return std::move(parts_);
  }

 private:
  // A word that ends before white space, a colon, a bracket, or the full stop that ends the label.
  struct Word {
    std::string_view words = {};
    std::size_t end = 0;  // in the head, past the full stop
    bool is_last = false;
  };

  // Takes what stands at `at_`. Whether the label may go on behind it.
  bool take() {
    const bool has_words = !parts_.words.empty();
    if (text::is_digit(head_[at_]) && has_words && take_time(head_, at_, parts_)) return false;
    if (head_[at_] == '(' || head_[at_] == '[') return has_words && take_bracket();
    if (head_[at_] != ':') return take_word();
    if (has_words) take_closing(head_, parts_.end, parts_);
    return false;
  }

  // Takes the brackets that end a label. "Hon. (Ms.) Jane Doe" goes on behind one.
  bool take_bracket() {
    if (label_word(table_form(parts_.words.back())) != LabelWord::honorific) {
      take_brackets(head_, at_, parts_);
      return false;
    }
    const std::size_t end = past_bracket(head_, at_);
    if (end == std::string_view::npos) return false;
    at_ = past_spaces(head_, end);
    return true;
  }

  bool take_word() {
    const Word word = word_here();
    const bool has_comma = word.words.ends_with(',');
    const std::string_view bare = word.words.substr(0, word.words.size() - (has_comma ? 1 : 0));
    if (!is_number(bare) && !is_word(bare)) {
      take_word_before_dash(head_, at_, word.words, parts_);
      return false;
    }
    parts_.words.push_back(word.words);
    parts_.end = parts_.behind = at_ + bare.size();
    if (word.is_last) {
      if (!has_comma) take_closing(head_, parts_.end, parts_);
      return false;
    }
    at_ = past_spaces(head_, word.end);
    return !has_comma || is_suffix(table_form(next_word())) || is_suffix(table_form(bare)) ||
           !take_closing_behind(head_, at_, parts_);
  }

  [[nodiscard]] Word word_here() const {
    std::size_t end = at_;
    while (end < head_.size() && !is_space(head_[end]) && head_[end] != ':' && head_[end] != '(') ++end;
    std::string_view word = head_.substr(at_, end - at_);
    const std::size_t stop = word.find('.');
    const bool is_dashed = stop != std::string_view::npos && (word.find(".--"sv, stop) != std::string_view::npos ||
                                                              word.find(".\u2014"sv, stop) != std::string_view::npos);
    if (is_dashed) word = word.substr(0, stop + 1);
    const bool stops = is_dashed || (!past_stops_ && is_stop(word, head_.substr(end)));
    if (stops) word.remove_suffix(1);
    return {.words = word, .end = end, .is_last = stops || (end < head_.size() && head_[end] == ':')};
  }

  // "WITNESS 10": a number behind other words.
  [[nodiscard]] bool is_number(std::string_view word) const {
    return !parts_.words.empty() && !word.empty() && past_digits(word, 0) == word.size();
  }

  [[nodiscard]] std::string_view next_word() const {
    return head_.substr(at_, head_.find_first_of(" ,:\t"sv, at_) - at_);
  }

  std::string_view head_;
  std::size_t at_;
  bool past_stops_;
  LabelParts parts_;
};

}  // namespace

LabelOpening read_opening(std::string_view head) {
  LabelOpening opening{.spaces = past_spaces(head, 0)};  // behind the number of a line
  opening.marks = past_mark(head, opening.spaces);
  opening.chevrons = opening.marks;
  while (opening.chevrons < head.size() && head[opening.chevrons] == '>') ++opening.chevrons;
  opening.chevrons = past_spaces(head, opening.chevrons);
  opening.time = past_spaces(head, past_time(head, opening.chevrons));
  opening.number = past_number(head, opening.time);
  return opening;
}

LabelParts split_label(std::string_view head, std::size_t at, bool past_stops) {
  return LabelSplitter(head, at, past_stops).split();
}

std::string_view words_before_mark(std::string_view head, std::size_t at) {
  const auto has = [&](char c) { return head.find(c, at) != std::string_view::npos; };
  if (!has(';') && !has('-') && !has(em_dash.front())) return {};  // most lines
  const std::size_t begin = at;
  std::size_t words = 0;
  std::size_t capitals = 0;
  bool has_title = false;
  while (at < head.size()) {
    const std::size_t space = std::min(head.find_first_of(" \t;:([,"sv, at), head.size());
    const std::size_t end = std::min(head.substr(0, space).find(em_dash, at), space);
    const auto word = head.substr(at, end - at);
    const Letters letters = is_word(word) ? letters_of(word) : Letters::none;
    if (letters != Letters::capital && letters != Letters::capitals) return {};
    const LabelWord kind = label_word(table_form(word));
    const bool is_title = kind == LabelWord::honorific || kind == LabelWord::title;
    has_title = has_title || is_title;
    if (!is_title) ++words;
    if (!is_title && letters == Letters::capitals && word.size() > 1) ++capitals;
    const std::size_t mark = past_spaces(head, end);
    const std::size_t dash = past_dash(head, mark);
    const bool is_marked = dash > mark || head.substr(mark).starts_with(';');
    if (is_marked) {
      const std::size_t speech = past_spaces(head, std::max(dash, mark + 1));
      const bool begins = speech < head.size() && text::is_upper(head[speech]);
      const bool in_capitals = words > 0 && capitals == words && (has_title || words > 1);
      const bool is_name = in_capitals || (has_title && words > 0 && words <= 3 && mark > end);
      return begins && is_name ? head.substr(begin, end - begin) : std::string_view{};
    }
    if (end == head.size() || !is_space(head[end])) return {};
    at = mark;
  }
  return {};
}

std::string_view words_before_colon(std::string_view head, std::size_t at) {
  constexpr std::size_t most = 12;
  if (head.find(':', at) == std::string_view::npos) return {};
  const std::size_t begin = at;
  for (std::size_t words = 0; at < head.size() && words <= most; ++words) {
    if (head[at] == '(' || head[at] == '[') {
      const std::size_t end = past_bracket(head, at);
      if (end == std::string_view::npos) return {};
      at = past_spaces(head, end);
    }
    if (at < head.size() && head[at] == ':' && at > begin && closing_at(head, at))
      return head.substr(begin, at - begin);
    const std::size_t end = std::min(head.find_first_of(" \t:(["sv, at), head.size());
    const auto word = head.substr(at, end - at);
    if (word.empty() || !(is_capitalised(word) || letters_of(word) == Letters::none)) return {};
    at = end < head.size() && head[end] == ':' ? end : past_spaces(head, end);
  }
  return {};
}

std::string_view role_before_colon(std::string_view head, std::size_t at) {
  constexpr std::size_t longest = 50;  // bytes
  constexpr std::size_t most = 6;
  const std::size_t colon = head.find(':', at);
  if (colon == std::string_view::npos || colon - at > longest || !closing_at(head, colon)) return {};
  const std::string_view role = head.substr(at, colon - at);
  if (!text::begins_with_upper(role)) return {};
  bool is_person = false;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < role.size(); ++words) {
    const std::size_t end = std::min(role.find(' ', begin), role.size());
    std::string word = text::to_lower(role.substr(begin, end - begin));
    if (word.empty() || !is_word(word)) return {};
    if (const std::size_t mark = word.find_first_of("'\xe2"); mark != std::string::npos) word.resize(mark);
    const WordClasses classes = classes_of(word);
    if ((classes & (pronoun | possessive | auxiliary | modal)) != 0) return {};
    if (words == 0 && (classes & (preposition | conjunction)) != 0) return {};
    is_person = is_person || ((classes & person_noun) != 0 && (classes & plural) == 0);
    begin = end + 1;
  }
  return is_person && words > 1 && words <= most ? role : std::string_view{};
}

}  // namespace tenet::indexer
