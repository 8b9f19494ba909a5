#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::indexer {

// The number of `size` bytes, at most 4, lowest first, at `at` of `bytes`; 0 beyond its end.
[[nodiscard]] std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size);

// A file with streams in it, as in a file system ([MS-CFB]): Word, Excel and PowerPoint before 2007. Any bytes may be
// given; a stream ends where the file is damaged. Views `bytes`, which outlive it.
class CompoundFile {
 public:
  explicit CompoundFile(std::string_view bytes);
  // The stream of this name (ASCII), wherever it stands; nothing where there is none.
  [[nodiscard]] std::optional<std::string> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name = {};
    std::uint32_t first = 0;  // sector
    std::size_t size = 0;     // bytes
  };

  [[nodiscard]] std::string_view sector(std::uint32_t number) const;
  [[nodiscard]] std::string chain(std::uint32_t first, std::size_t most) const;
  void read_table();
  void read_entries();

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::vector<std::uint32_t> next_ = {};        // sector behind each sector
  std::vector<std::uint32_t> next_small_ = {};  // the same of the small sectors in small_
  std::vector<Entry> entries_ = {};
  std::string small_ = {};
};

}  // namespace tenet::indexer
