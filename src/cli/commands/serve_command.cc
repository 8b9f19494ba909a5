#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/http/http_server.h"
#include "cli/http/http_service.h"
#include "cli/http/openapi.h"
#include "cli/place.h"
#include "cli/question.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

constexpr std::size_t shortest_token = 16;

struct Arguments {
  Indexes indexes;
  std::string listen = "127.0.0.1:8017";
  bool allow_remote = false;
  std::string token_file;
  std::vector<std::string> hosts;
  unsigned time_limit = 30;
  std::size_t at_once = 16;
  std::size_t connections = 64;
  std::string log = "errors";
  bool openapi = false;
};

// No argument may hold the token: other users can read the arguments of a process.
std::string read_token(const Arguments& arguments) {
  std::string token;
  std::string from = "TENET_TOKEN";
  if (!arguments.token_file.empty()) {
    from = arguments.token_file;
    token = read_whole_file(arguments.token_file, 4096);
  } else if (const char* value = std::getenv("TENET_TOKEN"); value != nullptr) {
    token = value;
    if (token.empty()) return token;
  } else {
    return token;
  }
  while (!token.empty() && is_white_space(token.back())) token.pop_back();
  if (token.size() < shortest_token || std::ranges::any_of(token, is_white_space) || !is_on_a_line(token)) {
    throw InputError(fmt::format("{}: no token: it has at least {} characters and no spaces", from, shortest_token),
                     "make one with: head -c 24 /dev/urandom | base64");
  }
  return token;
}

std::vector<std::string> hosts_of(const Arguments& arguments, const ListeningSocket& socket, bool has_token) {
  std::vector<std::string> hosts = arguments.hosts;
  // Who has the token may call the server by any name.
  if (socket.is_remote() && hosts.empty() && has_token) return hosts;
  const std::string& place = socket.place();
  hosts.insert(hosts.end(), {"localhost", "127.0.0.1", "[::1]", place.substr(0, place.rfind(':'))});
  return hosts;
}

int run(const Arguments& arguments) {
  if (arguments.openapi) {
    fmt::print("{}\n", openapi());
    return found;
  }
  const std::string token = read_token(arguments);
  ListeningSocket socket(arguments.listen, arguments.allow_remote);
  if (socket.is_remote() && token.empty()) {
    throw InputError("--allow-remote: there is no token", "name a file with one by --token-file, or set TENET_TOKEN");
  }
  ServedIndex index(choose_indexes(arguments.indexes.given, arguments.indexes.option),
                    reading_options(arguments.indexes));
  // Each thread of a connection would keep a heap of its own of what it once needed.
  ::mallopt(M_ARENA_MAX, static_cast<int>(std::max(2U, std::thread::hardware_concurrency())));
  const HeldSignals signals;
  HttpOptions options{.token = token, .hosts = hosts_of(arguments, socket, !token.empty())};
  options.limits.time = std::chrono::seconds(arguments.time_limit);
  options.limits.answer_bytes = std::size_t{16} << 20U;  // of 16 at once
  options.at_once = arguments.at_once;
  options.logs_all = arguments.log != "errors";
  options.logs_queries = arguments.log == "queries";
  HttpService service(index, std::move(options));
  const std::unique_ptr<Transport> transport = load_transport(
      {.connections = arguments.connections}, [&](const HttpRequest& request) { return service.answer(request); },
      refusal);
  fmt::print(stderr, "listening: http://{}\n", socket.place());
  std::jthread answering([&, listening = socket.release()] {
    transport->run(listening);
    HeldSignals::send();
  });
  signals.await();
  transport->stop();
  service.stop();
  answering.join();
  return found;
}

}  // namespace

void add_serve_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("serve");
  add_indexes_option(*command, arguments->indexes, "--allow-remote-index");
  // A folder of somebody else's has no say in who may ask.
  command->add_option("--listen", arguments->listen, "Where to listen, HOST:PORT; port 0 is any that is free")
      ->type_name("ADDRESS")
      ->configurable(false)
      ->capture_default_str();
  command->add_flag("--allow-remote", arguments->allow_remote, "Let other machines ask; needs a token")
      ->configurable(false);
  command
      ->add_option("--token-file", arguments->token_file,
                   "File with the token that requests must have; else the environment variable TENET_TOKEN")
      ->type_name("FILE")
      ->configurable(false);
  command->add_option("--host", arguments->hosts, "A name that requests may call the server by, besides this machine's")
      ->allow_extra_args(false)
      ->configurable(false);
  command->add_option("--time-limit", arguments->time_limit, "Seconds that an answer may take")
      ->check(CLI::Range(1U, 3600U))
      ->configurable(false)
      ->capture_default_str();
  command
      ->add_option("--requests", arguments->at_once, "Requests to answer at the same time; others wait for 10 seconds")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1024}))
      ->configurable(false)
      ->capture_default_str();
  command->add_option("--connections", arguments->connections, "Connections at the same time; others wait")
      ->check(CLI::Range(std::size_t{1}, std::size_t{4096}))
      ->configurable(false)
      ->capture_default_str();
  command->add_option("--log", arguments->log, "What to log: errors, requests without queries, or queries too")
      ->check(CLI::IsMember({"errors", "requests", "queries"}))
      ->configurable(false)
      ->capture_default_str();
  command->add_flag("--openapi", arguments->openapi, "Print the description of the interface, OpenAPI 3.1, and end")
      ->configurable(false);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace tenet::cli
