#include "indexer/reading/formats/html/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/html/day_order.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"
#include "text/dates.h"

namespace tenet::indexer {
namespace {

constexpr std::uint32_t outside = role_navigation | role_footer | role_related | role_comments;
// A text that is longer is no byline.
constexpr std::size_t longest_byline = 200;  // bytes

bool is_plausible(const text::Date& date) {
  return date.year >= 1900 && date.year < 2100 && date.day > 0;
}

std::optional<text::Date> whole_date(std::string_view value) {
  const text::WrittenDate written = text::read_written_date(value);
  return written.date && is_plausible(*written.date) ? written.date : std::nullopt;
}

// The words of a text and where they end: "Updated: March 3, 2019 at 5" has six before "5".
std::vector<std::string_view> words_of(std::string_view value) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < value.size();) {
    while (at < value.size() && text::is_ascii_space(value[at])) ++at;
    std::size_t end = at;
    while (end < value.size() && !text::is_ascii_space(value[end])) ++end;
    if (end > at) words.push_back(value.substr(at, end - at));
    at = end;
  }
  return words;
}

// Names of the months in Spanish, French, German, Italian and Portuguese, with a space before and behind each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> foreign_months = {{
    {"January", " enero janvier januar j\u00E4nner gennaio janeiro "},
    {"February", " febrero f\u00E9vrier februar febbraio fevereiro "},
    {"March", " marzo mars m\u00E4rz mar\u00E7o "},
    {"April", " abril avril aprile "},
    {"May", " mayo mai maggio maio "},
    {"June", " junio juin juni giugno junho "},
    {"July", " julio juillet juli luglio julho "},
    {"August", " agosto ao\u00FBt "},
    {"September", " septiembre setiembre septembre settembre setembro "},
    {"October", " octubre octobre oktober ottobre outubro "},
    {"November", " noviembre novembre novembro "},
    {"December", " diciembre d\u00E9cembre dezember dicembre dezembro "},
}};

// Without full stops, commas and colons at its end.
std::string_view bare(std::string_view word) {
  while (!word.empty() && std::string_view(".,:;").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

// "5 de marzo de 2024", "1er mars 2024" and "5. M\u00E4rz 2024" as in English; any other text as it is.
std::string in_english(std::string_view value) {
  std::string english;
  bool is_foreign = false;
  for (const std::string_view word : words_of(value)) {
    const std::string lower = text::to_lower(bare(word));
    const auto month = std::ranges::find_if(foreign_months, [&](const auto& each) {
      return each.second.find(' ' + lower + ' ') != std::string_view::npos;
    });
    if (lower == "de" || lower == "del") continue;
    if (!english.empty()) english += ' ';
    if (!lower.empty() && month != foreign_months.end()) {
      is_foreign = true;
      english += month->first;
    } else if (!word.empty() && text::is_digit(word[0])) {
      english += word.substr(0, lower == "1er" ? 1 : bare(word).size());
    } else {
      english += word;
    }
  }
  return is_foreign ? english : std::string(value);
}

// Whether a date stands beside these words that is not the first one of the text.
bool is_of_update(std::string_view lower) {
  return lower.find("updated") != std::string_view::npos || lower.find("modified") != std::string_view::npos ||
         lower.find("revised") != std::string_view::npos;
}

// "UPDATED: March 6 | PUBLISHED: March 5" from the second label on.
std::string_view behind_update(std::string_view value) {
  const std::string lower = text::to_lower(value);
  if (!is_of_update(lower)) return value;
  const std::size_t published = std::min(lower.find("published"), lower.find("posted"));
  return published == std::string::npos ? value : value.substr(published);
}

// The first whole date in a short text, other words around it.
std::optional<text::Date> date_within(std::string_view original, DayOrder order = DayOrder::unknown) {
  const std::string english = in_english(behind_update(original.substr(0, longest_byline)));
  const std::string_view value = english;
  if (const auto date = whole_date(value)) return date;
  const std::vector<std::string_view> words = words_of(value);
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t count = std::min<std::size_t>(3, words.size() - first); count > 0; --count) {
      const std::string_view last = words[first + count - 1];
      std::string_view candidate(words[first].data(),
                                 static_cast<std::size_t>(last.data() + last.size() - words[first].data()));
      while (!candidate.empty() && std::string_view("(,;:|.").find(candidate.back()) != std::string_view::npos)
        candidate.remove_suffix(1);
      while (!candidate.empty() && std::string_view("()|").find(candidate.front()) != std::string_view::npos)
        candidate.remove_prefix(1);
      if (const auto date = whole_date(candidate)) return date;
      const auto numbers = date_in_numbers(candidate, order);
      if (numbers && is_plausible(*numbers)) return numbers;
    }
  }
  // "Thu Dec 15 21:19:00 UTC 2016"
  if (words.size() == 6)
    return whole_date(std::string(words[1]) + ' ' + std::string(words[2]) + ' ' + std::string(words[5]));
  return std::nullopt;
}

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

// What dates are looked for in.
struct DatedPage {
  const HtmlTree& tree;
  const std::vector<std::uint32_t>& roles;
  std::vector<std::uint32_t> around;  // roles of each node and of those it stands in
  std::string title;
  DayOrder order = DayOrder::unknown;
};

template <typename Holds>
std::optional<text::Date> first_marked(const DatedPage& page, const Holds& holds) {
  for (std::size_t at = 1; at < page.tree.nodes.size(); ++at) {
    if (page.tree.nodes[at].tag == HtmlTag::text || (page.around[at] & outside) != 0 || !holds(at)) continue;
    if (const auto date = date_within(value_of(page.tree, at), page.order)) return date;
  }
  return std::nullopt;
}

// "/2019/12/31/" or "/2019-12-31-" of an address.
std::optional<text::Date> date_of_address(std::string_view url) {
  for (std::size_t at = url.find('/', std::min<std::size_t>(8, url.size())); at != std::string_view::npos;
       at = url.find_first_of("/-_", at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    for (const std::size_t size : {std::size_t{10}, std::size_t{9}, std::size_t{8}}) {
      if (rest.size() < size || !text::is_digit(rest[0])) continue;
      if (rest.size() > size && text::is_digit(rest[size])) continue;
      std::string_view candidate = rest.substr(0, size);
      if (!std::ranges::all_of(candidate, [](char c) { return text::is_digit(c) || c == '/' || c == '-' || c == '_'; }))
        continue;
      std::string iso(candidate);
      std::ranges::replace(iso, '_', '-');
      if (const auto date = whole_date(iso)) return date;
    }
  }
  return std::nullopt;
}

std::optional<text::Date> stated_date(const MetaTags& meta, const LinkedData& data) {
  if (const auto date = date_within(squeezed(data.date))) return date;
  for (const std::string_view name : {"article:published_time",
                                      "og:published_time",
                                      "og:article:published_time",
                                      "article:published",
                                      "datepublished",
                                      "rnews:datepublished",
                                      "parsely-pub-date",
                                      "sailthru.date",
                                      "citation_publication_date",
                                      "citation_date",
                                      "citation_online_date",
                                      "dc.date.issued",
                                      "dcterms.issued",
                                      "dc.date",
                                      "dcterms.date",
                                      "dc.date.created",
                                      "dcterms.created",
                                      "dc.created",
                                      "date.created",
                                      "date",
                                      "pubdate",
                                      "publishdate",
                                      "publish-date",
                                      "publish_date",
                                      "published",
                                      "publication_date",
                                      "publication-date",
                                      "originalpublicationdate",
                                      "article_date_original",
                                      "article.published",
                                      "article.created",
                                      "article:created_time",
                                      "created",
                                      "displaydate",
                                      "cxenseparse:recs:publishtime",
                                      "bt:pubdate",
                                      "iso-8601-publish-date",
                                      "ptime",
                                      "pdate",
                                      "release_date",
                                      "video:release_date"}) {
    for (const std::string& value : meta.all({name})) {
      if (const auto date = date_within(value)) return date;
    }
  }
  // Names that this list has not, "published_on", "postedDate".
  for (const auto& [name, values] : meta.values()) {
    const bool is_first = name.find("publish") != std::string::npos || name.find("pubdate") != std::string::npos ||
                          name.find("posted") != std::string::npos;
    if (!is_first || is_of_update(name) || name.find("publisher") != std::string::npos) continue;
    if (const auto date = whole_date(values.front())) return date;
  }
  return std::nullopt;
}

// Whether the words of a text node are shown in the body of the page.
bool is_line(const DatedPage& page, std::size_t at, std::size_t longest) {
  const HtmlNode& node = page.tree.nodes[at];
  if (node.tag != HtmlTag::text || node.text.size() > longest || (page.around[at] & outside) != 0) return false;
  const HtmlTag parent = page.tree.nodes[node.parent].tag;
  return parent != HtmlTag::script && parent != HtmlTag::style && parent != HtmlTag::title;
}

// Where the headline stands: the first <h1>, else the first line that is the title; npos where neither does.
std::size_t place_of_title(const DatedPage& page) {
  const auto& nodes = page.tree.nodes;
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    if (nodes[at].tag == HtmlTag::h1) return at;
  }
  for (std::size_t at = 1; at < nodes.size() && !page.title.empty(); ++at) {
    if (is_line(page, at, 2 * page.title.size()) && squeezed(nodes[at].text) == page.title) return at;
  }
  return std::string::npos;
}

// A line beside the headline that is a date and nothing else: "Last updated: May 4, 2021".
std::optional<text::Date> date_beside_title(const DatedPage& page) {
  constexpr std::size_t before = 40;  // nodes
  constexpr std::size_t behind = 120;
  constexpr std::size_t longest_line = 80;  // bytes
  const std::size_t title = place_of_title(page);
  if (title == std::string::npos) return std::nullopt;
  std::optional<text::Date> updated;
  for (std::size_t at = title - std::min(title, before); at < std::min(title + behind, page.tree.nodes.size()); ++at) {
    if (!is_line(page, at, longest_line)) continue;
    const std::string line = squeezed(page.tree.nodes[at].text);
    const std::string_view shown = behind_update(line);
    const std::size_t words = words_of(shown).size();
    if (words == 0 || words > 7) continue;
    const auto date = date_within(shown, page.order);
    if (date && !is_of_update(text::to_lower(shown))) return date;
    if (date && !updated) updated = date;
  }
  return updated;
}

// Words in front of the date of a page; those of an update count where there is no other.
constexpr std::array labels = {
    "published", "posted",    "released", "issued",     "dated",     "date:",       "decided",
    "filed",     "delivered", "adopted",  "debated on", "publicado", "publi\u00E9", "ver\u00F6ffentlicht"};
constexpr std::array update_labels = {"last updated", "updated", "last reviewed", "last modified", "page last"};

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
  constexpr std::size_t longest_line = 80;  // bytes
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

std::optional<text::Date> marked_date(const DatedPage& page) {
  const HtmlTree& tree = page.tree;
  const auto value = [&](std::size_t at, HtmlAttribute name) {
    return text::to_lower(tree.attribute(at, name).substr(0, 100));
  };
  const auto has_property = [&](std::size_t at) {
    const std::string property = value(at, HtmlAttribute::itemprop);
    if (property.find("datepublished") != std::string::npos || property.find("datecreated") != std::string::npos)
      return true;
    if (tree.nodes[at].tag == HtmlTag::meta) return false;
    const std::string rdf = value(at, HtmlAttribute::property);
    return rdf.find("datepublished") != std::string::npos || rdf == "dc:date" || rdf == "dcterms:date" ||
           rdf == "dcterms:issued" || rdf == "dcterms:created" || rdf == "dc:created";
  };
  if (const auto date = first_marked(page, has_property)) return date;
  const auto is_time = [&](std::size_t at) { return tree.nodes[at].tag == HtmlTag::time; };
  const auto is_first_time = [&](std::size_t at) {
    return is_time(at) && !is_of_update(value(at, HtmlAttribute::class_)) &&
           !is_of_update(value(at, HtmlAttribute::itemprop));
  };
  if (const auto date = first_marked(page, is_first_time)) return date;
  if (const auto date = first_marked(page, is_time)) return date;
  const auto is_byline = [&](std::size_t at) {
    return (page.roles[at] & role_byline) != 0 && tree.nodes[at].end - at < 60;
  };
  if (const auto date = first_marked(page, is_byline)) return date;
  if (const auto date = date_beside_title(page)) return date;
  return labelled_date(page, labels);
}

}  // namespace

std::string find_html_date(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const MetaTags& meta,
                           const LinkedData& data, const DateHints& hints) {
  if (const auto stated = stated_date(meta, data)) return text::to_iso(*stated);
  DayOrder order = day_order_of(hints.language);
  if (order == DayOrder::unknown) order = day_order_on(tree);
  const DatedPage page = {tree, roles, roles_around(tree, roles), hints.title, order};
  std::optional<text::Date> date = marked_date(page);
  if (!date) date = date_of_address(hints.url);
  if (!date) date = labelled_date(page, update_labels);
  return date ? text::to_iso(*date) : std::string();
}

}  // namespace tenet::indexer
