#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/citation.h>
#include <tenet/range.h>

// Words without what is not theirs.
namespace tenet::citation {

// `text` on one line: every run of white space is one space, none at the ends; control characters are left out.
[[nodiscard]] std::string on_one_line(std::string_view text);

// The words of a range: `text` is Document::text from byte `begin` on, `hidden` its markup, in Document::text.
[[nodiscard]] std::string verbatim(std::string_view text, std::size_t begin, const std::vector<TextRange>& hidden);

// `reference` with all of its texts on one line.
[[nodiscard]] Reference on_one_line(Reference reference);

}  // namespace tenet::citation
