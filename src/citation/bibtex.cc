#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "citation/dates.h"
#include "citation/kinds.h"
#include "citation/styles.h"

// BibTeX for biblatex: https://ctan.org/pkg/biblatex, manual 3.19, sections 2.1 (entry types) and 2.2 (fields).
namespace tenet::citation {
namespace {

// Whether every brace is closed in its turn. BibTeX counts braces, even those behind a backslash.
bool closes_braces(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    depth += static_cast<int>(c == '{') - static_cast<int>(c == '}');
    if (depth < 0) return false;
  }
  return depth == 0;
}

// What LaTeX takes for a command. Braces that BibTeX would count wrong become commands, which fewer programs know.
std::string_view escape(char c, bool closed) {
  switch (c) {
    case '\\': return "{\\textbackslash}";
    case '{': return closed ? "\\{" : "{\\textbraceleft}";
    case '}': return closed ? "\\}" : "{\\textbraceright}";
    case '~': return "{\\textasciitilde}";
    case '^': return "{\\textasciicircum}";
    case '#': return "\\#";
    case '$': return "\\$";
    case '%': return "\\%";
    case '&': return "\\&";
    case '_': return "\\_";
    default: return {};
  }
}

// Two of these side by side are set as another character: -- as a dash, '' as a quotation mark.
bool makes_ligature(char c) {
  return c == '-' || c == '\'' || c == '`' || c == ',';
}

std::string latex(std::string_view text) {
  std::string result;
  const bool closed = closes_braces(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i > 0 && c == text[i - 1] && makes_ligature(c)) result += "{}";
    if (const std::string_view escaped = escape(c, closed); !escaped.empty()) {
      result += escaped;
    } else {
      result += c;
    }
  }
  return result;
}

// An address is taken as it is, so what would end the field or break the line is percent-encoded (RFC 3986).
std::string address(std::string_view url) {
  std::string result;
  for (const char c : url) {
    constexpr std::string_view unsafe = " {}\\^\"<>|`";
    if (unsafe.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

// A body stands in braces of its own, so that "and" and commas in it part nothing.
std::string author(const Creator& creator) {
  if (!creator.is_person()) return fmt::format("{{{}}}", latex(creator.name));
  const auto safe = [](const std::string& part) {
    const bool parts = part.find(',') != std::string::npos || part.find(" and ") != std::string::npos;
    return parts ? fmt::format("{{{}}}", latex(part)) : latex(part);
  };
  const std::string family = creator.family.find(' ') == std::string::npos
                                 ? safe(creator.family)
                                 : fmt::format("{{{}}}", latex(creator.family));
  if (creator.suffix.empty()) return fmt::format("{}, {}", family, safe(creator.given));
  return fmt::format("{}, {}, {}", family, safe(creator.suffix), safe(creator.given));
}

std::string_view entry_type(const Reference& reference, const KindNames& names) {
  if (reference.kind == ReferenceKind::article && reference.container.empty()) return "online";
  if (names.bibtex == "online" && reference.url.empty()) return "misc";
  return names.bibtex;
}

class Entry {
 public:
  Entry(std::string_view type, const std::string& key) : text_(fmt::format("@{}{{{}", type, key)) {}

  // Nothing for an empty value.
  void field(std::string_view name, const std::string& value) {
    if (!value.empty()) text_ += fmt::format(",\n  {:<12} = {{{}}}", name, value);
  }
  [[nodiscard]] std::string end() const { return text_ + "\n}\n"; }

 private:
  std::string text_;
};

// Manual, 2.2.2: one or more numbers or ranges, with two hyphens for a dash.
std::string pages_in_latex(const Reference& reference) {
  constexpr std::string_view dash = "\u2013";
  std::string pages = latex(pages_of(reference, dash));
  for (std::size_t at = 0; (at = pages.find(dash, at)) != std::string::npos;) pages.replace(at, dash.size(), "--");
  return pages;
}

std::string write(const Reference& reference, const std::string& key) {
  const KindNames& names = names_of(reference.kind);
  const std::string_view type = entry_type(reference, names);
  Entry entry(type, key);
  std::string authors;
  for (const Creator& creator : reference.authors) authors += (authors.empty() ? "" : " and ") + author(creator);
  entry.field("author", authors);
  // Its own braces keep the capitals of the source.
  const std::string& title = reference.title.empty() ? reference.document : reference.title;
  entry.field("title", fmt::format("{{{}}}", latex(title)));
  if (type == "report") entry.field("type", latex(reference.genre));
  entry.field(type == names.bibtex ? names.bibtex_container : "organization", latex(reference.container));
  entry.field("date", latex(reference.date));
  entry.field("pages", pages_in_latex(reference));
  entry.field("url", address(reference.url));
  entry.field("urldate", latex(reference.accessed));
  // What is set where: in titleaddon pandoc would make it a part of the title.
  entry.field("note", latex(reference.note.empty() && type != "report" ? reference.genre : reference.note));
  std::string notes;
  for (const CitedWords& words : reference.words) {
    notes += (notes.empty() ? "" : "\n\n") + latex(note_on(reference, words));
  }
  entry.field("annotation", notes);
  return entry.end();
}

}  // namespace

std::string bibtex(std::span<const Reference> references) {
  std::string file;
  std::map<std::string, int> used;
  for (const Reference& reference : references) {
    std::string key = key_of(reference);
    if (const int times = used[key]++; times > 0) key += fmt::format("-{}", times + 1);
    file += (file.empty() ? "" : "\n") + write(reference, key);
  }
  return file;
}

}  // namespace tenet::citation
