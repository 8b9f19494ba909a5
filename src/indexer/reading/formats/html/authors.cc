#include "indexer/reading/formats/html/authors.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/reading/formats/html/title.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t outside =
    role_navigation | role_footer | role_aside | role_related | role_comments | role_promotion;
constexpr std::size_t longest_name = 80;  // bytes

// What stands before a name in a byline.
constexpr std::array introductions = {
    "written by "sv, "posted by "sv, "published by "sv, "article by "sv, "story by "sv, "reported by "sv, "words by "sv,
    "author: "sv,    "authors: "sv,  "author "sv,       "by: "sv,        "by "sv,       "from "sv,        "von "sv};

std::string without_introduction(std::string name) {
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
  for (const std::string_view mark :
       {" | "sv, "|"sv, " \u2022 "sv, " \u00B7 "sv, " - "sv, " \u2013 "sv, " \u2014 "sv, "("sv, " on "sv, " at "sv,
        " for "sv, " in "sv, "<"sv, "@"sv, ";"sv, "/"sv, ":"sv}) {
    if (const std::size_t at = name.find(mark); at != std::string::npos) name.resize(at);
  }
  if (const std::size_t digit = name.find_first_of("0123456789"); digit != std::string::npos) name.resize(digit);
  name = squeezed(name);
  while (!name.empty() && std::string_view(",.-\"'").find(name.back()) != std::string_view::npos &&
         !(name.back() == '.' && name.size() > 2)) {
    name.pop_back();
  }
  return squeezed(name);
}

bool is_plausible(std::string_view name, const std::string& site) {
  if (name.size() < 2 || name.size() > longest_name) return false;
  if (name.find("http") != std::string_view::npos || name.find("www.") != std::string_view::npos) return false;
  const std::string folded = folded_words(name);
  if (folded.empty() || folded == folded_words(site)) return false;
  return std::ranges::count(folded, ' ') < 8;
}

void add_name(std::string name, const std::string& site, std::vector<std::string>& names) {
  name = without_introduction(squeezed(name));
  if (name.starts_with('@') || !is_plausible(name, site)) return;
  const std::string folded = folded_words(name);
  if (std::ranges::none_of(names, [&](const std::string& other) { return folded_words(other) == folded; })) {
    names.push_back(std::move(name));
  }
}

bool is_capitalised(std::string_view word) {
  return !word.empty() && (text::is_upper(word[0]) || !text::is_ascii(word[0]));
}

// Adds the names of "Jane Roe, Ivo Kern and Odile Harrow, staff writers".
void add_byline(std::string byline, const std::string& site, std::vector<std::string>& names) {
  byline = without_introduction(squeezed(byline));
  std::string rest = cut_at_end_of_name(byline);
  while (!rest.empty()) {
    std::size_t end = rest.size();
    std::size_t next = rest.size();
    for (const std::string_view between : {", and "sv, " and "sv, ", "sv, " & "sv, " with "sv}) {
      if (const std::size_t at = rest.find(between); at < end) {
        end = at;
        next = at + between.size();
      }
    }
    const std::string name = squeezed(std::string_view(rest).substr(0, end));
    const auto words = std::ranges::count(name, ' ') + 1;
    if (!is_capitalised(name) || words > 5) break;
    if (words > 1 || names.empty()) add_name(name, site, names);
    rest.erase(0, next);
  }
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
    if (is_block(tag) || tag == HtmlTag::br) text += " | ";
    text += tree.nodes[i].text;
  }
  std::string result = squeezed(text);
  while (result.starts_with("| ")) result.erase(0, 2);
  return result;
}

std::vector<std::uint32_t> roles_around(const HtmlTree& tree, const std::vector<std::uint32_t>& roles) {
  std::vector<std::uint32_t> around(tree.nodes.size());
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    const HtmlTag tag = tree.nodes[at].tag;
    const std::uint32_t own = tag == HtmlTag::body || tag == HtmlTag::html || tag == HtmlTag::main ? 0 : roles[at];
    around[at] = around[tree.nodes[at].parent] | own;
  }
  return around;
}

std::vector<std::string> marked_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                        const std::string& site) {
  const std::vector<std::uint32_t> around = roles_around(tree, roles);
  std::vector<std::string> names;
  const auto collect = [&](const auto& holds) {
    for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
      const HtmlNode& node = tree.nodes[at];
      if (node.tag == HtmlTag::text || node.attributes == 0 || (around[at] & outside) != 0 || !holds(at)) continue;
      std::string text = text_of(tree, at);
      if (text.empty()) text = squeezed(tree.attribute(at, HtmlAttribute::content));
      if (text.size() < 300) add_byline(std::move(text), site, names);
      at = node.end - 1;
    }
    return !names.empty();
  };
  const auto property = [&](std::size_t at) { return tree.attribute(at, HtmlAttribute::itemprop) == "author"; };
  const auto relation = [&](std::size_t at) {
    return tree.attribute(at, HtmlAttribute::rel).find("author") != std::string_view::npos;
  };
  const auto named = [&](std::size_t at) {
    for (const HtmlAttribute name : {HtmlAttribute::class_, HtmlAttribute::id}) {
      const std::string value = text::to_lower(tree.attribute(at, name).substr(0, 100));
      if (value.find("author") != std::string::npos || value.find("byline") != std::string::npos) return true;
    }
    return false;
  };
  if (collect(property) || collect(relation) || collect(named)) return names;
  return names;
}

}  // namespace

std::vector<std::string> find_html_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                           const MetaTags& meta, const LinkedData& data, const std::string& site) {
  std::vector<std::string> names;
  for (const std::string& author : data.authors) add_name(author, site, names);
  if (!names.empty()) return names;
  for (const std::string_view tag :
       {"citation_author", "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
        "dcterms.creator", "dc.creator.creator", "byl", "article:author_name", "article.author", "og:author", "authors",
        "creator", "cxenseparse:author", "twitter:data1"}) {
    for (const std::string& author : meta.all({tag})) add_name(author, site, names);
    if (!names.empty()) return names;
  }
  return marked_authors(tree, roles, site);
}

}  // namespace tenet::indexer
