#include "cli/files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <tenet/error.h>

namespace tenet::cli {

std::string read_whole_file(const std::string& name) {
  if (std::error_code ignored; std::filesystem::is_directory(name, ignored)) {
    throw InputError(name + ": a folder, not a file", "name a file");
  }
  std::ifstream in(name, std::ios::binary);
  if (!in) throw InputError(name + ": " + std::strerror(errno), "check the spelling of the path");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace tenet::cli
