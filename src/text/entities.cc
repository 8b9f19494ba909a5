#include "text/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tenet::text {
namespace {

using namespace std::string_view_literals;

struct Named {
  std::string_view name;
  char32_t character;
};

// clang-format off
// Sorted by name.
constexpr auto characters = std::to_array<Named>({
    {"AElig"sv, 0x00C6}, {"AMP"sv, 0x0026}, {"Aacute"sv, 0x00C1}, {"Abreve"sv, 0x0102}, {"Acirc"sv, 0x00C2},
    {"Agrave"sv, 0x00C0}, {"Alpha"sv, 0x0391}, {"Amacr"sv, 0x0100}, {"Aogon"sv, 0x0104}, {"Aring"sv, 0x00C5},
    {"Atilde"sv, 0x00C3}, {"Auml"sv, 0x00C4}, {"Beta"sv, 0x0392}, {"COPY"sv, 0x00A9}, {"Cacute"sv, 0x0106},
    {"Ccaron"sv, 0x010C}, {"Ccedil"sv, 0x00C7}, {"Chi"sv, 0x03A7}, {"Dagger"sv, 0x2021}, {"Dcaron"sv, 0x010E},
    {"Delta"sv, 0x0394}, {"Dstrok"sv, 0x0110}, {"ETH"sv, 0x00D0}, {"Eacute"sv, 0x00C9}, {"Ecaron"sv, 0x011A},
    {"Ecirc"sv, 0x00CA}, {"Egrave"sv, 0x00C8}, {"Emacr"sv, 0x0112}, {"Eogon"sv, 0x0118}, {"Epsilon"sv, 0x0395},
    {"Eta"sv, 0x0397}, {"Euml"sv, 0x00CB}, {"GT"sv, 0x003E}, {"Gamma"sv, 0x0393}, {"Gbreve"sv, 0x011E},
    {"Hat"sv, 0x005E}, {"Hstrok"sv, 0x0126}, {"Iacute"sv, 0x00CD}, {"Icirc"sv, 0x00CE}, {"Idot"sv, 0x0130},
    {"Igrave"sv, 0x00CC}, {"Imacr"sv, 0x012A}, {"Iota"sv, 0x0399}, {"Iuml"sv, 0x00CF}, {"Kappa"sv, 0x039A},
    {"LT"sv, 0x003C}, {"Lambda"sv, 0x039B}, {"Lstrok"sv, 0x0141}, {"MediumSpace"sv, 0x205F}, {"Mu"sv, 0x039C},
    {"Nacute"sv, 0x0143}, {"Ncaron"sv, 0x0147}, {"NewLine"sv, 0x000A}, {"NoBreak"sv, 0x2060}, {"Ntilde"sv, 0x00D1},
    {"Nu"sv, 0x039D}, {"OElig"sv, 0x0152}, {"Oacute"sv, 0x00D3}, {"Ocirc"sv, 0x00D4}, {"Odblac"sv, 0x0150},
    {"Ograve"sv, 0x00D2}, {"Omacr"sv, 0x014C}, {"Omega"sv, 0x03A9}, {"Omicron"sv, 0x039F}, {"Oslash"sv, 0x00D8},
    {"Otilde"sv, 0x00D5}, {"Ouml"sv, 0x00D6}, {"Phi"sv, 0x03A6}, {"Pi"sv, 0x03A0}, {"Prime"sv, 0x2033},
    {"Psi"sv, 0x03A8}, {"QUOT"sv, 0x0022}, {"REG"sv, 0x00AE}, {"Rcaron"sv, 0x0158}, {"Rho"sv, 0x03A1},
    {"Sacute"sv, 0x015A}, {"Scaron"sv, 0x0160}, {"Scedil"sv, 0x015E}, {"Sigma"sv, 0x03A3}, {"THORN"sv, 0x00DE},
    {"TRADE"sv, 0x2122}, {"Tab"sv, 0x0009}, {"Tau"sv, 0x03A4}, {"Tcaron"sv, 0x0164}, {"Tcedil"sv, 0x0162},
    {"Theta"sv, 0x0398}, {"Uacute"sv, 0x00DA}, {"Ucirc"sv, 0x00DB}, {"Udblac"sv, 0x0170}, {"Ugrave"sv, 0x00D9},
    {"Umacr"sv, 0x016A}, {"Upsilon"sv, 0x03A5}, {"Uring"sv, 0x016E}, {"Uuml"sv, 0x00DC}, {"Xi"sv, 0x039E},
    {"Yacute"sv, 0x00DD}, {"Yuml"sv, 0x0178}, {"Zacute"sv, 0x0179}, {"Zcaron"sv, 0x017D}, {"Zeta"sv, 0x0396},
    {"aacute"sv, 0x00E1}, {"abreve"sv, 0x0103}, {"acirc"sv, 0x00E2}, {"acute"sv, 0x00B4}, {"aelig"sv, 0x00E6},
    {"agrave"sv, 0x00E0}, {"alefsym"sv, 0x2135}, {"alpha"sv, 0x03B1}, {"amacr"sv, 0x0101}, {"amp"sv, 0x0026},
    {"and"sv, 0x2227}, {"ang"sv, 0x2220}, {"aogon"sv, 0x0105}, {"apos"sv, 0x0027}, {"aring"sv, 0x00E5},
    {"ast"sv, 0x002A}, {"asymp"sv, 0x2248}, {"atilde"sv, 0x00E3}, {"auml"sv, 0x00E4}, {"bdquo"sv, 0x201E},
    {"beta"sv, 0x03B2}, {"breve"sv, 0x02D8}, {"brvbar"sv, 0x00A6}, {"bsol"sv, 0x005C}, {"bull"sv, 0x2022},
    {"bullet"sv, 0x2022}, {"cacute"sv, 0x0107}, {"cap"sv, 0x2229}, {"caron"sv, 0x02C7}, {"ccaron"sv, 0x010D},
    {"ccedil"sv, 0x00E7}, {"cedil"sv, 0x00B8}, {"cent"sv, 0x00A2}, {"centerdot"sv, 0x00B7}, {"check"sv, 0x2713},
    {"chi"sv, 0x03C7}, {"circ"sv, 0x02C6}, {"clubs"sv, 0x2663}, {"colon"sv, 0x003A}, {"comma"sv, 0x002C},
    {"commat"sv, 0x0040}, {"cong"sv, 0x2245}, {"copy"sv, 0x00A9}, {"copysr"sv, 0x2117}, {"crarr"sv, 0x21B5},
    {"cross"sv, 0x2717}, {"cup"sv, 0x222A}, {"curren"sv, 0x00A4}, {"dArr"sv, 0x21D3}, {"dagger"sv, 0x2020},
    {"darr"sv, 0x2193}, {"dash"sv, 0x2010}, {"dblac"sv, 0x02DD}, {"dcaron"sv, 0x010F}, {"deg"sv, 0x00B0},
    {"delta"sv, 0x03B4}, {"diams"sv, 0x2666}, {"divide"sv, 0x00F7}, {"dollar"sv, 0x0024}, {"dot"sv, 0x02D9},
    {"dstrok"sv, 0x0111}, {"eacute"sv, 0x00E9}, {"ecaron"sv, 0x011B}, {"ecirc"sv, 0x00EA}, {"egrave"sv, 0x00E8},
    {"ell"sv, 0x2113}, {"emacr"sv, 0x0113}, {"empty"sv, 0x2205}, {"emsp"sv, 0x2003}, {"emsp13"sv, 0x2004},
    {"emsp14"sv, 0x2005}, {"ensp"sv, 0x2002}, {"eogon"sv, 0x0119}, {"epsilon"sv, 0x03B5}, {"equals"sv, 0x003D},
    {"equiv"sv, 0x2261}, {"eta"sv, 0x03B7}, {"eth"sv, 0x00F0}, {"euml"sv, 0x00EB}, {"euro"sv, 0x20AC},
    {"excl"sv, 0x0021}, {"exist"sv, 0x2203}, {"female"sv, 0x2640}, {"fnof"sv, 0x0192}, {"forall"sv, 0x2200},
    {"frac12"sv, 0x00BD}, {"frac13"sv, 0x2153}, {"frac14"sv, 0x00BC}, {"frac15"sv, 0x2155}, {"frac18"sv, 0x215B},
    {"frac23"sv, 0x2154}, {"frac34"sv, 0x00BE}, {"frac38"sv, 0x215C}, {"frac58"sv, 0x215D}, {"frac78"sv, 0x215E},
    {"frasl"sv, 0x2044}, {"gamma"sv, 0x03B3}, {"gbreve"sv, 0x011F}, {"ge"sv, 0x2265}, {"grave"sv, 0x0060},
    {"gt"sv, 0x003E}, {"hArr"sv, 0x21D4}, {"hairsp"sv, 0x200A}, {"half"sv, 0x00BD}, {"harr"sv, 0x2194},
    {"hearts"sv, 0x2665}, {"hellip"sv, 0x2026}, {"horbar"sv, 0x2015}, {"hstrok"sv, 0x0127}, {"hyphen"sv, 0x2010},
    {"iacute"sv, 0x00ED}, {"icirc"sv, 0x00EE}, {"iexcl"sv, 0x00A1}, {"igrave"sv, 0x00EC}, {"imacr"sv, 0x012B},
    {"image"sv, 0x2111}, {"imath"sv, 0x0131}, {"incare"sv, 0x2105}, {"infin"sv, 0x221E}, {"inodot"sv, 0x0131},
    {"int"sv, 0x222B}, {"iota"sv, 0x03B9}, {"iquest"sv, 0x00BF}, {"isin"sv, 0x2208}, {"iuml"sv, 0x00EF},
    {"kappa"sv, 0x03BA}, {"lArr"sv, 0x21D0}, {"lambda"sv, 0x03BB}, {"lang"sv, 0x2329}, {"laquo"sv, 0x00AB},
    {"larr"sv, 0x2190}, {"lbrace"sv, 0x007B}, {"lbrack"sv, 0x005B}, {"lceil"sv, 0x2308}, {"lcub"sv, 0x007B},
    {"ldquo"sv, 0x201C}, {"ldquor"sv, 0x201E}, {"le"sv, 0x2264}, {"lfloor"sv, 0x230A}, {"lowast"sv, 0x2217},
    {"lowbar"sv, 0x005F}, {"loz"sv, 0x25CA}, {"lpar"sv, 0x0028}, {"lrm"sv, 0x200E}, {"lsaquo"sv, 0x2039},
    {"lsqb"sv, 0x005B}, {"lsquo"sv, 0x2018}, {"lsquor"sv, 0x201A}, {"lstrok"sv, 0x0142}, {"lt"sv, 0x003C},
    {"macr"sv, 0x00AF}, {"male"sv, 0x2642}, {"mdash"sv, 0x2014}, {"micro"sv, 0x00B5}, {"middot"sv, 0x00B7},
    {"minus"sv, 0x2212}, {"mldr"sv, 0x2026}, {"mu"sv, 0x03BC}, {"nabla"sv, 0x2207}, {"nacute"sv, 0x0144},
    {"nbsp"sv, 0x00A0}, {"ncaron"sv, 0x0148}, {"ndash"sv, 0x2013}, {"ne"sv, 0x2260}, {"ni"sv, 0x220B},
    {"nldr"sv, 0x2025}, {"not"sv, 0x00AC}, {"notin"sv, 0x2209}, {"nsub"sv, 0x2284}, {"ntilde"sv, 0x00F1},
    {"nu"sv, 0x03BD}, {"num"sv, 0x0023}, {"numero"sv, 0x2116}, {"numsp"sv, 0x2007}, {"oacute"sv, 0x00F3},
    {"ocirc"sv, 0x00F4}, {"odblac"sv, 0x0151}, {"oelig"sv, 0x0153}, {"ogon"sv, 0x02DB}, {"ograve"sv, 0x00F2},
    {"oline"sv, 0x203E}, {"omacr"sv, 0x014D}, {"omega"sv, 0x03C9}, {"omicron"sv, 0x03BF}, {"oplus"sv, 0x2295},
    {"or"sv, 0x2228}, {"ordf"sv, 0x00AA}, {"ordm"sv, 0x00BA}, {"oslash"sv, 0x00F8}, {"otilde"sv, 0x00F5},
    {"otimes"sv, 0x2297}, {"ouml"sv, 0x00F6}, {"para"sv, 0x00B6}, {"part"sv, 0x2202}, {"percnt"sv, 0x0025},
    {"period"sv, 0x002E}, {"permil"sv, 0x2030}, {"perp"sv, 0x22A5}, {"phi"sv, 0x03C6}, {"phone"sv, 0x260E},
    {"pi"sv, 0x03C0}, {"piv"sv, 0x03D6}, {"plus"sv, 0x002B}, {"plusmn"sv, 0x00B1}, {"pound"sv, 0x00A3},
    {"prime"sv, 0x2032}, {"prod"sv, 0x220F}, {"prop"sv, 0x221D}, {"psi"sv, 0x03C8}, {"puncsp"sv, 0x2008},
    {"quest"sv, 0x003F}, {"quot"sv, 0x0022}, {"rArr"sv, 0x21D2}, {"radic"sv, 0x221A}, {"rang"sv, 0x232A},
    {"raquo"sv, 0x00BB}, {"rarr"sv, 0x2192}, {"rbrace"sv, 0x007D}, {"rbrack"sv, 0x005D}, {"rcaron"sv, 0x0159},
    {"rceil"sv, 0x2309}, {"rcub"sv, 0x007D}, {"rdquo"sv, 0x201D}, {"rdquor"sv, 0x201D}, {"real"sv, 0x211C},
    {"reg"sv, 0x00AE}, {"rfloor"sv, 0x230B}, {"rho"sv, 0x03C1}, {"ring"sv, 0x02DA}, {"rlm"sv, 0x200F},
    {"rpar"sv, 0x0029}, {"rsaquo"sv, 0x203A}, {"rsqb"sv, 0x005D}, {"rsquo"sv, 0x2019}, {"rsquor"sv, 0x2019},
    {"sacute"sv, 0x015B}, {"sbquo"sv, 0x201A}, {"scaron"sv, 0x0161}, {"scedil"sv, 0x015F}, {"sdot"sv, 0x22C5},
    {"sect"sv, 0x00A7}, {"semi"sv, 0x003B}, {"shy"sv, 0x00AD}, {"sigma"sv, 0x03C3}, {"sigmaf"sv, 0x03C2},
    {"sim"sv, 0x223C}, {"sol"sv, 0x002F}, {"spades"sv, 0x2660}, {"star"sv, 0x2606}, {"starf"sv, 0x2605},
    {"sub"sv, 0x2282}, {"sube"sv, 0x2286}, {"sum"sv, 0x2211}, {"sup"sv, 0x2283}, {"sup1"sv, 0x00B9},
    {"sup2"sv, 0x00B2}, {"sup3"sv, 0x00B3}, {"supe"sv, 0x2287}, {"szlig"sv, 0x00DF}, {"tau"sv, 0x03C4},
    {"tcaron"sv, 0x0165}, {"tcedil"sv, 0x0163}, {"there4"sv, 0x2234}, {"theta"sv, 0x03B8}, {"thetasym"sv, 0x03D1},
    {"thinsp"sv, 0x2009}, {"thorn"sv, 0x00FE}, {"tilde"sv, 0x02DC}, {"times"sv, 0x00D7}, {"trade"sv, 0x2122},
    {"uArr"sv, 0x21D1}, {"uacute"sv, 0x00FA}, {"uarr"sv, 0x2191}, {"ucirc"sv, 0x00FB}, {"udblac"sv, 0x0171},
    {"ugrave"sv, 0x00F9}, {"umacr"sv, 0x016B}, {"uml"sv, 0x00A8}, {"upsih"sv, 0x03D2}, {"upsilon"sv, 0x03C5},
    {"uring"sv, 0x016F}, {"uuml"sv, 0x00FC}, {"verbar"sv, 0x007C}, {"vert"sv, 0x007C}, {"weierp"sv, 0x2118},
    {"xi"sv, 0x03BE}, {"yacute"sv, 0x00FD}, {"yen"sv, 0x00A5}, {"yuml"sv, 0x00FF}, {"zacute"sv, 0x017A},
    {"zcaron"sv, 0x017E}, {"zeta"sv, 0x03B6}, {"zwj"sv, 0x200D}, {"zwnj"sv, 0x200C},
});
// Names that need no semicolon, sorted.
constexpr std::array bare_names = {
    "AElig"sv, "AMP"sv, "Aacute"sv, "Acirc"sv, "Agrave"sv, "Aring"sv, "Atilde"sv, "Auml"sv, "COPY"sv, "Ccedil"sv,
    "ETH"sv, "Eacute"sv, "Ecirc"sv, "Egrave"sv, "Euml"sv, "GT"sv, "Iacute"sv, "Icirc"sv, "Igrave"sv, "Iuml"sv, "LT"sv,
    "Ntilde"sv, "Oacute"sv, "Ocirc"sv, "Ograve"sv, "Oslash"sv, "Otilde"sv, "Ouml"sv, "QUOT"sv, "REG"sv, "THORN"sv,
    "Uacute"sv, "Ucirc"sv, "Ugrave"sv, "Uuml"sv, "Yacute"sv, "aacute"sv, "acirc"sv, "acute"sv, "aelig"sv, "agrave"sv,
    "amp"sv, "aring"sv, "atilde"sv, "auml"sv, "brvbar"sv, "ccedil"sv, "cedil"sv, "cent"sv, "copy"sv, "curren"sv,
    "deg"sv, "divide"sv, "eacute"sv, "ecirc"sv, "egrave"sv, "eth"sv, "euml"sv, "frac12"sv, "frac14"sv, "frac34"sv,
    "gt"sv, "iacute"sv, "icirc"sv, "iexcl"sv, "igrave"sv, "iquest"sv, "iuml"sv, "laquo"sv, "lt"sv, "macr"sv,
    "micro"sv, "middot"sv, "nbsp"sv, "not"sv, "ntilde"sv, "oacute"sv, "ocirc"sv, "ograve"sv, "ordf"sv, "ordm"sv,
    "oslash"sv, "otilde"sv, "ouml"sv, "para"sv, "plusmn"sv, "pound"sv, "quot"sv, "raquo"sv, "reg"sv, "sect"sv,
    "shy"sv, "sup1"sv, "sup2"sv, "sup3"sv, "szlig"sv, "thorn"sv, "times"sv, "uacute"sv, "ucirc"sv, "ugrave"sv,
    "uml"sv, "uuml"sv, "yacute"sv, "yen"sv, "yuml"sv,
};
// What the numbers 128 to 159 mean; 0 for themselves.
constexpr std::array<char32_t, 32> windows_characters = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};
// clang-format on
static_assert(std::ranges::is_sorted(characters, {}, &Named::name));
static_assert(std::ranges::is_sorted(bare_names));

// Longer names there are not.
constexpr std::size_t longest_name = 32;

bool is_alphanumeric(char c) {
  return is_letter(c) || is_digit(c);
}

bool is_hexadecimal(char c) {
  return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}

// Reads a reference that begins with "&#" at the beginning of `source`; gives its length, 0 where it is none.
std::size_t append_number(std::string& text, std::string_view source) {
  const bool hexadecimal = source.size() > 2 && to_lower(source[2]) == 'x';
  const std::size_t begin = hexadecimal ? 3 : 2;
  std::size_t end = begin;
  while (end < source.size() && (hexadecimal ? is_hexadecimal(source[end]) : is_digit(source[end]))) ++end;
  if (end == begin) return 0;
  std::uint32_t number = 0xFFFFFFFF;  // stays where there are too many digits
  std::from_chars(source.data() + begin, source.data() + end, number, hexadecimal ? 16 : 10);
  char32_t character = number == 0 ? 0xFFFD : char32_t{number};
  if (number >= 0x80 && number < 0xA0 && windows_characters[number - 0x80] != 0) {
    character = windows_characters[number - 0x80];
  }
  append_utf8(text, character);
  return end < source.size() && source[end] == ';' ? end + 1 : end;
}

// The same for a name.
std::size_t append_named(std::string& text, std::string_view source, bool attribute) {
  std::size_t end = 1;
  while (end < source.size() && end <= longest_name && is_alphanumeric(source[end])) ++end;
  const std::string_view name = source.substr(1, end - 1);
  if (end < source.size() && source[end] == ';') {
    if (const char32_t character = named_character(name); character != 0) {
      append_utf8(text, character);
      return end + 1;
    }
  }
  for (std::size_t size = name.size(); size >= 2; --size) {
    const std::string_view prefix = name.substr(0, size);
    if (!std::ranges::binary_search(bare_names, prefix)) continue;
    const char next = 1 + size < source.size() ? source[1 + size] : ' ';
    if (attribute && (next == '=' || is_alphanumeric(next))) return 0;
    append_utf8(text, named_character(prefix));
    return 1 + size;
  }
  return 0;
}

}  // namespace

char32_t named_character(std::string_view name) {
  const auto* found = std::ranges::lower_bound(characters, name, {}, &Named::name);
  return found == characters.end() || found->name != name ? 0 : found->character;
}

void append_characters(std::string& text, std::string_view source, bool attribute) {
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t mark = std::min(source.find('&', at), source.size());
    text += source.substr(at, mark - at);
    at = mark;
    if (at == source.size()) break;
    const std::string_view rest = source.substr(at);
    const bool numbered = rest.size() > 1 && rest[1] == '#';
    const std::size_t size = numbered ? append_number(text, rest) : append_named(text, rest, attribute);
    if (size == 0) text += '&';
    at += std::max<std::size_t>(size, 1);
  }
}

}  // namespace tenet::text
