#include "indexer/attribution/participles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/attribution/noun_phrases.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
using Kind = TaggedToken::Kind;

// Past participles that the ending does not show, without words that are nouns or adjectives as well. Sorted.
constexpr std::array irregular_participles = {
    "beaten"sv, "begun"sv,  "bitten"sv, "borne"sv,  "bought"sv, "brought"sv, "built"sv,  "caught"sv,
    "chosen"sv, "dealt"sv,  "drawn"sv,  "driven"sv, "eaten"sv,  "fed"sv,     "fought"sv, "found"sv,
    "frozen"sv, "given"sv,  "grown"sv,  "heard"sv,  "held"sv,   "hidden"sv,  "kept"sv,   "laid"sv,
    "led"sv,    "lent"sv,   "lost"sv,   "made"sv,   "paid"sv,   "seen"sv,    "sent"sv,   "shot"sv,
    "shown"sv,  "sold"sv,   "sought"sv, "spent"sv,  "stolen"sv, "struck"sv,  "sworn"sv,  "taken"sv,
    "taught"sv, "thrown"sv, "torn"sv,   "won"sv,    "worn"sv,   "written"sv};

static_assert(std::ranges::is_sorted(irregular_participles));

// Whether the word at `at` can be a participle behind the noun that it is of: "a letter [sent] to Harrow". Verbs of
// speech and the like can be, too.
bool may_follow_its_noun(const TaggedText& tagged, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  constexpr WordClasses others = person_noun | people_noun | auxiliary | determiner | possessive | pronoun |
                                 preposition | conjunction | adverb | time;
  if (token.kind != Kind::word || token.capital || token.is(others)) return false;
  const auto word = tagged.words(at);
  return (word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing"))) ||
         std::ranges::binary_search(irregular_participles, word);
}

}  // namespace

TokenSpan noun_of_participle(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (at <= sentence.begin || !may_follow_its_noun(tagged, at) || t[at - 1].is(time)) return {};
  // A name seldom has a participle behind it without a comma.
  constexpr WordClasses nouns = person_noun | people_noun | body_noun | statement | document;
  const TaggedToken& head = t[at - 1];
  const bool is_name = head.capital && (at - 1 != sentence.begin || !head.is(nouns));
  const bool is_those = tagged.words(at - 1) == "those" || tagged.words(at - 1) == "Those";
  if (!is_those && (is_name || !is_head(head))) return {};
  const TokenSpan noun = phrase_before(tagged, sentence, at);
  if (noun.empty() || noun.begin == sentence.begin) return noun;
  const TaggedToken& before = t[noun.begin - 1];
  const bool begins = before.kind != Kind::word || before.is(any_cue) || (before.is(conjunction) && !before.capital);
  return begins ? noun : TokenSpan{};
}

TokenSpan head_of_participle(const TaggedText& tagged, TokenSpan sentence, TokenSpan object) {
  constexpr std::size_t longest_clause = 12;  // tokens
  const auto& t = tagged.tokens;
  if (object.empty() || object.begin == sentence.begin) return {};
  const TaggedToken& link = t[object.begin - 1];
  // "representing Harrow", but "the planning director"
  const bool is_behind_verb =
      tagged.words(object.begin - 1).ends_with("ing") && (t[object.begin].capital || is_determiner(t[object.begin]));
  if (!is_behind_verb && (link.capital || !link.is(preposition) || link.is(conjunction))) return {};
  const std::size_t leftmost =
      std::max(sentence.begin, object.begin > longest_clause ? object.begin - longest_clause : 0);
  for (std::size_t i = object.begin; i > leftmost; --i) {
    const TaggedToken& token = t[i - 1];
    if ((token.kind != Kind::word && token.kind != Kind::number) || token.is(relative | auxiliary | pronoun)) return {};
    const TokenSpan noun = noun_of_participle(tagged, sentence, i - 1);
    if (noun.empty()) continue;
    // "sent out by"
    const bool is_authored = object.begin <= i + 2 && tagged.words(object.begin - 1) == "by" &&
                             t[noun.end - 1].is(statement | document) &&
                             t[past_determiners(tagged, sentence, object.begin)].capital;
    return is_authored ? TokenSpan{} : noun;
  }
  return {};
}

}  // namespace tenet::indexer
