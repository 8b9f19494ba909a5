#include "indexer/reading/formats/text_flow.h"

#include <algorithm>
#include <utility>

#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

std::size_t size_of(const FlowParagraph& paragraph) {
  std::size_t size = 0;
  for (const FlowParagraph::Piece& piece : paragraph.pieces) size += piece.words.size();
  return size;
}

// Cells of this many bytes in several paragraphs are text that a table lays out.
constexpr std::size_t longest_tabular_cell = 500;

bool is_layout(const std::vector<std::vector<FlowParagraph>>& cells) {
  const auto filled = std::ranges::count_if(cells, [](const auto& cell) { return !cell.empty(); });
  return std::ranges::any_of(cells, [&](const std::vector<FlowParagraph>& cell) {
    if (cell.size() < 2) return false;
    if (filled == 1) return true;
    std::size_t size = 0;
    for (const FlowParagraph& paragraph : cell) size += size_of(paragraph);
    return size > longest_tabular_cell;
  });
}

bool begins_with_space(std::string_view words) {
  return text::white_space_at(words, 0) > 0;
}
bool ends_with_space(std::string_view words) {
  return text::white_space_before(words, words.size()) > 0;
}

}  // namespace

std::string words_of(const FlowParagraph& paragraph) {
  std::string words;
  for (const FlowParagraph::Piece& piece : paragraph.pieces) words += piece.words;
  return std::string(text::trimmed(words));
}

void TextFlow::add_text(std::string_view words) {
  if (words.empty()) return;
  std::string& current = current_words();
  const std::size_t begin = current.size();
  current += words;
  std::replace(current.begin() + static_cast<std::ptrdiff_t>(begin), current.end(), '\n', ' ');
}

void TextFlow::add_line_end() {
  current_words() += '\n';
}

std::string& TextFlow::current_words() {
  std::vector<FlowParagraph::Piece>& current = frames_.back().current;
  if (current.empty() || current.back().address != address_) current.push_back({.address = address_});
  return current.back().words;
}

bool TextFlow::has_words() const {
  return std::ranges::any_of(frames_.back().current,
                             [](const FlowParagraph::Piece& piece) { return !text::is_blank(piece.words); });
}

std::string TextFlow::words() const {
  std::string words;
  for (const FlowParagraph::Piece& piece : frames_.back().current) words += piece.words;
  return std::string(text::trimmed(words));
}

void TextFlow::end_paragraph(Kind kind, int level) {
  if (has_words()) {
    deliver({.kind = kind, .level = level, .pieces = std::exchange(frames_.back().current, {})});
  } else {
    frames_.back().current.clear();
    if (frames_.back().rows.empty()) flush_waiting();
  }
}

void TextFlow::drop_paragraph() {
  frames_.back().current.clear();
  end_paragraph(Kind::paragraph);
}

void TextFlow::add_paragraphs(const std::vector<FlowParagraph>& paragraphs) {
  end_paragraph(Kind::paragraph);
  for (const FlowParagraph& paragraph : paragraphs) deliver(paragraph);
}

void TextFlow::deliver(FlowParagraph paragraph) {
  Frame& frame = frames_.back();
  if (!frame.rows.empty()) {
    frame.rows.back().back().push_back(std::move(paragraph));
    return;
  }
  if (frame.kind != Kind::paragraph) paragraph.kind = frame.kind;
  frame.done.push_back(std::move(paragraph));
  flush_waiting();
}

void TextFlow::flush_waiting() {
  Frame& frame = frames_.back();
  std::ranges::move(frame.waiting, std::back_inserter(frame.done));
  frame.waiting.clear();
}

void TextFlow::begin_row() {
  end_paragraph(Kind::paragraph);
  frames_.back().rows.emplace_back(1);
}

void TextFlow::end_cell() {
  end_paragraph(Kind::paragraph);
  if (!frames_.back().rows.empty()) frames_.back().rows.back().emplace_back();
}

void TextFlow::end_row() {
  Frame& frame = frames_.back();
  end_paragraph(Kind::paragraph);
  if (frame.rows.empty()) return;
  std::vector<Cell> cells = std::move(frame.rows.back());
  frame.rows.pop_back();
  if (is_layout(cells)) {
    for (Cell& cell : cells) {
      for (FlowParagraph& paragraph : cell) deliver(std::move(paragraph));
    }
    return;
  }
  FlowParagraph row{.kind = Kind::table_row};
  for (Cell& cell : cells) {
    for (FlowParagraph& paragraph : cell) {
      if (!row.pieces.empty()) row.pieces.push_back({.words = " "});
      std::ranges::move(paragraph.pieces, std::back_inserter(row.pieces));
    }
  }
  if (!row.pieces.empty()) deliver(std::move(row));
}

void TextFlow::begin_aside(Kind kind) {
  frames_.emplace_back();
  frames_.back().kind = kind;
}

void TextFlow::end_aside() {
  if (frames_.size() < 2) return;
  while (!frames_.back().rows.empty()) end_row();
  end_paragraph(Kind::paragraph);
  const std::vector<FlowParagraph> done = std::move(frames_.back().done);
  frames_.pop_back();
  add_aside(done);
}

void TextFlow::add_aside(const std::vector<FlowParagraph>& paragraphs) {
  std::vector<FlowParagraph>& waiting = frames_.back().waiting;
  waiting.insert(waiting.end(), paragraphs.begin(), paragraphs.end());
}

std::vector<FlowParagraph> TextFlow::take() {
  while (frames_.size() > 1) end_aside();
  while (!frames_.back().rows.empty()) end_row();
  end_paragraph(Kind::paragraph);
  flush_waiting();
  return std::exchange(frames_, std::vector<Frame>(1)).front().done;
}

void add_paragraph(ExtractBuilder& builder, const FlowParagraph& paragraph) {
  const int level = std::min(paragraph.level, guessed_level - 1);
  bool begun = false;
  bool spaced = true;
  for (const FlowParagraph::Piece& piece : paragraph.pieces) {
    if (text::is_blank(piece.words)) {
      spaced = true;
      continue;
    }
    const bool glued = !spaced && !begins_with_space(piece.words);
    const std::size_t before = builder.extract.text.size();
    if (begun) {
      builder.append(piece.words, glued, true);
    } else {
      builder.add(paragraph.kind, piece.words, level, true);
    }
    begun = begun || builder.extract.text.size() > before;
    spaced = ends_with_space(piece.words);
    const std::string& text = builder.extract.text;
    if (piece.address.empty() || text.size() == before) continue;
    builder.extract.links.push_back({.words = text::trim(text, {before, text.size()}), .address = piece.address});
  }
}

void add_paragraphs(ExtractBuilder& builder, const std::vector<FlowParagraph>& paragraphs) {
  for (const FlowParagraph& paragraph : paragraphs) add_paragraph(builder, paragraph);
}

}  // namespace tenet::indexer
