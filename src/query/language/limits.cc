#include "query/language/limits.h"

#include <string>

#include <fmt/format.h>

#include <tenet/error.h>

namespace tenet::query {
namespace {

using Kind = Query::Kind;

// Far above what the parser makes of its own deepest nesting.
constexpr int deepest = 500;
constexpr const char* ask_again = "ask in several queries";

// What has been seen of a query, part by part.
class Tally {
 public:
  void add_part(std::string_view text, std::size_t at) {
    if (text.size() > longest_part) {
      throw QueryError(fmt::format("query: a word or phrase of {} bytes, more than {}", text.size(), longest_part), at,
                       "a longer quotation is one to verify");
    }
    add(parts_, most_parts, "words", ask_again, at);
  }
  void add_field(std::size_t at) { add(fields_, most_fields, "values of fields", ask_again, at); }
  void add_near(std::size_t at) { add(near_, most_near, "times NEAR", "write AND, or ask in several queries", at); }
  void add_wide(std::size_t at) {
    add(wide_, most_wide, "wildcards, ~words, words in said: or the like", ask_again, at);
  }

 private:
  static void add(std::size_t& count, std::size_t most, const char* what, const char* hint, std::size_t at) {
    if (++count > most) throw QueryError(fmt::format("query: more than {} {}", most, what), at, hint);
  }

  std::size_t parts_ = 0;
  std::size_t fields_ = 0;
  std::size_t near_ = 0;
  std::size_t wide_ = 0;
};

void add(const Query& query, int depth, bool in_said, Tally& tally) {
  if (depth > deepest) throw QueryError("query: it nests too deep", 0, ask_again);
  const bool is_field = query.kind == Kind::field;
  const bool is_part = query.operands.empty() || query.kind == Kind::synonyms;
  const bool is_wide = query.kind == Kind::prefix || query.kind == Kind::synonyms || in_said ||
                       (is_field && (query.field == "mentions" || query.field == "like"));
  if (is_field) tally.add_field(0);
  if (query.kind == Kind::near) tally.add_near(0);
  if (is_part) tally.add_part(query.text, 0);
  if (is_part && is_wide) tally.add_wide(0);
  for (const Query& operand : query.operands) {
    if (!is_part) add(operand, depth + 1, in_said || query.kind == Kind::said, tally);
  }
}

}  // namespace

void require_bounded(std::string_view query) {
  if (query.size() <= longest_query) return;
  throw QueryError(fmt::format("query: {} bytes, more than {}", query.size(), longest_query), longest_query,
                   "ask in several queries");
}

void require_bounded(const std::vector<Token>& tokens) {
  Tally tally;
  for (const Token& token : tokens) {
    if (token.kind == Token::Kind::near) tally.add_near(token.begin);
    if (token.kind == Token::Kind::field) tally.add_field(token.begin);
    if (token.kind == Token::Kind::prefix || token.synonyms) tally.add_wide(token.begin);
    const bool is_part =
        token.kind == Token::Kind::word || token.kind == Token::Kind::phrase || token.kind == Token::Kind::prefix;
    if (is_part) tally.add_part(token.text, token.begin);
  }
}

void require_bounded(const Query& query) {
  Tally tally;
  add(query, 0, false, tally);
}

}  // namespace tenet::query
