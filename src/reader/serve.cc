#include "reader/serve.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "indexer/reading/worker/message_socket.h"
#include "indexer/reading/worker/messages.h"
#include "reader/sandbox.h"

namespace tenet::reader {
namespace {

using indexer::MessageSocket;
using indexer::Origin;
using Clock = MessageSocket::Clock;

// libtenet has gone: nobody wants the rest.
struct Unwanted {};

// The bytes of an open file: a copy of a small one, the mapping of a large one, which raises SIGBUS when the file is
// cut meanwhile.
class FileBytes {
 public:
  explicit FileBytes(const base::Descriptor& file) {
    const off_t end = ::lseek(file.number(), 0, SEEK_END);
    const std::size_t size = end < 0 ? 0 : static_cast<std::size_t>(end);
    if (size > largest_copy) {
      void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
      if (mapped == MAP_FAILED) throw base::FileError("the file", errno);
      mapping_ = {static_cast<const char*>(mapped), size};
      return;
    }
    copy_.resize(size);
    std::size_t have = 0;
    while (have < size) {
      const ssize_t taken = ::pread(file.number(), copy_.data() + have, size - have, static_cast<off_t>(have));
      if (taken < 0 && errno == EINTR) continue;
      if (taken < 0) throw base::FileError("the file", errno);
      if (taken == 0) break;
      have += static_cast<std::size_t>(taken);
    }
    copy_.resize(have);
  }
  ~FileBytes() {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): munmap does not write
    if (!mapping_.empty()) ::munmap(const_cast<char*>(mapping_.data()), mapping_.size());
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  [[nodiscard]] std::string_view view() const { return mapping_.empty() ? std::string_view(copy_) : mapping_; }

 private:
  static constexpr std::size_t largest_copy = std::size_t{16} << 20;

  std::string copy_;
  std::string_view mapping_;
};

// A record file in an archive, in bytes: with room for its name and origin it must fit into a message.
constexpr std::size_t longest_text = indexer::longest_message - (std::size_t{1} << 20);

// Ends the process after so much time of the processor from now on.
void start_clock(std::chrono::seconds limit) {
  itimerval timer{};
  timer.it_value.tv_sec = limit.count();
  ::setitimer(ITIMER_PROF, &timer, nullptr);
}

class Session {
 public:
  Session(MessageSocket& socket, const ServeOptions& options, const ReadFile& read)
      : socket_(socket), options_(options), read_(read) {}

  void read(const base::Descriptor& file, const indexer::ReadRequest& request) {
    start_clock(options_.cpu_limit);
    last_sent_ = Clock::now();
    std::optional<FileBytes> bytes;
    try {
      bytes.emplace(file);
    } catch (const base::FileError& error) {
      send(indexer::MemberProblem{{}, error.why()});
    }
    if (bytes) read_(bytes->view(), request.origin, sink_, request.skip);
    send(indexer::FileEnds{});
    start_clock({});
  }

 private:
  void send(const indexer::WorkerMessage& message) {
    const std::string bytes = encode(message);
    if (bytes.size() > indexer::longest_message) {
      return send(indexer::MemberProblem{std::get<indexer::MemberDocument>(message).member, "too large"});
    }
    deliver(bytes);
  }

  void deliver(const std::string& message) {
    if (!socket_.send(message)) throw Unwanted{};
    start_clock(options_.cpu_limit);
    last_sent_ = Clock::now();
  }

  // libtenet waits for a message no longer than for a document.
  void progress() {
    start_clock(options_.cpu_limit);
    if (Clock::now() - last_sent_ >= std::chrono::seconds(1)) send(indexer::Progress{});
  }

  MessageSocket& socket_;
  const ServeOptions& options_;
  const ReadFile& read_;
  Clock::time_point last_sent_ = {};
  indexer::ReadSink sink_{
      .begins = [this](const std::string& member) { send(indexer::MemberBegins{member}); },
      .document =
          [this](const std::string& member, indexer::Extract extract) {
            send(indexer::MemberDocument{member, std::move(extract)});
          },
      .text = [this](const std::string& member, std::string_view bytes,
                     const Origin& origin) { send_text(member, bytes, origin); },
      .problem =
          [this](const indexer::MemberProblem& problem) {
            send(indexer::MemberProblem{problem.member, indexer::clean(problem.reason), problem.is_final});
          },
      .sidecar = [this](const indexer::MemberSidecar& sidecar) { send(sidecar); },
      .progress = [this] { progress(); },
  };

  void send_text(const std::string& member, std::string_view bytes, const Origin& origin) {
    if (bytes.size() > longest_text) return send(indexer::MemberProblem{member, "too large"});
    deliver(indexer::encode_text(member,
                                 {.name = indexer::clean(origin.name),
                                  .type = indexer::clean(origin.type),
                                  .charset = indexer::clean(origin.charset),
                                  .url = indexer::clean(origin.url)},
                                 bytes));
  }
};

indexer::Greeting greeting_of(std::vector<std::string> missing) {
  indexer::Greeting greeting{.missing = std::move(missing)};
  for (const indexer::FormatRow& row : indexer::format_rows()) {
    if (!indexer::reader_of(row.format).is_none()) greeting.formats.push_back(row.format);
  }
  return greeting;
}

}  // namespace

std::optional<ServeOptions> parse_serve(const std::vector<std::string_view>& arguments) {
  constexpr int most_seconds = 24 * 60 * 60;
  if (arguments.size() < 2 || arguments.size() > 3 || arguments[0] != "--serve") return std::nullopt;
  if (arguments.size() == 3 && arguments[2] != "--no-sandbox") return std::nullopt;
  int seconds = 0;
  const char* const end = arguments[1].data() + arguments[1].size();
  const auto read = std::from_chars(arguments[1].data(), end, seconds);
  if (read.ec != std::errc() || read.ptr != end || seconds < 1 || seconds > most_seconds) return std::nullopt;
  return ServeOptions{.sandbox = arguments.size() == 2, .cpu_limit = std::chrono::seconds(seconds)};
}

int serve(const ServeOptions& options, const ReadFile& read) {
  ::closefrom(STDERR_FILENO + 1);  // ends the process where it cannot
  ::signal(SIGINT, SIG_IGN);       // Ctrl-C is for tenet, which closes the socket
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::chdir("/") != 0) return EXIT_FAILURE;
  indexer::prepare_readers();
  std::vector<std::string> missing = {"no sandbox"};
  if (options.sandbox) missing = enter_sandbox(indexer::needed_paths());

  MessageSocket socket{base::Descriptor(STDIN_FILENO)};
  if (!socket.send(encode(greeting_of(std::move(missing))))) return EXIT_SUCCESS;
  Session session(socket, options, read);
  std::string message;
  try {
    while (true) {
      base::Descriptor file;
      if (socket.receive(message, MessageSocket::Clock::time_point::max(), &file) != MessageSocket::Outcome::done) {
        return EXIT_SUCCESS;
      }
      session.read(file, indexer::decode_request(message));
    }
  } catch (const Unwanted&) {
    return EXIT_SUCCESS;
  } catch (const indexer::BadMessage&) {
    return EXIT_FAILURE;
  }
}

}  // namespace tenet::reader
