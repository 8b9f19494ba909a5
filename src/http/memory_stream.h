#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include <httplib.h>

namespace tenet::http {

// A connection whose client has sent all that it sends, and keeps what it gets.
class MemoryStream : public httplib::Stream {
 public:
  explicit MemoryStream(const std::string& sent) : sent_(sent) {}

  [[nodiscard]] bool is_at_end() const { return at_ == sent_.size(); }
  [[nodiscard]] std::string take() { return std::move(got_); }

  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    const std::size_t taken = std::min(size, sent_.size() - at_);
    std::memcpy(to, sent_.data() + at_, taken);
    at_ += taken;
    return static_cast<ssize_t>(taken);
  }
  ssize_t write(const char* from, std::size_t size) override {
    got_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  [[nodiscard]] socket_t socket() const override { return 0; }

 private:
  const std::string& sent_;
  std::size_t at_ = 0;
  std::string got_;
};

}  // namespace tenet::http
