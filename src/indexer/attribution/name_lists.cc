#include "indexer/attribution/name_lists.h"

#include <algorithm>

#include "indexer/attribution/written_names.h"
#include "text/ascii.h"
#include "text/given_names.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

bool is_and(const TaggedText& tagged, std::size_t at) {
  return tagged.tokens[at].is(conjunction) && tagged.words(at) == "and";
}

// A person's name that ends before `end`: the capital words before it, without "and". Empty where another word or a
// body is among them.
TokenSpan name_before(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  std::size_t begin = end;
  while (begin > sentence.begin && t[begin - 1].kind == Kind::word && t[begin - 1].capital &&
         !t[begin - 1].possessive && !t[begin - 1].is(body_name | time | pronoun | preposition | determiner)) {
    --begin;
  }
  if (begin == end || is_verb_before_name(tagged, sentence, begin)) return {};
  return name_at(tagged, sentence, begin).end >= end ? TokenSpan{begin, end} : TokenSpan{};
}

// Whether a phrase names nobody, but says who somebody is: "the mayor", "his lawyer", "Kern's wife".
bool is_role(const TaggedText& tagged, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  std::size_t owner = phrase.begin;  // behind which the role begins
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (t[i].possessive) owner = i + 1;
  }
  const bool is_owned = owner > phrase.begin || t[phrase.begin].is(possessive);
  if (!is_owned && !t[phrase.begin].is(determiner)) return false;
  const auto is_small = [](const TaggedToken& token) { return !token.capital || token.is(title | body_name); };
  const std::size_t begin = owner > phrase.begin ? owner : phrase.begin + 1;
  return begin < phrase.end && t[phrase.end - 1].is(is_owned ? title | person_noun : title) &&
         std::all_of(t.begin() + static_cast<std::ptrdiff_t>(begin),
                     t.begin() + static_cast<std::ptrdiff_t>(phrase.end), is_small);
}

// "Odile Harrow" behind "the mayor" and a comma, where the clause ends with the name; empty where there is none.
TokenSpan holder_behind(const TaggedText& tagged, TokenSpan sentence, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  if (!is_role(tagged, phrase) || phrase.end + 1 >= sentence.end || !t[phrase.end].is_mark(',')) return {};
  const TokenSpan name = name_at(tagged, sentence, phrase.end + 1);
  if (name.end - name.begin < 2 || t[name.end - 1].possessive || t[name.end - 1].is(body_name | time)) return {};
  const bool ends = name.end == sentence.end || t[name.end].kind == Kind::mark || t[name.end].is_quote();
  return ends ? name : TokenSpan{};
}

}  // namespace

bool is_verb_before_name(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (at + 1 >= sentence.end || t[at].kind != Kind::word || !t[at].capital) return false;
  const bool begins = at == sentence.begin || t[at - 1].is_quote() || t[at - 1].is_mark(':') || t[at - 1].is_mark('-');
  const TaggedToken& next = t[at + 1];
  if (!begins || next.kind != Kind::word || !next.capital || next.is(says | auxiliary | preposition)) return false;
  if (t[at].is(title | person_noun | body_noun | body_name | male | female)) return false;
  const std::string_view word = tagged.words(at);
  const bool is_finite = t[at].is(says) && (word == "Said" || word == "Says" || word.ends_with("ed"));
  const bool is_bare = t[at].is(say) && !t[at].is(says);
  return (is_finite || is_bare) && text::given_name(text::to_lower(word)) == text::GivenName::none;
}

TokenSpan with_names_behind(const TaggedText& tagged, TokenSpan sentence, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  if (phrase.empty() || t[phrase.end - 1].possessive) return phrase;
  if (const TokenSpan holder = holder_behind(tagged, sentence, phrase); !holder.empty())
    return {phrase.begin, holder.end};
  if (!t[phrase.end - 1].capital) return phrase;
  std::size_t names = 1;
  for (std::size_t at = phrase.end; at + 1 < sentence.end;) {
    const bool comma = t[at].is_mark(',');
    if (comma) ++at;
    const bool last = at + 1 < sentence.end && is_and(tagged, at);
    if (last) ++at;
    if (!comma && !last) return phrase;
    const TokenSpan name = name_at(tagged, sentence, at);
    if (name.empty() || t[name.end - 1].possessive) return phrase;
    // "said Jane Roe, and Ivo Kern agreed"
    const bool goes_on = name.end < sentence.end && t[name.end].kind == Kind::word &&
                         t[name.end].is(says | saying | auxiliary | verb | portrays);
    if (last) return (comma && names == 1) || goes_on ? phrase : TokenSpan{phrase.begin, name.end};
    ++names;
    at = name.end;
  }
  return phrase;
}

TokenSpan with_names_before(const TaggedText& tagged, TokenSpan sentence, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  const bool joins = std::any_of(t.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                                 t.begin() + static_cast<std::ptrdiff_t>(phrase.end),
                                 [](const TaggedToken& token) { return token.is(conjunction) && !token.capital; });
  if (!joins || !t[phrase.begin].capital) return phrase;
  std::size_t begin = phrase.begin;
  while (begin > sentence.begin + 1 && t[begin - 1].is_mark(',')) {
    const TokenSpan name = name_before(tagged, sentence, begin - 1);
    if (name.empty()) break;
    begin = name.begin;
  }
  const bool begins = begin == sentence.begin || t[begin - 1].is_quote() ||
                      (begin > sentence.begin + 1 && t[begin - 1].is_mark(',') && t[begin - 2].is_quote());
  return begins && begin < phrase.begin ? TokenSpan{begin, phrase.end} : phrase;
}

}  // namespace tenet::indexer
