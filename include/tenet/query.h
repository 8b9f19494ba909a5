#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/export.h>

namespace tenet {

// A question as a tree, ours before it is Xapian's: it can be built by hand, compared and printed.
// Whatever parse_query() or plain_query() gives, parse_query(to_string(q)) == q. What each kind uses
// besides `kind` and `boost`:
struct Query {
  enum class Kind {
    nothing,   // no fields; the empty query
    word,      // text: one word as typed, any of its inflections
    phrase,    // text: words that stand side by side, exactly these forms
    prefix,    // text: the letters before the star
    synonyms,  // text, and `quoted` when it stood in quotation marks: it, or another way to say
               // the same; Searcher::resolve() puts all ways into operands
    all,       // operands (>= 2): every one of them
    any,       // operands (>= 2): at least one
    without,   // operands (== 1): passages without it; has no weight, hence no boost
    maybe,     // operands (== 2): the first; the second adds weight where it is there too
    near,      // operands (>= 2), distance: within `distance` words, in any order; only word, phrase,
               // prefix, near, and all or any of these
    field,     // field, text, and `quoted` when it stood in quotation marks; of topic, text may end in
               // @1 or @2, the least grade
    said,      // operands (== 1): inside one quotation
  };

  Kind kind = Kind::nothing;
  std::string text = {};   // UTF-8, as typed
  std::string field = {};  // canonical name from the table of fields
  bool quoted = false;
  int distance = 0;  // words
  double boost = 1;  // factor of its weight, 0.001 to 1000: what ^2 says
  std::vector<Query> operands = {};

  bool operator==(const Query&) const = default;
};

// How words that stand side by side without an operator are joined.
enum class Joining { all, any };

// Reads a query (UTF-8); docs/query-language.md is its grammar. Ordinary punctuation is never an
// error. A query without words is Kind::nothing. Throws QueryError with the offset in bytes, and a
// suggestion as hint.
[[nodiscard]] TENET_API Query parse_query(std::string_view text, Joining joining = Joining::all);
// Takes every character as text: words parted by white space, no operators, fields or wildcards.
// Throws QueryError only for what is no UTF-8.
[[nodiscard]] TENET_API Query plain_query(std::string_view text, Joining joining = Joining::all);
// Query text that reads back as `query` with Joining::all.
[[nodiscard]] TENET_API std::string to_string(const Query& query);
// The tree spelled out for people: all(word "treatment", without(phrase "equal treatment")). Boosts
// follow as ^2; the empty query is nothing.
[[nodiscard]] TENET_API std::string describe(const Query& query);

// The parts of a query that must each be true: the operands of an unboosted all(...), or the query alone; none of the
// empty query. all_of() joins such parts to a query.
[[nodiscard]] TENET_API std::vector<Query> conjuncts(const Query& query);
[[nodiscard]] TENET_API Query all_of(std::vector<Query> parts);
// What answers both queries, as if they had been typed side by side.
[[nodiscard]] TENET_API Query both(const Query& one, const Query& other);
// Whether `query` is a condition on whole documents, as date:2015 and organisation:"White House" are, also negated and
// in groups. Words of titles are none: they are what a passage says.
[[nodiscard]] TENET_API bool chooses_documents(const Query& query);

// One row of the table of fields: what may stand before the colon.
struct Field {
  std::string_view name = {};         // canonical; there are aliases, see docs/query-language.md
  std::string_view description = {};  // what a value is compared with
  std::string_view example = {};      // a query
};
// All fields, in the order to show them. Lives as long as the program.
[[nodiscard]] TENET_API const std::vector<Field>& fields();
// What may stand after has:, in the order to show. Lives as long as the program.
[[nodiscard]] TENET_API const std::vector<std::string_view>& features();

}  // namespace tenet
