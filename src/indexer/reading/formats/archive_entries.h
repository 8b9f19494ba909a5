#pragma once

#include <archive_entry.h>

#include <locale.h>  // NOLINT(modernize-deprecated-headers): locale_t is POSIX

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/reading/formats/archive_reader.h"

// The entries of an archive, one after another, as libarchive gives them.
namespace tenet::indexer {

// libarchive writes names in the encoding of the locale, and loses letters that it does not have. While one of these
// lives, names are UTF-8 in this thread.
class Utf8Names {
 public:
  Utf8Names();
  ~Utf8Names();
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t before_ = nullptr;
};

// The bytes of an archive. `progress` is called from time to time as they are read.
struct ArchiveInput {
  std::string_view bytes = {};
  std::function<void()> progress = {};
  std::size_t at = 0;  // what was read
};

// Opens an archive, or a single compressed file. Throws InputError for what is neither. `input` must outlive it.
[[nodiscard]] ArchiveReader open_archive(ArchiveInput& input);
// Why the last call did not do what it should.
[[nodiscard]] std::string error_of(archive* reader);

// The entry is the content of a single compressed file.
[[nodiscard]] bool is_single(archive* reader);
// The name of an entry as a label: UTF-8, with slashes between folders and none before them. Old names are in code page
// 437 (PKWARE APPNOTE, appendix D). Empty for a folder, and for what file systems keep for themselves: the same names
// are passed over in folders.
[[nodiscard]] std::string label_of(archive* reader, archive_entry* entry);

}  // namespace tenet::indexer
