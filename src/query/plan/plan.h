#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tenet/query.h>

#include "query/language/names.h"
#include "text/tokens.h"

namespace tenet::query {

// The meaning of a query: the tree of Query, simplified, with every word analysed once. All that runs, marks, counts or
// explains a query reads it and asks no analyser.
struct Plan {
  using Kind = Query::Kind;
  struct Word {
    std::string form = {};       // folded, as it is written
    std::string stem = {};       // shared by its inflections
    bool weighs = true;          // false for a stop word beside other words of its part
    std::uint64_t passages = 0;  // of the index that hold the stem, once count_passages() has looked

    bool operator==(const Word&) const = default;
  };

  Kind kind = Kind::nothing;  // this and the next members as in Query
  std::string text = {};
  std::string field = {};
  bool quoted = false;
  int distance = 0;  // words
  double boost = 1;
  // Of word and phrase, and of fields that are compared with words, in the order of the text. Of prefix: one, whose
  // form is the folded letters. Of mentions: those of the name.
  std::vector<Word> words = {};
  std::optional<NamePattern> name = {};  // of the fields speaker and mentions
  // As in Query. Of said: the first is said; the second, if any, is made of speaker and role fields that say by whom.
  std::vector<Plan> operands = {};
};

// The plan of `query`, whose topics, synonyms and like:ID are resolved. "non violent" becomes one word. Parts without
// words go, and so do the commonest words of English beside others, which tell passages apart no better than
// punctuation does. Of said: beside a speaker, that speaker must have said it.
[[nodiscard]] Plan make_plan(const Query& query, text::Analyser& analyser);

// A part that is a field with a value without words: has:quote, id:..., topic:...
[[nodiscard]] Plan field_plan(std::string field, std::string text);

// The plan as a query, to print.
[[nodiscard]] Query to_query(const Plan& plan);

}  // namespace tenet::query
