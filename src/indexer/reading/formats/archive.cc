#include <algorithm>
#include <array>
#include <string>
#include <utility>
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

constexpr const char* encrypted = "encrypted: unpack it with its password first";

// Why the archive cannot be read, or a member of it. Each format has words of its own for a password, and no other sign
// where the list of members is encrypted.
std::string trouble_of(archive* reader) {
  const std::string error = error_of(reader);
  return error.find("ncrypt") == std::string::npos ? "damaged: " + error : encrypted;
}

// Puts the bytes of a member into `bytes`. Throws InputError where it cannot; `fatal` says whether what stands behind
// the member is lost, too.
void read_data(archive* reader, Contents& contents, std::string& bytes, bool& fatal) {
  std::vector<char> buffer(step);
  for (;;) {
    const la_ssize_t size = archive_read_data(reader, buffer.data(), buffer.size());
    if (size == ARCHIVE_RETRY) continue;
    if (size == 0) return;
    if (size < 0) {
      fatal = size == ARCHIVE_FATAL;
      throw InputError(trouble_of(reader));
    }
    contents.spend(static_cast<std::size_t>(size));
    if (bytes.size() + static_cast<std::size_t>(size) > largest_member) {
      throw InputError(fmt::format("too large: a document may have {} MB", largest_member >> 20));
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
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
  if (archive_entry_is_data_encrypted(entry) > 0) return encrypted;
  return {};
}

}  // namespace

// Hands over the members of an archive, or the one of a compressed file, from memory: nothing is written to a disk, and
// names are labels. Links are named and not followed.
void read_archive(std::string_view bytes, const Origin& origin, Contents& contents) {
  ArchiveInput input{.bytes = bytes, .progress = [&contents] { contents.progress(); }};
  const ArchiveListing listing(input);
  const Utf8Names names;
  const ArchiveReader reader = open_archive(input);
  archive_entry* entry = nullptr;
  bool in_damage = false;
  for (;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return;
    contents.spend(bytes_of_header);
    if (status == ARCHIVE_RETRY) {  // at every place in a damage where no member begins
      if (!std::exchange(in_damage, true)) contents.problem("member", trouble_of(reader.get()));
      continue;
    }
    if (status < ARCHIVE_WARN) throw InputError(trouble_of(reader.get()));
    in_damage = false;
    const bool single = is_single(reader.get());
    if (single && archive_filter_code(reader.get(), 0) == ARCHIVE_FILTER_NONE) {
      throw InputError("damaged: no archive can be read from its beginning");
    }
    const std::string name = single ? inner_name(origin) : label_of(reader.get(), entry);
    if (name.empty() || (!single && listing.passes_over(name))) {
      contents.progress();
      continue;
    }
    if (const std::string reason = reason_against(entry); !reason.empty()) {
      contents.problem(name, reason);
      continue;
    }
    bool fatal = false;
    const LoadMember load = [&](std::string& room) -> std::string_view {
      read_data(reader.get(), contents, room, fatal);
      return room;
    };
    contents.member(name, load, {}, listing.description_of(name));
    if (fatal) throw InputError(trouble_of(reader.get()));
  }
}

}  // namespace tenet::indexer
