#include "query/verify/context_window.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "query/verify/voice.h"
#include "store/voices.h"

namespace tenet::query {

std::size_t ContextWindow::in_document(std::size_t at) const {
  const auto after = std::ranges::upper_bound(parts, at, {}, &Part::begin);
  const Part& part = after == parts.begin() ? parts.front() : *std::prev(after);
  return std::min(part.range.begin + (at - part.begin), part.range.end);
}

TextRange ContextWindow::in_document(TextRange range) const {
  return {in_document(range.begin), in_document(range.end)};
}

ContextWindow read_context(store::PassageReader& reader, Docid first, Docid last, Docid stride,
                           text::Analyser& analyser) {
  ContextWindow context;
  std::optional<store::DocumentRecord> document;  // of all parts; read when somebody speaks in one
  std::string text;
  std::vector<TextRange> hidden;
  for (Docid docid = first; docid <= last; docid += stride) {
    store::PassageRecord record = reader.record(docid);
    if (!document && !record.voices.empty()) document = reader.document(docid);
    if (document) store::fill_voices(record, *document);
    const Passage& passage = record.passage;
    if (!text.empty()) text += "\n\n";
    for (const TextRange& part : passage.hidden) {
      hidden.push_back({text.size() + part.begin - passage.range.begin, text.size() + part.end - passage.range.begin});
    }
    context.parts.push_back({docid, text.size(), passage.range});
    context.quotes.insert(context.quotes.end(), passage.quotes.begin(), passage.quotes.end());
    text += reader.text(docid);
  }
  context.normalised = normalise(std::move(text), std::move(hidden), analyser);
  return context;
}

std::vector<Reading> readings_of(const ContextWindow& context) {
  const auto& words = context.normalised.words;
  std::vector<Reading> readings(1, Reading(words.size()));
  std::iota(readings.front().begin(), readings.front().end(), std::size_t{0});
  for (const auto& utterance : find_utterances(context.quotes)) {
    if (utterance.size() < 2) continue;
    Reading reading;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const TextRange word = context.in_document(words[i].range);
      const auto holds = [&](std::size_t quote) { return context.quotes[quote].range.contains(word); };
      if (std::ranges::any_of(utterance, holds)) reading.push_back(i);
    }
    readings.push_back(std::move(reading));
  }
  return readings;
}

}  // namespace tenet::query
