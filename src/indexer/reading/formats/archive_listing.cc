#include "indexer/reading/formats/archive_listing.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/reading/file_kinds.h"
#include "indexer/reading/formats/archive_entries.h"
#include "indexer/reading/sidecar.h"

namespace tenet::indexer {
namespace {

// Of members that are unpacked only to see the names of others, in bytes.
constexpr std::int64_t most_unpacked = std::int64_t{1} << 30;
// Of all that may describe another member, in bytes, and of all names.
constexpr std::size_t most_described = std::size_t{64} << 20;
constexpr std::size_t most_named = std::size_t{64} << 20;
// What each entry takes beside its data, as in a tar.
constexpr std::int64_t bytes_of_header = 512;

// Whether the next name can be seen without unpacking this member.
bool is_passed_quickly(archive* reader) {
  const int format = archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK;
  return format == ARCHIVE_FORMAT_ZIP || (archive_filter_code(reader, 0) == ARCHIVE_FILTER_NONE &&
                                          (format == ARCHIVE_FORMAT_TAR || format == ARCHIVE_FORMAT_CPIO));
}

// How much unpacking a member takes, in bytes. Archives give any number as its size, and less than 0.
std::int64_t bytes_to_unpack(archive_entry* entry) {
  const std::int64_t size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : most_unpacked;
  return std::clamp<std::int64_t>(size, 0, most_unpacked) + bytes_of_header;
}

// The bytes of a small member; nothing where they cannot be read, or are more than its archive says.
std::optional<std::string> read_small(archive* reader) {
  std::string bytes(largest_sidecar + 1, '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const la_ssize_t size = archive_read_data(reader, bytes.data() + have, bytes.size() - have);
    if (size == ARCHIVE_RETRY) continue;
    if (size < 0) return std::nullopt;
    if (size == 0) break;
    have += static_cast<std::size_t>(size);
  }
  if (have > largest_sidecar) return std::nullopt;
  bytes.resize(have);
  return bytes;
}

}  // namespace

ArchiveListing::ArchiveListing(ArchiveInput input) {
  const Utf8Names utf8;
  const ArchiveReader reader = open_archive(input);
  std::map<std::string, std::string> candidates;
  std::size_t described = 0;
  std::size_t named = 0;
  std::int64_t unpacked = 0;
  for (archive_entry* entry = nullptr;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_RETRY) continue;
    // What is damaged is named when it is read.
    if (status == ARCHIVE_EOF || status < ARCHIVE_WARN || is_single(reader.get())) break;
    const std::string name = label_of(reader.get(), entry);
    const std::int64_t size = bytes_to_unpack(entry);
    if (!is_passed_quickly(reader.get())) unpacked += size;
    named += name.size();
    if (unpacked > most_unpacked || named > most_named) break;
    if (name.empty()) continue;
    names_.insert(name);
    if (described_by(name).empty() || size > static_cast<std::int64_t>(largest_sidecar) + bytes_of_header) continue;
    if (auto small = read_small(reader.get()); small && described + small->size() <= most_described) {
      described += small->size();
      candidates.insert_or_assign(name, *std::move(small));
    }
  }
  keep_descriptions(candidates);
}

void ArchiveListing::keep_descriptions(const std::map<std::string, std::string>& candidates) {
  for (const auto& [name, bytes] : candidates) {
    const std::string described(described_by(name));
    if (!names_.contains(described)) continue;
    sidecars_.insert(name);
    Description& description = descriptions_[described];
    if (description.name.empty() || name.ends_with(sidecar_endings.front())) description = {name, bytes};
  }
}

bool ArchiveListing::passes_over(std::string_view name) const {
  return !kind_without_statement(name.substr(name.rfind('/') + 1)).empty() || sidecars_.contains(name) ||
         is_of_page(name);
}

bool ArchiveListing::is_of_page(std::string_view name) const {
  name = name.substr(0, longest_name);
  for (std::size_t end = name.find('/'); end != std::string_view::npos; end = name.find('/', end + 1)) {
    const std::string_view folder = name.substr(0, end);
    const std::size_t leaf = folder.rfind('/') + 1;
    const std::string_view page = page_of_folder(folder.substr(leaf));
    if (page.empty()) continue;
    for (const std::string_view extension : {".html", ".htm", ".xhtml"}) {
      if (names_.contains(std::string(folder.substr(0, leaf)).append(page).append(extension))) return true;
    }
  }
  return false;
}

Description ArchiveListing::description_of(std::string_view name) const {
  const auto found = descriptions_.find(name);
  return found == descriptions_.end() ? Description() : found->second;
}

}  // namespace tenet::indexer
