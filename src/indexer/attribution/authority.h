#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tenet/passage.h>

#include "text/names.h"

namespace tenet::indexer {

// Names that many documents give to the same speaker: bodies with several names, and who held an office when.
// Read from TOML; docs/quotations.md has its form, corpus/speakers.toml is the one built in. Immutable, so that
// threads may share it.
class Authority {
 public:
  struct Entry {
    Speaker speaker = {};  // with its aliases
    struct Office {
      std::string name = {};  // "the President"
      std::string from = {};  // ISO dates, as exact as known; empty: without end
      std::string to = {};
    };
    std::vector<Office> offices = {};
  };

  using Words = std::function<std::string()>;

  Authority() = default;
  explicit Authority(std::vector<Entry> entries);

  // The entry one of whose names is `name` (honorifics, case of all-capital names, initials and "&" set aside), or
  // whose office `name` was on `date` (ISO, may be empty); nullptr when there is none, or more than one. On the day on
  // which an office passes on, its holder is whom `signature`, words that name who speaks, has; else the new one.
  // `signature` is called on such a day only. A name in lower case is none: "law enforcement leaders" are many.
  // Constant time.
  [[nodiscard]] const Entry* find(std::string_view name, std::string_view date, const Words& signature = {}) const;

  // In the order in which they were given.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  // A way to an entry, by what names are compared by.
  struct Named {
    std::size_t entry = 0;
    std::string initials = {};  // that name_key() sets aside: "W" of "George W. Bush"
    bool is_acronym = false;
  };
  struct Held {
    std::size_t entry = 0;
    std::size_t office = 0;
  };
  using Holders = std::unordered_map<std::string, std::vector<Held>>;

  // `is_acronym`: the name is one.
  [[nodiscard]] const Entry* by_name(const text::Name& name, const std::string& key, bool is_acronym) const;
  // The one among `held` whose holder was in office on `date`; nullptr when there is none, or more than one.
  [[nodiscard]] const Entry* in_office(const std::vector<Held>& held, std::string_view date,
                                       const Words& signature = {}) const;
  // "President Doe": by the family name and an office that the title fits.
  [[nodiscard]] const Entry* by_title(const text::Name& name, std::string_view date) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<Named>> names_;
  Holders holders_;   // by the key of the office
  Holders families_;  // by the key of the holder's family name
};

// Two entries that have the same name, for whoever gives them: what `name` of the later one has in common with the
// earlier one. Names that differ in initials only are not the same.
[[nodiscard]] std::string authority_key(std::string_view name);

}  // namespace tenet::indexer
