#include "indexer/reading/formats/archive_entries.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

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

// How much libarchive takes at a time, in bytes.
constexpr std::size_t block_size = std::size_t{16} << 20;

ArchiveInput& input_of(void* data) {
  return *static_cast<ArchiveInput*>(data);
}

la_ssize_t read_block(archive* reader, void* data, const void** block) {
  ArchiveInput& input = input_of(data);
  try {
    if (input.progress) input.progress();
  } catch (...) {  // nothing is thrown through libarchive: the next call of the sink throws it again
    archive_set_error(reader, EPIPE, "nobody waits for it");
    return ARCHIVE_FATAL;
  }
  const std::string_view rest = input.bytes.substr(input.at, block_size);
  *block = rest.data();
  input.at += rest.size();
  return static_cast<la_ssize_t>(rest.size());
}

la_int64_t skip_bytes(archive*, void* data, la_int64_t bytes) {
  ArchiveInput& input = input_of(data);
  const auto left = static_cast<la_int64_t>(input.bytes.size() - input.at);
  const la_int64_t skipped = std::clamp<la_int64_t>(bytes, 0, left);
  input.at += static_cast<std::size_t>(skipped);
  return skipped;
}

la_int64_t seek_place(archive*, void* data, la_int64_t offset, int whence) {
  ArchiveInput& input = input_of(data);
  const auto size = static_cast<la_int64_t>(input.bytes.size());
  const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : static_cast<la_int64_t>(input.at);
  if (offset < -base || offset > size - base) return ARCHIVE_FATAL;
  input.at = static_cast<std::size_t>(base + offset);
  return base + offset;
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

ArchiveReader open_archive(ArchiveInput& input) {
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
  archive_read_set_callback_data(reader.get(), &input);
  archive_read_set_read_callback(reader.get(), read_block);
  archive_read_set_skip_callback(reader.get(), skip_bytes);
  archive_read_set_seek_callback(reader.get(), seek_place);
  if (archive_read_open1(reader.get()) != ARCHIVE_OK) {
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
  const auto starts_at = [&](std::size_t at, std::string_view start) {
    return std::string_view(name).substr(at).starts_with(start);
  };
  std::size_t begin = 0;
  while (starts_at(begin, "./") || starts_at(begin, "/")) begin = name.find('/', begin) + 1;
  name.erase(0, begin);
  if (archive_entry_filetype(entry) == AE_IFDIR || name.ends_with('/') || is_hidden(name)) name.clear();
  return name;
}

}  // namespace tenet::indexer
