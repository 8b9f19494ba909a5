#include "cli/files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <tenet/error.h>
#include <tenet/speakers.h>
#include <tenet/topics.h>

namespace tenet::cli {

std::string read_whole_file(const std::string& name) {
  if (std::error_code ignored; std::filesystem::is_directory(name, ignored)) {
    throw InputError(name + ": a folder, not a file", "name a file");
  }
  std::ifstream in(name, std::ios::binary);
  if (!in) throw InputError(name + ": " + std::strerror(errno), "check the spelling of the path");
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole_file(const std::string& name, std::string_view bytes) {
  std::error_code problem;
  const bool aside = !std::filesystem::exists(name, problem) || std::filesystem::is_regular_file(name, problem);
  const std::string written = aside ? name + ".part" : name;
  const auto give_up = [&](const std::string& why) {
    if (aside) std::filesystem::remove(written, problem);
    throw InputError("writing " + name + ": " + why, "name a file in a folder that you may write to");
  };
  errno = 0;
  std::ofstream out(written, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) give_up(std::strerror(errno));
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
