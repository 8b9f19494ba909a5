#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/pdf/blocks.h"
#include "indexer/reading/formats/pdf/columns.h"
#include "indexer/reading/formats/pdf/flow.h"
#include "indexer/reading/formats/pdf/furniture.h"
#include "indexer/reading/formats/pdf/head.h"
#include "indexer/reading/formats/pdf/lines.h"
#include "indexer/reading/formats/pdf/source.h"
#include "indexer/reading/formats/pdf/words.h"

// The reader of PDF: source -> words -> lines -> furniture -> columns -> paragraphs -> flow -> blocks, head.
namespace tenet::indexer {
namespace {

using namespace pdf;  // NOLINT(google-build-using-namespace): the stages of this reader

// Numbers as people list pages: "2, 5-7".
std::string list_of(const std::vector<std::uint32_t>& numbers) {
  std::string list;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (!list.empty()) list += ", ";
    list += last == i ? fmt::format("{}", numbers[i]) : fmt::format("{}-{}", numbers[i], numbers[last]);
    i = last + 1;
  }
  return list;
}

std::vector<Page> read_pages(const Source& source) {
  std::vector<Page> pages;
  pages.reserve(source.pages());
  for (std::uint32_t number = 1; number <= source.pages(); ++number) {
    Page page = source.page(number);
    turn_upright(page);
    tidy_words(page);
    take_line_numbers(page);
    page.lines = find_lines(page);
    std::vector<Word>().swap(page.words);  // of 10,000 pages they would take 600 MB
    pages.push_back(std::move(page));
  }
  return pages;
}

// Warns of pages without text where pictures may stand on them; a file of nothing else cannot be read.
void check_pages(const Source& source, const std::vector<Page>& pages, std::vector<std::string>& warnings) {
  std::vector<std::uint32_t> empty;
  for (const Page& page : pages) {
    if (page.lines.empty()) empty.push_back(page.number);
  }
  if (pages.empty()) throw InputError("damaged: no page of it can be read; get it anew, or try: qpdf IN.pdf OUT.pdf");
  if (empty.size() == pages.size()) {
    if (!source.has_pictures(1)) throw InputError("empty: its pages have no text");
    throw InputError("scanned: its pages are pictures without text; make text with: ocrmypdf IN.pdf OUT.pdf");
  }
  if (!empty.empty() && source.has_pictures(empty.size())) {
    warnings.push_back(
        fmt::format("pages without text, which may be pictures: {}; make text with: ocrmypdf --skip-text "
                    "IN.pdf OUT.pdf",
                    list_of(empty)));
  }
}

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
  for (const Page& page : pages) extract.page_labels.push_back(page.label);
}

}  // namespace

Extract read_pdf(std::string_view bytes, const Origin& /*origin*/) {
  const Source source(bytes);
  ExtractBuilder builder;
  std::vector<Page> pages = read_pages(source);
  check_pages(source, pages, builder.extract.warnings);
  const Description description = source.description();
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

}  // namespace tenet::indexer
