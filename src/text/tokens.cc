#include "text/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <new>
#include <utility>

#include "text/ascii.h"
#include "text/stem.h"

namespace tenet::text {
namespace {

constexpr std::string_view apostrophe = "\u2019";
constexpr std::string_view section_sign = "\u00a7";
constexpr std::string_view no_break_space = "\u00a0";

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The bytes of the apostrophe that begins at `at`, straight or curly; 0 when there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  if (text.substr(at, 2) == "\xe2\x80" && at + 2 < text.size() && (text[at + 2] == '\x98' || text[at + 2] == '\x99')) {
    return apostrophe.size();
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

// Whether `word` is letters parted by full stops, one by one: "U.S", "D.C", "e.g".
bool is_acronym(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_letter(word[i]) : word[i] != '.') return false;
  }
  return true;
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

// The words seen so far by the bytes of the source: a table of open addressing, since every word of a text goes through
// it.
class KnownWords {
 public:
  static std::uint32_t hash_of(std::string_view raw) {
    return static_cast<std::uint32_t>(XXH3_64bits(raw.data(), raw.size()) >> 32U);
  }

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  [[nodiscard]] const Word* find(std::string_view raw, std::uint32_t hash) const {
    for (std::size_t at = hash & mask(); slots_[at].place != 0; at = (at + 1) & mask()) {
      if (slots_[at].hash != hash) continue;
      const Known& known = words_[slots_[at].place - 1];
      if (known.raw == raw) return &known.word;
    }
    return nullptr;
  }

  // `raw` must not be there yet.
  const Word* add(std::string_view raw, std::uint32_t hash, Word word) {
    word.number = static_cast<std::uint32_t>(words_.size());
    words_.push_back({std::string(raw), std::move(word)});
    if (words_.size() * 2 > slots_.size()) {
      const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
      for (const Slot& slot : old) {
        if (slot.place != 0) put(slot);
      }
    }
    put({hash, static_cast<std::uint32_t>(words_.size())});
    return &words_.back().word;
  }

 private:
  struct Known {
    std::string raw;
    Word word;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  // in words_, from 1; 0 where nothing is
  };

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  void put(Slot slot) {
    std::size_t at = slot.hash & mask();
    while (slots_[at].place != 0) at = (at + 1) & mask();
    slots_[at] = slot;
  }

  std::deque<Known> words_;  // where they stay
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << 12);
};

// Prefixes that a hyphen ties to their word: where this field writes the word both ways.
bool is_tied_prefix(std::string_view word) {
  static constexpr std::array<std::string_view, 7> prefixes{"non", "re", "pre", "over", "de", "co", "post"};
  std::string folded(word);
  std::ranges::transform(folded, folded.begin(), lower);
  return std::ranges::find(prefixes, folded) != prefixes.end();
}

// Whether two words that only white space parts are one: "non violent", "pre trial", "re entry".
bool is_open_compound(std::string_view first, std::string_view second) {
  std::string folded;
  for (const char c : first) folded += lower(c);
  if (folded == "non" || folded == "pre") return true;
  if (folded != "re") return false;
  folded.clear();
  for (const char c : second) folded += lower(c);
  return folded == "entry" || folded == "entries";
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Whether `space` is a line end and the indentation of the next line, no empty line.
bool is_line_end(std::string_view space) {
  return std::ranges::all_of(space, is_space) && std::ranges::count(space, '\n') == 1;
}

// The bytes of the white space from `at` on.
std::size_t space_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    if (is_space(text[end])) {
      ++end;
    } else if (text.substr(end, no_break_space.size()) == no_break_space) {
      end += no_break_space.size();
    } else {
      break;
    }
  }
  return end - at;
}

// Whether a folded word is letters with full stops and white space between them: "u. s. c".
bool is_initials(std::string_view form) {
  return form.size() > 3 && is_letter(form[0]) && form[1] == '.' && space_at(form, 2) > 0;
}

std::string letters_of(std::string_view form) {
  std::string letters;
  std::ranges::copy_if(form, std::back_inserter(letters), is_letter);
  return letters;
}

// Whether `ending` in brackets behind a word is the end of that word as an editor has it, "judge[s]", "the[se]",
// "discretion[ary]", and not a note or a remark: "term[a]", "bail[sic]", "History[edit]".
bool is_bracketed_ending(std::string_view ending) {
  constexpr std::size_t longest = 3;
  return ending == "s" || (ending.size() > 1 && ending.size() <= longest && ending != "sic");
}

bool all_letters(std::string_view word) {
  return std::ranges::all_of(word, is_letter);
}

}  // namespace

struct Analyser::State {
  std::unique_ptr<icu::BreakIterator> breaks;
  // Singletons of ICU.
  const icu::Normalizer2* fold = nullptr;
  const icu::Normalizer2* decompose = nullptr;
  const icu::Normalizer2* compose = nullptr;
  // Made for the first word that needs it, which takes milliseconds.
  mutable std::unique_ptr<icu::Transliterator> plain_letters;
  Stemmer stemmer;
  KnownWords known;
  Ranges words;
  std::uint64_t words_analysed = 0;

  State() {
    UErrorCode status = U_ZERO_ERROR;
    breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
    fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    decompose = icu::Normalizer2::getNFDInstance(status);
    compose = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0 || breaks == nullptr) throw std::bad_alloc();
  }

  void add_icu_words(std::string_view text, TextRange chunk) {
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, text.data() + chunk.begin, static_cast<std::int64_t>(chunk.size()), &status);
    breaks->setText(&source, status);
    utext_close(&source);
    if (U_FAILURE(status) != 0) throw std::bad_alloc();
    std::int32_t begin = breaks->first();
    for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
      const TextRange word{chunk.begin + static_cast<std::size_t>(begin), chunk.begin + static_cast<std::size_t>(end)};
      if (breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT || text[word.begin] == '_') {
        add_uax29_word(text, word, words);
      } else if (text.substr(word.begin, word.size()).starts_with(section_sign)) {
        words.push_back({word.begin, word.begin + section_sign.size()});
      }
    }
  }

  // Letters as people type them who have no accents on their keyboard: ñ as n, ł as l, ø as o. Marks of other scripts,
  // which are letters there, stay.
  [[nodiscard]] icu::UnicodeString without_accents(const icu::UnicodeString& word) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString apart = decompose->normalize(word, status);
    icu::UnicodeString plain;
    bool has_other_letters = false;  // of Latin script, which no decomposition makes plain
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
      const UChar32 c = apart.char32At(at);
      const UScriptCode script = uscript_getScript(c, &status);
      if (u_charType(c) == U_NON_SPACING_MARK && script == USCRIPT_INHERITED) continue;
      has_other_letters = has_other_letters || (c >= 0x80 && script == USCRIPT_LATIN);
      plain.append(c);
    }
    if (has_other_letters) {
      if (plain_letters == nullptr) {
        plain_letters.reset(icu::Transliterator::createInstance("[:Latin:] Latin-ASCII", UTRANS_FORWARD, status));
        if (U_FAILURE(status) != 0 || plain_letters == nullptr) throw std::bad_alloc();
      }
      plain_letters->transliterate(plain);
    }
    return compose->normalize(plain, status);
  }

  [[nodiscard]] std::string folded(std::string_view raw) const {
    std::string form;
    if (std::ranges::all_of(raw, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
      for (const char c : raw) form += lower(c);
    } else {
      UErrorCode status = U_ZERO_ERROR;
      const auto source = icu::UnicodeString::fromUTF8({raw.data(), static_cast<std::int32_t>(raw.size())});
      without_accents(fold->normalize(source, status)).toUTF8String(form);
      for (const std::string_view curly : {std::string_view("\u2018"), apostrophe, std::string_view("\u02bc")}) {
        for (auto at = form.find(curly); at != std::string::npos; at = form.find(curly, at)) {
          form.replace(at, curly.size(), "'");
        }
      }
    }
    return form;
  }

  [[nodiscard]] Word make_word(std::string_view raw) const {
    if (raw == section_sign) return {.form = "section", .stem = stemmer.stem("section")};
    if (raw == "US") return {.form = "us.", .stem = "us."};
    std::string form = folded(raw);
    if (form.size() > 2 && form.ends_with("'s")) form.resize(form.size() - 2);
    if (is_acronym(form) || is_initials(form)) {
      form = letters_of(form);
      if (form == "us") form = "us.";
    } else if (!form.empty() && is_digit(form.front())) {
      std::erase(form, ',');
    } else {
      // What ties the parts of a compound.
      std::erase_if(form, [](char c) { return c == '-' || c == '[' || c == ']' || is_space(c); });
      for (const std::string_view hyphen : {std::string_view("\u2010"), std::string_view("\u2011")}) {
        if (const auto at = form.find(hyphen); at != std::string::npos) form.erase(at, hyphen.size());
      }
    }
    std::string stem = stemmer.stem(form);
    return {.form = std::move(form), .stem = std::move(stem)};
  }

  const Word* intern(std::string_view raw) {
    const std::uint32_t hash = KnownWords::hash_of(raw);
    const Word* found = known.find(raw, hash);
    return found != nullptr ? found : known.add(raw, hash, make_word(raw));
  }

  // Words of words[], the first and the last, that are one, and their range with the brackets that are theirs.
  struct Joined {
    std::size_t last = 0;
    TextRange range = {};
  };

  // What the word `i` is one with: itself alone, but for compounds, initials and letters in brackets.
  [[nodiscard]] Joined join(std::string_view text, std::size_t i) const {
    Joined joined{.last = i, .range = words[i]};
    if (i + 1 >= words.size()) return joined;
    if (const std::size_t last = last_initial(text, i); last > i) return {last, {words[i].begin, words[last].end}};
    if (begins_in_brackets(text, i)) joined = {i + 1, {words[i].begin - 1, words[i + 1].end}};
    if (ends_in_brackets(text, joined.last)) {
      ++joined.last;
      joined.range.end = words[joined.last].end + 1;
    }
    if (joined.last == i) joined.last = last_of_compound(text, i);
    joined.range.end = std::max(joined.range.end, words[joined.last].end);
    return joined;
  }

  // The last of the initials that begin with word `i` with white space between them: "U. S. C.", "J. D. Vale". i where
  // there are none.
  [[nodiscard]] std::size_t last_initial(std::string_view text, std::size_t i) const {
    constexpr std::size_t most = 6;
    const auto is_initial = [&](std::size_t word) {
      return words[word].size() == 1 && is_capital(text[words[word].begin]) && words[word].end < text.size() &&
             text[words[word].end] == '.';
    };
    if (!is_initial(i)) return i;
    std::size_t last = i;
    while (last + 1 < words.size() && last - i + 1 < most && is_initial(last + 1)) {
      const std::size_t behind = words[last].end + 1;
      const std::size_t space = space_at(text, behind);
      if (space == 0 || behind + space != words[last + 1].begin) break;
      ++last;
    }
    return last;
  }

  // Whether word `i` is the beginning, in brackets, of the next: "[m]andatory".
  [[nodiscard]] bool begins_in_brackets(std::string_view text, std::size_t i) const {
    const TextRange word = words[i];
    return word.begin > 0 && text[word.begin - 1] == '[' && word.end < text.size() && text[word.end] == ']' &&
           words[i + 1].begin == word.end + 1 && is_letter(text[words[i + 1].begin]) &&
           all_letters(text.substr(word.begin, word.size()));
  }

  // Whether the word behind word `i` is its end in brackets: "judge[s]".
  [[nodiscard]] bool ends_in_brackets(std::string_view text, std::size_t i) const {
    const TextRange word = words[i];
    if (word.end >= text.size() || text[word.end] != '[' || i + 1 >= words.size()) return false;
    const TextRange next = words[i + 1];
    const std::string_view ending = text.substr(next.begin, next.size());
    return next.begin == word.end + 1 && next.end < text.size() && text[next.end] == ']' &&
           is_letter(text[word.end - 1]) && all_letters(ending) && is_bracketed_ending(ending);
  }

  // How far the compound that begins with word `i` reaches: i, or i + 1.
  [[nodiscard]] std::size_t last_of_compound(std::string_view text, std::size_t i) const {
    const TextRange word = words[i];
    if (word.size() > 4) return i;
    const TextRange next = words[i + 1];
    const std::string_view second = text.substr(next.begin, next.size());
    std::string_view between = text.substr(word.end, next.begin - word.end);
    const std::string_view first = text.substr(word.begin, word.size());
    if (between.empty() || !all_letters(first) || !all_letters(second)) return i;
    for (const std::string_view hyphen :
         {std::string_view("-"), std::string_view("\u2010"), std::string_view("\u2011")}) {
      // A line may end behind the hyphen.
      if (!between.starts_with(hyphen)) continue;
      between.remove_prefix(hyphen.size());
      const bool tied = between.empty() || (between.find('\n') != std::string_view::npos && is_line_end(between));
      return tied && is_tied_prefix(first) ? i + 1 : i;
    }
    return std::ranges::all_of(between, is_space) && is_open_compound(first, second) ? i + 1 : i;
  }

  std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> result;
    result.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto [last, range] = join(text, i);
      const std::string_view raw = text.substr(range.begin, range.size());
      const bool doubled_sign = raw == section_sign && !result.empty() && result.back().range.end == range.begin &&
                                result.back().form() == "section";
      const Word* word = intern(raw);
      if (!doubled_sign && !word->form.empty()) result.push_back({range, word});
      i = last;
    }
    return result;
  }
};

Analyser::Analyser() : state_(std::make_unique<State>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::vector<Token> Analyser::analyse(std::string_view text) {
  state_->words.clear();
  // UAX #29 never joins across white space, so each stretch without any can go its own way.
  for (std::size_t begin = 0; begin < text.size();) {
    if (is_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    bool plain = true;
    while (end < text.size() && !is_space(text[end])) {
      const std::size_t bytes = plain ? plain_separator_at(text, end) : 0;
      plain = bytes > 0;
      end += plain ? bytes : 1;
    }
    if (plain) {
      add_plain_words(text, {begin, end}, state_->words);
    } else {
      state_->add_icu_words(text, {begin, end});
    }
    begin = end;
  }
  std::vector<Token> tokens = state_->tokens(text);
  state_->words_analysed += tokens.size();
  return tokens;
}

std::uint64_t Analyser::words_analysed() const {
  return state_->words_analysed;
}

std::vector<Token> Analyser::analyse_by_icu(std::string_view text) {
  state_->words.clear();
  state_->add_icu_words(text, {0, text.size()});
  return state_->tokens(text);
}

bool Analyser::trim() {
  constexpr std::size_t vocabulary = 1'000'000;
  const bool full = state_->known.size() > vocabulary;
  if (full) state_->known = {};
  return full;
}

bool may_join_next(std::string_view text) {
  if (text.empty()) return false;
  const char last = text.back();
  if (last == '.' || is_space(last) || (static_cast<unsigned char>(last) & 0x80U) != 0) return true;
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return is_open_compound(text.substr(begin), "entry");
}

std::string analysis_description() {
  // The first number is raised with every change of tokens.cc or stem.cc that a word can notice. Snowball's library
  // does not tell its version; its English rules have been the same since 2.0.
  return std::string("words 2; Snowball English 2; ICU ") + U_ICU_VERSION;
}

}  // namespace tenet::text
