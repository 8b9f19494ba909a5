#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/file_version.h"
#include "store/schema.h"

namespace tenet::indexer {

// What tells one file from another in the catalogue: the PATH it was found under, absolute, and its name from there.
[[nodiscard]] std::string file_place(std::string_view root, std::string_view name);
[[nodiscard]] std::string_view root_of(std::string_view place);
[[nodiscard]] std::string_view name_of(std::string_view place);

// What was wrong with a file of which the index has documents.
struct FileProblem {
  std::string member = {};  // where, behind the name of the file: "!letters/a.docx"
  std::string reason = {};
  bool skipped = true;

  bool operator==(const FileProblem&) const = default;
};

// A file as it was when it was read.
struct FileEntry {
  std::string place = {};  // file_place()
  FileVersion version = {};
  std::uint32_t documents = 0;
  bool clean = true;                       // no problem was met but `problems`: need not be read again to name them
  FileVersion sidecar = {};                // of the file beside it that describes it; all 0 without
  std::vector<std::string> readers = {};   // of foreign formats that gave its documents: "pdf 3"; ascending
  std::vector<FileProblem> problems = {};  // of a file of such a format

  bool operator==(const FileEntry&) const = default;
};

// A document that the index holds.
struct DocumentEntry {
  std::string id = {};
  store::HashBytes hash = {};  // of document_hash()
  std::string place = {};      // file_place() of its file, empty when it came from none
  std::uint64_t bytes = 0;     // of text
  std::uint32_t passages = 0;  // one or more, once it is written
  std::size_t segment = 0;     // which of the manifest's; not stored
  std::uint32_t last = 0;      // docid of its last passage in that segment; not stored

  bool operator==(const DocumentEntry&) const = default;
};

// What a segment is made of, as far as one batch gave it.
struct CatalogueEntries {
  std::vector<FileEntry> files = {};
  std::vector<DocumentEntry> documents = {};  // all of the batch, in the order of their passages

  bool operator==(const CatalogueEntries&) const = default;
};

// The key of metadata under which a segment keeps the entries of a batch, by the place of the batch in its run.
[[nodiscard]] std::string catalogue_entry_key(std::size_t batch);
// Bytes of entries and back; docs/index-format.md. Decoding throws IndexError when they are damaged.
[[nodiscard]] std::string encode(const CatalogueEntries& entries);
[[nodiscard]] CatalogueEntries decode_entries(std::string_view bytes);

}  // namespace tenet::indexer
