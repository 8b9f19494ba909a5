#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/reading/formats/spend.h"

namespace tenet::indexer {

// What comes out of compressed bytes.
struct Inflated {
  std::string bytes = {};
  bool whole = false;  // the compressed stream ends, undamaged
};

// Unpacks one compressed stream, the one that `bytes` begin with, step by step.
class Inflater {
 public:
  enum class Form { gzip, zlib, bare };  // RFC 1952, 1950, 1951

  // `bytes` and `spend` must outlive it.
  Inflater(Form form, std::string_view bytes, const Spend& spend);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Adds to `unpacked` until that holds `most` bytes or nothing more comes.
  void fill(std::string& unpacked, std::size_t most);
  // Nothing more comes.
  [[nodiscard]] bool is_done() const { return done_; }
  // The stream ended, undamaged.
  [[nodiscard]] bool is_whole() const { return whole_; }
  // Of the compressed bytes.
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  struct Stream;

  std::unique_ptr<Stream> stream_;
  std::string_view bytes_;
  const Spend& spend_;
  std::size_t used_ = 0;
  bool done_ = false;
  bool whole_ = false;
};

// Unpacks the one gzip member that `bytes` begin with (RFC 1952), up to `most` bytes.
[[nodiscard]] Inflated inflate_gzip(std::string_view bytes, std::size_t most, const Spend& spend);
// Unpacks what a web server calls "deflate": zlib's form (RFC 1950), or the bare one (RFC 1951).
[[nodiscard]] Inflated inflate_deflate(std::string_view bytes, std::size_t most, const Spend& spend);

}  // namespace tenet::indexer
