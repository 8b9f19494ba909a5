#include "indexer/reading/formats/pdf/blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "indexer/reading/formats/pdf/markers.h"
#include "indexer/reading/furniture.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

using Kind = Block::Kind;

// Headings have at most so many lines and bytes.
constexpr std::size_t most_lines = 4;
constexpr std::size_t most_bytes = 240;

// Letters and digits alone, in lower case.
std::string folded(std::string_view text) {
  std::string fold;
  for (const char c : text) {
    if (text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c)) fold += text::to_lower(c);
  }
  return fold;
}

std::string plain_words(const Paragraph& paragraph) {
  std::string words;
  for (const Line& line : paragraph.lines) words += (words.empty() ? "" : " ") + line.text;
  return words;
}

bool is_upper(std::string_view words) {
  std::size_t letters = 0;
  for (const char c : words) {
    if (text::is_lower(c)) return false;
    letters += static_cast<std::size_t>(text::is_upper(c));
  }
  return letters >= 4;
}

bool all_lines(const Paragraph& paragraph, bool Line::*is) {
  return std::ranges::all_of(paragraph.lines, [&](const Line& line) { return line.*is; });
}

// Whether the form of a paragraph is that of a heading: short, no sentence, and set larger, bold, in capitals or
// centred.
bool is_heading(const Paragraph& paragraph, const std::string& words, const Setting& setting, bool text_is_bold) {
  if (paragraph.lines.size() > most_lines || words.size() > most_bytes) return false;
  if (std::ranges::none_of(words, [](char c) { return text::is_letter(c) || !text::is_ascii(c); })) return false;
  const char last = words.back();
  if (last == ',' || last == ';' || begins_lower(words)) return false;
  const bool large = paragraph.lines.front().size > 1.08 * setting.size;
  if (large && last != '.') return true;
  if (begins_turn(words)) return false;
  const bool bold = all_lines(paragraph, &Line::bold) && !text_is_bold;
  if (last == '.' && words.size() > 80) return false;
  return bold || (is_upper(words) && last != ':' && paragraph.lines.size() <= 3);
}

bool is_quotation(const Paragraph& paragraph, const Setting& setting) {
  if (paragraph.centred || paragraph.lines.size() < 2) return false;
  double left = paragraph.lines.front().box.left;
  double right = 0;
  for (const Line& line : paragraph.lines) {
    left = std::min(left, line.box.left);
    right = std::max(right, line.box.right);
  }
  return left > paragraph.left + 0.9 * setting.size && right < paragraph.right - 0.7 * setting.size;
}

bool most_is_bold(const std::vector<Paragraph>& paragraphs) {
  std::size_t bold = 0;
  std::size_t all = 0;
  for (const Paragraph& paragraph : paragraphs) {
    for (const Line& line : paragraph.lines) {
      all += line.text.size();
      if (line.bold) bold += line.text.size();
    }
  }
  return 2 * bold > all;
}

// The number or sign that a note begins with.
std::string number_of_note(std::string_view text) {
  if (text.starts_with(note_mark_begin)) return std::string(text.substr(1, text.find(note_mark_end) - 1));
  std::size_t end = 0;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return std::string(text.substr(0, end));
}

// Whether a heading stands above the notes of the whole document.
bool names_notes(std::string_view heading) {
  const std::string fold = folded(heading);
  return fold == "notes" || fold == "endnotes" || fold == "footnotes";
}

// The number that an item begins with, or 0.
int number_of_item(const Piece& piece) {
  return text::leading_number(number_of_note(piece.paragraph.lines.front().text));
}

// The numbers that stand raised in the text.
std::set<std::string> raised_numbers(const std::vector<Piece>& pieces) {
  std::set<std::string> raised;
  for (const Piece& piece : pieces) {
    for (const Line& line : piece.paragraph.lines) {
      for (std::string& mark : raised_marks(line.text)) raised.insert(std::move(mark));
    }
  }
  return raised;
}

// Items 1, 2, 3 ... in a row are the notes of the document where all of these numbers stand raised in its text, and no
// other notes have them.
void find_listed_notes(std::vector<Piece>& pieces) {
  std::set<std::string> raised = raised_numbers(pieces);
  for (const Piece& piece : pieces) {
    if (piece.kind == Kind::note) raised.erase(number_of_note(piece.paragraph.lines.front().text));
  }
  std::vector<Piece*> run;
  const auto close = [&] {
    for (Piece* piece : run) piece->kind = Kind::note;
    run.clear();
  };
  for (Piece& piece : pieces) {
    if (piece.kind == Kind::furniture || piece.kind == Kind::note || piece.paragraph.aside) continue;
    const int number = piece.kind == Kind::list_item ? number_of_item(piece) : 0;
    if (number == static_cast<int>(run.size()) + 1 && raised.contains(std::to_string(number))) {
      run.push_back(&piece);
    } else if (number > 0) {
      run.clear();  // an item without its mark: a list of the text
    } else {
      close();
    }
  }
  close();
}

class Writer {
 public:
  Writer(const std::vector<Piece>& pieces, const Vocabulary& vocabulary, ExtractBuilder& builder)
      : vocabulary_(vocabulary), builder_(builder) {
    for (const Piece& piece : pieces) {
      if (piece.kind == Kind::note) notes_.insert(number_of_note(piece.paragraph.lines.front().text));
    }
  }

  void write(const Piece& piece) {
    std::string text;  // of the lines of one page
    std::uint32_t page = piece.paragraph.lines.front().page;
    bool first = true;
    bool glued = false;
    const auto flush = [&] {
      builder_.begin_page(page);
      if (first) {
        builder_.add(piece.kind, text, piece.level);
      } else {
        builder_.append(text, glued);
      }
      first = false;
    };
    for (const Line& line : piece.paragraph.lines) {
      const std::string words = without_marks(line, piece.kind == Kind::note);
      if (line.page == page) {
        append_line(text, words, vocabulary_);
        continue;
      }
      // The end of this page loses its hyphen where the next one begins with the rest of the word.
      const bool next_glued = append_line(text, words, vocabulary_);
      text.resize(text.size() - words.size() - (next_glued ? 0 : 1));
      flush();
      text = words;
      glued = next_glued;
      page = line.page;
    }
    flush();
  }

 private:
  // The words of a line: raised numbers that lead to a note are left out, others are digits again.
  [[nodiscard]] std::string without_marks(const Line& line, bool note) const {
    std::string words;
    for (std::size_t at = 0; at < line.text.size();) {
      const std::size_t begin = line.text.find(note_mark_begin, at);
      words.append(line.text, at, begin == std::string::npos ? begin : begin - at);
      if (begin == std::string::npos) break;
      const std::size_t end = std::min(line.text.find(note_mark_end, begin), line.text.size());
      const std::string mark = line.text.substr(begin + 1, end - begin - 1);
      const bool own = note && begin == 0;
      if (own || !leads_to_note(mark)) words += mark;
      if (own) words += ' ';
      at = end + 1;
    }
    return words;
  }

  [[nodiscard]] bool leads_to_note(const std::string& mark) const {
    const std::vector<std::string> numbers = numbers_of_mark(mark);
    return !numbers.empty() &&
           std::ranges::all_of(numbers, [&](const std::string& number) { return notes_.contains(number); });
  }

  const Vocabulary& vocabulary_;
  ExtractBuilder& builder_;
  std::set<std::string> notes_;
};

}  // namespace

std::vector<Piece> find_pieces(std::vector<Paragraph> paragraphs, const Setting& setting,
                               const std::vector<OutlineEntry>& outline) {
  std::map<std::string, int> levels;
  int deepest = 0;
  for (const OutlineEntry& entry : outline) {
    levels.emplace(folded(entry.title), entry.level);
    deepest = std::max(deepest, entry.level);
  }
  const bool text_is_bold = most_is_bold(paragraphs);
  bool end_notes = false;
  std::map<double, int, std::greater<>> sizes;  // of headings, largest first
  std::vector<Piece> pieces;
  for (Paragraph& paragraph : paragraphs) {
    Piece piece = {.paragraph = std::move(paragraph)};
    const std::string words = plain_words(piece.paragraph);
    const auto entry = words.size() <= most_bytes ? levels.find(folded(words)) : levels.end();
    if (piece.paragraph.kind == Paragraph::Kind::row) {
      piece.kind = Kind::table_row;
    } else if (piece.paragraph.kind == Paragraph::Kind::note) {
      piece.kind = Kind::note;
    } else if (piece.paragraph.kind == Paragraph::Kind::furniture) {
      piece.kind = Kind::furniture;
    } else if (entry != levels.end() && !entry->first.empty()) {
      piece.kind = Kind::heading;
      piece.level = entry->second;
    } else if (is_heading(piece.paragraph, words, setting, text_is_bold)) {
      piece.kind = Kind::heading;
      sizes.emplace(std::round(2 * piece.paragraph.lines.front().size) / 2, 0);
    } else if (begins_item(words)) {
      piece.kind = Kind::list_item;
    } else if (is_quotation(piece.paragraph, setting)) {
      piece.kind = Kind::block_quote;
    }
    if (piece.paragraph.kind == Paragraph::Kind::text && indexer::is_furniture(words)) {
      piece.kind = Kind::furniture;
    } else if (piece.kind == Kind::heading) {
      end_notes = names_notes(words);
    } else if (end_notes && piece.paragraph.kind == Paragraph::Kind::text) {
      piece.kind = Kind::note;
    }
    pieces.push_back(std::move(piece));
  }
  find_listed_notes(pieces);
  int level = deepest;
  for (auto& [size, rank] : sizes) rank = std::min(++level, 6);
  for (Piece& piece : pieces) {
    if (piece.kind != Kind::heading || piece.level > 0) continue;
    piece.level = sizes[std::round(2 * piece.paragraph.lines.front().size) / 2];
  }
  return pieces;
}

void write_pieces(const std::vector<Piece>& pieces, const Vocabulary& vocabulary, ExtractBuilder& builder) {
  Writer writer(pieces, vocabulary, builder);
  for (const Piece& piece : pieces) writer.write(piece);
}

std::string words_of(const Paragraph& paragraph, const Vocabulary& vocabulary) {
  std::string text;
  for (const Line& line : paragraph.lines) {
    std::string words;
    bool mark = false;
    for (const char c : line.text) {
      if (c == note_mark_begin || c == note_mark_end) {
        mark = c == note_mark_begin;
      } else if (!mark) {
        words += c;
      }
    }
    append_line(text, words, vocabulary);
  }
  return text;
}

}  // namespace tenet::indexer::pdf
