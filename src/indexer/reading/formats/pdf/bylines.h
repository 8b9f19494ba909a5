#pragma once

#include <string_view>

namespace tenet::indexer::pdf {

// How sure it is that a line names who wrote the document.
enum class Byline {
  none,
  plausible,  // it may be the name of a person: "Dorne Askell"
  certain     // a person with a common given name, an initial or a title; or a body, by its first noun
};

// What `line` is as a byline, without "By": one or several persons, what they are behind a comma, or one body. A
// subtitle, an address and the label of a turn are none.
[[nodiscard]] Byline byline_of(std::string_view line);

}  // namespace tenet::indexer::pdf
