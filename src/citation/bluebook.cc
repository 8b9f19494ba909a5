#include <fmt/format.h>

#include "citation/dates.h"
#include "citation/styles.h"

// The Bluebook, 21st edition, as far as plain text can have it; the numbers are its rules.
namespace tenet::citation {
namespace {

// 18.2.2(a) with 15.1: full names; two with an ampersand, of more the first and "et al."
std::string authors_of(const Reference& reference) {
  const auto& authors = reference.authors;
  if (authors.empty()) return {};
  if (authors.size() == 1) return authors[0].name;
  if (authors.size() == 2) return authors[0].name + " & " + authors[1].name;
  return authors[0].name + " et al.";
}

// T.12: "Oct. 21, 2015".
std::string short_date(const Date& date) {
  if (date.year == 0) return {};
  if (date.month == 0) return fmt::format("{}", date.year);
  if (date.day == 0) return fmt::format("{} {}", short_month_name(date.month), date.year);
  return fmt::format("{} {}, {}", short_month_name(date.month), date.day, date.year);
}

// 3.2(a): "at" before the page, since a title may end in a number. 3.3(b): "para." where the source does not number
// its paragraphs itself.
std::string place_in(const CitedWords& words) {
  if (!words.pages.empty()) return "at " + pages_of(words, "\u2013");
  return words.paragraph > 0 ? fmt::format("para. {}", words.paragraph) : "";
}

// 18.2.2: author, title, place, site (date), address.
std::string citation(const Reference& reference, const std::string& place, const std::string& quoting) {
  std::string result = authors_of(reference);
  const auto add = [&](std::string_view part) {
    if (!part.empty()) result += (result.empty() ? "" : ", ") + std::string(part);
  };
  add(reference.title.empty() ? reference.document : reference.title);
  add(place);
  add(reference.container);
  const std::string date = short_date(read_date(reference.date));
  const std::string accessed = short_date(read_date(reference.accessed));
  // 18.2.2(c): without a date, when the page was last visited.
  const std::string description = reference.note.empty() ? reference.genre : reference.note;
  if (!description.empty()) result += fmt::format(" [{}]", description);
  if (!date.empty()) result += fmt::format(" ({})", date);
  if (date.empty() && accessed.empty()) result += " (n.d.)";
  add(reference.url);
  if (!accessed.empty()) result += fmt::format(" (last visited {})", accessed);
  if (!quoting.empty()) result += fmt::format(" (quoting {})", quoting);  // 10.6.3
  return sentence(result);
}

std::string entry(const Reference& reference) {
  return citation(reference, {}, {});
}

std::string in_text(const Reference& reference, const CitedWords& words) {
  const Creator* speaker = quoted_speaker(reference, words);
  return citation(reference, place_in(words), speaker == nullptr ? "" : speaker->name);
}

}  // namespace

const PeopleStyle& bluebook() {
  static constexpr PeopleStyle style{entry, in_text, "\n  "};
  return style;
}

}  // namespace tenet::citation
