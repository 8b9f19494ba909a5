#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/place.h"
#include "cli/progress.h"
#include "cli/question.h"
#include "cli/render/figures.h"
#include "cli/report.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  const CLI::Option* index_option = nullptr;
  std::vector<std::string> paths;
  std::string topics;
  std::string speakers;
  bool follow = false;
  bool no_sandbox = false;
  unsigned jobs = 0;
  std::string progress = "auto";
};

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

IndexerOptions options_for(const Arguments& arguments, Progress& progress) {
  IndexerOptions options{.follow_links = arguments.follow,
                         .jobs = arguments.jobs,
                         .sandbox = !arguments.no_sandbox,
                         .progress = [&](const IndexProgress& now) { progress.show(now); },
                         .should_stop =
                             [&] {
                               if (Interruptible::signal() == 0) return false;
                               progress.show_stopping();
                               return true;
                             }};
  if (!arguments.topics.empty()) options.topics_toml = read_topics(arguments.topics);
  if (!arguments.speakers.empty()) options.speakers_toml = read_speakers(arguments.speakers);
  return options;
}

// A line a format: its name, its endings, and whether it is read here.
std::string formats_text() {
  std::string text;
  for (const DocumentFormat& format : document_formats()) {
    text += fmt::format("{:<16} {:<10} {}\n", format.name, format.is_read ? "read" : "not read", format.endings);
  }
  return text + describe_reader();
}

// "12 style sheets, 3 pictures"
std::string kinds_text(const std::map<std::string, std::size_t>& files) {
  std::string kinds;
  for (const auto& [kind, count] : files) kinds += (kinds.empty() ? "" : ", ") + counted(count, kind);
  return kinds;
}

void print_report(const IndexReport& report, const std::filesystem::path& index) {
  fmt::print("added {}, updated {}, unchanged {}, removed {}, skipped {}\n", grouped(report.added),
             grouped(report.updated), grouped(report.unchanged), grouped(report.removed), grouped(report.skipped()));
  if (!report.passed_over.empty()) fmt::print("passed over: {}\n", kinds_text(report.passed_over));
  fmt::print("{} holds {}, {}, {} of text\n", on_a_line(index.string()), counted(report.documents, "document"),
             counted(report.passages, "passage"), megabytes(report.text_bytes));
}

// `text` as one word of a shell.
std::string for_shell(const std::string& text) {
  const auto is_plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.' || c == '-' || c == '_';
  };
  if (std::ranges::all_of(text, is_plain)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// A command to copy: the passages on the commonest topic.
void print_next_step(const Arguments& arguments, const std::filesystem::path& index) {
  const std::vector<TopicCount> topics = Searcher(index).topics();
  const auto commonest = std::ranges::max_element(topics, {}, &TopicCount::passages);
  const bool is_given = arguments.index_option->count() > 0;
  std::fflush(stdout);  // it comes last where both go to one file
  fmt::print(stderr, "next: tenet {}{}{}\n",
             commonest == topics.end() || commonest->passages == 0 ? "speakers" : "search",
             is_given ? " --index " + for_shell(on_a_line(arguments.index)) : "",
             commonest == topics.end() || commonest->passages == 0 ? "" : " topic:" + commonest->topic.id);
}

int run(const Arguments& arguments) {
  const Interruptible interruptible;
  Progress progress(arguments.progress);
  const std::filesystem::path index = choose_index({arguments.index}, arguments.index_option);
  Indexer indexer(index, options_for(arguments, progress));
  indexer.update({arguments.paths.begin(), arguments.paths.end()});
  const IndexReport report = indexer.commit();
  progress.clear();
  for (const Problem& problem : report.problems) cli::report(problem);
  const auto any_begins = [&](std::string_view reason) {
    return std::ranges::any_of(report.problems, [&](const Problem& each) { return each.reason.starts_with(reason); });
  };
  if (any_begins("a link")) fmt::print(stderr, "  hint: --follow reads links\n");
  if (any_begins("duplicate id"))
    fmt::print(stderr, "  hint: ids begin at the folder that is given: give the folder above both\n");
  const std::size_t changed = report.added + report.updated + report.removed;
  if (report.stopped) {
    if (changed > 0) print_report(report, index);
    fmt::print(stderr, "tenet: stopped; run it again to read the rest\n");
    return Interruptible::exit_status();
  }
  if (changed == 0 && report.unchanged == 0) {
    fmt::print(stderr, "tenet: no documents found\n");
    if (!report.passed_over.empty()) fmt::print(stderr, "  passed over: {}\n", kinds_text(report.passed_over));
    if (report.problems.empty()) fmt::print(stderr, "  hint: tenet index --formats lists what is read\n");
    return failed;
  }
  print_report(report, index);
  // `index` is absolute where it was found in a folder above.
  std::error_code unknown;
  const bool is_above = arguments.index_option->empty() && index.is_absolute() &&
                        index.parent_path() != std::filesystem::current_path(unknown);
  if (is_above && report.added > 0 && report.added < report.documents)
    fmt::print(stderr, "note: this index is in a folder above; --index .tenet makes one here\n");
  // After a first run somebody may not know what to do with the index.
  if (arguments.progress == "auto" && report.added == report.documents) print_next_step(arguments, index);
  return report.skipped() > 0 ? some_skipped : found;
}

}  // namespace

void add_index_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("index");
  arguments->index_option = add_index_option(*command, arguments->index);
  command
      ->add_option("--topics", arguments->topics,
                   "File of topics to tag passages with (TOML), or default for the built-in ones; else those of the "
                   "index")
      ->type_name("FILE");
  command
      ->add_option("--speakers", arguments->speakers,
                   "File of the names of bodies and holders of offices (TOML), or default for the built-in ones; else "
                   "those of the index")
      ->type_name("FILE");
  command->add_flag("--follow", arguments->follow, "Follow symbolic links that lead out of the folders named")
      ->configurable(false);
  command
      ->add_flag_callback(
          "--formats", [] { throw CLI::CallForVersion(formats_text(), CLI::ExitCodes::Success); },
          "List the formats that this build reads, and end")
      ->configurable(false);
  command
      ->add_flag("--no-sandbox", arguments->no_sandbox,
                 "Read foreign formats without protection from what they hold, to find a fault")
      ->configurable(false);
  command->add_option("--jobs", arguments->jobs, "Threads; default one a processor")->check(CLI::Range(1U, 256U));
  add_progress_option(*command, arguments->progress);
  command->add_option("PATH", arguments->paths, "Files and folders")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
