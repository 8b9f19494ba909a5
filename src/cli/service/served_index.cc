#include "cli/service/served_index.h"

#include <malloc.h>

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

// The places that a stub names, which are replaced by themselves; an index itself.
std::vector<fs::path> named_by(const fs::path& place) {
  try {
    return places_of(place);
  } catch (const Error&) {  // whoever opens it says what is wrong
    return {};
  }
}

// Nothing tells that a server has another database: OpenedIndex::is_stale does once it was asked.
std::string state_of_index(const fs::path& place) {
  constexpr std::string_view local = "xapian:";
  if (!is_xapian(place.native())) return state_of(place / "tenet.json");
  if (!place.native().starts_with(local)) return {};
  const fs::path folder = place.native().substr(local.size());  // an export puts a new one in place of the old
  return state_of(folder) + state_of(folder / "iamglass");
}

std::string state_of_place(const fs::path& place) {
  std::string state = base::is_file(place) ? state_of(place) : state_of_index(place);
  for (const fs::path& index : named_by(place)) state += state_of_index(index);
  return state;
}

}  // namespace

ServedIndex::ServedIndex(std::vector<fs::path> indexes, SearcherOptions options)
    : indexes_(std::move(indexes)), options_(options), state_(state()), opened_(open()) {}

std::shared_ptr<const OpenedIndex> ServedIndex::open() const {
  Searcher searcher(indexes_, options_);
  IndexInfo info = searcher.info();
  auto opened = std::make_unique<const OpenedIndex>(OpenedIndex{std::move(searcher), std::move(info)});
  return {opened.release(), [](const OpenedIndex* replaced) {
            delete replaced;
            ::malloc_trim(0);  // else pages that it was on stay with the process, for each index a few more
          }};
}

std::string ServedIndex::state() const {
  std::string all;
  for (const fs::path& index : indexes_) all += state_of_place(index);
  return all;
}

std::shared_ptr<const OpenedIndex> ServedIndex::now() {
  const std::lock_guard lock(mutex_);
  std::string state = this->state();
  if (state != state_ || *opened_->is_stale) {
    opened_ = open();  // an index that cannot be opened is tried again by the next
    state_ = std::move(state);
  }
  return opened_;
}

}  // namespace tenet::cli
