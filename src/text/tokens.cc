#include "text/tokens.h"

#include <unicode/uvernum.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/ascii.h"
#include "text/compounds.h"
#include "text/fold.h"
#include "text/known_words.h"
#include "text/stem.h"
#include "text/word_ranges.h"

namespace tenet::text {
namespace {

// Whether `word` is letters parted by full stops, one by one: "U.S", "D.C", "e.g".
bool is_acronym(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_letter(word[i]) : word[i] != '.') return false;
  }
  return true;
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

}  // namespace

struct Analyser::State {
  WordCutter cutter;
  Folder folder;
  Stemmer stemmer;
  KnownWords known;
  std::uint64_t words_analysed = 0;

  [[nodiscard]] Word make_word(std::string_view raw) const {
    if (raw == section_sign) return {.form = "section", .stem = stemmer.stem("section")};
    if (raw == "US") return {.form = "us.", .stem = "us."};
    std::string form = folder.fold(raw);
    if (form.size() > 2 && form.ends_with("'s")) form.resize(form.size() - 2);
    if (is_acronym(form) || is_initials(form)) {
      form = letters_of(form);
      if (form == "us") form = "us.";
    } else if (!form.empty() && is_digit(form.front())) {
      std::erase(form, ',');
    } else {
      // What ties the parts of a compound.
      std::erase_if(form, [](char c) { return c == '-' || c == '[' || c == ']' || is_word_space(c); });
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

  std::vector<Token> tokens(std::string_view text, const std::vector<TextRange>& words) {
    std::vector<Token> result;
    result.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto [last, range] = compound_at(text, words, i);
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
  std::vector<Token> tokens = state_->tokens(text, state_->cutter.cut(text));
  state_->words_analysed += tokens.size();
  return tokens;
}

std::uint64_t Analyser::words_analysed() const {
  return state_->words_analysed;
}

std::vector<Token> Analyser::analyse_by_icu(std::string_view text) {
  return state_->tokens(text, state_->cutter.cut_by_icu(text));
}

bool Analyser::trim() {
  constexpr std::size_t vocabulary = 1'000'000;
  const bool full = state_->known.size() > vocabulary;
  if (full) state_->known = {};
  return full;
}

std::string analysis_description() {
  // The first number is raised with every change of this file, of word_ranges.cc, compounds.cc, fold.cc or stem.cc that
  // a word can notice. Snowball's library does not tell its version; its English rules have been the same since 2.0.
  return std::string("words 2; Snowball English 2; ICU ") + U_ICU_VERSION;
}

}  // namespace tenet::text
