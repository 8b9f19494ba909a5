#include "indexer/attribution/coreference.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/possible_speakers.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

// A pronoun means nobody who was named more paragraphs ago than this.
constexpr std::size_t farthest = 4;

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

}  // namespace

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
  if (entities_.members()[member].speaker.kind == SpeakerKind::person) {
    last_speaker_ = member;
    last_spoke_ = at;
    entities_.member(member).certain = true;
  } else if (entities_.members()[member].speaker.kind == SpeakerKind::organisation) {
    last_body_ = member;
    last_body_spoke_ = at;
  }
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
    const auto person = last_person(at, token.classes & (male | female));
    if (!person || is_about_another(at, token.classes & (male | female))) return std::nullopt;
    entities_.member(*person).gender |= token.classes & (male | female);
    return by_pronoun(spoke(*person, at));
  }
  if (is_one_of(word, {"it", "its", "they", "their"})) {
    if (const auto found = body(at)) return by_pronoun(spoke(*found, at));
  }
  return std::nullopt;
}

// "Her deputy disagreed."
bool Coreference::is_about_another(std::size_t at, WordClasses gender) const {
  const std::size_t here = entities_.sentence_at(at);
  if (here == 0) return false;
  const TextRange range{entities_.sentence_begin(here - 1), entities_.sentence_begin(here)};
  const auto named = std::ranges::lower_bound(entities_.namings(), range.begin, {}, &Entities::Naming::at);
  if (named != entities_.namings().end() && named->at < range.end && !named->governed) return false;
  constexpr std::size_t longest = 200;  // bytes
  auto words = std::string_view(document_.text).substr(range.begin, std::min(range.size(), longest));
  words = words.substr(0, words.find_last_of(".?!") + 1);  // without the mark of the next quotation
  if (words.empty() || words.find('"') != std::string_view::npos || words.find("\u201c") != std::string_view::npos ||
      words.find("''") != std::string_view::npos)
    return false;
  const TaggedText tagged = tag_text(document_.text, {range.begin, range.begin + words.size()}, {}, {}, {});
  if (tagged.sentences.empty()) return false;
  const TokenSpan subject = main_subject(tagged, tagged.sentences.front());
  if (subject.empty()) return false;
  const auto& t = tagged.tokens;
  const std::size_t head = head_of(tagged, subject);
  const bool is_owned =
      t[subject.begin].is(possessive) ||
      std::any_of(t.begin() + static_cast<std::ptrdiff_t>(subject.begin), t.begin() + static_cast<std::ptrdiff_t>(head),
                  [](const TaggedToken& token) { return token.possessive; }) ||
      (head + 1 < subject.end && t[head + 1].is(preposition));
  const bool is_named = subject.end < t.size() && t[subject.end].is_mark(',');  // "her deputy, Odile Harrow"
  const WordClasses own = t[head].classes & (male | female);
  return is_owned && !is_named && t[head].is(person_noun) && !t[head].capital && (own == 0 || (own & gender) != 0);
}

std::optional<std::size_t> Coreference::last_person(std::size_t before, WordClasses gender) const {
  const auto& namings = entities_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Entities::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const std::size_t here = std::prev(next)->paragraph;
  std::optional<std::size_t> best;
  std::optional<std::size_t> unsure;  // who may be a place as well
  const auto agrees = [&](std::size_t member) {
    const Entities::Member& who = entities_.members()[member];
    return who.speaker.kind == SpeakerKind::person && (who.gender == 0 || (who.gender & gender) != 0);
  };
  const auto fits = [&](std::size_t member) { return agrees(member) && entities_.members()[member].certain; };
  const bool spoken = last_speaker_ && fits(*last_speaker_);
  const std::size_t spoke_in = spoken ? entities_.sentence_at(last_spoke_) : 0;
  // Sentence by sentence, the last one first: its subject is meant, or who spoke in it.
  while (next != namings.begin()) {
    const std::size_t sentence = std::prev(next)->sentence;
    if (here - std::prev(next)->paragraph > farthest) break;
    if (spoken && spoke_in >= sentence) return last_speaker_;
    const auto end = next;
    while (next != namings.begin() && std::prev(next)->sentence == sentence) --next;
    const auto subject = std::find_if(next, end, [&](const Entities::Naming& naming) {
      return naming.subject && !naming.governed && fits(naming.member);
    });
    if (subject != end) return subject->member;
    const auto first = std::find_if(next, end, [&](const Entities::Naming& naming) { return fits(naming.member); });
    if (first != end && first->first && !first->governed) return first->member;
    if (first != end && !best) best = first->member;
    for (auto naming = next; naming != end && !unsure; ++naming) {
      const std::string& name = entities_.members()[naming->member].speaker.name;
      const bool full = name.find(' ') != std::string::npos;
      if (agrees(naming->member) && naming->first && full) unsure = naming->member;
    }
  }
  if (spoken && !best) return last_speaker_;
  return best ? best : unsure;
}

std::optional<std::size_t> Coreference::self_called() const {
  const auto& members = entities_.members();
  const auto called = std::ranges::find_if(members, &Entities::Member::called);
  if (called == members.end()) return std::nullopt;
  return static_cast<std::size_t>(called - members.begin());
}

std::optional<std::size_t> Coreference::body(std::size_t before) const {
  const auto& members = entities_.members();
  if (const auto called = self_called()) return called;
  const auto& namings = entities_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Entities::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const std::size_t here = std::prev(next)->paragraph;
  // What spoke last is meant, unless a sentence since then begins with another.
  std::optional<std::size_t> best = last_body_;
  for (std::size_t steps = 0; next != namings.begin() && steps < 200; ++steps) {
    --next;
    if (here - next->paragraph > farthest || (last_body_ && next->at <= last_body_spoke_)) break;
    const Entities::Member& who = members[next->member];
    if (who.speaker.kind != SpeakerKind::organisation || !who.certain) continue;
    if (next->opens) return next->member;
    if (!best) best = next->member;
  }
  return best;
}

std::optional<std::size_t> Coreference::by_role(std::string_view noun, std::string_view place, std::size_t before) {
  const auto& namings = entities_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Entities::Naming::at);
  std::optional<std::size_t> best;
  for (std::size_t steps = 0; next != namings.begin() && steps < 400; ++steps) {
    --next;
    const Entities::Member& who = entities_.members()[next->member];
    if (who.speaker.kind != SpeakerKind::person || !bears_title(who.roles, noun)) continue;
    if (place.empty() || who.roles.find(place) != std::string::npos) return next->member;
    // One whose role says that it is another's is not meant: "Democratic nominee" is no Republican nominee.
    const bool elsewhere =
        std::ranges::any_of(who.speaker.role.substr(0, who.speaker.role.find(' ')), text::is_upper) &&
        who.speaker.role.find(' ') != std::string::npos;
    if (!best && !elsewhere) best = next->member;
  }
  if (best || document_.speaker.empty()) return best;
  const std::size_t speaker = entities_.named(document_.speaker, 0);
  return bears_title(entities_.members()[speaker].roles, noun) ? std::optional(speaker) : std::nullopt;
}

// "The Congressman", "the Attorney General": whoever bears the title here, else the office.
std::optional<Coreference::Meant> Coreference::office(const TaggedText& tagged, TokenSpan name, std::size_t at) {
  if (!is_title_alone(tagged, name)) return std::nullopt;
  const TextRange range = range_of(tagged, name);
  const std::string words = on_one_line(std::string_view(document_.text).substr(range.begin, range.size()));
  if (const auto found = by_role(text::to_lower(words), {}, at)) return spoke(*found, at);
  return Meant{.other = {.name = words, .kind = SpeakerKind::office}};
}

// "Odile Harrow and Piet Moss": both, under one name. "Harrow and his team": Harrow.
std::optional<Coreference::Meant> Coreference::together(const TaggedText& tagged, TokenSpan phrase, std::size_t at) {
  const auto& t = tagged.tokens;
  std::vector<TokenSpan> names;
  bool is_joined = false;  // "the Secretary, Odile Harrow" is one
  for (std::size_t i = phrase.begin; i < phrase.end;) {
    while (i + 1 < phrase.end && !t[i].capital && t[i].is(title | person_noun)) ++i;
    if (t[i].is(determiner) && i + 1 < phrase.end) ++i;
    const TokenSpan name = name_at(tagged, phrase, i);
    if (name.empty() || t[name.end - 1].possessive) return std::nullopt;
    names.push_back(name);
    i = name.end;
    if (i == phrase.end) break;
    if (t[i].is_mark(',')) ++i;
    const bool joins = i < phrase.end && t[i].is(conjunction) && tagged.words(i) == "and";
    if (!joins && !t[i - 1].is_mark(',')) return std::nullopt;
    is_joined = is_joined || joins;
    i += static_cast<std::size_t>(joins);
    if (i < phrase.end && joins && names.size() == 1 && t[i].is(possessive)) return description(tagged, name, at);
  }
  if (names.size() < 2 || !is_joined) return std::nullopt;
  Speaker all{.kind = SpeakerKind::group};
  for (const TokenSpan& name : names) {
    const TextRange words = range_of(tagged, name);
    const auto written = std::string_view(document_.text).substr(words.begin, words.size());
    if (!entities_.knows(written)) return std::nullopt;
    if (!all.name.empty()) all.name += &name == &names.back() ? " and " : ", ";
    all.name += entities_.members()[entities_.named(written, at)].speaker.name;
  }
  return Meant{.other = all};
}

std::optional<Coreference::Meant> Coreference::description(const TaggedText& tagged, TokenSpan phrase, std::size_t at) {
  const auto& t = tagged.tokens;
  if (auto both = together(tagged, phrase, at)) return both;
  if (const TokenSpan behind = name_in_apposition(tagged, phrase); !behind.empty())
    return description(tagged, behind, at);
  std::size_t begin = phrase.begin;
  // The head ends before what belongs to it: "a spokesman | for the group".
  std::size_t head = begin;
  TokenSpan name = {};
  while (head < phrase.end && !(t[head].is(preposition) && head > begin) &&
         !(t[head].kind == Kind::mark && !t[head].is_quote())) {
    const TokenSpan found = name_at(tagged, phrase, head);
    if (!found.empty()) name = found;
    head = std::max(head + 1, found.end);
  }
  if ((name.empty() || is_title_alone(tagged, name)) && head + 1 < phrase.end && t[head].is_mark(',')) {
    // "the mayor, Odile Harrow", "the Mayor, Odile Harrow"
    const TokenSpan behind = name_at(tagged, phrase, head + 1);
    if (!behind.empty() && behind.end == phrase.end) return description(tagged, behind, at);
  }
  const TaggedToken& last = t[head - 1];
  const std::string noun = text::to_lower(tagged.words(head - 1));
  if (!name.empty() && name.end >= head && !(t[name.end - 1].possessive && phrase.end > name.end)) {
    const TextRange words = range_of(tagged, name);
    const auto written = std::string_view(document_.text).substr(words.begin, words.size());
    if (auto found = office(tagged, name, at)) return found;
    const bool is_word = name.end - name.begin == 1 && name.begin == phrase.begin && head == phrase.end;
    if (!is_word || entities_.knows(written)) return spoke(entities_.named(written, at), at);
    if (!last.is(person_noun | people_noun | body_noun | document)) return Meant{.nobody = true};
  }
  const bool owned = head - begin >= 2 && (t[head - 2].possessive || t[head - 2].is(possessive));
  if (owned && speaks_for_owner(last, noun)) {
    if (t[head - 2].is(possessive)) return pronoun_at(t[head - 2], text::to_lower(tagged.words(head - 2)), at);
    return description(tagged, {begin, head - 1}, at);
  }
  // "The Salter governor": the name says of what.
  const bool of_place = !name.empty() && name.end < head && last.is(title) && !last.capital;
  if (t[begin].is(determiner) && (name.empty() || of_place) && text::to_lower(tagged.words(begin)) == "the") {
    if (last.is(document)) {
      if (const auto found = self_called()) return Meant{.member = *found};
    } else if (last.is(body_noun) && !last.is(statement | work)) {
      if (const auto found = body(at)) return spoke(*found, at);
    } else if (last.is(person_noun)) {
      const TextRange of = range_of(tagged, name);
      const std::string place =
          of_place ? text::to_lower(std::string_view(document_.text).substr(of.begin, of.size())) : std::string();
      if (const auto found = by_role(noun, place, at)) return spoke(*found, at);
    }
  }
  const TextRange words = range_of(tagged, phrase);
  return Meant{.other = {.name = on_one_line(std::string_view(document_.text).substr(words.begin, words.size())),
                         .kind = kind_of_noun(last)}};
}

}  // namespace tenet::indexer
