#include "text/one_byte.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace tenet::text {
namespace {

// What ICU may find (ucsdet_getAllDetectableCharsets) and the encoding it is then read in.
struct Candidate {
  std::string_view detected;
  const char* converter;
};
constexpr std::string_view fallback = "windows-1252";
// clang-format off
constexpr std::array candidates = {
    Candidate{"ISO-8859-1", "windows-1252"}, Candidate{"windows-1252", "windows-1252"},
    Candidate{"ISO-8859-2", "ISO-8859-2"},   Candidate{"windows-1250", "windows-1250"},
    Candidate{"ISO-8859-5", "ISO-8859-5"},   Candidate{"windows-1251", "windows-1251"},
    Candidate{"KOI8-R", "KOI8-R"},           Candidate{"ISO-8859-6", "ISO-8859-6"},
    Candidate{"windows-1256", "windows-1256"}, Candidate{"ISO-8859-7", "ISO-8859-7"},
    Candidate{"windows-1253", "windows-1253"}, Candidate{"ISO-8859-8", "ISO-8859-8"},
    Candidate{"ISO-8859-8-I", "ISO-8859-8"}, Candidate{"windows-1255", "windows-1255"},
    Candidate{"ISO-8859-9", "windows-1254"}, Candidate{"windows-1254", "windows-1254"},
};
// clang-format on

// ICU looks at three-letter sequences, so more than this teaches it nothing.
constexpr std::size_t sample_bytes = std::size_t{64} << 10;
// English with a few curly quotation marks is within this of anything ICU takes it for (of 100).
constexpr std::int32_t close_call = 15;
constexpr std::int32_t a_guess = 20;

OneByteEncoding load(const char* name) {
  OneByteEncoding encoding{.name = name};
  encoding.characters.fill(0xFFFD);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), &ucnv_close);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    UChar target = 0xFFFD;
    status = U_ZERO_ERROR;
    ucnv_toUChars(converter.get(), &target, 1, &source, 1, &status);
    if (U_SUCCESS(status)) encoding.characters[byte] = target;
  }
  return encoding;
}

const std::vector<OneByteEncoding>& encodings() {
  static const std::vector<OneByteEncoding> all = [] {
    std::vector<OneByteEncoding> loaded;
    loaded.reserve(candidates.size());
    for (const Candidate& candidate : candidates) loaded.push_back(load(candidate.converter));
    return loaded;
  }();
  return all;
}

const OneByteEncoding& encoding_named(std::string_view detected) {
  const auto* found = std::ranges::find(candidates, detected, &Candidate::detected);
  return encodings()[static_cast<std::size_t>(found - candidates.begin())];
}

}  // namespace

const OneByteEncoding& detect_one_byte_encoding(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  const auto sample = bytes.substr(0, sample_bytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return encoding_named(fallback);

  std::string_view best;
  std::int32_t best_confidence = a_guess;
  std::int32_t fallback_confidence = 0;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    const auto confidence = ucsdet_getConfidence(matches[i], &status);
    const auto* known = std::ranges::find(candidates, name, &Candidate::detected);
    if (known == candidates.end()) continue;
    if (known->converter == fallback) fallback_confidence = std::max(fallback_confidence, confidence);
    if (confidence > best_confidence) {
      best = name;
      best_confidence = confidence;
    }
  }
  return best.empty() || fallback_confidence + close_call >= best_confidence ? encoding_named(fallback)
                                                                             : encoding_named(best);
}

}  // namespace tenet::text
