#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/archive_entries.h"
#include "indexer/reading/formats/archive_listing.h"
#include "indexer/reading/formats/formats.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

constexpr std::size_t step = std::size_t{64} << 10;

// How a member ended: whole, or why it did not.
struct Member {
  std::string bytes = {};
  std::string trouble = {};
  bool fatal = false;  // nothing behind it can be read
};

Member read_data(archive* reader, Contents& contents) {
  Member member;
  std::vector<char> buffer(step);
  for (;;) {
    const la_ssize_t size = archive_read_data(reader, buffer.data(), buffer.size());
    if (size == ARCHIVE_RETRY) continue;
    if (size == 0) return member;
    if (size < 0) {
      member.trouble = "damaged: " + error_of(reader);
      member.fatal = size == ARCHIVE_FATAL;
      return member;
    }
    contents.spend(static_cast<std::size_t>(size));
    if (member.bytes.size() + static_cast<std::size_t>(size) > largest_member) {
      member.bytes.clear();
      member.trouble = fmt::format("too large: a document may have {} MB", largest_member >> 20);
      return member;
    }
    member.bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

// What a compressed file is called without its compression.
std::string inner_name(const Origin& origin) {
  constexpr std::array endings = {".gz", ".bz2", ".xz", ".zst", ".lzma", ".z"};
  std::string name = origin.name.substr(origin.name.rfind('/') + 1);
  for (const std::string_view ending : endings) {
    if (name.size() > ending.size() && text::to_lower(name).ends_with(ending)) {
      return name.substr(0, name.size() - ending.size());
    }
  }
  return name.empty() ? "content" : name;
}

// What an entry without data takes of the budget, as in a tar.
constexpr std::size_t bytes_of_header = 512;

// Why an entry that is no file with text of its own is not read; nothing for a file.
std::string reason_against(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return "a link to another member";
  switch (archive_entry_filetype(entry)) {
    case AE_IFLNK: return "a symbolic link, which is not followed";
    case AE_IFCHR:
    case AE_IFBLK: return "a device, not a file";
    case AE_IFIFO:
    case AE_IFSOCK: return "a pipe or socket, not a file";
    default: break;
  }
  if (archive_entry_is_data_encrypted(entry) > 0) return "encrypted: unpack it with its password first";
  return {};
}

}  // namespace

// Hands over the members of an archive, or the one of a compressed file, from memory: nothing is written to a disk, and
// names are labels. Links are named and not followed.
void read_archive(std::string_view bytes, const Origin& origin, Contents& contents) {
  const ArchiveListing listing(bytes);
  const Utf8Names names;
  const ArchiveReader reader = open_archive(bytes);
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return;
    if (status == ARCHIVE_RETRY) continue;
    if (status < ARCHIVE_WARN) throw InputError("damaged: " + error_of(reader.get()));
    contents.spend(bytes_of_header);
    const bool single = is_single(reader.get());
    if (single && archive_filter_code(reader.get(), 0) == ARCHIVE_FILTER_NONE) {
      throw InputError("damaged: no archive can be read from its beginning");
    }
    const std::string name = single ? inner_name(origin) : label_of(reader.get(), entry);
    if (name.empty() || (!single && listing.passes_over(name))) continue;
    if (const std::string reason = reason_against(entry); !reason.empty()) {
      contents.problem(name, reason);
      continue;
    }
    const Member member = read_data(reader.get(), contents);
    if (member.trouble.empty()) {
      contents.member(name, member.bytes, {}, listing.description_of(name));
    } else {
      contents.problem(name, member.trouble);
    }
    if (member.fatal) throw InputError(member.trouble);
  }
}

}  // namespace tenet::indexer
