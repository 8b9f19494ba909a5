#include "text/east_asian.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include <unicode/ucsdet.h>

#include "text/charset.h"
#include "text/utf8.h"

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

// How far detection looks, in bytes.
constexpr std::size_t wide_sample = std::size_t{64} << 10;
// ICU is certain from here on, of 100, where the next guess is so far behind.
constexpr std::int32_t certain = 80;
constexpr std::int32_t least_lead = 5;
// Characters of a text that tells.
constexpr std::size_t fewest = 10;

// What the characters of a text are.
struct Characters {
  std::size_t kana = 0;
  std::size_t han = 0;
  std::size_t hangul = 0;
  std::size_t signs = 0;   // punctuation and wide forms of ASCII
  std::size_t others = 0;  // beyond ASCII
  std::size_t runs = 0;    // of the first four kinds, each as long as it goes

  [[nodiscard]] std::size_t wide() const { return kana + han + hangul + signs; }
};

// Arrows, boxes, numbers in circles, units: ornaments of mail in these encodings, which tell nothing.
bool is_symbol(char32_t c) {
  return (c >= 0x2150 && c <= 0x27BF) || (c >= 0x3200 && c <= 0x33FF);
}

Characters characters_of(std::string_view text) {
  Characters found;
  bool in_run = false;
  for (std::size_t at = 0; at < text.size(); at += utf8_sequence(text, at).length) {
    const char32_t c = code_point_at(text, at);
    const std::size_t before = found.wide();
    if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F)) {
      ++found.kana;
    } else if (c >= 0x4E00 && c <= 0x9FFF) {
      ++found.han;
    } else if (c >= 0xAC00 && c <= 0xD7A3) {
      ++found.hangul;
    } else if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x2010 && c <= 0x2026)) {
      ++found.signs;
    } else if (c >= 0x80 && !is_symbol(c)) {
      ++found.others;
    }
    const bool wide = found.wide() > before;
    if (wide && !in_run) ++found.runs;
    in_run = wide;
  }
  return found;
}

// An encoding, and whether text in it is made of such characters.
struct WideEncoding {
  std::string_view label;
  bool (*fits)(const Characters&);
};

bool is_japanese(const Characters& found) {
  return 5 * found.kana >= found.wide() && found.hangul == 0;
}
bool is_korean(const Characters& found) {
  return 2 * found.hangul >= found.wide();
}
bool is_chinese(const Characters& found) {
  return 5 * found.han >= 3 * found.wide() && 20 * (found.kana + found.hangul) <= found.wide();
}

constexpr std::array wide_encodings = {
    WideEncoding{"Shift_JIS", is_japanese},   WideEncoding{"EUC-JP", is_japanese},
    WideEncoding{"ISO-2022-JP", is_japanese}, WideEncoding{"GB18030", is_chinese},
    WideEncoding{"Big5", is_chinese},         WideEncoding{"EUC-KR", is_korean},
};

// What ICU takes the bytes for, where it is certain.
const WideEncoding* detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || count == 0) return nullptr;
  const std::int32_t best = ucsdet_getConfidence(matches[0], &status);
  const std::int32_t next = count > 1 ? ucsdet_getConfidence(matches[1], &status) : 0;
  if (best < certain || best - next < least_lead) return nullptr;
  const std::string_view name = ucsdet_getName(matches[0], &status);
  const auto* found = std::ranges::find(wide_encodings, name, &WideEncoding::label);
  return found == wide_encodings.end() ? nullptr : found;
}

}  // namespace

std::optional<Decoded> decode_east_asian(std::string_view bytes) {
  const WideEncoding* encoding = detected(bytes.substr(0, wide_sample));
  if (encoding == nullptr) return std::nullopt;
  std::optional<Decoded> decoded = decode_labelled(bytes, encoding->label);
  if (!decoded || decoded->replaced > 1) return std::nullopt;
  const Characters found = characters_of(decoded->text);
  // Letters of other scripts that pair up by chance stand alone among letters of ASCII.
  const bool is_text = found.wide() >= fewest && 20 * found.others <= found.wide() && found.wide() >= 2 * found.runs;
  return is_text && encoding->fits(found) ? decoded : std::nullopt;
}

}  // namespace tenet::text
