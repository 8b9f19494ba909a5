#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tenet::cli {

// Lines of standard input, as they come.
class RequestLines {
 public:
  explicit RequestLines(std::size_t longest) : longest_(longest) {}

  // The next line without its end, or what is left; of one that is longer than `longest` its first bytes, one more than
  // that. False at the end. Calls `before_waiting` before it waits for more. Throws InputError.
  bool next(std::string& line, const std::function<void()>& before_waiting);

 private:
  [[nodiscard]] std::string_view buffered() const { return {bytes_.data() + at_, size_ - at_}; }
  bool fill();

  std::size_t longest_;
  std::array<char, 65536> bytes_ = {};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

}  // namespace tenet::cli
