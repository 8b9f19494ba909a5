#include "text/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>

#include "text/ascii.h"
#include "text/byte_order_mark.h"
#include "text/utf8.h"

namespace tenet::text {
namespace {

// An encoding of the standard, and the labels for it in lower case without hyphens and underscores. Two labels that
// differ in these alone mean the same throughout the standard.
struct Encoding {
  std::string_view name;
  const char* converter;    // of ICU
  std::string_view labels;  // each with a space before and behind it
  bool one_byte;
};

// clang-format off
constexpr std::array encodings = {
    Encoding{"UTF-8", "UTF-8", " utf8 unicode11utf8 unicode20utf8 xunicode20utf8 ", false},
    Encoding{"windows-1252", "windows-1252", " windows1252 cp1252 xcp1252 iso88591 iso885911987 isoir100 latin1 l1 ascii "
             "usascii ansix3.41968 cp819 ibm819 csisolatin1 iso88591:1987 ", true},
    Encoding{"windows-1250", "windows-1250", " windows1250 cp1250 xcp1250 ", true},
    Encoding{"windows-1251", "windows-1251", " windows1251 cp1251 xcp1251 ", true},
    Encoding{"windows-1253", "windows-1253", " windows1253 cp1253 xcp1253 ", true},
    Encoding{"windows-1254", "windows-1254", " windows1254 cp1254 xcp1254 iso88599 iso88599:1989 latin5 l5 isoir148 "
             "csisolatin5 ", true},
    Encoding{"windows-1255", "windows-1255", " windows1255 cp1255 xcp1255 ", true},
    Encoding{"windows-1256", "windows-1256", " windows1256 cp1256 xcp1256 ", true},
    Encoding{"windows-1257", "windows-1257", " windows1257 cp1257 xcp1257 ", true},
    Encoding{"windows-1258", "windows-1258", " windows1258 cp1258 xcp1258 ", true},
    Encoding{"windows-874", "windows-874", " windows874 dos874 iso885911 tis620 ", true},
    Encoding{"ISO-8859-2", "ISO-8859-2", " iso88592 iso88592:1987 latin2 l2 isoir101 csisolatin2 ", true},
    Encoding{"ISO-8859-3", "ISO-8859-3", " iso88593 iso88593:1988 latin3 l3 isoir109 csisolatin3 ", true},
    Encoding{"ISO-8859-4", "ISO-8859-4", " iso88594 iso88594:1988 latin4 l4 isoir110 csisolatin4 ", true},
    Encoding{"ISO-8859-5", "ISO-8859-5", " iso88595 iso88595:1988 cyrillic isoir144 csisolatincyrillic ", true},
    Encoding{"ISO-8859-6", "ISO-8859-6", " iso88596 iso88596:1987 arabic asmo708 ecma114 isoir127 csisolatinarabic "
             "iso88596e iso88596i csiso88596e csiso88596i ", true},
    Encoding{"ISO-8859-7", "ISO-8859-7", " iso88597 iso88597:1987 greek greek8 ecma118 elot928 isoir126 suneugreek "
             "csisolatingreek ", true},
    Encoding{"ISO-8859-8", "ISO-8859-8", " iso88598 iso88598:1988 hebrew visual isoir138 logical iso88598e iso88598i "
             "csiso88598e csiso88598i csisolatinhebrew ", true},
    Encoding{"ISO-8859-10", "iso-8859_10-1998", " iso885910 latin6 l6 isoir157 csisolatin6 ", true},
    Encoding{"ISO-8859-13", "ISO-8859-13", " iso885913 ", true},
    Encoding{"ISO-8859-14", "iso-8859_14-1998", " iso885914 ", true},
    Encoding{"ISO-8859-15", "ISO-8859-15", " iso885915 latin9 l9 csisolatin9 ", true},
    Encoding{"KOI8-R", "KOI8-R", " koi8r koi8 koi cskoi8r ", true},
    Encoding{"KOI8-U", "KOI8-U", " koi8u koi8ru ", true},
    Encoding{"IBM866", "IBM866", " ibm866 866 cp866 csibm866 ", true},
    Encoding{"macintosh", "macintosh", " macintosh mac xmacroman csmacintosh ", true},
    Encoding{"x-mac-cyrillic", "x-mac-cyrillic", " xmaccyrillic xmacukrainian ", true},
    Encoding{"gb18030", "gb18030", " gb18030 gbk gb2312 gb231280 csgb2312 csiso58gb231280 isoir58 chinese xgbk ", false},
    Encoding{"Big5", "Big5-HKSCS", " big5 big5hkscs cnbig5 csbig5 xxbig5 ", false},
    Encoding{"EUC-JP", "EUC-JP", " eucjp xeucjp cseucpkdfmtjapanese ", false},
    Encoding{"ISO-2022-JP", "ISO-2022-JP", " iso2022jp csiso2022jp ", false},
    Encoding{"Shift_JIS", "windows-31j", " shiftjis sjis xsjis mskanji ms932 windows31j csshiftjis ", false},
    Encoding{"EUC-KR", "windows-949", " euckr windows949 korean ksc5601 ksc56011987 ksc56011989 isoir149 cseuckr "
             "csksc56011987 ", false},
    Encoding{"UTF-16LE", "UTF-16LE", " utf16le utf16 unicode ucs2 iso10646ucs2 csunicode unicodefeff ", false},
    Encoding{"UTF-16BE", "UTF-16BE", " utf16be unicodefffe ", false},
};
constexpr Encoding utf7{"UTF-7", "UTF-7", " utf7 unicode11utf7 csutf7 ", false};
// clang-format on

// A label as `labels` have it, with a space before and behind it.
std::string key_of(std::string_view label) {
  std::string key = " ";
  for (const char c : label) {
    if (c != '-' && c != '_' && !is_ascii_space(c) && c != '"' && c != '\'') key += to_lower(c);
  }
  return key + ' ';
}

const Encoding* find_encoding(std::string_view label) {
  const std::string key = key_of(label);
  if (key.size() == 2) return nullptr;
  const auto* found = std::ranges::find_if(
      encodings, [&](const Encoding& encoding) { return encoding.labels.find(key) != std::string_view::npos; });
  return found == encodings.end() ? nullptr : found;
}

// UTF-16 units made UTF-8, pieces of them at a time.
class Utf16Reader {
 public:
  explicit Utf16Reader(Decoded& decoded) : decoded_(decoded) {}

  void add(char32_t unit) {
    if (lead_ != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
      append_utf8(decoded_.text, 0x10000 + ((lead_ - 0xD800) << 10U) + (unit - 0xDC00));
      lead_ = 0;
      return;
    }
    end();
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      lead_ = unit;
      return;
    }
    // ICU writes U+001A for a byte alone in encodings of several bytes.
    const bool lost = unit == 0xFFFD || unit == 0x1A || (unit >= 0xDC00 && unit <= 0xDFFF);
    decoded_.replaced += static_cast<std::size_t>(lost);
    append_utf8(decoded_.text, lost ? 0xFFFD : unit);
  }
  // A lead without a trail is no character.
  void end() {
    if (lead_ == 0) return;
    ++decoded_.replaced;
    append_utf8(decoded_.text, 0xFFFD);
    lead_ = 0;
  }

 private:
  Decoded& decoded_;
  char32_t lead_ = 0;
};

// Nothing where this ICU has no converter for it.
std::optional<Decoded> decode_by(const Encoding& encoding, std::string_view bytes) {
  Decoded decoded{.encoding = std::string(encoding.name)};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.converter, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  std::array<UChar, 4096> units = {};
  Utf16Reader reader(decoded);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  do {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, 1, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) reader.add(*unit);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  reader.end();
  return decoded;
}

// Whether what could not be read is so much that the label must be wrong: a page that is cut or pasted together has a
// bad sequence or two.
bool contradicts(std::string_view bytes, const Decoded& decoded) {
  const auto beyond = static_cast<std::size_t>(std::ranges::count_if(bytes, [](char c) { return !is_ascii(c); }));
  return decoded.replaced * 50 > beyond + 50;
}

Decoded decode_unless_contradicted(std::string_view bytes, const Encoding& encoding) {
  std::optional<Decoded> decoded = decode_by(encoding, bytes);
  if (!decoded || (decoded->replaced > 0 && contradicts(bytes, *decoded))) return decode(bytes);
  return *std::move(decoded);
}

}  // namespace

std::optional<std::string_view> encoding_labelled(std::string_view label) {
  const Encoding* encoding = find_encoding(label);
  return encoding == nullptr ? std::nullopt : std::optional(encoding->name);
}

std::optional<Decoded> decode_labelled(std::string_view bytes, std::string_view label) {
  const Encoding* encoding = find_encoding(label);
  return encoding == nullptr ? std::nullopt : decode_by(*encoding, bytes);
}

Decoded decode_declared(std::string_view bytes, std::string_view label) {
  const Encoding* encoding = find_encoding(label);
  if (encoding == nullptr || encoding->name == "UTF-8" || bears_mark(bytes)) return decode(bytes);
  if (encoding->one_byte && is_utf8(bytes)) return decode(bytes);
  return decode_unless_contradicted(bytes, *encoding);
}

bool means_utf7(std::string_view label) {
  return utf7.labels.find(key_of(label)) != std::string_view::npos;
}

Decoded decode_mail(std::string_view bytes, std::string_view label) {
  return means_utf7(label) ? decode_unless_contradicted(bytes, utf7) : decode_declared(bytes, label);
}

}  // namespace tenet::text
