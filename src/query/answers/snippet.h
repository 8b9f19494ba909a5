#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

namespace tenet::query {

// Ranges ascending, with those that overlap made one.
[[nodiscard]] std::vector<TextRange> merge_ranges(std::vector<TextRange> ranges);

// A window of about `bytes` bytes of a passage, the one that holds most of `matches`, cut between words, with an
// ellipsis where it was cut; the whole passage when it fits. `hidden` bytes are left out and white space folds to
// one space, between paragraphs to an empty line. All ranges are in `text`, ascending.
[[nodiscard]] Snippet make_snippet(std::string_view text, const std::vector<TextRange>& matches,
                                   const std::vector<TextRange>& hidden, std::size_t bytes);

}  // namespace tenet::query
