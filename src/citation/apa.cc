#include <fmt/format.h>

#include "citation/dates.h"
#include "citation/styles.h"
#include "text/utf8.h"

// Publication Manual of the American Psychological Association, 7th edition; the numbers are its sections.
namespace tenet::citation {
namespace {

constexpr std::size_t most_authors = 20;  // 9.8
constexpr std::size_t shown_of_more = 19;

// "W. J." for "William J.", "J. B." for "J.B.", "J.-P." for "Jean-Pierre" (9.8).
std::string initials(const std::string& given) {
  std::string result;
  bool begins = true;
  for (std::size_t at = 0; at < given.size();) {
    const std::size_t length = text::utf8_sequence(given, at).length;
    const std::string letter = given.substr(at, length);
    if (letter == " " || letter == "-" || letter == ".") {
      begins = true;
      result += letter == "-" ? "-" : "";
    } else if (begins) {
      result += (result.empty() || result.ends_with('-') ? "" : " ") + letter + '.';
      begins = false;
    }
    at += length;
  }
  return result;
}

std::string inverted(const Creator& creator) {
  if (!creator.is_person()) return creator.name;
  return creator.family + ", " + initials(creator.given) + (creator.suffix.empty() ? "" : ", " + creator.suffix);
}

// 9.8: an ampersand before the last; of more than twenty the first nineteen, three dots and the last.
std::string authors_of(const Reference& reference) {
  const auto& authors = reference.authors;
  std::string result;
  for (std::size_t i = 0; i < authors.size(); ++i) {
    const bool last = i + 1 == authors.size();
    if (authors.size() > most_authors && i >= shown_of_more && !last) continue;
    if (i > 0) result += last ? (authors.size() > most_authors ? ", . . . " : ", & ") : ", ";
    result += inverted(authors[i]);
  }
  return result;
}

// 9.14: year first; 9.17: n.d. for none.
std::string date_of(const Reference& reference) {
  const Date date = read_date(reference.date);
  if (date.year == 0) return "(n.d.)";
  if (date.month == 0) return fmt::format("({})", date.year);
  if (date.day == 0) return fmt::format("({}, {})", date.year, month_name(date.month));
  return fmt::format("({}, {} {})", date.year, month_name(date.month), date.day);
}

// The title with its description in brackets (9.21), which is no part of articles and pages.
std::string title_of(const Reference& reference) {
  const std::string title = reference.title.empty() ? "[" + reference.document + "]" : reference.title;
  if (!reference.note.empty()) return fmt::format("{} [{}]", title, reference.note);
  return reference.genre.empty() ? title : fmt::format("{} [{}]", title, reference.genre);
}

std::string entry(const Reference& reference) {
  std::string result;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) result += (result.empty() ? "" : " ") + part;
  };
  // 9.12: without an author the title takes his place.
  if (reference.authors.empty()) {
    add(sentence(title_of(reference)));
    add(date_of(reference) + '.');
  } else {
    add(sentence(authors_of(reference)));
    add(date_of(reference) + '.');
    add(sentence(title_of(reference)));
  }
  add(sentence(reference.container));  // 9.24: left out where it is the author
  // 9.16: a date of retrieval only where it is asked for; 9.35: no full stop after an address.
  const std::string accessed = in_words(read_date(reference.accessed));
  if (!reference.url.empty()) {
    add(accessed.empty() ? reference.url : fmt::format("Retrieved {}, from {}", accessed, reference.url));
  }
  return result;
}

// 8.17: family names; two with an ampersand, of more the first and "et al."; without an author the title in marks.
std::string short_authors(const Reference& reference) {
  const auto name = [](const Creator& creator) { return creator.is_person() ? creator.family : creator.name; };
  const auto& authors = reference.authors;
  if (authors.empty()) {
    const std::string title = reference.title.empty() ? reference.document : reference.title;
    return fmt::format("\u201C{}\u201D", title.substr(0, title.find(": ")));
  }
  if (authors.size() == 1) return name(authors[0]);
  if (authors.size() == 2) return fmt::format("{} & {}", name(authors[0]), name(authors[1]));
  return name(authors[0]) + " et al.";
}

// 8.13: the page, or pages with an en dash (6.6); 8.28: the paragraph where there are none.
std::string place_in(const CitedWords& words) {
  if (!words.pages.empty()) {
    return fmt::format(", {} {}", words.pages.first == words.pages.last ? "p." : "pp.", pages_of(words, "\u2013"));
  }
  return words.paragraph > 0 ? fmt::format(", para. {}", words.paragraph) : "";
}

// 8.6: whom the document quotes.
std::string in_text(const Reference& reference, const CitedWords& words) {
  const Creator* speaker = quoted_speaker(reference, words);
  const int year = read_date(reference.date).year;
  std::string who;
  if (speaker != nullptr) who = (speaker->is_person() ? speaker->family : speaker->name) + ", as cited in ";
  who += short_authors(reference);
  // In American style a comma goes inside the marks.
  const bool marked = reference.authors.empty();
  if (marked) who.insert(who.size() - std::string_view("\u201D").size(), ",");
  return fmt::format("({}{} {}{})", who, marked ? "" : ",", year == 0 ? "n.d." : fmt::format("{}", year),
                     place_in(words));
}

}  // namespace

const PeopleStyle& apa() {
  static constexpr PeopleStyle style{entry, in_text};
  return style;
}

}  // namespace tenet::citation
