#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/server.h>

#include "cli/command.h"
#include "cli/listener.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/report.h"

namespace tenet::cli {
namespace {

struct Arguments {
  std::vector<std::string> indexes;
  const CLI::Option* index_option = nullptr;
  std::string listen = "127.0.0.1:7000";
  bool allow_remote = false;
  bool stdio = false;
  std::size_t clients = 16;
};

// What goes wrong with one asker is no concern of the others.
void answer(const std::vector<std::filesystem::path>& indexes, int connection) {
  try {
    serve(indexes, connection, connection);
  } catch (const Error& error) {
    report(error);
  }
}

int run(const Arguments& arguments) {
  const std::vector<std::filesystem::path> indexes = choose_indexes(arguments.indexes, arguments.index_option);
  if (arguments.stdio) {
    serve(indexes, STDIN_FILENO, STDOUT_FILENO);
    return found;
  }
  check_servable(indexes);
  const Listener listener(arguments.listen, arguments.allow_remote);
  if (listener.is_remote()) {
    fmt::print(stderr, "warning: whoever can reach {} can read the index: no encryption, no password\n",
               listener.place());
  }
  fmt::print(stderr, "listening: tcp://{}\n", listener.place());
  listener.run(arguments.clients, [&](int connection) { answer(indexes, connection); });
  return found;
}

}  // namespace

void add_serve_index_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("serve-index");
  arguments->index_option = add_index_places(*command, arguments->indexes);
  command->add_option("--listen", arguments->listen, "Where to listen, HOST:PORT; port 0 is any that is free")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_flag("--allow-remote", arguments->allow_remote, "Let other machines connect: without any protection")
      ->configurable(false);
  command->add_option("--clients", arguments->clients, "How many are answered at once; others wait")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  command->add_flag("--stdio", arguments->stdio, "Answer one asker over standard input and output: what ssh:// runs")
      ->configurable(false);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
