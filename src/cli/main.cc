#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>
#include <tenet/log.h>
#include <tenet/version.h>

#include "cli/command.h"
#include "cli/commands/check_command.h"
#include "cli/help/complete.h"
#include "cli/help/mistakes.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/settings.h"
#include "cli/streams.h"
#include "cli/visible.h"

namespace {

using tenet::cli::failed;
using tenet::cli::Interruptible;

// Output that could not be written is an error: a full disk must not look like a short answer.
int flush_output(int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  fmt::print(stderr, "tenet: writing the output: the disk is full or the other end has gone\n");
  return failed;
}

// "search" of tenet -v search bail: what is asked for decides how the rest is read.
std::string_view command_word(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (argv[i][0] != '-') return argv[i];
  }
  return {};
}

bool asks_for_help(int argc, char** argv) {
  const auto is_help = [](std::string_view word) { return word == "--help" || word == "-h"; };
  return std::any_of(argv + 1, std::find(argv + 1, argv + argc, std::string_view("--")), is_help);
}

struct Command {
  std::string_view name;
  void (*add)(CLI::App& program, int& status);
};
constexpr std::array commands{
    Command{"search", tenet::cli::add_search_command},   Command{"quotes", tenet::cli::add_quotes_command},
    Command{"show", tenet::cli::add_show_command},       Command{"verify", tenet::cli::add_verify_command},
    Command{"cite", tenet::cli::add_cite_command},       Command{"kwic", tenet::cli::add_kwic_command},
    Command{"words", tenet::cli::add_words_command},     Command{"count", tenet::cli::add_count_command},
    Command{"compare", tenet::cli::add_compare_command}, Command{"duplicates", tenet::cli::add_duplicates_command},
    Command{"report", tenet::cli::add_report_command},   Command{"speakers", tenet::cli::add_speakers_command},
    Command{"topics", tenet::cli::add_topics_command},   Command{"index", tenet::cli::add_index_command},
    Command{"retag", tenet::cli::add_retag_command},     Command{"export", tenet::cli::add_export_command},
    Command{"check", tenet::cli::add_check_command},     Command{"passages", tenet::cli::add_passages_command},
    Command{"text", tenet::cli::add_text_command},       Command{"batch", tenet::cli::add_batch_command},
    Command{"serve", tenet::cli::add_serve_command},     Command{"mcp", tenet::cli::add_mcp_command},
    Command{"config", tenet::cli::add_config_command},   Command{"help", tenet::cli::add_help_command},
};

// Adds the command that is called, or all where others have a say: in help, and in settings for any of them. To declare
// all takes longer than most searches.
void add_commands(CLI::App& program, int& status, std::string_view called, bool others) {
  const auto only = std::ranges::find(commands, called, &Command::name);
  const bool all = others || only == commands.end() || called == "help" || called == "config";
  for (const Command& command : commands) {
    if (all || command.name == called) command.add(program, status);
  }
}

void add_options(CLI::App& program) {
  program.name("tenet");
  program.require_subcommand(1);
  program.set_help_flag("-h,--help", "Show this page");
  program.set_version_flag("--version", tenet::build_description(), "Print the version, with those of Xapian and ICU");
  program.add_flag_callback(
      "-v,--verbose", [] { tenet::set_log_level(tenet::LogLevel::info); }, "Say what is being done");
  program.fallthrough();
  tenet::cli::add_screen_options(program);
}

int run(int argc, char** argv) {
  int status = 0;
  CLI::App program;
  add_options(program);
  const std::string_view called = command_word(argc, argv);
  const bool completes = called == "__complete";
  const bool needs_settings = argc > 1 && !completes && called != "help" && !asks_for_help(argc, argv);
  const auto settings = needs_settings ? tenet::cli::read_settings() : std::vector<tenet::cli::SettingsLayer>();
  add_commands(program, status, called, !needs_settings || tenet::cli::has_settings(settings));
  if (argc < 2) {
    tenet::cli::print_overview();
    return failed;
  }
  if (completes) {
    fmt::print("{}", tenet::cli::complete(program, {argv + 2, argv + argc}));
    return status;
  }
  tenet::cli::apply_settings(program, settings);
  tenet::cli::refuse_dashed_words(program, called, {argv + 1, argv + argc});
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto asked = program.get_subcommands();
    tenet::cli::print_help(asked.empty() ? program : *asked.front());
  } catch (const CLI::CallForVersion& version) {
    fmt::print("{}\n", version.what());
  } catch (const CLI::ParseError& error) {
    throw tenet::cli::explain_mistake(program, error);
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  tenet::cli::guard_standard_streams();
  // A reader that has seen enough ends us quietly; a limit on file sizes is reported as a full disk is.
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return flush_output(run(argc, argv));
  } catch (const tenet::cli::PagerLeft&) {
    return tenet::cli::found;
  } catch (const tenet::Error& error) {
    tenet::cli::report(error);
    if (Interruptible::signal() != 0) return Interruptible::exit_status();
  } catch (const std::bad_alloc&) {
    tenet::cli::report(tenet::Error("the memory does not suffice", "tenet index needs less of it with --jobs 1"));
  } catch (const std::exception& error) {
    fmt::print(stderr, "tenet: {}\n", tenet::cli::on_a_line(error.what()));
  }
  return failed;
}
