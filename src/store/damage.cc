#include "store/damage.h"

#include <utility>

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

fs::path index_of(const fs::path& file) {
  const fs::path folder = file.parent_path();
  return folder.filename().native().starts_with("segment-") ? folder.parent_path() : folder;
}

}  // namespace

DamageError::DamageError(fs::path file, const std::string& why)
    : IndexError("opening " + file.string() + ": the index is damaged: " + why,
                 "find out what is lost with: tenet check --index " + index_of(file).string()),
      file_(std::move(file)),
      why_(why) {}

DamageError::DamageError(const std::string& why)
    : IndexError("reading the index: the index is damaged: " + why, "find out what is lost with: tenet check"),
      why_(why) {}

void throw_damage(const fs::path& file, const std::string& why) {
  throw DamageError(file, why);
}

}  // namespace tenet::store
