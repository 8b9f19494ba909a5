#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/list_builders.h"
#include "store/table_reader.h"

// Strings with a number each, in the metadata of a segment: those that begin with the same two bytes stand together,
// sorted, and each is said by how it differs from the one before. docs/index-format.md, "Tables of strings".
namespace tenet::store {

using StringNumber = std::pair<std::string, std::uint64_t>;

// Appends the entries of a table, which is named by what its keys begin with. No string is there twice.
void pack_strings(std::string_view table, std::vector<StringNumber> strings, std::vector<TableEntry>& entries);
// What stands under the same key in several segments; the numbers of a string are added up. Throws IndexError where a
// value is damaged.
[[nodiscard]] std::string join_strings(const std::vector<std::string_view>& values);
// Calls `visit` with each string of a table, in the metadata of that table of postings, that begins with `beginning`,
// ascending by bytes, and its number. Throws the same, and what a TableReader throws.
void each_string(TableReader& postings, std::string_view table, std::string_view beginning,
                 const std::function<void(const std::string& string, std::uint64_t number)>& visit);

}  // namespace tenet::store
