#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "indexer/attribution/entities.h"
#include "text/ascii.h"
#include "text/names.h"

// Whom a family name or a given name alone means.
namespace tenet::indexer {
namespace {

// More people of one family name are not told apart by it.
constexpr std::size_t largest_family = 16;

// What a title is called by its other names: "congressman" is "rep".
std::string_view short_title(std::string_view word) {
  if (word == "senator") return "sen";
  if (word == "governor") return "gov";
  if (word == "pres") return "president";
  const bool in_house =
      word == "congressman" || word == "congresswoman" || word == "representative" || word == "congressmember";
  return in_house ? "rep" : word;
}

// How well `role`, as written before a name, agrees with `roles`: 2 for all its words, 1 for its title, else 0.
int agreement(std::string_view roles, std::string_view role) {
  if (role.empty()) return 0;
  const std::string lower = text::to_lower(role);
  if (roles.find(lower) != std::string_view::npos) return 2;
  std::string_view title = std::string_view(lower).substr(lower.rfind(' ') + 1);
  while (title.ends_with('.')) title.remove_suffix(1);
  return bears_title(roles, title) ? 1 : 0;
}

// Whether a word of a name is in capitals: "Mr. HARROW of New Salter".
bool has_shouted_word(std::string_view name) {
  constexpr std::size_t least = 3;  // letters
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (word.size() >= least && std::ranges::all_of(word, text::is_upper)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool bears_title(std::string_view roles, std::string_view noun) {
  if (noun.find(' ') != std::string_view::npos && roles.find(noun) != std::string_view::npos) return true;
  for (std::size_t at = 0; at < roles.size();) {
    const std::size_t end = std::min(roles.find_first_of(" .,\n", at), roles.size());
    if (end > at && short_title(roles.substr(at, end - at)) == short_title(noun)) return true;
    at = end + 1;
  }
  return false;
}

// Notes that `member` is called by the names of a full name.
void Entities::note_names(std::size_t member, const text::Name& name, text::GivenName given) {
  const SpeakerKind kind = members_[member].speaker.kind;
  if (kind != SpeakerKind::person && kind != SpeakerKind::group) return;
  std::vector<std::size_t>& family = families_[text::name_key(name.family())];
  if (family.size() < largest_family) family.push_back(member);
  if (kind != SpeakerKind::person || given == text::GivenName::none) return;
  std::vector<std::size_t>& called = given_[text::name_key(name.words.front())];
  if (called.size() < 2) called.push_back(member);
}

// "His widow, Savita,": she may be "Mrs. Harrow" where "his" means Harrow, unless somebody is called so already.
std::size_t Entities::add_relative(const Found& found) {
  const std::size_t relative = add(found);
  const auto possessor = possessor_of(found);
  if (!possessor || *possessor == relative) return relative;
  Member& of = members_[*possessor];
  const WordClasses gender = found.written.kinship->gender;
  if (of.gender == 0 && gender != (male | female)) of.gender = gender;
  const std::string family = text::name_key(text::split_name(of.speaker.name).family());
  const auto called = called_.find(family);
  const bool is_called_so = called != called_.end() && (called->second & members_[relative].gender) != 0;
  std::vector<std::size_t>& members = families_[family];
  if (!is_called_so && members.size() < largest_family) members.push_back(relative);
  return relative;
}

std::optional<std::size_t> Entities::possessor_of(const Found& relative) const {
  constexpr std::size_t most = 32;  // names that are looked at, before it
  const auto is_meant = [&](const Naming& naming) {
    const Member& member = members_[naming.member];
    const std::string& owner = relative.written.kinship->owner;
    return member.speaker.kind == SpeakerKind::person && member.speaker.name.find(' ') != std::string::npos &&
           (member.gender == 0 || (member.gender & relative.written.kinship->gender) != 0) &&
           (owner.empty() || (' ' + member.speaker.name + ' ').find(' ' + owner + ' ') != std::string::npos);
  };
  const Naming* last = nullptr;
  const std::span all(namings_);
  for (const std::span<const Naming> part : {all.first(full_), all.subspan(full_)}) {
    auto naming = std::ranges::lower_bound(part, relative.naming.at, {}, &Naming::at);
    for (std::size_t steps = 0; naming != part.begin() && steps < most; ++steps) {
      --naming;
      if (!is_meant(*naming)) continue;
      if (last == nullptr || naming->at > last->at) last = &*naming;
      break;
    }
  }
  return last == nullptr ? std::nullopt : std::optional(last->member);
}

std::vector<std::size_t> Entities::named_near(const std::vector<std::size_t>& family, std::size_t at) const {
  std::vector<std::size_t> near;
  const std::size_t here = sentence_at(at);
  const std::span all(namings_);
  for (const std::span<const Naming> part : {all.first(full_), all.subspan(full_)}) {
    auto naming = std::ranges::lower_bound(part, at, {}, &Naming::at);
    while (naming != part.begin() && std::prev(naming)->sentence + 1 >= here) {
      --naming;
      const bool is_one = std::ranges::find(family, naming->member) != family.end();
      if (is_one && std::ranges::find(near, naming->member) == near.end()) near.push_back(naming->member);
    }
  }
  return near;
}

std::optional<std::size_t> Entities::by_family(const std::string& family, WordClasses gender, std::string_view role,
                                               std::size_t at) const {
  const auto found = families_.find(family);
  if (found == families_.end()) return std::nullopt;
  const std::vector<std::size_t> near = found->second.size() > 1 ? named_near(found->second, at) : found->second;
  const auto is_near = [&](std::size_t one) { return std::ranges::find(near, one) != near.end(); };
  // "Mr. Harrow" is the father of whom a story calls "Kevin" or "Harrow".
  const auto is_relative = [&](std::size_t one) { return members_[one].speaker.name.find(' ') == std::string::npos; };
  // Whose title it is, then a relative, then who alone is named near, then who is named most; else the first.
  const auto rank = [&](std::size_t one) {
    return std::tuple(agreement(members_[one].roles, role), is_relative(one), near.size() == 1 && is_near(one),
                      members_[one].named);
  };
  std::vector<std::size_t> fitting;
  std::ranges::copy_if(found->second, std::back_inserter(fitting), [&](std::size_t one) {
    return gender == 0 ? !is_relative(one) : members_[one].gender == 0 || (gender & members_[one].gender) != 0;
  });
  const auto best = std::ranges::max_element(fitting, {}, rank);
  if (best == fitting.end()) return std::nullopt;
  // Nothing tells two apart who bear the title, or who are named near, none far more often.
  constexpr std::size_t far_more = 3;  // times
  const bool is_open = std::ranges::any_of(fitting, [&](std::size_t one) {
    if (one == *best || agreement(members_[one].roles, role) != agreement(members_[*best].roles, role)) return false;
    if (is_relative(one) != is_relative(*best)) return false;
    const bool are_near = is_near(one) && is_near(*best);
    if (rank(one) == rank(*best)) return are_near || agreement(members_[one].roles, role) > 0;
    return are_near && members_[*best].named < far_more * members_[one].named;
  });
  return is_open ? std::nullopt : std::optional(*best);
}

std::optional<std::size_t> Entities::by_given_name(const std::string& name, WordClasses gender) const {
  const auto found = given_.find(name);
  if (found == given_.end() || found->second.size() != 1 || by_key_.contains(name)) return std::nullopt;
  const WordClasses own = members_[found->second.front()].gender;
  return gender == 0 || own == 0 || (gender & own) != 0 ? std::optional(found->second.front()) : std::nullopt;
}

// "Mr. Harrow" and "Mrs. Harrow", of whom the document gives no full name: two people, who keep what they are called.
void Entities::part_couples() {
  std::map<std::string, WordClasses, std::less<>> called;  // by the key of a family name
  std::set<std::string, std::less<>> full;                 // keys of family names that stand in full names
  for (const Found& found : found_) {
    const Parts& parts = *found.parts;
    const bool is_called = found.written.gender != 0 && parts.name.words.size() == 1 && parts.name.role.empty();
    if (is_called && !parts.body && !parts.office) called[parts.key] |= found.written.gender;
  }
  if (std::ranges::none_of(called, [](const auto& each) { return each.second == (male | female); })) return;
  for (const Found& found : found_) {
    const Parts& parts = *found.parts;
    if (parts.body || parts.office) continue;
    if (parts.name.words.size() > 1) full.insert(text::name_key(parts.name.family()));
    // Labels of transcripts are in capitals, and their places tell two apart: "Mr. HARROW of New Salter".
    if (has_shouted_word(found.written.name)) full.insert(parts.key);
  }
  for (auto& [written, parts] : parts_) {
    const auto genders = called.find(parts.key);
    const bool is_couple = genders != called.end() && genders->second == (male | female) && !full.contains(parts.key);
    const std::string honorific = written.substr(0, written.find(' '));
    const WordClasses gender = classes_of(text::to_lower(honorific.substr(0, honorific.find('.')))) & (male | female);
    if (!is_couple || gender == 0 || honorific.size() == written.size()) continue;
    parts.key += gender == male ? " mr" : " mrs";
    parts.plain = honorific + ' ' + parts.plain;
    parts.family = false;
  }
}

// "Van Harrow" may be a family name, and one with a given name that is a particle, too: as the document has it.
bool Entities::is_family_alone(const Parts& parts) {
  return parts.family && !parts.body && parts.name.family() == parts.plain;
}

std::optional<std::size_t> Entities::join_family(const Found& found) {
  const std::string& key = found.parts->key;
  auto known = by_family(key, found.written.gender, role_of(found), found.naming.at);
  if (!known && !families_.contains(key)) known = by_given_name(key, found.written.gender);
  if (!known) return known;
  Member& member = members_[*known];
  member.gender |= found.written.gender;
  member.certain = true;
  give_role(member, found);
  return known;
}

}  // namespace tenet::indexer
