#include "query/answers/highlights.h"

#include <utility>
#include <vector>

#include "query/answers/snippet.h"
#include "query/match/text_match.h"
#include "query/verify/voice.h"
#include "text/visible.h"

namespace tenet::query {
namespace {

// Places of words as bytes of the passage, together with `ranges`.
std::vector<TextRange> bytes_of(const std::vector<TextRange>& spans, const PassageWords& words,
                                std::vector<TextRange> ranges = {}) {
  for (const TextRange& span : spans) {
    ranges.push_back({words.tokens[span.begin].range.begin, words.tokens[span.end - 1].range.end});
  }
  return merge_ranges(std::move(ranges));
}

TextMatch find_matches(Hit& hit, const Plan& plan, const PassageWords& words) {
  TextMatch match = match_text(plan, words);
  hit.matches = bytes_of(match.spans, words);
  return match;
}

}  // namespace

void mark_matches(Hit& hit, const Plan& plan, text::Analyser& analyser) {
  (void)find_matches(hit, plan, read_words(hit.passage, hit.speakers, hit.text, analyser));
}

void mark_nodes(Hit& hit, const Plan& plan, text::Analyser& analyser) {
  const PassageWords words = read_words(hit.passage, hit.speakers, hit.text, analyser);
  const TextMatch match = find_matches(hit, plan, words);
  for (const TextRange& range : bytes_of(match.hulls, words, hit.matches)) {
    const auto quote = quote_around({{range.begin + words.offset, range.end + words.offset}}, hit.passage.quotes);
    hit.nodes.push_back({range, speaker_of(quote, hit.document)});
  }
}

void cut_snippet(Hit& hit, std::size_t bytes) {
  hit.snippet = make_snippet(hit.text, hit.matches, text::hidden_within(hit.passage), bytes);
}

}  // namespace tenet::query
