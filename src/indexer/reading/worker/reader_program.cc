#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/files.h"
#include "indexer/reading/worker/worker.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* name = "tenet-reader";

// The folder of the running program; empty where the system does not tell.
fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

std::optional<fs::path> reader_program() {
  if (const char* told = ::secure_getenv("TENET_READER"); told != nullptr && *told != '\0') return told;
  const fs::path here = program_folder();
  for (const fs::path& folder : {here / TENET_LIBEXEC_FROM_BIN, here, fs::path(TENET_LIBEXEC)}) {
    if (folder.is_absolute() && base::is_file(folder / name)) return folder / name;
  }
  return std::nullopt;
}

}  // namespace tenet::indexer
