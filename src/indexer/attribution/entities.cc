#include "indexer/attribution/entities.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "indexer/attribution/common_words.h"
#include "text/ascii.h"
#include "text/name_words.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 8 &&
         std::ranges::all_of(word, [](char c) { return text::is_upper(c) || c == '.' || c == '&'; });
}

// "Jr", "III": of `words` the one that tells father and son apart; empty without.
std::string_view generation_of(std::string_view words) {
  constexpr std::array<std::string_view, 7> generations = {"jr", "sr", "jnr", "snr", "ii", "iii", "iv"};
  constexpr std::size_t longest = 3;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    std::string_view word = words.substr(at, end - at);
    while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
    if (word.size() <= longest && std::ranges::find(generations, text::to_lower(word)) != generations.end())
      return word;
    at = end + 1;
  }
  return {};
}

// The initials between the given name and the family name, in order: "hw" of George H. W. Harrow.
std::string middle_initials(const text::Name& name) {
  std::string initials;
  for (std::size_t i = 1; i + 1 < name.words.size(); ++i) {
    const std::string& word = name.words[i];
    if (word.size() <= 2 && text::is_upper(word.front()) && (word.size() == 1 || word.back() == '.'))
      initials += text::to_lower(word.front());
  }
  return initials;
}

// "J.R." of J.R. Harrow
bool is_initials(std::string_view word) {
  return word.ends_with('.') && std::ranges::all_of(word, [](char c) { return text::is_upper(c) || c == '.'; });
}

bool is_office(const text::Name& name) {
  const auto is_part = [](const std::string& word) {
    const std::string lower = text::to_lower(word);
    return text::is_title(lower) || text::is_charge(lower) || text::is_body_word(lower) || is_acronym(word) ||
           text::is_rank(lower) || lower == "of" || lower == "the";
  };
  if (name.words.empty()) return false;
  const std::string last = text::to_lower(name.words.back());
  const bool is_title = text::is_title(last) || last == "lady" || last == "gentleman";
  return is_title && std::ranges::all_of(name.words, is_part);
}

}  // namespace

void Entities::note_generation(std::string_view name) {
  const std::string_view generation = generation_of(name);
  if (!generation.empty()) generations_[text::name_key(name)].insert(text::to_lower(generation));
  constexpr std::size_t shortest = 8;  // "Jo W. Roe"
  if (name.size() < shortest || name.find('.') == std::string_view::npos) return;
  const text::Name taken_apart = text::split_name(name);
  const std::string initials = middle_initials(taken_apart);
  if (!initials.empty()) initials_[text::name_key(taken_apart)].insert(initials);
}

void Entities::read(const TaggedText& tagged) {
  for (const TokenSpan sentence : tagged.sentences) read_sentence(tagged, sentence);
  ++paragraph_;
}

void Entities::read_sentence(const TaggedText& tagged, TokenSpan sentence) {
  for (WrittenName& name : names_in(tagged, sentence)) {
    const Naming naming{.at = name.at,
                        .paragraph = paragraph_,
                        .sentence = sentences_.size(),
                        .subject = name.subject,
                        .addressed = name.addressed,
                        .governed = name.governed,
                        .first = name.first,
                        .opens = name.opens};
    note_generation(name.name);
    found_.push_back({std::move(name), naming});
  }
  sentences_.push_back(tagged.tokens[sentence.begin].range.begin);
}

std::size_t Entities::sentence_at(std::size_t at) const {
  const auto next = std::ranges::upper_bound(sentences_, at);
  return next == sentences_.begin() ? 0 : static_cast<std::size_t>(next - sentences_.begin()) - 1;
}

const Entities::Parts& Entities::parts(const std::string& name) {
  const auto [entry, is_new] = parts_.try_emplace(name);
  if (!is_new) return entry->second;
  Parts& parts = entry->second;
  parts.name = text::split_name(name);
  parts.key = text::name_key(parts.name);
  parts.plain = parts.name.plain();
  parts.family = parts.name.may_be_family();
  if (const std::string_view generation = generation_of(parts.name.suffix); !generation.empty()) {
    const auto known = generations_.find(parts.key);
    if (known != generations_.end() && known->second.size() > 1) {
      parts.plain += ' ' + parts.name.suffix;
      parts.key += ' ' + text::to_lower(generation);
    }
  }
  if (const std::string initials = middle_initials(parts.name); !initials.empty()) {
    const auto known = initials_.find(parts.key);
    const auto contradicts = [&](const std::string& other) {
      return !other.starts_with(initials) && !initials.starts_with(other);
    };
    if (known != initials_.end() && std::ranges::any_of(known->second, contradicts)) parts.key += ' ' + initials;
  }
  parts.office = parts.name.office || is_office(parts.name);
  parts.body = !parts.office && std::ranges::any_of(parts.name.words, [](const std::string& word) {
    return text::is_body_word(text::to_lower(word));
  });
  return parts;
}

const std::string& Entities::role_of(const Found& found) {
  const std::string& before = found.parts->name.role;
  return before.empty() ? found.written.role : before;
}

void Entities::give_role(Member& member, const Found& found) {
  const std::string& role = role_of(found);
  if (role.empty()) return;
  if (member.speaker.role.empty()) member.speaker.role = role;
  constexpr std::size_t longest = 400;  // bytes of all roles
  const std::string line = '\n' + text::to_lower(role);
  if (member.roles.size() + line.size() <= longest && member.roles.find(line) == std::string::npos)
    member.roles += line;
}

SpeakerKind Entities::kind_of(const Parts& parts, text::GivenName given) {
  if (parts.office) return SpeakerKind::office;
  const text::Name& name = parts.name;
  const WordClasses family = classes_of(text::to_lower(name.family()));
  // "The Clean Water Act", "the Armed Forces"
  const bool is_thing =
      name.words.size() > 1 && given == text::GivenName::none && (family & (person_noun | title)) == 0;
  const bool is_document = is_thing && (family & (document | provision)) != 0;
  // Nobody is called "Families for Reform".
  const bool has_purpose = std::ranges::any_of(name.words, [](const std::string& word) {
    const std::string lower = text::to_lower(word);
    return lower == "for" || lower == "against" || lower == "on";
  });
  const bool is_body = parts.body || has_purpose || (is_thing && (family & body_noun) != 0);
  // "HMP New Salter"
  constexpr std::size_t longest_initials = 2;  // letters: "JJ Harrow"
  const bool begins_with_acronym = name.words.size() > 1 && name.words.front().size() > longest_initials &&
                                   given == text::GivenName::none && is_acronym(name.words.front()) &&
                                   !is_acronym(name.words.back()) && !is_initials(name.words.front());
  const bool is_person =
      !is_body && !is_document && !begins_with_acronym && !is_acronym(parts.plain) && !name.words.empty();
  if (is_person) return (family & people_noun) != 0 ? SpeakerKind::group : SpeakerKind::person;
  return is_document && !parts.body ? SpeakerKind::unknown : SpeakerKind::organisation;
}

// Notes what a full name tells of a person.
void Entities::judge_by_name(Member& member, const text::Name& name, text::GivenName given) {
  member.certain = given != text::GivenName::none || is_initials(name.words.front());
  if (member.gender != 0) return;
  if (given == text::GivenName::male) member.gender = male;
  if (given == text::GivenName::female) member.gender = female;
  member.guessed = member.gender != 0;
}

std::size_t Entities::add(const Found& found) {
  const auto& [name, plain, key, body, office, family_alone] = *found.parts;
  const auto [entry, is_new] = by_key_.try_emplace(key, members_.size());
  const bool is_full = is_new && name.words.size() > 1 && !(family_alone && name.family() == plain);
  const auto given = is_full ? text::given_name(text::name_key(name.words.front())) : text::GivenName::none;
  if (is_new) {
    SpeakerKind kind = kind_of(*found.parts, given);
    // "the State Bar"
    const bool is_body = is_full && found.written.article && given == text::GivenName::none && name.role.empty();
    if (kind == SpeakerKind::person && is_body) kind = SpeakerKind::organisation;
    members_.push_back({.speaker = {.name = plain, .kind = kind}});
    if (is_full) note_names(entry->second, name, given);
  }
  Member& member = members_[entry->second];
  if (plain.size() > member.speaker.name.size()) member.speaker.name = plain;
  give_role(member, found);
  if (found.written.gender != 0) {
    member.gender = found.written.gender | (member.guessed ? 0 : member.gender);
    member.guessed = false;
  }
  if (is_full && member.speaker.kind == SpeakerKind::person) judge_by_name(member, name, given);
  member.certain =
      member.certain || body || found.written.person || !member.speaker.role.empty() || found.written.gender != 0;
  ++member.named;
  return entry->second;
}

void Entities::know(std::string_view name) {
  known_.push_back({.written = {.name = on_one_line(name)}});
}

bool Entities::knows(std::string_view name) {
  const Parts& known = parts(on_one_line(name));
  return is_known(known) || by_given_name(known.key, 0);
}

bool Entities::is_known(const Parts& parts) const {
  return by_key_.contains(parts.key) || families_.contains(parts.key);
}

// Leaves out what is no name, but a word that begins a sentence.
void Entities::drop_common_words(std::vector<Found>& names, std::string_view text) const {
  std::set<std::string_view> mid;  // keys of names inside sentences
  const auto begins_only = [&](const Found& found) { return found.written.doubtful && !is_known(*found.parts); };
  for (const Found& found : names) {
    if (!found.written.doubtful && !is_known(*found.parts)) mid.insert(found.parts->key);
  }
  std::set<std::string, std::less<>> doubtful;
  for (const Found& found : names) {
    const std::string word = text::to_lower(found.written.name);
    const bool unsure = begins_only(found) && !mid.contains(found.parts->key);
    const bool plain =
        std::ranges::all_of(word, text::is_lower) && std::ranges::none_of(found.written.name.substr(1), text::is_upper);
    if (unsure && classes_of(word) == 0 && plain) doubtful.insert(word);
  }
  const auto common = common_words(text, std::move(doubtful));
  std::erase_if(names, [&](const Found& found) {
    if (!begins_only(found) || mid.contains(found.parts->key)) return false;
    const std::string word = text::to_lower(found.written.name);
    return common.contains(word) || classes_of(word) != 0;
  });
}

// Finds the name behind a title and what it is of by the text's own evidence: "Ambassador to New Salter Ulma Harrow",
// where "Ambassador Harrow" is named, too.
void Entities::part_offices() {
  std::set<std::string, std::less<>> families;  // keys of family names that stand behind titles
  for (const Found& found : found_) {
    const Parts& parts = *found.parts;
    const bool is_titled = found.written.gender != 0 || !parts.name.role.empty() || !found.written.role.empty();
    if (is_titled && parts.name.words.size() == 1 && !parts.body && !parts.office) families.insert(parts.key);
  }
  if (families.empty()) return;
  for (auto& [written, parts] : parts_) {
    std::vector<std::string>& words = parts.name.words;
    constexpr std::size_t least = 5;  // a title, a preposition, a place, a given name and a family name
    if (!parts.name.office || words.size() < least || !families.contains(text::name_key(words.back()))) continue;
    const std::string name = words[words.size() - 2] + ' ' + words.back();
    const std::size_t role = written.rfind(words[words.size() - 2]);
    parts = {.name = text::split_name(name), .plain = name};
    parts.key = text::name_key(parts.name);
    if (role != std::string::npos && role > 0) parts.name.role = written.substr(0, role - 1);
  }
}

void Entities::join(std::string_view text) {
  for (Found& found : found_) found.parts = &parts(found.written.name);
  part_offices();
  part_couples();
  for (Found& found : known_) {
    found.parts = &parts(found.written.name);
    if (!is_family_alone(*found.parts)) add(found);
  }
  std::vector<Found> later;
  for (const Found& found : found_) {
    if (is_family_alone(*found.parts) || found.written.kinship.has_value()) {
      later.push_back(found);
      continue;
    }
    const auto known = found.parts->family ? join_family(found) : std::nullopt;
    const std::size_t member = known ? *known : add(found);
    if (found.written.called) members_[member].called = true;
    if (!found.written.acronym.empty() || found.written.called)
      members_[member].speaker.kind = SpeakerKind::organisation;
    if (!found.written.acronym.empty()) {
      members_[member].speaker.aliases.push_back(found.written.acronym);
      by_key_.try_emplace(text::name_key(found.written.acronym), member);
    }
    Naming naming = found.naming;
    naming.member = member;
    namings_.push_back(naming);
  }
  std::ranges::stable_sort(namings_, {}, &Naming::at);
  full_ = namings_.size();
  drop_common_words(later, text);
  for (const Found& found : later) {
    Naming naming = found.naming;
    const bool is_relative = found.written.kinship.has_value();
    const auto known = is_relative ? std::nullopt : join_family(found);
    naming.member = known ? *known : is_relative ? add_relative(found) : add(found);
    if (found.written.gender != 0) called_[found.parts->key] |= found.written.gender;
    namings_.push_back(naming);
  }
  std::ranges::stable_sort(namings_, {}, &Naming::at);
  full_ = namings_.size();
  std::vector<bool> known(members_.size());
  for (Naming& naming : namings_) {
    naming.is_new = !known[naming.member];
    known[naming.member] = true;
  }
}

std::size_t Entities::named(std::string_view name, std::size_t at) {
  const Parts& parts = this->parts(on_one_line(name));
  const std::string& key = parts.key;
  if (const auto known = by_key_.find(key); known != by_key_.end() && !families_.contains(key)) return known->second;
  const std::string_view first = name.substr(0, name.find_first_of(". "));
  const WordClasses gender = classes_of(text::to_lower(first)) & (male | female);
  if (parts.family) {
    if (const auto known = by_family(key, gender, parts.name.role, at)) return *known;
    if (const auto known = families_.contains(key) ? std::nullopt : by_given_name(key, gender)) return *known;
  }
  if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
  const Found found{.written = {.name = std::string(name), .gender = gender}, .naming = {.at = at}, .parts = &parts};
  return add(found);
}

}  // namespace tenet::indexer
