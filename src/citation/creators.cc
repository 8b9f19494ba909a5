#include "citation/creators.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "citation/plain.h"
#include "text/ascii.h"
#include "text/given_names.h"
#include "text/name_words.h"
#include "text/names.h"

namespace tenet::citation {
namespace {

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string result;
  for (std::size_t i = begin; i < end; ++i) result += (i == begin ? "" : " ") + words[i];
  return result;
}

using namespace std::string_view_literals;

// In lower case, without full stops and commas.
std::string bare_word(std::string_view word) {
  std::string bare;
  for (const char c : text::to_lower(word)) {
    if (c != '.' && c != ',') bare += c;
  }
  return bare;
}

// What makes a noun or an adjective of another word, and hardly ever ends a family name: "fellowship", "abolition".
bool is_derived(std::string_view word) {
  constexpr std::array endings = {"tion"sv, "sion"sv, "ism"sv, "ology"sv, "ational"sv};
  constexpr std::array family_names = {"kenship"sv, "inship"sv, "kness"sv};  // Blankenship, Harkness
  constexpr std::size_t longest_name = 9;                                    // Florence, Constance
  const auto ends = [word](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  };
  if (std::ranges::any_of(endings, ends)) return true;
  if (ends("ance") || ends("ence")) return word.size() > longest_name;
  const auto is_end = [word](std::string_view ending) { return word.ends_with(ending); };
  return (ends("ship") || ends("ness")) && std::ranges::none_of(family_names, is_end);
}

// "Ventures", "Solutions", "Rises": a plural or a verb that ends no family name, as Clements is one.
bool is_plural_or_verb(std::string_view word) {
  constexpr std::array endings = {"ures"sv, "tions"sv, "sions"sv, "ities"sv, "tives"sv, "usts"sv,
                                  "ists"sv, "rics"sv,  "tics"sv,  "ials"sv,  "tries"sv};
  constexpr std::size_t longest_name = 8;
  const auto ends = [word](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  };
  if (std::ranges::any_of(endings, ends)) return true;
  return word.ends_with("ises") || word.ends_with("izes") || (word.ends_with("ments") && word.size() > longest_name);
}

// "Human", "Regional", "Social", "Restorative": what a body deals with, or an adjective that is no given name.
bool is_field_of_work(std::string_view word) {
  constexpr std::array endings = {"ional"sv, "cial"sv, "eral"sv, "inal"sv, "equal"sv, "atic"sv, "rative"sv};
  return text::is_charge(word) ||
         std::ranges::any_of(endings, [word](std::string_view ending) { return word.ends_with(ending); });
}

// "Bundestag", "Landtag", "Bundesrat", "Riksdag", "Storting", "Folketing".
bool is_parliament(std::string_view word) {
  constexpr std::array endings = {"stag"sv, "dtag"sv, "srat"sv, "sdag"sv, "orting"sv, "keting"sv};
  return std::ranges::any_of(endings, [word](std::string_view ending) { return word.ends_with(ending); });
}

// "Jane", "J.", "Mr.", "Jean-Luc": what begins the name of a person. A name that is no common one may still do.
bool begins_person(std::string_view first) {
  const std::string word = bare_word(first);
  const std::string_view half = std::string_view(word).substr(0, word.find('-'));
  return word.size() == 1 || text::given_name(word) != text::GivenName::none ||
         text::given_name(half) != text::GivenName::none || text::is_title(word) || text::is_honorific(word);
}

// Whether words that do not begin as a person's name are a body's: a field of work and a noun ("Public Citizen"), a
// plural between two words ("Black Lives Matter"), a parliament. A plural in place of a family name is one in any case
// ("Arnold Ventures").
bool is_phrase(const std::vector<std::string>& words) {
  const std::string last = bare_word(words.back());
  if (is_plural_or_verb(last)) return true;
  if (begins_person(words.front())) return false;
  if (is_field_of_work(bare_word(words.front())) || is_parliament(last) || last == "justice") return true;
  return std::any_of(words.begin() + 1, words.end() - 1, [](const std::string& each) {
    const std::string word = bare_word(each);
    return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
           text::given_name(word) == text::GivenName::none;
  });
}

// Whether a name that ends so is that of a body: in its legal form, in the plural of a role ("Defenders"), in a charge
// ("Police") or in a derived word.
bool is_body_end(std::string_view last) {
  constexpr std::array legal_forms = {"ag"sv,  "bv"sv,  "co"sv, "corp"sv, "gmbh"sv, "inc"sv, "llc"sv,
                                      "llp"sv, "ltd"sv, "nv"sv, "plc"sv,  "pty"sv,  "srl"sv};
  const std::string word = bare_word(last);
  if (std::ranges::find(legal_forms, word) != legal_forms.end() || is_derived(word)) return true;
  if (word.size() > 5 && word.ends_with('s') && text::is_title(std::string_view(word).substr(0, word.size() - 1))) {
    return true;
  }
  const bool is_name = text::is_title(word) || word.ends_with("ship");  // Justice, Blankenship
  return text::is_charge(word) && !is_name;
}

// No word of a person's name: "council", "2nd", "of".
bool is_body_part(const std::string& word) {
  const std::string bare = bare_word(word);
  static constexpr std::string_view joining[] = {"of", "the", "for", "and", "&", "on", "to", "in", "against"};
  return text::is_body_word(bare) || std::ranges::any_of(word, text::is_digit) ||
         std::ranges::find(joining, bare) != std::end(joining);
}

bool is_particle(const std::string& word) {
  return !word.empty() && text::is_lower(word.front());
}

std::size_t words_in(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
}

// "Berg, Anna van der", "King, Martin Luther, Jr." as they are spoken; anything else as it is.
std::string spoken(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos) return name;
  const std::string behind = name.substr(comma + 2);
  const std::size_t second = behind.find(", ");
  const std::string given = behind.substr(0, second);
  if (text::is_name_suffix(text::to_lower(given.substr(0, given.find('.'))))) return name;
  const std::string suffix = second == std::string::npos ? "" : " " + behind.substr(second + 2);
  return given + ' ' + name.substr(0, comma) + suffix;
}

// Whether what stands before the comma can be a family name, so that what follows are given names.
bool is_inverted(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos || std::ranges::count(name, ',') > 2) return false;
  return std::ranges::count(name.substr(0, comma), ' ') <= 2;
}

}  // namespace

Creator body(std::string_view name) {
  return {.name = on_one_line(name)};
}

Creator person_or_body(std::string_view written) {
  Creator creator = body(written);
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < creator.name.size();) {
    const std::size_t end = std::min(creator.name.find(' ', begin), creator.name.size());
    all.push_back(creator.name.substr(begin, end - begin));
    begin = end + 1;
  }
  if (all.size() < 2 || std::ranges::any_of(all, is_body_part) || is_body_end(all.back())) return creator;
  if (!is_inverted(creator.name) && is_phrase(all)) return creator;
  const std::string in_order = is_inverted(creator.name) ? spoken(creator.name) : creator.name;
  const text::Name name = text::split_name(in_order);
  const std::size_t count = name.words.size();
  if (count < 2 || count > 5 || is_particle(name.words.back())) return creator;
  std::size_t family = count - 1;
  // "Jackson Lee, Sheila": the family name ends at the comma.
  const std::string before_comma = creator.name.substr(0, creator.name.find(','));
  if (in_order != creator.name) family = count - std::min(count - 1, words_in(before_comma));
  while (family > 1 && is_particle(name.words[family - 1])) --family;
  creator.given = joined(name.words, 0, family);
  creator.family = joined(name.words, family, count);
  creator.suffix = name.suffix;
  creator.name = creator.given + ' ' + creator.family + (name.suffix.empty() ? "" : " " + name.suffix);
  return creator;
}

namespace {

std::vector<std::string> split(std::string_view line, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    if (const std::string part = on_one_line(line.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == line.size()) return parts;
    line.remove_prefix(end + separator.size());
  }
}

// The people that `names` are, or nothing when one of them is none.
std::vector<Creator> all_people(const std::vector<std::string>& names) {
  std::vector<Creator> people;
  for (const std::string& name : names) {
    people.push_back(person_or_body(name));
    if (!people.back().is_person()) return {};
  }
  return people;
}

// "Jane Doe, John Roe" taken apart; "King, Martin", "van der Berg, Anna Q." and "Jane Doe, Jr." are left whole.
std::vector<std::string> at_commas(const std::vector<std::string>& names) {
  std::vector<std::string> parts;
  for (const std::string& name : names) {
    const std::vector<std::string> pieces = split(name, ",");
    const bool is_list = std::ranges::all_of(
        pieces, [](const std::string& piece) { return piece.find(' ') != std::string::npos && !is_particle(piece); });
    if (is_list) {
      parts.insert(parts.end(), pieces.begin(), pieces.end());
    } else {
      parts.push_back(name);
    }
  }
  return parts;
}

// "O.", "JB", "J.-P.": initials behind a family name.
bool are_initials(std::string_view word) {
  constexpr std::ptrdiff_t most = 3;
  const auto letters = std::ranges::count_if(word, [](char c) { return text::is_upper(c); });
  return letters > 0 && letters <= most &&
         std::ranges::all_of(word, [](char c) { return text::is_upper(c) || c == '.' || c == '-' || c == ' '; });
}

// "Harrow", "van der Harrow", but not "Jane Harrow", whose "JD" is no initials.
bool may_have_initials(std::string_view family) {
  return std::ranges::any_of(family, [](char c) { return text::is_lower(c); }) &&
         (family.find(' ') == std::string_view::npos || !text::begins_with_given_name(family));
}

// A list of family names with initials behind them, each as "Harrow, O.": "Harrow, O., Kern, I." and "Harrow O, Kern
// I". Empty where `part` is none, or one name alone.
std::vector<std::string> inverted_names(const std::string& part) {
  std::vector<std::string> pieces;
  for (const std::string& side : split(part, " and ")) {
    for (const std::string& half : split(side, " & ")) {
      for (std::string& piece : split(half, ",")) pieces.push_back(std::move(piece));
    }
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t space = pieces[i].rfind(' ');
    if (i + 1 < pieces.size() && may_have_initials(pieces[i]) && are_initials(pieces[i + 1])) {
      names.push_back(pieces[i] + ", " + pieces[i + 1]);
      ++i;
    } else if (space != std::string::npos && are_initials(std::string_view(pieces[i]).substr(space + 1))) {
      names.push_back(pieces[i].substr(0, space) + ", " + pieces[i].substr(space + 1));
    } else {
      return {};
    }
  }
  return names.size() > 1 ? names : std::vector<std::string>();
}

// `part` without what is no name: "By", "The" before an honorific, addresses of mail and handles, "et al.".
std::string names_alone(std::string part) {
  if (part.starts_with("By ") || part.starts_with("by ")) part.erase(0, 3);
  if (part.starts_with("The ") && text::is_honorific(bare_word(part.substr(4, part.find(' ', 4) - 4))))
    part.erase(0, 4);
  for (const std::string_view ending : {" et al.", " et al"}) {
    if (part.ends_with(ending)) part.erase(part.size() - ending.size());
  }
  const std::size_t at = part.find('@');
  const std::size_t space = at == std::string::npos ? at : part.rfind(' ', at);
  if (space != std::string::npos && space > 0) part.erase(space, std::min(part.find(' ', at), part.size()) - space);
  return part;
}

// The field cut where one author surely ends: at semicolons, ends of lines, slashes and bars with a space around them.
std::vector<std::string> cut_surely(std::string_view field) {
  std::vector<std::string> parts = {std::string(field)};
  for (const std::string_view separator : {"\n", ";", " / ", " | "}) {
    std::vector<std::string> cut;
    for (const std::string& part : parts) {
      for (std::string& piece : split(part, separator)) cut.push_back(std::move(piece));
    }
    parts = std::move(cut);
  }
  return parts;
}

}  // namespace

std::vector<Creator> read_authors(std::string_view field) {
  std::vector<Creator> authors;
  for (const std::string& each : cut_surely(field)) {
    const std::string part = names_alone(each);
    std::vector<Creator> people = all_people(inverted_names(part));
    for (const std::string_view joint : {" with ", " & ", " and "}) {
      if (people.empty()) people = all_people(at_commas(split(part, joint)));
      if (people.empty()) people = all_people(split(part, joint));
    }
    if (people.empty()) people.push_back(person_or_body(part));
    for (Creator& person : people) {
      if (std::ranges::none_of(authors, [&](const Creator& other) { return other.name == person.name; }))
        authors.push_back(std::move(person));
    }
  }
  return authors;
}

bool same_creator(const Creator& left, const Creator& right) {
  return text::name_key(left.name) == text::name_key(right.name);
}

}  // namespace tenet::citation
