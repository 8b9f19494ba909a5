#include "indexer/reading/formats/pdf/source.h"

#include <iconv.h>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/pdf/letters.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer::pdf {
namespace {

// What the codes of TeX's text fonts mean (encodings OT1 and T1). Files of TeX with fonts as pictures (Type 3) have no
// names of characters, and poppler gives the codes, but for 9 to 13, which it takes for spaces: "ff", "fi" and "fl" of
// OT1 are lost. Empty where the code is the character.
std::string_view meaning_in_tex(char32_t code) {
  switch (code) {
    case 0x1B: return "ff";
    case 0x1C: return "fi";
    case 0x1D: return "fl";
    case 0x0E:
    case 0x1E: return "ffi";
    case 0x0F:
    case 0x1F: return "ffl";
    case 0x10:
    case '\\': return "\u201C";
    case 0x11: return "\u201D";
    case 0x15:
    case '{': return "\u2013";
    case 0x16:
    case '|': return "\u2014";
    default: return {};
  }
}

// UTF-16 as UTF-8, by hand: poppler opens iconv anew for each word. Halves of pairs and control characters go, and so
// do private characters, which are pictures in some font.
std::string utf8(const poppler::ustring& units, bool of_tex = false) {
  std::string words;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(units[++i]) - 0xDC00);
    }
    if (const std::string_view meaning = of_tex ? meaning_in_tex(c) : std::string_view(); !meaning.empty()) {
      words += meaning;
      continue;
    }
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    if (c >= 0x20 && (c < 0x7F || c >= 0xA0) && !surrogate && c != 0xFFFE && c != 0xFFFF) text::append_utf8(words, c);
  }
  return words;
}

struct Style {
  bool bold = false;
  bool italic = false;
};

// What the name of a font says: "ABCDEF+NimbusRomNo9L-MediItal", "CMBX10", "Arial,BoldItalic".
Style style_of(const std::string& name) {
  const auto has = [lower = text::to_lower(name)](std::string_view part) {
    return lower.find(part) != std::string::npos;
  };
  return {
      .bold = has("bold") || has("-medi") || has("black") || has("heavy") || has("cmbx") || has("sfbx") || has("demi"),
      .italic = has("ital") || has("obli") || has("cmti") || has("sfti")};
}

Style style_of(const poppler::text_box& box) {
  static thread_local std::string last;
  static thread_local Style style;
  if (!box.has_font_info()) return {};
  if (std::string name = box.get_font_name(0); name != last) {
    last = std::move(name);
    style = style_of(last);
  }
  return style;
}

bool is_sound(const Box& box) {
  constexpr double far = 1e5;
  const std::array<double, 4> edges = {box.left, box.top, box.right, box.bottom};
  return std::ranges::all_of(edges, [](double edge) { return std::isfinite(edge) && std::abs(edge) < far; }) &&
         box.left <= box.right && box.top <= box.bottom;
}

// A side of a page, in points; that of a letter where the file gives none that a page has.
double sound_side(double side, double of_letter) {
  constexpr double longest = 1e5;
  return side > 0 && side < longest ? side : of_letter;
}

void add_children(const poppler::toc_item& item, int level, std::vector<OutlineEntry>& outline) {
  constexpr int deepest = 8;
  constexpr std::size_t most = 10'000;
  if (level > deepest) return;
  for (const poppler::toc_item* child : item.children()) {
    if (outline.size() == most) return;
    outline.push_back({.title = utf8(child->title()), .level = level});
    add_children(*child, level + 1, outline);
  }
}

// poppler prints what is wrong with a file to standard error unless a function takes it.
void silence(const std::string&, void*) {}

}  // namespace

Source::Source(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw InputError("too large: PDF files of more than 2 GB are not read",
                     "split it, for example with qpdf --split-pages");
  }
  poppler::set_debug_error_function(silence, nullptr);
  document_.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document_) {
    throw InputError("damaged: this is no PDF file that can be opened; get it anew, or try: qpdf IN.pdf OUT.pdf");
  }
  if (document_->is_locked()) {
    throw InputError(
        "encrypted: it opens only with a password; write a copy without: qpdf --decrypt --password=PASSWORD IN.pdf "
        "OUT.pdf");
  }
}

Source::~Source() = default;

std::uint32_t Source::pages() const {
  return static_cast<std::uint32_t>(std::max(0, document_->pages()));
}

Page Source::page(std::uint32_t number) const {
  Page page = {.number = number};
  const std::unique_ptr<poppler::page> from(document_->create_page(static_cast<int>(number) - 1));
  if (!from) return page;
  const poppler::rectf rectangle = from->page_rect();
  page.width = sound_side(rectangle.width(), 612);
  page.height = sound_side(rectangle.height(), 792);
  page.label = utf8(from->label());
  const std::vector<poppler::text_box> boxes = from->text_list(poppler::page::text_list_include_font);
  page.words.reserve(boxes.size());
  std::size_t blank = 0;  // words of which no character is known
  for (const poppler::text_box& box : boxes) {
    const poppler::rectf at = box.bbox();
    // Fonts without a name are pictures of characters.
    Word word = {.text = utf8(box.text(), box.has_font_info() && box.get_font_name(0).empty()),
                 .box = {at.left(), at.top(), at.right(), at.bottom()},
                 .size = box.get_font_size(),
                 .rotation = box.rotation() & 3};
    if (!is_sound(word.box)) continue;
    if (text::is_blank(word.text)) {
      ++blank;
      continue;
    }
    if (!(word.size >= 1 && word.size < 1000)) word.size = std::clamp(word.box.height(), 1.0, 1000.0);
    const Style style = style_of(box);
    word.bold = style.bold;
    word.italic = style.italic;
    page.words.push_back(std::move(word));
  }
  page.unreadable = blank > page.words.size() || !have_letters(page.words);
  return page;
}

Description Source::description() const {
  Description description = {.title = utf8(document_->get_title()), .author = utf8(document_->get_author())};
  const std::unique_ptr<poppler::toc> outline(document_->create_toc());
  if (outline && outline->root() != nullptr) add_children(*outline->root(), 1, description.outline);
  return description;
}

bool Source::has_pictures(std::size_t count) const {
  // The dictionaries of pictures stand in the file as they are, even where other objects are compressed.
  constexpr std::string_view mark = "/Image";
  for (std::size_t at = bytes_.find(mark); at != std::string_view::npos && count > 0; at = bytes_.find(mark, at + 1))
    --count;
  return count == 0;
}

}  // namespace tenet::indexer::pdf

namespace tenet::indexer {

// poppler converts words by iconv, whose tables are libraries of their own. It lists the tables of characters with the
// first document, and again with each that is open alone: one stays open.
void prepare_pdf() {
  // NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): handles of C
  static void* const to_words = ::iconv_open("UTF-16", "UTF-8");
  static void* const from_words = ::iconv_open("UTF-8", "UTF-16");
  // NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)
  constexpr std::string_view no_pages =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
      "trailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n";
  static const pdf::Source open(no_pages);
  (void)to_words;
  (void)from_words;
}

}  // namespace tenet::indexer
