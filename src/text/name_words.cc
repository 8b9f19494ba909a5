#include "text/name_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tenet::text {
namespace {

// Sorted, lower case, without full stops.
// clang-format off
constexpr std::array<std::string_view, 22> honorifics = {
    "dame", "dr", "hon", "honorable", "honourable", "lady", "lord", "madam", "madame", "master", "messrs", "miss",
    "mister", "mme", "mr", "mrs", "ms", "mx", "rt", "shri", "shrimati", "sir",
};
constexpr std::array<std::string_view, 137> titles = {
    "activist", "actor", "actress", "adm", "admiral", "adviser", "advisor", "agent", "aide", "alderman",
    "ambassador", "analyst", "archbishop", "assemblyman", "assemblywoman", "attorney", "atty", "author", "bishop",
    "brig", "candidate", "capt", "captain", "cardinal", "ceo", "chair", "chairman", "chairperson", "chairwoman",
    "chancellor", "chief", "cmdr", "co-chair", "co-founder", "col", "colonel", "columnist", "commander",
    "commissioner", "comptroller", "congressman", "congresswoman", "coordinator", "corporal", "correspondent",
    "councillor", "councilman", "councilmember", "councilor", "councilwoman", "counsel", "cpl", "critic",
    "defender", "delegate", "democrat", "deputy", "det", "detective", "director", "dr", "economist", "editor",
    "executive", "father", "founder", "gen", "general", "gov", "governor", "historian", "host", "imam", "insp",
    "inspector", "investigator", "journalist", "judge", "justice", "lawmaker", "lawyer", "leader", "lieutenant",
    "lt", "maj", "major", "manager", "mayor", "member", "minister", "mogul", "nominee", "officer", "official",
    "organizer", "owner", "pastor", "pollster", "pope", "premier", "pres", "president", "principal", "prof",
    "professor", "prosecutor", "rabbi", "rep", "reporter", "representative", "republican", "researcher", "rev",
    "reverend", "rival", "scholar", "secretary", "sen", "senator", "sergeant", "sgt", "sheriff", "speaker",
    "spokesman", "spokesperson", "spokeswoman", "strategist", "superintendent", "supervisor", "supporter", "supt",
    "surrogate", "treasurer", "trooper", "trustee", "whip", "writer",
};
constexpr std::array<std::string_view, 25> charges = {
    "affairs", "agriculture", "business", "commerce", "corrections", "defence", "defense", "education", "elections",
    "energy", "health", "housing", "intelligence", "interior", "justice", "labor", "labour", "operations", "police",
    "security", "staff", "state", "transportation", "treasury", "war",
};
constexpr std::array<std::string_view, 78> body_words = {
    "academy", "action", "administration", "agency", "alliance", "army", "assembly", "associates", "association",
    "authority", "bank", "board", "bureau", "campaign", "caucus", "center", "centre", "chamber", "church",
    "circuit", "city", "club", "coalition", "college", "commission", "committee", "community", "company",
    "conference", "congress", "corp", "corporation", "council", "county", "court", "department", "division",
    "federation", "firm", "force", "forum", "foundation", "fund", "group", "house", "inc", "initiative",
    "institute", "institution", "journal", "leaders", "league", "library", "llc", "magazine", "ministry", "mission",
    "movement", "museum", "network", "news", "office", "organisation", "organization", "pac", "party", "post",
    "press", "project", "reform", "school", "senate", "service", "society", "times", "tribune", "union",
    "university",
};
constexpr std::array<std::string_view, 10> suffixes = {
    "esq", "ii", "iii", "iv", "jnr", "jr", "md", "phd", "snr", "sr",
};
// clang-format on
static_assert(std::ranges::is_sorted(honorifics));
static_assert(std::ranges::is_sorted(titles));
static_assert(std::ranges::is_sorted(charges));
static_assert(std::ranges::is_sorted(body_words));
static_assert(std::ranges::is_sorted(suffixes));

enum Kind : unsigned { honorific = 1, title = 2, charge = 4, body_word = 8, suffix = 16 };

// One look-up for all tables: every word of a document is asked for.
unsigned kinds_of(std::string_view word) {
  static const auto kinds = [] {
    std::unordered_map<std::string_view, unsigned> map;
    for (const auto table_word : honorifics) map[table_word] |= honorific;
    for (const auto table_word : titles) map[table_word] |= title;
    for (const auto table_word : charges) map[table_word] |= charge;
    for (const auto table_word : body_words) map[table_word] |= body_word;
    for (const auto table_word : suffixes) map[table_word] |= suffix;
    return map;
  }();
  const auto found = kinds.find(word);
  return found == kinds.end() ? 0 : found->second;
}

}  // namespace

bool is_honorific(std::string_view word) {
  return (kinds_of(word) & honorific) != 0;
}
bool is_title(std::string_view word) {
  return (kinds_of(word) & title) != 0;
}
bool is_charge(std::string_view word) {
  return (kinds_of(word) & charge) != 0;
}
bool is_body_word(std::string_view word) {
  return (kinds_of(word) & body_word) != 0;
}
std::span<const std::string_view> title_words() {
  return titles;
}
std::span<const std::string_view> body_name_words() {
  return body_words;
}
bool is_name_suffix(std::string_view word) {
  return (kinds_of(word) & suffix) != 0;
}

}  // namespace tenet::text
