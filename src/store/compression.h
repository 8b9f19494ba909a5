#pragma once

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

// Bytes made few by zstd, each call a frame of its own with a checksum. Neither is safe to share between threads.
namespace tenet::store {

class Compressor {
 public:
  Compressor();

  [[nodiscard]] std::string compress(std::string_view bytes);

 private:
  std::unique_ptr<ZSTD_CCtx_s, std::size_t (*)(ZSTD_CCtx_s*)> context_;
};

// Cheap to make: takes memory when it is first used.
class Decompressor {
 public:
  Decompressor();

  // Throws IndexError when the frame is damaged.
  [[nodiscard]] std::string decompress(std::string_view frame);

 private:
  std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s*)> context_;
};

}  // namespace tenet::store
