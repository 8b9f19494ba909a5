#include "indexer/reading/worker/worker.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tenet::indexer {
namespace {

using Clock = MessageSocket::Clock;
using std::chrono::seconds;

constexpr seconds start_limit{30};
constexpr int clock_share = 4;     // how much longer than on the processor a document may take by the clock
constexpr int most_restarts = 16;  // for one file
constexpr std::uint64_t most_messages = 20'000'000;

// Time by the clock for a whole file of `size` bytes: an archive of documents that each take just under their limit is
// no way to stop a run.
seconds whole_limit(std::uint64_t size) {
  constexpr std::uint64_t bytes_a_second = 100'000;
  return seconds(600 + static_cast<std::int64_t>(size / bytes_a_second));
}

// What a file of `size` bytes may give in all: more than FileReading lets an honest tenet-reader take out of it.
std::uint64_t most_bytes(std::uint64_t size) {
  constexpr std::uint64_t gigabyte = std::uint64_t{1} << 30;
  return 2 * std::clamp(size * 100, gigabyte, 64 * gigabyte);
}

// Why a process that ended with this status, as waitpid() gives it, did not read a document.
std::string reason_of(int status, seconds limit) {
  if (!WIFSIGNALED(status)) return fmt::format("tenet-reader ended on it with status {}", WEXITSTATUS(status));
  switch (WTERMSIG(status)) {
    case SIGPROF: return fmt::format("takes more than {} seconds to read", limit.count());
    case SIGSYS: return "tenet-reader tried on it what its sandbox forbids";
    case SIGBUS: return "tenet-reader crashed on it: SIGBUS, perhaps since the file changed while it was read";
    default: {
      const char* name = ::sigabbrev_np(WTERMSIG(status));
      return fmt::format("tenet-reader crashed on it: SIG{}", name == nullptr ? "?" : name);
    }
  }
}

// A sealed file in memory that holds `bytes`.
base::Descriptor file_of(std::string_view bytes) {
  base::Descriptor file(::memfd_create("tenet", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.number() < 0) throw base::FileError("a file in memory", errno);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw base::FileError("a file in memory", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  return file;
}

// posix_spawn with one end of a socket as standard input, which is all that it inherits: nothing of the environment, no
// signal blocked or ignored. Standard error stays where `tells`. Gives 0 or an error number.
int spawn(const std::filesystem::path& program, std::vector<std::string> arguments, int socket, bool tells,
          pid_t& child) {
  std::vector<char*> words;
  words.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  std::array<std::string, 2> settings = {"LC_ALL=C.UTF-8", "TZ=UTC0"};
  std::array<char*, 3> environment = {settings[0].data(), settings[1].data(), nullptr};

  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  if (const int error = ::posix_spawn_file_actions_init(&files); error != 0) return error;
  if (const int error = ::posix_spawnattr_init(&attributes); error != 0) {
    ::posix_spawn_file_actions_destroy(&files);
    return error;
  }
  ::posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (!tells) ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  sigset_t signals;
  ::sigemptyset(&signals);
  ::posix_spawnattr_setsigmask(&attributes, &signals);
  ::sigfillset(&signals);
  ::posix_spawnattr_setsigdefault(&attributes, &signals);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const int error = ::posix_spawn(&child, program.c_str(), &files, &attributes, words.data(), environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&files);
  return error;
}

}  // namespace

// A running tenet-reader.
struct Worker::Process {
  Process(pid_t id, base::Descriptor its_socket)
      : child(id), handle(static_cast<int>(::syscall(SYS_pidfd_open, id, 0))), socket(std::move(its_socket)) {}
  ~Process() { end(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Kills it, unless it has ended by itself, and gives how it ended, as waitpid() does. By a handle, since somebody
  // else in this program may have waited for all children, and the number be another's by now.
  int end() {
    if (child < 0) return 0;
    if (handle.number() >= 0) {
      ::syscall(SYS_pidfd_send_signal, handle.number(), SIGKILL, nullptr, 0);
    } else {
      ::kill(child, SIGKILL);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    child = -1;
    return status;
  }

  pid_t child;
  base::Descriptor handle;
  MessageSocket socket;
};

// A file that is being read.
struct Worker::Reading {
  int file = -1;
  std::uint64_t bytes_left = 0;  // of messages
  Clock::time_point deadline = {};
  ReadRequest request = {};
  const WorkerSink& sink;
  std::optional<std::string> member = {};  // that has begun and has given nothing yet

  // Hands a message to the sink. Gives whether the file goes on.
  bool take(WorkerMessage message);
};

bool Worker::Reading::take(WorkerMessage message) {
  if (std::holds_alternative<FileEnds>(message)) return false;
  if (std::holds_alternative<Progress>(message)) return true;  // not counted: how many come depends on the time
  ++request.skip;
  if (auto* begins = std::get_if<MemberBegins>(&message)) {
    member = std::move(begins->member);
    return true;
  }
  member.reset();
  if (auto* document = std::get_if<MemberDocument>(&message)) {
    sink.document(std::move(document->member), std::move(document->extract));
  } else if (auto* text = std::get_if<MemberText>(&message)) {
    sink.text(std::move(text->member), std::move(text->bytes), std::move(text->origin));
  } else if (auto* problem = std::get_if<MemberProblem>(&message)) {
    sink.problem(std::move(*problem));
  } else if (auto* sidecar = std::get_if<MemberSidecar>(&message)) {
    sink.sidecar(std::move(*sidecar));
  }
  return true;
}

Worker::Worker(WorkerOptions options) : options_(std::move(options)) {}
Worker::~Worker() = default;

bool Worker::start() {
  if (process_ != nullptr || !trouble_.empty()) return process_ != nullptr;
  const auto program = options_.program.empty() ? reader_program() : std::optional(options_.program);
  if (!program) {
    trouble_ = "tenet-reader is not installed";
    return false;
  }
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    trouble_ = "tenet-reader does not start: " + base::reason(errno);
    return false;
  }
  base::Descriptor ours(ends[0]);
  std::optional<base::Descriptor> theirs(ends[1]);
  std::vector<std::string> arguments = {program->string(), "--serve", std::to_string(options_.cpu_limit.count())};
  if (!options_.sandbox) arguments.emplace_back("--no-sandbox");
  pid_t child = -1;
  if (const int error = spawn(*program, std::move(arguments), theirs->number(), !options_.sandbox, child); error != 0) {
    trouble_ = fmt::format("{} does not start: {}", program->string(), base::reason(error));
    return false;
  }
  theirs.reset();  // so that the socket ends with the process
  process_ = std::make_unique<Process>(child, std::move(ours));
  greet();
  return process_ != nullptr;
}

void Worker::greet() {
  std::string message;
  const auto outcome = process_->socket.receive(message, Clock::now() + start_limit);
  std::string why = "no answer in time";
  if (outcome == MessageSocket::Outcome::done) {
    try {
      greeting_ = decode_greeting(message);
      return;
    } catch (const BadMessage&) {
      why = "it is of another version of tenet";
    }
  }
  const int status = process_->end();
  if (outcome == MessageSocket::Outcome::ended) {
    why = WIFEXITED(status) ? fmt::format("it ended with status {}", WEXITSTATUS(status))
                            : reason_of(status, start_limit);
  }
  trouble_ = "tenet-reader does not start: " + why;
  process_.reset();
}

std::optional<Greeting> Worker::greeting() {
  if (!start()) return std::nullopt;
  return greeting_;
}

bool Worker::run(Reading& reading, std::string& why) {
  const seconds limit = options_.cpu_limit * clock_share;
  try {
    if (!process_->socket.send(encode(reading.request), reading.file, Clock::now() + limit)) {
      why = reason_of(process_->end(), options_.cpu_limit);
      return false;
    }
    std::string message;
    while (true) {
      const auto deadline = std::min(Clock::now() + limit, reading.deadline);
      const auto outcome = process_->socket.receive(message, deadline);
      // A reader that always has something to say is never late by itself.
      if (outcome == MessageSocket::Outcome::late || Clock::now() >= reading.deadline) {
        why = Clock::now() >= reading.deadline ? "takes too long to read" : reason_of(SIGPROF, options_.cpu_limit);
        return false;
      }
      if (outcome == MessageSocket::Outcome::ended) {
        why = reason_of(process_->end(), options_.cpu_limit);
        return false;
      }
      if (outcome == MessageSocket::Outcome::bad || message.size() > reading.bytes_left ||
          reading.request.skip >= most_messages) {
        throw BadMessage{};
      }
      reading.bytes_left -= message.size();
      if (!reading.take(decode_message(message))) return true;
    }
  } catch (const BadMessage&) {
    why = "tenet-reader gave what is no document";
    return false;
  } catch (...) {
    process_.reset();  // in the middle of the file
    throw;
  }
}

void Worker::read_descriptor(int file, std::uint64_t size, Format format, const Origin& origin,
                             const WorkerSink& sink) {
  Reading reading{.file = file,
                  .bytes_left = most_bytes(size),
                  .deadline = Clock::now() + whole_limit(size),
                  .request = {.origin = {.name = clean(origin.name),
                                         .type = clean(origin.type),
                                         .charset = clean(origin.charset),
                                         .url = clean(origin.url)}},
                  .sink = sink};
  // What another process, with more time or another build, may read.
  const auto problem = [&](std::string member, std::string why) {
    sink.problem({.member = std::move(member), .reason = std::move(why), .is_final = false});
  };
  for (int restarts = 0;; ++restarts) {
    if (!start()) return problem({}, fmt::format("{}: {}", name_of(format), trouble_));
    std::string why;
    if (run(reading, why)) return;
    process_.reset();
    const auto member = std::exchange(reading.member, std::nullopt);
    if (restarts == 0 && reading.request.skip == 0) continue;  // it was dead before it saw the file
    if (!member) return problem({}, "what is left of it is not read: " + why);
    problem(*member, why);
    if (member->empty()) return;
    ++reading.request.skip;
    if (restarts == most_restarts || Clock::now() >= reading.deadline) {
      return problem({}, "what is left of it is not read: too much of it could not be read");
    }
  }
}

void Worker::read(const base::InputFile& file, Format format, const Origin& origin, const WorkerSink& sink) {
  read_descriptor(file.number(), file.status().size, format, origin, sink);
}

void Worker::read(std::string_view bytes, Format format, const Origin& origin, const WorkerSink& sink) {
  const base::Descriptor file = file_of(bytes);
  read_descriptor(file.number(), bytes.size(), format, origin, sink);
}

}  // namespace tenet::indexer
