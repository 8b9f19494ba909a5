#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace tenet::store {

// A fresh Xapian database, written once. Until finish() returns it is worth nothing and may be thrown
// away. All members throw IndexError.
class SegmentWriter {
 public:
  explicit SegmentWriter(const std::filesystem::path& folder);
  ~SegmentWriter();
  SegmentWriter(const SegmentWriter&) = delete;
  SegmentWriter& operator=(const SegmentWriter&) = delete;

  // Adds a passage of `text_bytes` bytes; its docid is the next one, from 1 on.
  void add(const Xapian::Document& passage, std::size_t text_bytes);
  // Counts a word as written, for the wildcards.
  void count_form(std::string_view form);
  // Lets a speaker be found by `word`, folded, of `written`, his name or one of its aliases.
  void add_speaker_word(std::string_view word, std::string_view written, std::string_view name);
  // Counts quotations of the speaker of that name; of nobody's when it is empty.
  void count_quotations(std::string_view name, std::uint64_t quotations);
  // Keeps an entry of the catalogue; `key` of at most 200 bytes.
  void put(const std::string& key, const std::string& value);
  void finish();

  [[nodiscard]] std::uint32_t passages() const { return passages_; }

 private:
  std::unique_ptr<Xapian::WritableDatabase> database_;
  std::map<std::string, std::uint64_t, std::less<>> forms_;
  std::map<std::string, std::uint64_t, std::less<>> quotations_;  // by speaker
  std::map<std::string, std::string, std::less<>> names_;         // by key
  std::size_t pending_bytes_ = 0;
  std::uint32_t passages_ = 0;
};

// Merges segments into one, in their order: docids of the second follow those of the first.
void merge_segments(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to);

}  // namespace tenet::store
