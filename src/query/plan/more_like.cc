#include "query/plan/more_like.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "query/plan/passage_ids.h"
#include "store/schema.h"
#include "store/xapian_errors.h"
#include "text/stop_words.h"
#include "text/visible.h"

namespace tenet::query {
namespace {

using Kind = Query::Kind;

// How many words of a passage are asked for. docs/evaluation.md, "More like this".
constexpr std::size_t most_words = 20;

// A word of a passage.
struct Telling {
  std::string text = {};  // as first written
  double count = 0;       // 0 for a word that finds nothing, or everything
  double weight = 0;      // tf-idf
};

// The words of a passage that tell it apart, most telling first.
std::vector<Telling> telling_words(Docid docid, const store::Snapshot& snapshot, store::PassageReader& reader,
                                   text::Analyser& analyser) {
  const store::PassageRecord record = reader.record(docid);
  const std::string_view text = reader.text(docid);
  const std::vector<TextRange> hidden = text::hidden_within(record.passage);
  const std::string shown = text::blank_hidden(text, {0, text.size()}, hidden);
  std::map<std::string, Telling> by_stem;
  for (const text::Token& token : text::visible_tokens(text, {0, text.size()}, hidden, analyser)) {
    Telling& telling = by_stem[token.stem()];
    if (telling.text.empty()) telling.text = shown.substr(token.range.begin, token.range.size());
    if (!text::is_stop_word(token.form())) ++telling.count;
  }
  const auto passages = static_cast<double>(snapshot.manifest().passages());
  std::vector<std::string> terms;
  terms.reserve(by_stem.size());
  for (const auto& [stem, word] : by_stem) terms.push_back(store::term("", stem));
  const auto all_holding = snapshot.holding(terms);
  auto next = all_holding.begin();
  std::vector<Telling> telling;
  for (auto& [stem, word] : by_stem) {
    const auto holding = static_cast<double>(*next++);
    if (holding < 2) word.count = 0;  // none but this passage has it
    word.weight = word.count * std::log(1 + passages / std::max(1.0, holding));
    telling.push_back(std::move(word));
  }
  std::ranges::stable_sort(telling, std::ranges::greater{}, &Telling::weight);
  if (telling.size() > most_words) telling.resize(most_words);
  return telling;
}

Query more_like(const Query& query, const store::Snapshot& snapshot, store::PassageReader& reader,
                text::Analyser& analyser) {
  const auto docid = find_passage(full_id(query.text, snapshot, reader), snapshot, reader);
  if (!docid) throw unknown_passage(query.text, snapshot, reader);
  const std::vector<Telling> telling = telling_words(*docid, snapshot, reader, analyser);
  Query any{.kind = Kind::any, .boost = query.boost};
  for (const Telling& word : telling) {
    if (word.count == 0 && !any.operands.empty()) break;
    any.operands.push_back({.kind = Kind::word, .text = word.text, .boost = std::max(1.0, word.count)});
  }
  Query other{.kind = Kind::without};
  other.operands.push_back({.kind = Kind::field, .text = query.text, .field = "id"});
  Query like{.kind = Kind::all};
  like.operands = {std::move(any), std::move(other)};
  return like;
}

}  // namespace

Query resolve_like(const Query& query, const store::Snapshot& snapshot, store::PassageReader& reader,
                   text::Analyser& analyser) {
  if (query.kind == Kind::field && query.field == "like") {
    return store::translate_xapian_errors("searching", [&] { return more_like(query, snapshot, reader, analyser); });
  }
  Query resolved = query;
  for (Query& operand : resolved.operands) operand = resolve_like(operand, snapshot, reader, analyser);
  return resolved;
}

}  // namespace tenet::query
