#include "indexer/attribution/noun_phrases.h"

#include <algorithm>

#include "indexer/attribution/name_lists.h"
#include "indexer/attribution/possible_speakers.h"

namespace tenet::indexer {

bool is_nominal(const TaggedToken& token) {
  if (token.kind == TaggedToken::Kind::number) return true;
  if (token.kind != TaggedToken::Kind::word) return false;
  if (token.capital)
    return !token.is(pronoun | preposition | conjunction | relative | auxiliary | possessive | determiner | party);
  if (token.is(person_noun | body_noun | people_noun | statement | work)) return true;
  return !token.is(any_cue | pronoun | preposition | conjunction | relative | auxiliary | adverb | verb | time |
                   possessive | determiner);
}

bool is_determiner(const TaggedToken& token) {
  return token.is(determiner | possessive) && !token.is(relative);
}

bool is_head(const TaggedToken& token) {
  return token.kind == TaggedToken::Kind::word && is_nominal(token) && !token.possessive;
}

bool is_noun_behind_article(const TaggedToken& token) {
  return token.kind == TaggedToken::Kind::word && token.is(say) && !token.is(says);
}

std::size_t past_determiners(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  while (at < sentence.end && is_determiner(tagged.tokens[at])) ++at;
  return at;
}

namespace {

using Kind = TaggedToken::Kind;

constexpr std::size_t longest_phrase = 60;  // tokens

// A participle of a verb that is in no table: no part of a name unless an article is before it.
bool is_participle(const TaggedText& tagged, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  if (token.kind != Kind::word || token.capital || token.classes != 0) return false;
  const auto word = tagged.words(at);
  return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
}

// "[Responding] to Harrow", "[Echoing] Harrow", "[Asked] about it": the verb in front of a sentence.
bool is_verb_in_front(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  return at == sentence.begin && (token.is(saying) || (token.is(says) && tagged.words(at).ends_with('d')));
}

// The simple phrase without a tail that ends before `end`.
TokenSpan simple_before(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  std::size_t begin = end;
  while (begin > sentence.begin) {
    const TaggedToken& token = t[begin - 1];
    const bool nickname = token.is_quote() && begin < end && t[begin].capital && begin - 1 > sentence.begin &&
                          t[begin - 2].capital && !t[begin - 2].possessive && token.mark == 0;
    const bool ampersand = token.is(conjunction) && begin < end && t[begin].capital && begin - 1 > sentence.begin &&
                           t[begin - 2].capital && is_nominal(t[begin - 2]);
    // "Families Against Mandatory Minimums"
    const bool inside_name = token.capital && token.is(preposition) && begin < end && t[begin].capital &&
                             begin - 1 > sentence.begin && t[begin - 2].capital && t[begin - 2].kind == Kind::word;
    const bool determined = begin - 1 > sentence.begin && (is_determiner(t[begin - 2]) || t[begin - 2].possessive);
    if (is_participle(tagged, begin - 1) && !determined) break;
    if (begin < end && is_verb_before_name(tagged, sentence, begin - 1)) break;
    if (is_verb_in_front(tagged, sentence, begin - 1)) break;
    // "a welcome message", "the state"
    const bool adjective = determined && is_noun_behind_article(token);
    if (is_nominal(token) || nickname || adjective || inside_name || (ampersand && token.range.size() == 3)) {
      --begin;
    } else if (is_determiner(token)) {
      --begin;
      // "all the members": no further, unless the owner comes before.
      if (begin > sentence.begin && !is_determiner(t[begin - 1])) break;
    } else {
      break;
    }
  }
  const bool has_head =
      std::any_of(t.begin() + static_cast<std::ptrdiff_t>(begin), t.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const TaggedToken& token) { return !is_determiner(token); });
  return has_head || end - begin == 1 ? TokenSpan{begin, end} : TokenSpan{};
}

// Whether the token at `at`, behind the first word of a phrase, joins the names around it: "Harrow [and] Moss",
// 'Odile ["Dilly"] Harrow'.
bool joins_names(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (at + 1 >= sentence.end || t[at + 1].kind != Kind::word || !t[at + 1].capital || !t[at - 1].capital) return false;
  const TaggedToken& token = t[at];
  return (token.is_quote() && token.mark == 0) || (token.is(conjunction) && token.range.size() == 3);
}

// Whether the token at `at` is a short preposition that ties what follows to a phrase: "the mayor [of] Salter".
bool ties_tail(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  if (at + 1 >= sentence.end || token.kind != Kind::word || token.capital) return false;
  if (!token.is(preposition) || token.range.size() > 4) return false;
  const TaggedToken& next = tagged.tokens[at + 1];
  return next.kind == Kind::word && (is_nominal(next) || is_determiner(next));
}

}  // namespace

TokenSpan phrase_at(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (at >= sentence.end) return {};
  // "one of the guards"
  const bool is_one_of = tagged.words(at) == "one" && tagged.words(at + 1) == "of";
  const TokenSpan tail = is_one_of ? phrase_at(tagged, sentence, at + 2) : TokenSpan{};
  if (!tail.empty()) return {at, tail.end};
  if (t[at].is(pronoun) && !is_determiner(t[at])) return {at, at + 1};
  const std::size_t first = past_determiners(tagged, sentence, at);
  std::size_t end = first;
  while (end < sentence.end && end - at < longest_phrase) {
    const bool is_first = end == first;
    if (!is_first && is_participle(tagged, end)) break;
    const bool belongs = is_nominal(t[end]) || (is_first && first > at && is_noun_behind_article(t[end])) ||
                         (!is_first && joins_names(tagged, sentence, end));
    if (belongs && (is_first || !t[end].is(time))) {
      ++end;
    } else if (!belongs && !is_first && ties_tail(tagged, sentence, end)) {
      const std::size_t next = past_determiners(tagged, sentence, end + 1);
      if (next >= sentence.end || !(is_nominal(t[next]) || is_noun_behind_article(t[next])))
        break;  // "in the back row"
      end = next;
    } else {
      break;
    }
  }
  if (end > first) return {at, end};
  // "others", "many" stand alone
  const bool alone = end > at && (t[end - 1].is(people_noun | pronoun) || t[end - 1].range.size() > 3);
  return alone ? TokenSpan{at, end} : TokenSpan{};
}

TokenSpan phrase_before(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  if (end <= sentence.begin) return {};
  if (t[end - 1].is(pronoun) && !is_nominal(t[end - 1])) return {end - 1, end};
  TokenSpan phrase = simple_before(tagged, sentence, end);
  if (phrase.empty()) return {};
  // "Harrow and his team"
  if (t[phrase.begin].is(possessive) && phrase.begin > sentence.begin + 1 && t[phrase.begin - 1].is(conjunction) &&
      t[phrase.begin - 1].range.size() == 3 && t[phrase.begin - 2].capital && is_head(t[phrase.begin - 2])) {
    phrase.begin = simple_before(tagged, sentence, phrase.begin - 1).begin;
  }
  // "a spokesman for the group", "the mayor of Salter": the head is before the preposition.
  for (int tails = 0; tails < 4 && phrase.begin > sentence.begin + 1; ++tails) {
    const TaggedToken& link = t[phrase.begin - 1];
    if (!link.is(preposition) || link.capital) break;
    const TaggedToken& head = t[phrase.begin - 2];
    if (!is_head(head) || head.is(time) || is_verb_in_front(tagged, sentence, phrase.begin - 2)) break;
    const TokenSpan wider = simple_before(tagged, sentence, phrase.begin - 1);
    if (wider.empty()) break;
    const bool adverbial =
        wider.begin > sentence.begin && t[wider.begin - 1].is(preposition) && t[wider.begin - 1].capital;
    // "the landlord of Ivo Harrow": whoever that is, it is not Harrow.
    const bool is_of_person = tagged.words(phrase.begin - 1) == "of" && is_determiner(t[wider.begin]) &&
                              t[phrase.begin].capital && t[phrase.begin].is(title | person_noun);
    if (adverbial || (!is_of_person && !may_speak(tagged, {wider.begin, phrase.end}) && may_speak(tagged, phrase)))
      break;
    phrase.begin = wider.begin;
  }
  return phrase;
}

}  // namespace tenet::indexer
