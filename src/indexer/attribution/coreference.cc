#include "indexer/attribution/coreference.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/subjects.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

SpeakerKind kind_of_noun(const TaggedToken& head) {
  if (head.is(document) && !head.is(people_noun)) return SpeakerKind::unknown;
  if (head.is(people_noun)) return SpeakerKind::group;
  if (head.is(body_noun)) return SpeakerKind::organisation;
  if (head.is(title)) return SpeakerKind::office;
  return head.is(person_noun) ? SpeakerKind::person : SpeakerKind::unknown;
}

// "leaders", "members", "statement": they speak for the body that has them.
bool speaks_for_owner(const TaggedToken& head, std::string_view word) {
  return head.is(statement) || is_one_of(word, {"leaders", "members", "officials", "leadership", "board", "report",
                                                "website", "representatives"});
}

Coreference::Meant by_pronoun(Coreference::Meant meant) {
  meant.by_pronoun = true;
  return meant;
}

// "Attorney General": titles and words of bodies, and nobody's name.
bool is_title_alone(const TaggedText& tagged, TokenSpan name) {
  const auto& t = tagged.tokens;
  return t[name.end - 1].is(title) &&
         std::all_of(t.begin() + static_cast<std::ptrdiff_t>(name.begin),
                     t.begin() + static_cast<std::ptrdiff_t>(name.end),
                     [](const TaggedToken& token) { return token.is(title) || token.is(body_name); });
}

// The words of `span`, as they are written.
std::string_view written(const TaggedText& tagged, TokenSpan span) {
  const TextRange range = range_of(tagged, span);
  return tagged.text.substr(range.begin, range.size());
}

// The name at the end of "the paper's editor in chief, Odile Harrow"; empty where there is none.
TokenSpan name_in_apposition(const TaggedText& tagged, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  for (std::size_t i = phrase.begin; i + 2 < phrase.end; ++i) {
    if (!t[i].is_mark(',')) continue;
    const bool is_somebody =
        std::any_of(t.begin() + static_cast<std::ptrdiff_t>(phrase.begin), t.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const TaggedToken& token) { return !token.capital && token.is(person_noun | title); });
    const TokenSpan name = name_at(tagged, phrase, i + 1);
    if (is_somebody && name.end == phrase.end && name.end - name.begin > 1) return name;
  }
  return {};
}

// Where a name may begin behind what somebody is, from `at` on: "mayor", "the".
std::size_t past_role(const TaggedText& tagged, TokenSpan phrase, std::size_t at) {
  const auto& t = tagged.tokens;
  const bool are_several = at == phrase.begin && at + 1 < phrase.end && t[at].is(people_noun) && t[at + 1].capital;
  if (are_several) return at + 1;  // "Brothers Anton and Piet Moss"
  while (at + 1 < phrase.end && !t[at].capital && t[at].is(title | person_noun)) ++at;
  return t[at].is(determiner) && at + 1 < phrase.end ? at + 1 : at;
}

// The names of "Odile Harrow and Piet Moss"; of "Harrow and his team" that of Harrow. None where the phrase has other
// words, or no "and": "the Secretary, Odile Harrow" is one.
std::vector<TokenSpan> joined_names(const TaggedText& tagged, TokenSpan phrase) {
  const auto& t = tagged.tokens;
  std::vector<TokenSpan> names;
  bool is_joined = false;
  for (std::size_t i = phrase.begin; i < phrase.end;) {
    const TokenSpan name = name_at(tagged, phrase, past_role(tagged, phrase, i));
    if (name.empty() || t[name.end - 1].possessive) return {};
    names.push_back(name);
    i = name.end;
    if (i == phrase.end || (is_joined && t[i].is(preposition))) break;  // "in a joint statement"
    if (t[i].is_mark(',')) ++i;
    const bool joins = i < phrase.end && t[i].is(conjunction) && tagged.words(i) == "and";
    if (!joins && !t[i - 1].is_mark(',')) return {};
    is_joined = is_joined || joins;
    i += static_cast<std::size_t>(joins);
    if (joins && i < phrase.end && names.size() == 1 && t[i].is(possessive)) return names;
  }
  return names.size() > 1 && is_joined ? names : std::vector<TokenSpan>{};
}

// Whether a body of that name may be called by `noun`: a county, a town or a court by no other.
bool may_be_called(std::string_view name, std::string_view noun) {
  const std::string last = text::to_lower(name.substr(name.rfind(' ') + 1));
  return last == noun || !is_one_of(last, {"county", "city", "town", "state", "court"});
}

}  // namespace

// A phrase that describes somebody at a byte of the document, up to its head and behind it.
struct Coreference::Described {
  const TaggedText& tagged;
  TokenSpan phrase = {};
  std::size_t at = 0;
  std::size_t head_end = 0;  // what belongs to the head stands behind it: "a spokesman | for the group"
  TokenSpan name = {};       // the last one up to there

  [[nodiscard]] const TaggedToken& head() const { return tagged.tokens[head_end - 1]; }
  [[nodiscard]] std::string noun() const { return text::to_lower(tagged.words(head_end - 1)); }
};

std::optional<Coreference::Meant> Coreference::resolve(TextRange mention) {
  const TaggedText tagged = tag_text(document_.text, mention, {}, {}, {});
  TokenSpan phrase{0, tagged.tokens.size()};
  const auto& t = tagged.tokens;
  const auto belongs = [&](std::size_t at) {
    const TaggedToken& token = t[at];
    return token.kind != Kind::mark && !token.is(preposition) && !(token.is(relative) && at > 0) &&
           !(at > 0 && is_one_of(tagged.words(at), {"himself", "herself", "itself", "themselves"}));
  };
  while (!phrase.empty() && !belongs(phrase.end - 1)) --phrase.end;
  if (phrase.empty()) return std::nullopt;
  const std::string word = text::to_lower(tagged.words(phrase.begin));
  if (phrase.end == 1 && (t[0].is(pronoun | possessive))) return pronoun_at(t[0], word, mention.begin);
  return description(tagged, phrase, mention.begin);
}

Coreference::Meant Coreference::spoke(std::size_t member, std::size_t at) {
  pronouns_.spoke(member, at);
  return {.member = member};
}

std::optional<Coreference::Meant> Coreference::first_person() {
  const std::string& throughout = document_.speaker.empty() ? document_.organisation : document_.speaker;
  const std::string& name = turn_.empty() ? throughout : turn_;
  if (name.empty()) return std::nullopt;
  return Meant{.member = entities_.named(name, 0)};
}

std::optional<Coreference::Meant> Coreference::pronoun_at(const TaggedToken& token, std::string_view word,
                                                          std::size_t at) {
  if (is_one_of(word, {"i", "we", "my", "our"})) return first_person();
  if (token.is(male | female)) {
    const WordClasses gender = token.classes & (male | female);
    const auto person = pronouns_.person(at, gender);
    if (!person) return std::nullopt;
    entities_.member(*person).gender |= gender;
    return by_pronoun(spoke(*person, at));
  }
  if (is_one_of(word, {"it", "its", "they", "their"})) {
    if (const auto found = pronouns_.body(at)) return by_pronoun(spoke(*found, at));
  }
  return std::nullopt;
}

// "The Congressman", "the Attorney General": whoever bears the title here, else the office.
std::optional<Coreference::Meant> Coreference::office(const TaggedText& tagged, TokenSpan name, std::size_t at) {
  if (!is_title_alone(tagged, name)) return std::nullopt;
  const std::string words = on_one_line(written(tagged, name));
  if (const auto found = who_bears(document_, entities_, text::to_lower(words), {}, at)) return spoke(*found, at);
  return Meant{.other = {.name = words, .kind = SpeakerKind::office}};
}

// "Odile Harrow and Piet Moss": both, under one name. "Harrow and his team": Harrow.
std::optional<Coreference::Meant> Coreference::together(const TaggedText& tagged, TokenSpan phrase, std::size_t at) {
  const std::vector<TokenSpan> names = joined_names(tagged, phrase);
  if (names.empty()) return std::nullopt;
  if (names.size() == 1) return description(tagged, names.front(), at);
  Speaker all{.kind = SpeakerKind::group};
  for (const TokenSpan& name : names) {
    const std::string_view words = written(tagged, name);
    if (!entities_.knows(words)) return std::nullopt;
    if (!all.name.empty()) all.name += &name == &names.back() ? " and " : ", ";
    all.name += entities_.members()[entities_.named(words, at)].speaker.name;
  }
  return Meant{.other = all};
}

std::optional<Coreference::Meant> Coreference::description(const TaggedText& tagged, TokenSpan phrase, std::size_t at) {
  if (auto both = together(tagged, phrase, at)) return both;
  // "Juror No. 4", "Officer 2"
  const auto& t = tagged.tokens;
  const bool is_numbered = phrase.end - phrase.begin > 1 && t[phrase.end - 1].kind == Kind::number;
  if (is_numbered && t[phrase.begin].capital && t[phrase.begin].is(person_noun))
    return Meant{.other = {.name = on_one_line(written(tagged, phrase)), .kind = SpeakerKind::person}};
  if (const TokenSpan behind = name_in_apposition(tagged, phrase); !behind.empty())
    return description(tagged, behind, at);
  const Described described = up_to_head(tagged, phrase, at);
  if (const TokenSpan behind = name_behind(described); !behind.empty()) return description(tagged, behind, at);
  if (auto found = by_name(described)) return found;
  if (speaks_for_another(described)) return owner_of(described);
  if (auto found = known_by_article(described)) return found;
  return Meant{.other = {.name = on_one_line(written(tagged, phrase)), .kind = kind_of_noun(described.head())}};
}

Coreference::Described Coreference::up_to_head(const TaggedText& tagged, TokenSpan phrase, std::size_t at) {
  const auto& t = tagged.tokens;
  Described described{.tagged = tagged, .phrase = phrase, .at = at, .head_end = phrase.begin};
  std::size_t& end = described.head_end;
  while (end < phrase.end && t[end].kind != Kind::mark && !(t[end].is(preposition) && end > phrase.begin)) {
    const TokenSpan found = name_at(tagged, phrase, end);
    if (!found.empty()) described.name = found;
    end = std::max(end + 1, found.end);
  }
  return described;
}

TokenSpan Coreference::name_behind(const Described& described) {
  const auto& [tagged, phrase, at, end, name] = described;
  if (!name.empty() && !is_title_alone(tagged, name)) return {};
  if (end + 1 >= phrase.end || !tagged.tokens[end].is_mark(',')) return {};
  const TokenSpan behind = name_at(tagged, phrase, end + 1);
  return behind.end == phrase.end ? behind : TokenSpan{};
}

std::optional<Coreference::Meant> Coreference::by_name(const Described& described) {
  const auto& [tagged, phrase, at, end, name] = described;
  if (name.empty() || name.end < end) return std::nullopt;
  if (tagged.tokens[name.end - 1].possessive && phrase.end > name.end) return std::nullopt;
  if (auto found = office(tagged, name, at)) return found;
  // "the Galway West TD", "the Toledo Democrat"
  const auto& t = tagged.tokens;
  const auto last = tagged.words(name.end - 1);
  const bool is_member = t[name.end - 1].is(person_noun) &&
                         (std::ranges::all_of(last, text::is_upper) || is_one_of(last, {"Democrat", "Republican"}));
  const bool is_of_place = t[phrase.begin].is(determiner) && name.end - name.begin > 1 && is_member;
  if (is_of_place) return Meant{.other = {.name = on_one_line(written(tagged, phrase)), .kind = SpeakerKind::person}};
  const std::string_view words = written(tagged, name);
  const bool is_word = name.end - name.begin == 1 && name.begin == phrase.begin && end == phrase.end;
  if (!is_word || entities_.knows(words)) return spoke(entities_.named(words, at), at);
  if (!described.head().is(person_noun | people_noun | body_noun | document)) return Meant{.nobody = true};
  return std::nullopt;
}

bool Coreference::speaks_for_another(const Described& described) {
  if (described.head_end < described.phrase.begin + 2) return false;
  const TaggedToken& owner = described.tagged.tokens[described.head_end - 2];
  return (owner.possessive || owner.is(possessive)) && speaks_for_owner(described.head(), described.noun());
}

std::optional<Coreference::Meant> Coreference::owner_of(const Described& described) {
  const auto& [tagged, phrase, at, end, name] = described;
  const TaggedToken& owner = tagged.tokens[end - 2];
  if (owner.is(possessive)) return pronoun_at(owner, text::to_lower(tagged.words(end - 2)), at);
  return description(tagged, {phrase.begin, end - 1}, at);
}

std::optional<Coreference::Meant> Coreference::known_by_article(const Described& described) {
  const auto& [tagged, phrase, at, end, name] = described;
  const TaggedToken& head = described.head();
  // "The Salter governor": the name says of what.
  const bool of_place = !name.empty() && name.end < end && head.is(title) && !head.capital;
  if (!name.empty() && !of_place) return std::nullopt;
  if (!tagged.tokens[phrase.begin].is(determiner) || text::to_lower(tagged.words(phrase.begin)) != "the")
    return std::nullopt;
  if (head.is(document)) {
    const auto found = pronouns_.self_called();
    return found ? std::optional(Meant{.member = *found}) : std::nullopt;
  }
  std::optional<std::size_t> found;
  if (head.is(body_noun) && !head.is(statement | work)) {
    found = pronouns_.body(at);
    // "The group" is no county.
    if (found && !may_be_called(entities_.members()[*found].speaker.name, described.noun())) found.reset();
  } else if (head.is(person_noun)) {
    found = who_bears(document_, entities_, described.noun(),
                      of_place ? text::to_lower(written(tagged, name)) : std::string(), at);
  }
  return found ? std::optional(spoke(*found, at)) : std::nullopt;
}

}  // namespace tenet::indexer
