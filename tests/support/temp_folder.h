#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tenet::test {

// A folder of one test's own, removed with all it holds.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
  // Writes a file, with the folders it needs, and gives its path.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

// The bytes of a file, which must be there.
[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace tenet::test
