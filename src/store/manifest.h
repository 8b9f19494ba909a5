#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::store {

// Passages that are no longer part of the index: `count` of them from Xapian docid `first` on.
struct Deleted {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  bool operator==(const Deleted&) const = default;
};

// A Xapian database that never changes once it is written.
struct Segment {
  std::string name = {};                 // of its folder
  std::uint64_t documents = 0;           // without the deleted
  std::uint64_t passages = 0;            // without the deleted
  std::vector<std::uint32_t> runs = {};  // docids at which passage ids begin to ascend anew; the first is 1
  std::vector<Deleted> deleted = {};     // ascending, apart from each other
  std::string checksums = {};            // hash of its file of checksums

  bool operator==(const Segment&) const = default;
};

// The one file that says what an index is; replacing it atomically switches readers to the new index.
struct Manifest {
  std::string analysis = {};     // versions of what decides on words: a difference asks for a rebuild
  std::string taxonomy = {};     // hash of the topics file; the file is topics-<hash>.toml
  std::string speakers = {};     // hash of the speakers file; the file is speakers-<hash>.toml
  std::string contents = {};     // combined hash of all documents, whatever their order
  std::uint64_t text_bytes = 0;  // of all documents
  std::uint64_t next_segment = 1;
  std::vector<Segment> segments = {};

  [[nodiscard]] std::uint64_t documents() const;
  [[nodiscard]] std::uint64_t passages() const;
  // What makes two indexes give the same answers: 16 hexadecimal digits.
  [[nodiscard]] std::string fingerprint() const;

  bool operator==(const Manifest&) const = default;
};

// Whether `index` holds a manifest.
[[nodiscard]] bool has_manifest(const std::filesystem::path& index);

// Throws IndexError with a hint when `index` is absent, is no index of tenet, or is of another schema.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& index);

// The same of the text of a manifest, and back; errors name `index`.
[[nodiscard]] Manifest parse_manifest(std::string_view text, const std::filesystem::path& index);
[[nodiscard]] std::string to_text(const Manifest& manifest);
// The text of a manifest with its checksum in the place of an empty one.
[[nodiscard]] std::string with_checksum(std::string text);

// Replaces the manifest, durably and at once: readers see the old one or the new one.
void write_manifest(const std::filesystem::path& index, const Manifest& manifest);

// The same beside the manifest in force: what a repair puts in the place of one that is damaged. It may be older than
// that, where a run was killed between the two.
void write_manifest_copy(const std::filesystem::path& index, const Manifest& manifest);
// Whether the copy says what the manifest says, byte for byte. False where either cannot be read.
[[nodiscard]] bool is_manifest_copy_current(const std::filesystem::path& index);
// Nothing where there is none. Throws DamageError for one that is not what was written.
[[nodiscard]] std::optional<Manifest> read_manifest_copy(const std::filesystem::path& index);
// Whether `index` has the file of a manifest, whose text is no manifest of this schema.
[[nodiscard]] bool is_manifest_damaged(const std::filesystem::path& index);

// Writes a file durably, under another name first. Throws IndexError.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

// Folds the hash of a document into (or, the second time, out of) a combined hash.
[[nodiscard]] std::string combine_hashes(const std::string& combined, const std::string& hash);

}  // namespace tenet::store
