#include "indexer/attribution/subjects.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/participles.h"
#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/written_names.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
using Kind = TaggedToken::Kind;

// How far back an aside between commas may reach, in tokens.
constexpr std::size_t longest_aside = 60;

// Whether a token of `span` has one of the classes `any`.
bool has_any(const TaggedText& tagged, TokenSpan span, WordClasses any) {
  const auto begin = tagged.tokens.begin();
  return std::any_of(begin + static_cast<std::ptrdiff_t>(span.begin), begin + static_cast<std::ptrdiff_t>(span.end),
                     [&](const TaggedToken& token) { return token.is(any); });
}

// Steps over a bracket that closes before `end`.
std::size_t before_bracket(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  if (end == sentence.begin || !(t[end - 1].is_mark(')') || t[end - 1].is_mark(']'))) return end;
  for (std::size_t i = end - 1; i > sentence.begin && end - i < longest_aside; --i) {
    if (t[i - 1].is_mark('(') || t[i - 1].is_mark('[')) return i - 1;
  }
  return end;
}

// Whether the token at `at` can stand in no aside: a mark that parts clauses, or a quotation behind no word.
bool bars_aside(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  if (!token.is_quote()) return token.is_mark(';') || token.is_mark(':');
  return at <= sentence.begin || tagged.tokens[at - 1].kind != Kind::word;
}

// The phrase with a name or a noun for people at its end before the comma at `comma`, if an aside may be of it.
TokenSpan phrase_of_aside(const TaggedText& tagged, TokenSpan sentence, std::size_t comma) {
  const auto& t = tagged.tokens;
  const std::size_t end = before_bracket(tagged, sentence, comma);
  if (end == sentence.begin || !is_head(t[end - 1])) return {};
  const TokenSpan phrase = phrase_before(tagged, sentence, end);
  if (phrase.empty()) return {};
  const TaggedToken& last = t[phrase.end - 1];
  return last.capital || last.is(person_noun | people_noun | body_noun) ? phrase : TokenSpan{};
}

// Whether `phrase`, which an aside is of, begins a clause. Names in a list of places or bodies go on to the left.
bool begins_clause(const TaggedText& tagged, TokenSpan sentence, TokenSpan phrase) {
  if (phrase.begin == sentence.begin) return true;
  const auto& t = tagged.tokens;
  const TaggedToken& before = t[phrase.begin - 1];
  if (before.is_quote()) return true;
  if (before.is_mark(',')) {
    // "a botanist" behind a comma says who somebody is.
    const auto article = tagged.words(phrase.begin);
    return article != "a" && article != "an";
  }
  if (!before.is(conjunction)) return false;
  // "..., a botanist at the Salter Garden, and New Salter University, said": an aside that lists bodies goes on.
  const bool is_listed = phrase.begin > sentence.begin + 1 && t[phrase.begin - 2].is_mark(',');
  return !is_listed || !has_any(tagged, phrase, body_name | body_noun);
}

// The nouns in small letters, with their article or owner, that begin a clause and end before the comma at `comma`:
// "the coroner", "Harrow's policy lead". Empty where there are none.
TokenSpan described_noun(const TaggedText& tagged, TokenSpan sentence, std::size_t comma) {
  constexpr std::size_t most = 4;  // nouns
  constexpr WordClasses others = pronoun | preposition | conjunction | auxiliary | adverb | time | determiner |
                                 possessive | relative | says | saying;
  const auto& t = tagged.tokens;
  std::size_t begin = comma;
  while (begin > sentence.begin && comma - begin < most && t[begin - 1].kind == Kind::word && !t[begin - 1].capital &&
         !t[begin - 1].possessive && !t[begin - 1].is(others))
    --begin;
  if (begin == comma || begin == sentence.begin) return {};
  --begin;
  const bool is_owned = t[begin].possessive;
  if (!is_owned && !is_determiner(t[begin])) return {};
  while (is_owned && begin > sentence.begin && (t[begin - 1].capital || is_determiner(t[begin - 1]))) --begin;
  return begins_clause(tagged, sentence, {begin, comma}) ? TokenSpan{begin, comma} : TokenSpan{};
}

// What an aside between commas, the second of which ends at `end`, is about.
TokenSpan before_aside(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  const std::size_t leftmost = std::max(sentence.begin, end > longest_aside ? end - longest_aside : 0);
  TokenSpan found = {};
  for (std::size_t i = std::max(end, sentence.begin + 1) - 1; i > leftmost; --i) {
    if (bars_aside(tagged, sentence, i - 1)) break;
    if (!t[i - 1].is_mark(',') && !t[i - 1].is_mark('-')) continue;
    // "the coroner, Dr. Odile Harrow,"
    const TokenSpan described = t[i].capital ? described_noun(tagged, sentence, i - 1) : TokenSpan{};
    if (!described.empty() && person_at(tagged, sentence, i).end == end - 1) return {described.begin, end - 1};
    const TokenSpan phrase = phrase_of_aside(tagged, sentence, i - 1);
    if (phrase.empty()) continue;
    const bool begins = begins_aside(t[i]);
    if (!begins && !(t[i].capital && has_any(tagged, phrase, title | person_noun))) continue;
    // "the mayor, Odile Harrow,": the name is in the aside.
    found = begins ? phrase : TokenSpan{phrase.begin, end - 1};
    if (begins_clause(tagged, sentence, phrase)) break;
  }
  return found;
}

// "Officer 2", "Juror No. 4"
bool is_number_of_name(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (t[at].kind != Kind::number) return false;
  const std::size_t end = at > sentence.begin && tagged.words(at - 1) == "No." ? at - 1 : at;
  return end > sentence.begin && t[end - 1].capital && t[end - 1].is(person_noun);
}

// Steps back over "has", "also", "on Monday" before a verb.
std::size_t before_auxiliaries(const TaggedText& tagged, TokenSpan sentence, std::size_t verb) {
  const auto& t = tagged.tokens;
  std::size_t i = verb;
  while (i > sentence.begin) {
    const TaggedToken& token = t[i - 1];
    if (token.kind == Kind::word && !token.capital && token.is(auxiliary | adverb) && !token.is(relative)) {
      --i;
    } else if (is_number_of_name(tagged, sentence, i - 1)) {
      break;
    } else if (token.is(time) || token.kind == Kind::number) {
      std::size_t j = i - 1;
      while (j > sentence.begin && (t[j - 1].is(time | determiner) || t[j - 1].kind == Kind::number)) --j;
      if (j > sentence.begin && t[j - 1].is(preposition)) --j;
      if (j == sentence.begin) return i;
      i = j;
    } else {
      break;
    }
  }
  return i;
}

// Steps back over "went on to" and "declined to" before a bare verb.
std::size_t before_infinitive(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  std::size_t i = end;
  for (int steps = 0; i > sentence.begin && steps < 6; ++steps, --i) {
    const TaggedToken& token = t[i - 1];
    if (token.kind != Kind::word ||
        token.is(pronoun | relative | person_noun | people_noun | body_noun | male | female))
      break;
    if (token.capital && !token.is(preposition)) break;
  }
  return i;
}

// Where what may be the subject of the verb at `verb` ends: past auxiliaries, "went on to" and brackets.
std::size_t before_verb(const TaggedText& tagged, TokenSpan sentence, std::size_t verb) {
  const auto& t = tagged.tokens;
  std::size_t end = before_auxiliaries(tagged, sentence, verb);
  const bool is_bare = end > sentence.begin && t[end - 1].range.size() == 2 && t[end - 1].is(preposition);
  if (is_bare && t[verb].is(say)) {
    end = before_auxiliaries(tagged, sentence, before_infinitive(tagged, sentence, end));
  }
  return before_bracket(tagged, sentence, end);
}

// The subject that ends with "who" or "of whom" before `end`, and whom it means.
TokenSpan subject_of_relative(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  std::size_t who = end - 1;
  if (who > sentence.begin && t[who - 1].is(preposition)) --who;
  if (who > sentence.begin && (t[who - 1].is_mark(',') || t[who - 1].is_mark('-'))) --who;
  const bool is_beside = who == sentence.begin || t[end - 2].kind != Kind::mark || is_head(t[who - 1]);
  const TokenSpan named = is_beside ? phrase_before(tagged, sentence, before_bracket(tagged, sentence, who))
                                    : before_aside(tagged, sentence, end - 1);
  return {named.empty() ? end - 1 : named.begin, end};
}

// Whether a pronoun alone is the subject of a verb, of a bare one if `is_bare`: not "her", "this".
bool is_subject_alone(const TaggedToken& token, bool is_bare) {
  if (!token.is(pronoun)) return false;
  if (!token.capital && !is_determiner(token)) return true;
  return token.is(male | female | plural) && (token.capital || is_bare);
}

// Whether "who", "that" or "which" at `at` is the subject of its clause: "who [shot] the boy", not "whom the boy saw",
// and not "who [said] the boy ran", whose object is a clause.
bool is_subject_of_clause(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  std::size_t next = at + 1;
  while (next < sentence.end && t[next].is(auxiliary | adverb)) ++next;
  if (next >= sentence.end || t[next].kind != Kind::word || t[next].capital) return false;
  if (t[next].is(any_cue) && !t[next].is(weak | portrays)) return false;
  if (tagged.words(at) != "who") return next > at + 1 || t[next].is(verb);
  return next > at + 1 || !t[next].is(determiner | possessive | pronoun);
}

// Whom a relative clause without commas is about that ends with `object`: "[the officer] who shot the boy said". Empty
// where `object` ends none.
TokenSpan head_of_clause(const TaggedText& tagged, TokenSpan sentence, TokenSpan object) {
  constexpr std::size_t longest_clause = 12;  // tokens
  const auto& t = tagged.tokens;
  const std::size_t leftmost =
      std::max(sentence.begin, object.begin > longest_clause ? object.begin - longest_clause : 0);
  for (std::size_t i = object.begin; i > leftmost && t[i - 1].kind != Kind::mark; --i) {
    if (!t[i - 1].is(relative)) continue;
    const bool is_subject = !t[i - 1].capital && i < object.begin && is_subject_of_clause(tagged, sentence, i - 1);
    return is_subject ? phrase_before(tagged, sentence, i - 1) : TokenSpan{};
  }
  return {};
}

}  // namespace

bool begins_aside(const TaggedToken& token) {
  return token.kind == Kind::number ||
         token.is(determiner | possessive | relative | person_noun | preposition | people_noun) ||
         (token.kind == Kind::word && (!token.capital || token.is(title | abbreviation | party)));
}

TokenSpan subject_before(const TaggedText& tagged, TokenSpan sentence, std::size_t verb) {
  const auto& t = tagged.tokens;
  const std::size_t end = before_verb(tagged, sentence, verb);
  if (end == sentence.begin) return {};
  const TaggedToken& last = t[end - 1];
  if (is_subject_alone(last, t[verb].is(say))) return {end - 1, end};
  if (last.is(relative) && !last.capital) return subject_of_relative(tagged, sentence, end);
  const bool title_inside =
      last.is_quote() && end > sentence.begin + 1 && t[end - 2].kind == Kind::word && !t[end - 2].is(conjunction);
  if (last.is_mark(',') || last.is_mark('-') || title_inside) return before_aside(tagged, sentence, end);
  // "the state"
  const bool noun = is_noun_behind_article(last) && end > sentence.begin + 1 && is_determiner(t[end - 2]);
  if (noun || is_number_of_name(tagged, sentence, end - 1) || (last.kind == Kind::word && is_nominal(last))) {
    // "the mayor elected in May"
    if (const TokenSpan elected = noun_of_participle(tagged, sentence, end - 1); !elected.empty()) return elected;
    const TokenSpan phrase = phrase_before(tagged, sentence, end);
    if (const TokenSpan head = head_of_clause(tagged, sentence, phrase); !head.empty()) return head;
    // "a site of a group called"
    const TokenSpan head = t[verb].is(naming) ? TokenSpan{} : head_of_participle(tagged, sentence, phrase);
    return head.empty() ? phrase : head;
  }
  if (last.is(pronoun | determiner) && !last.is(preposition)) return {end - 1, end};
  return {};
}

namespace {

// "WASHINGTON, Dec. 8 -": where the sentence behind a dateline begins.
std::size_t after_dateline(const TaggedText& tagged, TokenSpan sentence) {
  constexpr std::size_t longest_dateline = 14;
  const auto first = tagged.words(sentence.begin);
  if (first.size() < 3 || !std::ranges::all_of(first, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; }))
    return sentence.begin;
  for (std::size_t i = sentence.begin + 1; i < std::min(sentence.end, sentence.begin + longest_dateline); ++i) {
    if (tagged.tokens[i].is_mark('-') || tagged.tokens[i].is_mark(':')) return i + 1;
  }
  return sentence.begin;
}

std::size_t after_comma(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto is_comma = [](const TaggedToken& token) {
    return token.is_mark(',') || token.is_mark('-') || (token.is_quote() && token.mark == ',');
  };
  while (at < sentence.end && !is_comma(tagged.tokens[at])) ++at;
  return at + 1;
}

// "In Monday's speech | the mayor": where the subject begins behind a preposition and its phrase without a comma
// between; the end of the sentence when it does not.
std::size_t behind_phrase(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (!t[at].is(preposition) || t[at].is(conjunction)) return sentence.end;
  const TokenSpan phrase = phrase_at(tagged, sentence, at + 1);
  if (phrase.empty() || phrase.end + 1 >= sentence.end) return sentence.end;
  const TaggedToken& next = t[phrase.end];
  const bool begins = next.is(determiner) ? !next.is(preposition) : next.is(pronoun) && next.is(male | female | plural);
  return begins && !next.capital ? phrase.end : sentence.end;
}

// Whether a sentence that begins with the token at `at` has its subject behind a comma: "On", "When", "Asked".
bool delays_subject(const TaggedText& tagged, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  if (token.is(determiner | pronoun) && !token.is(preposition)) return false;
  if (token.is(conjunction)) return token.range.size() > 3;
  if (token.is(preposition | saying | time)) return true;
  const auto word = tagged.words(at);
  const bool is_participle = (word.ends_with("ing") && !word.ends_with("thing")) || word.ends_with("ed");
  return token.is(says) || (token.classes == 0 && word.size() > 5 && is_participle);
}

// Where the words of a clause begin, from `at` on: past quotations, "And" and "However,".
std::size_t first_word(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  while (at < sentence.end &&
         (t[at].is_quote() || t[at].kind == Kind::mark || (t[at].is(conjunction) && t[at].range.size() <= 3) ||
          (t[at].is(adverb) && !t[at].is(pronoun | determiner | conjunction | preposition)))) {
    ++at;
  }
  return at;
}

}  // namespace

bool has_clause_in_front(const TaggedText& tagged, TokenSpan sentence) {
  const std::size_t at = first_word(tagged, sentence, after_dateline(tagged, sentence));
  if (at >= sentence.end) return false;
  if (delays_subject(tagged, at)) return true;
  // "Two days after"
  const TokenSpan first = phrase_at(tagged, sentence, at);
  return !first.empty() && first.end < sentence.end && tagged.tokens[first.end - 1].is(time) &&
         tagged.tokens[first.end].is(conjunction);
}

TokenSpan main_subject(const TaggedText& tagged, TokenSpan sentence) {
  const auto& t = tagged.tokens;
  std::size_t at = first_word(tagged, sentence, after_dateline(tagged, sentence));
  if (at < sentence.end && delays_subject(tagged, at)) {
    const std::size_t behind = behind_phrase(tagged, sentence, at);
    at = behind < sentence.end ? behind : first_word(tagged, sentence, after_comma(tagged, sentence, at));
  }
  // "In Salem, New Hampshire, Harrow", "Eight years ago, Harrow"
  for (int tries = 0; tries < 4 && at < sentence.end; ++tries) {
    const TokenSpan named = phrase_at(tagged, sentence, at);
    if (named.empty()) return named;
    const bool is_time = std::any_of(t.begin() + static_cast<std::ptrdiff_t>(named.begin),
                                     t.begin() + static_cast<std::ptrdiff_t>(named.end),
                                     [](const TaggedToken& token) { return token.is(time) && !token.is(title); });
    const bool listed = named.end + 1 < sentence.end && t[named.end].is_mark(',') && !begins_aside(t[named.end + 1]);
    if (!is_time && !(listed && at > sentence.begin)) return named;
    at = named.end < sentence.end && t[named.end].is_mark(',') ? named.end + 1
                                                               : after_comma(tagged, sentence, named.end);
  }
  return {};
}

}  // namespace tenet::indexer
