// A tenet-reader that misbehaves where a file asks it to: a "PDF" of lines, of which each is a member, or what to do in
// the place of one. Everything else is read as tenet-reader reads it.

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/worker/message_socket.h"
#include "indexer/reading/worker/messages.h"
#include "reader/serve.h"

namespace {

using namespace tenet::indexer;

// Writes to the socket behind the back of the frame, which goes on to use it.
void say(std::string_view message) {
  static auto* const socket = new MessageSocket(tenet::base::Descriptor(STDIN_FILENO));
  if (!socket->send(message)) std::abort();
}

// Writes to it what is no message.
void say_bytes(std::string bytes) {
  iovec part{bytes.data(), bytes.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  if (::sendmsg(STDIN_FILENO, &header, 0) < 0) std::abort();
}

std::string line_of(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

// Does what is asked, and says how that went where the process survives it.
Extract misbehave(const std::string& ask) {
  int result = 0;
  if (ask == "abort") std::abort();
  if (ask == "crash") std::raise(SIGSEGV);
  if (ask == "exit") std::_Exit(7);
  if (ask == "throw") throw std::runtime_error("thrown");
  if (ask == "lie")
    say(encode(
        MemberDocument{{}, {.text = "Bail", .blocks = {{.range = {0, 1000}}}, .reader = reader_name(Format::html)}}));
  if (ask == "longest") say_bytes("\xFF\xFF\xFF\xFF and so on");
  if (ask == "empty") say_bytes(std::string(4, '\0'));
  if (ask == "beyond") say(encode(MemberProblem{std::string(1 << 20, 'm'), "of a place that has no end"}));
  if (ask == "hop") say(encode(MemberText{ask, {.name = "a.html"}, "<!DOCTYPE html><p>Bail is not a fine."}));
  if (ask == "flood") {
    for (int i = 0; i < 5000; ++i) say(encode(MemberProblem{ask, std::to_string(i)}));
  }
  if (ask == "babble") say("\x7Fnonsense");
  if (ask == "loop") {
    std::atomic<std::size_t> turns = 0;
    while (true) ++turns;
  }
  if (ask == "fill") {
    std::vector<std::string> memory;
    while (true) memory.emplace_back(std::size_t{64} << 20, 'x');
  }
  if (ask == "fork") result = ::fork();
  if (ask == "exec") result = ::execl("/bin/true", "true", nullptr);
  if (ask == "socket") result = ::socket(AF_INET, SOCK_STREAM, 0);
  if (ask == "kill") result = ::kill(::getppid(), 0);
  if (ask == "read") result = ::open("/etc/passwd", O_RDONLY);
  if (ask == "write") result = ::open("/tmp/tenet-reader-was-here", O_WRONLY | O_CREAT, 0600);
  if (ask == "list") result = ::open("/", O_RDONLY | O_DIRECTORY);
  if (ask == "look") result = ::access("/etc/passwd", F_OK);
  if (ask == "program") {
    const void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    result = page == MAP_FAILED ? -1 : 0;
  }
  ExtractBuilder builder;
  builder.add(Block::Kind::paragraph, result < 0 ? "refused" : "done");
  builder.extract.reader = reader_name(Format::html);
  return builder.extract;
}

void read_file(std::string_view bytes, const Origin& origin, const ReadSink& sink, std::uint64_t skip) {
  constexpr std::string_view sign = "%PDF-0 misbehave\n";
  if (!bytes.starts_with(sign)) return read_foreign(bytes, origin, sink, skip);
  bytes.remove_prefix(sign.size());
  std::uint64_t given = 0;
  while (!bytes.empty()) {
    const std::string ask = line_of(bytes);
    bytes.remove_prefix(std::min(bytes.size(), ask.size() + 1));
    if (++given > skip) sink.begins(ask);
    if (++given <= skip) continue;
    if (ask == "lack") {
      sink.problem({.member = ask, .reason = "not in this build", .is_final = false});
      continue;
    }
    try {
      sink.document(ask, misbehave(ask));
    } catch (const std::exception& error) {
      sink.problem({.member = ask, .reason = error.what()});
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = tenet::reader::parse_serve({argv + std::min(argc, 1), argv + argc});
  return options ? tenet::reader::serve(*options, read_file) : EXIT_FAILURE;
}
