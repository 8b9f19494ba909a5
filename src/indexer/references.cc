#include "indexer/references.h"

#include <algorithm>
#include <string>

#include "indexer/noun_phrases.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using Kind = FrameToken::Kind;

// A pronoun means nobody who was named more paragraphs ago than this.
constexpr std::size_t farthest = 4;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

SpeakerKind kind_of_noun(const FrameToken& head) {
  if (head.is(people_noun)) return SpeakerKind::group;
  if (head.is(body_noun)) return SpeakerKind::organisation;
  if (head.is(title)) return SpeakerKind::office;
  return head.is(person_noun) ? SpeakerKind::person : SpeakerKind::unknown;
}

// "leaders", "members", "statement": they speak for the body that has them.
bool speaks_for_owner(const FrameToken& head, std::string_view word) {
  return head.is(statement) || is_one_of(word, {"leaders", "members", "officials", "leadership", "board", "report",
                                                "website", "representatives"});
}

}  // namespace

std::optional<References::Meant> References::resolve(TextRange mention) {
  const Frame frame = make_frame(document_.text, mention, {}, {}, {});
  TokenSpan phrase{0, frame.tokens.size()};
  const auto& t = frame.tokens;
  while (!phrase.empty() && (t[phrase.end - 1].kind == Kind::mark ||
                             (t[phrase.end - 1].is(relative) && phrase.end > 1) || t[phrase.end - 1].is(preposition)))
    --phrase.end;
  if (phrase.empty()) return std::nullopt;
  const std::string word = text::to_lower(frame.words(phrase.begin));
  if (phrase.end == 1 && (t[0].is(pronoun | possessive))) return pronoun_at(t[0], word, mention.begin);
  return description(frame, phrase, mention.begin);
}

References::Meant References::spoke(std::size_t member, std::size_t at) {
  if (cast_.members()[member].speaker.kind == SpeakerKind::person) {
    last_speaker_ = member;
    last_spoke_ = at;
    cast_.member(member).certain = true;
  }
  return {.member = member};
}

std::optional<References::Meant> References::voice() {
  const std::string& throughout = document_.speaker.empty() ? document_.organisation : document_.speaker;
  const std::string& name = voice_.empty() ? throughout : voice_;
  if (name.empty()) return std::nullopt;
  return Meant{.member = cast_.named(name, 0)};
}

std::optional<References::Meant> References::pronoun_at(const FrameToken& token, std::string_view word,
                                                        std::size_t at) {
  if (is_one_of(word, {"i", "we", "my", "our"})) return voice();
  if (token.is(male | female)) {
    const auto person = last_person(at, token.classes & (male | female));
    if (!person) return std::nullopt;
    cast_.member(*person).gender |= token.classes & (male | female);
    return spoke(*person, at);
  }
  if (is_one_of(word, {"it", "its", "they", "their"})) {
    if (const auto found = body(at)) return Meant{.member = *found};
  }
  return std::nullopt;
}

std::optional<std::size_t> References::last_person(std::size_t before, WordClasses gender) const {
  const auto& namings = cast_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Cast::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const std::size_t here = std::prev(next)->paragraph;
  std::optional<std::size_t> best;
  std::optional<std::size_t> unsure;  // who may be a place as well
  const auto fits = [&](std::size_t member) {
    const Cast::Member& who = cast_.members()[member];
    return who.speaker.kind == SpeakerKind::person && who.certain && (who.gender == 0 || (who.gender & gender) != 0);
  };
  // Who spoke last is meant, unless somebody was the first to be named in a sentence since then.
  for (std::size_t steps = 0; next != namings.begin() && steps < 200; ++steps) {
    --next;
    if (here - next->paragraph > farthest) break;
    if (last_speaker_ && next->at <= last_spoke_ && fits(*last_speaker_)) return last_speaker_;
    if (!fits(next->member)) {
      const Speaker& who = cast_.members()[next->member].speaker;
      const bool full = who.kind == SpeakerKind::person && who.name.find(' ') != std::string::npos;
      if (!unsure && next->first && full && !cast_.members()[next->member].certain) unsure = next->member;
      continue;
    }
    if (next->first) return next->member;
    if (!best) best = next->member;
  }
  return best ? best : unsure;
}

std::optional<std::size_t> References::body(std::size_t before) const {
  const auto& members = cast_.members();
  const auto called = std::ranges::find_if(members, &Cast::Member::called);
  if (called != members.end()) return static_cast<std::size_t>(called - members.begin());
  const auto& namings = cast_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Cast::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const std::size_t here = std::prev(next)->paragraph;
  for (std::size_t steps = 0; next != namings.begin() && steps < 200; ++steps) {
    --next;
    if (here - next->paragraph > farthest) break;
    const Cast::Member& who = members[next->member];
    if (who.speaker.kind == SpeakerKind::organisation && who.certain) return next->member;
  }
  return std::nullopt;
}

std::optional<std::size_t> References::by_role(std::string_view noun, std::size_t before) const {
  const auto& namings = cast_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Cast::Naming::at);
  for (std::size_t steps = 0; next != namings.begin() && steps < 400; ++steps) {
    --next;
    const Cast::Member& who = cast_.members()[next->member];
    if (who.speaker.kind == SpeakerKind::person && text::to_lower(who.speaker.role).find(noun) != std::string::npos)
      return next->member;
  }
  return std::nullopt;
}

std::optional<References::Meant> References::description(const Frame& frame, TokenSpan phrase, std::size_t at) {
  const auto& t = frame.tokens;
  std::size_t begin = phrase.begin;
  // The head ends before what belongs to it: "a spokesman | for the group".
  std::size_t head = begin;
  TokenSpan name = {};
  while (head < phrase.end && !(t[head].is(preposition) && head > begin) &&
         !(t[head].kind == Kind::mark && !t[head].is_quote())) {
    const TokenSpan found = name_at(frame, phrase, head);
    if (!found.empty()) name = found;
    head = std::max(head + 1, found.end);
  }
  if (name.empty() && head + 1 < phrase.end && t[head].is_mark(',')) {
    // "the mayor, Odile Harrow"
    const TokenSpan behind = name_at(frame, phrase, head + 1);
    if (!behind.empty() && behind.end == phrase.end) return description(frame, behind, at);
  }
  const FrameToken& last = t[head - 1];
  const std::string noun = text::to_lower(frame.words(head - 1));
  if (!name.empty() && name.end >= head && !(t[name.end - 1].possessive && phrase.end > name.end)) {
    const TextRange words = range_of(frame, name);
    const std::string_view rest = document_.text;
    return spoke(cast_.named(rest.substr(words.begin, words.size()), at), at);
  }
  const bool owned = head - begin >= 2 && (t[head - 2].possessive || t[head - 2].is(possessive));
  if (owned && speaks_for_owner(last, noun)) {
    if (t[head - 2].is(possessive)) return pronoun_at(t[head - 2], text::to_lower(frame.words(head - 2)), at);
    return description(frame, {begin, head - 1}, at);
  }
  if (t[begin].is(determiner) && name.empty() && text::to_lower(frame.words(begin)) == "the") {
    if (last.is(body_noun) && !last.is(statement | work)) {
      if (const auto found = body(at)) return Meant{.member = *found};
    } else if (last.is(person_noun)) {
      if (const auto found = by_role(noun, at)) return spoke(*found, at);
    }
  }
  const TextRange words = range_of(frame, phrase);
  return Meant{.other = {.name = on_one_line(std::string_view(document_.text).substr(words.begin, words.size())),
                         .kind = kind_of_noun(last)}};
}

}  // namespace tenet::indexer
