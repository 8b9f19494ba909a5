#include "cli/service/served_index.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <tenet/error.h>
#include <tenet/shards.h>

#include "base/files.h"

namespace tenet::cli {
namespace fs = std::filesystem;

namespace {

// What tells a file from the one that replaces it.
std::string state_of(const fs::path& file) {
  const auto status = base::status_of(file);
  if (!status) return "absent;";
  return fmt::format("{},{},{},{};", status->device, status->number, status->modified, status->size);
}

// The indexes of a stub, which are replaced by themselves; of an index itself.
std::vector<fs::path> named_by(const fs::path& place) {
  try {
    return indexes_within(place, "/");
  } catch (const Error&) {  // whoever opens it says what is wrong
    return {};
  }
}

std::string state_of_index(const fs::path& place) {
  constexpr const char* manifest = "tenet.json";
  constexpr std::string_view xapian = "xapian:";
  if (place.native().starts_with(xapian)) {  // an export puts a new folder in place of the old one
    const fs::path folder = place.native().substr(xapian.size());
    return state_of(folder) + state_of(folder / "iamglass");
  }
  std::string state = state_of(base::is_file(place) ? place : place / manifest);
  for (const fs::path& index : named_by(place)) state += state_of(index / manifest);
  return state;
}

}  // namespace

ServedIndex::ServedIndex(std::vector<fs::path> indexes, SearcherOptions options)
    : indexes_(std::move(indexes)), options_(options), state_(state()), opened_(open()) {}

std::shared_ptr<const OpenedIndex> ServedIndex::open() const {
  Searcher searcher(indexes_, options_);
  IndexInfo info = searcher.info();
  return std::make_shared<const OpenedIndex>(OpenedIndex{std::move(searcher), std::move(info)});
}

std::string ServedIndex::state() const {
  std::string all;
  for (const fs::path& index : indexes_) all += state_of_index(index);
  return all;
}

std::shared_ptr<const OpenedIndex> ServedIndex::now() {
  const std::lock_guard lock(mutex_);
  std::string state = this->state();
  if (state != state_) {
    opened_ = open();  // an index that cannot be opened is tried again by the next
    state_ = std::move(state);
  }
  return opened_;
}

}  // namespace tenet::cli
