#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <tenet/searcher.h>

#include "cli/output.h"
#include "cli/question.h"

namespace CLI {
class App;
}

namespace tenet::cli {

// What tenet search is asked, as its options say it.
struct SearchArguments {
  Question question;
  OutputOptions output;
  std::string queries;  // file
  std::optional<std::size_t> limit;
  std::size_t offset = 0;
  bool all = false;
  std::string by = "passage";
  std::string sort = "score";
  bool reverse = false;
  std::size_t per_document = 0;
  bool count = false;
  bool names = false;
  bool quiet = false;
  bool only_matching = false;
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  std::size_t context = 0;
  bool null = false;
  std::string explain;  // "true" for the query, else the id of a passage
  bool all_words = false;
  bool fold = false;
  bool no_fold = false;
  bool duplicates = false;

  [[nodiscard]] std::size_t passages_before() const { return before.value_or(context); }
  [[nodiscard]] std::size_t passages_after() const { return after.value_or(context); }
  [[nodiscard]] bool explains_hit() const { return !explain.empty() && explain != "true"; }
  [[nodiscard]] bool by_document() const { return by == "document" || names; }
  // Whether words without operators are evidence. What is written for scripts alone keeps to conditions.
  [[nodiscard]] bool words_as_evidence() const {
    return !all_words && !question.any && !count && !names && !quiet && !only_matching;
  }
  // Whether near-identical hits are folded: for people, who read on, and for whoever asks.
  [[nodiscard]] bool folds() const {
    const bool for_people = output.format == "text" && output.fields.empty() && sort == "score" && !reverse;
    const bool whole = by_document() || count || quiet || only_matching || all;
    return !whole && (duplicates || fold || (for_people && !no_fold));
  }
};

// Declares all options of tenet search.
void add_search_arguments(CLI::App& command, SearchArguments& arguments);

// Throws InputError for options that contradict each other, or of which one would do nothing.
void check_arguments(const SearchArguments& arguments);

// What a searcher is asked for.
[[nodiscard]] SearchOptions options_of(const SearchArguments& arguments);

}  // namespace tenet::cli
