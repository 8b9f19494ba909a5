#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/topic_tools.h>

#include "cli/command.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/render/json_lines.h"
#include "cli/render/topic_lines.h"
#include "cli/terminal.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Indexes indexes;
  std::string check;
  std::string suggest;
  std::size_t limit = 30;
  std::string format = "text";
  bool fold = false;
};

const TopicMeasure* measure_of(const TopicMeasures& measures, const std::string& topic) {
  const auto found = std::ranges::find(measures.topics, topic, &TopicMeasure::topic);
  return found == measures.topics.end() ? nullptr : &*found;
}

// Precision and recall of any grade, then of grade 2, in per cent, as columns; nothing where no topic is measured.
std::string measured(const TopicMeasures& measures, const std::string& topic) {
  if (measures.topics.empty()) return {};
  const TopicMeasure* measure = measure_of(measures, topic);
  if (measure == nullptr) return fmt::format("{:>27}  ", "not measured");
  return fmt::format("{:>5.0f} {:>5.0f}   {:>5.0f} {:>5.0f}     ", 100 * measure->precision, 100 * measure->recall,
                     100 * measure->square_precision, 100 * measure->square_recall);
}

// Narrower topics stand under their broader one, indented.
void print_under(const std::vector<TopicCount>& counts, const TopicMeasures& measures, const std::string& broader,
                 std::size_t depth, const Style& style) {
  for (const TopicCount& count : counts) {
    if (count.topic.broader != broader) continue;
    const std::string name = std::string(2 * depth, ' ') + count.topic.id;
    fmt::print("{:>9}  {:<28}  {}{}\n", count.passages, name, measured(measures, count.topic.id),
               tint(on_a_line(count.topic.label), Tone::faint, style));
    print_under(counts, measures, count.topic.id, depth + 1, style);
  }
}

int list(const Arguments& arguments) {
  const Searcher searcher = open(arguments.indexes);
  std::vector<TopicCount> counts = searcher.topics();
  if (arguments.fold) {
    const Counts folded = searcher.count({}, {.by = {CountBy::topic}, .without = those_to_fold(searcher, {})});
    for (TopicCount& count : counts) {
      const auto row = std::ranges::find(folded.rows, std::vector{count.topic.id}, &Count::group);
      if (row != folded.rows.end()) count.passages = row->passages;
    }
  }
  const TopicMeasures measures = topic_measures(searcher.taxonomy());
  const Style& style = output_style();
  if (arguments.format == "text") {
    const bool is_measured = !measures.topics.empty();
    const std::string head = fmt::format("{:>9}  {:<28}  {}{}", "passages", "topic",
                                         is_measured ? "right found   right@2 found@2  " : "", "label");
    fmt::print("{}\n", tint(head, Tone::strong, style));
    print_under(counts, measures, "", 0, style);
    if (is_measured) {
      fmt::print(stderr,
                 "right: per cent of tags that a judge gives too; found: per cent of what the judge tags. Judged: {}\n",
                 measures.on);
    }
    return found;
  }
  for (const TopicCount& count : counts) {
    fmt::print("{}\n", topic_line(count, measure_of(measures, count.topic.id)));
  }
  return found;
}

// "a, b" of the first few, and how many there are beyond.
std::string some(const std::vector<std::string>& all) {
  constexpr std::size_t most = 12;
  std::string text = fmt::format("{}", fmt::join(std::span(all).first(std::min(most, all.size())), ", "));
  return all.size() > most ? fmt::format("{} and {} more", text, all.size() - most) : text;
}

void print_terms(const TopicsCheck& check, const Style& style) {
  std::vector<std::string> never;
  std::vector<std::string> shared;
  std::vector<std::string> too_often;
  for (const TermUse& use : check.terms) {
    const std::string name = fmt::format("{}: {}", use.topic, use.term);
    for (const std::string& remark : remarks(use, check.passages)) {
      if (remark == "never") never.push_back(name);
      if (remark == "often") too_often.push_back(fmt::format("{} ({})", name, use.passages));
      if (remark == "shared") shared.push_back(fmt::format("{} (also {})", name, fmt::join(use.also, ", ")));
    }
  }
  const auto print_part = [&](const char* heading, const std::vector<std::string>& names) {
    if (names.empty()) return;
    fmt::print("{}\n", tint(fmt::format("{}: {}", heading, names.size()), Tone::strong, style));
    for (const std::string& name : names) fmt::print("  {}\n", on_a_line(name));
  };
  print_part("terms of several topics", shared);
  print_part(fmt::format("terms in more than 1 of {} passages", often).c_str(), too_often);
  print_part("terms that never count", never);
}

void print_changes(const TopicsCheck& check, const Style& style) {
  fmt::print("{}\n",
             tint(fmt::format("passages that change: {} of {}", check.changed, check.passages), Tone::strong, style));
  for (const TopicChange& change : check.changes) {
    fmt::print("  {}: {} -> {} passages, {} gained, {} lost, {} regraded\n", change.topic, change.before, change.after,
               change.gained, change.lost, change.regraded);
    std::vector<std::string> examples;
    for (const RegradedPassage& passage : change.examples) {
      examples.push_back(fmt::format("{} {}->{}", on_a_line(passage.id), passage.before, passage.after));
    }
    fmt::print("      {}\n", tint(some(examples), Tone::faint, style));
  }
}

// Without an index, only what the file shows by itself.
int check(const Arguments& arguments) {
  const Taxonomy taxonomy = read_taxonomy(arguments.check);
  const std::filesystem::path index = choose_index(arguments.indexes.given, arguments.indexes.option);
  const bool has_index = !arguments.indexes.given.empty() || std::filesystem::exists(index);
  const TopicsCheck result = has_index ? check_topics(taxonomy, index) : TopicsCheck{.terms = list_terms(taxonomy)};
  if (arguments.format == "jsonl") {
    for (const TermUse& use : result.terms) fmt::print("{}\n", term_line(use, result.passages));
    for (const TopicChange& change : result.changes) fmt::print("{}\n", change_line(change));
    fmt::print("{}\n", check_line(arguments.check, taxonomy, result));
    return found;
  }
  const Style& style = output_style();
  fmt::print("{}: {} topics, {} terms, no error\n", on_a_line(arguments.check), taxonomy.topics.size(),
             result.terms.size());
  print_terms(result, style);
  if (has_index) print_changes(result, style);
  return found;
}

int suggest(const Arguments& arguments) {
  const std::vector<TermSuggestion> terms = suggest_terms(
      choose_index(arguments.indexes.given, arguments.indexes.option), arguments.suggest, arguments.limit);
  const Style& style = output_style();
  if (arguments.format == "text" && !terms.empty()) {
    fmt::print("{}\n", tint(fmt::format("{:>9} {:>7} {:>8}  {:<32}  {}", "G2", "inside", "outside", "term", "such as"),
                            Tone::strong, style));
  }
  for (const TermSuggestion& term : terms) {
    if (arguments.format == "jsonl") {
      fmt::print("{}\n", suggestion_line(arguments.suggest, term));
    } else {
      fmt::print("{:>9.1f} {:>7} {:>8}  {:<32}  {}\n", term.g2, term.inside, term.outside, on_a_line(term.term),
                 tint(on_a_line(some(term.where)), Tone::faint, style));
    }
  }
  if (terms.empty()) {
    fmt::print(stderr, "tenet: too few passages squarely about '{}' to learn from\n", arguments.suggest);
  }
  return terms.empty() ? nothing_found : found;
}

int run(const Arguments& arguments) {
  if (!arguments.check.empty()) return check(arguments);
  return arguments.suggest.empty() ? list(arguments) : suggest(arguments);
}

}  // namespace

void add_topics_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("topics");
  CLI::Option* check =
      command->add_option("--check", arguments->check, "A file of topics (TOML) to check")->type_name("FILE");
  command->add_flag("--fold", arguments->fold, "Count near-identical passages once");
  command->add_option("--suggest", arguments->suggest, "A topic of the index to find terms for")
      ->type_name("TOPIC")
      ->excludes(check);
  command->add_option("-n,--limit", arguments->limit, "How many terms to suggest")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}))
      ->capture_default_str();
  add_indexes_option(*command, arguments->indexes);
  command->add_option("--format", arguments->format, "How to write it")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
