#include "query/language/lexer.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include <tenet/error.h>

#include "query/language/characters.h"
#include "query/language/chunk.h"
#include "query/language/fields.h"

namespace tenet::query {
namespace {

using Kind = Token::Kind;

void require_utf8(std::string_view query) {
  const std::size_t valid = valid_utf8_bytes(query);
  if (valid == query.size()) return;
  throw QueryError("query: byte " + std::to_string(valid) + " is no UTF-8", valid, "type the query in UTF-8");
}

// The whole of `text` as a number, or nothing. Signs, exponents and "inf" are no numbers here.
template <typename Number>
std::optional<Number> read_number(std::string_view text) {
  const auto belongs = [](char c) { return is_ascii_digit(c) || c == '.'; };
  if (text.empty() || !std::ranges::all_of(text, belongs)) return std::nullopt;
  Number number = {};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Token> run() {
    while (skip_space()) lex_next();
    add({.kind = Kind::end, .begin = query_.size(), .end = query_.size()});
    return std::move(tokens_);
  }

 private:
  // Of the query. The caller knows that there is one.
  [[nodiscard]] CodePoint here() const { return read_code_point(query_, at_); }
  [[nodiscard]] bool is_at_end() const { return at_ == query_.size(); }
  [[nodiscard]] bool is_at(char c) const { return !is_at_end() && query_[at_] == c; }
  [[nodiscard]] bool is_at_quotation_mark() const { return !is_at_end() && is_quotation_mark(here().value); }
  [[nodiscard]] std::string since(std::size_t begin) const { return std::string(query_.substr(begin, at_ - begin)); }

  void add(Token token) { tokens_.push_back(std::move(token)); }

  // Whether anything follows.
  bool skip_space() {
    while (!is_at_end() && is_space(here().value)) {
      at_ += here().size;
      after_space_ = true;
    }
    return !is_at_end();
  }

  void lex_next() {
    const std::size_t begin = at_;
    const bool may_be_mark = std::exchange(after_space_, false);
    if (is_at_quotation_mark()) {
      lex_phrase();
    } else if ((may_be_mark || is_behind_mark()) && is_at_tilde()) {
      lex_synonyms();
    } else if (is_at('(')) {
      add({.kind = Kind::open, .begin = begin, .end = ++at_});
      after_space_ = true;  // a mark may stand behind it as at the start
    } else if (is_at(')')) {
      lex_close();
    } else if (may_be_mark && is_at_mark()) {
      add({.kind = query_[begin] == '-' ? Kind::exclude : Kind::require, .begin = begin, .end = ++at_});
    } else if (const Field* field = lex_field_name()) {
      add({.kind = Kind::field, .begin = begin, .end = at_, .text = std::string(field->name)});
      lex_value();
    } else {
      lex_word(false);
    }
  }

  // "-" and "+" count where something they could mark follows at once: "--", "- " and "-)" are text.
  [[nodiscard]] bool is_at_mark() const {
    if ((!is_at('-') && !is_at('+')) || at_ + 1 == query_.size()) return false;
    const char32_t next = read_code_point(query_, at_ + 1).value;
    return next != '-' && next != '+' && next != ')' && !is_space(next) && !is_between_dashes();
  }

  // Whether here is a word between two dashes, as in "Perrin -v- Marlow".
  [[nodiscard]] bool is_between_dashes() const {
    if (!is_at('-')) return false;
    std::size_t end = at_ + 1;
    while (end < query_.size() && is_word_character(read_code_point(query_, end).value)) {
      end += read_code_point(query_, end).size;
    }
    if (end == query_.size() || query_[end] != '-') return false;
    return ++end == query_.size() || is_space(read_code_point(query_, end).value);
  }

  // Whether what was read last is "-" or "+", right before here.
  [[nodiscard]] bool is_behind_mark() const {
    return !tokens_.empty() && tokens_.back().end == at_ && is_mark(tokens_.back());
  }
  static bool is_mark(const Token& token) { return token.kind == Kind::exclude || token.kind == Kind::require; }

  // "~" counts where a word or a phrase follows at once.
  [[nodiscard]] bool is_at_tilde() const {
    if (!is_at('~') || at_ + 1 == query_.size()) return false;
    const char32_t next = read_code_point(query_, at_ + 1).value;
    return is_word_character(next) || is_quotation_mark(next) || next == '\\';
  }

  void lex_synonyms() {
    const std::size_t begin = at_++;
    const std::size_t before = tokens_.size();
    if (is_at_quotation_mark()) {
      lex_phrase();
    } else {
      lex_word(true);
    }
    if (tokens_.size() == before) return;  // punctuation
    Token& token = tokens_.back();
    if (token.kind == Kind::prefix) {
      throw QueryError("~" + token.text + "*: no star in a word that is asked for with its synonyms", begin,
                       "write " + token.text + "* or ~" + token.text);
    }
    token.begin = begin;
    token.synonyms = true;
  }

  void lex_phrase() {
    const std::size_t begin = at_;
    at_ += here().size;
    const std::string mark = since(begin);
    Token phrase = {.kind = Kind::phrase, .begin = begin};
    while (!is_at_quotation_mark()) {
      if (is_at('\\')) {
        ++at_;
        phrase.escaped = true;
      }
      if (is_at_end()) {
        throw QueryError(mark + ": the quotation mark is never closed", begin,
                         "close the phrase, or write \\" + mark + " for the character itself");
      }
      const std::size_t size = here().size;
      phrase.text += query_.substr(at_, size);
      at_ += size;
    }
    at_ += here().size;
    if (count_word_characters(phrase.text) == 0) {
      throw QueryError(since(begin) + ": the phrase has no words", begin, "put words between the quotation marks");
    }
    phrase.boost = lex_boost();
    phrase.end = at_;
    add(std::move(phrase));
  }

  // A group of nothing but punctuation is punctuation itself: "(...)".
  void lex_close() {
    const std::size_t begin = at_++;
    const double boost = lex_boost();
    if (!tokens_.empty() && tokens_.back().kind == Kind::open && dropped_to_ > tokens_.back().begin) {
      tokens_.pop_back();
      drop(at_);
    } else {
      add({.kind = Kind::close, .begin = begin, .end = at_, .boost = boost});
    }
  }

  // Leaves out what was read up to `end`, and the marks before it.
  void drop(std::size_t end) {
    dropped_to_ = end;
    if (!tokens_.empty() && tokens_.back().kind == Kind::field) throw_empty_field(tokens_.back());
    while (!tokens_.empty() && is_mark(tokens_.back())) tokens_.pop_back();
  }

  // Moves behind "name:" where that names a field.
  const Field* lex_field_name() {
    std::size_t colon = at_;
    while (colon < query_.size() && is_ascii_letter(query_[colon])) ++colon;
    if (colon == at_ || colon == query_.size() || query_[colon] != ':') return nullptr;
    const std::string_view name = query_.substr(at_, colon - at_);
    const Field* const field = find_field(name);
    if (field == nullptr) {
      refuse_similar_name(name, colon + 1);
    } else if (is_prose(colon + 1)) {
      return nullptr;
    } else {
      at_ = colon + 1;
    }
    return field;
  }

  // Whether the colon before `behind` is that of a sentence: words stand before and behind it, and none is its value.
  // "what she said: nothing"
  [[nodiscard]] bool is_prose(std::size_t behind) const {
    const bool is_value = tokens_.size() > 1 && tokens_[tokens_.size() - 2].kind == Kind::field;
    if (tokens_.empty() || tokens_.back().kind != Kind::word || is_value) return false;
    std::size_t next = behind;
    while (next < query_.size() && is_space(read_code_point(query_, next).value)) {
      next += read_code_point(query_, next).size;
    }
    return next > behind && next < query_.size() && is_word_character(read_code_point(query_, next).value);
  }

  // Throws where `name` is nearly a field and a value follows it.
  void refuse_similar_name(std::string_view name, std::size_t value_at) const {
    const char32_t next = value_at < query_.size() ? read_code_point(query_, value_at).value : U' ';
    const bool has_value = next != ')' && next != '^' && !is_space(next);
    const Field* const similar = has_value ? find_similar_field(name) : nullptr;
    if (similar == nullptr) return;
    const std::string_view value = raw_value(value_at);
    const std::string meant =
        value.empty() ? std::string(similar->example) : std::string(similar->name) + ":" + std::string(value);
    throw QueryError(std::string(name) + ": unknown field", at_, "did you mean " + meant + "?");
  }

  // What somebody typed as a value, for a suggestion: a phrase or a word, or nothing where that is a
  // group or too much to repeat.
  [[nodiscard]] std::string_view raw_value(std::size_t begin) const {
    constexpr std::size_t longest = 80;  // bytes
    const bool is_phrase = is_quotation_mark(read_code_point(query_, begin).value);
    std::size_t end = begin;
    if (query_[begin] == '(') return {};
    while (end < query_.size()) {
      const CodePoint c = read_code_point(query_, end);
      if (!is_phrase && (is_space(c.value) || c.value == ')')) break;
      end += c.size;
      if (is_phrase && end > begin + c.size && is_quotation_mark(c.value)) break;
      if (end - begin > longest) return {};
    }
    return query_.substr(begin, end - begin);
  }

  void lex_value() {
    const Token& field = tokens_.back();
    if (is_at_end() || is_at(')') || is_space(here().value)) throw_empty_field(field);
    if (is_at_quotation_mark()) {
      const bool is_topic = field.text == "topic";
      lex_phrase();
      if (is_topic) lex_grade();
    } else if (field.text == "said" && is_at_tilde()) {
      lex_synonyms();
    } else if (!is_at('(')) {
      lex_word(true);
    }
  }

  // topic:"drug policy"@2 is topic:"drug policy@2".
  void lex_grade() {
    Token& phrase = tokens_.back();
    if ((!is_at('@') && !is_at('>')) || phrase.boost != 1) return;
    const auto belongs = [](char c) { return is_ascii_digit(c) || c == '@' || c == '>' || c == '.'; };
    for (; !is_at_end() && belongs(query_[at_]); ++at_) phrase.text += query_[at_];
    phrase.boost = lex_boost();
    phrase.end = at_;
  }

  [[noreturn]] static void throw_empty_field(const Token& field) {
    const Field* const row = find_field(field.text);
    throw QueryError(field.text + ": the field has no value", field.begin,
                     "write as in " + std::string(row->example) + ", or " + field.text + "\\: for the word itself");
  }

  void lex_word(bool is_value) {
    const std::size_t begin = at_;
    Chunk chunk = read_chunk(query_, at_);
    Token token = {.kind = Kind::word, .begin = begin, .end = at_, .text = {}, .escaped = chunk.escaped};
    if (!is_value && !chunk.escaped && !is_at('^') && lex_operator(chunk.text, begin)) return;
    if (!chunk.has_word) {
      drop(at_);
      return;
    }
    if (!is_value) read_initials(query_, at_, chunk);
    if (cut_star(chunk, begin)) token.kind = Kind::prefix;
    token.text = std::move(chunk.text);
    token.boost = lex_boost();
    token.end = at_;
    add(std::move(token));
  }

  bool lex_operator(std::string_view text, std::size_t begin) {
    if (!is_operator_text(text)) return false;
    Token token = {.kind = Kind::near, .begin = begin, .end = at_, .text = std::string(text)};
    if (text == "AND") token.kind = Kind::and_operator;
    if (text == "OR") token.kind = Kind::or_operator;
    if (text == "NOT") token.kind = Kind::not_operator;
    if (token.kind == Kind::near) token.distance = read_distance(text, begin);
    add(std::move(token));
    return true;
  }

  static int read_distance(std::string_view text, std::size_t begin) {
    constexpr std::string_view name = "NEAR";
    if (text == name) return default_distance;
    const std::optional<int> distance = read_number<int>(text.substr(name.size() + 1));
    if (distance && *distance >= 1 && *distance <= largest_distance) return *distance;
    throw QueryError(std::string(text) + ": the distance is no number from 1 to " + std::to_string(largest_distance),
                     begin, "did you mean NEAR/" + std::to_string(default_distance) + "?");
  }

  // What ^2 says here, 1 where nothing does.
  double lex_boost() {
    if (!is_at('^')) return 1;
    const std::size_t caret = at_++;
    const std::size_t number = at_;
    const auto ends = [](char32_t c) { return is_space(c) || is_quotation_mark(c) || c == '(' || c == ')'; };
    while (!is_at_end() && !ends(here().value)) at_ += here().size;
    const std::optional<double> boost = read_number<double>(query_.substr(number, at_ - number));
    if (boost && *boost >= smallest_boost && *boost <= largest_boost) return *boost;
    throw QueryError(since(caret) + ": the boost is no number from 0.001 to 1000", caret,
                     "write as in ^2 or ^0.5, or \\^ for the character itself");
  }

  std::string_view query_;
  std::size_t at_ = 0;          // byte
  bool after_space_ = true;     // whether "-" and "+" may be marks here
  std::size_t dropped_to_ = 0;  // end of the last punctuation that was left out
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> lex(std::string_view query) {
  require_utf8(query);
  return Lexer(query).run();
}

std::vector<Token> lex_plain(std::string_view query) {
  require_utf8(query);
  std::vector<Token> words;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    while (at < query.size() && !is_space(read_code_point(query, at).value)) at += read_code_point(query, at).size;
    const std::string_view word = query.substr(begin, at - begin);
    if (count_word_characters(word) > 0) {
      words.push_back({.kind = Kind::word, .begin = begin, .end = at, .text = std::string(word)});
    }
    if (at < query.size()) at += read_code_point(query, at).size;
  }
  return words;
}

}  // namespace tenet::query
