#include "indexer/reading/formats/pdf/arrange.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/reading/formats/pdf/blocks.h"
#include "indexer/reading/formats/pdf/columns.h"
#include "indexer/reading/formats/pdf/flow.h"
#include "indexer/reading/formats/pdf/furniture.h"
#include "indexer/reading/formats/pdf/head.h"
#include "indexer/reading/formats/pdf/hyphens.h"
#include "indexer/reading/formats/pdf/initials.h"
#include "indexer/reading/formats/pdf/lines.h"
#include "indexer/reading/formats/pdf/right_to_left.h"
#include "indexer/reading/formats/pdf/words.h"

namespace tenet::indexer::pdf {
namespace {

Paragraph furniture_of(Line line) {
  return {.kind = Paragraph::Kind::furniture, .lines = {std::move(line)}};
}

// The paragraphs of all pages; the lines of `pages` move into them.
std::vector<Paragraph> order_paragraphs(std::vector<Page>& pages, const Setting& setting) {
  Flow flow;
  Gutters gutters;
  for (Page& page : pages) {
    std::vector<Line> text;
    for (Line& line : page.lines) {
      if (line.furniture) {
        flow.add_between(furniture_of(std::move(line)));
      } else {
        text.push_back(std::move(line));
      }
    }
    std::vector<Line>().swap(page.lines);
    for (std::string& words : page.furniture)
      flow.add_between(furniture_of({.text = std::move(words), .page = page.number}));
    for (const Column& column : find_columns(std::move(text), gutters)) flow.add(find_paragraphs(column, setting));
  }
  return flow.take();
}

void set_labels(const std::vector<Page>& pages, Extract& extract) {
  const bool any = std::ranges::any_of(
      pages, [](const Page& page) { return !page.label.empty() && page.label != std::to_string(page.number); });
  if (!any) return;
  for (const Page& page : pages) {
    extract.page_labels.push_back(page.label.empty() ? std::to_string(page.number) : page.label);
  }
}

}  // namespace

void lay_out(Page& page, const Page* before) {
  turn_upright(page);
  read_from_right(page);
  tidy_words(page);
  if (before != nullptr) page.line_numbers = before->line_numbers;
  take_line_numbers(page);
  join_initials(page);
  page.lines = find_lines(page);
  std::vector<Word>().swap(page.words);
}

Extract arrange(std::vector<Page> pages, const Description& description) {
  ExtractBuilder builder;
  find_furniture(pages);
  set_labels(pages, builder.extract);
  const Setting setting = common_setting(pages);
  std::vector<Paragraph> paragraphs = order_paragraphs(pages, setting);
  Vocabulary vocabulary;
  vocabulary.add(description.title);
  for (const Paragraph& paragraph : paragraphs) vocabulary.add(paragraph);
  std::vector<Piece> pieces = find_pieces(std::move(paragraphs), setting, description.outline);
  builder.extract.keys = find_head(pieces, description, setting, vocabulary);
  write_pieces(pieces, vocabulary, builder);
  return std::move(builder.extract);
}

}  // namespace tenet::indexer::pdf
