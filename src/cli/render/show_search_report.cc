#include "cli/render/show_search_report.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include <tenet/version.h>

#include "cli/render/figures.h"
#include "cli/render/json.h"
#include "cli/render/table.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

constexpr std::size_t widest_prose = 100;  // columns

class Prose {
 public:
  Prose(const ShownReport& shown, const OutputOptions& options, Output& output)
      : shown_(shown), report_(shown.report), options_(options), output_(output) {}

  void write() {
    heading("Search");
    paragraph(fmt::format("The search was made on {} with {}.", shown_.made.date, build_description()));
    write_query();
    heading("What was searched");
    write_corpus();
    if (!report_.steps.empty()) write_steps();
    if (!report_.topics.empty()) write_topics();
    heading("How to read the counts");
    paragraph(
        "The unit is the passage: a paragraph, or a part of a long one. Counts are exact: every passage that answers "
        "is "
        "counted once, and a document once however many of its passages do. Nothing is sampled or estimated. Results "
        "are ranked by BM25 with the strength of topics added; ties are settled by passage id, so that the same index "
        "and query give the same list.");
    heading("To repeat the search");
    code(shown_.made.command);
    paragraph(
        fmt::format("The result is the same wherever the index has the fingerprint {}.", report_.index.fingerprint));
  }

 private:
  [[nodiscard]] bool is_markdown() const { return options_.format == "markdown"; }

  void heading(const std::string& text) {
    const std::string gap = begun_ ? "\n" : "";
    begun_ = true;
    output_.write(gap + (is_markdown() ? "## " + text + "\n\n" : tint(text, Tone::strong, output_.style()) + '\n'));
  }
  void paragraph(const std::string& text) {
    if (is_markdown()) {
      output_.write(text + "\n\n");
      return;
    }
    for (const std::string& line : fill_lines(text, std::min(widest_prose, output_.style().width))) {
      output_.write(line + '\n');
    }
  }
  void code(const std::string& text) { output_.write(is_markdown() ? "    " + text + "\n\n" : "    " + text + '\n'); }
  void table(const std::vector<Column>& columns, const std::vector<Row>& rows) {
    TableWriter table("report", columns, options_, output_);
    for (const Row& row : rows) table.row(row);
    table.finish();
    if (is_markdown()) output_.write("\n");
  }

  void write_query() {
    if (shown_.made.query.empty()) {
      paragraph("There was no query: every passage was taken.");
      return;
    }
    paragraph("The query as it was typed:");
    code(shown_.made.query);
    paragraph("and as it was understood:");
    code(shown_.made.understood);
    if (report_.operators.empty()) return;
    paragraph("What it is made of:");
    std::vector<Row> rows;
    for (const OperatorUse& use : report_.operators) rows.push_back({Value(use.name), Value(use.meaning)});
    table({{.name = "operator", .heading = "operator"}, {.name = "meaning", .heading = "meaning"}}, rows);
  }

  void write_corpus() {
    const Count& all = report_.searched;
    std::string dates = "None of the documents has a date.";
    if (!report_.first.empty()) {
      const bool one = report_.first == report_.last;
      dates = fmt::format("They are dated {}{}.", one ? report_.first : "from " + report_.first + " to " + report_.last,
                          report_.undated == 0 ? "" : fmt::format(" ({} undated)", report_.undated));
    }
    paragraph(fmt::format("The index holds {} in {} with {}. {} Its fingerprint is {} (schema {}; {}).",
                          counted(all.searched_passages, "passage"), counted(all.searched_documents, "document"),
                          counted(all.searched_words, "word"), dates, report_.index.fingerprint, report_.index.schema,
                          report_.index.analysis));
    paragraph(fmt::format("Of these, {} in {} answer the query.", counted(report_.total.passages, "passage"),
                          counted(report_.total.documents, "document")));
  }

  static Column figure(const char* name, const char* shown) { return {.name = name, .heading = shown, .right = true}; }

  void write_steps() {
    heading("What each condition leaves");
    std::vector<Row> rows;
    for (const SearchStep& step : report_.steps) {
      rows.push_back({Value(to_string(step.part)), Value(step.alone.passages), Value(step.alone.documents),
                      Value(step.cumulative.passages), Value(step.cumulative.documents)});
    }
    table({{.name = "condition", .heading = "condition"},
           figure("passages", "passages"),
           figure("documents", "documents"),
           figure("left_passages", "passages left"),
           figure("left_documents", "documents left")},
          rows);
  }

  void write_topics() {
    heading("Topics");
    std::vector<Row> rows;
    for (const Topic& topic : report_.topics) {
      rows.push_back({Value(topic.id), Value(topic.label), Value(topic.definition)});
    }
    table({{.name = "topic", .heading = "topic"},
           {.name = "label", .heading = "label"},
           {.name = "definition", .heading = "definition"}},
          rows);
    paragraph(fmt::format(
        "Topics are given to passages by their words, with the terms of the taxonomy {} {} (hash {}); no person has "
        "read "
        "the passages for this. Grade 2 means squarely about the topic, grade 1 related to it; topic:x takes both, "
        "topic:x@2 the former, and a broader topic has the passages of its narrower ones.",
        report_.taxonomy, report_.taxonomy_version, report_.index.taxonomy));
    if (!report_.measures.topics.empty()) write_measures();
  }

  // How often the tags of these topics are right.
  void write_measures() {
    std::vector<Row> rows;
    for (const TopicMeasure& measure : report_.measures.topics) {
      rows.push_back({Value(measure.topic), Value(measure.judged), Value(percent(measure.precision)),
                      Value(percent(measure.recall)), Value(percent(measure.square_precision)),
                      Value(percent(measure.square_recall))});
    }
    table({{.name = "topic", .heading = "topic"},
           figure("judged", "judged"),
           figure("precision", "precision %"),
           figure("recall", "recall %"),
           figure("square_precision", "grade 2, precision %"),
           figure("square_recall", "grade 2, recall %")},
          rows);
    paragraph(fmt::format("Measured on passages judged for each topic: {}.", report_.measures.on));
  }

  static std::uint64_t percent(double share) { return static_cast<std::uint64_t>(std::lround(100 * share)); }

  const ShownReport& shown_;
  const SearchReport& report_;
  const OutputOptions& options_;
  Output& output_;
  bool begun_ = false;
};

}  // namespace

void write_search_report(const ShownReport& shown, const OutputOptions& options, Output& output) {
  if (!options.fields.empty()) {
    throw InputError("--fields: a report has no columns to choose from", "leave it out");
  }
  if (options.format == "json") {
    output.write(replace_steering(to_json(shown.report, shown.made), json_escape) + '\n');
  } else {
    Prose(shown, options, output).write();
  }
}

}  // namespace tenet::cli
