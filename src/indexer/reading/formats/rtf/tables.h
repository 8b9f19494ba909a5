#pragma once

#include <map>
#include <string>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/style_names.h"

namespace tenet::indexer {

inline constexpr int rtf_symbols = -1;  // code page of a font of pictures

// What the head of an RTF file tells.
struct RtfTables {
  int code_page = 1252;
  std::map<int, int> fonts = {};         // code page of each font; 0 where it does not say
  std::map<int, StyleRole> styles = {};  // of paragraphs
  std::string title = {};
  std::string author = {};
  std::string subject = {};
  std::string date = {};  // of a property of this name that somebody made
};

}  // namespace tenet::indexer
