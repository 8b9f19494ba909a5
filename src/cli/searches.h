#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

// Queries that are kept under a name, to be asked again and to be part of others: @NAME.
namespace tenet::cli {

using Searches = std::map<std::string, std::string>;  // queries by name

// Where they are kept: searches.toml beside the tenet.toml of this folder or the nearest above, else in the user's
// folder of settings, $XDG_CONFIG_HOME/tenet or ~/.config/tenet.
[[nodiscard]] std::filesystem::path searches_file();

// Those of a file, NAME = "query" in TOML; none when there is no such file. Throws InputError for one that cannot be
// read.
[[nodiscard]] Searches read_searches(const std::filesystem::path& file);
// Replaces the file in one step. Throws InputError when it cannot be written.
void write_searches(const std::filesystem::path& file, const Searches& searches);

// Throws InputError unless `name` is a letter, then letters, digits, - and _.
void check_search_name(const std::string& name);

// `text` with the query of each @NAME in parentheses, and so on inside it. A name begins a word outside quotation
// marks. Throws QueryError for one that is not kept, or that stands for itself.
[[nodiscard]] std::string put_in(std::string_view text, const Searches& searches);

}  // namespace tenet::cli
