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

// The pages of a file. A file may claim more than it has: reading ends where a thousand in a row are none.
std::vector<pdf::Page> read_pages(const pdf::Source& source) {
  constexpr std::uint32_t most_missing = 1000;
  std::vector<pdf::Page> pages;
  std::uint32_t missing = 0;
  for (std::uint32_t number = 1; number <= source.pages() && missing < most_missing; ++number) {
    pages.push_back(source.page(number));
    missing = pages.back().width > 0 ? 0 : missing + 1;
    pdf::lay_out(pages.back(), pages.size() > 1 ? &pages[pages.size() - 2] : nullptr);
  }
  if (missing == most_missing) pages.erase(pages.end() - missing, pages.end());
  return pages;
}

// Warns of pages whose words have no letters, and of pages without text where pictures may stand on them; a file of
// nothing else cannot be read.
std::vector<std::string> check_pages(const pdf::Source& source, const std::vector<pdf::Page>& pages) {
  std::vector<std::uint32_t> empty;
  std::vector<std::uint32_t> unreadable;
  std::size_t textless = 0;
  for (const pdf::Page& page : pages) {
    textless += static_cast<std::size_t>(page.lines.empty());
    if (page.unreadable) {
      unreadable.push_back(page.number);
    } else if (page.lines.empty()) {
      empty.push_back(page.number);
    }
  }
  if (pages.empty()) throw InputError("damaged: no page of it can be read; get it anew, or try: qpdf IN.pdf OUT.pdf");
  if (textless == pages.size()) {
    if (!unreadable.empty()) {
      throw InputError(
          "unreadable: its fonts do not say which letters they show; make text with: ocrmypdf --force-ocr IN.pdf "
          "OUT.pdf");
    }
    if (!source.has_pictures(1)) throw InputError("empty: its pages have no text");
    throw InputError("scanned: its pages are pictures without text; make text with: ocrmypdf IN.pdf OUT.pdf");
  }
  std::vector<std::string> warnings;
  if (!unreadable.empty()) {
    warnings.push_back(
        fmt::format("pages whose fonts do not say which letters they show: {}; make text with: ocrmypdf --force-ocr "
                    "IN.pdf OUT.pdf",
                    list_of(unreadable)));
  }
  if (!empty.empty() && source.has_pictures(empty.size())) {
    warnings.push_back(
        fmt::format("pages without text, which may be pictures: {}; make text with: ocrmypdf --skip-text "
                    "IN.pdf OUT.pdf",
                    list_of(empty)));
  }
  return warnings;
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
