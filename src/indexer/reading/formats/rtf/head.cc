#include "indexer/reading/formats/rtf/head.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/reading/formats/rtf/words.h"
#include "text/ascii.h"

namespace tenet::indexer {

void RtfHead::on_word(const RtfToken& token) {
  const std::string_view word = token.text;
  if (word == "f") font_ = token.number;
  if (word == "fcharset") tables_.fonts[font_] = token.number == 2 ? rtf_symbols : code_page_of_font(token.number);
  if (word == "cpg") tables_.fonts[font_] = token.number;
  if (word == "s") style_ = token.number;
  if (word == "cs" || word == "ds" || word == "ts") style_ = -1;
  if (word == "outlinelevel") style_level_ = std::clamp(token.number, -1, 9) + 1;
}

void RtfHead::end_style() {
  const std::size_t end = std::min(text_.find(';'), text_.size());
  const std::string name = std::exchange(text_, {}).substr(0, end);
  if (style_ >= 0 && !name.empty()) {
    if (const auto role = role_of_style(name)) {
      tables_.styles[style_] = *role;
    } else if (style_level_ >= 1 && style_level_ <= 9) {
      tables_.styles[style_] = {.kind = Block::Kind::heading, .level = style_level_};
    }
  }
  style_ = style_level_ = 0;
}

void RtfHead::end_property(std::string_view property) {
  const std::string value = std::exchange(text_, {});
  if (property == "propname") name_ = text::to_lower(value);
  if (property == "title" && tables_.title.empty()) tables_.title = value;
  if (property == "author" && tables_.author.empty()) tables_.author = value;
  if (property == "subject" && tables_.subject.empty()) tables_.subject = value;
  if (property == "staticval" && name_ == "date") tables_.date = value;
}

}  // namespace tenet::indexer
