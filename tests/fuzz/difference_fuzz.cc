// Any two texts can be compared word by word: what is said of them points into both, cuts no character, and a text
// that is compared with itself does not differ. The first line is what was asked for, the rest the source.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>

#include "query/verify/alignment.h"
#include "query/verify/difference.h"
#include "query/verify/normalised_text.h"
#include "text/decode.h"

namespace {

using namespace tenet::query;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_inside(std::string_view text, tenet::TextRange range) {
  require(range.begin <= range.end && range.end <= text.size());
  require(tenet::text::is_utf8(text.substr(range.begin, range.size())));
}

Reading all_of(const NormalisedText& normalised) {
  Reading reading(normalised.words.size());
  std::iota(reading.begin(), reading.end(), std::size_t{0});
  return reading;
}

void check(const Alignment& alignment, const NormalisedText& asked, const NormalisedText& source,
           const Reading& reading) {
  std::size_t at = 0;
  for (const tenet::Difference& one : describe_differences(alignment, asked, source, reading)) {
    require_inside(asked.text, one.asked);
    require_inside(source.text, one.source);
    require(at <= one.source.begin);
    require(!one.asked.empty() || !one.source.empty());
    at = one.source.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest = 4096;  // the table is a product
  const std::string text = tenet::text::decode({reinterpret_cast<const char*>(data), std::min(size, longest)}).text;
  const std::size_t line = std::min(text.find('\n'), text.size());
  static tenet::text::Analyser analyser;
  analyser.trim();
  const NormalisedText asked = normalise(text.substr(0, line), {}, analyser);
  const NormalisedText source = normalise(text.substr(line), {}, analyser);
  const Reading whole = all_of(source);
  Reading half;
  for (std::size_t i = 0; i < whole.size(); i += i % 3 == 0 ? 1 : 2) half.push_back(i);
  for (const Reading& reading : {whole, half}) {
    const Alignment nearest = find_nearest(asked, source, reading);
    check(nearest, asked, source, reading);
    const auto same = find_same(asked, source, reading);
    for (const Alignment& one : same) check(one, asked, source, reading);
    require(same.empty() == (nearest.steps.empty() || nearest.cost > 0));
  }
  const Alignment itself = find_nearest(source, source, whole);
  require(itself.cost == 0);
  require(describe_differences(itself, source, source, whole).empty());
  return 0;
}
