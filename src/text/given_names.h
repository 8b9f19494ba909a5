#pragma once

#include <string_view>

namespace tenet::text {

// What a given name says of who bears it.
enum class GivenName { none, male, female, either };

// What `word`, in lower case and without accents, is as a given name; none for a word that is no common one. Constant
// time.
[[nodiscard]] GivenName given_name(std::string_view word);

}  // namespace tenet::text
