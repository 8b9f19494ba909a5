#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/names.h"

namespace tenet::indexer {

// A piece of markup or of characters between markup, as it stands in the source.
struct HtmlToken {
  enum class Kind : std::uint8_t { start_tag, end_tag, characters, raw_characters };

  struct Pair {
    HtmlAttribute name = HtmlAttribute::none;
    std::string_view value = {};  // without quotation marks, references not yet read
  };

  Kind kind = Kind::characters;
  HtmlTag tag = HtmlTag::none;
  std::string_view text = {};         // of characters; raw ones hold no references
  std::vector<Pair> attributes = {};  // the known ones, each name once, at most 64
  bool self_closing = false;
};

// Cuts the source of a page into tokens, by the rules of WHATWG HTML, section 13.2.5, for pages whose scripts do not
// run. Comments and declarations are passed over. Total: every text has tokens. Linear in its length.
class HtmlTokenizer {
 public:
  // `source` is UTF-8 and must outlive the tokens. In XML, CDATA sections are characters and no element is raw.
  HtmlTokenizer(std::string_view source, bool is_xml) : source_(source), is_xml_(is_xml) {}

  // Reads the next token; false at the end.
  bool next(HtmlToken& token);

 private:
  [[nodiscard]] std::size_t next_markup(std::size_t at) const;
  bool read_markup(HtmlToken& token);
  bool read_tag(HtmlToken& token, bool end_tag);
  void read_attributes(HtmlToken& token);
  std::string_view read_value();
  std::size_t end_of_raw(HtmlTag tag);

  std::string_view source_;
  bool is_xml_ = false;
  std::size_t at_ = 0;
  std::string name_ = {};        // of the tag or attribute at hand, in lower case
  HtmlTag raw_ = HtmlTag::none;  // the raw element that was just opened
  bool open_comment_ = false;    // no comment from here on is closed
  std::vector<bool> unclosed_ = std::vector<bool>(static_cast<std::size_t>(HtmlTag::count));  // no end tag from here on
};

}  // namespace tenet::indexer
