#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// What stands on the pages of a PDF file: the values that go from stage to stage of its reader (../pdf.cc).
namespace tenet::indexer::pdf {

// A rectangle on a page, in points of 1/72 inch, from its upper left corner.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  bool operator==(const Box&) const = default;
};

// The smallest box around both.
[[nodiscard]] Box around(const Box& one, const Box& other);

// Characters that are set side by side, without a space.
struct Word {
  std::string text = {};  // UTF-8
  Box box = {};           // as high as the font says, whatever the letters are
  double size = 0;        // of the font, in points
  bool bold = false;
  bool italic = false;
  int rotation = 0;  // quarters of a turn, clockwise

  bool operator==(const Word&) const = default;
};

// Control characters around a raised number or sign, which may lead to a note.
inline constexpr char note_mark_begin = '\x0E';
inline constexpr char note_mark_end = '\x0F';

// Words on one baseline, none far from the next. In a column of prose that is a line, in a table a cell.
struct Line {
  std::string text = {};  // words with a space between them; raised numbers between note_mark_begin and note_mark_end
  Box box = {};
  double baseline = 0;    // from the top of the page, in points
  double size = 0;        // of most characters, in points
  double first_word = 0;  // its width, in points
  double limit = 0;       // how far right it may have gone where a box stands beside it, else 0
  std::uint32_t page = 0;
  bool bold = false;  // most characters are
  bool italic = false;
  bool marked = false;           // begins with a raised number or sign: a note at the foot does
  bool furniture = false;        // a running head or foot
  std::vector<Line> cells = {};  // of a row of a table: what stood apart on the baseline, left to right

  bool operator==(const Line&) const = default;
};

struct Page {
  std::uint32_t number = 0;  // physical, from 1
  std::string label = {};    // as the file gives it
  double width = 0;          // in points
  double height = 0;
  double line_numbers = 0;  // where those of this page, or of one before it, end on the right; 0 for none
  bool unreadable = false;  // a font does not say which letters its shapes are
  std::vector<Word> words = {};
  std::vector<Line> lines = {};
  std::vector<std::string> furniture = {};  // words that are no part of the text: line numbers, what is set sideways

  bool operator==(const Page&) const = default;
};

}  // namespace tenet::indexer::pdf
