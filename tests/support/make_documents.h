#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Small files of formats that tenet reads, made from plain words (ASCII).
namespace tenet::test {

struct Article {
  std::string title = {};
  std::vector<std::string> paragraphs = {};
};

// A page of a site: the article between a menu and a footer.
[[nodiscard]] std::string make_html(const Article& article);
// A message in plain text, with format=flowed lines of at most 72 characters; the subject is the title.
[[nodiscard]] std::string make_message(const Article& article);
// A word-processor file (ECMA-376): the title in the style Title, then paragraphs.
[[nodiscard]] std::string make_docx(const Article& article);

// A PDF 1.4 file, and the words of each of its pages on one line.
struct Pdf {
  std::string bytes = {};
  std::vector<std::string> pages = {};
};
// The title in large letters, then paragraphs in lines of Courier, 24 a page, with a number at the foot of each page.
[[nodiscard]] Pdf make_pdf(const Article& article);

// A zip of these names and bytes, not compressed.
[[nodiscard]] std::string make_zip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace tenet::test
