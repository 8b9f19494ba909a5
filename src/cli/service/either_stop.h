#pragma once

#include <stop_token>
#include <utility>

namespace tenet::cli {

// Stops when either of two does. Safe to use from any thread.
class EitherStop {
 public:
  EitherStop(std::stop_token one, std::stop_token other)
      : one_(std::move(one), Ask{source_}), other_(std::move(other), Ask{source_}) {}

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  struct Ask {
    std::stop_source& source;
    void operator()() const { source.request_stop(); }
  };

  std::stop_source source_ = {};
  std::stop_callback<Ask> one_;
  std::stop_callback<Ask> other_;
};

}  // namespace tenet::cli
