#pragma once

#include <string>

#include <sys/types.h>

namespace tenet::cli {

// Raised by writing to a pager that its reader has left: no error, the command is done.
struct PagerLeft {};

// Shows standard output page by page from construction to close(), when it is a terminal: through the command in
// TENET_PAGER or PAGER, else less. None for "cat", an empty setting, --no-pager or a dumb terminal.
class Pager {
 public:
  Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  ~Pager();

  [[nodiscard]] bool open() const { return child_ > 0; }
  // Waits until the reader has left it; standard output is the terminal again.
  void close();

 private:
  pid_t child_ = -1;
  int terminal_ = -1;  // where standard output went before
};

}  // namespace tenet::cli
