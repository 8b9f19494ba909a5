#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/formats/rtf/tables.h"
#include "indexer/reading/formats/rtf/tokens.h"

namespace tenet::indexer {

// Makes the tables of an RTF file from what stands in the groups of its head.
class RtfHead {
 public:
  // A control word in the table of fonts or the table of styles.
  void on_word(const RtfToken& token);
  // Text in the table of styles or the properties: the name of a style, the value of a property.
  void add_text(std::string_view words) { text_ += words; }
  // At the end of a group of the table of styles: names the style by the text before it.
  void end_style();
  // At the end of a group of the properties: gives `property`, a control word, the text before it.
  void end_property(std::string_view property);

  [[nodiscard]] RtfTables& tables() { return tables_; }

 private:
  RtfTables tables_ = {};
  std::string text_ = {};
  std::string name_ = {};  // of a property that somebody made
  int font_ = 0;
  int style_ = 0;  // -1 for a style of anything but paragraphs
  int style_level_ = 0;
};

}  // namespace tenet::indexer
