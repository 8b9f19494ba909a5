#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

#include <tenet/error.h>
#include <tenet/speakers.h>
#include <tenet/topics.h>

namespace tenet::cli {
namespace {

constexpr std::size_t chunk = std::size_t{64} << 10;

// Closes a file when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::string read_whole_file(const std::string& name, std::size_t most) {
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat status = {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
    throw InputError(name + ": " + std::strerror(errno), "check the spelling of the path");
  }
  if (S_ISDIR(status.st_mode)) throw InputError(name + ": a folder, not a file", "name a file");
  if (!S_ISREG(status.st_mode)) throw InputError(name + ": not a regular file", "write it to a file, and name that");
  std::string bytes;
  // What a file of /proc says of its size does not count.
  while (bytes.size() <= most) {
    const std::size_t had = bytes.size();
    bytes.resize(had + std::min(chunk, most + 1 - had));
    const ssize_t got = ::read(file.number(), bytes.data() + had, bytes.size() - had);
    bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return bytes;
    if (got < 0 && errno != EINTR) throw InputError(name + ": " + std::strerror(errno), "check the file and its disk");
  }
  throw InputError(fmt::format("{}: larger than {} bytes", name, most), "cut it into parts");
}

void write_whole_file(const std::string& name, std::string_view bytes) {
  std::error_code problem;
  const bool aside = !std::filesystem::exists(name, problem) || std::filesystem::is_regular_file(name, problem);
  const std::string written = aside ? name + ".part" : name;
  const auto give_up = [&](const std::string& why) {
    if (aside) std::filesystem::remove(written, problem);
    throw InputError("writing " + name + ": " + why, "name a file in a folder that you may write to");
  };
  // Never through a link that somebody put there; what waits for a reader that is not there is an error.
  if (aside) std::filesystem::remove(written, problem);
  const int how = aside ? O_CREAT | O_EXCL | O_NOFOLLOW : O_NONBLOCK | O_NOCTTY;
  const Descriptor file(::open(written.c_str(), O_WRONLY | O_CLOEXEC | how, 0666));
  if (file.number() < 0) give_up(std::strerror(errno));
  if (!aside) ::fcntl(file.number(), F_SETFL, 0);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) give_up(std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(put, 0)));
  }
  if (!aside) return;
  std::filesystem::rename(written, name, problem);
  if (problem) give_up(problem.message());
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
