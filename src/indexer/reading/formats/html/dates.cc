#include "indexer/reading/formats/html/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "indexer/reading/formats/html/date_text.h"
#include "indexer/reading/formats/html/day_order.h"
#include "indexer/reading/formats/html/disclosures.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/stated_dates.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"
#include "text/dates.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t outside = role_navigation | role_footer | role_related | role_comments;
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

// Which nodes stand in quotations, so that their dates are those of what is quoted: an embedded post, a letter. A
// quotation that has the headline is none.
std::vector<bool> find_quoted(const HtmlTree& tree) {
  const auto& nodes = tree.nodes;
  std::vector<bool> begins(nodes.size());
  std::size_t headline = nodes.size();  // the first behind
  for (std::size_t at = nodes.size(); at-- > 0;) {
    if (nodes[at].tag == HtmlTag::h1) headline = at;
    begins[at] = nodes[at].tag == HtmlTag::blockquote && headline >= nodes[at].end;
  }
  std::vector<bool> quoted(nodes.size());
  std::size_t end = 0;  // of the quotations so far
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    if (begins[at]) end = std::max<std::size_t>(end, nodes[at].end);
    quoted[at] = at < end;
  }
  return quoted;
}

// Nodes, half open.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where lines about a text stand: from its headline to its first sentences, and what comes before the headline.
struct Head {
  Stretch before;
  Stretch behind;
};

// What dates are looked for in.
struct DatedPage {
  const HtmlTree& tree;
  const std::vector<std::uint32_t>& roles;
  std::vector<std::uint32_t> around;  // roles of each node and of those it stands in
  std::vector<bool> quoted;           // by node: find_quoted()
  std::string title;
  DayOrder order = DayOrder::unknown;
  Head head = {};
};

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

// Words in front of the date of a page; those of an update count where there is no other.
constexpr std::array labels = {
    "published", "posted",    "released", "issued",     "dated",     "date:",       "decided",
    "filed",     "delivered", "adopted",  "debated on", "publicado", "publi\u00E9", "ver\u00F6ffentlicht"};
constexpr std::array update_labels = {"last updated", "updated", "last reviewed", "last modified", "page last"};

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
  return std::ranges::count_if(words_of(before), is_small) >= least_words &&
         std::ranges::none_of(labels, [&](std::string_view label) { return lower.find(label) != std::string::npos; }) &&
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
    if (page.tree.nodes[at].tag == HtmlTag::text || (page.around[at] & outside) != 0 || !holds(at)) continue;
    const auto date = date_within(value_of(page.tree, at), page.order);
    if (date && !page.quoted[at] && !is_of_other_page(page, at) && !is_beside_link(page, at)) return date;
  }
  return std::nullopt;
}

// Whether the words of a text node are shown in the body of the page.
bool is_line(const DatedPage& page, std::size_t at, std::size_t longest) {
  const HtmlNode& node = page.tree.nodes[at];
  if (node.tag != HtmlTag::text || node.text.size() > longest || (page.around[at] & outside) != 0) return false;
  const HtmlTag parent = page.tree.nodes[node.parent].tag;
  return parent != HtmlTag::script && parent != HtmlTag::style && parent != HtmlTag::title && !page.quoted[at];
}

// Where the headline stands: the first heading that is the title, else the first <h1>, else the first line that is the
// title; npos where none does.
std::size_t place_of_title(const DatedPage& page) {
  constexpr std::size_t most_nodes = 60;  // of a heading
  const auto& nodes = page.tree.nodes;
  std::size_t first = std::string::npos;
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const int level = heading_level(nodes[at].tag);
    if (level == 0 || level > 2) continue;
    if (level == 1 && first == std::string::npos) first = at;
    if (nodes[at].end - at <= most_nodes && squeezed(page.tree.text(at)) == page.title) return at;
  }
  for (std::size_t at = 1; at < nodes.size() && !page.title.empty() && first == std::string::npos; ++at) {
    if (is_line(page, at, 2 * page.title.size()) && squeezed(nodes[at].text) == page.title) first = at;
  }
  return first;
}

// Whether a line tells the date of something else: "Due March 4, 2019", "Event: May 5, 2020". One word stands before
// the date, or a colon, and it is no label of the date of a page.
bool is_of_something_else(std::string_view lower) {
  const std::size_t digit = std::min(lower.find_first_of("0123456789"), lower.size());
  const auto is_label = [&](std::string_view label) {
    const std::size_t at = lower.find(label);
    return label.ends_with(':') ? at == 0 : at != std::string_view::npos;  // "Effective date:" is of something else
  };
  if (std::ranges::any_of(labels, is_label) || std::ranges::any_of(update_labels, is_label)) return false;
  std::vector<std::string_view> words = words_of(lower.substr(0, digit));
  if (std::ranges::any_of(words, [](std::string_view word) { return word.ends_with(':'); })) return true;
  std::erase(words, "on"sv);  // "Retrieved on"
  if (words.empty()) return false;
  if (is_foreign_date(lower)) return false;
  const bool has_month = part_of_date(std::string(words.back()) + " 2000").has_value();
  return words.size() == (has_month ? 2U : 1U) && words.front().size() > 2 && !is_weekday(words.front()) &&
         std::ranges::all_of(words.front(), text::is_letter) && !part_of_date(std::string(words.front()) + " 2000");
}

constexpr std::size_t longest_line = 80;  // bytes

// The bytes of a text node that is longer than a line; 0 for any other node.
std::size_t prose_in(const DatedPage& page, std::size_t at) {
  const std::string_view text = page.tree.nodes[at].text;
  if (text.size() <= longest_line || !is_line(page, at, text.size())) return 0;
  const std::size_t size = squeezed(text).size();
  return size > longest_line ? size : 0;
}

Head find_head(const DatedPage& page) {
  constexpr std::size_t most_before = 40;  // nodes
  constexpr std::size_t most_behind = 120;
  constexpr std::size_t most_prose = 250;  // bytes of the body
  const auto& nodes = page.tree.nodes;
  const std::size_t title = place_of_title(page);
  if (title == std::string::npos) return {};
  std::size_t end = title;
  for (std::size_t prose = 0; end < std::min(title + most_behind, nodes.size()); ++end) {
    if (end >= nodes[title].end) prose += prose_in(page, end);
    if (prose > most_prose) break;
  }
  return {.before = {title - std::min(title, most_before), title}, .behind = {title, end}};
}

// Dates on lines that have nothing else: "Last updated: May 4, 2021".
struct LineDates {
  std::optional<text::Date> first;
  std::optional<text::Date> updated;
};

LineDates dates_on_lines(const DatedPage& page, Stretch where) {
  LineDates dates;
  for (std::size_t at = where.begin; at < where.end && !dates.first; ++at) {
    if (!is_line(page, at, longest_line)) continue;
    const std::string line = squeezed(page.tree.nodes[at].text);
    const std::string_view shown = behind_update(line);
    const std::size_t words = words_of(shown).size();
    if (words == 0 || words > 7) continue;
    const auto date = date_within(shown, page.order);
    if (!date || is_of_something_else(text::to_lower(shown))) continue;
    const bool is_update = is_of_update(text::to_lower(shown));
    if (!is_update) dates.first = date;
    if (is_update && !dates.updated) dates.updated = date;
  }
  return dates;
}

// A line beside the headline that is a date. The one below beats the one above, which may be today's.
std::optional<text::Date> date_beside_title(const DatedPage& page) {
  const LineDates behind = dates_on_lines(page, page.head.behind);
  if (behind.first) return behind.first;
  const LineDates before = dates_on_lines(page, page.head.before);
  if (before.first) return before.first;
  return behind.updated ? behind.updated : before.updated;
}

// Where a label begins the line or a part of it: "Argued March 2, 2012\u2014Decided June 4, 2012"; npos where none
// does.
template <typename Labels>
std::size_t place_of_label(std::string_view lower, const Labels& of) {
  std::size_t place = std::string_view::npos;
  for (const std::string_view label : of) {
    const std::size_t at = lower.find(label);
    if (at == std::string_view::npos || at > place) continue;
    const std::string_view before = lower.substr(0, at);
    const bool begins = before.empty() || before.ends_with("\u2014") || before.ends_with("\u2013") ||
                        before.ends_with(": ") || before.ends_with("| ") || before.ends_with("- ") ||
                        before.ends_with(". ") || before.ends_with("; ") || before.ends_with(", ");
    if (begins) place = at;
  }
  return place;
}

// "Published: May 3, 2003" on a line of its own, where the page has one such date alone: a list of pages has many.
template <typename Labels>
std::optional<text::Date> labelled_date(const DatedPage& page, const Labels& of) {
  std::optional<text::Date> found;
  for (std::size_t at = 1; at < page.tree.nodes.size(); ++at) {
    if (!is_line(page, at, longest_line)) continue;
    const std::string line = squeezed(page.tree.nodes[at].text);
    const std::size_t label = place_of_label(text::to_lower(line), of);
    if (label == std::string::npos) continue;
    const auto date = date_within(std::string_view(line).substr(label), page.order);
    if (date && found && *date != *found) return std::nullopt;
    if (date) found = date;
  }
  return found;
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
  return labelled_date(page, labels);
}

}  // namespace

std::string find_html_date(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const MetaTags& meta,
                           const LinkedData& data, const DateHints& hints) {
  const auto whole = [](std::string_view value) { return date_within(value); };
  if (const auto stated = stated_date(meta, data, whole)) return text::to_iso(*stated);
  DayOrder order = day_order_of(hints.language);
  if (order == DayOrder::unknown) order = day_order_on(tree);
  DatedPage page = {tree, roles, roles_around(tree, roles), find_quoted(tree), hints.title, order};
  page.head = find_head(page);
  std::optional<text::Date> date = marked_date(page);
  if (!date) date = date_of_address(hints.url);
  const auto part = stated_date(meta, data, [](std::string_view value) { return part_of_date(value); });
  if (part && (!date || !is_within(*date, *part))) date = part;
  if (!date) date = labelled_date(page, update_labels);
  return date ? text::to_iso(*date) : std::string();
}

}  // namespace tenet::indexer
