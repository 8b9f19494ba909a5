#include "text/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/name_words.h"
#include "text/white_space.h"

namespace tenet::text {
namespace {

using Words = std::vector<std::string>;

// `word` in lower case without full stops, commas and brackets: "Ph.D.," is "phd".
std::string bare(std::string_view word) {
  std::string result;
  for (const char c : word) {
    const bool left_out = c == '.' || c == ',' || c == '(' || c == ')' || c == ':' || c == ';';
    if (!left_out) result += to_lower(c);
  }
  return result;
}

// `mention` without what stands in brackets, cut at white space; commas stay with the word before them.
Words cut_words(std::string_view mention) {
  Words words;
  std::string word;
  int depth = 0;
  const auto end_word = [&] {
    if (!word.empty() && !bare(word).empty()) words.push_back(word);
    word.clear();
  };
  for (std::size_t at = 0; at < mention.size();) {
    const std::size_t space = white_space_at(mention, at);
    const char c = mention[at];
    if (c == '(') ++depth;
    if (space > 0 || c == '(') end_word();
    if (space == 0 && depth == 0) word += c;
    if (c == ')' && depth > 0) --depth;
    at += std::max<std::size_t>(space, 1);
  }
  end_word();
  return words;
}

bool is_capital(const std::string& word) {
  return !word.empty() && (is_upper(word.front()) || !is_ascii(word.front()));
}

bool ends_with_comma(const std::string& word) {
  return word.ends_with(',') || word.ends_with(';');
}

void drop_possessive(std::string& word) {
  for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S", "'", "\u2019"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) return word.resize(word.size() - ending.size());
  }
}

// "MCCARTHY" is "McCarthy", "O'MALLEY-SMITH" is "O'Malley-Smith"; "J.", "U.S." and "III" stay.
std::string with_capitals(std::string word) {
  if (word.find('.') != std::string::npos || is_name_suffix(bare(word)) || word.size() == 1) return word;
  bool begins = true;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!begins) word[i] = to_lower(word[i]);
    if (is_ascii(word[i])) begins = !is_letter(word[i]) && !is_digit(word[i]);
    if (i == 1 && word.starts_with("Mc")) begins = true;
  }
  return word;
}

// Where in `words` a comma parts the name from what is said about it ("Bratton, the commissioner"), or the number of
// words. Commas inside the names of bodies ("Alcohol, Tobacco") part nothing.
std::size_t apposition(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string next = bare(words[i + 1]);
    if (ends_with_comma(words[i]) && !is_name_suffix(next) && (!is_capital(words[i + 1]) || is_title(next)))
      return i + 1;
  }
  return words.size();
}

// How many of the first `end` of `words` are titles with what belongs to them; 0 when no name of a person would be
// left.
std::size_t role_end(const Words& words, std::size_t end) {
  std::size_t role = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const std::string word = bare(words[i]);
    if (is_body_word(word) && role == i && role > 0) return 0;  // "Justice Department"
    if (!is_title(word) && !is_honorific(word)) continue;
    role = i + 1;
    if (i + 2 >= end || bare(words[i + 1]) != "of") continue;
    if (is_charge(bare(words[i + 2]))) role = i + 3;
    if (i + 3 < end && is_charge(bare(words[i + 3]))) role = i + 4;
  }
  const auto is_body = [](const std::string& word) { return is_body_word(bare(word)); };
  const auto name = words.begin() + static_cast<std::ptrdiff_t>(role);
  if (role < end && bare(words[role]) == "of") return 0;  // "The chair of the bench" is nobody's name
  return role < end && std::none_of(name, words.begin() + static_cast<std::ptrdiff_t>(end), is_body) ? role : 0;
}

std::string joined(Words::const_iterator begin, Words::const_iterator end) {
  std::string result;
  for (; begin != end; ++begin) {
    if (!result.empty()) result += ' ';
    result += *begin;
  }
  return result;
}

// The role in words[0, end), without honorifics and "the".
std::string role_of(const Words& words, std::size_t end) {
  Words role;
  for (std::size_t i = 0; i < end; ++i) {
    const std::string word = bare(words[i]);
    if (!is_honorific(word) && !(i == 0 && word == "the")) role.push_back(words[i]);
  }
  return joined(role.begin(), role.end());
}

void drop_comma(std::string& word) {
  while (ends_with_comma(word) || word.ends_with(':')) word.pop_back();
}

// Folds case and width and drops accents.
std::string folded(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return is_ascii(c); })) return to_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* parts = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return to_lower(text);
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  const icu::UnicodeString apart = parts->normalize(fold->normalize(source, status), status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    if (u_charType(apart.char32At(i)) != U_NON_SPACING_MARK) kept.append(apart.char32At(i));
  }
  std::string result;
  return kept.toUTF8String(result);
}

// A word as names are compared by: "&" is "and", punctuation goes.
std::string key_of(const std::string& word) {
  if (word == "&") return "and";
  std::string key;
  for (const char c : folded(word)) {
    if (!is_ascii(c) || is_letter(c) || is_digit(c) || c == '-') key += c;
  }
  return key;
}

// "J.", "J", "J.D.": letters of given names.
bool is_initial(const std::string& word) {
  if (word.size() == 1) return is_upper(word.front());
  if (word.size() % 2 != 0 || word.size() > 6) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_upper(word[i]) || word[i + 1] != '.') return false;
  }
  return true;
}

}  // namespace

std::string Name::plain() const {
  return joined(words.begin(), words.end());
}

std::string Name::family() const {
  return words.empty() ? std::string() : words.back();
}

Name split_name(std::string_view mention) {
  Words words = cut_words(mention);
  const auto has_lower = [](const std::string& word) { return std::ranges::any_of(word, is_lower); };
  const bool shouted = words.size() > 1 && std::ranges::none_of(words, [&](const auto& word) {
                         return has_lower(word) && !is_honorific(bare(word));
                       });
  if (shouted) std::ranges::transform(words, words.begin(), with_capitals);
  const std::size_t aside = apposition(words);
  std::size_t end = aside;
  Name name;
  while (end > 1 && is_name_suffix(bare(words[end - 1]))) {
    name.suffix = name.suffix.empty() ? words[end - 1] : words[end - 1] + ' ' + name.suffix;
    --end;
  }
  if (end == 0) return name;
  drop_comma(name.suffix);
  drop_comma(words[end - 1]);
  drop_possessive(words[end - 1]);
  const std::size_t role = role_end(words, end);
  name.role = role_of(words, role);
  const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
  // "Chief Beck of Los Angeles", "Mr. BECK of Texas": only behind a title is this no part of the name.
  const auto of = role == 0 ? at(end) : std::find(at(role), at(end), "of");
  name.words.assign(at(role), of == at(role) ? at(end) : of);
  if (name.role.empty() && aside < words.size()) {
    drop_comma(words.back());
    name.role = joined(at(aside), words.end());
  }
  if (role > 0 && std::ranges::none_of(name.words, has_lower)) {
    std::ranges::transform(name.words, name.words.begin(), with_capitals);
  }
  return name;
}

std::string name_key(std::string_view name) {
  Words words = split_name(name).words;
  if (words.size() > 1 && bare(words.front()) == "the") words.erase(words.begin());
  // Given names that are all initials stay: "J. D. Vance" is not every Vance.
  const auto is_full = [](const std::string& word) { return !is_initial(word); };
  const bool drop = std::ranges::count_if(words, is_full) > 1;
  std::string key;
  bool after_initial = false;
  for (const std::string& word : words) {
    const bool initial = is_initial(word);
    const std::string part = initial && drop && word.size() <= 2 ? std::string() : key_of(word);
    if (part.empty()) continue;
    if (!key.empty() && !(initial && after_initial)) key += ' ';
    key += part;
    after_initial = initial;
  }
  return key;
}

}  // namespace tenet::text
