#pragma once

#include <cstddef>
#include <string>

#include <tenet/quotations.h>

#include "cli/terminal.h"

namespace tenet::cli {

// A quotation as people read it: the words between marks, who said them and how the text says so, where it stands.
[[nodiscard]] std::string quotation_for_people(const Quotation& quotation, std::size_t number, std::size_t repeated,
                                               const Style& style);

// "William J. Bratton, New York Police Commissioner", or what the text says in place of a name.
[[nodiscard]] std::string speaker_for_people(const Speaker& speaker);

}  // namespace tenet::cli
