#include "text/names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/given_names.h"
#include "text/name_words.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::text {
namespace {

// `word` in lower case without full stops, commas and brackets: "Ph.D.," is "phd".
std::string bare_form(std::string_view word) {
  std::string bare = to_lower(word);
  std::erase_if(bare, [](char c) { return c == '.' || c == ',' || c == '(' || c == ')' || c == ':' || c == ';'; });
  return bare;
}

// A word of a mention, with what the tables are asked for and what they say.
struct Word {
  explicit Word(std::string_view word) : written(word) {}

  std::string written;
  std::string bare = bare_form(written);
  NameWordKinds is = kinds_of(bare);
};
using Words = std::vector<Word>;

// `mention` without what stands in brackets, cut at white space; commas stay with the word before them.
Words cut_words(std::string_view mention) {
  Words words;
  std::size_t begin = 0;
  int depth = 0;
  const auto add = [&](std::size_t end) {
    if (depth > 0 || end == begin) return;
    words.emplace_back(mention.substr(begin, end - begin));
    if (words.back().bare.empty()) words.pop_back();
  };
  for (std::size_t at = 0; at < mention.size();) {
    const std::size_t space = white_space_at(mention, at);
    const bool opens = mention[at] == '(';
    const bool closes = mention[at] == ')' && depth > 0;
    const bool ends = space > 0 || opens || closes;
    if (ends) add(at);
    depth += static_cast<int>(opens) - static_cast<int>(closes);
    at += std::max<std::size_t>(space, 1);
    if (ends) begin = at;
  }
  add(mention.size());
  return words;
}

bool is_capital(const Word& word) {
  return is_upper(word.written.front()) || !is_ascii(word.written.front());
}

bool has_lower(const Word& word) {
  return std::ranges::any_of(word.written, is_lower);
}

bool ends_with_comma(const std::string& word) {
  return word.ends_with(',') || word.ends_with(';');
}

void drop_comma(std::string& word) {
  while (ends_with_comma(word) || word.ends_with(':')) word.pop_back();
}

void drop_possessive(Word& word) {
  const std::string_view written = word.written;
  for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S", "'", "\u2019"}) {
    if (written.size() <= ending.size() || !written.ends_with(ending)) continue;
    word = Word(written.substr(0, written.size() - ending.size()));
    return;
  }
}

// "MCCARTHY" becomes "McCarthy", "O'MALLEY-SMITH" "O'Malley-Smith", "\u00C9TIENNE" "\u00C9tienne"; "J.", "U.S." and
// "III" stay.
void write_in_capitals(Word& word) {
  const std::string& written = word.written;
  if (written.find('.') != std::string::npos || word.is.suffix || written.size() == 1) return;
  std::string result;
  bool begins = true;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t size = std::max<std::size_t>(1, utf8_sequence(written, at).length);
    const char32_t point = code_point_at(written, at);
    const auto letter = static_cast<UChar32>(point);
    const bool is_valid = point != 0xFFFD;
    if (begins || !is_valid) {
      result.append(written, at, size);
    } else {
      icu::UnicodeString(u_tolower(letter)).toUTF8String(result);
    }
    at += size;
    begins = is_valid && !u_isalnum(letter) && u_charType(letter) != U_NON_SPACING_MARK;
    if (at == 2 && result == "Mc") begins = true;
  }
  word = Word(result);
}

// Where in `words` a comma parts the name from what is said about it ("Bratton, the commissioner"), or the number of
// words. Commas inside the names of bodies ("Alcohol, Tobacco") part nothing.
std::size_t apposition(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Word& next = words[i + 1];
    if (ends_with_comma(words[i].written) && !next.is.suffix && (!is_capital(next) || next.is.title)) return i + 1;
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
  std::string key = folded(word);
  std::erase_if(key, [](char c) { return is_ascii(c) && !is_letter(c) && !is_digit(c) && c != '-'; });
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
GivenName given_name_of(const Word& word) {
  return given_name(key_of(word.written));
}

// "J.D.", "LL.M.", "RN": what somebody puts behind his name, by its form.
bool is_letters_behind_name(const Word& word) {
  constexpr std::size_t longest = 5;  // letters
  std::size_t capitals = 0;
  std::size_t stops = 0;
  for (const char c : word.written) {
    if (!is_letter(c) && c != '.' && c != ',') return false;
    capitals += is_upper(c) ? 1 : 0;
    stops += c == '.' ? 1 : 0;
  }
  return capitals > 1 && word.bare.size() <= longest && (stops > 1 || capitals == word.bare.size());
}

// Makes suffixes of the letters behind a comma and a person's name: "Odile Harrow, RN, LL.M."
void mark_letters_behind_name(Words& words) {
  if (words.size() < 3) return;
  const bool begins_person = words[0].is.honorific || words[0].is.title || given_name_of(words[0]) != GivenName::none;
  if (!begins_person) return;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const bool is_behind = ends_with_comma(words[i - 1].written) || (i > 2 && words[i - 1].is.suffix);
    if (is_behind && is_letters_behind_name(words[i])) words[i].is.suffix = true;
  }
}

// "NSC", "FEMA": too long for initials.
bool is_long_acronym(const std::string& word) {
  return word.size() > 2 && std::ranges::all_of(word, is_upper);
}

// Whether the word at `at` is a title, also of several ("Sens."), or the second half of "First Lady".
bool is_title_at(const Words& words, std::size_t at) {
  const std::string& word = words[at].bare;
  if (words[at].is.title) return true;
  if (at == 0 && words.size() > 1 && word.size() > 3 && word.ends_with('s') && is_capital(words[at]))
    return is_title(std::string_view(word).substr(0, word.size() - 1)) || word == "drs";
  if (at == 0 || (word != "lady" && word != "gentleman")) return false;
  const std::string& before = words[at - 1].bare;
  return before == "first" || before == "second";
}

// Words between a title and what it is of: "Secretary of State", "Coordinator for Communications".
bool leads_to_charge(const Word& word) {
  const std::string& bare = word.bare;
  return bare == "of" || bare == "for" || bare == "to" || bare == "on" || bare == "at" || bare == "in";
}

// A word that a title is of, or one that links such words; none of a person's name.
bool belongs_to_charge(const Word& word) {
  return word.is.charge || word.is.body_word || word.bare.empty() || is_digit(word.bare.front());
}

// Where the name of a person begins in words[begin, end), which follow a title and "of" or "for": "Strategic
// Communications | Odile Harrow". `end` when nothing shows that there is a name: "New York", "Homeland Security". What
// shows it is a given name, an initial, or words before it that are no name.
std::size_t name_behind_charge(const Words& words, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  const auto is_of_name = [](const Word& word) {
    return (is_capital(word) || is_name_particle(word.written)) && !belongs_to_charge(word);
  };
  while (first > begin && is_of_name(words[first - 1])) --first;
  for (std::size_t i = first; i + 1 < end; ++i) {
    const GivenName given = given_name_of(words[i]);
    if (given == GivenName::none && !is_initial(words[i].written)) continue;
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
  while (charge < end && words[charge].is.charge) ++charge;
  return charge > 0 && charge + 1 < end && given_name_of(words[charge]) != GivenName::none ? charge : 0;
}

// How many of the first `end` of `words` are titles with what belongs to them; 0 when no name of a person would be
// left.
std::size_t role_end(const Words& words, std::size_t end) {
  std::size_t role = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (words[i].is.body_word && role == i && role > 0) return 0;  // "Justice Department"
    // "Minister for Justice"
    const bool is_charge = role > 0 && role + 1 == i && words[i].is.charge && leads_to_charge(words[i - 1]);
    if ((is_title_at(words, i) && !is_charge) || words[i].is.honorific) role = i + 1;
  }
  // "NSC Odile Harrow"
  if (role == 0 && end > 2 && is_long_acronym(words[0].written) && given_name_of(words[1]) != GivenName::none) role = 1;
  if (role == 0) role = charge_end(words, end);
  if (role == 0) return 0;
  if (role < end && leads_to_charge(words[role])) {
    const std::size_t name = name_behind_charge(words, role + 1, end);
    return name < end ? name : 0;  // "The chair of the bench" is nobody's name
  }
  const auto is_body = [](const Word& word) { return word.is.body_word; };
  const auto name = words.begin() + static_cast<std::ptrdiff_t>(role);
  return role < end && std::none_of(name, words.begin() + static_cast<std::ptrdiff_t>(end), is_body) ? role : 0;
}

// Whether words[0, end) are a title and what it is of, with nobody's name: "Secretary for Homeland Security".
bool is_office_of(const Words& words, std::size_t end) {
  for (std::size_t i = 0; i + 2 < end; ++i) {
    if (is_title_at(words, i) && is_capital(words[i]) && leads_to_charge(words[i + 1])) return true;
  }
  return false;
}

void append(std::string& line, const std::string& word) {
  if (!line.empty()) line += ' ';
  line += word;
}

// The words [begin, end), with a space between them.
std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string line;
  for (std::size_t i = begin; i < end; ++i) append(line, words[i].written);
  return line;
}

// The role in words[0, end), without honorifics and "the".
std::string role_of(const Words& words, std::size_t end) {
  std::string role;
  for (std::size_t i = 0; i < end; ++i) {
    const bool is_first_lady = words[i].bare == "lady" && is_title_at(words, i);
    const bool is_article = i == 0 && (words[i].bare == "the" || words[i].bare == "dear");
    const bool is_degree = words[i].bare == "right" && i + 1 < end && words[i + 1].is.honorific;  // "Right Hon."
    if (is_degree) continue;
    if ((!words[i].is.honorific || is_first_lady) && !is_article) append(role, words[i].written);
  }
  return role;
}

// Whether the word at `at`, before the last, belongs to the family name: "van", and "Van" where it can be no given
// name.
bool is_particle_of_family(const std::vector<std::string>& words, std::size_t at) {
  constexpr std::size_t longest = 6;
  if (words[at].size() > longest) return false;
  const std::string lower = to_lower(words[at]);
  if (!is_name_particle(lower)) return false;
  return lower == words[at] || (at > 0 && given_name(lower) == GivenName::none);
}

}  // namespace

std::string Name::plain() const {
  std::string plain;
  for (const std::string& word : words) append(plain, word);
  return plain;
}

std::string Name::family() const {
  if (words.empty()) return {};
  std::size_t begin = words.size() - 1;
  while (begin > 0 && is_particle_of_family(words, begin - 1)) --begin;
  std::string family;
  for (std::size_t i = begin; i < words.size(); ++i) append(family, words[i]);
  return family;
}

bool Name::may_be_family() const {
  const auto is_particle = [](const std::string& word) { return is_name_particle(to_lower(word)); };
  return words.size() < 2 || std::all_of(words.begin(), words.end() - 1, is_particle);
}

Name split_name(std::string_view mention) {
  Words words = cut_words(mention);
  const bool shouted = words.size() > 1 && std::ranges::none_of(words, [](const Word& word) {
                         return has_lower(word) && !word.is.honorific;
                       });
  if (shouted) {
    std::ranges::for_each(words, write_in_capitals);
  } else {
    mark_letters_behind_name(words);
  }
  std::size_t aside = apposition(words);
  std::size_t end = aside;
  Name name;
  while (end > 1 && words[end - 1].is.suffix) {
    const std::string& suffix = words[end - 1].written;
    name.suffix = name.suffix.empty() ? suffix : suffix + ' ' + name.suffix;
    --end;
  }
  if (end == 0) return name;
  drop_comma(name.suffix);
  drop_comma(words[end - 1].written);
  drop_possessive(words[end - 1]);
  const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
  // "Mr. President" is spoken to, and is an office.
  const auto is_title_word = [](const Word& word) { return word.is.title; };
  if (end > 1 && words[0].is.honorific && std::all_of(at(1), at(end), is_title_word)) {
    words.erase(words.begin());
    --end;
    --aside;
  }
  const std::size_t role = role_end(words, end);
  name.role = role_of(words, role);
  name.office = role == 0 && is_office_of(words, end);
  // "Chief Beck of Los Angeles", "Mr. BECK of Texas": only behind a title is this no part of the name.
  const auto is_of = [](const Word& word) { return word.written == "of"; };
  const auto of = role == 0 ? at(end) : std::find_if(at(role), at(end), is_of);
  const auto name_end = of == at(role) ? at(end) : of;
  if (name.role.empty() && aside < words.size()) {
    drop_comma(words.back().written);
    name.role = joined(words, aside, words.size());
  }
  if (role > 0 && std::none_of(at(role), name_end, has_lower)) std::for_each(at(role), name_end, write_in_capitals);
  for (auto word = at(role); word != name_end; ++word) name.words.push_back(std::move(word->written));
  return name;
}

std::string name_key(std::string_view name) {
  return name_key(split_name(name));
}

std::string name_key(const Name& name) {
  std::span<const std::string> words = name.words;
  if (words.size() > 1 && bare_form(words.front()) == "the") words = words.subspan(1);
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

bool begins_with_given_name(std::string_view name) {
  return given_name(key_of(std::string(name.substr(0, name.find(' '))))) != GivenName::none;
}

}  // namespace tenet::text
