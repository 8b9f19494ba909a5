#pragma once

#include <string_view>

namespace tenet::indexer {

// The kind of a file that holds no statement, by its name alone: "picture", "style sheet". Empty for all others.
// A file of no known kind may hold a statement.
[[nodiscard]] std::string_view kind_without_statement(std::string_view name);

// The kind of the files that a browser saves beside a page, in the folder PAGE_files.
inline constexpr std::string_view page_part = "page part";
// The name without extension of the page to which a folder of that name belongs, or empty: "Bail" of "Bail_files".
[[nodiscard]] std::string_view page_of_folder(std::string_view name);

}  // namespace tenet::indexer
