#include "query/verify/voice.h"

#include <algorithm>
#include <map>

namespace tenet::query {
namespace {

// Whether somebody else speaks between the words `first` and `last` of what is said in `said` and behind it.
bool is_interrupted(const Quote& said, TextRange first, TextRange last, const std::vector<Quote>& quotes) {
  return std::ranges::any_of(quotes, [&](const Quote& quote) {
    return is_speech(quote.kind) && quote.level <= said.level &&
           quote.attribution.speaker != said.attribution.speaker && first.end <= quote.range.begin &&
           quote.range.end <= last.begin;
  });
}

// Whether one of `utterance`, or another quotation that its speaker is known to have said, holds the word.
bool is_said_there(TextRange word, const std::vector<std::size_t>& utterance, const std::vector<Quote>& quotes) {
  const auto holds = [&](std::size_t i) { return quotes[i].range.contains(word); };
  if (std::ranges::any_of(utterance, holds)) return true;
  const std::string& speaker = quotes[utterance.front()].attribution.speaker;
  return !speaker.empty() && std::ranges::any_of(quotes, [&](const Quote& quote) {
    return is_speech(quote.kind) && quote.attribution.speaker == speaker && quote.range.contains(word);
  });
}

}  // namespace

std::vector<std::vector<std::size_t>> find_utterances(const std::vector<Quote>& quotes) {
  std::vector<std::vector<std::size_t>> utterances;
  std::map<int, std::size_t> under_way;  // level to place in `utterances`
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (!is_speech(quotes[i].kind)) continue;
    const auto known = under_way.find(quotes[i].level);
    if (quotes[i].continues && known != under_way.end()) {
      utterances[known->second].push_back(i);
    } else {
      under_way.insert_or_assign(quotes[i].level, utterances.size());
      utterances.push_back({i});
    }
  }
  return utterances;
}

std::optional<Quote> quote_around(const std::vector<TextRange>& words, const std::vector<Quote>& quotes) {
  std::optional<Quote> innermost;
  for (const auto& utterance : find_utterances(quotes)) {
    const auto first = std::ranges::find_if(
        utterance, [&](std::size_t i) { return !words.empty() && quotes[i].range.contains(words.front()); });
    if (first == utterance.end()) continue;
    const bool all = std::ranges::all_of(
        words, [&, &fragments = utterance](TextRange word) { return is_said_there(word, fragments, quotes); });
    if (all && is_interrupted(quotes[*first], words.front(), words.back(), quotes)) continue;
    if (all && (!innermost || innermost->level < quotes[*first].level)) innermost = quotes[*first];
  }
  return innermost;
}

std::string speaker_of(const std::optional<Quote>& quote, const Document& document) {
  if (quote) return quote->attribution.speaker;
  if (!document.speaker.empty()) return document.speaker;
  return document.author.empty() ? document.organisation : document.author;
}

bool is_said_by(const NamePattern& name, const std::optional<Quote>& quote, const std::vector<Speaker>& speakers,
                const Document& document, text::Analyser& analyser) {
  const auto is_meant = [&](const std::string& written) { return name.matches(written, analyser); };
  if (!quote) {
    return is_meant(document.speaker) || is_meant(document.author) || is_meant(document.organisation);
  }
  const auto speaker = std::ranges::find(speakers, quote->attribution.speaker, &Speaker::name);
  return is_meant(quote->attribution.speaker) ||
         (speaker != speakers.end() && std::ranges::any_of(speaker->aliases, is_meant));
}

}  // namespace tenet::query
