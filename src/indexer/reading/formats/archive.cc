#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "text/ascii.h"
#include "text/cp437.h"
#include "text/decode.h"

namespace tenet::indexer {
namespace {

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, CloseArchive>;

constexpr std::size_t step = std::size_t{64} << 10;

// Null where the system has none.
locale_t utf8_locale() {
  static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr));
  return utf8;
}

// libarchive writes names in the encoding of the locale, and loses letters that it does not have.
class Utf8Names {
 public:
  Utf8Names() {
    if (const locale_t utf8 = utf8_locale(); utf8 != nullptr) before_ = ::uselocale(utf8);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (before_ != nullptr) ::uselocale(before_);
  }

 private:
  locale_t before_ = nullptr;
};

Reader open(std::string_view bytes) {
  Reader reader(archive_read_new());
  // By name: others of libarchive start programs.
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  archive_read_support_filter_lzma(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_filter_compress(reader.get());
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_7zip(reader.get());
  archive_read_support_format_rar(reader.get());
  archive_read_support_format_rar5(reader.get());
  archive_read_support_format_cpio(reader.get());
  archive_read_support_format_empty(reader.get());
  archive_read_support_format_raw(reader.get());  // a single file that is compressed
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw InputError("damaged: no archive can be read from its beginning");
  }
  return reader;
}

std::string error_of(archive* reader) {
  const char* const message = archive_error_string(reader);
  return message == nullptr ? "no reason is known" : message;
}

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

// The name of an entry as a label: UTF-8, with slashes between folders and none before them. Old names are in code page
// 437 (PKWARE APPNOTE, appendix D).
std::string label(archive_entry* entry, bool zip) {
  const char* const bytes = archive_entry_pathname(entry);
  std::string name = bytes == nullptr ? "unnamed" : bytes;
  if (zip && !text::is_utf8(name)) name = text::decode_cp437(name);
  if (name.find('/') == std::string::npos) std::ranges::replace(name, '\\', '/');
  while (name.starts_with("./") || name.starts_with('/')) name.erase(0, name.find('/') + 1);
  return name;
}

// Whether a name is of what file systems keep for themselves; the same names are passed over in folders.
bool is_hidden(std::string_view name) {
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return false;
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

void prepare_archives() {
  static_cast<void>(utf8_locale());
}

// Hands over the members of an archive, or the one of a compressed file, from memory: nothing is written to a disk, and
// names are labels. Links are named and not followed.
void read_archive(std::string_view bytes, const Origin& origin, Contents& contents) {
  const Utf8Names names;
  const Reader reader = open(bytes);
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) return;
    if (status == ARCHIVE_RETRY) continue;
    if (status < ARCHIVE_WARN) throw InputError("damaged: " + error_of(reader.get()));
    contents.spend(bytes_of_header);
    const int format = archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK;
    const bool single = format == (ARCHIVE_FORMAT_RAW & ARCHIVE_FORMAT_BASE_MASK);
    if (single && archive_filter_code(reader.get(), 0) == ARCHIVE_FILTER_NONE) {
      throw InputError("damaged: no archive can be read from its beginning");
    }
    const std::string name = single ? inner_name(origin) : label(entry, format == ARCHIVE_FORMAT_ZIP);
    if (archive_entry_filetype(entry) == AE_IFDIR || name.empty() || name.ends_with('/') || is_hidden(name)) continue;
    if (const std::string reason = reason_against(entry); !reason.empty()) {
      contents.problem(name, reason);
      continue;
    }
    const Member member = read_data(reader.get(), contents);
    if (member.trouble.empty()) {
      contents.member(name, member.bytes);
    } else {
      contents.problem(name, member.trouble);
    }
    if (member.fatal) throw InputError(member.trouble);
  }
}

}  // namespace tenet::indexer
