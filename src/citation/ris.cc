#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "citation/dates.h"
#include "citation/kinds.h"
#include "citation/styles.h"

// RIS, as Research Information Systems defined it and reference managers read it: lines of a tag, two spaces, a hyphen,
// a space and a value, each ended by CR LF.
namespace tenet::citation {
namespace {

std::string line(std::string_view tag, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("{}  - {}\r\n", tag, value);
}

// "2015/10/21/": year, month, day and a remark; what is not known stays empty.
std::string date(const Date& date) {
  if (date.year == 0) return {};
  const auto two = [](int number) { return number == 0 ? std::string() : fmt::format("{:02}", number); };
  return fmt::format("{:04}/{}/{}/", date.year, two(date.month), two(date.day));
}

// Family, given, suffix. Commas part names whatever stands there, and there is no way to write one: a body goes
// without its commas, else it would be taken for a person.
std::string author(const Creator& creator) {
  const auto without_commas = [](std::string text) {
    std::erase(text, ',');
    return text;
  };
  if (!creator.is_person()) return without_commas(creator.name);
  std::string name = without_commas(creator.family) + ", " + without_commas(creator.given);
  return creator.suffix.empty() ? name : name + ", " + creator.suffix;
}

// The first and last page of all cited words.
std::string pages_of_record(const Reference& reference) {
  PageRange all;
  for (const CitedWords& words : reference.words) {
    const PageRange& pages = words.pages;
    if (pages.empty()) continue;
    if (all.empty() || pages.first < all.first)
      std::tie(all.first, all.first_label) = std::tie(pages.first, pages.first_label);
    if (pages.last > all.last) std::tie(all.last, all.last_label) = std::tie(pages.last, pages.last_label);
  }
  return line("SP", all.first_label) + line("EP", all.last_label);
}

std::string write(const Reference& reference) {
  const KindNames& names = names_of(reference.kind);
  std::string record = line("TY", names.ris);
  record += line("ID", key_of(reference));
  for (const Creator& creator : reference.authors) record += line("AU", author(creator));
  record += line("TI", reference.title.empty() ? reference.document : reference.title);
  record += line(names.ris_container, reference.container);
  const Date issued = read_date(reference.date);
  if (issued.year > 0) record += line("PY", fmt::format("{:04}", issued.year));
  record += line("DA", date(issued));
  record += pages_of_record(reference);
  record += line("M3", reference.genre);
  record += line("UR", reference.url);
  record += line("Y2", date(read_date(reference.accessed)));
  record += line("N1", reference.note);
  for (const CitedWords& words : reference.words) record += line("N1", note_on(reference, words));
  return record + "ER  - \r\n";
}

}  // namespace

std::string ris(std::span<const Reference> references) {
  std::string file;
  for (const Reference& reference : references) file += (file.empty() ? "" : "\r\n") + write(reference);
  return file;
}

}  // namespace tenet::citation
