#include "indexer/attribution/narration.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "indexer/attribution/turn_labels.h"
#include "indexer/attribution/turn_tables.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_direction = 200;  // bytes

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

template <std::size_t Size>
bool begins_with(const std::array<std::string_view, Size>& table, std::string_view words) {
  return std::ranges::any_of(table, [&](std::string_view beginning) { return words.starts_with(beginning); });
}

// What a house deals with. In the minutes of many houses it stands without an article: "Question put".
constexpr std::array matters = {
    "amendment"sv,   "amendments"sv,  "ayes"sv,      "bill"sv,     "bills"sv,      "clause"sv,        "clauses"sv,
    "debate"sv,      "division"sv,    "leave"sv,     "motion"sv,   "motions"sv,    "nays"sv,          "nomination"sv,
    "noes"sv,        "nominations"sv, "order"sv,     "paper"sv,    "petition"sv,   "petitions"sv,     "preamble"sv,
    "proceedings"sv, "question"sv,    "question,"sv, "report"sv,   "resolution"sv, "result"sv,        "schedule"sv,
    "sitting"sv,     "title"sv,       "vote"sv,      "votes"sv,    "yeas"sv,       "consideration"sv, "recess"sv,
    "debates"sv,     "original"sv,    "main"sv,      "business"sv, "court"sv,      "meeting"sv,       "resolutions"sv};

// What is done with it.
constexpr std::array deeds = {
    "accordingly"sv, "adjourned"sv, "adopted"sv,     "agreed"sv,    "announced"sv, "carried"sv,    "closed"sv,
    "ended"sv,       "moved"sv,     "seconded"sv,    "concluded"sv, "confirmed"sv, "considered"sv, "defeated"sv,
    "demanded"sv,    "granted"sv,   "interrupted"sv, "negatived"sv, "ordered"sv,   "passed"sv,     "postponed"sv,
    "presented"sv,   "proposed"sv,  "put"sv,         "read"sv,      "referred"sv,  "refused"sv,    "rejected"sv,
    "reported"sv,    "resolved"sv,  "resumed"sv,     "suspended"sv, "tabled"sv,    "taken"sv,      "withdrawn"sv,
    "disagreed"sv,   "lost"sv,      "lapsed"sv,      "received"sv,  "printed"sv};

// How other paragraphs begin that tell what the House, the Senate or a committee did, or are printed and not said.
// clang-format off
constexpr std::array beginnings = {
    "There was no objection"sv, "There being no objection"sv, "The text of the"sv, "The material "sv,
    "The Chaplain"sv, "The following Member"sv, "The following Senator"sv, "Messrs. "sv, "Mses. "sv,
    "Accordingly (at"sv, "Accordingly, the"sv, "Thereupon, "sv, "Whereupon, "sv, "A message from the "sv,
    "Resolved,"sv, "Resolved by the"sv, "Be it enacted"sv, "WHEREAS"sv, "SECTION 1."sv, "SEC. "sv, "S. RES. "sv,
    "S. Res. "sv, "H. Res. "sv, "H. RES. "sv, "[Roll"sv, "YEAS--"sv, "NAYS--"sv, "AYES--"sv, "NOES--"sv,
    "NOT VOTING--"sv, "Amendment No. "sv, "Stated for:"sv, "Stated against:"sv,
    "So (two-thirds"sv, "So the motion"sv, "So the bill"sv, "So the amendment"sv, "So the resolution"sv,
    "So the joint resolution"sv, "So the conference report"sv, "So the nomination"sv, "___"sv, "By Mr. "sv, "By Mrs. "sv, "By Ms. "sv, "By Miss "sv,
};
constexpr std::array votes = {"AYES"sv, "NOES"sv, "PAIRS"sv, "YEAS"sv, "NAYS"sv, "Tellers for the"sv, "Ordered that"sv, "Ordered, "sv, "On Question"sv};
// clang-format on

// The first words of a paragraph, without the marks around them.
struct Words {
  static constexpr std::size_t most = 9;
  std::array<std::string_view, most> words = {};
  std::array<bool, most> ends = {};  // a mark that ends a clause stands behind it
  std::size_t size = 0;

  explicit Words(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && size < most;) {
      if (text[at] == '(') {  // "The bill (H.R. 12) was read"
        at = std::min(text.find(')', at), text.size() - 1) + 1;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && !text::is_ascii_space(text[end]) && text[end] != '(') ++end;
      auto word = text.substr(at, end - at);
      while (!word.empty() && text::is_ascii(word.back()) && !text::is_letter(word.back())) word.remove_suffix(1);
      if (!word.empty()) {
        ends[size] = word.size() + at < end && (text[at + word.size()] == '.' || text[at + word.size()] == ':');
        words[size++] = word;
      }
      at = end + 1;
    }
  }
  [[nodiscard]] std::string_view at(std::size_t i) const { return i < size ? words[i] : std::string_view{}; }
};

bool is_modal(std::string_view word) {
  constexpr std::array modals = {"can"sv, "did"sv,  "does"sv,  "has"sv,    "have"sv, "is"sv,
                                 "may"sv, "must"sv, "shall"sv, "should"sv, "will"sv, "would"sv};
  return holds(modals, word);
}

// "The assistant legislative clerk read the bill": not "The clerk will report", which the chair says.
bool is_clerk(const Words& words) {
  if (words.at(0) != "The"sv) return false;
  for (std::size_t i = 1; i <= 4 && i < words.size; ++i) {
    const auto word = words.at(i);
    if (word == "clerk"sv || word == "Clerk"sv) return i + 1 < words.size && !is_modal(words.at(i + 1));
    if (!text::is_lower(word.front())) return false;
  }
  return false;
}

// "The joint resolution was ordered to be engrossed", "A motion to reconsider was laid on the table".
bool is_matter_settled(const Words& words) {
  if (words.at(0) != "The"sv && words.at(0) != "A"sv) return false;
  bool is_matter = false;
  for (std::size_t i = 1; i + 1 < words.size; ++i) {
    is_matter = is_matter || holds(matters, words.at(i));
    const bool finite = words.at(i) == "was"sv || words.at(i) == "were"sv || words.at(i) == "is"sv;
    if (finite)
      return is_matter && (holds(deeds, words.at(i + 1)) || words.at(i + 1) == "laid"sv || words.at(i + 1) == "as"sv);
    if (!text::is_lower(words.at(i).front())) return false;
  }
  return false;
}

// "The Senate, at 12:30 p.m., recessed until", "The House met at", "The committee divided."
bool is_house_acting(const Words& words) {
  constexpr std::array houses = {"Senate"sv,  "House"sv,   "Committee"sv,  "committee"sv, "Council"sv,  "meeting"sv,
                                 "sitting"sv, "hearing"sv, "conference"sv, "session"sv,   "Assembly"sv, "Board"sv};
  constexpr std::array acts = {"met"sv,         "suspended"sv, "closed"sv,  "ended"sv,      "adjourned"sv, "recessed"sv,
                               "reassembled"sv, "proceeded"sv, "resumed"sv, "reconvened"sv, "rose"sv,      "divided"sv};
  if (words.at(0) != "The"sv || !holds(houses, words.at(1))) return false;
  for (std::size_t i = 2; i < words.size; ++i) {
    if (!holds(acts, words.at(i))) {
      if (i == 2 && words.at(i) != "at"sv && words.at(i) != "having"sv) return false;
      continue;
    }
    constexpr std::array behind = {"at"sv, "to"sv, "until"sv, "in"sv, "pursuant"sv, "and"sv, "its"sv, "Ayes"sv};
    return words.ends[i] || i + 1 == words.size || holds(behind, words.at(i + 1)) || words.at(i) == "divided"sv;
  }
  return false;
}

// "Ayes 107", "Noes: 12"
bool is_count_of_votes(std::string_view text) {
  constexpr std::array sides = {"ayes"sv, "noes"sv, "yeas"sv, "nays"sv, "abstentions"sv, "absent"sv};
  const std::size_t end = std::min(text.find_first_of(": "sv), text.size());
  const std::size_t next = text.find_first_not_of(": "sv, end);
  return next != std::string_view::npos && text::is_digit(text[next]) &&
         holds(sides, text::to_lower(text.substr(0, end)));
}

// "Moved by Councilmember Doe", "A party vote was called for"
bool is_motion(const Words& words) {
  const bool is_by = words.at(1) == "by"sv && !words.at(2).empty() && text::is_upper(words.at(2).front());
  if (is_by && holds(deeds, text::to_lower(words.at(0)))) return true;
  if (words.at(0) != "A"sv) return false;
  bool is_matter = false;
  for (std::size_t i = 1; i + 1 < words.size && i < 5; ++i) {
    is_matter = is_matter || holds(matters, words.at(i));
    if (words.at(i) == "was"sv) return is_matter && words.at(i + 1) == "called"sv;
  }
  return false;
}

// "RESOLVED, that the board": what was voted on.
bool is_resolution(std::string_view text) {
  constexpr std::array heads = {"RESOLVED"sv, "ORDERED"sv, "WHEREAS"sv, "NOW, THEREFORE"sv};
  return begins_with(heads, text);
}

// "Editor's note: ...", "This interview has been edited."
bool is_of_editor(const Words& words) {
  constexpr std::array editors = {"Editor's"sv, "Editor\u2019s"sv, "Editors'"sv, "Editors\u2019"sv};
  constexpr std::array records = {"interview"sv, "transcript"sv, "conversation"sv};
  if (holds(editors, words.at(0))) return text::to_lower(words.at(1)) == "note"sv;
  if (words.at(0) != "This"sv) return false;
  for (std::size_t i = 1; i < 4; ++i) {
    const bool is_edited = words.at(i + 1) == "has"sv || words.at(i + 1) == "was"sv;
    if (holds(records, words.at(i))) return is_edited;
  }
  return false;
}

// Whether `text` is one sentence. "p.m." ends none.
bool is_one_sentence(std::string_view text) {
  if (!text.ends_with('.')) return false;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '?' || text[at] == '!') return false;
    const bool is_inside = at > 0 && !text::is_ascii_space(text[at + 1]);
    const bool is_of_time = at > 2 && text[at - 1] == 'm' && text[at - 2] == '.';
    if (text[at] == '.' && !is_inside && !is_of_time) return false;
  }
  return true;
}

// "at noon", "at 2 p.m.", "for lunch", "for ten minutes", "until Monday", or nothing: when, from word `i` on.
bool is_when(const Words& words, std::size_t i) {
  constexpr std::array hours = {"noon"sv, "midnight"sv, "a.m"sv, "p.m"sv, "am"sv, "pm"sv};
  constexpr std::array whiles = {"lunch"sv, "dinner"sv, "minutes"sv, "hour"sv, "hours"sv, "day"sv, "night"sv};
  if (i >= words.size) return true;
  const auto next = words.at(i + 1);  // without digits, which Words leaves out
  if (words.at(i) == "at"sv) return next.empty() || holds(hours, next);
  return words.at(i) == "until"sv || (words.at(i) == "for"sv && holds(whiles, words.at(words.size - 1)));
}

// "Applause followed.", "Laughter and applause followed.", "A short recess was taken."
bool is_interruption(const Words& words) {
  constexpr std::array interruptions = {"applause"sv, "laughter"sv, "recess"sv, "break"sv, "adjournment"sv};
  const bool is_thing = words.at(0) == "A"sv || words.at(0) == "An"sv;
  for (std::size_t i = is_thing ? 1 : 0; i < words.size && i < 3; ++i) {
    if (!holds(interruptions, text::to_lower(words.at(i)))) continue;
    const auto verb = words.at(i + 1);
    if (verb == "followed"sv) return i + 2 == words.size;
    if (is_thing && verb == "was"sv && words.at(i + 2) == "taken"sv && is_when(words, i + 3)) return true;
  }
  return false;
}

// "The committee then recessed for lunch.", "The hearing was adjourned at 4:15 p.m.", "The audience applauded."
bool is_course_of_meeting(const Words& words) {
  constexpr std::array bodies = {"committee"sv, "subcommittee"sv, "court"sv,      "jury"sv,    "hearing"sv,
                                 "meeting"sv,   "council"sv,      "commission"sv, "board"sv,   "session"sv,
                                 "sitting"sv,   "panel"sv,        "audience"sv,   "gallery"sv, "room"sv,
                                 "assembly"sv,  "conference"sv,   "deposition"sv};
  constexpr std::array acts = {"adjourned"sv, "recessed"sv,  "reconvened"sv, "resumed"sv, "rose"sv,      "returned"sv,
                               "retired"sv,   "concluded"sv, "ended"sv,      "closed"sv,  "applauded"sv, "laughed"sv};
  if (words.at(0) != "The"sv || !holds(bodies, text::to_lower(words.at(1)))) return false;
  std::size_t i = 2;
  while (words.at(i) == "was"sv || words.at(i) == "then"sv) ++i;
  return holds(acts, words.at(i)) && is_when(words, i + 1);
}

// "The witness withdrew.", "The Deputy Speaker took the Chair.", "Exhibit 4 was marked": what is seen in the room.
bool is_seen(std::string_view text, const Words& words) {
  constexpr std::size_t longest = 90;  // bytes
  constexpr std::array moves = {"entered"sv, "resumed"sv, "retired"sv, "returned"sv, "took"sv, "withdrew"sv};
  constexpr std::array changes = {"brought"sv, "called"sv, "excused"sv,  "handed"sv, "marked"sv,
                                  "placed"sv,  "played"sv, "recalled"sv, "shown"sv,  "sworn"sv};
  if (text.size() > longest || !is_one_sentence(text)) return false;
  if (is_interruption(words) || is_course_of_meeting(words)) return true;
  if (words.at(0) != "The"sv && words.at(0) != "Exhibit"sv) return false;
  for (std::size_t i = 1; i < 5 && i < words.size; ++i) {
    const bool is_passive = words.at(i) == "was"sv || words.at(i) == "were"sv;
    if (is_passive) {
      const std::size_t verb = i + (words.at(i + 1) == "then"sv ? 2 : 1);
      return holds(changes, words.at(verb)) && words.at(verb + 1) != "by"sv;
    }
    if (!holds(moves, words.at(i))) continue;
    const bool is_last = i + 1 == words.size;
    return is_last || (words.at(i + 1) == "the"sv && i + 3 == words.size);
  }
  return false;
}

// A time, a page: digits and marks alone, "14:45", "2.30 p.m.", "\u25CF (1015)"
bool is_number(std::string_view text) {
  constexpr std::size_t longest = 20;   // bytes
  constexpr std::ptrdiff_t bullet = 3;  // bytes that are not ASCII
  const auto others = std::ranges::count_if(text, [](char c) { return !text::is_ascii(c); });
  if (text.size() > longest || others > bullet) return false;
  constexpr auto of_time = "amp"sv;  // "a.m.", "pm"
  bool has_digit = false;
  for (const char c : text) {
    has_digit = has_digit || text::is_digit(c);
    if (text::is_letter(c) && of_time.find(c) == std::string_view::npos) return false;
  }
  return has_digit;
}

// "1 See the report", "[1] Ibid.", "*Not recorded."
bool is_footnote(std::string_view text) {
  if (text.starts_with('*')) return text.size() > 1 && text::is_letter(text[1]);
  const bool is_bracketed = text.starts_with('[');
  std::size_t at = is_bracketed ? 1 : 0;
  const std::size_t digits = at;
  while (at < text.size() && text::is_digit(text[at])) ++at;
  if (at == digits || at - digits > 3 || at + 2 >= text.size()) return false;
  if (is_bracketed) return text[at] == ']';
  return text[at] == ' ' && text::is_upper(text[at + 1]) && text::is_lower(text[at + 2]);
}

// "Ms. DOE changed her vote from ``nay'' to ``yea.''"
bool is_vote_changed(std::string_view words) {
  constexpr std::size_t longest_names = 300;  // bytes
  constexpr std::array changes = {" changed his vote"sv, " changed her vote"sv, " changed their vote"sv};
  if (!words.starts_with('M')) return false;
  const auto head = words.substr(0, longest_names);
  return std::ranges::any_of(changes,
                             [&](std::string_view change) { return head.find(change) != std::string_view::npos; });
}

// "S. 210", above the text of a bill
bool is_bill_number(std::string_view words) {
  constexpr std::size_t longest = 24;
  return words.size() <= longest &&
         (words.starts_with("S. "sv) || words.starts_with("H. "sv) || words.starts_with("H.R. "sv)) &&
         text::is_digit(words.back());
}

}  // namespace

bool is_direction(std::string_view words) {
  if (words.size() > longest_direction || words.size() < 2) return false;
  const char open = words.front();
  const char close = words.back();
  if (((open == '(' && close == ')') || (open == '[' && close == ']')) &&
      words.substr(1).find(open) == std::string_view::npos) {
    return true;
  }
  // "(Interruptions)* ..."
  const std::size_t end = words.find(open == '(' ? ')' : ']');
  return (open == '(' || open == '[') && end < words.size() && words.substr(end + 1).starts_with('*') &&
         std::ranges::none_of(words.substr(end), text::is_letter);
}

bool announces_printed(std::string_view words) {
  constexpr std::size_t longest = 160;  // bytes
  if (words.size() > longest || words.empty()) return false;
  const bool is_bracketed = words.front() == '[' || words.front() == '(';
  if (is_bracketed) {
    words.remove_prefix(1);
    if (words.ends_with(']') || words.ends_with(')')) words.remove_suffix(1);
  }
  if (!is_bracketed && !words.ends_with(':')) return false;  // people say "The rest will follow."
  while (words.ends_with('.') || words.ends_with(':')) words.remove_suffix(1);
  const bool follows = words.ends_with(" follows"sv) || words.ends_with(" follow"sv);
  if (!is_bracketed && words.ends_with(" as follows"sv)) return false;  // people say so
  return follows && words.starts_with("The "sv) && words.find_first_of("?!"sv) == std::string_view::npos;
}

bool is_printed(std::string_view words) {
  constexpr std::array beginnings_of_printed = {"http://"sv, "https://"sv, "www."sv};
  constexpr std::array sounds = {"Applause."sv, "Laughter."sv, "Interruption."sv, "Interruptions."sv, "Crosstalk."sv};
  if (words.empty()) return false;
  const bool is_address = begins_with(beginnings_of_printed, words) && words.find(' ') == std::string_view::npos;
  if (is_address || is_number(words) || is_footnote(words) || holds(sounds, words)) return true;
  return is_seen(words, Words(words));
}

bool is_proceeding(std::string_view text) {
  // "--- Recess taken", but no words that were interrupted: "---and I said"
  const std::size_t rule = text.starts_with("---"sv) || text.starts_with("___"sv) ? text.find_first_not_of("-_ "sv) : 0;
  if (rule == std::string_view::npos || (rule > 3 && text[rule - 1] == ' ' && text::is_upper(text[rule]))) return true;
  if (text.empty() || !text::is_upper(text.front())) return false;
  if (begins_with(votes, text) || is_count_of_votes(text) || is_resolution(text)) return true;
  const Words words(text);
  if (is_motion(words) || is_of_editor(words)) return true;
  if (is_house_acting(words)) {
    const bool is_meeting = text::is_lower(words.at(1).front()) && words.at(3) == "at"sv;  // "The meeting rose at 11"
    return words.at(2) == "divided"sv || words.ends[2] || is_meeting;
  }
  // A noun without its article, and what was done with it.
  if (words.size < 2 || !holds(matters, text::to_lower(words.at(0)))) return false;
  for (std::size_t i = 1; i < 4 && i < words.size; ++i) {
    if (holds(deeds, words.at(i))) return true;
    const bool goes_on = holds(matters, words.at(i)) || words.at(i) == "again"sv || words.at(i) == "not"sv ||
                         words.at(i) == "as"sv || words.at(i) == "amended"sv || words.at(i) == "by"sv ||
                         words.at(i) == "second"sv || words.at(i) == "time"sv || words.at(i) == "and"sv;
    if (!goes_on || words.ends[i - 1]) return false;
  }
  return false;
}

bool is_narration(std::string_view text) {
  if (begins_with(beginnings, text) || is_bill_number(text)) return true;
  const Words words(text);
  if (is_clerk(words) || is_matter_settled(words) || is_house_acting(words) || is_vote_changed(text)) return true;
  // "The SPEAKER led the way": a label would end behind the title.
  const auto second = words.at(1);
  if (words.at(0) != "The"sv || second.size() < 4 || !std::ranges::all_of(second, text::is_upper)) return false;
  const LabelWord kind = label_word(second);
  return kind == LabelWord::title || kind == LabelWord::modifier;
}

}  // namespace tenet::indexer
