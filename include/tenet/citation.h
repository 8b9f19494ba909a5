#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/export.h>
#include <tenet/passage.h>
#include <tenet/quotations.h>
#include <tenet/range.h>
#include <tenet/searcher.h>

namespace tenet {

// From what was found to a reference:
//
//   std::vector<tenet::Reference> references;
//   for (const tenet::Hit& hit : results.hits) references.push_back(tenet::make_reference(hit));
//   std::cout << tenet::cite(tenet::merge_references(references), tenet::CitationStyle::apa);
//
// docs/citation.md has the rules of each style, and what is made of a document that does not say who wrote it, or when.

enum class ReferenceKind {
  web_page,
  article,
  blog_post,
  press_release,
  speech,
  transcript,
  order,  // of an executive: orders, proclamations, memoranda
  law,
  bill,
  report,
  book,
};

// Who made a document. A body has a name and nothing else, and is never taken apart.
struct Creator {
  std::string name = {};    // whole: "William J. Bratton", "Example Forum on Bail"
  std::string family = {};  // "Bratton", "van der Berg"; empty for a body
  std::string given = {};   // "William J."; may be empty
  std::string suffix = {};  // "Jr."; may be empty

  [[nodiscard]] bool is_person() const { return !family.empty(); }
  bool operator==(const Creator&) const = default;
};

// Words that are cited, and their place. `text` is verbatim: the characters of the source without its markup, every run
// of white space as one space; nothing else is changed.
struct CitedWords {
  std::string passage = {};    // id
  int paragraph = 0;           // Passage::number
  TextRange code_points = {};  // in the document's text
  PageRange pages = {};        // that they stand on
  std::string heading = {};    // of the section, or empty
  std::string text = {};
  Creator speaker = {};  // who says them, where the text tells; the name is empty otherwise

  bool operator==(const CitedWords&) const = default;
};

// What a citation says of a document, and the words of it that are cited. All may be empty but `document`.
struct Reference {
  std::string document = {};  // id
  ReferenceKind kind = ReferenceKind::web_page;
  std::string genre = {};  // for people: "Press release", "Proclamation"; empty where the kind says nothing more
  std::vector<Creator> authors = {};
  std::string title = {};
  std::string date = {};       // ISO 8601, as exact as known
  std::string container = {};  // the publisher, the issuing body or the site, when it is not the author
  std::string url = {};
  std::string note = {};      // what a reader must know: "Digest of ..."
  std::string accessed = {};  // ISO 8601 date; empty for none
  std::vector<CitedWords> words = {};

  bool operator==(const Reference&) const = default;
};

// The reference to a document, no words of it cited.
[[nodiscard]] TENET_API Reference make_reference(const Document& document);
// The reference to the document of a passage, which is cited whole.
[[nodiscard]] TENET_API Reference make_reference(const Hit& hit);
// The reference to the document of a quotation, which is cited with its speaker.
[[nodiscard]] TENET_API Reference make_reference(const Quotation& quotation);
// One reference a document, in the order in which they first come, with the words of all of them.
[[nodiscard]] TENET_API std::vector<Reference> merge_references(std::vector<Reference> references);

enum class CitationStyle {
  apa,       // Publication Manual of the American Psychological Association, 7th edition
  chicago,   // Chicago Manual of Style, 17th edition, notes and bibliography
  bluebook,  // like The Bluebook, 21st edition, rule 18.2, in plain text
  bibtex,    // BibTeX for biblatex
  ris,
  csl,  // CSL-JSON
};
// All styles by name, in the order to show them. Lives as long as the program.
[[nodiscard]] TENET_API const std::vector<std::string>& citation_styles();
[[nodiscard]] TENET_API std::optional<CitationStyle> citation_style(std::string_view name);

// Which comes first: the reference, or the words with a citation in the text behind them.
enum class Leading { reference, words };

// The references in a style (UTF-8), ready to be a file: for people a reference and the cited words under it, with
// their places; for programs what their reference managers read. Keys are the same whatever else is in the file.
[[nodiscard]] TENET_API std::string cite(std::span<const Reference> references, CitationStyle style,
                                         Leading leading = Leading::reference);
// The reference alone on one line, without the words: the entry of a bibliography. Only of apa, chicago and bluebook.
[[nodiscard]] TENET_API std::string bibliography_entry(const Reference& reference, CitationStyle style);

}  // namespace tenet
