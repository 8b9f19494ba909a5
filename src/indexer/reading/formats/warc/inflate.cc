#include "indexer/reading/formats/warc/inflate.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include <zlib.h>

namespace tenet::indexer {
namespace {

int window_bits(Inflater::Form form) {
  switch (form) {
    case Inflater::Form::gzip: return MAX_WBITS + 16;
    case Inflater::Form::zlib: return MAX_WBITS;
    default: return -MAX_WBITS;
  }
}

Inflated inflate_by(Inflater::Form form, std::string_view bytes, std::size_t most, const Spend& spend) {
  Inflater inflater(form, bytes, spend);
  Inflated result;
  inflater.fill(result.bytes, most);
  result.whole = inflater.is_whole();
  return result;
}

}  // namespace

struct Inflater::Stream {
  explicit Stream(Form form) {
    if (inflateInit2(&zlib, window_bits(form)) != Z_OK) throw std::bad_alloc();
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { inflateEnd(&zlib); }

  z_stream zlib = {};
};

Inflater::Inflater(Form form, std::string_view bytes, const Spend& spend)
    : stream_(std::make_unique<Stream>(form)), bytes_(bytes), spend_(spend) {}
Inflater::~Inflater() = default;

void Inflater::fill(std::string& unpacked, std::size_t most) {
  z_stream& zlib = stream_->zlib;
  std::array<unsigned char, std::size_t{64} << 10> buffer = {};
  while (!done_ && unpacked.size() < most) {
    constexpr std::size_t most_in = std::numeric_limits<uInt>::max();
    const std::string_view rest = bytes_.substr(used_, most_in);
    zlib.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(rest.data()));  // NOLINT: zlib only reads
    zlib.avail_in = static_cast<uInt>(rest.size());
    zlib.next_out = buffer.data();
    zlib.avail_out = static_cast<uInt>(std::min(buffer.size(), most - unpacked.size()));
    const uInt room = zlib.avail_out;
    const int status = inflate(&zlib, Z_NO_FLUSH);
    used_ += rest.size() - zlib.avail_in;
    const std::size_t size = room - zlib.avail_out;
    whole_ = status == Z_STREAM_END;
    done_ = status != Z_OK || (size == 0 && zlib.avail_in == 0);  // an end, a damage or a cut
    spend_(size);
    unpacked.append(reinterpret_cast<const char*>(buffer.data()), size);
  }
}

Inflated inflate_gzip(std::string_view bytes, std::size_t most, const Spend& spend) {
  return inflate_by(Inflater::Form::gzip, bytes, most, spend);
}

Inflated inflate_deflate(std::string_view bytes, std::size_t most, const Spend& spend) {
  Inflated result = inflate_by(Inflater::Form::zlib, bytes, most, spend);
  return result.bytes.empty() && !result.whole ? inflate_by(Inflater::Form::bare, bytes, most, spend) : result;
}

}  // namespace tenet::indexer
