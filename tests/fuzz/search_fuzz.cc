// Whatever is asked of an index: hits that hold to what <tenet/searcher.h> promises and agree between search, scan,
// count and concordance; or a QueryError with a place in the query.

#include <tenet/searcher.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <stdlib.h>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/indexer.h>

#include "fuzz/properties.h"
#include "text/decode.h"

namespace {

using tenet::Hit;
using tenet::test::require;
using tenet::test::require_ascending;

// An index removed with the process: passages short and long, Markdown, quotations, other scripts, nothing.
class Index {
 public:
  Index() {
    std::string name = (std::filesystem::temp_directory_path() / "tenet-fuzz-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    tenet::Indexer indexer(folder_ / "index");
    indexer.add({.id = "a",
                 .text =
                     "# Bail\n\n\"Bail keeps *poor* people in jail,\" said Judge Ada Example. \"It [must](x) end.\"\n\n"
                     "- second chances\n- law-enforcement work\n",
                 .title = "On bail",
                 .date = "2016-04-05",
                 .organisation = "Orchard Forum"});
    indexer.add({.id = "b c", .text = "Jail.\n\nParole, said the forum, is no jail.", .title = "Bail", .date = "2015"});
    indexer.add(
        {.id = "d",
         .text = "MS. EXAMPLE: \u00c9t\u00e9 na\u00efve \u4e2d\u6587 \u0391\u03b2.\n\nMR. OTHER: Judges, judges!\n"});
    std::string long_text;
    for (int i = 0; i < 400; ++i)
      long_text += i % 7 == 0 ? "The judges of bail. " : "Sentencing reform is the people's own work. ";
    indexer.add({.id = "e", .text = long_text, .speaker = "Ada Example", .author = "Bo Writer"});
    (void)indexer.commit();
  }
  ~Index() { std::filesystem::remove_all(folder_); }
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "index"; }

 private:
  std::filesystem::path folder_;
};

void check(const Hit& hit, const tenet::Searcher& searcher) {
  const auto document = searcher.document(hit.document.id);
  require(document && hit.text == document->text.substr(hit.passage.range.begin, hit.passage.range.size()));
  require_ascending(hit.text, hit.matches);
  require(tenet::text::is_utf8(hit.snippet.text));
  require_ascending(hit.snippet.text, hit.snippet.highlights);
}

// Some of the hits asked for by themselves are those of the whole list.
void check_pages(const tenet::Searcher& searcher, const tenet::Query& query, const tenet::SearchOptions& options,
                 const std::vector<Hit>& all) {
  tenet::SearchOptions page = options;
  page.offset = 1;
  page.limit = 2;
  const auto hits = searcher.search(query, page).hits;
  require(hits.size() == std::min<std::size_t>(2, all.size() - std::min<std::size_t>(1, all.size())));
  for (std::size_t i = 0; i < hits.size(); ++i)
    require(hits[i].id == all[i + 1].id && hits[i].score == all[i + 1].score);
}

void check_concordance(const tenet::Searcher& searcher, const tenet::Query& query, std::uint64_t passages) {
  try {
    const auto lines = tenet::concordance(searcher, query, {.limit = 50});
    require(lines.lines.size() == std::min<std::uint64_t>(lines.total, 50) && lines.passages <= passages);
    for (const auto& line : lines.lines) {
      require(line.document != nullptr && !line.node.text.empty());
      const auto document = searcher.document(line.document->id);
      require(document.has_value());
      tenet::test::require_inside(document->text, line.bytes);
      for (const auto* part : {&line.left, &line.node, &line.right}) require(tenet::text::is_utf8(part->text));
    }
  } catch (const tenet::QueryError&) {  // it has no words
  }
}

void check(const tenet::Searcher& searcher, const tenet::Query& query) {
  for (const auto by : {tenet::SearchOptions::By::passage, tenet::SearchOptions::By::document}) {
    const tenet::SearchOptions options{.limit = 1000, .by = by};
    const tenet::Results results = searcher.search(query, options);
    require(results.hits.size() == results.total);
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      check(results.hits[i], searcher);
      require(i == 0 || results.hits[i].score <= results.hits[i - 1].score);
    }
    check_pages(searcher, query, options, results.hits);
    if (by == tenet::SearchOptions::By::document) continue;
    std::uint64_t scanned = 0;
    searcher.scan(query, [&](const Hit& hit) {
      ++scanned;
      require(std::ranges::find(results.hits, hit.id, &Hit::id) != results.hits.end());
      return true;
    });
    require(scanned == results.total);
    require(searcher.count(query, {}).total.passages == results.total);
    check_concordance(searcher, query, results.total);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Index index;
  static const tenet::Searcher searcher(index.path());
  const std::string text(tenet::test::bytes_of(data, size));
  for (const tenet::Joining joining : {tenet::Joining::all, tenet::Joining::any}) {
    try {
      const tenet::Query query = searcher.parse(text, joining);
      // All passages answer the empty query where they are counted, none where they are ranked.
      if (query != tenet::Query()) check(searcher, query);
    } catch (const tenet::QueryError& error) {
      require(error.offset() <= size);
      require(std::string_view(error.what()).find('\n') == std::string_view::npos);
    }
  }
  return 0;
}
