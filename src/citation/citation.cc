#include <algorithm>

#include <fmt/format.h>
#include <tenet/citation.h>

#include "citation/plain.h"
#include "citation/styles.h"
#include "errors.h"

namespace tenet {
namespace {

using citation::PeopleStyle;

const PeopleStyle& people_style(CitationStyle style) {
  if (style == CitationStyle::chicago) return citation::chicago();
  if (style == CitationStyle::bluebook) return citation::bluebook();
  return citation::apa();
}

// The words with what stands behind them, and their place, each indented.
std::string words_for_people(const Reference& reference, const CitedWords& words, const PeopleStyle& style) {
  return fmt::format("  {}{}{}\n  {}, {}\n", citation::in_marks(words), style.before_in_text,
                     style.in_text(reference, words), words.passage, citation::place_of(words));
}

std::string for_people(const Reference& reference, const PeopleStyle& style, Leading leading) {
  std::string entry = style.entry(reference) + '\n';
  std::string all;
  for (const CitedWords& words : reference.words) {
    all += (all.empty() ? "" : "\n") + words_for_people(reference, words, style);
  }
  if (all.empty()) return entry;
  return leading == Leading::words ? all + '\n' + entry : entry + '\n' + all;
}

}  // namespace

const std::vector<std::string>& citation_styles() {
  static const std::vector<std::string> names = {"apa", "chicago", "bluebook", "bibtex", "ris", "csl"};
  return names;
}

std::optional<CitationStyle> citation_style(std::string_view name) {
  const auto found = std::ranges::find(citation_styles(), name);
  if (found == citation_styles().end()) return std::nullopt;
  return static_cast<CitationStyle>(found - citation_styles().begin());
}

std::string cite(std::span<const Reference> references, CitationStyle style, Leading leading) {
  return translate_errors("citing", [&]() -> std::string {
    std::vector<Reference> clean;
    for (const Reference& reference : references) clean.push_back(citation::on_one_line(reference));
    if (style == CitationStyle::bibtex) return citation::bibtex(clean);
    if (style == CitationStyle::ris) return citation::ris(clean);
    if (style == CitationStyle::csl) return citation::csl(clean);
    std::string text;
    for (const Reference& reference : clean) {
      text += (text.empty() ? "" : "\n") + for_people(reference, people_style(style), leading);
    }
    return text;
  });
}

std::string bibliography_entry(const Reference& reference, CitationStyle style) {
  return translate_errors("citing",
                          [&]() -> std::string { return people_style(style).entry(citation::on_one_line(reference)); });
}

}  // namespace tenet
