#include "indexer/reading/formats/html/bylines.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/html/date_text.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "indexer/reading/formats/html/title.h"
#include "text/ascii.h"
#include "text/dates.h"
#include "text/name_words.h"
#include "text/names.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_name = 80;  // bytes

// What stands before a name in a byline.
constexpr std::array introductions = {
    "written by"sv, "posted by"sv, "published by"sv, "article by"sv,   "story by"sv,     "reported by"sv,
    "words by"sv,   "authors"sv,   "author"sv,       "reporting by"sv, "submitted by"sv, "by"sv,
    "from"sv,       "von"sv,       "por"sv,          "par"sv,          "di"sv,           "door"sv};
// Those that begin a line on which nothing else says that a name follows.
constexpr std::array plain_introductions = {
    "by"sv,  "written by"sv, "posted by"sv,   "story by"sv,   "words by"sv, "reporting by"sv, "submitted by"sv,
    "por"sv, "par"sv,        "reported by"sv, "article by"sv, "author:"sv,  "authors:"sv};
// Last words of what stands beside a name and is none: a job, an agency.
constexpr std::array jobs = {"writer"sv,        "writers"sv,   "reporter"sv,    "reporters"sv,    "editor"sv,
                             "editors"sv,       "columnist"sv, "contributor"sv, "contributors"sv, "staff"sv,
                             "correspondent"sv, "press"sv,     "bureau"sv,      "photographer"sv, "producer"sv,
                             "analyst"sv,       "fellow"sv,    "intern"sv};

std::string without_introduction(std::string name) {
  if (name.size() > 3 && name.starts_with("By") && text::is_upper(name[2])) name.erase(0, 2);
  for (int i = 0; i < 2; ++i) {
    const std::string lower = text::to_lower(name);
    for (const std::string_view introduction : introductions) {
      if (!lower.starts_with(introduction)) continue;
      const std::size_t colon = lower.substr(introduction.size()).starts_with(':') ? 1 : 0;
      if (!lower.substr(introduction.size() + colon).starts_with(' ')) continue;
      name.erase(0, introduction.size() + colon + 1);
      break;
    }
  }
  return squeezed(name);
}

// Words of small letters that stand inside names.
constexpr std::array particles = {"de"sv,  "da"sv,  "di"sv, "du"sv,  "del"sv, "della"sv, "van"sv, "von"sv,
                                  "der"sv, "den"sv, "la"sv, "le"sv,  "bin"sv, "al"sv,    "el"sv,  "y"sv,
                                  "e"sv,   "the"sv, "of"sv, "ter"sv, "dos"sv, "das"sv};
// Words that stand in bylines and are in no name.
constexpr std::array no_names = {
    "minute"sv,    "minutes"sv, "min"sv,       "mins"sv,      "read"sv,     "by"sv,        "written"sv, "updated"sv,
    "published"sv, "posted"sv,  "share"sv,     "follow"sv,    "comments"sv, "view"sv,      "more"sv,    "about"sv,
    "profile"sv,   "photo"sv,   "image"sv,     "skip"sv,      "articles"sv, "posts"sv,     "all"sv,     "subscribe"sv,
    "contact"sv,   "email"sv,   "twitter"sv,   "facebook"sv,  "linkedin"sv, "instagram"sv, "website"sv, "author"sv,
    "authors"sv,   "january"sv, "february"sv,  "march"sv,     "april"sv,    "june"sv,      "july"sv,    "august"sv,
    "september"sv, "october"sv, "november"sv,  "december"sv,  "jan"sv,      "feb"sv,       "mar"sv,     "apr"sv,
    "jun"sv,       "jul"sv,     "aug"sv,       "sep"sv,       "sept"sv,     "oct"sv,       "nov"sv,     "dec"sv,
    "monday"sv,    "tuesday"sv, "wednesday"sv, "thursday"sv,  "friday"sv,   "saturday"sv,  "sunday"sv,  "today"sv,
    "ago"sv,       "hours"sv,   "days"sv,      "read more"sv, "home"sv,     "news"sv,      "blog"sv,    "search"sv,
    "login"sv,     "member"sv};

bool is_no_name(std::string_view word) {
  return std::ranges::find(no_names, folded_words(word)) != no_names.end();
}

std::string_view last_word(std::string_view name) {
  return name.substr(name.rfind(' ') + 1);
}

// What cannot be in a name ends it: a date, a bar, an address, a role behind a comma.
std::string cut_at_end_of_name(std::string name) {
  for (const std::string_view mark : {" | "sv, "|"sv, " - "sv, " \u2013 "sv, " \u2014 "sv, "("sv, ")"sv, " on "sv,
                                      " at "sv, " for "sv, " in "sv, "<"sv, "@"sv, ";"sv, "/"sv}) {
    if (const std::size_t at = name.find(mark); at != std::string::npos) name.resize(at);
  }
  // "Jane Roe Date: 2012": the word before a colon belongs to what follows.
  if (const std::size_t colon = name.find(':'); colon != std::string::npos) {
    name.resize(colon);
    name.resize(std::min(name.rfind(' '), name.size()));
  }
  const bool is_dated = name.find_first_of("0123456789") < name.size();
  if (is_dated) name.resize(name.find_first_of("0123456789"));
  name = squeezed(name);
  // "Jane Roe March 2": the month belongs to the day.
  while (is_dated && is_no_name(last_word(name))) name = squeezed(name.substr(0, name.size() - last_word(name).size()));
  // "Jane Roe of the Post"
  const std::size_t of = name.find(" of ");
  if (of != std::string::npos && name.find(' ') < of && text::begins_with_given_name(name)) name.resize(of);
  while (!name.empty() && std::string_view(",.-\"'").find(name.back()) != std::string_view::npos &&
         !(name.back() == '.' && name.size() > 2)) {
    name.pop_back();
  }
  return squeezed(name);
}

bool is_capitalised(std::string_view word) {
  return !word.empty() && (text::is_upper(word[0]) || !text::is_ascii(word[0]));
}

bool is_plausible(std::string_view name, const std::string& site) {
  if (name.size() < 2 || name.size() > longest_name || text::is_digit(name[0])) return false;
  if (name.find("http") != std::string_view::npos || name.find("www.") != std::string_view::npos) return false;
  const std::string folded = folded_words(name);
  if (folded.empty() || folded == folded_words(site) || folded == "by" || folded == "admin") return false;
  return std::ranges::count(folded, ' ') < 8;
}

// Whether the words of a byline look like a name: in capitals but for particles, none of them of another sort.
bool looks_like_a_name(std::string_view name) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    const bool is_particle = std::ranges::find(particles, folded_words(word)) != particles.end();
    if (is_no_name(word) || (!is_capitalised(word) && !is_particle)) return false;
    ++words;
    at = end + 1;
  }
  return words > 0 && words <= 5 && is_capitalised(name);
}

// Whether it says what somebody is, behind a name: "Staff Writers".
bool is_job(std::string_view name) {
  const std::string folded = folded_words(name);
  return std::ranges::find(jobs, std::string_view(folded).substr(folded.rfind(' ') + 1)) != jobs.end();
}

// "by Jane Roe" of "March 5, 2024 by Jane Roe"; any other text as it is.
std::string behind_date(const std::string& text) {
  for (const std::string_view by : {" by "sv, " por "sv, " par "sv, " von "sv, " di "sv, " door "sv}) {
    const std::size_t at = text.find(by);
    if (at == 0 || at >= longest_name) continue;
    const std::string_view before = std::string_view(text).substr(0, at);
    const bool is_number = text::is_digit(before[0]) && before.find_first_of("/-.") != std::string_view::npos;
    if (is_number || date_within(before)) return text.substr(at + 1);
  }
  return text;
}

// Points and bullets between the parts of a byline made bars.
std::string with_bars(std::string byline) {
  for (const std::string_view point : {" \u2022 "sv, " \u00B7 "sv, " // "sv}) {
    for (std::size_t at = byline.find(point); at != std::string::npos; at = byline.find(point, at)) {
      byline.replace(at, point.size(), " | ");
    }
  }
  return byline;
}

// The part of `written` that may name authors: a page may give any text as their names.
std::string byline_of(const std::string& written) {
  constexpr std::size_t longest = 2000;  // bytes
  return written.size() <= longest ? written : written.substr(0, text::code_point_before(written, longest));
}

// Whether it is the name of a body: "Department of Justice".
bool has_body_word(std::string_view name) {
  const std::string folded = folded_words(name);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (text::is_body_word(std::string_view(folded).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_user_name(std::string_view name) {
  return std::ranges::none_of(name, [](char c) { return text::is_upper(c) || c == ' ' || !text::is_ascii(c); });
}

void add_name(std::string name, const std::string& site, std::vector<std::string>& names) {
  name = without_introduction(squeezed(name));
  if (name.starts_with('@') || !is_plausible(name, site)) return;
  const std::string folded = folded_words(name);
  if (std::ranges::none_of(names, [&](const std::string& other) { return folded_words(other) == folded; })) {
    names.push_back(std::move(name));
  }
}

bool begins_byline(const std::string& line) {
  const std::string lower = text::to_lower(behind_date(line));
  return std::ranges::any_of(plain_introductions, [&](std::string_view introduction) {
    return lower.starts_with(introduction) && (lower.size() == introduction.size() ||
                                               lower[introduction.size()] == ' ' || lower[introduction.size()] == ':');
  });
}

void add_byline(const std::string& written, const std::string& site, std::vector<std::string>& names) {
  const std::string byline = with_bars(behind_date(byline_of(written)));
  for (std::size_t at = 0; at < byline.size();) {
    const std::size_t end = std::min(byline.find('|', at), byline.size());
    std::string rest =
        cut_at_end_of_name(without_introduction(squeezed(std::string_view(byline).substr(at, end - at))));
    at = end + 1;
    const std::size_t before = names.size();
    // Of "Jane Roe, Staff Attorney, Law Project" the first is a name; "and" stands before the last of several.
    const bool listed = rest.find(" and "sv) != std::string::npos || rest.find(" & "sv) != std::string::npos;
    while (!rest.empty()) {
      std::size_t stop = rest.size();
      std::size_t next = rest.size();
      for (const std::string_view between : {", and "sv, " and "sv, ", "sv, " & "sv, " with "sv}) {
        if (const std::size_t place = rest.find(between); place < stop) {
          stop = place;
          next = place + between.size();
        }
      }
      const std::string name = squeezed(std::string_view(rest).substr(0, stop));
      if (!looks_like_a_name(name) ||
          (names.size() > before && (is_job(name) || !(listed || text::begins_with_given_name(name)))))
        break;
      if (name.find(' ') != std::string::npos || names.empty()) add_name(name, site, names);
      rest.erase(0, next);
    }
    if (names.size() > before) return;  // what comes behind is a role, a date, a place
  }
}

void add_stated(const std::string& author, const std::string& site, std::vector<std::string>& names) {
  std::vector<std::string> parts;
  std::string rest = without_introduction(squeezed(byline_of(author)));
  while (!rest.empty()) {
    std::size_t stop = rest.size();
    std::size_t next = rest.size();
    for (const std::string_view between : {", and "sv, " and "sv, ", "sv, " & "sv}) {
      if (const std::size_t place = rest.find(between); place < stop) {
        stop = place;
        next = place + between.size();
      }
    }
    parts.push_back(rest.substr(0, stop));
    rest.erase(0, next);
  }
  const auto is_beside_name = [&](const std::string& part) {
    return folded_words(part) == folded_words(site) || is_job(part) || has_body_word(part) || part.starts_with("The ");
  };
  while (parts.size() > 1 && !has_body_word(parts.front()) && is_beside_name(parts.back())) parts.pop_back();
  const bool are_names = std::ranges::all_of(parts, [](const std::string& part) {
    const auto words = std::ranges::count(part, ' ') + 1;
    return looks_like_a_name(part) && !has_body_word(part) && words > 1 && words < 4;
  });
  if (!are_names) return add_name(author, site, names);
  for (std::string& part : parts) add_name(std::move(part), site, names);
}

std::string person_of(const std::string& line) {
  const std::string parts = with_bars(line) + '|';
  std::string person;
  bool has_other = false;
  for (std::size_t at = 0; at < parts.size();) {
    const std::size_t end = parts.find('|', at);
    const std::string part = squeezed(std::string_view(parts).substr(at, end - at));
    const std::string name = part.substr(0, part.find(','));
    at = end + 1;
    if (text::read_written_date(part).date) {
      has_other = true;
    } else if (looks_like_a_name(name) && name.find(' ') != std::string::npos && text::begins_with_given_name(name) &&
               !is_job(name)) {
      if (!person.empty()) return {};
      person = name;
      if (name.size() < part.size()) {
        if (!is_job(part)) return {};
        has_other = true;
      }
    }
  }
  return has_other ? person : std::string();
}

}  // namespace tenet::indexer
