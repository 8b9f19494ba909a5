#include "indexer/attribution/tagged_text.h"

#include <algorithm>
#include <string>

#include "indexer/reading/broken_words.h"
#include "text/ascii.h"
#include "text/code_points.h"
#include "text/name_words.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

// What keeps its meaning in the middle of a sentence, where a capital letter makes other words names.
constexpr WordClasses kept_by_names = time | title | person_noun | body_noun | document | provision | body_name |
                                      pronoun | determiner | conjunction | preposition | abbreviation | male | female |
                                      party;

// Longer words are no words of the tables.
constexpr std::size_t longest_word = 24;

bool is_apostrophe(std::string_view rest) {
  return rest.starts_with('\'') || rest.starts_with("\u2019");
}

// "R-N.Y", "D-Calif", "I-Vt": a letter, a hyphen and a capital.
bool is_party(std::string_view word) {
  constexpr std::size_t longest = 9;
  return word.size() >= 4 && word.size() <= longest && word[1] == '-' &&
         std::string_view("DRIL").find(word[0]) != std::string_view::npos && text::is_upper(word[2]);
}

// "Harrow", "\u0141ukasz", "al-Assad", "d'Estaing": a capital letter at the beginning, or behind a particle.
bool begins_with_capital(std::string_view word, bool is_plain) {
  if (text::begins_with_upper(word)) return true;
  if (!text::is_ascii(word.front())) return false;
  const std::size_t joint = is_plain ? std::string_view::npos : word.find_first_of("-'\xe2");
  if (joint == std::string_view::npos) return false;
  const std::size_t next = joint + (word[joint] == '\xe2' ? 3 : 1);
  const bool is_particle = word.substr(0, joint) == "d" || text::is_name_particle(word.substr(0, joint));
  return is_particle && next < word.size() && begins_with_capital(word.substr(next), true);
}

// The bytes at `at` that belong to a word: letters, digits, letters beyond ASCII; 0 for none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (text::is_letter(c) || text::is_digit(c)) return 1;
  if (text::is_ascii(c) || text::white_space_at(text, at) > 0) return 0;
  const char32_t point = text::code_point_at(text, at);
  constexpr char32_t soft_hyphen = 0xAD;
  if (point == soft_hyphen) return 2;
  if (point < 0xC0 || (point >= 0x2000 && point <= 0x2BFF) || point == 0xFFFD) return 0;
  return std::max<std::size_t>(1, text::utf8_sequence(text, at).length);
}

// Tags one range.
class Reader {
 public:
  Reader(std::string_view text, TextRange range, const std::vector<TextRange>& hidden, const std::vector<Quote>& all,
         std::span<const std::size_t> quotes)
      : text_(text.substr(0, range.end)), at_(range.begin), hidden_(hidden), all_(all), quotes_(quotes) {
    constexpr std::size_t bytes_of_token = 5;  // or a little more: one space and a short word
    tagged_.tokens.reserve(range.size() / bytes_of_token + 1);
    next_hidden_ =
        static_cast<std::size_t>(std::ranges::lower_bound(hidden, range.begin, {}, &TextRange::end) - hidden.begin());
  }

  TaggedText read() && {
    while (at_ < text_.size()) {
      step();
      if (tagged_.tokens.size() - sentence_ >= longest_sentence) end_sentence();
    }
    end_sentence();
    tagged_.text = text_;
    return std::move(tagged_);
  }

 private:
  void step() {
    if (next_hidden_ < hidden_.size() && at_ >= hidden_[next_hidden_].begin) {
      at_ = std::max(at_, hidden_[next_hidden_++].end);
    } else if (next_quote_ < quotes_.size() && at_ >= all_[quotes_[next_quote_]].range.begin) {
      add_quote();
    } else if (const std::size_t space = text::white_space_at(text_, at_)) {
      at_ += space;
    } else if (text::is_letter(text_[at_]) || letter_at(text_, at_) > 0) {
      add_word();
    } else if (const std::size_t address = address_here()) {
      at_ += address;
    } else {
      add_mark();
    }
  }

  // The bytes of a mail address in angle brackets, which stands behind a name: "Ivo Kern <ivo@salter.example> wrote".
  // 0 where there is none.
  [[nodiscard]] std::size_t address_here() const {
    constexpr std::size_t longest = 100;  // bytes
    if (text_[at_] != '<') return 0;
    const auto rest = text_.substr(at_, longest);
    const std::size_t end = rest.find_first_of("> \n", 1);
    const bool is_address = end != std::string_view::npos && rest[end] == '>' && rest.substr(0, end).find('@') < end;
    const bool is_whole = next_quote_ == quotes_.size() || all_[quotes_[next_quote_]].range.begin > at_ + end;
    return is_address && is_whole ? end + 1 : 0;
  }

  [[nodiscard]] bool sentence_begins() const {
    if (tagged_.tokens.size() == sentence_) return true;
    const TaggedToken& last = tagged_.tokens.back();
    return last.is_quote() || last.is_mark(':') || last.is_mark('-');
  }

  void add_quote() {
    const std::size_t quote = quotes_[next_quote_++];
    const TextRange range = all_[quote].range;
    while (next_hidden_ < hidden_.size() && hidden_[next_hidden_].end <= range.end) ++next_hidden_;
    if (tagged_.tokens.size() > sentence_ && ended_) end_sentence();
    // The last mark inside decides whether a sentence ended with it.
    std::size_t end = range.end;
    while (end > range.begin && std::string_view("'\")]").find(text_[end - 1]) != std::string_view::npos) --end;
    const auto said = text_.substr(range.begin, end - range.begin);
    char mark = 0;
    if (!said.empty() && std::string_view(".,?!;:-").find(said.back()) != std::string_view::npos) mark = said.back();
    if (said.ends_with("\u2026")) mark = '.';
    if (said.ends_with("\u2014") || said.ends_with("\u2013")) mark = '-';
    tagged_.tokens.push_back({.kind = Kind::quote, .range = range, .mark = mark, .quote = quote});
    at_ = range.end;
    ended_ = mark == '.' || mark == '?' || mark == '!';
    const std::size_t count = tagged_.tokens.size();
    const bool opens = count < sentence_ + 2 || tagged_.tokens[count - 2].kind != Kind::word;
    doubtful_ = mark != '.' && opens && !is_introduced();
  }

  // 'Harrow asked the mayor, Ivo Vane, "Who pays?"': whether the words before the quotation that was just added say who
  // says it, so that nothing behind it does.
  [[nodiscard]] bool is_introduced() const {
    const auto begin = tagged_.tokens.begin() + static_cast<std::ptrdiff_t>(sentence_);
    const auto quote = tagged_.tokens.end() - 1;
    if (begin == quote || !((quote - 1)->is_mark(':') || (quote - 1)->is_mark(','))) return false;
    return std::none_of(begin, quote, [](const TaggedToken& token) { return token.is_quote(); }) &&
           ((quote - 1)->is_mark(':') ||
            std::any_of(begin, quote, [](const TaggedToken& token) { return token.is(says) && !token.is(weak); }));
  }

  void add_word() {
    const std::size_t begin = at_;
    pass_letters();
    bool digits = at_ == begin;
    plain_ = true;
    while (const std::size_t length = next_in_word(begin)) {
      plain_ = false;
      digits = digits && (text::is_digit(text_[at_]) || text_[at_] == ',' || text_[at_] == '.');
      at_ += length;
      const std::size_t letters = at_;
      pass_letters();
      digits = digits && at_ == letters;
    }
    TaggedToken token{.kind = digits ? Kind::number : Kind::word, .range = {begin, at_}};
    // "Juror No. 4": part of a name, and no "no".
    if (digits && tagged_.tokens.size() > sentence_ && frame_text(tagged_.tokens.back()) == "No.")
      tagged_.tokens.back().classes = 0;
    token.capital = begins_with_capital(text_.substr(begin, at_ - begin), plain_);
    take_possessive(token);
    classify(token);
    decide_sentence(token);
    if (token.capital && !sentence_begins() && !token.is(abbreviation)) token.classes &= kept_by_names;
    take_full_stop(token);
    tagged_.tokens.push_back(token);
    ended_ = false;
  }

  // Passes over ASCII letters, up to what is hidden and to the next quotation: most words are nothing else.
  void pass_letters() {
    std::size_t end = text_.size();
    if (next_hidden_ < hidden_.size()) end = std::min(end, hidden_[next_hidden_].begin);
    if (next_quote_ < quotes_.size()) end = std::min(end, all_[quotes_[next_quote_]].range.begin);
    while (at_ < end && text::is_letter(text_[at_])) ++at_;
  }

  // The bytes at `at_` that go on with the word from `begin` on: letters, and between letters hyphens,
  // apostrophes, full stops of "U.S.", commas of numbers, ends of lines behind a hyphen.
  [[nodiscard]] std::size_t next_in_word(std::size_t begin) {
    if (next_hidden_ < hidden_.size() && at_ >= hidden_[next_hidden_].begin) return at_ > begin ? pass_line_end() : 0;
    if (next_quote_ < quotes_.size() && at_ >= all_[quotes_[next_quote_]].range.begin) return 0;
    if (const std::size_t letter = letter_at(text_, at_)) return letter;
    if (at_ == begin) return 0;
    const std::size_t joiner = joiner_at(begin);
    if (joiner == 0) return 0;
    return letter_at(text_, at_ + joiner) > 0 ? joiner : pass_line_end();
  }

  // The bytes at `at_` of a hyphen and the end of line behind it that break a word; 0 where they are something else.
  std::size_t pass_line_end() {
    const std::size_t half = at_ < text_.size() && text_[at_] == '-' ? second_half(text_, at_ + 1) : 0;
    if (half == 0) return 0;
    while (next_hidden_ < hidden_.size() && hidden_[next_hidden_].end <= half) ++next_hidden_;
    return half - at_;
  }

  // The bytes at `at_` that may join what is behind them to the word from `begin` on.
  [[nodiscard]] std::size_t joiner_at(std::size_t begin) const {
    const bool behind_digit = text::is_digit(text_[at_ - 1]);
    switch (at_ < text_.size() ? text_[at_] : '\0') {
      case '\'':
      case '-':
      case '&': return 1;
      case ',': return behind_digit ? 1 : 0;
      case '.': return behind_digit || at_ - begin == 1 || text_[at_ - 2] == '.' || begins_party(begin) ? 1 : 0;
      default: return is_apostrophe(text_.substr(at_)) ? 3 : 0;
    }
  }

  // "R-N", before ".Y.".
  [[nodiscard]] bool begins_party(std::size_t begin) const {
    return at_ - begin == 3 && text_[begin + 1] == '-' &&
           std::string_view("DRIL").find(text_[begin]) != std::string::npos;
  }

  void take_possessive(TaggedToken& token) {
    const auto word = text_.substr(token.range.begin, token.range.size());
    if (plain_ && !word.ends_with('s')) return;
    for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S"}) {
      if (!word.ends_with(ending) || word.size() == ending.size()) continue;
      token.range.end -= ending.size();
      token.possessive = true;
      return;
    }
    if (word.ends_with('s') && is_apostrophe(text_.substr(at_)) && !at_quote_mark()) {
      at_ += text_[at_] == '\'' ? 1 : 3;
      token.possessive = true;
    }
  }

  // Whether a quotation just ended here: then what looks like an apostrophe is its mark.
  [[nodiscard]] bool at_quote_mark() const {
    return next_quote_ > 0 && all_[quotes_[next_quote_ - 1]].range.end == at_;
  }

  void classify(TaggedToken& token) {
    if (token.kind != Kind::word || token.range.size() > longest_word) return;
    lower_.assign(text_, token.range.begin, token.range.size());
    std::ranges::transform(lower_, lower_.begin(), [](char c) { return text::to_lower(c); });
    std::string& lower = lower_;
    if (const auto curly = plain_ ? std::string::npos : lower.find('\xe2');
        curly != std::string::npos && is_apostrophe(std::string_view(lower).substr(curly)))
      lower.replace(curly, 3, "'");
    for (auto line = plain_ ? std::string::npos : lower.find('\n'); line != std::string::npos;
         line = lower.find('\n')) {
      const auto next = std::min(lower.find_first_not_of(" \t\r\n", line), lower.size());
      const auto hyphen = std::min(lower.rfind('-', line), line);
      lower.erase(hyphen, next - hyphen);
    }
    token.classes = classes_of(lower);
    // "9:12 AM"
    const bool is_half = token.capital && lower.size() == 2 && lower[1] == 'm' && (lower[0] == 'a' || lower[0] == 'p');
    if (is_half && !tagged_.tokens.empty() && tagged_.tokens.back().kind == Kind::number) {
      token.classes = time;
      token.capital = false;
      return;
    }
    if (!plain_ && is_party(frame_text(token))) token.classes = party | abbreviation;
    // "he's", "they've", "she'll"
    const auto apostrophe = plain_ ? std::string::npos : lower.find('\'');
    if (token.classes == 0 && apostrophe != std::string::npos)
      token.classes = classes_of(lower.substr(0, apostrophe)) & pronoun;
    if (token.possessive && token.is(pronoun)) token.possessive = false;  // "he's"
    if (lower.ends_with("ly") && token.classes == 0 && lower.size() > 4 && !token.capital) token.classes = adverb;
    if (token.classes != 0 || plain_) return;
    if (lower.starts_with("re-") || lower.starts_with("co-"))
      token.classes = classes_of(std::string_view(lower).substr(3));
    if (const auto bare = text::untimed_title(lower); bare.size() < lower.size()) {
      token.classes = classes_of(bare);
      token.capital = token.capital || text::is_upper(text_[token.range.begin + lower.find(bare)]);
    }
  }

  // The full stop of an abbreviation belongs to it.
  void take_full_stop(TaggedToken& token) {
    if (at_ >= text_.size() || text_[at_] != '.' || token.possessive) return;
    const std::size_t size = token.range.size();
    const bool initial = size == 1 && token.capital;
    const bool dotted = !plain_ && token.kind == Kind::word &&
                        text_.substr(token.range.begin, size).find('.') != std::string_view::npos;
    if (initial || dotted || token.is(abbreviation)) {
      ++at_;
      token.range.end = at_;
    }
  }

  void add_mark() {
    const std::size_t length = std::max<std::size_t>(1, text::utf8_sequence(text_, at_).length);
    const auto bytes = text_.substr(at_, length);
    char mark = 0;
    if (length == 1 && std::string_view(".,?!;:-()[]").find(bytes.front()) != std::string_view::npos)
      mark = bytes.front();
    if (bytes == "\u2014" || bytes == "\u2013" || bytes == "\u2015") mark = '-';
    if (bytes == "\u2026") mark = '.';
    if (mark != 0) tagged_.tokens.push_back({.kind = Kind::mark, .range = {at_, at_ + length}, .mark = mark});
    at_ += length;
    if (mark == '.' || mark == '?' || mark == '!') {
      ended_ = true;
      doubtful_ = false;
    } else if (mark != 0 && mark != ')' && mark != ']') {
      ended_ = false;
    }
  }

  // Whether a sentence begins with `token`: behind a full stop always, behind a quotation that ends with ? or !
  // unless the sentence goes on in small letters or may name the speaker.
  void decide_sentence(const TaggedToken& token) {
    if (begins_behind_abbreviation(token)) return end_sentence();
    if (!ended_) return;
    const bool after_quote = tagged_.tokens.back().is_quote();
    const bool goes_on = text::is_lower(text_[token.range.begin]);
    if (goes_on && (after_quote || !token.is(pronoun))) return;
    if (after_quote && doubtful_) return;
    end_sentence();
  }

  // "..., Mo. The council": the full stop of an abbreviation that stands behind names ends the sentence, too, where a
  // word follows that has no capital elsewhere.
  [[nodiscard]] bool begins_behind_abbreviation(const TaggedToken& token) const {
    if (tagged_.tokens.size() < sentence_ + 2 || !token.capital || !token.is(determiner | pronoun | conjunction))
      return false;
    const TaggedToken& last = tagged_.tokens.back();
    constexpr std::size_t longest_initial = 2;  // "A. The" may be an initial, or a letter that numbers
    return last.is(abbreviation) && !last.is(title | time | male | female) && last.capital &&
           last.range.size() > longest_initial && text_[last.range.end - 1] == '.' && token.range.size() > 1;
  }

  [[nodiscard]] std::string_view frame_text(const TaggedToken& token) const {
    return text_.substr(token.range.begin, token.range.size());
  }

  void end_sentence() {
    if (tagged_.tokens.size() > sentence_) tagged_.sentences.push_back({sentence_, tagged_.tokens.size()});
    sentence_ = tagged_.tokens.size();
    ended_ = false;
  }

  std::string_view text_;  // up to the end of the range
  std::size_t at_;
  const std::vector<TextRange>& hidden_;
  const std::vector<Quote>& all_;
  std::span<const std::size_t> quotes_;
  std::size_t next_hidden_ = 0;
  std::size_t next_quote_ = 0;
  std::size_t sentence_ = 0;  // the first token of the sentence being read
  bool ended_ = false;        // a sentence may have ended with the last token
  bool doubtful_ = false;     // ... unless the speaker is named behind it
  bool plain_ = false;        // the word being read is of nothing but ASCII letters
  std::string lower_ = {};    // the word being classified
  TaggedText tagged_ = {};
};

}  // namespace

TaggedText tag_text(std::string_view text, TextRange range, const std::vector<TextRange>& hidden,
                    const std::vector<Quote>& all, std::span<const std::size_t> quotes) {
  return Reader(text, range, hidden, all, quotes).read();
}

std::string_view TaggedText::words(std::size_t at) const {
  return at < tokens.size() ? text.substr(tokens[at].range.begin, tokens[at].range.size()) : std::string_view();
}

TextRange range_of(const TaggedText& tagged, TokenSpan span) {
  if (span.empty()) return {};
  return {tagged.tokens[span.begin].range.begin, tagged.tokens[span.end - 1].range.end};
}

}  // namespace tenet::indexer
