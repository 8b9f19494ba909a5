#include "indexer/attribution/letters.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/attribution/endings.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_line = 120;          // bytes of a line that frames a letter
constexpr std::size_t longest_introduction = 240;  // bytes of "On 3 May 2121, Odile Harrow wrote:"
constexpr std::size_t longest_heading = 80;        // bytes of a line that is no sentence

// What a line that takes leave ends with: "Sincerely yours,", "With kindest regards,".
constexpr std::array leaves = {"yours"sv,        "sincerely"sv, "faithfully"sv, "truly"sv,   "regards"sv,
                               "wishes"sv,       "thanks"sv,    "gratitude"sv,  "respect"sv, "solidarity"sv,
                               "respectfully"sv, "submitted"sv, "best"sv,       "signed"sv,  "s/"sv};

bool is_body(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item;
}

// A short line such as "From: Odile Harrow" may look like a heading.
bool is_read(const Block& block) {
  return is_body(block) || block.kind == Block::Kind::heading;
}

std::string_view without_marks(std::string_view words) {
  constexpr auto marks = " \t\r\n*_"sv;
  const std::size_t begin = std::min(words.find_first_not_of(marks), words.size());
  words.remove_prefix(begin);
  return words.substr(0, words.find_last_not_of(marks) + 1);
}

// "Dear Ms. Harrow:", "To the Editor:"
bool is_salutation(std::string_view line) {
  if (line.size() > longest_line || (!line.ends_with(',') && !line.ends_with(':'))) return false;
  if (line.starts_with("Dear "sv)) return true;
  return line.ends_with(':') && (line.starts_with("To the "sv) || line.starts_with("To Whom "sv)) &&
         std::ranges::count(line, ' ') <= 6;
}

// "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:"
bool is_mail_rule(std::string_view line) {
  if (line.starts_with("Begin forwarded message"sv)) return true;
  if (!line.starts_with("--"sv) || line.size() > longest_line) return false;
  const std::string lower = text::to_lower(line);
  return lower.find("original message"sv) != std::string::npos || lower.find("forwarded"sv) != std::string::npos;
}

// "Sent: ...", a field of the head of a mail beside "From:"
bool is_mail_field(std::string_view line) {
  constexpr std::array fields = {"Sent:"sv, "Date:"sv, "To:"sv, "Subject:"sv};
  return std::ranges::any_of(fields, [&](std::string_view field) { return line.starts_with(field); });
}

// "On 3 May 2121, Odile Harrow wrote:"
bool is_introduction(std::string_view words) {
  constexpr std::array ends = {"wrote:"sv, "\u00E9crit :"sv, "\u00E9crit:"sv, "escribi\u00F3:"sv};
  words = without_marks(words);
  if (words.size() > longest_introduction || !words.ends_with(':') || !std::ranges::any_of(words, text::is_digit))
    return false;
  constexpr std::array beginnings = {"On "sv, "At "sv, "Am "sv, "Le "sv, "El "sv};
  return std::ranges::any_of(beginnings, [&](std::string_view begin) { return words.starts_with(begin); }) &&
         (std::ranges::any_of(ends, [&](std::string_view end) { return words.ends_with(end); }) ||
          words.find(" schrieb "sv) != std::string_view::npos);
}

// Reads the blocks once, line by line.
class LetterReader {
 public:
  LetterReader(std::string_view text, const std::vector<Block>& blocks) : text_(text), blocks_(blocks) {}

  std::vector<Letter> read() && {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_marked_heading(blocks_[i])) {
        if (!is_read(blocks_[i]) || is_set_off(text_, blocks_[i])) continue;
        read_block(i);
      }
      before_ = i;
    }
    finish(blocks_.size());
    return std::move(letters_);
  }

 private:
  void read_block(std::size_t i) {
    const std::string_view words = words_of(i);
    const std::string_view marked = without_marks(words);
    const std::string_view first = without_marks(marked.substr(0, marked.find('\n')));
    if (introduces_quoted(i)) return begin_quoted(i + 1, words);
    if (is_mail_head(i, first)) return pass_mail_head(i);
    if (is_salutation(first)) greet(i);
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find('\n', at), words.size());
      const std::string_view line = words.substr(at, end - at);
      if (is_mail_rule(without_marks(line))) return pass_mail_rule(i);
      if (is_closing(without_marks(line))) close(i, at);
      at = end + 1;
    }
    has_body_ = has_body_ || is_sentence(words);
    goes_on_ = goes_on_ || (closed_ && closed_at_ != i && is_sentence(words));
  }

  void close(std::size_t i, std::size_t at) {
    const std::size_t columns = columns_before(blocks_[i].range.begin + at);
    // What is set in further is quoted.
    const bool is_outer = columns < columns_;
    current_.is_mixed = (current_.is_mixed || (closed_ && goes_on_)) && !is_outer;
    closed_ = true;
    closed_at_ = i;
    goes_on_ = false;
    columns_ = columns;
  }

  void greet(std::size_t i) {
    const bool is_new = has_body_ && (closed_ || (before_ < i && !is_sentence(words_of(before_))));
    if (is_new) {
      finish(i);
      begin({.begin = i, .is_quoted = current_.is_quoted});
    }
    if (!greeted_) current_.salutation = i;
    greeted_ = true;
  }

  // Whether block `i` introduces words that no mark sets apart.
  [[nodiscard]] bool introduces_quoted(std::size_t i) const {
    if (!is_introduction(words_of(i))) return false;
    if (i + 1 == blocks_.size()) return true;
    const std::string_view next = words_of(i + 1);
    return is_body(blocks_[i + 1]) && !is_set_off(text_, blocks_[i + 1]) && text::is_ascii(next.front()) &&
           next.front() != '"';
  }

  // The head of a mail: "From: ..." and other fields, in one block or in blocks of their own.
  [[nodiscard]] bool is_mail_head(std::size_t i, std::string_view first) const {
    const std::string_view words = without_marks(words_of(i));
    const std::size_t line = words.find('\n');
    if (!first.starts_with("From:"sv)) {  // "Odile Harrow@ECT", the time, "To: ...", "Subject: ..."
      return words.find("\nTo:"sv) != std::string_view::npos && words.find("\nSubject:"sv) != std::string_view::npos;
    }
    if (line != std::string_view::npos) return is_mail_field(without_marks(words.substr(line)));
    return i + 1 < blocks_.size() && is_mail_field(without_marks(words_of(i + 1)));
  }

  // What stands behind the rule in its block is the head.
  void pass_mail_rule(std::size_t i) {
    begin_quoted(i, {});
    current_.begin = current_.salutation = before_ = i + 1;
  }

  // Below words it begins the mail that they answer.
  void pass_mail_head(std::size_t i) {
    if (has_body_) begin_quoted(i, {});
    if (!current_.is_quoted) return;
    current_.begin = current_.salutation = before_ = i + 1;
  }

  void begin_quoted(std::size_t i, std::string_view introduction) {
    finish(i - (introduction.empty() ? 0 : 1));
    begin({.begin = i, .introduction = introduction, .is_quoted = true});
  }

  void begin(Letter letter) {
    current_ = letter;
    current_.salutation = letter.begin;
    has_body_ = greeted_ = closed_ = goes_on_ = false;
    before_ = letter.begin;
  }

  // Ends the letter before block `end`. Behind its closing nothing of the next one belongs to it.
  void finish(std::size_t end) {
    current_.end = end;
    if (closed_ && end < blocks_.size()) {
      for (std::size_t i = closed_at_ + 1; i < current_.end; ++i) {
        const bool heads = is_marked_heading(blocks_[i]) || is_line_of_form(words_of(i));
        if (heads) current_.end = i;
      }
    }
    while (current_.end > current_.begin && frames_quoted(current_.end - 1)) --current_.end;
    if (current_.begin < current_.end || letters_.empty()) letters_.push_back(current_);
  }

  // Whether block `i`, the last one of a letter, is what it answers: ">" stood before its lines.
  [[nodiscard]] bool frames_quoted(std::size_t i) const {
    if (is_set_off(text_, blocks_[i])) return true;
    return i + 1 < blocks_.size() && is_set_off(text_, blocks_[i + 1]) && is_introduction(words_of(i));
  }

  [[nodiscard]] static bool is_sentence(std::string_view words) {
    return words.size() > longest_heading || ends_sentence(without_marks(words));
  }

  [[nodiscard]] std::size_t columns_before(std::size_t at) const {
    std::size_t columns = 0;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    for (; at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t'); --at) ++columns;
    return columns;
  }

  [[nodiscard]] std::string_view words_of(std::size_t i) const {
    return text_.substr(blocks_[i].range.begin, blocks_[i].range.size());
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  std::vector<Letter> letters_ = {};
  Letter current_ = {};
  bool has_body_ = false;      // a sentence
  bool greeted_ = false;       // "Dear Ms. Harrow:"
  bool closed_ = false;        // "Sincerely,"
  bool goes_on_ = false;       // a sentence behind the closing
  std::size_t closed_at_ = 0;  // its block
  std::size_t columns_ = 0;    // before it
  std::size_t before_ = 0;     // the last block
};

}  // namespace

std::vector<Letter> find_letters(std::string_view text, const std::vector<Block>& blocks) {
  return LetterReader(text, blocks).read();
}

bool is_set_off(std::string_view text, const Block& block) {
  const std::string_view words = text.substr(block.range.begin, block.range.size());
  return block.kind == Block::Kind::block_quote || (words.starts_with('>') && !words.starts_with(">>"sv));
}

bool is_closing(std::string_view words) {
  constexpr std::size_t longest = 30;  // bytes
  constexpr std::ptrdiff_t most_words = 4;
  while (!words.empty() && text::is_ascii_space(words.back())) words.remove_suffix(1);
  while (words.ends_with(',') || words.ends_with('.') || words.ends_with(':')) words.remove_suffix(1);
  if (words.size() > longest || std::ranges::count(words, ' ') >= most_words) return false;
  const std::string last = text::to_lower(words.substr(words.rfind(' ') + 1));
  return std::ranges::find(leaves, last) != leaves.end();
}

bool ends_sentence(std::string_view words) {
  constexpr std::array marks = {"\u201D"sv, "\u2019"sv, "\""sv, "'"sv, ")"sv, "*"sv};
  for (const std::string_view mark : marks) {
    if (words.ends_with(mark)) words.remove_suffix(mark.size());
  }
  return words.ends_with('.') || words.ends_with('!') || words.ends_with('?') || words.ends_with("\u2026"sv) ||
         words.ends_with(';');
}

}  // namespace tenet::indexer
