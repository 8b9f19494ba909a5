#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tenet::indexer {

// What comes out of compressed bytes.
struct Inflated {
  std::string bytes = {};
  std::size_t used = 0;  // of the compressed bytes
  bool whole = false;    // the compressed stream ends, undamaged
};

// Told before so many bytes more come out; may throw, which ends it.
using Spend = std::function<void(std::size_t bytes)>;

// Unpacks the one gzip member that `bytes` begin with (RFC 1952), up to `most` bytes.
[[nodiscard]] Inflated inflate_gzip(std::string_view bytes, std::size_t most, const Spend& spend);
// Unpacks what a web server calls "deflate": zlib's form (RFC 1950), or the bare one (RFC 1951).
[[nodiscard]] Inflated inflate_deflate(std::string_view bytes, std::size_t most, const Spend& spend);

}  // namespace tenet::indexer
