#include "indexer/reading/formats/extract.h"

#include "text/ascii.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// C0 and DEL, and C1, which is two bytes in UTF-8.
std::size_t control_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7F) return 1;
  if (byte != 0xC2 || at + 1 == text.size()) return 0;
  return static_cast<unsigned char>(text[at + 1]) < 0xA0 ? 2 : 0;
}

// Adds `words` to `text`, which begins at `from`: white space made one space or, where `lines`, one line feed,
// and what is no UTF-8 U+FFFD.
void append_words(std::string& text, std::size_t from, std::string_view words, bool lines) {
  char space = '\0';
  for (std::size_t at = 0; at < words.size();) {
    if (const std::size_t size = text::white_space_at(words, at); size > 0) {
      if (lines && words[at] == '\n') {
        space = '\n';
      } else if (space == '\0') {
        space = ' ';
      }
      at += size;
    } else if (const std::size_t control = control_at(words, at); control > 0) {
      at += control;
    } else {
      if (space != '\0' && text.size() > from && text.back() != '\n') text += space;
      space = '\0';
      const text::Utf8Sequence sequence =
          text::is_ascii(words[at]) ? text::Utf8Sequence{1, true} : text::utf8_sequence(words, at);
      text += sequence.valid ? words.substr(at, sequence.length) : std::string_view("\uFFFD");
      at += sequence.length;
    }
  }
}

}  // namespace

TextRange ExtractBuilder::add(Block::Kind kind, std::string_view words, int level, bool lines) {
  std::string& text = extract.text;
  const std::size_t before = text.size();
  if (!text.empty()) text += "\n\n";
  const std::size_t begin = text.size();
  append_words(text, begin, words, lines);
  if (text.size() == begin) {
    text.resize(before);
    return {before, before};
  }
  extract.blocks.push_back({.kind = kind, .range = {begin, text.size()}, .level = level});
  mark_page(begin);
  return extract.blocks.back().range;
}

void ExtractBuilder::append(std::string_view words, bool glued, bool lines) {
  if (extract.blocks.empty()) return;
  std::string& text = extract.text;
  const std::size_t before = text.size();
  if (!glued) text += ' ';
  const std::size_t begin = text.size();
  append_words(text, begin, words, lines);
  if (text.size() == begin) return text.resize(before);
  extract.blocks.back().range.end = text.size();
  mark_page(begin);
}

void ExtractBuilder::mark_page(std::size_t begin) {
  if (page_ == 0 || (!extract.pages.empty() && extract.pages.back().page == page_)) return;
  extract.pages.push_back({.begin = begin, .page = page_});
}

}  // namespace tenet::indexer
