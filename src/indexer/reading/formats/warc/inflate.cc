#include "indexer/reading/formats/warc/inflate.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include <zlib.h>

namespace tenet::indexer {
namespace {

class Stream {
 public:
  explicit Stream(int window_bits) {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { inflateEnd(&stream_); }
  z_stream* operator->() { return &stream_; }
  z_stream* get() { return &stream_; }

 private:
  z_stream stream_ = {};
};

Inflated inflate_by(int window_bits, std::string_view bytes, std::size_t most, const Spend& spend) {
  Stream stream(window_bits);
  Inflated result;
  std::array<unsigned char, std::size_t{64} << 10> buffer = {};
  int status = Z_OK;
  while (status == Z_OK && result.bytes.size() < most) {
    constexpr std::size_t most_in = std::numeric_limits<uInt>::max();
    const std::string_view rest = bytes.substr(result.used, most_in);
    stream->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(rest.data()));  // NOLINT: zlib only reads
    stream->avail_in = static_cast<uInt>(rest.size());
    stream->next_out = buffer.data();
    stream->avail_out = static_cast<uInt>(std::min(buffer.size(), most - result.bytes.size()));
    const uInt room = stream->avail_out;
    status = inflate(stream.get(), Z_NO_FLUSH);
    result.used += rest.size() - stream->avail_in;
    const std::size_t size = room - stream->avail_out;
    if (status == Z_OK && size == 0 && stream->avail_in == 0) break;  // cut off
    spend(size);
    result.bytes.append(reinterpret_cast<const char*>(buffer.data()), size);
  }
  result.whole = status == Z_STREAM_END;
  return result;
}

}  // namespace

Inflated inflate_gzip(std::string_view bytes, std::size_t most, const Spend& spend) {
  return inflate_by(MAX_WBITS + 16, bytes, most, spend);
}

Inflated inflate_deflate(std::string_view bytes, std::size_t most, const Spend& spend) {
  Inflated result = inflate_by(MAX_WBITS, bytes, most, spend);
  return result.bytes.empty() && !result.whole ? inflate_by(-MAX_WBITS, bytes, most, spend) : result;
}

}  // namespace tenet::indexer
