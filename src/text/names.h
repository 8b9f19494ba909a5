#pragma once

#include <string>
#include <string_view>
#include <vector>

// What is a name? Honorifics, roles, initials and suffixes, for whoever compares names of people and bodies.
namespace tenet::text {

struct Name {
  std::string role = {};  // titles in front, as written, without honorifics: "Police Commissioner", "Sen."
  std::vector<std::string> words = {};  // the name proper: "William", "J.", "Bratton"
  std::string suffix = {};              // "Jr.", "III"
  bool office = false;                  // the words are a title and what it is of: "Secretary of State"

  [[nodiscard]] std::string plain() const;   // "William J. Bratton"
  [[nodiscard]] std::string family() const;  // the last word with its particles: "Bratton", "van der Berg"
  [[nodiscard]] bool may_be_family() const;  // nothing more: "Bratton", "van der Berg", and "Van Hollen" or "Van Dyke"
};

// Takes a mention apart: "NYPD Commissioner William J. Bratton, Jr." ALL CAPITALS become Capitals; possessive 's goes.
[[nodiscard]] Name split_name(std::string_view mention);

// What names are compared by: folded, without roles, honorifics, initials, suffixes and a leading "the"; "&" is "and".
[[nodiscard]] std::string name_key(std::string_view name);
// The same of a name taken apart.
[[nodiscard]] std::string name_key(const Name& name);

// Whether a given name that is known stands first, with or without accents: "Jos\u00E9 Harrow".
[[nodiscard]] bool begins_with_given_name(std::string_view name);

}  // namespace tenet::text
