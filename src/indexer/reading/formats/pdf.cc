#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/pdf/arrange.h"
#include "indexer/reading/formats/pdf/source.h"

namespace tenet::indexer {
namespace {

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

std::vector<pdf::Page> read_pages(const pdf::Source& source) {
  std::vector<pdf::Page> pages;
  pages.reserve(source.pages());
  for (std::uint32_t number = 1; number <= source.pages(); ++number) {
    pages.push_back(source.page(number));
    pdf::lay_out(pages.back());
  }
  return pages;
}

// Warns of pages without text where pictures may stand on them; a file of nothing else cannot be read.
std::vector<std::string> check_pages(const pdf::Source& source, const std::vector<pdf::Page>& pages) {
  std::vector<std::uint32_t> empty;
  for (const pdf::Page& page : pages) {
    if (page.lines.empty()) empty.push_back(page.number);
  }
  if (pages.empty()) throw InputError("damaged: no page of it can be read; get it anew, or try: qpdf IN.pdf OUT.pdf");
  if (empty.size() == pages.size()) {
    if (!source.has_pictures(1)) throw InputError("empty: its pages have no text");
    throw InputError("scanned: its pages are pictures without text; make text with: ocrmypdf IN.pdf OUT.pdf");
  }
  if (!empty.empty() && source.has_pictures(empty.size())) {
    return {
        fmt::format("pages without text, which may be pictures: {}; make text with: ocrmypdf --skip-text "
                    "IN.pdf OUT.pdf",
                    list_of(empty))};
  }
  return {};
}

}  // namespace

Extract read_pdf(std::string_view bytes, const Origin& /*origin*/) {
  const pdf::Source source(bytes);
  std::vector<pdf::Page> pages = read_pages(source);
  std::vector<std::string> warnings = check_pages(source, pages);
  Extract extract = pdf::arrange(std::move(pages), source.description());
  extract.warnings = std::move(warnings);
  return extract;
}

}  // namespace tenet::indexer
