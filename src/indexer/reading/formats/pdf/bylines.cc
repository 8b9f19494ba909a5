#include "indexer/reading/formats/pdf/bylines.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/given_names.h"
#include "text/name_words.h"
#include "text/stop_words.h"

namespace tenet::indexer::pdf {
namespace {

using Words = std::vector<std::string_view>;

Words words_in(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Lower case, without full stops and commas: "phd".
std::string bare(std::string_view word) {
  std::string form = text::to_lower(word);
  std::erase_if(form, [](char c) { return c == '.' || c == ','; });
  return form;
}

bool is_capitalised(std::string_view word) {
  return text::is_upper(word.front()) || !text::is_ascii(word.front());
}

// "J." or "J.B."
bool is_initial(std::string_view word) {
  return word.size() >= 2 && word.size() % 2 == 0 && text::is_upper(word[0]) && word[1] == '.';
}

// A word of small letters inside a name: "van", "de la".
bool is_particle(std::string_view word) {
  return word.size() <= 3 && !text::is_stop_word(word);
}

// Whether a body whose name has this word as its noun is nothing else: "Criminal Justice Reform" and "The Juvenile
// Court" may be what a text is about.
bool is_sure_body(std::string_view noun) {
  constexpr std::array<std::string_view, 17> nouns = {
      "academy",    "agency",    "alliance", "association",  "bureau",      "coalition",
      "commission", "committee", "congress", "council",      "department",  "federation",
      "foundation", "institute", "ministry", "organisation", "organization"};
  return std::ranges::find(nouns, noun) != nouns.end();
}

// The last word before "of", "on", "for" and the like: "committee" of "Committee on Corrections".
std::string noun_of(const Words& words) {
  std::size_t end = words.empty() ? 0 : 1;
  while (end < words.size() && !text::is_stop_word(bare(words[end]))) ++end;
  return end == 0 ? std::string() : bare(words[end - 1]);
}

// A body; one that something in brackets is said of may have any noun that bodies have.
bool is_body(std::string_view line) {
  const std::size_t bracket = line.find(" (");
  const Words words = words_in(line.substr(0, bracket));
  if (words.size() < 2 || !is_capitalised(words.front())) return false;
  for (const std::string_view word : words) {
    if (!is_capitalised(word) && !text::is_stop_word(word)) return false;
  }
  const std::string noun = noun_of(words);
  return is_sure_body(noun) || (bracket != std::string_view::npos && text::is_body_word(noun));
}

Byline person_of(std::string_view name) {
  Words words = words_in(name.substr(0, name.find(" (")));
  while (words.size() > 1 && text::is_name_suffix(bare(words.back()))) words.pop_back();
  constexpr std::size_t most_words = 6;
  if (words.empty() || words.size() > most_words || !is_capitalised(words.front())) return Byline::none;
  std::size_t titles = 0;
  while (titles < words.size() && (text::is_honorific(bare(words[titles])) || text::is_title(bare(words[titles])))) {
    ++titles;
  }
  if (words.size() - titles < (titles > 0 ? 1U : 2U)) return Byline::none;
  for (std::size_t i = titles; i < words.size(); ++i) {
    if (is_initial(words[i])) continue;
    const std::string form = bare(words[i]);
    const bool letters = std::ranges::all_of(
        words[i], [](char c) { return text::is_letter(c) || !text::is_ascii(c) || c == '-' || c == '\'' || c == '.'; });
    const bool little = text::is_stop_word(form) && text::given_name(form) == text::GivenName::none;  // not "Will"
    if (!letters || little || text::is_body_word(form)) return Byline::none;
    if (!is_capitalised(words[i]) && (i + 1 == words.size() || !is_particle(words[i]))) return Byline::none;
  }
  const bool known = titles > 0 || is_initial(words.front()) ||
                     text::given_name(bare(words.front())) != text::GivenName::none ||
                     (words.size() > 2 && is_initial(words[1]));
  return known ? Byline::certain : Byline::plausible;
}

// Whether it may say what somebody is or where he works: "Staff Attorney".
bool is_role(std::string_view part) {
  const Words words = words_in(part);
  return !words.empty() && std::ranges::all_of(words, [](std::string_view word) {
    return is_capitalised(word) || text::is_stop_word(word);
  });
}

}  // namespace

Byline byline_of(std::string_view line) {
  if (line.empty() || std::ranges::any_of(line, text::is_digit)) return Byline::none;
  if (std::string_view(":?!;").find(line.back()) != std::string_view::npos) return Byline::none;
  if (is_body(line)) return Byline::certain;
  Byline least = Byline::certain;
  bool joined = true;  // by "and" or a semicolon, or the first: a person
  for (bool first = true; !line.empty() || first; first = false) {
    std::size_t stop = line.size();
    std::size_t next = line.size();
    bool next_joined = false;
    for (const std::string_view between : {", and ", " and ", " & ", "; ", ", "}) {
      const std::size_t at = line.find(between);
      if (at >= stop) continue;
      stop = at;
      next = at + between.size();
      next_joined = between != ", ";
    }
    const std::string_view part = line.substr(0, stop);
    const Byline person = person_of(part);
    const bool suffix = text::is_name_suffix(bare(part));
    // Behind a comma a person or what the one before is; one plausible name beside a certain one is a person's, too.
    if (joined) {
      if (person == Byline::none) return Byline::none;
      if (first) least = person;
    } else if (person == Byline::none && !suffix && !is_role(part)) {
      return Byline::none;
    }
    line.remove_prefix(next);
    joined = next_joined;
  }
  return least;
}

}  // namespace tenet::indexer::pdf
