#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>
#include <tenet/query.h>

#include "errors.h"
#include "query/language/characters.h"
#include "query/language/chunk.h"
#include "query/language/lexer.h"

namespace tenet {
namespace {

using Kind = Query::Kind;

// How tightly a kind binds when it is written out, loosest first.
enum class Binding { any, all, near, unary, primary };

Binding binding(Kind kind) {
  switch (kind) {
    case Kind::any:
    case Kind::maybe: return Binding::any;
    case Kind::all: return Binding::all;
    case Kind::near: return Binding::near;
    case Kind::without: return Binding::unary;
    default: return Binding::primary;
  }
}

// Nothing for 1, else ^ and the shortest decimal number that reads back as `boost`.
std::string boost_suffix(double boost) {
  if (boost == 1) return {};
  std::array<char, 64> digits = {};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), boost, std::chars_format::fixed);
  return "^" + std::string(digits.data(), end);
}

// Whether `text`, a word and what is typed behind it, is read as the one token `meant`.
bool reads_as(const std::string& text, Query::Kind kind, const std::string& meant) {
  // Marks and backslashes mean something else in front of or behind other characters; behind what is excluded a dash
  // does, too: "-v-" is a word.
  if (text.starts_with('-') || text.starts_with('+') || text.ends_with('-')) return false;
  if (text.find('\\') != std::string::npos) return false;
  try {
    const std::vector<query::Token> tokens = query::lex(text);
    const auto expected = kind == Kind::prefix ? query::Token::Kind::prefix : query::Token::Kind::word;
    return tokens.size() == 2 && tokens.front().kind == expected && tokens.front().text == meant;
  } catch (const QueryError&) {
    return false;
  }
}

// `text` with a backslash before every character that may have a meaning.
std::string escaped(std::string_view text) {
  std::string out;
  bool has_backslash = false;
  for (std::size_t at = 0; at < text.size();) {
    const query::CodePoint c = query::read_code_point(text, at);
    const std::size_t size = c.size == 0 ? 1 : c.size;
    const bool is_special = c.value < 0x80 ? !query::is_word_character(c.value)
                                           : query::is_space(c.value) || query::is_quotation_mark(c.value);
    if (is_special) out += '\\';
    has_backslash = has_backslash || is_special;
    out += text.substr(at, size);
    at += size;
  }
  return has_backslash ? out : '\\' + out;  // \AND
}

std::string word_text(const std::string& text) {
  return reads_as(text, Kind::word, text) ? text : escaped(text);
}

std::string prefix_text(const std::string& text) {
  return (reads_as(text + '*', Kind::prefix, text) ? text : escaped(text)) + '*';
}

// What is typed behind "~": begins with a letter, a digit or a backslash.
std::string synonyms_word(const std::string& text) {
  if (query::is_word_character(query::read_code_point(text, 0).value)) return word_text(text);
  const std::string out = escaped(text);
  return out.starts_with('\\') ? out : '\\' + out;
}

// Between straight quotation marks.
std::string phrase_text(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const query::CodePoint c = query::read_code_point(text, at);
    const std::size_t size = c.size == 0 ? 1 : c.size;
    if (c.value == '\\' || query::is_quotation_mark(c.value)) out += '\\';
    out += text.substr(at, size);
    at += size;
  }
  return out + '"';
}

std::string field_text(const Query& query) {
  if (query.quoted) return query.field + ':' + phrase_text(query.text);
  // The parser takes these from the end of a value.
  const bool ends_in_punctuation = query.text.find_last_not_of(",;?!") + 1 != query.text.size();
  return query.field + ':' + (ends_in_punctuation ? escaped(query.text) : word_text(query.text));
}

// Kinds that need no parentheses and have no operands but that of said.
bool is_leaf(Kind kind) {
  return kind == Kind::word || kind == Kind::phrase || kind == Kind::prefix || kind == Kind::synonyms ||
         kind == Kind::field;
}

std::string print(const Query& query, Binding least);

// Side by side. Initials would become one word.
std::string print_all(std::span<const Query> operands) {
  std::string out;
  const Query* before = nullptr;
  for (const Query& operand : operands) {
    const bool are_initials = before != nullptr && before->kind == Kind::word && operand.kind == Kind::word &&
                              query::ends_with_initial(before->text) && query::ends_with_initial(operand.text);
    if (before != nullptr) out += are_initials ? " AND " : " ";
    out += print(operand, Binding::near);
    before = &operand;
  }
  return out;
}

std::string print_joined(std::span<const Query> operands, const std::string& separator, Binding least) {
  std::string out;
  for (const Query& operand : operands) {
    if (!out.empty()) out += separator;
    out += print(operand, least);
  }
  return out;
}

// The operands of `query` where it is of `kind` and has no boost of its own, else itself.
std::span<const Query> spread(const Query& query, Kind kind) {
  if (query.kind == kind && query.boost == 1) return query.operands;
  return {&query, 1};
}

// +a OR +b OR c OR d
std::string print_maybe(const Query& query) {
  std::string out;
  for (const Query& required : spread(query.operands.front(), Kind::all)) {
    const bool is_excluded = required.kind == Kind::without;  // "+-" is no mark
    out += is_excluded ? "+NOT " + print(required.operands.front(), Binding::primary)
                       : '+' + print(required, Binding::primary);
    out += " OR ";
  }
  return out + print_joined(spread(query.operands.back(), Kind::any), " OR ", Binding::all);
}

std::string print_said(const Query& query) {
  const Query& operand = query.operands.front();
  const bool is_bare = is_leaf(operand.kind) && operand.boost == 1;
  return "said:" + (is_bare ? print(operand, Binding::primary) : '(' + print(operand, Binding::any) + ')');
}

// Without the boost and the parentheses it may need.
std::string print_bare(const Query& query) {
  switch (query.kind) {
    case Kind::nothing: return {};
    case Kind::word: return word_text(query.text);
    case Kind::phrase: return phrase_text(query.text);
    case Kind::prefix: return prefix_text(query.text);
    case Kind::synonyms: return '~' + (query.quoted ? phrase_text(query.text) : synonyms_word(query.text));
    case Kind::field: return field_text(query);
    case Kind::said: return print_said(query);
    case Kind::all: return print_all(query.operands);
    case Kind::any: return print_joined(query.operands, " OR ", Binding::all);
    case Kind::without: return '-' + print(query.operands.front(), Binding::primary);
    case Kind::maybe: return print_maybe(query);
    case Kind::near:
      return print_joined(query.operands, " NEAR/" + std::to_string(query.distance) + ' ', Binding::primary);
  }
  return {};
}

// `query` where nothing that binds less than `least` can stand without parentheses.
std::string print(const Query& query, Binding least) {
  const Binding own = binding(query.kind);
  const bool is_group = own < least || (own != Binding::primary && query.boost != 1);
  const std::string bare = print_bare(query);
  return (is_group ? '(' + bare + ')' : bare) + boost_suffix(query.boost);
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::nothing: return "nothing";
    case Kind::word: return "word";
    case Kind::phrase: return "phrase";
    case Kind::prefix: return "prefix";
    case Kind::synonyms: return "synonyms";
    case Kind::all: return "all";
    case Kind::any: return "any";
    case Kind::without: return "without";
    case Kind::maybe: return "maybe";
    case Kind::near: return "near";
    case Kind::field: return "field";
    case Kind::said: return "said";
  }
  return {};
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string to_string(const Query& query) {
  return translate_errors("writing the query", [&]() -> std::string { return print(query, Binding::any); });
}

std::string describe(const Query& query) {
  return translate_errors("writing the query", [&]() -> std::string {
    std::string out(kind_name(query.kind));
    if (query.kind == Kind::field) out += ' ' + query.field;
    if (query.kind == Kind::near) out += '/' + std::to_string(query.distance);
    if (is_leaf(query.kind) && query.operands.empty()) {
      out += ' ' + in_quotes(query.text);
    } else if (query.kind != Kind::nothing) {
      std::string operands;
      for (const Query& operand : query.operands) {
        if (!operands.empty()) operands += ", ";
        operands += describe(operand);
      }
      out += '(' + operands + ')';
    }
    return out + boost_suffix(query.boost);
  });
}

}  // namespace tenet
