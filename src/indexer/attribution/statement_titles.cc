#include "indexer/attribution/statement_titles.h"

#include <algorithm>
#include <array>

#include "indexer/attribution/turn_labels.h"
#include "indexer/attribution/word_classes.h"
#include "text/ascii.h"
#include "text/name_words.h"
#include "text/names.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view beginning;  // of a title, in lower case
  TitleKind kind;
};

// The first row that fits decides. Beginnings that end in "by ", "from ", "of " are followed by the speaker.
constexpr std::array rows = {
    Row{"fact sheet"sv, TitleKind::nobody},
    Row{"readout"sv, TitleKind::nobody},
    Row{"press release"sv, TitleKind::nobody},
    Row{"nomination"sv, TitleKind::nobody},
    Row{"bills signed"sv, TitleKind::nobody},
    Row{"bill signed"sv, TitleKind::nobody},
    Row{"what they are saying"sv, TitleKind::nobody},
    Row{"what they’re saying"sv, TitleKind::nobody},
    Row{"memorandum of understanding"sv, TitleKind::nobody},
    Row{"message from the house"sv, TitleKind::nobody},
    Row{"message from the senate"sv, TitleKind::nobody},
    Row{"message from the president"sv, TitleKind::nobody},
    Row{"joint "sv, TitleKind::nobody},
    Row{"summary of "sv, TitleKind::nobody},
    Row{"statement of administration policy"sv, TitleKind::nobody},
    Row{"statements of administration policy"sv, TitleKind::nobody},
    Row{"remarks as prepared for delivery by "sv, TitleKind::remarks},
    Row{"remarks as prepared for delivery from "sv, TitleKind::remarks},
    Row{"remarks as delivered by "sv, TitleKind::remarks},
    Row{"remarks as prepared by "sv, TitleKind::remarks},
    Row{"prepared remarks by "sv, TitleKind::remarks},
    Row{"prepared remarks of "sv, TitleKind::remarks},
    Row{"prepared remarks from "sv, TitleKind::remarks},
    Row{"remarks by "sv, TitleKind::remarks},
    Row{"remarks from "sv, TitleKind::remarks},
    Row{"remarks of "sv, TitleKind::remarks},
    Row{"speech by "sv, TitleKind::remarks},
    Row{"address by "sv, TitleKind::remarks},
    Row{"keynote by "sv, TitleKind::remarks},
    Row{"keynote address by "sv, TitleKind::remarks},
    Row{"remarks prepared for delivery by "sv, TitleKind::remarks},
    Row{"inaugural address by "sv, TitleKind::remarks},
    Row{"inaugural address of "sv, TitleKind::remarks},
    Row{"written testimony of "sv, TitleKind::statement},
    Row{"written statement of "sv, TitleKind::statement},
    Row{"prepared statement of "sv, TitleKind::statement},
    Row{"prepared statement by "sv, TitleKind::statement},
    Row{"testimony of "sv, TitleKind::remarks},
    Row{"testimony by "sv, TitleKind::remarks},
    Row{"video message from "sv, TitleKind::statement},
    Row{"statement by "sv, TitleKind::statement},
    Row{"statement from "sv, TitleKind::statement},
    Row{"statement of "sv, TitleKind::statement},
    Row{"letter from "sv, TitleKind::statement},
    Row{"a letter from "sv, TitleKind::statement},
    Row{"open letter from "sv, TitleKind::statement},
    Row{"message from "sv, TitleKind::statement},
    Row{"a message from "sv, TitleKind::statement},
    Row{"remarks"sv, TitleKind::transcript},
    Row{"press briefing"sv, TitleKind::transcript},
    Row{"press gaggle"sv, TitleKind::transcript},
    Row{"press call"sv, TitleKind::transcript},
    Row{"press conference"sv, TitleKind::transcript},
    Row{"background press"sv, TitleKind::transcript},
    Row{"background briefing"sv, TitleKind::transcript},
    Row{"on-the-record press"sv, TitleKind::transcript},
    Row{"on the record press"sv, TitleKind::transcript},
    Row{"gaggle"sv, TitleKind::transcript},
    Row{"interview with "sv, TitleKind::interview},
    Row{"an interview with "sv, TitleKind::interview},
    Row{"in conversation with "sv, TitleKind::interview},
    Row{"a conversation with "sv, TitleKind::interview},
    Row{"conversation with "sv, TitleKind::interview},
    Row{"q&a with "sv, TitleKind::interview},
    Row{"q & a with "sv, TitleKind::interview},
    Row{"questions and answers with "sv, TitleKind::interview},
    Row{"interview"sv, TitleKind::transcript},
    Row{"transcript"sv, TitleKind::transcript},
    Row{"hearing"sv, TitleKind::transcript},
    Row{"deposition"sv, TitleKind::transcript},
    Row{"the inaugural address"sv, TitleKind::transcript},
    Row{"presidential message"sv, TitleKind::presidential},
    Row{"america 250: presidential message"sv, TitleKind::presidential},
    Row{"presidential determination"sv, TitleKind::presidential},
    Row{"presidential memorandum"sv, TitleKind::presidential},
    Row{"presidential permit"sv, TitleKind::presidential},
    Row{"national security memorandum"sv, TitleKind::presidential},
    Row{"executive order"sv, TitleKind::presidential},
    Row{"proclamation"sv, TitleKind::presidential},
    Row{"a proclamation"sv, TitleKind::presidential},
    Row{"memorandum"sv, TitleKind::presidential},
    Row{"a memorandum"sv, TitleKind::presidential},
    Row{"message to congress"sv, TitleKind::presidential},
    Row{"message to the congress"sv, TitleKind::presidential},
    Row{"message to the house"sv, TitleKind::presidential},
    Row{"message to the senate"sv, TitleKind::presidential},
    Row{"a message to the "sv, TitleKind::presidential},
    Row{"a message on the designation"sv, TitleKind::presidential},
    Row{"notice on the continuation"sv, TitleKind::presidential},
    Row{"notice to the congress"sv, TitleKind::presidential},
    Row{"notice to the speaker"sv, TitleKind::presidential},
};

// Titles with one of these are those of a transcript, though they begin like those of nobody's words: "Joint Hearing
// before ...", "Nomination of Jane Doe: Hearing". In lower case.
constexpr std::array transcripts = {
    "hearing"sv,    "press conference"sv, "press availability"sv, "briefing"sv,
    "transcript"sv, "debate"sv,           "interview"sv,          "proceedings"sv,
    "session"sv,    "testimony"sv,        "press gaggle"sv,       "town hall"sv,
    "remarks"sv,    "sitting"sv,          "deposition"sv,
};

// What editors put in front of a title.
constexpr std::array prefaces = {
    "corrected: "sv,    "corrected "sv,    "updated: "sv,     "as prepared for delivery: "sv,
    "excerpts from "sv, "excerpts of "sv,  "excerpt from "sv, "excerpt of "sv,
    "pre-taped "sv,     "pre-recorded "sv, "closing "sv,      "opening "sv,
    "welcoming "sv,     "text of "sv};

// Words behind which a title goes on to its subject. In lower case, sorted.
// clang-format off
constexpr std::array subjects = {
    "a"sv, "about"sv, "addressing"sv, "after"sv, "against"sv, "ahead"sv, "amid"sv, "announcing"sv, "applauding"sv,
    "as"sv, "assessing"sv, "at"sv, "before"sv,
    "calling"sv, "celebrating"sv, "commemorating"sv, "commending"sv, "concerning"sv, "condemning"sv,
    "congratulating"sv, "during"sv, "en"sv, "extending"sv, "following"sv, "for"sv, "four"sv, "honoring"sv, "in"sv,
    "introducing"sv, "marking"sv,
    "observing"sv, "on"sv, "one"sv, "recognizing"sv, "regarding"sv, "remembering"sv, "sending"sv, "supporting"sv,
    "thanking"sv, "three"sv, "to"sv, "two"sv, "under"sv, "upon"sv,
    "urging"sv, "via"sv, "warning"sv, "welcoming"sv, "when"sv, "while"sv, "with"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(subjects));

// Bodies with "and" or a preposition in their names, so that the words do not end a speaker.
// clang-format off
constexpr std::array bodies = {
    "health and human services"sv, "housing and urban development"sv, "science and technology"sv,
    "management and budget"sv, "crime and incarceration"sv, "law and justice"sv, "crime and justice"sv,
    "law and social policy"sv, "gender and sexuality"sv, "assistant to the president for"sv,
    "assistant to the president and"sv,
    "center for justice"sv, "center for law"sv, "counsel to the president"sv, "adviser to the president"sv,
    "advisor to the president"sv, "institute for justice"sv, "council on"sv, "committee on"sv, "commission on"sv,
    "center on"sv, "right on crime"sv,
};
// clang-format on

// Types whose documents are in other words than their speaker's, or in nobody's. Sorted.
// clang-format off
constexpr std::array others_words = {
    "abstract"sv, "article"sv, "bill"sv, "blog"sv, "digest"sv, "fact sheet"sv, "fixture"sv, "law"sv, "news"sv,
    "press release"sv, "readout"sv, "report"sv, "review"sv, "statute"sv, "summary"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(others_words));

// `title` with white space made one space, without soft marks that nobody sees.
std::string plain(std::string_view title) {
  std::string words;
  for (std::size_t at = 0; at < title.size();) {
    if (const auto space = text::white_space_at(title, at)) {
      const bool seen = !title.substr(at).starts_with("\u2060"sv) && !title.substr(at).starts_with("\u200B"sv);
      if (seen && !words.empty() && words.back() != ' ') words += ' ';
      at += space;
    } else {
      words += title[at++];
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

// How many bytes at `at` of `lower` are the name of a body that the speaker's words go through.
std::size_t body_at(std::string_view lower, std::size_t at) {
  for (const std::string_view body : bodies) {
    if (lower.substr(at).starts_with(body)) return body.size();
  }
  return 0;
}

bool is_dash_or_bracket(std::string_view word) {
  constexpr std::array marks = {"("sv, "["sv, "|"sv, "-"sv, "\u2013"sv, "\u2014"sv};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return word.starts_with(mark); });
}

// Whether what stands behind the comma that ends at `at` still belongs to the name: ", Jr."
bool goes_on_behind_comma(std::string_view lower, std::size_t at) {
  constexpr std::array suffixes = {" jr"sv, " sr"sv, " ii"sv, " esq"sv};
  return std::ranges::any_of(suffixes, [&](std::string_view suffix) { return lower.substr(at).starts_with(suffix); });
}

// Whether `words` are titles only, so that the name is still to come: "Deputy National Security Advisor".
bool is_office(std::string_view words) {
  return !words.starts_with("the "sv) && kind_by_titles(words) == SpeakerKind::office;
}

// "Families" before "for Justice Reform", "the Coalition" before "for Light": with what it is for the name of a body.
bool is_for_something(std::string_view taken, std::string_view word, std::string_view behind) {
  if (word != "for"sv && word != "against"sv) return false;
  if (behind.empty() || !text::is_upper(behind.front())) return false;
  const auto last = text::to_lower(taken.substr(taken.rfind(' ') + 1));
  return (classes_of(last) & people_noun) != 0 || text::is_body_word(last);
}

// "Odile Harrow" before "of Citizens for Light"
bool is_whole_name(std::string_view taken) {
  return taken.find(' ') != std::string_view::npos && is_name_line(taken) && text::begins_with_given_name(taken);
}

// The speaker that `rest`, what a title has behind "by ", begins with; empty when they are several.
std::string speaker_of(std::string_view rest) {
  const std::string lower = text::to_lower(rest);
  std::size_t last = 0;     // end of the last word taken
  bool is_purpose = false;  // behind "Families for"
  for (std::size_t at = 0; at < rest.size();) {
    if (const std::size_t body = body_at(lower, at)) {
      last = at + body;
      is_purpose = is_purpose || std::string_view(lower).substr(0, last).ends_with(" on"sv);
      at = last + 1;
      continue;
    }
    const std::size_t end = std::min(lower.find(' ', at), lower.size());
    const auto word = std::string_view(lower).substr(at, end - at);
    const auto taken = rest.substr(0, last);
    const bool goes_on = is_office(taken);
    const auto behind = rest.substr(std::min(end + 1, rest.size()));
    if (is_for_something(taken, word, behind)) {
      is_purpose = true;
    } else if (word == "of"sv && is_whole_name(taken)) {
      break;
    } else if (word == "and"sv || word == "&"sv) {
      if (!goes_on && (!is_purpose || text::begins_with_given_name(behind))) return {};
    } else if (std::ranges::binary_search(subjects, word)) {
      if (!goes_on || (word != "for"sv && word != "to"sv)) break;
    } else if (is_dash_or_bracket(word)) {
      break;
    } else if (word.ends_with(':') || word.ends_with(';')) {
      last = end - 1;
      break;
    } else if (word.ends_with(',') && !goes_on_behind_comma(lower, end)) {
      // "Jane Doe, John Roe and ..." are several, "Jane Doe, Counsel to ..." is one.
      return lower.find(" and "sv, end) != std::string::npos ? std::string() : std::string(rest.substr(0, end - 1));
    }
    last = end;
    at = end + 1;
  }
  return std::string(rest.substr(0, last));
}

// Whether one of `words` stands in `title` as a word of its own, or in the plural.
template <std::size_t Size>
bool has_word_of(std::string_view title, const std::array<std::string_view, Size>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    for (std::size_t at = title.find(word); at != std::string_view::npos; at = title.find(word, at + 1)) {
      std::size_t end = at + word.size();
      if (end < title.size() && title[end] == 's') ++end;
      const bool begins = at == 0 || !text::is_letter(title[at - 1]);
      if (begins && (end == title.size() || !text::is_letter(title[end]))) return true;
    }
    return false;
  });
}

// Not a title's way to name a speaker: too long, or nothing but small letters.
bool is_plausible(std::string_view speaker) {
  constexpr std::size_t longest = 120;  // bytes
  return !speaker.empty() && speaker.size() <= longest && std::ranges::any_of(speaker, text::is_upper);
}

// "Jane Doe’s Visit": what follows is no speaker's words.
bool is_possessive(std::string_view speaker) {
  return speaker.ends_with("\u2019s"sv) || speaker.ends_with("'s"sv) || speaker.ends_with("\u2019"sv);
}

// "Families for Justice Reform"
bool is_body_for(std::string_view speaker) {
  const std::string lower = text::to_lower(speaker);
  return lower.find(" for "sv) != std::string::npos || lower.find(" against "sv) != std::string::npos;
}

bool is_name_of_body(std::string_view word) {
  const bool is_acronym = word.size() > 1 && std::ranges::all_of(word, text::is_upper);
  return is_acronym || text::is_body_word(text::to_lower(word));
}

// Whether the words that a title has behind "from" or "of" can be somebody's name. A title, a body or an office has a
// word that says so; of a person a given name, an initial or at least two words that are no place and no thing.
bool is_somebody(std::string_view speaker, bool from) {
  const text::Name name = text::split_name(speaker);
  const bool has_honorific = !name.words.empty() && !speaker.starts_with(name.words.front());
  if (has_honorific || !name.role.empty() || name.office || kind_by_titles(speaker) == SpeakerKind::office) return true;
  if (std::ranges::any_of(name.words, is_name_of_body) || is_body_for(speaker)) return true;
  if (name.words.size() < 2) return false;  // "Letter from America", "Statement of Principles"
  const std::string& first = name.words.front();
  const bool begins_person = text::begins_with_given_name(first) || (first.size() == 2 && first.ends_with('.'));
  if (begins_person) return true;
  // "Statement of Interest of the United States"
  if (speaker.find(" of "sv) != std::string_view::npos || speaker.find(" the "sv) != std::string_view::npos)
    return false;
  // "Letter from Birmingham Jail", "Letter from San Quentin": people write from places.
  return !from;
}

}  // namespace

TitleReading read_title(std::string_view title) {
  const std::string words = plain(title);
  const std::string lower = text::to_lower(words);
  std::size_t begin = 0;
  for (const std::string_view preface : prefaces) {
    if (std::string_view(lower).substr(begin).starts_with(preface)) begin += preface.size();
  }
  const std::string_view rest = std::string_view(lower).substr(begin);
  const auto* const row = std::ranges::find_if(rows, [&](const Row& each) { return rest.starts_with(each.beginning); });
  if (row == rows.end()) return {};
  TitleReading reading{.kind = row->kind};
  const bool may_be_transcript = row->beginning == "joint "sv || row->beginning == "nomination"sv;
  if (may_be_transcript && has_word_of(rest, transcripts)) reading.kind = TitleKind::transcript;
  const bool names_speaker =
      row->kind == TitleKind::statement || row->kind == TitleKind::remarks || row->kind == TitleKind::interview;
  if (!names_speaker) return reading;
  reading.speaker = speaker_of(std::string_view(words).substr(begin + row->beginning.size()));
  const bool from = row->beginning.ends_with("from "sv);
  const bool is_none = !is_plausible(reading.speaker) || is_possessive(reading.speaker);
  if (is_none || !is_somebody(reading.speaker, from)) reading.speaker.clear();
  if (reading.speaker.empty() && from && row->kind == TitleKind::statement) reading.kind = TitleKind::other;
  return reading;
}

bool is_own_words(std::string_view type) {
  const std::string lower = text::to_lower(type);
  return std::ranges::none_of(others_words,
                              [&](std::string_view other) { return lower.find(other) != std::string::npos; });
}

}  // namespace tenet::indexer
