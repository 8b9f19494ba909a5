#include "indexer/reading/formats/rtf/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
using Destination = RtfDestination;

constexpr std::array characters = {
    std::pair{"emdash"sv, "\u2014"sv},    std::pair{"endash"sv, "\u2013"sv},
    std::pair{"lquote"sv, "\u2018"sv},    std::pair{"rquote"sv, "\u2019"sv},
    std::pair{"ldblquote"sv, "\u201C"sv}, std::pair{"rdblquote"sv, "\u201D"sv},
    std::pair{"bullet"sv, "\u2022"sv},    std::pair{"tab"sv, " "sv},
    std::pair{"emspace"sv, " "sv},        std::pair{"enspace"sv, " "sv},
    std::pair{"qmspace"sv, " "sv},        std::pair{"zwj"sv, "\u200D"sv},
    std::pair{"zwnj"sv, "\u200C"sv},      std::pair{"ltrmark"sv, "\u200E"sv},
    std::pair{"rtlmark"sv, "\u200F"sv},   std::pair{"page"sv, " "sv},
    std::pair{"column"sv, " "sv},
};

constexpr std::array destinations = {
    std::pair{"fonttbl"sv, Destination::fonts},      std::pair{"stylesheet"sv, Destination::styles},
    std::pair{"info"sv, Destination::info},          std::pair{"userprops"sv, Destination::info},
    std::pair{"footnote"sv, Destination::note},      std::pair{"shptxt"sv, Destination::box},
    std::pair{"dptxbxtext"sv, Destination::box},     std::pair{"header"sv, Destination::header},
    std::pair{"headerl"sv, Destination::header},     std::pair{"headerr"sv, Destination::header},
    std::pair{"headerf"sv, Destination::header},     std::pair{"footer"sv, Destination::footer},
    std::pair{"footerl"sv, Destination::footer},     std::pair{"footerr"sv, Destination::footer},
    std::pair{"footerf"sv, Destination::footer},     std::pair{"fldinst"sv, Destination::field},
    std::pair{"fldrslt"sv, Destination::result},     std::pair{"listtext"sv, Destination::list_text},
    std::pair{"pntext"sv, Destination::list_text},   std::pair{"colortbl"sv, Destination::skipped},
    std::pair{"pict"sv, Destination::skipped},       std::pair{"nonshppict"sv, Destination::skipped},
    std::pair{"annotation"sv, Destination::skipped}, std::pair{"atnid"sv, Destination::skipped},
    std::pair{"atnauthor"sv, Destination::skipped},  std::pair{"atrfstart"sv, Destination::skipped},
    std::pair{"objdata"sv, Destination::skipped},    std::pair{"objclass"sv, Destination::skipped},
    std::pair{"sn"sv, Destination::skipped},         std::pair{"sv"sv, Destination::skipped},
    std::pair{"shprslt"sv, Destination::skipped},    std::pair{"mmathPict"sv, Destination::skipped},
    std::pair{"xe"sv, Destination::skipped},         std::pair{"tc"sv, Destination::skipped},
    std::pair{"tcn"sv, Destination::skipped},        std::pair{"rxe"sv, Destination::skipped},
    std::pair{"txe"sv, Destination::skipped},        std::pair{"bkmkstart"sv, Destination::skipped},
    std::pair{"bkmkend"sv, Destination::skipped},    std::pair{"filetbl"sv, Destination::skipped},
    std::pair{"revtbl"sv, Destination::skipped},     std::pair{"listtable"sv, Destination::skipped},
    std::pair{"pn"sv, Destination::skipped},         std::pair{"pntxta"sv, Destination::skipped},
    std::pair{"pntxtb"sv, Destination::skipped},     std::pair{"ftnsep"sv, Destination::skipped},
    std::pair{"ftnsepc"sv, Destination::skipped},    std::pair{"ftncn"sv, Destination::skipped},
    std::pair{"aftnsep"sv, Destination::skipped},    std::pair{"aftnsepc"sv, Destination::skipped},
    std::pair{"aftncn"sv, Destination::skipped},     std::pair{"falt"sv, Destination::skipped},
    std::pair{"panose"sv, Destination::skipped},     std::pair{"template"sv, Destination::skipped},
    std::pair{"private"sv, Destination::skipped},    std::pair{"fontemb"sv, Destination::skipped},
};

// RTF 1.9.1, "Font Table".
constexpr std::array font_charsets = {
    std::pair{0, 1252},   std::pair{77, 10000}, std::pair{128, 932},  std::pair{129, 949},
    std::pair{134, 936},  std::pair{136, 950},  std::pair{161, 1253}, std::pair{162, 1254},
    std::pair{163, 1258}, std::pair{177, 1255}, std::pair{178, 1256}, std::pair{186, 1257},
    std::pair{204, 1251}, std::pair{222, 874},  std::pair{238, 1250}, std::pair{254, 437},
};

constexpr std::array code_pages = {
    std::pair{874, "windows-874"sv}, std::pair{932, "shift_jis"sv},   std::pair{936, "gbk"sv},
    std::pair{949, "euc-kr"sv},      std::pair{950, "big5"sv},        std::pair{866, "ibm866"sv},
    std::pair{1200, "utf-16le"sv},   std::pair{10000, "macintosh"sv}, std::pair{10007, "x-mac-cyrillic"sv},
    std::pair{20866, "koi8-r"sv},    std::pair{21866, "koi8-u"sv},    std::pair{65001, "utf-8"sv},
    std::pair{54936, "gb18030"sv},
};

template <typename Table, typename Key, typename Value>
Value look_up(const Table& table, Key key, Value otherwise) {
  const auto found = std::ranges::find(table, key, [](const auto& row) { return row.first; });
  return found == table.end() ? otherwise : found->second;
}

}  // namespace

std::string_view rtf_character(std::string_view word) {
  return look_up(characters, word, ""sv);
}

RtfDestination rtf_destination(std::string_view word) {
  return look_up(destinations, word, Destination::none);
}

std::string charset_of_code_page(int page) {
  if (page >= 1250 && page <= 1258) return "windows-" + std::to_string(page);
  return std::string(look_up(code_pages, page, "windows-1252"sv));
}

int code_page_of_font(int charset) {
  return look_up(font_charsets, charset, 0);
}

}  // namespace tenet::indexer
