#include "indexer/attribution/turn_tables.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// The words that begin labels in the transcripts of the White House of 2021 to 2026 and in the Congressional Record
// of 2024, and others of their kind. A word is in one table only.
// clang-format off
constexpr std::array honorifics = {
    "BARONESS"sv, "DAME"sv, "DR"sv, "HON"sv, "HONORABLE"sv, "HONOURABLE"sv, "LORD"sv, "M"sv, "MESDAMES"sv, "MISS"sv,
    "MLLE"sv, "MME"sv, "MR"sv, "MRS"sv, "MS"sv, "MX"sv, "PROF"sv, "REV"sv, "RT"sv, "SHRI"sv, "SHRIMATI"sv, "SIR"sv,
    "SMT"sv, "VISCOUNT"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(honorifics));

// clang-format off
constexpr std::array titles = {
    "ADM"sv, "ADMINISTRATOR"sv, "ADMIRAL"sv, "ADVISER"sv, "ADVISOR"sv, "AGENT"sv, "ALDERMAN"sv, "ALDERWOMAN"sv,
    "AMBASSADOR"sv, "AMIR"sv, "ARCHBISHOP"sv, "ASSEMBLYMAN"sv, "ASSEMBLYMEMBER"sv, "ASSEMBLYWOMAN"sv, "ATTORNEY"sv,
    "BAILIFF"sv, "BISHOP"sv, "BROTHER"sv, "CAPT"sv, "CAPTAIN"sv, "CARDINAL"sv, "CHAIR"sv, "CHAIRMAN"sv, "CHAIRPERSON"sv,
    "CHAIRWOMAN"sv, "CHANCELLOR"sv, "CHAPLAIN"sv, "CHEF"sv, "CHIEF"sv, "CLERK"sv, "CMDR"sv, "COACH"sv, "COL"sv,
    "COLONEL"sv, "COMMANDER"sv, "COMMISSIONER"sv, "COMPTROLLER"sv, "CONGRESSMAN"sv, "CONGRESSMEMBER"sv,
    "CONGRESSWOMAN"sv, "CORPORAL"sv, "COUNCILLOR"sv, "COUNCILMAN"sv, "COUNCILMEMBER"sv, "COUNCILOR"sv, "COUNCILWOMAN"sv,
    "COUNSEL"sv, "COUNSELOR"sv, "COUNTESS"sv, "DEFENDER"sv, "DELEGATE"sv, "DEPUTY"sv, "DET"sv, "DETECTIVE"sv,
    "DIRECTOR"sv, "DUCHESS"sv, "DUKE"sv, "EARL"sv, "EMIR"sv, "FATHER"sv, "GEN"sv, "GENERAL"sv, "GENTLEMAN"sv, "GOV"sv,
    "GOVERNOR"sv, "IMAM"sv, "INSPECTOR"sv, "JUDGE"sv, "JUSTICE"sv, "KING"sv, "LADY"sv, "LEADER"sv, "LIEUTENANT"sv,
    "LT"sv, "MAGISTRATE"sv, "MAJ"sv, "MAJOR"sv, "MANAGER"sv, "MARQUESS"sv, "MARSHAL"sv, "MAYOR"sv, "MINISTER"sv,
    "OFFICER"sv, "PASTOR"sv, "POPE"sv, "PREMIER"sv, "PRESIDENT"sv, "PRESIDING"sv, "PRINCE"sv, "PRINCESS"sv,
    "PROFESSOR"sv, "PROSECUTOR"sv, "QUEEN"sv, "RABBI"sv, "REP"sv, "REPRESENTATIVE"sv, "REVEREND"sv, "SECRETARY"sv,
    "SEN"sv, "SENATOR"sv, "SERGEANT"sv, "SGT"sv, "SHERIFF"sv, "SISTER"sv, "SOLICITOR"sv, "SPEAKER"sv, "SPOKESMAN"sv,
    "SPOKESPERSON"sv, "SPOKESWOMAN"sv, "SULTAN"sv, "SUPERINTENDENT"sv, "SUPERVISOR"sv, "SURGEON"sv, "TAOISEACH"sv,
    "TREASURER"sv, "TROOPER"sv, "WARDEN"sv, "WHIP"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(titles));

// clang-format off
constexpr std::array modifiers = {
    "ACTING"sv, "ASSISTANT"sv, "ASSOCIATE"sv, "CITY"sv, "CO-CHAIR"sv, "COUNTY"sv, "CROWN"sv, "DEFENSE"sv, "DISTRICT"sv,
    "EXCELLENCY"sv, "EXECUTIVE"sv, "FIRST"sv, "FOREIGN"sv, "FORMER"sv, "GOVERNMENT"sv, "HER"sv, "HIGHNESS"sv, "HIS"sv,
    "INTERIM"sv, "MADAM"sv, "MAJESTY"sv, "MAJORITY"sv, "MINORITY"sv, "NATIONAL"sv, "OPPOSITION"sv, "POLICE"sv,
    "PRESS"sv, "PRIME"sv, "PRINCIPAL"sv, "PRO"sv, "RANKING"sv, "ROYAL"sv, "SECOND"sv, "SENIOR"sv, "SPECIAL"sv,
    "STATE"sv, "TEM"sv, "TEMPORARY"sv, "TEMPORE"sv, "UNDER"sv, "VICE"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(modifiers));

// clang-format off
constexpr std::array unnamed = {
    "AIDE"sv, "ALL"sv, "ANCHOR"sv, "ANNOUNCER"sv, "ATTENDEE"sv, "AUDIENCE"sv, "CALLER"sv, "CHILD"sv, "CHILDREN"sv,
    "CROWD"sv, "DEPUTIES"sv, "FEMALE"sv, "GUEST"sv, "HOST"sv, "INTERPRETER"sv, "INTERVIEWEE"sv, "JUROR"sv, "JURORS"sv,
    "LORDS"sv, "MALE"sv, "MEMBER"sv, "MEMBERS"sv, "MODERATOR"sv, "NARRATOR"sv, "OFFICIAL"sv, "OFFICIALS"sv,
    "OPERATOR"sv, "PARTICIPANT"sv, "PARTICIPANTS"sv, "SENATORS"sv, "SPEAKERS"sv, "STUDENT"sv, "STUDENTS"sv,
    "TRANSLATOR"sv, "UNIDENTIFIED"sv, "UNKNOWN"sv, "VOICE"sv, "VOICES"sv, "VOIX"sv, "WITNESS"sv, "WITNESSES"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(unnamed));

// clang-format off
constexpr std::array questions = {
    "INTERVIEWER"sv, "Q"sv, "QUESTION"sv, "REPORTER"sv, "REPORTERS"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(questions));

// clang-format off
constexpr std::array answers = {
    "A"sv, "ANSWER"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(answers));

// clang-format off
constexpr std::array never_in_names = {
    "ABOUT"sv, "ABSTRACT"sv, "ACTION"sv, "ADDENDUM"sv, "ADDRESS"sv, "AGENDA"sv, "AMENDMENT"sv, "AN"sv, "AND"sv,
    "ANNEX"sv, "APPENDIX"sv, "ARE"sv, "ARTICLE"sv, "AS"sv, "AT"sv, "ATTACHMENT"sv, "ATTN"sv, "AUTHOR"sv,
    "BACKGROUND"sv, "BE"sv, "BILL"sv, "BOTTOM"sv, "BREAKING"sv, "BUT"sv, "BY"sv, "CAN"sv, "CASE"sv, "CC"sv,
    "CHAPTER"sv, "CHART"sv, "CLICK"sv, "CONCLUSION"sv, "CONTACT"sv, "CONTACTS"sv, "CONTENT"sv, "CORRECTION"sv,
    "DATE"sv, "DEADLINE"sv, "DEAR"sv, "DOES"sv, "EDITOR"sv, "EMAIL"sv, "EMBARGOED"sv, "ENCLOSURE"sv, "EVENT"sv,
    "EXAMPLE"sv, "EXECUTIVE-ORDER"sv, "EXHIBIT"sv, "FACT"sv, "FACTS"sv, "FAX"sv, "FIGURE"sv, "FINDING"sv,
    "FINDINGS"sv, "FOOTNOTE"sv, "FOR"sv, "FROM"sv, "HAS"sv, "HAVE"sv, "HEADLINE"sv, "HEARING"sv, "HERE"sv,
    "HIGHLIGHTS"sv, "HOW"sv, "ICYMI"sv, "IF"sv, "IMPACT"sv, "IMPORTANT"sv, "IN"sv, "INCLUDING"sv, "INTO"sv, "IS"sv,
    "IT"sv, "ITEM"sv, "ITS"sv, "KEY"sv, "LINE"sv, "LINK"sv, "LOCATION"sv, "MEDIA"sv, "MEMORANDUM"sv, "MORE"sv,
    "MYTH"sv, "NEW"sv, "NEWS"sv, "NO"sv, "NOMINATION"sv, "NOMINATIONS"sv, "NOT"sv, "NOTE"sv, "NOTES"sv, "NOTICE"sv,
    "NOW"sv, "OBJECTIVE"sv, "ON"sv, "ONE"sv, "OPENING"sv, "OR"sv, "OUR"sv, "OVERVIEW"sv, "PAGE"sv, "PART"sv,
    "PHONE"sv, "PHOTO"sv, "PLACE"sv, "POLICY"sv, "PREAMBLE"sv, "PROMISE"sv, "PS"sv, "PURPOSE"sv, "RE"sv, "READ"sv,
    "REALITY"sv, "RECOMMENDATION"sv, "REFERENCE"sv, "REFERENCES"sv, "RELATED"sv, "REMARKS"sv, "REPORT"sv,
    "RESOLUTION"sv, "RESOLVED"sv, "RESULT"sv, "RESULTS"sv, "RULE"sv, "SCOPE"sv, "SEC"sv, "SECTION"sv, "SEE"sv,
    "SENT"sv, "SENTENCING"sv, "SOURCE"sv, "SOURCES"sv, "STATEMENT"sv, "STATUS"sv, "STEP"sv, "SUMMARY"sv, "TABLE"sv,
    "TEL"sv, "THAT"sv, "THEIR"sv, "THESE"sv, "THIS"sv, "THOSE"sv, "TIME"sv, "TITLE"sv, "TO"sv, "TOPIC"sv, "TOPICS"sv,
    "TRANSCRIPT"sv, "TYPE"sv, "UNITED"sv, "UPDATE"sv, "UPDATED"sv, "US"sv, "VIDEO"sv, "VOTE"sv, "WARNING"sv, "WAS"sv,
    "WATCH"sv, "WE"sv, "WEBSITE"sv, "WERE"sv, "WHAT"sv, "WHEN"sv, "WHERE"sv, "WHEREAS"sv, "WHO"sv, "WHY"sv, "WILL"sv,
    "WITH"sv, "WITHDRAWAL"sv, "WITHDRAWALS"sv, "YOUR"sv,
};
// clang-format on
static_assert(std::ranges::is_sorted(never_in_names));

// Words that a full stop shortens, besides initials.
constexpr std::array shortened = {"ADM"sv,  "ASST"sv, "ATTY"sv,   "BRIG"sv, "CAPT"sv, "CMDR"sv, "COL"sv,  "DEL"sv,
                                  "DR"sv,   "ESQ"sv,  "FT"sv,     "GEN"sv,  "GOV"sv,  "HON"sv,  "HONS"sv, "JR"sv,
                                  "LT"sv,   "MAJ"sv,  "MESSRS"sv, "MLLE"sv, "MME"sv,  "MR"sv,   "MRS"sv,  "MS"sv,
                                  "MSGR"sv, "MT"sv,   "MX"sv,     "NO"sv,   "PRES"sv, "PROF"sv, "REP"sv,  "REV"sv,
                                  "RT"sv,   "SEN"sv,  "SGT"sv,    "SMT"sv,  "SR"sv,   "ST"sv,   "SUPT"sv};
static_assert(std::ranges::is_sorted(shortened));

}  // namespace

LabelWord label_word(std::string_view word) {
  static const auto words = [] {
    std::unordered_map<std::string_view, LabelWord> map;
    for (const auto table_word : honorifics) map.emplace(table_word, LabelWord::honorific);
    for (const auto table_word : titles) map.emplace(table_word, LabelWord::title);
    for (const auto table_word : modifiers) map.emplace(table_word, LabelWord::modifier);
    for (const auto table_word : unnamed) map.emplace(table_word, LabelWord::unnamed);
    for (const auto table_word : questions) map.emplace(table_word, LabelWord::question);
    for (const auto table_word : answers) map.emplace(table_word, LabelWord::answer);
    for (const auto table_word : never_in_names) map.emplace(table_word, LabelWord::never);
    return map;
  }();
  const auto found = words.find(word);
  return found == words.end() ? LabelWord::other : found->second;
}

bool is_shortened(std::string_view word) {
  return (word.size() == 1 && text::is_letter(word.front())) || std::ranges::binary_search(shortened, word);
}

bool is_entry_of_list(std::string_view words) {
  constexpr std::array entries = {"Committee on"sv, "Committee of"sv, "H.R."sv,         "H. Res"sv,
                                  "S. "sv,          "A bill to "sv,   "A resolution "sv};
  return std::ranges::any_of(entries, [&](std::string_view beginning) { return words.starts_with(beginning); });
}

}  // namespace tenet::indexer
