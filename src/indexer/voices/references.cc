#include "indexer/voices/references.h"

#include <algorithm>
#include <string>

#include "indexer/voices/noun_phrases.h"
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
  if (head.is(document) && !head.is(people_noun)) return SpeakerKind::unknown;
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

// What a title is called by its other names: "congressman" is "rep".
std::string_view short_title(std::string_view word) {
  if (word == "senator") return "sen";
  if (word == "governor") return "gov";
  if (word == "pres") return "president";
  const bool in_house = is_one_of(word, {"congressman", "congresswoman", "representative", "congressmember"});
  return in_house ? "rep" : word;
}

// Whether `role` ("a state senator", "Rep.") holds the title `noun`, in lower case.
bool bears(std::string_view role, std::string_view noun) {
  if (role.empty()) return false;
  const std::string lower = text::to_lower(role);
  if (lower.find(noun) != std::string::npos) return true;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of(" .,", at), lower.size());
    if (end > at && short_title(std::string_view(lower).substr(at, end - at)) == short_title(noun)) return true;
    at = end + 1;
  }
  return false;
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
  } else if (cast_.members()[member].speaker.kind == SpeakerKind::organisation) {
    last_body_ = member;
    last_body_spoke_ = at;
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
    if (const auto found = body(at)) return spoke(*found, at);
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

std::optional<std::size_t> References::self_called() const {
  const auto& members = cast_.members();
  const auto called = std::ranges::find_if(members, &Cast::Member::called);
  if (called == members.end()) return std::nullopt;
  return static_cast<std::size_t>(called - members.begin());
}

std::optional<std::size_t> References::body(std::size_t before) const {
  const auto& members = cast_.members();
  if (const auto called = self_called()) return called;
  const auto& namings = cast_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Cast::Naming::at);
  if (next == namings.begin()) return std::nullopt;
  const std::size_t here = std::prev(next)->paragraph;
  // What spoke last is meant, unless a sentence since then begins with another.
  std::optional<std::size_t> best = last_body_;
  for (std::size_t steps = 0; next != namings.begin() && steps < 200; ++steps) {
    --next;
    if (here - next->paragraph > farthest || (last_body_ && next->at <= last_body_spoke_)) break;
    const Cast::Member& who = members[next->member];
    if (who.speaker.kind != SpeakerKind::organisation || !who.certain) continue;
    if (next->opens) return next->member;
    if (!best) best = next->member;
  }
  return best;
}

std::optional<std::size_t> References::by_role(std::string_view noun, std::size_t before) {
  const auto& namings = cast_.namings();
  auto next = std::ranges::lower_bound(namings, before, {}, &Cast::Naming::at);
  for (std::size_t steps = 0; next != namings.begin() && steps < 400; ++steps) {
    --next;
    const Cast::Member& who = cast_.members()[next->member];
    if (who.speaker.kind == SpeakerKind::person && bears(who.speaker.role, noun)) return next->member;
  }
  if (document_.speaker.empty()) return std::nullopt;
  const std::size_t speaker = cast_.named(document_.speaker, 0);
  return bears(cast_.members()[speaker].speaker.role, noun) ? std::optional(speaker) : std::nullopt;
}

// "The Congressman", "the Attorney General": whoever bears the title here, else the office.
std::optional<References::Meant> References::office(const Frame& frame, TokenSpan name, std::size_t at) {
  const auto& t = frame.tokens;
  const auto is_part = [&](const FrameToken& token) { return token.is(title) || token.is(body_name); };
  const auto begin = t.begin() + static_cast<std::ptrdiff_t>(name.begin);
  const auto end = t.begin() + static_cast<std::ptrdiff_t>(name.end);
  if (!t[name.end - 1].is(title) || !std::all_of(begin, end, is_part)) return std::nullopt;
  const TextRange range = range_of(frame, name);
  const std::string words = on_one_line(std::string_view(document_.text).substr(range.begin, range.size()));
  if (const auto found = by_role(text::to_lower(words), at)) return spoke(*found, at);
  return Meant{.other = {.name = words, .kind = SpeakerKind::office}};
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
    const auto written = std::string_view(document_.text).substr(words.begin, words.size());
    if (auto found = office(frame, name, at)) return found;
    const bool is_word = name.end - name.begin == 1 && name.begin == phrase.begin && head == phrase.end;
    if (!is_word || cast_.knows(written)) return spoke(cast_.named(written, at), at);
    if (!last.is(person_noun | people_noun | body_noun | document)) return Meant{.nobody = true};
  }
  const bool owned = head - begin >= 2 && (t[head - 2].possessive || t[head - 2].is(possessive));
  if (owned && speaks_for_owner(last, noun)) {
    if (t[head - 2].is(possessive)) return pronoun_at(t[head - 2], text::to_lower(frame.words(head - 2)), at);
    return description(frame, {begin, head - 1}, at);
  }
  if (t[begin].is(determiner) && name.empty() && text::to_lower(frame.words(begin)) == "the") {
    if (last.is(document)) {
      if (const auto found = self_called()) return Meant{.member = *found};
    } else if (last.is(body_noun) && !last.is(statement | work)) {
      if (const auto found = body(at)) return spoke(*found, at);
    } else if (last.is(person_noun)) {
      if (const auto found = by_role(noun, at)) return spoke(*found, at);
    }
  }
  const TextRange words = range_of(frame, phrase);
  return Meant{.other = {.name = on_one_line(std::string_view(document_.text).substr(words.begin, words.size())),
                         .kind = kind_of_noun(last)}};
}

}  // namespace tenet::indexer
