#include "cli/render/word_table.h"

#include <string>
#include <utility>

namespace tenet::cli {
namespace {

// A measure as a column: shown to people when it is usual or asked for.
Column measure_column(std::string name, std::string heading, std::string description, bool usual, bool asked) {
  return {.name = std::move(name),
          .heading = std::move(heading),
          .description = std::move(description),
          .right = true,
          .decimals = 2,
          .shown = usual || asked ? Shown::always : Shown::to_programs};
}

std::vector<Column> with_counts(std::vector<Column> measures) {
  std::vector<Column> columns{
      {.name = "word", .heading = "word", .description = "the commonest form"},
      {.name = "count", .heading = "count", .description = "how often it stands here", .right = true},
      {.name = "expected",
       .heading = "expected",
       .description = "here, if it were as common here as elsewhere",
       .right = true,
       .decimals = 1}};
  columns.insert(columns.end(), measures.begin(), measures.end());
  const std::vector<Column> rest{
      {.name = "passages", .heading = "passages", .description = "that it is counted in", .right = true},
      {.name = "documents",
       .heading = "documents",
       .description = "that it is counted in",
       .right = true,
       .shown = Shown::to_programs},
      {.name = "other_forms", .heading = "also", .description = "its other forms here, the commonest first"},
      {.name = "stem", .heading = "stem", .description = "what it was counted as", .shown = Shown::to_programs},
      {.name = "elsewhere",
       .heading = "elsewhere",
       .description = "how often it stands elsewhere",
       .right = true,
       .shown = Shown::to_programs},
      {.name = "example",
       .heading = "example",
       .description = "id of the first of the passages",
       .shown = Shown::to_programs}};
  columns.insert(columns.end(), rest.begin(), rest.end());
  return columns;
}

Row with_counts(const WordRow& row, std::vector<Value> measures) {
  std::vector<std::string> forms;
  for (const auto& [form, count] : row.forms) {
    if (form != row.word) forms.push_back(form);
  }
  Row cells{row.word, row.count, row.expected};
  cells.insert(cells.end(), measures.begin(), measures.end());
  for (Value cell : {Value(row.passages), Value(row.documents), Value(forms), Value(row.stem), Value(row.elsewhere),
                     Value(row.example)}) {
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace

std::vector<Column> collocate_columns(WordMeasure asked) {
  using enum WordMeasure;
  return with_counts({
      measure_column("log_likelihood", "log-lik.", "how surely: Dunning 1993", true, false),
      measure_column("log_dice", "logDice", "how typical, 14 at most: Rychly 2008", true, false),
      measure_column("mi", "MI", "mutual information, in bits: Church & Hanks 1990", true, false),
      measure_column("mi3", "MI3", "cubed: Daille 1994", false, asked == cubed_information),
      measure_column("t_score", "t-score", "Church and others 1991", false, asked == t_score),
      measure_column("log_ratio", "log ratio", "how much, in doublings: Hardie 2014", false, asked == log_ratio),
  });
}

std::vector<Column> keyword_columns() {
  return with_counts({
      measure_column("log_likelihood", "log-lik.", "how surely: Dunning 1993", true, false),
      measure_column("bic", "BIC", "evidence, very strong above 10: Wilson 2013", true, false),
      measure_column("log_ratio", "log ratio", "how much, in doublings: Hardie 2014", true, false),
      measure_column("percent_difference", "%DIFF", "how much, in per cent: Gabrielatos & Marchi 2011", true, false),
  });
}

Row collocate_row(const WordRow& row) {
  return with_counts(row, {row.log_likelihood, row.log_dice, row.mutual_information, row.cubed_information, row.t_score,
                           row.log_ratio});
}

Row keyword_row(const WordRow& row) {
  return with_counts(row, {row.log_likelihood, row.bic, row.log_ratio,
                           row.percent_difference ? Value(*row.percent_difference) : Value()});
}

std::vector<Column> dispersion_columns() {
  const auto number = [](const char* name, const char* heading, const char* description, int decimals) {
    return Column{.name = name, .heading = heading, .description = description, .right = true, .decimals = decimals};
  };
  return {
      {.name = "over", .heading = "over", .description = "what the parts are: documents or years"},
      number("count", "count", "how often the query's words stand in them", -1),
      number("words", "words", "in all parts", -1),
      number("parts", "parts", "", -1),
      number("range", "range", "parts with at least one", -1),
      number("juilland_d", "D", "1 even, 0 all in one part: Juilland & Chang-Rodriguez 1964", 3),
      number("dp", "DP", "0 even, towards 1 uneven: Gries 2008", 3),
      number("dp_norm", "DPnorm", "DP over the most it can be: Lijffijt & Gries 2012", 3),
  };
}

Row dispersion_row(const char* over, const Spread& spread) {
  return {over,         spread.nodes,      spread.words,     spread.parts,
          spread.range, spread.juilland_d, spread.deviation, spread.deviation_norm};
}

}  // namespace tenet::cli
