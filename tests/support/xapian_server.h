#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace tenet::test {

// Whether the programs of Debian's xapian-tools are there; else says once which tests are skipped for lack of them.
[[nodiscard]] bool has_xapian_tools();

// A xapian-tcpsrv of some databases, which listens on this machine alone for as long as this lives.
class XapianServer {
 public:
  // `idle`: how long an asker may say nothing before it is left.
  explicit XapianServer(const std::vector<std::filesystem::path>& databases,
                        std::chrono::milliseconds idle = std::chrono::minutes(10));
  ~XapianServer();
  XapianServer(const XapianServer&) = delete;
  XapianServer& operator=(const XapianServer&) = delete;

  // xapian+tcp://127.0.0.1:PORT
  [[nodiscard]] std::string place() const { return "xapian+tcp://127.0.0.1:" + std::to_string(port_); }
  void end();

 private:
  [[nodiscard]] bool start(const std::vector<std::filesystem::path>& databases);

  std::chrono::milliseconds idle_;
  pid_t process_ = -1;
  unsigned port_ = 0;
};

}  // namespace tenet::test
