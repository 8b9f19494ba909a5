#include <tenet/indexer.h>
#include <tenet/tenet.h>
#include <tenet/topic_tools.h>
#include <tenet/topics.h>
#include <tenet/xapian_export.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "c/calls.h"
#include "c/columns.h"
#include "c/options.h"
#include "c/paths.h"
#include "c/progress.h"
#include "text/code_points.h"

// A file that no index holds yet, and an index as files of others.
namespace tenet::c {
namespace {

// As a search gives it.
Hit hit_of(const Examined& examined, const Passage& passage) {
  const std::string_view whole = examined.document.text;
  const std::string_view text = whole.substr(passage.range.begin, passage.range.size());
  const std::size_t begin = text::count_code_points(whole.substr(0, passage.range.begin));
  Hit hit{.id = passage_id(examined.document.id, passage),
          .passage = passage,
          .text = std::string(text),
          .code_points = {begin, begin + text::count_code_points(text)},
          .heading = std::string(whole.substr(passage.heading.begin, passage.heading.size()))};
  for (const Speaker& speaker : examined.speakers) {
    const auto speaks = [&](const Quote& quote) { return quote.attribution.speaker == speaker.name; };
    if (std::ranges::any_of(passage.quotes, speaks)) hit.speakers.push_back(speaker);
  }
  return hit;
}

void add_passages(Examined examined, std::vector<Hit>& all) {
  std::vector<Hit> hits;
  for (const Passage& passage : examined.passages) hits.push_back(hit_of(examined, passage));
  Document document = std::move(examined.document);
  document.text.clear();
  document.pages = {};
  for (Hit& hit : hits) {
    hit.document = document;
    all.push_back(std::move(hit));
  }
}

}  // namespace
}  // namespace tenet::c

using namespace tenet::c;

int tenet_passages(const char* path, const tenet_options* options, tenet_results** results) {
  return call([&] {
    *required(results, "passages: where the results are to go is NULL") = nullptr;
    const std::string file = required(path, "passages: the path is NULL");
    OptionReader reader(options, "passages");
    const std::string topics = reader.text("topics");
    reader.finish();
    ExaminedFile found;
    tenet::examine(
        file, topics.empty() ? tenet::default_taxonomy() : tenet::parse_taxonomy(topics, "topics"),
        [&](const tenet::Examined& examined) { add_passages(examined, found.passages); },
        [&](const tenet::Problem& problem) { found.problems.push_back(problem); });
    give_rows(make_rows(std::move(found), &ExaminedFile::passages), results);
  });
}

int tenet_suggest_terms(const char* path, const tenet_options* options, tenet_results** results) {
  return call([&] {
    *required(results, "topics: where the results are to go is NULL") = nullptr;
    const std::string index = required(path, "topics: the path is NULL");
    OptionReader reader(options, "topics");
    const std::string topic = reader.text("topic");
    const std::size_t limit = reader.number("limit", 20);
    reader.finish();
    give_rows(make_rows(tenet::suggest_terms(index, topic, limit)), results);
  });
}

int tenet_export(const char* const* paths, size_t count, const char* folder, const tenet_options* options,
                 tenet_progress_function* function, void* data, tenet_results** report) {
  return call([&] {
    *required(report, "export: where the report is to go is NULL") = nullptr;
    const auto indexes = paths_of(paths, count);
    const std::string to = required(folder, "export: the folder is NULL");
    OptionReader reader(options, "export");
    constexpr std::size_t most = 1'000'000;  // more is refused by the library
    bool stops = false;
    const tenet::XapianExportOptions how{
        .shards = static_cast<unsigned>(std::min(reader.number("shards", 1), most)),
        .jobs = static_cast<unsigned>(std::min(reader.number("jobs", 0), most)),
        .progress = [&](const tenet::IndexProgress& now) { stops = stops || tells_to_stop(function, data, now); },
        .should_stop = [&] { return stops; }};
    reader.finish();
    give_rows(make_row(tenet::export_xapian(indexes, to, how)), report);
  });
}
