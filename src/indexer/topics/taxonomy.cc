#include <tenet/topics.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <tenet/error.h>

#include "base/files.h"
#include "errors.h"
#include "indexer/topics/taxonomy_check.h"

namespace tenet {
namespace {

// Far above any taxonomy that people can keep (the built-in one has 60 kB), far below what exhausts memory.
constexpr std::uintmax_t largest_file = std::uintmax_t{64} << 20;  // bytes

}  // namespace

const Topic* Taxonomy::find(std::string_view wanted) const {
  const auto topic = std::ranges::find(topics, wanted, &Topic::id);
  return topic == topics.end() ? nullptr : &*topic;
}

const Topic* Taxonomy::named(std::string_view name) const {
  const std::string wanted = indexer::folded_name(name);
  const auto is_wanted = [&](const std::string& other) { return indexer::folded_name(other) == wanted; };
  const auto topic = std::ranges::find_if(topics, [&](const Topic& candidate) {
    return is_wanted(candidate.id) || is_wanted(candidate.label) || std::ranges::any_of(candidate.alt, is_wanted);
  });
  return wanted.empty() || topic == topics.end() ? nullptr : &*topic;
}

Taxonomy read_taxonomy(const std::filesystem::path& file) {
  return translate_errors("reading the topics", [&]() -> Taxonomy {
    const std::string name = file.string();
    try {
      return parse_taxonomy(base::read_file(file, largest_file), name);
    } catch (const base::FileError& error) {
      switch (error.error()) {
        case ENOENT: throw InputError(ErrorCode::not_found, name + ": no such file");
        case EISDIR:
          throw InputError(name + ": a folder, not a file of topics", "name the file itself, such as topics.toml");
        case EINVAL: throw InputError(name + ": not a regular file", "write the topics to a file, and name that");
        case EOVERFLOW:
          throw InputError(fmt::format("{}: larger than {} bytes", name, largest_file), "cut it into parts");
        default: throw;
      }
    }
  });
}

const Taxonomy& default_taxonomy() {
  static const Taxonomy taxonomy = parse_taxonomy(default_taxonomy_toml(), "built-in topics");
  return taxonomy;
}

}  // namespace tenet
