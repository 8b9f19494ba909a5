#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/error.h>
#include <tenet/query.h>

#include "errors.h"
#include "query/language/field_value.h"
#include "query/language/lexer.h"
#include "query/language/limits.h"
#include "query/language/parser.h"

// The grammar of docs/query-language.md, by recursive descent, loosest first; each rule is a function
// of the same name below.
//
//   any     = all { "OR" all }            with Joining::any also side by side
//   all     = near { "AND" near }         with Joining::all also side by side
//   near    = unary { "NEAR/n" unary }
//   unary   = { "NOT" | "-" | "+" } primary
//   primary = word | phrase | prefix | field value | group
//   value   = word | phrase | prefix | group
//   group   = "(" any ")"
//
// Trees come out in one normal form, so that equal questions compare equal: no all in an all and no
// any in an any (unless it has a boost of its own), no operand alone, no NOT NOT, and the boost of
// said: on the outside.
namespace tenet {
namespace {

using query::Token;
using Kind = Query::Kind;

// Enough for any question, and no danger to the stack. With Joining::any a group counts twice,
// because it may take two to write it out: (a b -c) is ((a OR b) -c).
constexpr int deepest_nesting = 64;

// `operands` as one query. At least one.
Query join(Kind kind, std::vector<Query> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  Query joined = {.kind = kind};
  for (Query& operand : operands) {
    if (operand.kind == kind && operand.boost == 1) {
      std::ranges::move(operand.operands, std::back_inserter(joined.operands));
    } else {
      joined.operands.push_back(std::move(operand));
    }
  }
  return joined;
}

Query negate(Query query) {
  if (query.kind == Kind::without) return std::move(query.operands.front());
  Query negated = {.kind = Kind::without};
  negated.operands.push_back(std::move(query));
  return negated;
}

// The first operand of `query`, however deep, that NEAR cannot measure from; or nullptr.
const Query* find_unmeasurable(const Query& query) {
  switch (query.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::prefix:
    case Kind::synonyms:
    case Kind::near: return nullptr;
    case Kind::all:
    case Kind::any:
      for (const Query& operand : query.operands) {
        if (const Query* found = find_unmeasurable(operand)) return found;
      }
      return nullptr;
    default: return &query;
  }
}

class Parser {
 public:
  Parser(std::vector<Token> tokens, Joining joining, const query::OnField& on_field)
      : tokens_(std::move(tokens)),
        joining_(joining),
        on_field_(on_field),
        levels_of_group_(joining == Joining::any ? 2 : 1),
        depth_(levels_of_group_ - 1) {}

  Query parse() {
    if (peek().kind == Token::Kind::end) return {};
    Query query = parse_any();
    if (peek().kind != Token::Kind::end) throw_unopened(peek());
    return query;
  }

 private:
  struct Operand {
    Query query = {};
    bool required = false;  // by "+"
  };

  Query parse_any() {
    std::vector<Query> required;
    std::vector<Query> optional;
    std::vector<Query> excluded;
    bool is_after_or = false;
    do {
      Operand operand = parse_all();
      // What is excluded side by side is excluded from all of it; after OR it is an alternative.
      const bool is_alternative = is_after_or || peek().kind == Token::Kind::or_operator;
      std::vector<Query>& group = operand.query.kind == Kind::without && !is_alternative ? excluded
                                  : operand.required                                     ? required
                                                                                         : optional;
      group.push_back(std::move(operand.query));
      is_after_or = accept(Token::Kind::or_operator);
    } while (is_after_or || (joining_ == Joining::any && starts_operand()));

    if (!required.empty() || !optional.empty()) {
      excluded.insert(excluded.begin(), weigh_optional(std::move(required), std::move(optional)));
    }
    return join(Kind::all, std::move(excluded));
  }

  // All of `required`, or any of `optional` where nothing is required. Not both are empty.
  static Query weigh_optional(std::vector<Query> required, std::vector<Query> optional) {
    if (required.empty()) return join(Kind::any, std::move(optional));
    Query all = join(Kind::all, std::move(required));
    if (optional.empty()) return all;
    Query maybe = {.kind = Kind::maybe};
    maybe.operands.push_back(std::move(all));
    maybe.operands.push_back(join(Kind::any, std::move(optional)));
    return maybe;
  }

  Operand parse_all() {
    Operand first = parse_near();
    std::vector<Query> operands;
    while (accept(Token::Kind::and_operator) || (joining_ == Joining::all && starts_operand())) {
      operands.push_back(parse_near().query);
    }
    if (operands.empty()) return first;
    operands.insert(operands.begin(), std::move(first.query));
    return {.query = join(Kind::all, std::move(operands))};
  }

  Operand parse_near() {
    std::size_t begin = peek().begin;
    Operand first = parse_unary();
    if (peek().kind != Token::Kind::near) return first;
    if (!field_.empty() && field_ != "said") {
      throw QueryError(peek().text + ": no place in the value of " + field_, peek().begin,
                       "write AND, or a phrase in quotation marks");
    }

    Query near = {.kind = Kind::near, .distance = peek().distance};
    near.operands.push_back(std::move(first.query));
    require_measurable(near.operands.back(), begin);
    while (peek().kind == Token::Kind::near) {
      require_distance(peek(), near.distance);
      advance();
      begin = peek().begin;
      near.operands.push_back(parse_unary().query);
      require_measurable(near.operands.back(), begin);
    }
    return {.query = std::move(near), .required = first.required};
  }

  // a NEAR/3 b NEAR/10 c could mean either of two things.
  static void require_distance(const Token& token, int distance) {
    if (token.distance == distance) return;
    const std::string other = "NEAR/" + std::to_string(distance);
    throw QueryError(token.text + ": it stands beside " + other, token.begin,
                     "put one of the two in parentheses: (a " + other + " b) " + token.text + " c");
  }

  static void require_measurable(const Query& query, std::size_t begin) {
    const Query* const found = find_unmeasurable(query);
    if (found == nullptr) return;
    const std::string what = found->kind == Kind::without ? "NOT"
                             : found->kind == Kind::field ? found->field
                             : found->kind == Kind::said  ? "said"
                                                          : "+";
    throw QueryError(what + ": no place beside NEAR", begin,
                     "NEAR takes words, phrases and groups of them: write the rest outside, as in (a NEAR/5 b) -c");
  }

  Operand parse_unary() {
    bool is_excluded = false;
    bool is_required = false;
    for (;; advance()) {
      if (peek().kind == Token::Kind::not_operator || peek().kind == Token::Kind::exclude) {
        is_excluded = !is_excluded;
      } else if (peek().kind == Token::Kind::require) {
        is_required = true;
      } else {
        break;
      }
    }
    Query query = parse_primary();
    if (query.kind == Kind::without) query.boost = 1;  // absence has no weight
    if (is_excluded) query = negate(std::move(query));
    return {.query = std::move(query), .required = is_required};
  }

  Query parse_primary() {
    const Token& token = peek();
    switch (token.kind) {
      case Token::Kind::word:
      case Token::Kind::phrase:
      case Token::Kind::prefix: advance(); return make_leaf(token);
      case Token::Kind::field: advance(); return parse_value(token);
      case Token::Kind::open: return parse_group();
      default: throw_missing_operand();
    }
  }

  Query parse_group() {
    const Token& open = peek();
    advance();
    depth_ += levels_of_group_;
    if (depth_ > deepest_nesting) {
      throw QueryError("(: parentheses nest too deep", open.begin, "ask in several queries");
    }
    Query query = parse_any();
    depth_ -= levels_of_group_;
    const Token& close = peek();
    if (!accept(Token::Kind::close)) throw_open_parenthesis(open);
    return boosted(std::move(query), close);
  }

  Query parse_value(const Token& name) {
    if (!field_.empty()) {
      throw QueryError(name.text + ": no place in the value of " + field_, name.begin,
                       "write " + name.text + ": outside the parentheses, or " + name.text + "\\: for the word itself");
    }
    field_ = name.text;
    Query value = parse_primary();
    field_ = {};
    if (name.text != "said") return value;
    Query said = {.kind = Kind::said, .boost = std::exchange(value.boost, 1)};
    said.operands.push_back(std::move(value));
    return said;
  }

  // A word, phrase or prefix on its own; inside the value of a field, that field with this value.
  [[nodiscard]] Query make_leaf(const Token& token) const {
    if (!field_.empty() && field_ != "said") {
      Query query = query::make_field(field_, token);
      if (on_field_) on_field_(query, token.begin);
      return query;
    }
    if (token.synonyms) {
      const bool quoted = token.kind == Token::Kind::phrase;
      return {.kind = Kind::synonyms, .text = token.text, .quoted = quoted, .boost = token.boost};
    }
    const Kind kind = token.kind == Token::Kind::word     ? Kind::word
                      : token.kind == Token::Kind::phrase ? Kind::phrase
                                                          : Kind::prefix;
    return {.kind = kind, .text = token.text, .boost = token.boost};
  }

  // `query` with what is typed behind its group.
  static Query boosted(Query query, const Token& close) {
    query.boost *= close.boost;
    if (query.boost < query::smallest_boost || query.boost > query::largest_boost) {
      throw QueryError("^: the boosts multiply to more than 1000 or less than 0.001", close.begin,
                       "give the group or its operand a smaller one");
    }
    return query;
  }

  [[noreturn]] static void throw_open_parenthesis(const Token& open) {
    throw QueryError("(: the parenthesis is never closed", open.begin,
                     "close it, or write \\( for the character itself");
  }

  // At a token that no operand can start with.
  [[noreturn]] void throw_missing_operand() const {
    const Token& token = peek();
    const Token* const before = at_ == 0 ? nullptr : &tokens_[at_ - 1];
    const bool is_last = token.kind == Token::Kind::end || token.kind == Token::Kind::close;
    if (before == nullptr && is_last) throw_unopened(token);
    if (!is_last) throw_no_operand(token, "stands before");
    if (before->kind == Token::Kind::open) {
      if (token.kind == Token::Kind::end) throw_open_parenthesis(*before);
      throw QueryError("(): the group is empty", before->begin, "put words between the parentheses");
    }
    throw_no_operand(*before, "follows");
  }

  [[noreturn]] static void throw_no_operand(const Token& token, const std::string& where) {
    throw QueryError(token.text + ": nothing " + where + " it", token.begin,
                     "operators stand in capitals between words: write it in lower case for the word itself");
  }

  [[noreturn]] static void throw_unopened(const Token& close) {
    throw QueryError("): the parenthesis was never opened", close.begin,
                     "leave it out, or write \\) for the character itself");
  }

  [[nodiscard]] bool starts_operand() const {
    switch (peek().kind) {
      case Token::Kind::word:
      case Token::Kind::phrase:
      case Token::Kind::prefix:
      case Token::Kind::field:
      case Token::Kind::open:
      case Token::Kind::not_operator:
      case Token::Kind::exclude:
      case Token::Kind::require: return true;
      default: return false;
    }
  }

  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
  void advance() { ++at_; }
  bool accept(Token::Kind kind) {
    const bool is_there = peek().kind == kind;
    if (is_there) advance();
    return is_there;
  }

  std::vector<Token> tokens_;
  Joining joining_;
  const query::OnField& on_field_;
  int levels_of_group_;     // what a group adds to depth_
  int depth_;               // levels of nesting at `at_`
  std::size_t at_ = 0;      // token
  std::string field_ = {};  // whose value is being read
};

}  // namespace

Query parse_query(std::string_view text, Joining joining) {
  return translate_errors("reading the query", [&] { return query::parse(text, joining, {}); });
}

Query query::parse(std::string_view text, Joining joining, const OnField& on_field) {
  require_bounded(text);
  std::vector<Token> tokens = lex(text);
  require_bounded(tokens);
  Query query = Parser(std::move(tokens), joining, on_field).parse();
  require_bounded(query);
  return query;
}

Query plain_query(std::string_view text, Joining joining) {
  return translate_errors("reading the query", [&]() -> Query {
    query::require_bounded(text);
    std::vector<Token> tokens = query::lex_plain(text);
    query::require_bounded(tokens);
    std::vector<Query> words;
    words.reserve(tokens.size());
    for (Token& token : tokens) words.push_back({.kind = Kind::word, .text = std::move(token.text)});
    if (words.empty()) return {};
    return join(joining == Joining::any ? Kind::any : Kind::all, std::move(words));
  });
}

}  // namespace tenet
