#include "indexer/attribution/pronouns.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/subjects.h"
#include "indexer/attribution/tagged_text.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// A pronoun means nobody who was named more paragraphs ago than this.
constexpr std::size_t farthest = 4;

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

  // Who is named in `sentence` for the first time, alone; nobody where there is none.
  [[nodiscard]] std::optional<std::size_t> new_in(Namings sentence) const {
    std::optional<std::size_t> found;
    for (const Entities::Naming& naming : sentence) {
      if (naming.addressed || !fits(naming.member)) continue;
      if (found || !naming.is_new) return std::nullopt;
      found = naming.member;
    }
    return found;
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

// "the officer", "his lawyer": a person without a name.
bool is_somebody(const TaggedText& tagged, TokenSpan phrase) {
  if (phrase.empty()) return false;
  const TaggedToken& head = tagged.tokens[head_of(tagged, phrase)];
  return !head.capital && head.is(person_noun) && tagged.tokens[phrase.begin].is(determiner | possessive);
}

}  // namespace

void Pronouns::spoke(std::size_t member, std::size_t at) {
  if (entities_.members()[member].speaker.kind == SpeakerKind::person) {
    last_speaker_ = member;
    last_spoke_ = at;
    entities_.member(member).certain = true;
  } else if (entities_.members()[member].speaker.kind == SpeakerKind::organisation) {
    last_body_ = member;
    last_body_spoke_ = at;
  }
}

std::optional<std::size_t> Pronouns::person(std::size_t at, WordClasses gender) {
  const auto outer = barred_;
  if (const auto fronted = fronted_before(at)) barred_ = fronted;
  auto meant = who_was_asked(gender);
  if (!meant) meant = unnamed_before(at, gender);
  const auto found = meant ? meant->member : last_person(at, gender);
  barred_ = outer;
  return found;
}

std::optional<std::size_t> Pronouns::fronted_before(std::size_t at) const {
  constexpr std::size_t longest = 60;  // bytes of a name
  const auto& namings = entities_.namings();
  const auto next = std::ranges::lower_bound(namings, at, {}, &Entities::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const Entities::Naming& naming = *std::prev(next);
  const std::string_view name = std::string_view(document_.text).substr(naming.at, at - naming.at);
  const bool stands_before = name.size() <= longest && name.ends_with(", ") && name.find(',') + 2 == name.size() &&
                             name.find_first_of(".;:\"\n") == std::string_view::npos;
  return naming.opens && stands_before ? std::optional(naming.member) : std::nullopt;
}

std::optional<Pronouns::Unnamed> Pronouns::unnamed_before(std::size_t at, WordClasses gender) {
  const std::size_t here = entities_.sentence_at(at);
  if (here == 0) return std::nullopt;
  const TextRange range{entities_.sentence_begin(here - 1), entities_.sentence_begin(here)};
  constexpr std::size_t longest = 400;  // bytes
  auto words = std::string_view(document_.text).substr(range.begin, std::min(range.size(), longest));
  words = words.substr(0, words.find_last_of(".?!") + 1);  // without the mark of the next quotation
  // Most sentences begin with who they are about.
  const auto named = std::ranges::lower_bound(entities_.namings(), range.begin, {}, &Entities::Naming::at);
  const bool is_opened =
      named != entities_.namings().end() && named->at < range.end && named->opens && !named->governed;
  if (is_opened && words.find(" asked ") == std::string_view::npos) return std::nullopt;
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
  if (const auto asked = asked_in(tagged, subject, gender)) return asked;
  if (named != entities_.namings().end() && named->at < t[head].range.end && !named->governed) return std::nullopt;
  const bool is_named = subject.end < t.size() && t[subject.end].is_mark(',');  // "her deputy, Odile Harrow"
  const WordClasses own = t[head].classes & (male | female);
  // "One of them, a young man, left", but "One of them, Ivo Harrow, left"
  const auto comma = std::find_if(t.begin() + static_cast<std::ptrdiff_t>(subject.begin), t.end(),
                                  [](const TaggedToken& token) { return token.is_mark(','); });
  const bool has_name = comma != t.end() && std::next(comma) != t.end() && std::next(comma)->capital;
  const bool is_one_of = !has_name && text::to_lower(tagged.words(subject.begin)) == "one" &&
                         subject.begin + 1 < t.size() && tagged.words(subject.begin + 1) == "of";
  if (is_one_of) return Unnamed{};
  const bool may_be_meant = !is_named && t[head].is(person_noun) && !t[head].is(people_noun | body_noun) &&
                            !t[head].capital && (own == 0 || (own & gender) != 0);
  if (!may_be_meant) return std::nullopt;
  const bool is_owned =
      t[subject.begin].is(possessive) ||
      std::any_of(t.begin() + static_cast<std::ptrdiff_t>(subject.begin), t.begin() + static_cast<std::ptrdiff_t>(head),
                  [](const TaggedToken& token) { return token.possessive; }) ||
      (head + 1 < subject.end && t[head + 1].is(preposition));
  const std::string article = text::to_lower(tagged.words(subject.begin));
  if (is_owned || article == "a" || article == "an" || article == "one" || article == "another") return Unnamed{};
  if (article != "the" || head + 1 != subject.end) return std::nullopt;
  const auto holder = who_bears(document_, entities_, text::to_lower(tagged.words(head)), {}, at);
  const bool fits = holder && PronounSearch(entities_, gender, barred_).agrees(*holder);
  return fits ? Unnamed{.member = holder} : Unnamed{};
}

std::optional<Pronouns::Unnamed> Pronouns::asked_in(const TaggedText& tagged, TokenSpan subject,
                                                    WordClasses gender) const {
  const TokenSpan sentence = tagged.sentences.front();
  if (!may_answer_ || subject.end >= sentence.end || tagged.words(subject.end) != "asked") return std::nullopt;
  const TokenSpan asked = phrase_at(tagged, sentence, subject.end + 1);
  if (asked.empty()) return std::nullopt;
  const TextRange range = range_of(tagged, asked);
  const PronounSearch search(entities_, gender, barred_);
  const auto named = std::ranges::lower_bound(entities_.namings(), range.begin, {}, &Entities::Naming::at);
  if (named != entities_.namings().end() && named->at < range.end)
    return search.agrees(named->member) ? std::optional(Unnamed{.member = named->member}) : std::nullopt;
  return is_somebody(tagged, asked) ? std::optional(Unnamed{}) : std::nullopt;
}

void Pronouns::ask(std::size_t asker, std::size_t at, std::size_t cue_end) {
  constexpr std::size_t longest = 80;  // bytes
  const std::size_t end = std::min(document_.text.size(), cue_end + longest);
  const TaggedText tagged = tag_text(document_.text, {cue_end, end}, {}, {}, {});
  const bool is_put = !tagged.sentences.empty() &&
                      is_somebody(tagged, phrase_at(tagged, tagged.sentences.front(), tagged.sentences.front().begin));
  asked_ = Asked{.asker = asker, .sentence = entities_.sentence_at(at), .is_put_to_somebody = is_put};
}

std::optional<Pronouns::Unnamed> Pronouns::who_was_asked(WordClasses gender) const {
  if (!asked_ || !may_answer_) return std::nullopt;
  const PronounSearch search(entities_, gender, asked_->asker);
  const auto& namings = entities_.namings();
  const auto first = std::ranges::lower_bound(namings, asked_->sentence, {}, &Entities::Naming::sentence);
  std::optional<std::size_t> found;
  for (auto naming = first; naming != namings.end() && naming->sentence == asked_->sentence; ++naming) {
    if (!search.fits(naming->member) || naming->member == found) continue;
    if (found) return std::nullopt;  // two may be meant
    found = naming->member;
  }
  if (found) return Unnamed{.member = found};
  return asked_->is_put_to_somebody ? std::optional(Unnamed{}) : std::nullopt;
}

std::optional<std::size_t> Pronouns::last_person(std::size_t before, WordClasses gender) const {
  const auto& namings = entities_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Entities::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const PronounSearch search(entities_, gender, barred_);
  const std::size_t here = std::prev(next)->paragraph;
  const bool spoken = last_speaker_ && search.fits(*last_speaker_);
  const std::size_t spoke_in = spoken ? entities_.sentence_at(last_spoke_) : 0;
  std::optional<std::size_t> best;
  std::optional<std::size_t> unsure;  // who may be a place as well
  // Who is new is meant in the nearest sentence alone, and where nobody has spoken in its paragraph.
  bool may_be_new = !last_speaker_ || paragraph_of(last_spoke_) != here;
  // Sentence by sentence, the last one first: its subject is meant, or who spoke in it.
  while (next != namings.begin()) {
    const std::size_t number = std::prev(next)->sentence;
    if (here - std::prev(next)->paragraph > farthest) break;
    if (spoken && spoke_in >= number) return last_speaker_;
    const auto end = next;
    while (next != namings.begin() && std::prev(next)->sentence == number) --next;
    const std::span sentence(next, end);
    if (const auto subject = search.subject_of(sentence)) return subject;
    if (const auto met = search.new_in(sentence); met && may_be_new) return met;
    may_be_new = false;
    const Entities::Naming* first = search.first_in(sentence);
    if (first != nullptr && first->first && !first->governed) return first->member;
    if (first != nullptr && !best) best = first->member;
    if (!unsure) unsure = search.full_name_in(sentence);
  }
  if (spoken && !best) return last_speaker_;
  return best ? best : unsure;
}

std::size_t Pronouns::paragraph_of(std::size_t at) const {
  const auto next = std::ranges::upper_bound(entities_.namings(), at, {}, &Entities::Naming::at);
  return next == entities_.namings().begin() ? 0 : std::prev(next)->paragraph;
}

std::optional<std::size_t> Pronouns::self_called() const {
  const auto& members = entities_.members();
  const auto called = std::ranges::find_if(members, &Entities::Member::called);
  if (called == members.end()) return std::nullopt;
  return static_cast<std::size_t>(called - members.begin());
}

std::optional<std::size_t> Pronouns::body(std::size_t before) const {
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

std::optional<std::size_t> who_bears(const Document& document, Entities& entities, std::string_view noun,
                                     std::string_view place, std::size_t before) {
  const auto& namings = entities.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Entities::Naming::at);
  std::optional<std::size_t> best;
  for (std::size_t steps = 0; next != namings.begin() && steps < 400; ++steps) {
    --next;
    const Entities::Member& who = entities.members()[next->member];
    if (who.speaker.kind != SpeakerKind::person || !bears_title(who.roles, noun)) continue;
    if (place.empty() || who.roles.find(place) != std::string::npos) return next->member;
    // One whose role says that it is another's is not meant: "Democratic nominee" is no Republican nominee.
    const bool elsewhere =
        std::ranges::any_of(who.speaker.role.substr(0, who.speaker.role.find(' ')), text::is_upper) &&
        who.speaker.role.find(' ') != std::string::npos;
    if (!best && !elsewhere) best = next->member;
  }
  if (best || document.speaker.empty()) return best;
  const std::size_t speaker = entities.named(document.speaker, 0);
  return bears_title(entities.members()[speaker].roles, noun) ? std::optional(speaker) : std::nullopt;
}

}  // namespace tenet::indexer
