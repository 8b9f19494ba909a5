#include "text/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/given_names.h"
#include "text/name_words.h"
#include "text/utf8.h"
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

// "MCCARTHY" is "McCarthy", "O'MALLEY-SMITH" is "O'Malley-Smith", "\u00C9TIENNE" "\u00C9tienne"; "J.", "U.S." and "III"
// stay.
std::string with_capitals(const std::string& word) {
  if (word.find('.') != std::string::npos || is_name_suffix(bare(word)) || word.size() == 1) return word;
  std::string result;
  bool begins = true;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = std::max<std::size_t>(1, utf8_sequence(word, at).length);
    const char32_t point = code_point_at(word, at);
    const auto letter = static_cast<UChar32>(point);
    const bool is_valid = point != 0xFFFD;
    if (begins || !is_valid) {
      result.append(word, at, size);
    } else {
      icu::UnicodeString(u_tolower(letter)).toUTF8String(result);
    }
    at += size;
    begins = is_valid && !u_isalnum(letter) && u_charType(letter) != U_NON_SPACING_MARK;
    if (at == 2 && result == "Mc") begins = true;
  }
  return result;
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

// What `word` is as a given name, its accents set aside.
GivenName given_name_of(const std::string& word) {
  return given_name(key_of(word));
}

// "NSC", "FEMA": too long for initials.
bool is_long_acronym(const std::string& word) {
  return word.size() > 2 && std::ranges::all_of(word, is_upper);
}

// Whether the word at `at` is a title, also of several ("Sens."), or the second half of "First Lady".
bool is_title_at(const Words& words, std::size_t at) {
  const std::string word = bare(words[at]);
  if (is_title(word)) return true;
  if (at == 0 && words.size() > 1 && word.size() > 3 && word.ends_with('s') && is_capital(words[at]))
    return is_title(word.substr(0, word.size() - 1)) || word == "drs";
  if (at == 0 || (word != "lady" && word != "gentleman")) return false;
  const std::string before = bare(words[at - 1]);
  return before == "first" || before == "second";
}

// Words between a title and what it is of: "Secretary of State", "Coordinator for Communications".
bool leads_to_charge(const std::string& word) {
  return word == "of" || word == "for" || word == "to" || word == "on" || word == "at" || word == "in";
}

// A word that a title is of, or one that links such words; none of a person's name.
bool belongs_to_charge(const std::string& word) {
  const std::string lower = bare(word);
  return is_charge(lower) || is_body_word(lower) || lower.empty() || is_digit(lower.front());
}

// Where the name of a person begins in words[begin, end), which follow a title and "of" or "for": "Strategic
// Communications | Odile Harrow". `end` when nothing shows that there is a name: "New York", "Homeland Security". What
// shows it is a given name, an initial, or words before it that are no name.
std::size_t name_behind_charge(const Words& words, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  while (first > begin && is_capital(words[first - 1]) && !belongs_to_charge(words[first - 1])) --first;
  for (std::size_t i = first; i + 1 < end; ++i) {
    const GivenName given = given_name_of(words[i]);
    if (given == GivenName::none && !is_initial(words[i])) continue;
    // "Governor of Virginia Felix Harrow": a place may be called as people are.
    const GivenName next = i + 2 < end ? given_name_of(words[i + 1]) : GivenName::none;
    const bool is_place = given != GivenName::either && next != GivenName::either && next != GivenName::none &&
                          given != GivenName::none && next != given;
    if (!is_place) return i;
  }
  const bool behind_charge = first > begin && first < end && is_capital(words[first - 1]);
  if (!behind_charge) return end;
  return end - first > 2 ? end - 2 : first;
}

// How many words before a person's name are what a title left out here is of: "Strategic Communications | Odile
// Harrow".
std::size_t charge_end(const Words& words, std::size_t end) {
  std::size_t charge = 0;
  while (charge < end && is_charge(bare(words[charge]))) ++charge;
  return charge + 1 < end && given_name_of(words[charge]) != GivenName::none ? charge : 0;
}

// How many of the first `end` of `words` are titles with what belongs to them; 0 when no name of a person would be
// left.
std::size_t role_end(const Words& words, std::size_t end) {
  std::size_t role = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const std::string word = bare(words[i]);
    if (is_body_word(word) && role == i && role > 0) return 0;  // "Justice Department"
    if (is_title_at(words, i) || is_honorific(word)) role = i + 1;
  }
  // "NSC Odile Harrow"
  if (role == 0 && end > 2 && is_long_acronym(words[0]) && given_name_of(words[1]) != GivenName::none) role = 1;
  if (role == 0) role = charge_end(words, end);
  if (role == 0) return 0;
  if (role < end && leads_to_charge(bare(words[role]))) {
    const std::size_t name = name_behind_charge(words, role + 1, end);
    return name < end ? name : 0;  // "The chair of the bench" is nobody's name
  }
  const auto is_body = [](const std::string& word) { return is_body_word(bare(word)); };
  const auto name = words.begin() + static_cast<std::ptrdiff_t>(role);
  return role < end && std::none_of(name, words.begin() + static_cast<std::ptrdiff_t>(end), is_body) ? role : 0;
}

// Whether words[0, end) are a title and what it is of, with nobody's name: "Secretary for Homeland Security".
bool is_office_of(const Words& words, std::size_t end) {
  for (std::size_t i = 0; i + 2 < end; ++i) {
    if (is_title_at(words, i) && is_capital(words[i]) && leads_to_charge(bare(words[i + 1]))) return true;
  }
  return false;
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
    const bool is_first_lady = word == "lady" && is_title_at(words, i);
    if ((!is_honorific(word) || is_first_lady) && !(i == 0 && word == "the")) role.push_back(words[i]);
  }
  return joined(role.begin(), role.end());
}

void drop_comma(std::string& word) {
  while (ends_with_comma(word) || word.ends_with(':')) word.pop_back();
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
  std::size_t aside = apposition(words);
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
  // "Mr. President" is spoken to, and is an office.
  const auto is_title_word = [](const std::string& word) { return is_title(bare(word)); };
  if (end > 1 && is_honorific(bare(words[0])) &&
      std::all_of(words.begin() + 1, words.begin() + static_cast<std::ptrdiff_t>(end), is_title_word)) {
    words.erase(words.begin());
    --end;
    --aside;
  }
  const std::size_t role = role_end(words, end);
  name.role = role_of(words, role);
  name.office = role == 0 && is_office_of(words, end);
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
