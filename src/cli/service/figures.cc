// count, kwic, words, speakers and topics: figures and lines about many passages.

#include <algorithm>
#include <optional>
#include <utility>

#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/error.h>
#include <tenet/words.h>

#include <fmt/format.h>

#include "cli/analysis_options.h"
#include "cli/render/count_table.h"
#include "cli/render/json_lines.h"
#include "cli/render/kwic_table.h"
#include "cli/render/speaker_table.h"
#include "cli/render/topic_table.h"
#include "cli/render/word_table.h"
#include "cli/service/answers.h"
#include "cli/service/problem.h"

namespace tenet::cli {
namespace {

constexpr std::size_t most_context = 1000;  // words
constexpr std::size_t usual_context = 8;

// What `read` gives; an InputError of it is about the parameter `name`.
template <typename Read>
auto read_parameter(const char* name, const Read& read) {
  try {
    return read();
  } catch (const InputError& error) {
    throw RequestError(ProblemCode::bad_parameter, error.what(), error.hint(), name);
  }
}

std::string count(const Call& call) {
  const RequestValues& arguments = call.arguments;
  const Query query = read_query(call);
  const Query within = read_query(call, "within");
  Counted counted;
  for (const std::string& name : arguments.list("by")) counted.by.push_back(parse_count_by(name));
  const bool same = counted.by.size() == 2 && counted.by[0] == counted.by[1];
  if (counted.by.size() > 2 || same) {
    throw RequestError(ProblemCode::bad_parameter, "by: it takes one grouping, or two that differ", "", "by");
  }
  CountOptions options{.by = counted.by, .grade = static_cast<int>(arguments.number("level")), .within = within};
  if (arguments.flag("fold")) options.without = those_to_fold(call.searcher, both(query, within));
  counted.counts = call.searcher.count(query, options);
  const std::string& sort = arguments.choice("sort");
  const CountOrder order = sort == "name" ? CountOrder::name : sort == "count" ? CountOrder::count : CountOrder::rate;
  const std::size_t groups = arrange(counted, order, arguments.number("limit"));
  const std::vector<Column> columns = count_columns(counted.by, false);
  const std::vector<std::size_t> chosen = choose_columns(columns, {.format = "jsonl"});
  for (const Count& each : counted.counts.rows) {
    call.write(row_line("count", columns, chosen, count_row(each, "group", false)));
  }
  Count& total = counted.counts.total;
  total.group.assign(counted.by.size(), "");
  call.write(row_line("count", columns, chosen, count_row(total, "total", false)));
  return summary(call, counted.counts.rows.size() + 1, query, [&](JsonWriter& json) {
    json.member("groups", groups);
    add_texts(json, "notes", counted.counts.notes);
  });
}

std::string kwic(const Call& call) {
  const RequestValues& arguments = call.arguments;
  const Query query = read_query(call);
  ConcordanceOptions options{.left = arguments.number("left"),
                             .right = arguments.number("right"),
                             .across = arguments.flag("across"),
                             .seed = arguments.number("seed"),
                             .limit = arguments.number("limit"),
                             .offset = arguments.number("offset")};
  // The lines are held in memory.
  constexpr std::size_t most_lines = 100'000;
  if (options.limit > most_lines) {
    throw RequestError(ProblemCode::bad_parameter, fmt::format("limit: at most {} lines at once", most_lines),
                       "ask for the rest by offset", "limit");
  }
  options.sort = read_parameter("sort", [&] { return read_line_orders("sort", arguments.list("sort")); });
  if (arguments.has("sample")) options.sample = arguments.number("sample");
  Rows rows(call, "line", kwic_columns());
  const Concordance result = concordance(call.searcher, query, options);
  for (const ConcordanceLine& line : result.lines) rows.write(kwic_row(line));
  return summary(call, result.lines.size(), query, [&](JsonWriter& json) {
    json.member("total", result.total);
    json.member("offset", options.offset);
    json.member("passages", result.passages);
    json.member("documents", result.documents);
  });
}

std::string dispersion(const Call& call, const Query& query) {
  Rows rows(call, "dispersion", dispersion_columns());
  const Dispersion result = tenet::dispersion(call.searcher, query);
  if (result.documents.nodes > 0) {
    rows.write(dispersion_row("documents", result.documents));
    rows.write(dispersion_row("years", result.years));
  }
  return summary(call, rows.written(), query);
}

std::string words(const Call& call) {
  const RequestValues& arguments = call.arguments;
  const Query query = read_query(call);
  const std::string& about = arguments.choice("about");
  if (about == "dispersion") return dispersion(call, query);
  const bool keys = about == "keywords";
  WordOptions options{.min_count = arguments.number("min_count"),
                      .stop_words = arguments.flag("stop_words"),
                      .reverse = arguments.flag("reverse"),
                      .limit = arguments.number("limit"),
                      .offset = arguments.number("offset")};
  options.measure = read_parameter("measure", [&] {
    return read_measure("measure", arguments.text("measure"), keys ? keyword_measures() : collocate_measures());
  });
  const Window window = read_parameter("window", [&] { return read_window("window", arguments.text("window")); });
  std::optional<Query> against;
  if (arguments.has("against")) against = read_query(call, "against");
  Rows rows(call, keys ? "keyword" : "collocate", keys ? keyword_columns() : collocate_columns(options.measure));
  const WordTable table =
      keys ? keywords(call.searcher, query, against, options) : collocates(call.searcher, query, window, options);
  for (const WordRow& row : table.rows) rows.write(keys ? keyword_row(row) : collocate_row(row));
  return summary(call, table.rows.size(), query, [&](JsonWriter& json) {
    json.member("total", table.total);
    json.member("offset", options.offset);
    json.member("passages", table.passages);
    json.member("words_here", table.words_here);
    json.member("words_elsewhere", table.words_elsewhere);
  });
}

std::string speakers(const Call& call) {
  const Query query = read_query(call);
  Rows rows(call, "speaker", speaker_columns());
  for (const SpeakerCount& each : call.searcher.speakers(query, call.arguments.number("limit"))) {
    rows.write(speaker_row(each));
  }
  return summary(call, rows.written(), query);
}

std::string topics(const Call& call) {
  const std::vector<TopicCount> counts = call.searcher.topics();
  const TopicMeasures measures = topic_measures(call.searcher.taxonomy());
  Rows rows(call, "topic", topic_columns());
  for (const TopicCount& each : counts) {
    if (!call.arguments.list("fields").empty()) {
      rows.write(topic_row(each));
      continue;
    }
    const auto measure = std::ranges::find(measures.topics, each.topic.id, &TopicMeasure::topic);
    call.write(topic_line(each, measure == measures.topics.end() ? nullptr : &*measure));
  }
  return summary(call, counts.size());
}

std::vector<std::string> grouping_names() {
  std::vector<std::string> names;
  for (const CountBy by : count_groupings()) names.emplace_back(to_string(by));
  return names;
}

// Every column of words, whatever they are about.
std::vector<Column> all_word_columns() {
  std::vector<Column> all = collocate_columns(WordMeasure::log_likelihood);
  for (const std::vector<Column>& more : {keyword_columns(), dispersion_columns()}) {
    for (const Column& column : more) {
      if (std::ranges::find(all, column.name, &Column::name) == all.end()) all.push_back(column);
    }
  }
  return all;
}

}  // namespace

std::vector<Request> figure_requests() {
  return {
      {"count", "How many passages answer, by year, topic, speaker and other groups, beside how many were searched.",
       joined({query_parameters(false),
               {list_parameter("by", "One grouping, or two for each pair of groups.", grouping_names()),
                number_parameter("level", "Least grade of topics to count by: 2 for squarely about them.", 1, 2, 1),
                text_parameter("within", "Search only what answers this query too."),
                flag_parameter("fold", "Count near-identical passages once."),
                choice_parameter("sort", "The order of groups.", {"name", "count", "rate"}),
                number_parameter("limit", "How many groups at most.", most_results, most_results, 1)}}),
       count},
      {"kwic", "Words in their context: a line for every place where the words of the query stand.",
       joined({query_parameters(true),
               paging_parameters(20),
               {number_parameter("left", "Words of context before the place.", usual_context, most_context),
                number_parameter("right", "Words of context behind it.", usual_context, most_context),
                flag_parameter("across", "Let the context run on into the neighbouring passages."),
                list_parameter("sort", "What lines are sorted by, the first counts most.", line_order_names()),
                number_parameter("sample", "Take so many of the lines at random.", 0),
                number_parameter("seed", "Which sample: the same number, the same lines.", 0),
                fields_parameter(kwic_columns())}}),
       kwic},
      {"words", "Collocates of the words of a query, keywords of its passages, or how evenly the words are spread.",
       joined({query_parameters(true),
               paging_parameters(20),
               {choice_parameter("about", "What to find.", {"collocates", "keywords", "dispersion"}),
                text_parameter("against", "For keywords: the passages to compare with, else all others."),
                text_parameter("window", "For collocates: words on either side, sentence or passage; 5 unless given."),
                text_parameter("measure", "What to rank by; log-likelihood unless given."),
                number_parameter("min_count", "Leave out words that stand there less often.", 5, most_results, 1),
                flag_parameter("stop_words", "Give the commonest words of English too."),
                flag_parameter("reverse", "The lowest first."), fields_parameter(all_word_columns())}}),
       words},
      {"speakers", "Who is quoted in the passages that answer, the most quoted first.",
       joined({query_parameters(false),
               {number_parameter("limit", "How many speakers at most.", 20), fields_parameter(speaker_columns())}}),
       speakers},
      {"topics",
       "The topics of the index, with how many passages have each.",
       {fields_parameter(topic_columns())},
       topics},
  };
}

}  // namespace tenet::cli
