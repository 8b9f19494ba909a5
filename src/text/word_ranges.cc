#include "text/word_ranges.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <new>

#include "text/ascii.h"

namespace tenet::text {
namespace {

constexpr std::string_view curly_apostrophe = "\u2019";

// The bytes of the apostrophe that begins at `at`, straight or curly; 0 when there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  if (text.substr(at, 2) == "\xe2\x80" && at + 2 < text.size() && (text[at + 2] == '\x98' || text[at + 2] == '\x99')) {
    return curly_apostrophe.size();
  }
  return 0;
}

// The bytes of the character at `at` that the quick way knows to part words: ASCII, quotation marks,
// dashes, the ellipsis, the bullet, the no-break space, the section sign; 0 for any other.
std::size_t plain_separator_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return 1;
  if (byte == 0xc2 && at + 1 < text.size() && (text[at + 1] == '\xa7' || text[at + 1] == '\xa0')) return 2;
  if (byte == 0xe2 && at + 2 < text.size() && text[at + 1] == '\x80') {
    static constexpr std::string_view last_bytes = "\x93\x94\x98\x99\x9c\x9d\xa2\xa6";
    if (last_bytes.find(text[at + 2]) != std::string_view::npos) return 3;
  }
  return 0;
}

using Ranges = std::vector<TextRange>;

// The words of a stretch without white space that holds only characters of plain_separator_at():
// the rules of UAX #29 for those, with the rules of the field on top, written as one scan.
void add_plain_words(std::string_view text, TextRange chunk, Ranges& words) {
  std::size_t i = chunk.begin;
  const auto at = [&](std::size_t k) { return k < chunk.end ? text[k] : ' '; };
  while (i < chunk.end) {
    if (text.substr(i, section_sign.size()) == section_sign) {
      words.push_back({i, i + section_sign.size()});
      i += section_sign.size();
      continue;
    }
    if (!is_letter(at(i)) && !is_digit(at(i))) {
      i += plain_separator_at(text, i);
      continue;
    }
    const std::size_t begin = i;
    while (is_letter(at(i)) && at(i + 1) == '.' && is_letter(at(i + 2))) i += 2;
    // The scan stands on the last letter of a run such as "U.S"; it is an acronym when the run ends there.
    const std::size_t mark = apostrophe_at(text, i + 1);
    const bool runs_on = is_letter(at(i + 1)) || is_digit(at(i + 1)) || at(i + 1) == '_' ||
                         (mark > 0 && i + 1 + mark < chunk.end && is_letter(text[i + 1 + mark]));
    if (i > begin && !runs_on) {
      words.push_back({begin, ++i});
      continue;
    }
    for (i = begin; i < chunk.end;) {
      const char c = text[i];
      if (is_letter(c) || is_digit(c)) {
        ++i;
      } else if (const std::size_t bytes = apostrophe_at(text, i);
                 bytes > 0 && is_letter(text[i - 1]) && i + bytes < chunk.end && is_letter(text[i + bytes])) {
        i += bytes;
      } else if ((c == '.' || c == ',') && is_digit(text[i - 1]) && is_digit(at(i + 1))) {
        ++i;
      } else {
        break;
      }
    }
    words.push_back({begin, i});
  }
}

bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = plain_separator_at(text, i);
    if (bytes == 0) return false;
    i += bytes;
  }
  return true;
}

// Cuts what UAX #29 takes as one word where this field sees several: at underscores, colons, and at full
// stops between words ("end.Start"); a full stop stays in acronyms and numbers.
void add_uax29_word(std::string_view text, TextRange word, Ranges& words) {
  if (is_plain(text.substr(word.begin, word.size()))) {
    add_plain_words(text, word, words);
    return;
  }
  std::size_t begin = word.begin;
  const auto close = [&](std::size_t end) {
    if (begin < end) words.push_back({begin, end});
  };
  for (std::size_t i = word.begin; i < word.end; ++i) {
    if (std::string_view("_:;.,").find(text[i]) == std::string_view::npos) continue;
    close(i);
    begin = i + 1;
  }
  close(word.end);
}

}  // namespace

struct WordCutter::Breaks {
  std::unique_ptr<icu::BreakIterator> words;
};

WordCutter::WordCutter() : breaks_(std::make_unique<Breaks>()) {
  UErrorCode status = U_ZERO_ERROR;
  breaks_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status) != 0 || breaks_->words == nullptr) throw std::bad_alloc();
}
WordCutter::~WordCutter() = default;

void WordCutter::add_icu_words(std::string_view text, TextRange chunk) {
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data() + chunk.begin, static_cast<std::int64_t>(chunk.size()), &status);
  breaks_->words->setText(&source, status);
  utext_close(&source);
  if (U_FAILURE(status) != 0) throw std::bad_alloc();
  std::int32_t begin = breaks_->words->first();
  for (std::int32_t end = breaks_->words->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks_->words->next()) {
    const TextRange word{chunk.begin + static_cast<std::size_t>(begin), chunk.begin + static_cast<std::size_t>(end)};
    if (breaks_->words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT || text[word.begin] == '_') {
      add_uax29_word(text, word, words_);
    } else if (text.substr(word.begin, word.size()).starts_with(section_sign)) {
      words_.push_back({word.begin, word.begin + section_sign.size()});
    }
  }
}

const std::vector<TextRange>& WordCutter::cut(std::string_view text) {
  words_.clear();
  // UAX #29 never joins across white space, so each stretch without any can go its own way.
  for (std::size_t begin = 0; begin < text.size();) {
    if (is_word_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    bool plain = true;
    while (end < text.size() && !is_word_space(text[end])) {
      const std::size_t bytes = plain ? plain_separator_at(text, end) : 0;
      plain = bytes > 0;
      end += plain ? bytes : 1;
    }
    if (plain) {
      add_plain_words(text, {begin, end}, words_);
    } else {
      add_icu_words(text, {begin, end});
    }
    begin = end;
  }
  return words_;
}

const std::vector<TextRange>& WordCutter::cut_by_icu(std::string_view text) {
  words_.clear();
  add_icu_words(text, {0, text.size()});
  return words_;
}

}  // namespace tenet::text
