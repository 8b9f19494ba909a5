#include "store/compression.h"

#include <zstd.h>

#include <cstdint>
#include <new>

#include <tenet/error.h>

#include "store/damage.h"

namespace tenet::store {
namespace {

// As quick as deflate at its level 6 on the same text, and a tenth smaller: docs/performance.md.
constexpr int level = 6;

// More than any block holds, one passage of the longest text among them: what claims more is damaged.
constexpr std::uint64_t most_bytes = std::uint64_t{128} << 20U;

}  // namespace

Compressor::Compressor() : context_(ZSTD_createCCtx(), ZSTD_freeCCtx) {
  if (context_ == nullptr) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
}

std::string Compressor::compress(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress2(context_.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // there is room enough, so it can only lack memory
  frame.resize(size);
  return frame;
}

Decompressor::Decompressor() : context_(nullptr, ZSTD_freeDCtx) {}

std::string Decompressor::decompress(std::string_view frame) {
  if (context_ == nullptr) context_.reset(ZSTD_createDCtx());
  if (context_ == nullptr) throw std::bad_alloc();
  const std::uint64_t size = ZSTD_getFrameContentSize(frame.data(), frame.size());  // its errors are high numbers
  std::string bytes(size <= most_bytes ? size : 0, '\0');
  const std::size_t got = ZSTD_decompressDCtx(context_.get(), bytes.data(), bytes.size(), frame.data(), frame.size());
  if (size > most_bytes || got != bytes.size()) {
    throw DamageError("a block of passages is not as it was written");
  }
  return bytes;
}

}  // namespace tenet::store
