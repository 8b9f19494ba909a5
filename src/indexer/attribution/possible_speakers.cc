#include "indexer/attribution/possible_speakers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
using Kind = TaggedToken::Kind;

// Nouns that the tables need not name: "cyclists", "parishioners" are people by how they end.
bool ends_as_people_do(std::string_view word) {
  constexpr std::array endings = {
      "ist"sv,     "ists"sv,  "ians"sv,    "men"sv,      "women"sv,   "person"sv, "people"sv, "holder"sv, "holders"sv,
      "makers"sv,  "goers"sv, "workers"sv, "fighters"sv, "man"sv,     "-old"sv,   "-olds"sv,  "mate"sv,   "friend"sv,
      "-in-law"sv, "lord"sv,  "father"sv,  "mother"sv,   "brother"sv, "sister"sv, "son"sv};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

// "a source familiar with", "a person close to": the noun is before these.
bool follows_noun(std::string_view word) {
  constexpr std::array adjectives = {"familiar"sv,   "close"sv,       "involved"sv, "present"sv, "loyal"sv,
                                     "opposed"sv,    "responsible"sv, "surveyed"sv, "polled"sv,  "interviewed"sv,
                                     "nearby"sv,     "online"sv,      "alike"sv,    "himself"sv, "herself"sv,
                                     "themselves"sv, "itself"sv};
  return std::ranges::find(adjectives, word) != adjectives.end();
}

// Determiners that stand for nobody by themselves.
bool is_article(std::string_view word) {
  constexpr std::array articles = {"a"sv, "an"sv, "the"sv, "this"sv, "that"sv, "every"sv, "any"sv, "no"sv};
  return std::ranges::find(articles, word) != articles.end();
}

// "4", "IX", "B": what numbers the parts of a law.
bool is_numeral(const TaggedText& tagged, std::size_t at) {
  if (tagged.tokens[at].kind == Kind::number) return true;
  const auto word = tagged.words(at);
  return word.size() == 1 || std::ranges::all_of(word, [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
}

}  // namespace

std::size_t head_of(const TaggedText& tagged, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  std::size_t end = phrase.begin;
  while (end + 1 < phrase.end && t[end].is(determiner | possessive) && !t[end + 1].is(preposition)) ++end;
  for (++end; end < phrase.end; ++end) {
    const TaggedToken& token = t[end];
    if (token.kind == Kind::mark || (!token.capital && token.is(preposition | relative) && !token.is(work))) break;
  }
  --end;
  return end > phrase.begin && follows_noun(tagged.words(end)) ? end - 1 : end;
}

bool may_speak(const TaggedText& tagged, TokenSpan phrase) {
  if (phrase.empty()) return false;
  const std::size_t at = head_of(tagged, phrase);
  const TaggedToken& head = tagged.tokens[at];
  const TaggedToken& first = tagged.tokens[phrase.begin];
  if (head.kind == Kind::number && first.capital && first.is(person_noun)) return true;  // "Juror No. 4"
  if (head.kind != Kind::word || head.is(provision)) return head.is_quote();
  if (at > phrase.begin && tagged.tokens[at - 1].is(provision | document | work) && is_numeral(tagged, at))
    return false;
  if (head.is(person_noun | people_noun | body_noun | document | title | pronoun | relative)) return true;
  if (head.is(determiner)) return !is_article(tagged.words(at));
  // "its co-ordinator, Odile Harrow"
  if (at + 2 < phrase.end && tagged.tokens[at + 1].is_mark(',') && tagged.tokens[at + 2].capital) return true;
  return head.capital || ends_as_people_do(tagged.words(at));
}

}  // namespace tenet::indexer
