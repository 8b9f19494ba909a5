#include <string>
#include <vector>

#include <tenet/words.h>

#include "analysis/nodes.h"
#include "analysis/tally.h"
#include "analysis/word_rows.h"
#include "errors.h"

namespace tenet {
namespace {

analysis::Tally count_words(const Searcher& searcher, const Query& query, text::Analyser& analyser) {
  analysis::Tally tally;
  searcher.scan(query, [&](const Hit& hit) {
    tally.begin_passage(hit.id, hit.document.id);
    for (const text::Token& token : analysis::read_passage(hit, analyser).tokens) tally.count(token.word);
    return true;
  });
  return tally;
}

Query without(const Query& query, const Query& excluded) {
  return {.kind = Query::Kind::all, .operands = {query, {.kind = Query::Kind::without, .operands = {excluded}}}};
}

}  // namespace

WordTable keywords(const Searcher& searcher, const Query& query, const std::optional<Query>& against,
                   const WordOptions& options) {
  return translate_errors("counting words", [&]() -> WordTable {
    text::Analyser analyser;
    const analysis::Tally here = count_words(searcher, query, analyser);
    WordTable table{.passages = here.passages(), .documents = here.documents(), .words_here = here.words()};
    if (!against) {
      table.words_elsewhere = searcher.info().words - here.words();
      const auto everywhere = [&](const std::vector<std::string>& stems) { return searcher.occurrences(stems); };
      analysis::fill_rows(here, options, everywhere, table);
      return table;
    }
    const analysis::Tally there = count_words(searcher, without(*against, query), analyser);
    table.words_elsewhere = there.words();
    const auto everywhere = [&](const std::vector<std::string>& stems) {
      std::vector<std::uint64_t> counts;
      for (const std::string& stem : stems) {
        const analysis::Tally::Entry* one = here.find(stem);
        const analysis::Tally::Entry* other = there.find(stem);
        counts.push_back((one == nullptr ? 0 : one->count) + (other == nullptr ? 0 : other->count));
      }
      return counts;
    };
    analysis::fill_rows(here, options, everywhere, table);
    return table;
  });
}

}  // namespace tenet
