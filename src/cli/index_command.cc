#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/indexer.h>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/place.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::string index;
  std::vector<std::string> paths;
  std::string topics;
  std::string speakers;
  unsigned jobs = 0;
};

// One line on the terminal, written over; nothing elsewhere.
class Progress {
 public:
  void show(std::size_t files, std::size_t of) {
    if (!shown_ || (files % 100 != 0 && files != of)) return;
    fmt::print(stderr, "\r{}/{} files", files, of);
    std::fflush(stderr);
    drawn_ = true;
  }
  void clear() {
    if (drawn_) fmt::print(stderr, "\r\x1b[K");
    drawn_ = false;
  }

 private:
  bool shown_ = can_show_progress();
  bool drawn_ = false;
};

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

int run(const Arguments& arguments) {
  Progress progress;
  IndexerOptions options{.jobs = arguments.jobs,
                         .progress = [&](std::size_t files, std::size_t of) { progress.show(files, of); }};
  if (!arguments.topics.empty()) options.topics_toml = read_topics(arguments.topics);
  if (!arguments.speakers.empty()) options.speakers_toml = read_speakers(arguments.speakers);
  const std::filesystem::path index = choose_index(arguments.index);
  Indexer indexer(index, options);
  indexer.update({arguments.paths.begin(), arguments.paths.end()});
  progress.clear();
  const IndexReport report = indexer.commit();
  for (const Problem& problem : report.problems) {
    fmt::print(stderr, "{}: {}: {}\n", problem.skipped ? "skipped" : "warning", problem.where, problem.reason);
  }
  const std::size_t changed = report.added + report.updated + report.removed;
  if (changed == 0 && report.unchanged == 0) {
    fmt::print(stderr, "tenet: no documents found\n  hint: a document is a text, Markdown or JSON-lines file\n");
    return failed;
  }
  fmt::print("added {}, updated {}, unchanged {}, removed {}, skipped {}\n", report.added, report.updated,
             report.unchanged, report.removed, report.skipped());
  fmt::print("{} holds {} documents, {} passages, {} of text\n", index.string(), report.documents, report.passages,
             megabytes(report.text_bytes));
  return report.skipped() > 0 ? some_skipped : found;
}

}  // namespace

void add_index_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("index", "Make an index of documents, or bring it up to date");
  command->footer(
      "Reads plain text, Markdown with YAML front matter, and JSON lines (.jsonl, a document a line).\n"
      "Run it again to read only what changed and to remove what vanished.\n"
      "Names in a file .tenetignore, one a line, are passed over in its folder.\n\n"
      "Exit status: 0 all read, 3 some documents skipped (each named), 2 nothing done.\n\n"
      "Examples:\n  tenet index statements/\n  tenet index --index reform.index articles/ notes.jsonl");
  command->add_option("--index", arguments->index,
                      "Folder of the index; default TENET_INDEX, else .tenet here or above");
  command->add_option("--topics", arguments->topics,
                      "File of topics to tag passages with (TOML), or default for the built-in ones; else those of the "
                      "index");
  command->add_option(
      "--speakers", arguments->speakers,
      "File of the names of bodies and holders of offices (TOML), or default for the built-in ones; else "
      "those of the index");
  command->add_option("--jobs", arguments->jobs, "Threads; default one a processor")->check(CLI::Range(1U, 256U));
  command->add_option("PATH", arguments->paths, "Files and folders")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
