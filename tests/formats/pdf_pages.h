#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/formats/pdf/arrange.h"
#include "indexer/reading/formats/pdf/page.h"

// Pages as tables: each line of type a string at a place, in characters that are half as wide as the type is high.
namespace tenet::indexer::pdf {

inline Word word_at(double left, double baseline, const std::string& text, double size = 10) {
  return {.text = text,
          .box = {left, baseline - 0.75 * size, left + 0.5 * size * static_cast<double>(text.size()),
                  baseline + 0.25 * size},
          .size = size};
}

// Words of a line of type, a space apart.
inline void set_line(Page& page, double left, double baseline, std::string_view words, double size = 10,
                     bool bold = false) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) {
      page.words.push_back(word_at(left + 0.5 * size * static_cast<double>(at), baseline,
                                   std::string(words.substr(at, end - at)), size));
      page.words.back().bold = bold;
    }
    at = end + 1;
  }
}

// Lines of type from `baseline` on, 12 points apart.
inline void set_lines(Page& page, double left, double baseline, const std::vector<std::string>& lines,
                      double size = 10) {
  for (const std::string& line : lines) {
    set_line(page, left, baseline, line, size);
    baseline += 1.2 * size;
  }
}

inline Page page_of(std::uint32_t number) {
  return {.number = number, .width = 612, .height = 792};
}

inline Extract arranged(std::vector<Page> pages, const Description& description = {}) {
  for (Page& page : pages) lay_out(page);
  return arrange(std::move(pages), description);
}

// The words of all blocks of a kind.
inline std::vector<std::string> texts_of(const Extract& extract, Block::Kind kind) {
  std::vector<std::string> texts;
  for (const Block& block : extract.blocks) {
    if (block.kind == kind) texts.push_back(extract.text.substr(block.range.begin, block.range.size()));
  }
  return texts;
}

}  // namespace tenet::indexer::pdf
