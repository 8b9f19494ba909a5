// service_bench TENET INDEX QUERIES.tsv [CLIENTS [SECONDS]]: how many searches a second a program gets in its own
// process, through `tenet batch`, and over HTTP from `tenet serve` by CLIENTS (4) at once, each with ten hits. Over
// HTTP also how long an answer takes. bench/README.md says what came out.
//
// A line of QUERIES.tsv is a kind, a tab and words, as for latency; each is asked as a query. The server listens on a
// free port of this machine. Processor time of both sides is counted too, for machines that are busy otherwise.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <tenet/searcher.h>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double cpu_seconds(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<std::string> read_queries(const char* file) {
  std::ifstream in(file);
  std::vector<std::string> queries;
  for (std::string line; std::getline(in, line);) queries.push_back(line.substr(line.find('\t') + 1));
  if (queries.empty()) throw std::runtime_error("no queries");
  return queries;
}

std::string escaped(std::string_view text, bool for_address) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    if (for_address && !plain) {
      std::array<char, 4> code{};
      std::snprintf(code.data(), code.size(), "%%%02X", byte);
      out += code.data();
    } else {
      if (!for_address && (c == '"' || c == '\\')) out += '\\';
      out += c;
    }
  }
  return out;
}

// A child whose standard input or output is a pipe.
struct Child {
  pid_t process = -1;
  int in = -1;   // to write to
  int out = -1;  // to read from
};

Child start(std::vector<std::string> arguments, int out_number) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) throw std::runtime_error("no pipe");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], out_number);
    for (const int each : {in[0], in[1], out[0], out[1]}) ::close(each);
    ::execv(argv.front(), argv.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  return {process, in[1], out[0]};
}

void report(const char* what, std::size_t searches, double seconds, double cpu) {
  std::printf("%-10s %8.0f searches a second, %6.3f ms of CPU each\n", what, static_cast<double>(searches) / seconds,
              1e3 * cpu / static_cast<double>(searches));
}

void measure_in_process(const char* index, const std::vector<std::string>& queries, int rounds) {
  const tenet::Searcher searcher{std::filesystem::path(index)};
  for (const std::string& query : queries) (void)searcher.search(searcher.parse(query));
  const auto begin = Clock::now();
  const double cpu = cpu_seconds(RUSAGE_SELF);
  for (int i = 0; i < rounds; ++i) {
    for (const std::string& query : queries) (void)searcher.search(searcher.parse(query));
  }
  const std::size_t searches = queries.size() * static_cast<std::size_t>(rounds);
  report("in process", searches, seconds_since(begin), cpu_seconds(RUSAGE_SELF) - cpu);
}

void measure_batch(const char* tenet, const char* index, const std::vector<std::string>& queries, int rounds) {
  const double cpu = cpu_seconds(RUSAGE_CHILDREN);
  const Child child = start({tenet, "batch", "--index", index}, STDOUT_FILENO);
  std::string lines;
  for (int i = 0; i <= rounds; ++i) {  // the first round warms it up
    for (const std::string& query : queries)
      lines += "{\"query\": \"" + escaped(query, false) + "\", \"all_words\": true}\n";
  }
  std::jthread writer([&] {
    for (std::size_t at = 0; at < lines.size();) {
      const ssize_t size = ::write(child.in, lines.data() + at, lines.size() - at);
      if (size <= 0) break;
      at += static_cast<std::size_t>(size);
    }
    ::close(child.in);
  });
  std::size_t answers = 0;
  std::size_t bytes_read = 0;
  Clock::time_point begin;
  std::array<char, 65536> bytes{};
  for (ssize_t size = 0; (size = ::read(child.out, bytes.data(), bytes.size())) > 0;) {
    const auto before = answers;
    answers += static_cast<std::size_t>(std::count(bytes.data(), bytes.data() + size, '\n'));
    bytes_read += static_cast<std::size_t>(size);
    if (before < queries.size() && answers >= queries.size()) begin = Clock::now();
  }
  const double seconds = seconds_since(begin);
  ::waitpid(child.process, nullptr, 0);
  const double share = static_cast<double>(rounds) / (rounds + 1);
  report("batch", answers - queries.size(), seconds, share * (cpu_seconds(RUSAGE_CHILDREN) - cpu));
  std::printf("           %8.0f bytes an answer\n", static_cast<double>(bytes_read) / static_cast<double>(answers));
}

int connect_to(int port) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  const int on = 1;
  ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
  return connection;
}

// Whether an answer with status 200 came.
bool ask(int connection, const std::string& request, std::string& received) {
  if (::send(connection, request.data(), request.size(), 0) < 0) return false;
  received.clear();
  std::size_t whole = 0;
  std::array<char, 65536> bytes{};
  while (whole == 0 || received.size() < whole) {
    const ssize_t size = ::recv(connection, bytes.data(), bytes.size(), 0);
    if (size <= 0) return false;
    received.append(bytes.data(), static_cast<std::size_t>(size));
    const std::size_t end = received.find("\r\n\r\n");
    if (whole > 0 || end == std::string::npos) continue;
    const std::size_t length = received.find("Content-Length: ");
    if (length == std::string::npos) return false;
    whole = end + 4 + std::stoul(received.substr(length + 16));
  }
  return received.starts_with("HTTP/1.1 200");
}

void measure_http(const char* tenet, const char* index, const std::vector<std::string>& queries, std::size_t clients,
                  double seconds) {
  const double cpu = cpu_seconds(RUSAGE_CHILDREN);
  const Child child = start({tenet, "serve", "--index", index, "--listen", "127.0.0.1:0"}, STDERR_FILENO);
  std::string said;
  std::array<char, 1000> bytes{};
  while (!said.ends_with('\n')) {
    const ssize_t size = ::read(child.out, bytes.data(), bytes.size());
    if (size <= 0) throw std::runtime_error("the server does not listen: " + said);
    said.append(bytes.data(), static_cast<std::size_t>(size));
  }
  const int port = std::atoi(said.c_str() + said.rfind(':') + 1);
  std::vector<std::vector<double>> times(clients);
  std::vector<std::size_t> errors(clients);
  const auto begin = Clock::now();
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < clients; ++i) {
      threads.emplace_back([&, i] {
        const int connection = connect_to(port);
        std::string received;
        for (std::size_t n = i; seconds_since(begin) < seconds + 1; n += 7) {
          const std::string request = "GET /search?all_words=true&query=" + escaped(queries[n % queries.size()], true) +
                                      " HTTP/1.1\r\nHost: localhost\r\n\r\n";
          const auto asked = Clock::now();
          const bool answered = ask(connection, request, received);
          if (seconds_since(begin) > 1) times[i].push_back(1e3 * seconds_since(asked));  // the first second warms it up
          errors[i] += answered ? 0 : 1;
        }
        ::close(connection);
      });
    }
  }
  std::vector<double> all;
  std::size_t failed = 0;
  for (std::size_t i = 0; i < clients; ++i) {
    all.insert(all.end(), times[i].begin(), times[i].end());
    failed += errors[i];
  }
  ::kill(child.process, SIGTERM);
  ::waitpid(child.process, nullptr, 0);
  std::ranges::sort(all);
  report("http", all.size(), seconds, (cpu_seconds(RUSAGE_CHILDREN) - cpu) * seconds / (seconds + 1));
  std::printf("           p50 %.2f ms, p99 %.2f ms, %zu clients, %zu errors\n", all[all.size() / 2],
              all[all.size() * 99 / 100], clients, failed);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc > 6) {
    std::fprintf(stderr, "usage: service_bench TENET INDEX QUERIES.tsv [CLIENTS [SECONDS]]\n");
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const std::vector<std::string> queries = read_queries(argv[3]);
    const int rounds = std::max(1, static_cast<int>(3'000 / queries.size()));
    measure_in_process(argv[2], queries, rounds);
    measure_batch(argv[1], argv[2], queries, rounds);
    measure_http(argv[1], argv[2], queries, argc > 4 ? std::stoul(argv[4]) : 4, argc > 5 ? std::stod(argv[5]) : 5);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "service_bench: %s\n", error.what());
    return 2;
  }
}
