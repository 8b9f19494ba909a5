#include "indexer/reading/formats/html/dates.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "indexer/reading/formats/html/date_text.h"
#include "indexer/reading/formats/html/dated_page.h"
#include "indexer/reading/formats/html/day_order.h"
#include "indexer/reading/formats/html/disclosures.h"
#include "indexer/reading/formats/html/line_dates.h"
#include "indexer/reading/formats/html/stated_dates.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"
#include "text/dates.h"

namespace tenet::indexer {
namespace {

std::string value_of(const HtmlTree& tree, std::size_t at) {
  constexpr std::size_t most_nodes = 60;
  for (const HtmlAttribute name : {HtmlAttribute::datetime, HtmlAttribute::content}) {
    if (const auto value = tree.attribute(at, name); !value.empty()) return squeezed(value.substr(0, longest_byline));
  }
  std::string text;
  const std::size_t end = std::min<std::size_t>(tree.nodes[at].end, at + most_nodes);
  for (std::size_t i = at; i < end && text.size() < longest_byline; ++i) {
    const bool parts = tree.nodes[i].tag == HtmlTag::br || is_block(tree.nodes[i].tag);
    text += parts ? " " : tree.nodes[i].text.substr(0, longest_byline);
  }
  return squeezed(text);
}

// Whether an element belongs to a link to another page: of the headings in the least element around both, the last
// before it, else the first behind, is a link that is not the headline.
bool is_of_other_page(const DatedPage& page, std::size_t at) {
  constexpr std::size_t most_nodes = 200;
  constexpr int most_levels = 6;
  const auto& nodes = page.tree.nodes;
  std::size_t heading = 0;
  std::size_t around = nodes[at].parent;
  for (int level = 0; level < most_levels && around != 0 && heading == 0; ++level, around = nodes[around].parent) {
    if (nodes[around].end - around >= most_nodes) break;
    for (std::size_t i = around; i < nodes[around].end && (i < at || heading == 0); ++i) {
      if (heading_level(nodes[i].tag) > 0) heading = i;
    }
  }
  if (heading == 0 || nodes[heading].tag == HtmlTag::h1) return false;
  const std::string words = squeezed(page.tree.text(heading));
  if (words == page.title) return false;
  for (std::size_t i = heading; i < nodes[heading].end; ++i) {
    if (nodes[i].tag == HtmlTag::a && squeezed(page.tree.text(i)) == words) return true;
  }
  return nodes[nodes[heading].parent].tag == HtmlTag::a;
}

// Whether an element is a part of a sentence: "The hearing is on <time>July 4</time> in room 4."
bool is_in_sentence(const DatedPage& page, std::size_t at) {
  constexpr std::ptrdiff_t least_words = 3;  // before it, in small letters
  constexpr int most_levels = 20;
  constexpr std::size_t most_nodes = 200;
  const auto& nodes = page.tree.nodes;
  std::size_t block = nodes[at].parent;
  for (int level = 0; level < most_levels && block != 0 && !is_block(nodes[block].tag); ++level)
    block = nodes[block].parent;
  if ((nodes[block].tag != HtmlTag::p && nodes[block].tag != HtmlTag::li) || at - block > most_nodes) return false;
  std::string before;
  for (std::size_t i = block; i < at; ++i) before += nodes[i].text;
  const auto is_small = [](std::string_view word) { return text::is_lower(word.front()); };
  const std::string lower = text::to_lower(before);
  return std::ranges::count_if(words_of(before), is_small) >= least_words && !has_date_label(lower) &&
         !is_of_update(lower);
}

// Whether all that stands in the box around a date is that and a link to another page. What stands below the headline
// is of this page: the link may be the author's.
bool is_beside_link(const DatedPage& page, std::size_t at) {
  constexpr std::size_t most_nodes = 100;
  constexpr int most_levels = 8;
  const auto& nodes = page.tree.nodes;
  if (page.head.behind.begin <= at && at < page.head.behind.end) return false;
  const std::string own = squeezed(page.tree.text(at));
  std::size_t box = nodes[at].parent;
  std::string words;
  for (int level = 0; level < most_levels && box != 0; ++level, box = nodes[box].parent) {
    if (nodes[box].end - box > most_nodes) return false;
    words = squeezed(page.tree.text(box));
    if (is_block(nodes[box].tag) && words != own) break;
  }
  if (words.find(page.title) != std::string::npos) return false;
  std::string linked;
  std::size_t others = 0;  // words that are neither
  for (std::size_t i = box; i < nodes[box].end;) {
    const bool is_link = nodes[i].tag == HtmlTag::a && leads_elsewhere(page.tree.attribute(i, HtmlAttribute::href));
    if (is_link) linked += ' ' + page.tree.text(i);
    if (nodes[i].tag == HtmlTag::text) others += words_of(nodes[i].text).size();
    i = is_link || i == at ? nodes[i].end : i + 1;
  }
  return others == 0 && words_of(linked).size() >= 3;
}

template <typename Holds>
std::optional<text::Date> first_marked(const DatedPage& page, Stretch where, const Holds& holds) {
  for (std::size_t at = where.begin; at < where.end; ++at) {
    if (page.tree.nodes[at].tag == HtmlTag::text || is_of_site(page, at) || !holds(at)) continue;
    const auto date = date_within(value_of(page.tree, at), page.order);
    if (date && !page.quoted[at] && !is_of_other_page(page, at) && !is_beside_link(page, at)) return date;
  }
  return std::nullopt;
}

std::string value_of(const DatedPage& page, std::size_t at, HtmlAttribute name) {
  return text::to_lower(page.tree.attribute(at, name).substr(0, 100));
}

bool has_date_property(const DatedPage& page, std::size_t at) {
  const std::string property = value_of(page, at, HtmlAttribute::itemprop);
  if (property.find("datepublished") != std::string::npos || property.find("datecreated") != std::string::npos)
    return true;
  if (page.tree.nodes[at].tag == HtmlTag::meta) return false;
  const std::string rdf = value_of(page, at, HtmlAttribute::property);
  return rdf.find("datepublished") != std::string::npos || rdf == "dc:date" || rdf == "dcterms:date" ||
         rdf == "dcterms:issued" || rdf == "dcterms:created" || rdf == "dc:created";
}

// The date that an element of a stretch is marked with, by the surest marks.
std::optional<text::Date> date_of_element(const DatedPage& page, Stretch where, bool takes_updates) {
  const auto has_property = [&](std::size_t at) { return has_date_property(page, at); };
  if (const auto date = first_marked(page, where, has_property)) return date;
  const auto is_any_time = [&](std::size_t at) {
    return page.tree.nodes[at].tag == HtmlTag::time && !is_in_sentence(page, at);
  };
  const auto is_first_time = [&](std::size_t at) {
    return is_any_time(at) && !is_of_update(value_of(page, at, HtmlAttribute::class_)) &&
           !is_of_update(value_of(page, at, HtmlAttribute::itemprop));
  };
  if (const auto date = first_marked(page, where, is_first_time)) return date;
  if (takes_updates) {
    if (const auto date = first_marked(page, where, is_any_time)) return date;
  }
  const auto is_byline = [&](std::size_t at) {
    return (page.roles[at] & role_byline) != 0 && page.tree.nodes[at].end - at < 60 && !is_in_sentence(page, at);
  };
  return first_marked(page, where, is_byline);
}

// What stands below the headline, then what the page marks anywhere.
std::optional<text::Date> marked_date(const DatedPage& page) {
  const Stretch head = page.head.behind;
  if (const auto date = date_of_element(page, head, false)) return date;
  if (const auto date = dates_on_lines(page, head).first) return date;
  if (const auto date = date_of_element(page, {1, page.tree.nodes.size()}, true)) return date;
  if (const auto date = date_beside_title(page)) return date;
  return labelled_date(page);
}

}  // namespace

std::string find_html_date(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const MetaTags& meta,
                           const LinkedData& data, const DateHints& hints) {
  const auto whole = [](std::string_view value) { return date_within(value); };
  if (const auto stated = stated_date(meta, data, whole)) return text::to_iso(*stated);
  DayOrder order = day_order_of(hints.language);
  if (order == DayOrder::unknown) order = day_order_on(tree);
  const DatedPage page = make_dated_page(tree, roles, hints.title, order);
  std::optional<text::Date> date = marked_date(page);
  if (!date) date = date_of_address(hints.url);
  const auto part = stated_date(meta, data, [](std::string_view value) { return part_of_date(value); });
  if (part && (!date || !is_within(*date, *part))) date = part;
  if (!date) date = labelled_update(page);
  if (!date) date = month_below_title(page);
  return date ? text::to_iso(*date) : std::string();
}

}  // namespace tenet::indexer
