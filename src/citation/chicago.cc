#include <fmt/format.h>

#include "citation/dates.h"
#include "citation/styles.h"

// The Chicago Manual of Style, 17th edition, notes and bibliography; the numbers are its sections.
namespace tenet::citation {
namespace {

constexpr std::size_t most_in_notes = 3;     // 14.76: of four or more the first and "et al."
constexpr std::size_t most_in_entries = 10;  // 14.76: of more than ten the first seven
constexpr std::size_t shown_of_more = 7;

// 14.75 and 6.43: "King, Martin Luther, Jr."
std::string inverted(const Creator& creator) {
  if (!creator.is_person()) return creator.name;
  return creator.family + ", " + creator.given + (creator.suffix.empty() ? "" : ", " + creator.suffix);
}

// Names joined as a sentence has them: "A and B", "A, B, and C".
std::string joined(const std::vector<std::string>& names, bool comma_before_second) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    const bool comma = names.size() > 2 || comma_before_second;
    if (i > 0) result += last ? (comma ? ", and " : " and ") : ", ";
    result += names[i];
  }
  return result;
}

std::string authors_in_note(const Reference& reference) {
  std::vector<std::string> names;
  for (const Creator& author : reference.authors) names.push_back(author.name);
  return names.size() > most_in_notes ? names.front() + " et al." : joined(names, false);
}

// 14.75: only the first name is inverted.
std::string authors_in_entry(const Reference& reference) {
  const auto& authors = reference.authors;
  std::vector<std::string> names;
  names.reserve(authors.size());
  for (const Creator& author : authors) names.push_back(names.empty() ? inverted(author) : author.name);
  if (names.size() <= most_in_entries) return joined(names, !authors.empty() && authors.front().is_person());
  std::string result;
  for (std::size_t i = 0; i < shown_of_more; ++i) result += names[i] + ", ";
  return result + "et al.";
}

// 14.206: the title of a page or an article stands between quotation marks, what follows it inside them. That of a book
// stands in italics (14.86), which plain text has not.
std::string quoted_title(const Reference& reference, char stop) {
  const std::string& title = reference.title.empty() ? reference.document : reference.title;
  const bool ended = title.ends_with('?') || title.ends_with('!');
  if (reference.kind == ReferenceKind::book) return fmt::format("{}{}", title, ended ? "" : std::string(1, stop));
  return fmt::format("\u201C{}{}\u201D", title, ended ? "" : std::string(1, stop));
}

std::string description(const Reference& reference) {
  return reference.note.empty() ? reference.genre : reference.note;
}

// 14.145: n.d. for no date; 14.207: a page without a date has one of access.
std::string date_of(const Reference& reference) {
  const std::string date = in_words(read_date(reference.date));
  return date.empty() ? "n.d." : date;
}

// Small letters inside a note: "press release", but not "US".
std::string in_a_note(std::string text) {
  const bool word = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z';
  if (word && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string entry(const Reference& reference) {
  std::string result;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) result += (result.empty() ? "" : " ") + part;
  };
  add(sentence(authors_in_entry(reference)));
  add(quoted_title(reference, '.'));
  add(sentence(description(reference)));
  add(reference.container.empty() ? sentence(date_of(reference))
                                  : sentence(reference.container + ", " + date_of(reference)));
  const std::string accessed = in_words(read_date(reference.accessed));
  if (!accessed.empty()) add("Accessed " + accessed + '.');
  add(sentence(reference.url));
  return result;
}

// 14.23: the number of the page alone; the paragraph where there are no pages.
std::string place_in(const CitedWords& words) {
  if (!words.pages.empty()) return pages_of(words, "\u2013");
  return words.paragraph > 0 ? fmt::format("para. {}", words.paragraph) : "";
}

// 14.19, 14.260: who says the words, if it is not the author, then "quoted in" the document.
std::string note(const Reference& reference, const CitedWords& words) {
  std::vector<std::string> parts;
  const Creator* speaker = quoted_speaker(reference, words);
  std::string title = quoted_title(reference, ',');
  if (speaker != nullptr) {
    const std::string quoted_in = speaker->name + ", quoted in ";
    if (reference.authors.empty()) {
      title = quoted_in + title;
    } else {
      parts.push_back(quoted_in + authors_in_note(reference));
    }
  } else if (!reference.authors.empty()) {
    parts.push_back(authors_in_note(reference));
  }
  std::string result = parts.empty() ? title : parts.front() + ", " + title;
  const std::string accessed = in_words(read_date(reference.accessed));
  std::string rest;
  for (const std::string& part : {in_a_note(description(reference)), reference.container, date_of(reference),
                                  place_in(words), accessed.empty() ? "" : "accessed " + accessed, reference.url}) {
    if (!part.empty()) rest += (rest.empty() ? "" : ", ") + part;
  }
  return sentence(result + ' ' + rest);
}

}  // namespace

const PeopleStyle& chicago() {
  static constexpr PeopleStyle style{entry, note, "\n  "};
  return style;
}

}  // namespace tenet::citation
