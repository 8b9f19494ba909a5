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
    : IndexError(ErrorCode::damaged, "opening " + file.string() + ": the index is damaged: " + why,
                 "a check of the index tells what is lost", index_of(file)),
      file_(std::move(file)),
      why_(why) {}

DamageError::DamageError(const std::string& why)
    : IndexError(ErrorCode::damaged, "reading the index: the index is damaged: " + why,
                 "a check of the index tells what is lost"),
      why_(why) {}

void throw_damage(const fs::path& file, const std::string& why) {
  throw DamageError(file, why);
}

}  // namespace tenet::store
