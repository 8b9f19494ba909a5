#include "query/language/names.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/names.h"

namespace tenet::query {
namespace {

using text::Token;

// A word that does not begin with a small letter of ASCII: "Obama", "O'Malley", "3M", "Élan".
bool has_capital(std::string_view text, const Token& token) {
  return !text::is_lower(text[token.range.begin]);
}

// "J", "r": a middle name that may be there or not.
bool is_initial(const Token& token) {
  return token.form().size() == 1 && text::is_letter(token.form().front());
}

// Initials are worth nothing beside other words.
std::vector<Token> without_initials(std::vector<Token> tokens) {
  if (!std::ranges::all_of(tokens, is_initial)) std::erase_if(tokens, is_initial);
  return tokens;
}

// "Bratton, William" is the same name as William Bratton.
std::string without_titles(std::string name) {
  std::ranges::replace(name, ',', ' ');
  const text::Name split = text::split_name(name);
  return split.words.empty() ? name : split.plain();
}

}  // namespace

NamePattern::NamePattern(std::string_view name, bool side_by_side, text::Analyser& analyser)
    : side_by_side_(side_by_side) {
  const std::string proper = without_titles(std::string(name));
  for (const Token& token : without_initials(analyser.analyse(proper))) {
    words_.push_back(token.form());
    stems_.push_back(token.stem());
    capital_.push_back(text::is_upper(proper[token.range.begin]));
  }
}

bool NamePattern::matches(std::string_view written, text::Analyser& analyser) const {
  if (words_.empty()) return false;
  const std::vector<Token> tokens = without_initials(analyser.analyse(written));
  const auto same = [&](std::size_t word, const Token& token) {
    return token.form() == words_[word] && (!capital_[word] || has_capital(written, token));
  };
  if (!side_by_side_) {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      if (std::ranges::none_of(tokens, [&](const Token& token) { return same(word, token); })) return false;
    }
    return true;
  }
  for (std::size_t first = 0; first + words_.size() <= tokens.size(); ++first) {
    std::size_t word = 0;
    while (word < words_.size() && same(word, tokens[first + word])) ++word;
    if (word == words_.size()) return true;
  }
  return false;
}

std::size_t NamePattern::match_at(std::string_view text, const std::vector<Token>& tokens, std::size_t first) const {
  std::size_t at = first;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    while (word > 0 && at < tokens.size() && is_initial(tokens[at])) ++at;
    if (at == tokens.size() || tokens[at].form() != words_[word] || !has_capital(text, tokens[at])) return 0;
    ++at;
  }
  return at - first;
}

std::vector<TextRange> NamePattern::find(std::string_view text, const std::vector<Token>& tokens) const {
  std::vector<TextRange> found;
  if (words_.empty()) return found;
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (const std::size_t size = match_at(text, tokens, first); size > 0) found.push_back({first, first + size});
  }
  return found;
}

}  // namespace tenet::query
