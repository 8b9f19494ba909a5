// Words anywhere on pages of any size come out once each, with marks of pages that ascend and blocks that hold all of
// the text; and in the same order, whatever their order in the file was.

#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/properties.h"
#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/pdf/arrange.h"

namespace {

using tenet::indexer::Extract;
using tenet::test::require;
namespace pdf = tenet::indexer::pdf;

// Bytes as small numbers; 0 when they have run out.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool empty() const { return at_ >= bytes_.size(); }
  int next(int limit) { return empty() ? 0 : static_cast<unsigned char>(bytes_[at_++]) % limit; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// Letters that no other word has, and sometimes what the stages look at.
std::string text_of(std::size_t number, int form) {
  static const std::vector<std::string> forms = {"", ".", ",", "(", "1", "12", "-", "\u2022", "S4201", "Q.", ":"};
  std::string letters;
  for (; number > 0 || letters.empty(); number /= 26) letters += static_cast<char>('a' + number % 26);
  const std::string& extra = forms[static_cast<std::size_t>(form) % forms.size()];
  return form % 2 == 0 ? letters + extra : extra + letters;
}

std::vector<pdf::Page> pages_of(std::string_view bytes) {
  Bytes from(bytes);
  std::vector<pdf::Page> pages;
  std::size_t words = 0;
  while (!from.empty() && pages.size() < 6) {
    pages.push_back({.number = static_cast<std::uint32_t>(pages.size() + 1), .width = 612, .height = 792});
    double left = 0;
    double baseline = 0;
    for (int i = from.next(120); i >= 0 && !from.empty(); --i) {
      const int move = from.next(16);
      if (move == 0) {
        left = 3.0 * from.next(200);
        baseline = 4.0 * from.next(200);
      } else if (move < 4) {
        left = 72 + 230.0 * (move % 2);
        baseline += 3.0 * from.next(8);
      }
      const double size = 6 + from.next(4) * 2;
      const int form = from.next(40);
      pdf::Word word = {.text = form == 11 ? std::to_string(i) : text_of(words++, form), .size = size};
      const double width = 0.5 * size * static_cast<double>(word.text.size());
      word.box = {left, baseline - 0.75 * size, left + width, baseline + 0.25 * size};
      word.bold = form == 12;
      word.rotation = form == 13 ? 1 : 0;
      left += width + 0.3 * size;
      pages.back().words.push_back(std::move(word));
    }
  }
  return pages;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  std::ranges::sort(letters);
  return letters;
}

Extract arranged(std::vector<pdf::Page> pages) {
  for (pdf::Page& page : pages) pdf::lay_out(page);
  return pdf::arrange(std::move(pages), {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<pdf::Page> pages = pages_of(tenet::test::bytes_of(data, size));
  std::string words;
  for (const pdf::Page& page : pages) {
    for (const pdf::Word& word : page.words) words += word.text;
  }
  const Extract extract = arranged(pages);
  require(letters_of(extract.text) == letters_of(words));
  std::size_t end = 0;
  for (const tenet::indexer::Block& block : extract.blocks) {
    require(block.range.begin >= end && block.range.end > block.range.begin);
    end = block.range.end;
  }
  require(end == extract.text.size());
  for (std::size_t i = 1; i < extract.pages.size(); ++i) require(extract.pages[i - 1].begin < extract.pages[i].begin);
  for (pdf::Page& page : pages) std::ranges::reverse(page.words);
  require(arranged(std::move(pages)) == extract);
  return 0;
}
