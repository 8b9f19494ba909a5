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

// Prose of 40 characters a line, whose last line is short.
inline const std::vector<std::string> bail = {"money bail keeps the poor in county jail",
                                              "and lets those go who can pay, whatever a",
                                              "judge may think of the danger of either.", "it should end now."};
inline const std::vector<std::string> trial = {"waiting for a trial takes months in most",
                                               "counties, and nobody pays for the work a",
                                               "defendant loses while he is waiting for."};
inline const std::vector<std::string> parole = {"parole boards see people for six minutes",
                                                "on a screen, and they read nothing before",
                                                "they decide on ten more years of prison.", "that is no hearing."};

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

}  // namespace tenet::indexer::pdf
