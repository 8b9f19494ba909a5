#include "text/name_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tenet::text {
namespace {

// Sorted, lower case, without full stops.
// clang-format off
constexpr std::array<std::string_view, 25> honorifics = {
    "dame", "dr", "hon", "honorable", "honourable", "l'hon", "lady", "lord", "l\u2019hon", "madam", "madame", "master", "messrs", "miss",
    "mister", "mlle", "mme", "mr", "mrs", "ms", "mx", "rt", "shri", "shrimati", "sir",
};
constexpr std::array<std::string_view, 172> titles = {
    "activist", "actor", "actress", "adm", "administrator", "admiral", "adviser", "advisor", "agent", "aide",
    "alderman", "ambassador", "analyst", "archbishop", "archivist", "assemblyman", "assemblywoman", "attorney",
    "atty", "auditor", "author", "ayatollah", "bailiff", "bishop", "brig", "brigadier", "candidate", "capt",
    "captain", "cardinal", "ceo", "chair", "chairman", "chairperson", "chairwoman", "chancellor", "chaplain",
    "chief", "cmdr", "co-chair", "co-chairman", "co-director", "co-founder", "coach", "col", "colonel", "columnist",
    "commandant", "commander", "commissioner", "comptroller", "congressman", "congresswoman", "constable",
    "controller", "coordinator", "corporal", "correspondent", "councillor", "councilman", "councilmember",
    "councilor", "councilwoman", "counsel", "cpl", "critic", "czar", "defender", "delegate", "democrat", "deputy",
    "det", "detective", "director", "dr", "economist", "editor", "envoy", "executive", "father", "founder", "gen",
    "general", "geologist", "gov", "governor", "historian", "host", "imam", "insp", "inspector", "investigator",
    "journalist", "judge", "justice", "lawmaker", "lawyer", "leader", "lieutenant", "lt", "magistrate", "maj",
    "major", "manager", "marshal", "mayor", "member", "minister", "mogul", "nominee", "officer", "official",
    "ombudsman", "organizer", "owner", "pastor", "physician", "pm", "pollster", "pope", "postmaster", "prefect",
    "premier", "pres", "president", "principal", "prof", "professor", "prosecutor", "provost", "rabbi",
    "rapporteur", "rector", "registrar", "rep", "reporter", "representative", "republican", "researcher", "rev",
    "reverend", "rival", "scholar", "secretary", "sen", "senator", "sergeant", "sgt", "sheikh", "sheriff",
    "solicitor", "speaker", "spokesman", "spokesperson", "spokeswoman", "strategist", "superintendent",
    "supervisor", "supporter", "supt", "surgeon", "surrogate", "taoiseach", "treasurer", "trooper", "trustee",
    "undersecretary", "vice-chair", "vice-president", "warden", "whip", "writer",
};
constexpr std::array<std::string_view, 86> charges = {
    "affairs", "agriculture", "budget", "business", "children", "civil", "clean", "climate", "commerce",
    "communications", "competitiveness", "corrections", "criminal", "culture", "defence", "defense", "digital",
    "domestic", "economics", "education", "elections", "emerging", "energy", "engagement", "environment",
    "equality", "external", "families", "finance", "foreign", "health", "homeland", "housing", "human", "industry",
    "infrastructure", "innovation", "intelligence", "interior", "internal", "international", "investment",
    "justice", "labor", "labour", "legal", "national", "natural", "oceans", "operations", "parole", "planning",
    "police", "policy", "prisons", "probation", "programs", "public", "relations", "research", "resources",
    "revenue", "rural", "science", "security", "special", "sports", "staff", "state", "strategic", "technologies",
    "technology", "tourism", "trade", "transport", "transportation", "treasury", "urban", "veterans", "war",
    "water", "welfare", "wildlife", "women", "workforce", "works",
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
constexpr std::array<std::string_view, 23> suffixes = {
    "cbe", "dbe", "esq", "ii", "iii", "iv", "jnr", "jr", "kbe", "kc", "mbe", "md", "mep", "mla", "mp", "mpp", "msp",
    "obe", "phd", "qc", "snr", "sr", "td",
};
// clang-format on
static_assert(std::ranges::is_sorted(honorifics));
static_assert(std::ranges::is_sorted(titles));
static_assert(std::ranges::is_sorted(charges));
static_assert(std::ranges::is_sorted(body_words));
static_assert(std::ranges::is_sorted(suffixes));

// One look-up for all tables: every word of a document is asked for.
NameWordKinds in_tables(std::string_view word) {
  static const auto kinds = [] {
    std::unordered_map<std::string_view, NameWordKinds> map;
    for (const auto table_word : honorifics) map[table_word].honorific = true;
    for (const auto table_word : titles) map[table_word].title = true;
    for (const auto table_word : charges) map[table_word].charge = true;
    for (const auto table_word : body_words) map[table_word].body_word = true;
    for (const auto table_word : suffixes) map[table_word].suffix = true;
    return map;
  }();
  const auto found = kinds.find(word);
  return found == kinds.end() ? NameWordKinds() : found->second;
}

bool ends_as_charge(std::string_view word) {
  constexpr std::array<std::string_view, 11> endings = {"tion",  "tions", "sion",   "sions", "ment", "ments",
                                                        "ities", "logy",  "logies", "ics",   "ship"};
  constexpr std::size_t shortest = 7;  // "Clement" is a name, "Management" is none
  return word.size() > shortest &&
         std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace

NameWordKinds kinds_of(std::string_view word) {
  NameWordKinds kinds = in_tables(untimed_title(word));
  kinds.charge = kinds.charge || ends_as_charge(word);
  return kinds;
}
bool is_honorific(std::string_view word) {
  return in_tables(word).honorific;
}
bool is_title(std::string_view word) {
  return in_tables(word).title;
}
bool is_charge(std::string_view word) {
  return kinds_of(word).charge;
}
bool is_rank(std::string_view word) {
  constexpr std::array<std::string_view, 18> ranks = {
      "acting", "assistant", "associate", "deputy",    "executive", "first",  "former",  "gentleman", "interim",
      "junior", "lady",      "prime",     "principal", "second",    "senior", "special", "under",     "vice"};
  return std::ranges::find(ranks, word) != ranks.end();
}
bool is_body_word(std::string_view word) {
  return in_tables(word).body_word;
}
std::span<const std::string_view> title_words() {
  return titles;
}
std::span<const std::string_view> body_name_words() {
  return body_words;
}
bool is_name_suffix(std::string_view word) {
  return in_tables(word).suffix;
}
bool is_name_particle(std::string_view word) {
  // clang-format off
  constexpr std::array<std::string_view, 41> particles = {
      "af", "al", "av", "ben", "bin", "bint", "da", "dal", "das", "de", "dei", "del", "dela", "della", "delle",
      "dello", "den", "der", "des", "di", "dos", "du", "el", "ibn", "la", "las", "le", "lo", "los", "ould", "ter",
      "ul", "van", "vande", "vander", "vom", "von", "y", "zu", "zum", "zur",
  };
  // clang-format on
  static_assert(std::ranges::is_sorted(particles));
  constexpr std::size_t longest = 6;
  constexpr auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() <= longest && !word.empty() && is_small(word.front()) &&
         std::ranges::binary_search(particles, word);
}
std::string_view untimed_title(std::string_view word) {
  if (word.find('-') == std::string_view::npos) return word;
  for (const std::string_view prefix : {"ex-", "then-"}) {
    if (word.starts_with(prefix)) word.remove_prefix(prefix.size());
  }
  for (const std::string_view suffix : {"-elect", "-designate"}) {
    if (word.ends_with(suffix)) word.remove_suffix(suffix.size());
  }
  return word;
}

}  // namespace tenet::text
