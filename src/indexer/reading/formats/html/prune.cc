#include "indexer/reading/formats/html/prune.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using enum HtmlTag;

std::uint32_t roles_of_tag(HtmlTag tag) {
  switch (tag) {
    case nav:
    case menu: return role_navigation;
    case footer: return role_footer;
    case header: return role_header;
    case aside: return role_aside;
    case article:
    case main: return role_content;
    case form:
    case label:
    case fieldset: return role_form;
    case figcaption: return role_caption;
    case dialog: return role_notice;
    case address:
    case time: return role_byline;
    default: return 0;
  }
}

std::uint32_t roles_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "tablist" || role == "toolbar")
    return role_navigation;
  if (role == "banner") return role_header;
  if (role == "contentinfo") return role_footer;
  if (role == "complementary") return role_aside;
  if (role == "search") return role_form;
  if (role == "main" || role == "article") return role_content;
  if (role == "dialog" || role == "alertdialog") return role_notice;
  if (role == "doc-footnote" || role == "doc-endnotes") return role_note;
  return 0;
}

std::uint32_t roles_of_property(std::string_view property) {
  if (property.find("articleBody") != std::string_view::npos) return role_body;
  if (property == "comment" || property == "review") return role_comments;
  return 0;
}

// What has no words for a reader, whatever the style.
bool is_wordless(HtmlTag tag) {
  switch (tag) {
    case script:
    case style:

    case template_:
    case svg:
    case head:
    case title:
    case select:
    case datalist:
    case textarea:
    case button:
    case iframe:
    case object:
    case embed:
    case applet:
    case audio:
    case video:
    case canvas:
    case input:
    case noembed:
    case rp:
    case rt:
    case rtc:
    case amp_ad:
    case option:
    case optgroup:
    case progress:
    case meter:
    case map: return true;
    default: return false;
  }
}

bool style_hides(std::string_view style) {
  std::string plain;
  for (const char c : style) {
    if (!text::is_ascii_space(c)) plain += text::to_lower(c);
  }
  return plain.find("display:none") != std::string::npos || plain.find("visibility:hidden") != std::string::npos;
}

// Whether an element is a part of the page that React sent later than the rest: `<div hidden id="S:1f">`. A script puts
// it where it belongs, and shows it.
bool is_sent_later(std::string_view id) {
  return id.size() > 2 && id.starts_with("S:") && id.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

// A <footer> of a quotation names who said it.
bool stands_in_quotation(const HtmlTree& tree, std::size_t at) {
  if (tree.nodes[at].tag != footer) return false;
  const HtmlTag around = tree.nodes[tree.nodes[at].parent].tag;
  return around == blockquote || around == figure || around == figcaption;
}

// The words of a text, in lower case, with a space before and behind each.
std::string spaced_words(std::string_view text) {
  std::string words = " ";
  for (const char c : text) {
    if (text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c)) {
      words += text::to_lower(c);
    } else if (words.back() != ' ' && c != '\'') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

// Whether an id was made of the first heading inside, as programs do: "search-and-seizure". It says nothing of what the
// element is for. An id of one word has to be all of the heading: id="comments" above "2 comments" is none.
bool is_made_of_heading(const HtmlTree& tree, std::size_t at, std::string_view id) {
  constexpr std::uint32_t most_nodes = 40;  // before the heading
  const std::uint32_t end = std::min<std::uint32_t>(tree.nodes[at].end, static_cast<std::uint32_t>(at) + most_nodes);
  for (auto inside = static_cast<std::uint32_t>(at); inside < end; ++inside) {
    if (heading_level(tree.nodes[inside].tag) == 0) continue;
    if (inside == at) return true;
    std::string characters;
    for (std::uint32_t i = inside; i < std::min(end, tree.nodes[inside].end) && characters.size() < 300; ++i)
      characters += tree.nodes[i].text.substr(0, 300);
    const std::string heading = spaced_words(characters);
    const std::string words = spaced_words(id);
    if (heading == words) return true;
    std::size_t count = 0;
    for (std::size_t begin = 0; begin + 1 < words.size();) {
      const std::size_t next = words.find(' ', begin + 1);
      if (text::is_digit(words[begin + 1])) {  // of the second "discussion-1"
        begin = next;
        continue;
      }
      ++count;
      if (heading.find(std::string_view(words).substr(begin, next + 1 - begin)) == std::string::npos) return false;
      begin = next;
    }
    return count > 1;
  }
  return false;
}

// How many bytes of characters stand before each node, those without words for a reader left out. `passed_over` has the
// nodes of <noscript> that are.
std::vector<std::size_t> count_bytes(const HtmlTree& tree, const std::vector<bool>& passed_over) {
  const auto& nodes = tree.nodes;
  std::vector<std::size_t> bytes(nodes.size() + 1);
  for (std::size_t at = 0; at < nodes.size();) {
    const bool wordless = is_wordless(nodes[at].tag) || passed_over[at];
    const std::size_t end = wordless ? nodes[at].end : at + 1;
    for (std::size_t i = at; i < end; ++i) bytes[i + 1] = bytes[at];
    if (!wordless) bytes[end] += nodes[at].text.size();
    at = end;
  }
  return bytes;
}

// Whether an article is the teaser of another page: its heading is a link there, and its words are few.
bool is_teaser(const HtmlTree& tree, std::size_t at) {
  constexpr std::uint32_t most_nodes = 120;
  constexpr std::size_t most_words = 500;  // bytes
  const auto& nodes = tree.nodes;
  if (nodes[at].tag != article || nodes[at].end - at > most_nodes) return false;
  std::size_t heading = 0;
  std::size_t bytes = 0;
  for (std::size_t i = at; i < nodes[at].end; ++i) {
    bytes += nodes[i].text.size();
    if (heading == 0 && heading_level(nodes[i].tag) > 0) heading = i;
  }
  if (heading == 0 || nodes[heading].tag == h1 || bytes > most_words) return false;
  if (nodes[nodes[heading].parent].tag == a)
    return leads_elsewhere(tree.attribute(nodes[heading].parent, HtmlAttribute::href));
  std::size_t linked = 0;
  bytes = 0;
  for (std::size_t i = heading; i < nodes[heading].end; ++i) {
    bytes += nodes[i].text.size();
    if (nodes[i].tag == a && leads_elsewhere(tree.attribute(i, HtmlAttribute::href))) linked += tree.text(i).size();
  }
  return linked * 2 > bytes;
}

}  // namespace

bool is_hidden(const HtmlTree& tree, std::size_t at, std::uint32_t roles) {
  const HtmlNode& node = tree.nodes[at];
  if (node.attributes == 0 || node.tag == html || node.tag == body) return false;
  if (is_sent_later(tree.attribute(at, HtmlAttribute::id))) return false;
  if (tree.has_attribute(at, HtmlAttribute::hidden) && tree.attribute(at, HtmlAttribute::hidden) != "until-found")
    return true;
  if (tree.attribute(at, HtmlAttribute::aria_hidden) == "true") return true;
  if ((roles & role_hidden) != 0) return true;
  return style_hides(tree.attribute(at, HtmlAttribute::style));
}

std::uint32_t roles_without_names(const HtmlTree& tree, std::size_t element) {
  const HtmlNode& node = tree.nodes[element];
  std::uint32_t roles = stands_in_quotation(tree, element) ? 0 : roles_of_tag(node.tag);
  for (std::size_t i = node.first_attribute; i < node.first_attribute + node.attributes; ++i) {
    const auto& [name, value] = tree.attributes[i];
    if (name == HtmlAttribute::role) roles |= roles_of_role(value);
    if (name == HtmlAttribute::itemprop || name == HtmlAttribute::property) roles |= roles_of_property(value);
  }
  return roles;
}

std::vector<std::uint32_t> find_html_roles(const HtmlTree& tree) {
  constexpr std::size_t longest_name = 200;  // bytes
  std::vector<std::uint32_t> roles(tree.nodes.size());
  std::unordered_map<std::string_view, std::uint32_t> known;  // most elements have the class of another
  const auto roles_of_class = [&](std::string_view names) {
    const auto [found, is_new] = known.try_emplace(names.substr(0, longest_name));
    if (is_new) found->second = html_roles(found->first);
    return found->second;
  };
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (node.tag == HtmlTag::text) continue;
    roles[at] = roles_without_names(tree, at);
    if (is_teaser(tree, at)) roles[at] |= role_related;
    if (node.attributes == 0) continue;
    roles[at] |= roles_of_class(tree.attribute(at, HtmlAttribute::class_));
    const std::string_view id = tree.attribute(at, HtmlAttribute::id).substr(0, longest_name);
    const std::uint32_t named = html_roles(id);
    if (named != 0 && !is_made_of_heading(tree, at, id)) roles[at] |= named;
  }
  return roles;
}

std::vector<std::uint32_t> roles_around(const HtmlTree& tree, const std::vector<std::uint32_t>& roles) {
  std::vector<std::uint32_t> around(tree.nodes.size());
  // What holds the headline is no menu and no list of other pages, whatever it is called: id="tocSource".
  std::vector<bool> holds_headline(tree.nodes.size());
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    if (tree.nodes[at].tag != h1) continue;
    for (std::uint32_t up = tree.nodes[at].parent; up != 0 && !holds_headline[up]; up = tree.nodes[up].parent) {
      holds_headline[up] = true;
    }
  }
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    const HtmlTag tag = tree.nodes[at].tag;
    const bool is_frame = tag == body || tag == html || tag == main || holds_headline[at];
    const std::uint32_t own = is_frame ? 0 : roles[at];
    around[at] = around[tree.nodes[at].parent] | own;
  }
  return around;
}

std::vector<bool> find_hidden(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                              const Disclosures& disclosures) {
  const auto& nodes = tree.nodes;
  std::vector<bool> hidden(nodes.size());
  std::vector<std::size_t> bytes = count_bytes(tree, hidden);
  const auto is_most = [&](std::size_t at) { return (bytes[nodes[at].end] - bytes[at]) * 2 > bytes[nodes.size()]; };
  for (std::size_t at = 0; at < nodes.size(); ++at) hidden[at] = nodes[at].tag == noscript && !is_most(at);
  bytes = count_bytes(tree, hidden);
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    if (is_wordless(nodes[at].tag) && !disclosures.labels[at]) hidden[at] = true;
    if (hidden[at] || nodes[at].tag == HtmlTag::text || disclosures.panels[at]) continue;
    if (is_hidden(tree, at, roles[at])) hidden[at] = !is_most(at);
  }
  return hidden;
}

}  // namespace tenet::indexer
