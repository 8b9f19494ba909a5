#include "store/shards.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include <nlohmann/json.hpp>

#include <tenet/error.h>
#include <tenet/shards.h>

#include "base/files.h"
#include "store/own_files.h"
#include "store/xapian_errors.h"

namespace fs = std::filesystem;

namespace tenet::store {
namespace {

using Json = nlohmann::json;

fs::path stub_of(const fs::path& place) {
  return translate_xapian_errors("opening " + place.string(),
                                 [&] { return base::is_folder(place) ? place / manifest_name : place; });
}

[[noreturn]] void unreadable(const fs::path& stub) {
  throw IndexError(ErrorCode::bad_input, "opening " + stub.string() + ": not a list of indexes",
                   R"(it is written: {"tenet": "shards", "indexes": ["one.index", "other.index"]})");
}

// The stub's text; nothing where there is none, or an index.
std::optional<std::string> read_stub(const fs::path& stub) {
  constexpr std::uint64_t largest = std::uint64_t{1} << 20;
  return translate_xapian_errors("opening " + stub.string(), [&]() -> std::optional<std::string> {
    const auto status = base::status_of(stub);
    if (!status || status->kind != base::FileKind::file || status->size > largest) return std::nullopt;
    std::string text = base::read_file(stub, largest);
    // Spares parsing the manifest of an index twice.
    if (text.find("\"shards\"") == std::string::npos) return std::nullopt;
    return text;
  });
}

// Throws unless `place`, which `stub` names, is in the folder `within`, wherever links lead.
void check_within(const fs::path& place, const fs::path& stub, const fs::path& within) {
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(fs::absolute(within), error);
  const fs::path inner = error ? place : fs::weakly_canonical(fs::absolute(place), error);
  if (!error && std::ranges::mismatch(folder, inner).in1 == folder.end()) return;
  throw IndexError(ErrorCode::no_permission,
                   "opening " + stub.string() + ": it leads to " + place.string() + ", out of the folder it came with",
                   "if you trust it, name it yourself: " + stub.string());
}

// A path in a stub is meant from the folder of the stub.
fs::path from_stub(const fs::path& stub, const std::string& name) {
  constexpr std::string_view local = "xapian:";
  if (!is_xapian(name)) return (stub.parent_path() / name).lexically_normal();
  if (!name.starts_with(local)) return name;
  return std::string(local) + (stub.parent_path() / name.substr(local.size())).lexically_normal().string();
}

// What a stranger's folder names is read by no library but our own: docs/security.md.
[[noreturn]] void refuse_xapian(const fs::path& place, const fs::path& named_by) {
  throw IndexError(
      ErrorCode::no_permission,
      "opening " + place.string() + ": only you may name a Xapian database or a server, not the folder it came with",
      "if you trust it, name it yourself: " + named_by.string());
}

}  // namespace

std::vector<fs::path> read_shards(const fs::path& place) {
  if (is_xapian(place.native())) return {place};
  const fs::path stub = stub_of(place);
  const auto text = read_stub(stub);
  if (!text) return {place};
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.contains("tenet") || json["tenet"] != "shards") unreadable(stub);
  const auto names = json.find("indexes");
  if (names == json.end() || !names->is_array() || names->empty()) unreadable(stub);
  std::vector<fs::path> shards;
  for (const Json& name : *names) {
    if (!name.is_string()) unreadable(stub);
    shards.push_back(from_stub(stub, name.get_ref<const std::string&>()));
  }
  return shards;
}

fs::path refuse_stub(fs::path place) {
  if (is_xapian(place.native())) {
    throw IndexError(ErrorCode::bad_input, "writing to " + place.string() + ": a Xapian database cannot be changed",
                     "change the index that it was exported from, and export that again");
  }
  if (const fs::path stub = stub_of(place); read_stub(stub)) {
    const fs::path first = read_shards(place).front();
    throw IndexError(ErrorCode::bad_input,
                     "writing to " + place.string() + ": it names several indexes and is none itself",
                     "name one of them, such as " + first.string());
  }
  return place;
}

Manifest join_manifests(const std::vector<fs::path>& indexes, const std::vector<Manifest>& manifests) {
  struct Rule {
    std::string Manifest::*value;
    const char* what;
    const char* hint;
  };
  static const std::array<Rule, 3> rules = {
      Rule{&Manifest::analysis, "were made by different versions of tenet",
           "index the documents of one of them again with this tenet"},
      Rule{&Manifest::taxonomy, "have different topics", "give both the same topics"},
      Rule{&Manifest::speakers, "have different names of speakers", "give both the same names of speakers"},
  };
  Manifest all = manifests.front();
  for (std::size_t i = 1; i < manifests.size(); ++i) {
    const Manifest& next = manifests[i];
    for (const auto& [value, what, hint] : rules) {
      if (next.*value == all.*value) continue;
      throw IndexError(ErrorCode::not_together,
                       "opening " + indexes.front().string() + " and " + indexes[i].string() + ": they " + what, hint);
    }
    if (!next.contents.empty()) all.contents = combine_hashes(all.contents, next.contents);
    all.text_bytes += next.text_bytes;
    std::ranges::copy(next.segments, std::back_inserter(all.segments));
  }
  return all;
}

}  // namespace tenet::store

namespace tenet {

bool is_xapian(std::string_view place) {
  if (place.starts_with("xapian:")) return true;
  const std::string_view scheme = place.substr(0, place.find(':'));
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || c == '+'; };
  return place.substr(scheme.size()).starts_with("://") && std::ranges::all_of(scheme, is_part);
}

std::vector<fs::path> places_of(const fs::path& place) {
  return store::read_shards(place);
}

std::vector<fs::path> indexes_within(const fs::path& place, const fs::path& within) {
  if (is_xapian(place.native())) store::refuse_xapian(place, place);
  store::check_within(place, place, within);
  const fs::path stub = store::stub_of(place);
  store::check_within(stub, stub, within);
  if (!store::read_stub(stub)) return {place};
  std::vector<fs::path> indexes = store::read_shards(place);
  for (const fs::path& index : indexes) {
    if (is_xapian(index.native())) store::refuse_xapian(index, stub);
    store::check_within(index, stub, within);
    const fs::path inner = store::stub_of(index);
    store::check_within(inner, stub, within);
    if (!store::read_stub(inner)) continue;
    throw IndexError(ErrorCode::bad_input, "opening " + stub.string() + ": it names another stub, " + index.string(),
                     "name the indexes");
  }
  return indexes;
}

}  // namespace tenet
