// Whatever is asked of whatever passage: matches and nodes are in its text, between characters, ascending; so are the
// highlights of its snippet, which shows every match where the whole passage fits. The first line is the query, the
// rest the text.

#include "query/answers/highlights.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>
#include <tenet/query.h>

#include "fuzz/properties.h"
#include "indexer/attribution/quotes.h"
#include "indexer/attribution/speakers.h"
#include "indexer/passages.h"
#include "indexer/reading/structure.h"
#include "query/plan/plan.h"
#include "text/decode.h"

namespace {

using tenet::Hit;
using tenet::test::require;
using tenet::test::require_ascending;

std::vector<Hit> passages_of(const std::string& text, tenet::indexer::Markup markup) {
  const tenet::Document document{.text = text};
  const auto blocks = tenet::indexer::find_structure(text, 0, markup);
  const auto voices = tenet::indexer::find_speakers(document, blocks, tenet::indexer::find_quotes(text, blocks),
                                                    tenet::indexer::Authority());
  std::vector<Hit> hits;
  for (const tenet::Passage& passage : tenet::indexer::split_passages(text, blocks, voices.quotes, {2, 40, 20})) {
    Hit hit{.passage = passage, .text = text.substr(passage.range.begin, passage.range.size())};
    hit.speakers = voices.speakers;
    hits.push_back(std::move(hit));
  }
  return hits;
}

void check(Hit hit, const tenet::query::Plan& plan, tenet::text::Analyser& analyser) {
  tenet::query::mark_nodes(hit, plan, analyser);
  require_ascending(hit.text, hit.matches);
  std::vector<tenet::TextRange> nodes;
  for (const tenet::Node& node : hit.nodes) nodes.push_back(node.range);
  require_ascending(hit.text, nodes);
  for (const tenet::TextRange& match : hit.matches) {
    require(std::ranges::any_of(nodes, [&](const tenet::TextRange& node) { return node.contains(match); }));
  }
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{30}, hit.text.size()}) {
    tenet::query::cut_snippet(hit, bytes);
    require(tenet::text::is_utf8(hit.snippet.text));
    require_ascending(hit.snippet.text, hit.snippet.highlights);
    require(hit.snippet.text.find("  ") == std::string::npos);
  }
  require(hit.snippet.highlights.size() >= hit.matches.size());  // one that runs over paragraphs is parted
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string whole = tenet::text::decode(tenet::test::bytes_of(data, size)).text;
  const std::size_t line = std::min(whole.find('\n'), whole.size());
  static tenet::text::Analyser analyser;
  analyser.trim();
  tenet::query::Plan plan;
  try {
    const tenet::Query query = tenet::parse_query(std::string_view(whole).substr(0, line), tenet::Joining::any);
    plan = tenet::query::make_plan(query, analyser);
  } catch (const tenet::QueryError&) {
    return 0;
  }
  for (const auto markup : {tenet::indexer::Markup::plain, tenet::indexer::Markup::markdown}) {
    for (const Hit& hit : passages_of(whole.substr(line), markup)) check(hit, plan, analyser);
  }
  return 0;
}
