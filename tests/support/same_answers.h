#pragma once

#include <string_view>
#include <vector>

#include <tenet/searcher.h>

// Whether two searchers of the same documents give the same answers: `one` of one index, `four` of several.
namespace tenet::test {

// A query of each kind; the words are those of corpus/.
[[nodiscard]] const std::vector<std::string_view>& query_of_each_kind();

// In every order, by passage and by document.
void expect_same_search(const Searcher& one, const Searcher& four, const Query& query);
// The same, and counts, lines, collocates, quotations, speakers for each query and for all; what is said of the index.
void expect_same(const Searcher& one, const Searcher& four, const std::vector<std::string_view>& queries);
// Every passage, shown, its near-duplicates; of some, what is like it, and where its words are said.
void expect_same_passages(const Searcher& one, const Searcher& four);

}  // namespace tenet::test
