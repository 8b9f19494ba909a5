#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tenet/verify.h>

#include "cli/terminal.h"

// Answers of tenet verify for people.
namespace tenet::cli {

// The answer in one line; `speaker` as it was asked for, or empty.
[[nodiscard]] std::string verdict_for_people(const Verification& answer, std::string_view speaker, const Style& style);
// A numbered place: title and date, whose words they are and how the text says so, the words in their surroundings with
// every difference from `words` (as they were asked for) marked, the passage, the bytes and the address.
[[nodiscard]] std::string place_for_people(const Place& place, std::string_view words, std::size_t number,
                                           const Style& style);

}  // namespace tenet::cli
