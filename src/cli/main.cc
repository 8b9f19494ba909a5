#include <csignal>
#include <cstdio>
#include <exception>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>
#include <tenet/log.h>
#include <tenet/version.h>

#include "cli/command.h"
#include "cli/report.h"

namespace {

using tenet::cli::failed;

// Output that could not be written is an error: a full disk must not look like a short answer.
int flush_output(int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  fmt::print(stderr, "tenet: writing the output: the disk is full or the other end has gone\n");
  return failed;
}

int run(int argc, char** argv) {
  int status = 0;
  CLI::App program{
      "Search criminal-justice reform statements for passages: the words, who said them, where they stand."};
  program.name("tenet");
  program.require_subcommand(1);
  program.set_version_flag("--version", tenet::build_description());
  program.add_flag_callback(
      "-v,--verbose", [] { tenet::set_log_level(tenet::LogLevel::info); }, "Say what is being done");
  tenet::cli::add_index_command(program, status);
  tenet::cli::add_search_command(program, status);
  tenet::cli::add_quotes_command(program, status);
  tenet::cli::add_speakers_command(program, status);
  tenet::cli::add_show_command(program, status);
  tenet::cli::add_verify_command(program, status);
  tenet::cli::add_passages_command(program, status);
  tenet::cli::add_topics_command(program, status);
  tenet::cli::add_retag_command(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code() == 0 ? program.exit(error) : (program.exit(error), failed);
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that has seen enough ends us quietly; a limit on file sizes is reported as a full disk is.
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return flush_output(run(argc, argv));
  } catch (const tenet::Error& error) {
    tenet::cli::report(error);
  } catch (const std::exception& error) {
    fmt::print(stderr, "tenet: {}\n", error.what());
  }
  return failed;
}
