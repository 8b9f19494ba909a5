#include "indexer/reading/formats/archive_entries.h"

#include <algorithm>

#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "text/cp437.h"
#include "text/decode.h"

namespace tenet::indexer {
namespace {

// Null where the system has none.
locale_t utf8_locale() {
  static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr));
  return utf8;
}

bool is_hidden(std::string_view name) {
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    name.remove_prefix(std::min(part.size() + 1, name.size()));
  }
  return false;
}

bool has_format(archive* reader, int format) {
  return (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == (format & ARCHIVE_FORMAT_BASE_MASK);
}

}  // namespace

void prepare_archives() {
  static_cast<void>(utf8_locale());
}

Utf8Names::Utf8Names() {
  if (const locale_t utf8 = utf8_locale(); utf8 != nullptr) before_ = ::uselocale(utf8);
}

Utf8Names::~Utf8Names() {
  if (before_ != nullptr) ::uselocale(before_);
}

ArchiveReader open_archive(std::string_view bytes) {
  ArchiveReader reader(archive_read_new());
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

bool is_single(archive* reader) {
  return has_format(reader, ARCHIVE_FORMAT_RAW);
}

std::string label_of(archive* reader, archive_entry* entry) {
  const char* const bytes = archive_entry_pathname(entry);
  std::string name = bytes == nullptr ? "unnamed" : bytes;
  if (has_format(reader, ARCHIVE_FORMAT_ZIP) && !text::is_utf8(name)) name = text::decode_cp437(name);
  if (name.find('/') == std::string::npos) std::ranges::replace(name, '\\', '/');
  while (name.starts_with("./") || name.starts_with('/')) name.erase(0, name.find('/') + 1);
  if (archive_entry_filetype(entry) == AE_IFDIR || name.ends_with('/') || is_hidden(name)) name.clear();
  return name;
}

}  // namespace tenet::indexer
