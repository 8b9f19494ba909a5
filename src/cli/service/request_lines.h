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
  // `stop` is a descriptor that can be read once no more lines are wanted; -1 for none.
  explicit RequestLines(std::size_t longest, int stop = -1) : longest_(longest), stop_(stop) {}

  // The next line without its end, or what is left; of one that is longer than `longest` its first bytes, one more than
  // that. False at the end. Calls `before_waiting` before it waits for more. Throws InputError.
  bool next(std::string& line, const std::function<void()>& before_waiting);

 private:
  [[nodiscard]] std::string_view buffered() const { return {bytes_.data() + at_, size_ - at_}; }
  bool fill();
  // Waits for input or for the stop; whether it was the stop.
  [[nodiscard]] bool is_stopped() const;

  std::size_t longest_;
  int stop_;
  std::array<char, 65536> bytes_ = {};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

}  // namespace tenet::cli
