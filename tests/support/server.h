#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temp_folder.h"

namespace tenet::test {

// A `tenet serve-index` of the tenet that was built, on a free port of this machine, for as long as it lives.
class ServerProcess {
 public:
  explicit ServerProcess(const std::filesystem::path& index, const std::vector<std::string>& options = {});
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // tcp://HOST:PORT; empty when it did not come to listen.
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] pid_t process() const { return process_; }
  // What it has written on standard error up to the line that says where it listens.
  [[nodiscard]] const std::string& said() const { return said_; }
  // Ends it by a signal; gives its exit status, or 128 + the signal that ended it.
  int end(int signal);

 private:
  pid_t process_ = -1;
  int errors_ = -1;
  std::string said_;
  std::string address_;
};

// A program in place of ssh that runs what it is told on this machine, with the tenet that was built. It ends with an
// error for any host but "archive".
class SshProgram {
 public:
  SshProgram();
  [[nodiscard]] std::string path() const { return folder_ / "ssh"; }
  // The address of an index of this machine.
  [[nodiscard]] static std::string address(const std::filesystem::path& index) {
    return "ssh://archive" + std::filesystem::absolute(index).string();
  }

 private:
  TempFolder folder_;
};

}  // namespace tenet::test
