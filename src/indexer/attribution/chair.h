#pragma once

#include <string>
#include <string_view>

namespace tenet::indexer {

// Whom the heading of a hearing names as its chair: "Hon. Odile Harrow, Chairman of the Committee, presiding", or a
// line of the list of members, "ODILE HARROW, New Salter, Chairman". The name without "Hon."; empty where it names
// none, or two. Looks at the first 20,000 bytes of `text`.
[[nodiscard]] std::string chair_of(std::string_view text);

// Whether an office, as a label names it, is that of who chairs a hearing: "The Chairman", "Madam Chair".
[[nodiscard]] bool is_chair(std::string_view office);

}  // namespace tenet::indexer
