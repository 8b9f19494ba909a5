#pragma once

#include <filesystem>
#include <string>

#include <tenet/error.h>

namespace tenet::store {

// The IndexError of an index that is not what was written, in contrast to one that cannot be read just now.
class DamageError : public IndexError {
 public:
  // A file of an index.
  DamageError(std::filesystem::path file, const std::string& why);
  // Where it is not known which.
  explicit DamageError(const std::string& why);

  // Empty where it is not known.
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  std::filesystem::path file_;
  std::string why_;
};

// Throws it.
[[noreturn]] void throw_damage(const std::filesystem::path& file, const std::string& why);

}  // namespace tenet::store
