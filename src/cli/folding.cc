#include "cli/folding.h"

#include <cstdio>

#include <fmt/format.h>

#include <tenet/duplicates.h>

#include "cli/render/figures.h"

namespace tenet::cli {

void note_folding(const Searcher& searcher, const Query& query, std::uint64_t passages, bool folds) {
  constexpr std::uint64_t most = 1'000;
  if (folds) {
    fmt::print(stderr, "near-identical passages count once\n");
  } else if (passages > most) {
    fmt::print(stderr, "near-identical passages count each; --fold counts them once\n");
  } else if (const std::uint64_t others = those_to_fold(searcher, query).size(); others > 0) {
    fmt::print(stderr, "{} near-identical to another {} counted too; --fold counts them once\n",
               counted(others, "passage"), others == 1 ? "is" : "are");
  }
}

}  // namespace tenet::cli
