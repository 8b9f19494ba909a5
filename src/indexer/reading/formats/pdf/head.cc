#include "indexer/reading/formats/pdf/head.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/pdf/bylines.h"
#include "text/ascii.h"
#include "text/dates.h"

namespace tenet::indexer::pdf {
namespace {

using Kind = Block::Kind;

// The head of a document is among its first pieces.
constexpr std::size_t head_pieces = 16;

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c)) {
      word += text::to_lower(c);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_file_name(std::string_view title) {
  constexpr std::array<std::string_view, 16> endings = {".doc", ".docx", ".pdf",  ".indd", ".qxd", ".tex",
                                                        ".wpd", ".odt",  ".rtf",  ".ps",   ".dvi", ".txt",
                                                        ".xls", ".ppt",  ".pptx", ".html"};
  const std::string lower = text::to_lower(title);
  if (std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); })) return true;
  return title.find(' ') == std::string_view::npos &&
         std::ranges::any_of(title, [](char c) { return c == '_' || c == '.' || text::is_digit(c); });
}

bool is_sound_title(std::string_view title) {
  const std::string lower = text::to_lower(title);
  for (const std::string_view start :
       {"microsoft word", "microsoft powerpoint", "powerpoint presentation", "untitled", "slide 1", "print", "document",
        "title", "layout 1", "no job name", "printing "}) {
    if (lower == start || (lower.starts_with(start) && (start.size() > 8 || lower.size() < start.size() + 3)))
      return false;
  }
  return !is_file_name(title) &&
         std::ranges::count_if(title, [](char c) { return text::is_letter(c) || !text::is_ascii(c); }) >= 4;
}

// The share of the words of `text` that `page` has.
double share_on_page(std::string_view text, const std::set<std::string>& page) {
  const std::vector<std::string> words = words_in(text);
  if (words.empty()) return 0;
  const auto found = std::ranges::count_if(words, [&](const std::string& word) { return page.contains(word); });
  return static_cast<double>(found) / static_cast<double>(words.size());
}

std::optional<text::Date> date_of(std::string_view line) {
  constexpr std::size_t longest = 40;
  if (!line.empty() && (line.front() == '(' || line.front() == '[')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ']' || line.back() == ')' || line.back() == '.')) line.remove_suffix(1);
  for (const std::string_view label : {"Date: ", "Dated: ", "DATE: ", "Released: ", "Published: "}) {
    if (line.starts_with(label)) line.remove_prefix(label.size());
  }
  if (line.size() > longest) return std::nullopt;
  const text::WrittenDate written = text::read_written_date(line);
  if (!written.date || written.date->month == 0) return std::nullopt;
  return written.date;
}

// Makes a date that stands on a line of its own, below other lines of a heading, a piece.
void part_date(std::vector<Piece>& pieces, std::size_t i) {
  std::vector<Line>& lines = pieces[i].paragraph.lines;
  const bool display = pieces[i].kind == Kind::heading || pieces[i].paragraph.centred;
  if (!display || lines.size() < 2 || lines.size() > 6 || !date_of(lines.back().text).has_value()) return;
  Piece date = pieces[i];
  date.paragraph.lines = {lines.back()};
  lines.pop_back();
  pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(date));
}

class Head {
 public:
  Head(std::vector<Piece>& pieces, const Description& description, const Setting& setting, const Vocabulary& vocabulary)
      : pieces_(pieces), description_(description), setting_(setting), vocabulary_(vocabulary) {
    for (std::size_t i = 0; i < pieces.size() && head_.size() < head_pieces; ++i) {
      if (pieces[i].paragraph.kind == Paragraph::Kind::text && !pieces[i].paragraph.aside) part_date(pieces, i);
      const Paragraph& paragraph = pieces[i].paragraph;
      if (paragraph.lines.front().page != pieces.front().paragraph.lines.front().page) break;
      if (paragraph.kind != Paragraph::Kind::text || paragraph.aside) continue;
      head_.push_back(i);
      const std::vector<std::string> words = words_in(words_of(paragraph, vocabulary));
      page_.insert(words.begin(), words.end());
    }
  }

  std::vector<DocumentKey> find() {
    std::vector<DocumentKey> keys;
    const std::optional<std::size_t> title = largest();
    const bool sound = is_sound_title(description_.title);
    if (sound && (!title || share_on_page(description_.title, page_) >= 0.5)) {
      keys.push_back({"title", description_.title});
    } else if (title) {
      keys.push_back({"title", words(*title)});
    } else if (sound) {
      keys.push_back({"title", description_.title});
    }
    if (!keys.empty()) mark_title(keys.front().value, title);
    const std::optional<std::size_t> dateline = find_date(keys);
    find_author(title, dateline, keys);
    return keys;
  }

 private:
  [[nodiscard]] std::string words(std::size_t piece) const { return words_of(pieces_[piece].paragraph, vocabulary_); }

  // The first of the pieces in the largest type, if that is larger than the text or bold.
  [[nodiscard]] std::optional<std::size_t> largest() const {
    std::optional<std::size_t> best;
    double size = 1.1 * setting_.size;
    for (const std::size_t i : head_) {
      const Line& line = pieces_[i].paragraph.lines.front();
      if (line.size <= size + 0.1 || pieces_[i].paragraph.lines.size() > 6 || !is_sound_title(words(i))) continue;
      best = i;
      size = line.size;
    }
    if (best) return best;
    for (const std::size_t i : head_) {
      if (pieces_[i].kind == Kind::heading && is_sound_title(words(i))) return i;
    }
    return std::nullopt;
  }

  void mark_title(const std::string& title, std::optional<std::size_t> largest_piece) {
    const std::vector<std::string> wanted = words_in(title);
    for (const std::size_t i : head_) {
      if (words_in(words(i)) == wanted) {
        pieces_[i].kind = Kind::title;
        pieces_[i].level = 0;
        return;
      }
    }
    if (largest_piece && share_on_page(words(*largest_piece), {wanted.begin(), wanted.end()}) > 0.8) {
      pieces_[*largest_piece].kind = Kind::title;
      pieces_[*largest_piece].level = 0;
    }
  }

  // The place in the head of the date. A month without a day stands above the text.
  std::optional<std::size_t> find_date(std::vector<DocumentKey>& keys) {
    constexpr std::size_t longest_line = 200;  // bytes, of the head; longer is text
    bool above_text = true;
    for (std::size_t i = 0; i < head_.size(); ++i) {
      const std::string line = words(head_[i]);
      above_text = above_text && line.size() < longest_line;
      const std::optional<text::Date> date = date_of(line);
      if (!date || (date->day == 0 && !above_text)) continue;
      keys.push_back({"date", text::to_iso(*date)});
      make_furniture(head_[i]);
      return i;
    }
    return std::nullopt;
  }

  void find_author(std::optional<std::size_t> title, std::optional<std::size_t> dateline,
                   std::vector<DocumentKey>& keys) {
    const std::string& author = description_.author;
    if (author.find(' ') != std::string::npos && share_on_page(author, page_) >= 0.99) {
      keys.push_back({"author", author});
      for (const std::size_t i : head_) {
        if (words(i) == author) return make_furniture(i);
      }
      return;
    }
    const std::size_t top = title ? place_of(*title) : head_.size();
    for (std::size_t i = 0; i < head_.size(); ++i) {
      const std::string line = words(head_[i]);
      if (!line.starts_with("By ") && !line.starts_with("BY ") && !line.starts_with("by ")) continue;
      // A name that is not common is one below the title or above the date.
      const Byline byline = byline_of(std::string_view(line).substr(3));
      const bool beside = (i > 0 && i - 1 == top) || (dateline && i + 1 == *dateline);
      if (byline == Byline::certain || (byline == Byline::plausible && beside))
        return add_author(i, line.substr(3), keys);
    }
    if (!title || !dateline) return;
    for (std::size_t i = top + 1; i < *dateline; ++i) {
      const std::string line = authors_in(pieces_[head_[i]].paragraph);
      if (byline_of(line) == Byline::certain) return add_author(i, line, keys);
    }
  }

  [[nodiscard]] std::size_t place_of(std::size_t piece) const {
    return static_cast<std::size_t>(std::ranges::find(head_, piece) - head_.begin());
  }

  void add_author(std::size_t place, std::string author, std::vector<DocumentKey>& keys) {
    constexpr std::size_t longest = 100;
    if (author.size() > longest) return;
    keys.push_back({"author", std::move(author)});
    make_furniture(head_[place]);
  }

  // The words of a paragraph; names that stand side by side have a semicolon between them.
  [[nodiscard]] std::string authors_in(const Paragraph& paragraph) const {
    std::string authors;
    const Line* before = nullptr;
    const auto add = [&](const Line& line) {
      const bool beside = before != nullptr && std::abs(line.baseline - before->baseline) < 0.3 * line.size;
      authors += (authors.empty() ? "" : beside ? "; " : " ") + words_of({.lines = {line}}, vocabulary_);
      before = &line;
    };
    for (const Line& line : paragraph.lines) {
      if (line.cells.empty()) add(line);
      for (const Line& cell : line.cells) add(cell);
    }
    std::erase_if(authors, [](char c) { return c == '*'; });
    return authors;
  }

  void make_furniture(std::size_t piece) { pieces_[piece].kind = Kind::furniture; }

  std::vector<Piece>& pieces_;
  const Description& description_;
  const Setting& setting_;
  const Vocabulary& vocabulary_;
  std::vector<std::size_t> head_;  // pieces of text on the first page
  std::set<std::string> page_;     // their words
};

}  // namespace

std::vector<DocumentKey> find_head(std::vector<Piece>& pieces, const Description& description, const Setting& setting,
                                   const Vocabulary& vocabulary) {
  if (pieces.empty()) return {};
  return Head(pieces, description, setting, vocabulary).find();
}

}  // namespace tenet::indexer::pdf
