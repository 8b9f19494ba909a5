#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/formats/extract.h"

namespace tenet::test {

// What an extract holds, a line a block: "heading 2: Bail", with line feeds in it as slashes; then "title = ..." for
// each key, "a link to ..." for each link and "warning: ..." for each warning.
inline std::string show(const indexer::Extract& extract) {
  constexpr std::array names = {"title", "heading", "paragraph", "item", "quote", "row", "note", "furniture"};
  std::string lines;
  for (const indexer::Block& block : extract.blocks) {
    lines += names.at(static_cast<std::size_t>(block.kind));
    if (block.level > 0) lines += " " + std::to_string(block.level);
    lines += ": ";
    for (const char c : extract.text.substr(block.range.begin, block.range.size())) lines += c == '\n' ? '/' : c;
    lines += '\n';
  }
  for (const auto& [key, value] : extract.keys) lines += key + " = " + value + '\n';
  for (const indexer::Link& link : extract.links) {
    lines += extract.text.substr(link.words.begin, link.words.size()) + " -> " + link.address + '\n';
  }
  for (const std::string& warning : extract.warnings) lines += "warning: " + warning + '\n';
  return lines;
}

using Files = std::vector<std::pair<std::string, std::string>>;  // names and bytes

// An archive of these files, in memory; `make` sets its format and filter.
template <typename Make>
std::string archive_of(const Files& files, const Make& make) {
  std::string bytes(std::size_t{1} << 20, '\0');
  for (const auto& [name, content] : files) bytes.resize(bytes.size() + content.size() + 3 * name.size() + 2000);
  std::size_t used = 0;
  archive* const writer = archive_write_new();
  make(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : files) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

inline std::string zip_of(const Files& files) {
  return archive_of(files, archive_write_set_format_zip);
}

}  // namespace tenet::test
