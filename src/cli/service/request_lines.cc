#include "cli/service/request_lines.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <tenet/error.h>

#include "base/files.h"

namespace tenet::cli {

bool RequestLines::next(std::string& line, const std::function<void()>& before_waiting) {
  line.clear();
  bool any = false;
  while (true) {
    const std::size_t end = std::min(buffered().find('\n'), buffered().size());
    const std::size_t room = longest_ + 1 - std::min(line.size(), longest_ + 1);
    line.append(buffered().substr(0, std::min(end, room)));
    const bool whole = end < buffered().size();
    any = any || whole || end > 0;
    at_ += whole ? end + 1 : end;
    if (whole) break;
    before_waiting();
    if (!fill()) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return any;
}

bool RequestLines::is_stopped() const {
  if (stop_ < 0) return false;
  std::array<pollfd, 2> wait{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
  while (::poll(wait.data(), wait.size(), -1) < 0 && errno == EINTR) {
  }
  return wait[1].revents != 0;
}

bool RequestLines::fill() {
  if (is_stopped()) return false;
  ssize_t size = -1;
  do {
    size = ::read(STDIN_FILENO, bytes_.data(), bytes_.size());
  } while (size < 0 && errno == EINTR);
  if (size < 0) throw InputError("standard input: " + base::reason(errno));
  at_ = 0;
  size_ = static_cast<std::size_t>(size);
  return size > 0;
}

}  // namespace tenet::cli
