#include "cli/streams.h"

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <random>

#include <fmt/format.h>

#include "cli/visible.h"

namespace tenet::cli {
namespace {

// What stands before and behind a sequence of our own. No text can have it, since it is another in each process.
struct Marks {
  std::string open = {};
  std::string close = {};
};

const Marks& marks() {
  static const Marks made = [] {
    std::random_device random;
    const auto draw = [&] { return std::uint64_t{random()} << 32U | random(); };
    const std::string number = fmt::format("\x1b{:016x}{:016x}", draw(), draw());
    return Marks{number + '<', number + '>'};
  }();
  return made;
}

// Escapes what is written to a stream piece by piece, as the pieces come.
class Filter {
 public:
  bool exact = false;  // nothing is escaped

  // Whether pass() would give the piece as it is: most of what programs read.
  [[nodiscard]] bool lets_through(std::string_view piece) const {
    return exact && left_.empty() && !is_own_ && piece.find(marks().open.front()) == std::string_view::npos;
  }

  std::string pass(std::string_view piece) {
    std::string text = std::move(left_);
    left_.clear();
    text += piece;
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t used = step(std::string_view(text).substr(at), out);
      if (used == 0) break;
      at += used;
    }
    left_ = text.substr(at);
    return out;
  }

 private:
  // Bytes of `text` that were dealt with; 0 when more of it must be known.
  std::size_t step(std::string_view text, std::string& out) {
    const std::string& mark = is_own_ ? marks().close : marks().open;
    if (text.front() == mark.front()) {
      if (text.starts_with(mark)) {
        is_own_ = !is_own_;
        return mark.size();
      }
      if (mark.starts_with(text)) return 0;
    }
    const bool is_raw = is_own_ || exact;
    const auto end =
        is_raw ? std::ranges::find(text.substr(1), mark.front()) : std::ranges::find_if_not(text.substr(1), is_printed);
    const auto run = static_cast<std::size_t>(end - text.begin());
    if (is_raw || is_printed(text.front())) {
      out += text.substr(0, run);
      return run;
    }
    const Character character = first_character(text);
    if (character.may_continue) return 0;
    const bool stays = character.valid && !steers(character.code);
    out += stays ? std::string(text.substr(0, character.size)) : escape(character);
    return character.size;
  }

  // Nearly all bytes of a text are these.
  static bool is_printed(char c) { return c == '\n' || (c >= ' ' && c < 0x7f); }

  bool is_own_ = false;
  std::string left_ = {};  // the beginning of a mark or of a character
};

struct Stream {
  int descriptor = 0;
  Filter filter = {};
};

Stream& output() {
  static Stream stream{STDOUT_FILENO};
  return stream;
}

ssize_t write_filtered(void* cookie, const char* bytes, std::size_t size) {
  auto& stream = *static_cast<Stream*>(cookie);
  const bool as_it_is = stream.filter.lets_through({bytes, size});
  const std::string changed = as_it_is ? "" : stream.filter.pass({bytes, size});
  const std::string_view filtered = as_it_is ? std::string_view(bytes, size) : changed;
  for (std::size_t at = 0; at < filtered.size();) {
    const ssize_t written = ::write(stream.descriptor, filtered.data() + at, filtered.size() - at);
    if (written < 0 && errno != EINTR) return 0;  // an error, with errno
    if (written > 0) at += static_cast<std::size_t>(written);
  }
  return static_cast<ssize_t>(size);
}

std::FILE* filtered(Stream& stream, int buffering) {
  std::FILE* file =
      ::fopencookie(&stream, "w", {.read = nullptr, .write = write_filtered, .seek = nullptr, .close = nullptr});
  constexpr std::size_t buffer = 65536;  // bytes
  if (file != nullptr) std::setvbuf(file, nullptr, buffering, buffer);
  return file;
}

}  // namespace

void guard_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // What is open for reading cannot be written to, so that results for a closed output are an error.
    if (::fcntl(stream, F_GETFD) < 0) (void)::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
  }
  static Stream error{STDERR_FILENO};
  std::FILE* out = filtered(output(), ::isatty(STDOUT_FILENO) != 0 ? _IOLBF : _IOFBF);
  std::FILE* err = filtered(error, _IONBF);
  if (out == nullptr || err == nullptr) std::abort();
  stdout = out;
  stderr = err;
}

std::string own(std::string_view sequence) {
  return marks().open + std::string(sequence) + marks().close;
}

void write_exactly(bool exact) {
  std::fflush(stdout);
  output().filter.exact = exact;
}

}  // namespace tenet::cli
