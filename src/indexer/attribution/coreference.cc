#include "indexer/attribution/coreference.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/subjects.h"
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

// Whom of those who are named a pronoun may mean.
class PronounSearch {
 public:
  using Namings = std::span<const Entities::Naming>;

  PronounSearch(const Entities& entities, WordClasses gender, std::optional<std::size_t> barred)
      : entities_(entities), gender_(gender), barred_(barred) {}

  // Whether `member` may be a person, of no other gender.
  [[nodiscard]] bool agrees(std::size_t member) const {
    if (member == barred_) return false;
    const Entities::Member& who = entities_.members()[member];
    return who.speaker.kind == SpeakerKind::person && (who.gender == 0 || (who.gender & gender_) != 0);
  }

  // Whether `member` is known to be a person, of no other gender.
  [[nodiscard]] bool fits(std::size_t member) const { return agrees(member) && entities_.members()[member].certain; }

  // Who fits and is the subject of `sentence`; nobody where there is none.
  [[nodiscard]] std::optional<std::size_t> subject_of(Namings sentence) const {
    const auto found = std::ranges::find_if(sentence, [&](const Entities::Naming& naming) {
      return naming.subject && !naming.governed && !naming.addressed && fits(naming.member);
    });
    return found == sentence.end() ? std::nullopt : std::optional(found->member);
  }

  // The first name in `sentence` of one who fits; nullptr without one.
  [[nodiscard]] const Entities::Naming* first_in(Namings sentence) const {
    const auto found = std::ranges::find_if(
        sentence, [&](const Entities::Naming& naming) { return !naming.addressed && fits(naming.member); });
    return found == sentence.end() ? nullptr : &*found;
  }

  // Who has a full name, is named first in `sentence`, and may be a place as well; nobody where there is none.
  [[nodiscard]] std::optional<std::size_t> full_name_in(Namings sentence) const {
    const auto found = std::ranges::find_if(sentence, [&](const Entities::Naming& naming) {
      const std::string& name = entities_.members()[naming.member].speaker.name;
      return naming.first && !naming.addressed && agrees(naming.member) && name.find(' ') != std::string::npos;
    });
    return found == sentence.end() ? std::nullopt : std::optional(found->member);
  }

 private:
  const Entities& entities_;
  WordClasses gender_;
  std::optional<std::size_t> barred_;
};

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
    const WordClasses gender = token.classes & (male | female);
    std::optional<std::size_t> person = who_was_asked(gender);
    if (!person) {
      const auto unnamed = unnamed_before(at, gender);
      person = unnamed ? unnamed->member : last_person(at, gender);
    }
    if (!person) return std::nullopt;
    entities_.member(*person).gender |= token.classes & (male | female);
    return by_pronoun(spoke(*person, at));
  }
  if (is_one_of(word, {"it", "its", "they", "their"})) {
    if (const auto found = body(at)) return by_pronoun(spoke(*found, at));
  }
  return std::nullopt;
}

std::optional<Coreference::Unnamed> Coreference::unnamed_before(std::size_t at, WordClasses gender) {
  const std::size_t here = entities_.sentence_at(at);
  if (here == 0) return std::nullopt;
  const TextRange range{entities_.sentence_begin(here - 1), entities_.sentence_begin(here)};
  const auto named = std::ranges::lower_bound(entities_.namings(), range.begin, {}, &Entities::Naming::at);
  if (named != entities_.namings().end() && named->at < range.end && !named->governed) return std::nullopt;
  constexpr std::size_t longest = 200;  // bytes
  auto words = std::string_view(document_.text).substr(range.begin, std::min(range.size(), longest));
  words = words.substr(0, words.find_last_of(".?!") + 1);  // without the mark of the next quotation
  if (words.empty() || words.find('"') != std::string_view::npos || words.find("\u201c") != std::string_view::npos ||
      words.find("''") != std::string_view::npos)
    return std::nullopt;
  const TaggedText tagged = tag_text(document_.text, {range.begin, range.begin + words.size()}, {}, {}, {});
  if (tagged.sentences.empty()) return std::nullopt;
  TokenSpan subject = main_subject(tagged, tagged.sentences.front());
  if (subject.empty()) return std::nullopt;
  const auto& t = tagged.tokens;
  // "The governor wept." has a verb.
  if (subject.end - subject.begin > 2 && (subject.end == t.size() || t[subject.end].is_mark('.'))) --subject.end;
  const std::size_t head = head_of(tagged, subject);
  const bool is_named = subject.end < t.size() && t[subject.end].is_mark(',');  // "her deputy, Odile Harrow"
  const WordClasses own = t[head].classes & (male | female);
  const bool may_be_meant = !is_named && t[head].is(person_noun) && !t[head].is(people_noun | body_noun) &&
                            !t[head].capital && (own == 0 || (own & gender) != 0);
  if (!may_be_meant) return std::nullopt;
  const bool is_owned =
      t[subject.begin].is(possessive) ||
      std::any_of(t.begin() + static_cast<std::ptrdiff_t>(subject.begin), t.begin() + static_cast<std::ptrdiff_t>(head),
                  [](const TaggedToken& token) { return token.possessive; }) ||
      (head + 1 < subject.end && t[head + 1].is(preposition));
  if (is_owned) return Unnamed{};
  if (text::to_lower(tagged.words(subject.begin)) != "the" || head + 1 != subject.end) return std::nullopt;
  const auto holder = by_role(text::to_lower(tagged.words(head)), {}, at);
  const bool fits = holder && PronounSearch(entities_, gender, barred_).agrees(*holder);
  return fits ? Unnamed{.member = holder} : Unnamed{};
}

std::optional<std::size_t> Coreference::who_was_asked(WordClasses gender) const {
  if (!asked_) return std::nullopt;
  const PronounSearch search(entities_, gender, asked_->asker);
  const auto& namings = entities_.namings();
  const auto first = std::ranges::lower_bound(namings, asked_->sentence, {}, &Entities::Naming::sentence);
  std::optional<std::size_t> found;
  for (auto naming = first; naming != namings.end() && naming->sentence == asked_->sentence; ++naming) {
    if (!search.fits(naming->member) || naming->member == found) continue;
    if (found) return std::nullopt;  // two may be meant
    found = naming->member;
  }
  return found;
}

std::optional<std::size_t> Coreference::last_person(std::size_t before, WordClasses gender) const {
  const auto& namings = entities_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Entities::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const PronounSearch search(entities_, gender, barred_);
  const std::size_t here = std::prev(next)->paragraph;
  const bool spoken = last_speaker_ && search.fits(*last_speaker_);
  const std::size_t spoke_in = spoken ? entities_.sentence_at(last_spoke_) : 0;
  std::optional<std::size_t> best;
  std::optional<std::size_t> unsure;  // who may be a place as well
  // Sentence by sentence, the last one first: its subject is meant, or who spoke in it.
  while (next != namings.begin()) {
    const std::size_t number = std::prev(next)->sentence;
    if (here - std::prev(next)->paragraph > farthest) break;
    if (spoken && spoke_in >= number) return last_speaker_;
    const auto end = next;
    while (next != namings.begin() && std::prev(next)->sentence == number) --next;
    const std::span sentence(next, end);
    if (const auto subject = search.subject_of(sentence)) return subject;
    const Entities::Naming* first = search.first_in(sentence);
    if (first != nullptr && first->first && !first->governed) return first->member;
    if (first != nullptr && !best) best = first->member;
    if (!unsure) unsure = search.full_name_in(sentence);
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
  const std::string words = on_one_line(written(tagged, name));
  if (const auto found = by_role(text::to_lower(words), {}, at)) return spoke(*found, at);
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
    const auto found = self_called();
    return found ? std::optional(Meant{.member = *found}) : std::nullopt;
  }
  std::optional<std::size_t> found;
  if (head.is(body_noun) && !head.is(statement | work)) {
    found = body(at);
  } else if (head.is(person_noun)) {
    found = by_role(described.noun(), of_place ? text::to_lower(written(tagged, name)) : std::string(), at);
  }
  return found ? std::optional(spoke(*found, at)) : std::nullopt;
}

}  // namespace tenet::indexer
