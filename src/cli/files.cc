#include "cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <tenet/error.h>
#include <tenet/speakers.h>
#include <tenet/topics.h>

#include "base/files.h"

namespace tenet::cli {
namespace {

// A device or FIFO, such as /dev/stdout. One that would wait for a reader is an error.
void write_in_place(const std::string& name, std::string_view bytes) {
  const auto give_up = [&] {
    throw InputError("writing " + name + ": " + base::reason(errno), "name a file in a folder that you may write to");
  };
  const base::Descriptor file(::open(name.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (file.number() < 0) give_up();
  ::fcntl(file.number(), F_SETFL, 0);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) give_up();
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(put, 0)));
  }
}

}  // namespace

std::string read_whole_file(const std::string& name, std::size_t most) {
  try {
    return base::read_file(name, most);
  } catch (const base::FileError& error) {
    if (!error.hint().empty()) throw;
    throw InputError(error.what(),
                     error.error() == EOVERFLOW ? "cut it into parts" : "write it to a file, and name that");
  }
}

std::string read_standard_input(std::size_t most) {
  constexpr std::size_t chunk = std::size_t{64} << 10;
  std::string bytes;
  while (bytes.size() <= most) {
    const std::size_t had = bytes.size();
    bytes.resize(had + chunk);
    const ssize_t got = ::read(STDIN_FILENO, bytes.data() + had, chunk);
    bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return bytes;
    if (got < 0 && errno != EINTR) throw InputError("standard input: " + base::reason(errno), "name a file");
  }
  throw InputError("standard input: larger than 64 MiB", "cut it into parts");
}

void write_whole_file(const std::string& name, std::string_view bytes) {
  try {
    const auto there = base::status_of(name);
    if (!there || there->kind == base::FileKind::file) return base::replace_file(name, bytes);
  } catch (const base::FileError& error) {
    throw InputError("writing " + name + ": " + base::reason(error.error()),
                     "name a file in a folder that you may write to");
  }
  write_in_place(name, bytes);
}

std::string read_topics(const std::string& name) {
  if (name == "default") return std::string(default_taxonomy_toml());
  (void)read_taxonomy(name);
  return read_whole_file(name);
}

std::string read_speakers(const std::string& name) {
  if (name == "default") return std::string(default_speakers_toml());
  std::string toml = read_whole_file(name);
  check_speakers_toml(toml, name);
  return toml;
}

}  // namespace tenet::cli
