// Any bytes become valid UTF-8; valid UTF-8 becomes itself.

#include "text/decode.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/sentences.h"
#include "text/white_space.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_sentences(std::string_view text) {
  std::size_t before = 0;
  bool first = true;
  for (const std::size_t start : tenet::text::sentence_starts(text)) {
    require(first ? start == 0 : start > before);
    require(start < text.size() && tenet::text::is_utf8(text.substr(start)));
    before = start;
    first = false;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)tenet::text::is_binary(bytes);
  const tenet::text::Decoded decoded = tenet::text::decode(bytes);
  require(!decoded.encoding.empty());
  require(tenet::text::is_utf8(decoded.text));
  if (decoded.encoding == "UTF-8" && tenet::text::is_utf8(bytes))
    require(decoded.text == bytes && decoded.replaced == 0);
  const auto trimmed = tenet::text::trim(decoded.text, {0, decoded.text.size()});
  require(tenet::text::is_utf8(std::string_view(decoded.text).substr(trimmed.begin, trimmed.size())));
  check_sentences(decoded.text);
  return 0;
}
