#include "indexer/reading/formats/html/authors.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/html/bylines.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/title.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t outside = role_navigation | role_footer | role_related | role_comments | role_caption;

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
  return first.tag == HtmlTag::text && begins_byline(squeezed(first.text.substr(0, 80)));
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
