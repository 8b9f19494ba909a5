#pragma once

#include <string>
#include <string_view>

#include <tenet/citation.h>

// What sort of a document is it, and what do others call that?
namespace tenet::citation {

// A kind in the words of the formats that reference managers read.
struct KindNames {
  ReferenceKind kind = ReferenceKind::web_page;
  std::string_view csl = {};            // type, of CSL 1.0.2
  std::string_view csl_container = {};  // the variable for Reference::container
  std::string_view bibtex = {};         // entry type of biblatex
  std::string_view bibtex_container = {};
  std::string_view ris = {};  // TY
  std::string_view ris_container = {};
};
[[nodiscard]] const KindNames& names_of(ReferenceKind kind);

struct Kind {
  ReferenceKind kind = ReferenceKind::web_page;
  std::string genre = {};  // empty for a type that says nothing
};
// The kind of a document by its type ("executive order", "press-briefings") and, where that leaves open which kind of
// order it is, by its title.
[[nodiscard]] Kind kind_of(std::string_view type, std::string_view title);

}  // namespace tenet::citation
