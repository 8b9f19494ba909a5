#include "indexer/reading/formats/html/authors.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/title.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"
#include "text/dates.h"
#include "text/name_words.h"
#include "text/names.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t outside = role_navigation | role_footer | role_related | role_comments;
constexpr std::size_t longest_name = 80;  // bytes

// What stands before a name in a byline.
constexpr std::array introductions = {"written by "sv, "posted by "sv,   "published by "sv, "article by "sv,
                                      "story by "sv,   "reported by "sv, "words by "sv,     "author: "sv,
                                      "authors: "sv,   "author "sv,      "reporting by "sv, "submitted by "sv,
                                      "by: "sv,        "by "sv,          "from "sv,         "von "sv,
                                      "por "sv,        "par "sv,         "di "sv,           "door "sv};
// Those that begin a line on which nothing else says that a name follows.
constexpr std::array plain_introductions = {
    "by"sv,           "by:"sv, "written by"sv, "posted by"sv,   "story by"sv,   "words by"sv, "reporting by"sv,
    "submitted by"sv, "por"sv, "par"sv,        "reported by"sv, "article by"sv, "author:"sv,  "authors:"sv};
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
      if (lower.starts_with(introduction)) {
        name.erase(0, introduction.size());
        break;
      }
    }
  }
  return squeezed(name);
}

// What cannot be in a name ends it: a date, a bar, an address, a role behind a comma.
std::string cut_at_end_of_name(std::string name) {
  for (const std::string_view mark : {" | "sv, "|"sv, " - "sv, " \u2013 "sv, " \u2014 "sv, "("sv, " on "sv, " at "sv,
                                      " for "sv, " in "sv, "<"sv, "@"sv, ";"sv, "/"sv}) {
    if (const std::size_t at = name.find(mark); at != std::string::npos) name.resize(at);
  }
  // "Jane Roe Date: 2012": the word before a colon belongs to what follows.
  if (const std::size_t colon = name.find(':'); colon != std::string::npos) {
    name.resize(colon);
    name.resize(std::min(name.rfind(' '), name.size()));
  }
  if (const std::size_t digit = name.find_first_of("0123456789"); digit != std::string::npos) name.resize(digit);
  name = squeezed(name);
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

// Whether the words of a byline look like a name: in capitals but for particles, none of them of another sort.
bool looks_like_a_name(std::string_view name) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    const std::string folded = folded_words(word);
    if (std::ranges::find(no_names, folded) != no_names.end()) return false;
    if (!is_capitalised(word) && std::ranges::find(particles, folded) == particles.end()) return false;
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

// Whether it begins with a common given name, as those of people do.

// "by Jane Roe" of "March 5, 2024 by Jane Roe"; any other text as it is.
std::string behind_date(const std::string& text) {
  for (const std::string_view by : {" by "sv, " por "sv, " par "sv, " von "sv, " di "sv, " door "sv}) {
    const std::size_t at = text.find(by);
    if (at == std::string::npos) continue;
    const bool dated = std::ranges::any_of(std::string_view(text).substr(0, at), text::is_digit);
    if (dated && at < longest_name) return text.substr(at + 1);
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

// Adds the names of "Jane Roe, Ivo Kern and Odile Harrow, staff writers", which bars may stand in.
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

// Adds what a page states as its author: a name or a body, or several names, "Jane Roe and Ivo Kern", behind which the
// site may stand. A family name first, "Roe, Jane", stays so.
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

std::string text_of(const HtmlTree& tree, std::size_t at) {
  std::string text;
  for (std::size_t i = at; i < tree.nodes[at].end && text.size() < 400; ++i) {
    const HtmlTag tag = tree.nodes[i].tag;
    if (tag == HtmlTag::script || tag == HtmlTag::style || tag == HtmlTag::svg || tag == HtmlTag::time) {
      i = tree.nodes[i].end - 1;
      if (tag == HtmlTag::time) text += " | ";
      continue;
    }
    const bool parts = is_block(tag) || tag == HtmlTag::br;
    const bool abuts = tag != HtmlTag::text && !text.empty() && !text::is_ascii_space(text.back());
    if (parts || abuts) text += " | ";
    text += tree.nodes[i].text;
  }
  std::string result = squeezed(text);
  while (result.starts_with("| ")) result.erase(0, 2);
  return result;
}

// The person on a line that is a date and a name, "June 4, 2012 | Jane Roe", or a name and a job; empty for other
// lines.
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

// Adds who stands beside the headline on such a line.
void add_person_beside_title(const HtmlTree& tree, const std::vector<std::uint32_t>& around,
                             std::vector<std::string>& names) {
  constexpr std::size_t behind = 100;     // nodes
  constexpr std::size_t most_nodes = 20;  // of a line
  constexpr std::size_t longest_line = 120;
  std::size_t title = 0;
  while (title < tree.nodes.size() && tree.nodes[title].tag != HtmlTag::h1) ++title;
  for (std::size_t at = title; at < std::min(title + behind, tree.nodes.size()); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (!is_block(node.tag) || (around[at] & outside) != 0 || node.end - at > most_nodes) continue;
    const std::string line = text_of(tree, at);
    if (line.size() > longest_line) continue;
    if (std::string person = person_of(line); !person.empty()) return names.push_back(std::move(person));
  }
}

// Parts of addresses that lead to the page of an author.
constexpr std::array author_folders = {"/author/"sv,   "/authors/"sv,     "/people/"sv,       "/profile/"sv,
                                       "/profiles/"sv, "/contributor/"sv, "/contributors/"sv, "/staff/"sv,
                                       "/writers/"sv,  "/journalist/"sv,  "/by/"sv,           "/bio/"sv,
                                       "/writer/"sv,   "/columnists/"sv,  "/team/"sv};

// Whether an element is marked as the author.
bool has_author_property(const HtmlTree& tree, std::size_t at) {
  const std::string_view rdf = tree.attribute(at, HtmlAttribute::property);
  return tree.attribute(at, HtmlAttribute::itemprop) == "author" || rdf == "dc:creator" || rdf == "dcterms:creator";
}

bool has_author_relation(const HtmlTree& tree, std::size_t at) {
  return tree.attribute(at, HtmlAttribute::rel).find("author") != std::string_view::npos;
}

bool is_named_author(const HtmlTree& tree, std::size_t at) {
  constexpr std::array names = {"author"sv, "byline"sv, "autor"sv, "auteur"sv};
  return std::ranges::any_of(std::array{HtmlAttribute::class_, HtmlAttribute::id}, [&](HtmlAttribute attribute) {
    const std::string value = text::to_lower(tree.attribute(at, attribute).substr(0, 100));
    return std::ranges::any_of(names, [&](std::string_view name) { return value.find(name) != std::string::npos; });
  });
}

bool leads_to_author(const HtmlTree& tree, std::size_t at) {
  if (tree.nodes[at].tag != HtmlTag::a) return false;
  const std::string_view address = tree.attribute(at, HtmlAttribute::href);
  return std::ranges::any_of(author_folders,
                             [&](std::string_view folder) { return address.find(folder) != std::string_view::npos; });
}

bool says_by(const HtmlTree& tree, std::size_t at) {
  const HtmlNode& node = tree.nodes[at];
  if (node.end - at > 20 || at + 1 == node.end) return false;
  const HtmlNode& first = tree.nodes[at + 1];
  const std::string begin = text::to_lower(behind_date(squeezed(first.text.substr(0, 80))));
  return first.tag == HtmlTag::text && std::ranges::any_of(plain_introductions, [&](std::string_view introduction) {
           return begin.starts_with(introduction) &&
                  (begin.size() == introduction.size() || begin[introduction.size()] == ' ');
         });
}

bool is_marked_as_user(const HtmlTree& tree, std::size_t at) {
  return tree.attribute(at, HtmlAttribute::class_) == "username";
}

// What stands at the foot of a post may name its author.
bool is_beside_the_post(const HtmlTree& tree, const std::vector<std::uint32_t>& around, std::size_t at) {
  const std::uint32_t left_out = around[at] & outside;
  if (left_out != role_footer) return left_out != 0;
  const std::string_view name = tree.attribute(at, HtmlAttribute::class_);
  return name.find("post-author") == std::string_view::npos && name.find("entry-author") == std::string_view::npos;
}

// The authors in the first elements that `is_author` holds for.
std::vector<std::string> authors_where(const HtmlTree& tree, const std::vector<std::uint32_t>& around,
                                       const std::string& site, bool (*is_author)(const HtmlTree&, std::size_t)) {
  constexpr std::size_t most_apart = 60;  // nodes from one author of a page to the next
  constexpr std::size_t longest = 300;
  std::vector<std::string> names;
  std::size_t last = 0;
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (node.tag == HtmlTag::text || node.tag == HtmlTag::script) continue;
    if (is_beside_the_post(tree, around, at) || !is_author(tree, at)) continue;
    std::string text = text_of(tree, at);
    if (text.empty()) text = squeezed(tree.attribute(at, HtmlAttribute::content));
    if (!names.empty() && at > last + most_apart) break;
    if (text.size() < longest) add_byline(text, site, names);
    at = node.end - 1;
    last = at;
  }
  return names;
}

// By the surest marks that a page has.
std::vector<std::string> marked_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                        const std::string& site) {
  const std::vector<std::uint32_t> around = roles_around(tree, roles);
  constexpr std::array marks = {has_author_property, has_author_relation, is_named_author, leads_to_author, says_by,
                                is_marked_as_user};
  for (const auto& mark : marks) {
    std::vector<std::string> names = authors_where(tree, around, site, mark);
    if (!names.empty()) return names;
  }
  std::vector<std::string> names;
  add_person_beside_title(tree, around, names);
  return names;
}

}  // namespace

std::vector<std::string> find_html_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                           const MetaTags& meta, const LinkedData& data, const std::string& site) {
  std::vector<std::string> names;
  std::vector<std::string> user_names;  // "jroe", "jane.roe": better than nothing
  std::vector<std::string> site_names;  // the body whose site it is, where nobody else is named
  const auto add = [&](const std::string& author) {
    if (folded_words(author) == folded_words(site)) return add_name(author, {}, site_names);
    add_stated(author, site, is_user_name(author) ? user_names : names);
  };
  for (const std::string& author : data.authors) add(author);
  if (!names.empty()) return names;
  for (const std::string_view tag :
       {"citation_author", "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
        "dcterms.creator", "dc.creator.creator", "byl", "article:author_name", "article.author", "og:author", "authors",
        "creator", "cxenseparse:author", "twitter:data1"}) {
    for (const std::string& author : meta.all({tag})) add(author);
    if (!names.empty()) return names;
  }
  names = marked_authors(tree, roles, site);
  if (names.empty()) names = std::move(user_names);
  return names.empty() ? site_names : names;
}

}  // namespace tenet::indexer
