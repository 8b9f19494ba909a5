#include "indexer/reading/formats/html/line_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/reading/formats/html/date_text.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// Words in front of the date of a page; those of an update count where there is no other.
constexpr std::array labels = {"published",
                               "publication",
                               "posted",
                               "release",
                               "for release",
                               "for immediate release",
                               "issue",
                               "dated",
                               "date:",
                               "decided",
                               "filed",
                               "delivered",
                               "adopted",
                               "debated on",
                               "publicado",
                               "publi\u00E9",
                               "ver\u00F6ffentlicht"};
constexpr std::array update_labels = {"last updated", "updated", "last reviewed", "last modified", "page last"};

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

// Whether a line has few words beside numbers and what is in capitals: "Mar 2, 2021 at 5:00 P.M. EST".
bool is_mostly_date(std::string_view line) {
  constexpr std::size_t most_words = 7;
  constexpr std::ptrdiff_t most_plain = 6;
  const std::vector<std::string_view> words = words_of(line);
  const auto is_plain = [](std::string_view word) {
    return std::ranges::none_of(word, text::is_digit) && std::ranges::any_of(word, text::is_letter) &&
           std::ranges::any_of(word, text::is_lower);
  };
  return !words.empty() && (words.size() <= most_words || std::ranges::count_if(words, is_plain) <= most_plain);
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

template <typename Labels>
std::optional<text::Date> date_behind(const DatedPage& page, const Labels& of) {
  std::optional<text::Date> found;
  for (std::size_t at = 1; at < page.tree.nodes.size(); ++at) {
    if (!is_line(page, at, longest_dated_line)) continue;
    const std::string line = squeezed(page.tree.nodes[at].text);
    const std::size_t label = place_of_label(text::to_lower(line), of);
    if (label == std::string::npos) continue;
    const auto date = date_within(std::string_view(line).substr(label), page.order);
    if (date && found && *date != *found) return std::nullopt;
    if (date) found = date;
  }
  return found;
}

}  // namespace

LineDates dates_on_lines(const DatedPage& page, Stretch where) {
  LineDates dates;
  for (std::size_t at = where.begin; at < where.end && !dates.first; ++at) {
    if (!is_line(page, at, longest_dated_line)) continue;
    const std::string line = squeezed(page.tree.nodes[at].text);
    const std::string_view shown = behind_update(line);
    if (!is_mostly_date(shown)) continue;
    const auto date = date_within(shown, page.order);
    if (!date || is_of_something_else(text::to_lower(shown))) continue;
    const bool is_update = is_of_update(text::to_lower(shown));
    if (!is_update) dates.first = date;
    if (is_update && !dates.updated) dates.updated = date;
  }
  return dates;
}

std::optional<text::Date> month_below_title(const DatedPage& page) {
  for (std::size_t at = page.head.behind.begin; at < page.head.behind.end; ++at) {
    if (!is_line(page, at, longest_dated_line)) continue;
    const std::string line = squeezed(page.tree.nodes[at].text);
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos || place_of_label(text::to_lower(line), labels) != 0) continue;
    const auto month = part_of_date(std::string_view(line).substr(colon + 2));
    if (month && month->month > 0) return month;
  }
  return std::nullopt;
}

std::optional<text::Date> date_beside_title(const DatedPage& page) {
  const LineDates behind = dates_on_lines(page, page.head.behind);
  if (behind.first) return behind.first;
  const LineDates before = dates_on_lines(page, page.head.before);
  if (before.first) return before.first;
  return behind.updated ? behind.updated : before.updated;
}

std::optional<text::Date> labelled_date(const DatedPage& page) {
  return date_behind(page, labels);
}

std::optional<text::Date> labelled_update(const DatedPage& page) {
  return date_behind(page, update_labels);
}

bool has_date_label(std::string_view lower) {
  return std::ranges::any_of(labels,
                             [&](std::string_view label) { return lower.find(label) != std::string_view::npos; });
}

}  // namespace tenet::indexer
