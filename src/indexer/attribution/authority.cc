#include "indexer/attribution/authority.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/name_words.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// The letters of the initials that name_key() sets aside: "HW" of "George H. W. Bush".
std::string initials_of(const text::Name& name) {
  std::string initials;
  for (const std::string& word : name.words) {
    const bool is_initial =
        !word.empty() && text::is_upper(word.front()) && (word.size() == 1 || (word.size() == 2 && word.back() == '.'));
    if (is_initial) initials += word.front();
  }
  return initials;
}

// What names are compared by; of "President of the United States", where name_key() takes the title for one in front
// of a name, all of it.
std::string key_of(const text::Name& name) {
  if (name.role.empty() || name.words.empty() || name.words.front() != "of"sv) return text::name_key(name);
  return text::name_key(name.role) + ' ' + text::name_key(name);
}
std::string key_of(std::string_view name) {
  return key_of(text::split_name(name));
}

std::string_view without_article(std::string_view name) {
  if (name.starts_with("the "sv) || name.starts_with("The "sv) || name.starts_with("THE "sv)) name.remove_prefix(4);
  return name;
}

// One word with nothing but capitals in it, two or more: "LEL", "A.C.L.U.".
bool is_acronym(std::string_view name) {
  name = without_article(name);
  if (std::ranges::count_if(name, text::is_upper) < 2) return false;
  return std::ranges::all_of(name, [](char c) { return text::is_upper(c) || c == '.' || c == '&'; });
}

// Whether every word that names in capitals would have with one has one.
bool has_capitals(std::string_view name) {
  constexpr std::array small = {"a"sv,  "against"sv, "an"sv, "and"sv, "at"sv,  "by"sv, "for"sv, "from"sv,
                                "in"sv, "of"sv,      "on"sv, "or"sv,  "the"sv, "to"sv, "with"sv};
  bool any = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const auto word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty() || std::ranges::find(small, word) != small.end() || text::is_name_particle(word)) continue;
    if (text::is_lower(word.front())) return false;
    any = true;
  }
  return any;
}

// The first and the last day that a date as exact as it is may mean; a last day may be none of the calendar.
std::string first_day(std::string_view date) {
  return std::string(date) + std::string("0000-01-01"sv.substr(std::min<std::size_t>(date.size(), 10)));
}
std::string last_day(std::string_view date) {
  return std::string(date) + std::string("9999-12-31"sv.substr(std::min<std::size_t>(date.size(), 10)));
}

// Whether all of `date` is inside the time of `office`.
bool was_in(const Authority::Entry::Office& office, std::string_view date) {
  return first_day(office.from) <= first_day(date) && last_day(date) <= last_day(office.to);
}

// Whether `title`, as it stands before a name, is that of the office, in keys: "press secretary" of "white house press
// secretary". One word must be all of it: a president is no vice president.
bool fits(const std::string& title, const std::string& office) {
  if (title == office) return true;
  if (title.find(' ') == std::string::npos) return false;
  return office.starts_with(title + ' ') || office.ends_with(' ' + title);
}

}  // namespace

std::string authority_key(std::string_view name) {
  const text::Name parts = text::split_name(name);
  return key_of(parts) + '|' + initials_of(parts);
}

Authority::Authority(std::vector<Entry> entries) : entries_(std::move(entries)) {
  const auto add_name = [this](std::size_t entry, const std::string& name) {
    const text::Name parts = text::split_name(name);
    names_[key_of(parts)].push_back({entry, initials_of(parts), is_acronym(name)});
  };
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    add_name(i, entry.speaker.name);
    for (const std::string& alias : entry.speaker.aliases) add_name(i, alias);
    for (std::size_t office = 0; office < entry.offices.size(); ++office) {
      holders_[key_of(entry.offices[office].name)].push_back({i, office});
      families_[key_of(text::split_name(entry.speaker.name).family())].push_back({i, office});
    }
  }
}

const Authority::Entry* Authority::find(std::string_view name, std::string_view date, const Words& signature) const {
  if (!has_capitals(name)) return nullptr;
  const text::Name parts = text::split_name(name);
  const std::string key = key_of(parts);
  if (key.empty()) return nullptr;
  const Entry* entry = by_name(parts, key, is_acronym(name));
  // An office has names too; who held it is known by the first of them.
  const std::string office = entry == nullptr ? key : key_of(entry->speaker.name);
  if (entry == nullptr || entry->speaker.kind == SpeakerKind::office) {
    const auto held = holders_.find(office);
    const Entry* holder = held == holders_.end() || date.empty() ? nullptr : in_office(held->second, date, signature);
    if (holder != nullptr) return holder;
  }
  return entry != nullptr ? entry : by_title(parts, date);
}

const Authority::Entry* Authority::by_name(const text::Name& name, const std::string& key, bool is_acronym) const {
  const auto found = names_.find(key);
  if (found == names_.end()) return nullptr;
  const std::string initials = initials_of(name);
  const bool known_initials =
      std::ranges::any_of(found->second, [&](const Named& n) { return n.initials == initials; });
  const Entry* only = nullptr;
  for (const Named& named : found->second) {
    if (named.is_acronym && !is_acronym) continue;
    // "George H. W. Bush" is not "George W. Bush", but may be "George Bush".
    const bool agrees = initials.empty() || named.initials == initials || (named.initials.empty() && !known_initials);
    if (!agrees) continue;
    const Entry* entry = &entries_[named.entry];
    if (only != nullptr && only != entry) return nullptr;
    only = entry;
  }
  return only;
}

const Authority::Entry* Authority::in_office(const std::vector<Held>& held, std::string_view date,
                                             const Words& signature) const {
  std::vector<Held> holders;
  for (const Held& each : held) {
    const auto same = [&](const Held& other) { return other.entry == each.entry; };
    if (was_in(entries_[each.entry].offices[each.office], date) && std::ranges::none_of(holders, same))
      holders.push_back(each);
  }
  if (holders.size() == 2) {
    const auto begins = [&](const Held& each) { return entries_[each.entry].offices[each.office].from == date; };
    const auto ends = [&](const Held& each) { return entries_[each.entry].offices[each.office].to == date; };
    const bool passes_on = (begins(holders[0]) && ends(holders[1])) || (begins(holders[1]) && ends(holders[0]));
    if (!passes_on) return nullptr;
    const std::string words = signature ? signature() : std::string();
    const auto is_unnamed = [&](const Held& each) {
      return words.find(text::split_name(entries_[each.entry].speaker.name).family()) == std::string::npos;
    };
    const bool one_is_named = is_unnamed(holders[0]) != is_unnamed(holders[1]);
    std::erase_if(holders, [&](const Held& each) { return one_is_named ? is_unnamed(each) : !begins(each); });
  }
  return holders.size() == 1 ? &entries_[holders.front().entry] : nullptr;
}

const Authority::Entry* Authority::by_title(const text::Name& name, std::string_view date) const {
  if (name.role.empty() || !name.may_be_family() || name.words.empty()) return nullptr;
  const auto found = families_.find(key_of(name.plain()));
  if (found == families_.end()) return nullptr;
  const std::string title = key_of(name.role);
  std::vector<Held> fitting = found->second;
  std::erase_if(fitting,
                [&](const Held& held) { return !fits(title, key_of(entries_[held.entry].offices[held.office].name)); });
  if (fitting.empty()) return nullptr;
  const std::size_t first = fitting.front().entry;
  if (std::ranges::all_of(fitting, [&](const Held& held) { return held.entry == first; })) return &entries_[first];
  return date.empty() ? nullptr : in_office(fitting, date);
}

}  // namespace tenet::indexer
