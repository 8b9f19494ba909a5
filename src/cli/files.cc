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
