#include "store/manifest.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <numeric>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <tenet/error.h>

#include "base/files.h"
#include "store/damage.h"
#include "store/own_files.h"
#include "store/schema.h"
#include "store/segment_reader.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// The most that is read of a manifest, in bytes; one that strikes out a million documents has 20 MB.
constexpr std::uint64_t largest_manifest = std::uint64_t{1} << 30;
constexpr std::size_t hash_digits = 32;

Json to_json(const Segment& segment) {
  Json deleted = Json::array();
  for (const Deleted& gone : segment.deleted) deleted.push_back({gone.first, gone.count});
  return {{"name", segment.name}, {"documents", segment.documents}, {"passages", segment.passages},
          {"runs", segment.runs}, {"checksums", segment.checksums}, {"deleted", deleted}};
}

Segment segment_from(const Json& json) {
  Segment segment{.name = json.at("name"),
                  .documents = json.at("documents"),
                  .passages = json.at("passages"),
                  .runs = json.at("runs"),
                  .checksums = json.at("checksums")};
  for (const Json& gone : json.at("deleted")) segment.deleted.push_back({gone.at(0), gone.at(1)});
  return segment;
}

[[noreturn]] void not_ours(const fs::path& index) {
  throw IndexError(ErrorCode::not_an_index, "opening " + index.string() + ": not an index of tenet",
                   "name another folder", index);
}

[[noreturn]] void damaged(const fs::path& index) {
  throw_damage(index / manifest_name, "the manifest is not as tenet writes it");
}

// Where the checksum stands in the text of a manifest: the hash of the rest of it.
std::optional<std::size_t> place_of_checksum(std::string_view text) {
  constexpr std::string_view key = "\"checksum\": \"";
  const std::size_t at = text.find(key);
  return at == std::string_view::npos ? std::nullopt : std::optional(at + key.size());
}

bool has_sound_checksum(std::string_view text) {
  const auto at = place_of_checksum(text);
  if (!at || text.size() - *at < hash_digits) return false;
  std::string rest(text);
  rest.erase(*at, hash_digits);
  return hash128(rest) == text.substr(*at, hash_digits);
}

bool is_hash(std::string_view digits) {
  return digits.size() == hash_digits &&
         std::ranges::all_of(digits, [](char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f'); });
}

// A docid fits in 32 bits, and so does the one behind the last.
bool are_plausible(const std::vector<Deleted>& deleted) {
  std::uint64_t end = 1;
  for (const Deleted& gone : deleted) {
    if (gone.first < end || gone.count == 0) return false;
    end = std::uint64_t{gone.first} + gone.count;
  }
  return end <= UINT32_MAX;
}

// Names and hashes become names of files: nothing may stand in them that leads out of the folder.
bool is_plausible(const Manifest& manifest) {
  const auto is_sound = [](const Segment& segment) {
    return is_segment_name(segment.name) && is_hash(segment.checksums) && std::ranges::is_sorted(segment.runs) &&
           are_plausible(segment.deleted);
  };
  return is_hash(manifest.taxonomy) && is_hash(manifest.speakers) &&
         (manifest.contents.empty() || is_hash(manifest.contents)) && std::ranges::all_of(manifest.segments, is_sound);
}

std::string read_text(const fs::path& index, const char* name = manifest_name) {
  return base::read_file(index / name, largest_manifest, base::Links::refuse);
}

}  // namespace

std::uint64_t Manifest::documents() const {
  return std::accumulate(segments.begin(), segments.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Segment& segment) { return sum + segment.documents; });
}

std::uint64_t Manifest::passages() const {
  return std::accumulate(segments.begin(), segments.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Segment& segment) { return sum + segment.passages; });
}

std::string Manifest::fingerprint() const {
  return hash128(fmt::format("{}\n{}\n{}\n{}\n{}", schema_version, analysis, taxonomy, speakers, contents))
      .substr(0, 16);
}

bool has_manifest(const fs::path& index) {
  return translate_xapian_errors("opening " + index.string(),
                                 [&] { return base::status_of(index / manifest_name).has_value(); });
}

Manifest read_manifest(const fs::path& index) {
  const std::string text = translate_xapian_errors("opening " + index.string(), [&] {
    if (!base::status_of(index)) {
      throw IndexError(ErrorCode::not_found, "opening " + index.string() + ": no such index",
                       "check the spelling of the path, or make the index first", index);
    }
    if (!base::status_of(index / manifest_name)) not_ours(index);
    return read_text(index);
  });
  return parse_manifest(text, index);
}

Manifest parse_manifest(std::string_view text, const fs::path& index) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("tenet") || json.at("tenet") != "index") not_ours(index);
  try {
    if (const int schema = json.at("schema"); schema != schema_version) {
      throw IndexError(ErrorCode::other_version,
                       fmt::format("opening {}: it has index schema {}, this tenet reads schema {}", index.string(),
                                   schema, schema_version),
                       "build it again with this tenet, into another folder", index);
    }
    if (!has_sound_checksum(text)) damaged(index);
    Manifest manifest{.analysis = json.at("analysis"),
                      .taxonomy = json.at("taxonomy"),
                      .speakers = json.at("speakers"),
                      .contents = json.at("contents"),
                      .text_bytes = json.at("text_bytes"),
                      .next_segment = json.at("next_segment")};
    for (const Json& segment : json.at("segments")) manifest.segments.push_back(segment_from(segment));
    if (!is_plausible(manifest)) damaged(index);
    return manifest;
  } catch (const Json::exception&) {
    damaged(index);
  }
}

std::string to_text(const Manifest& manifest) {
  Json segments = Json::array();
  for (const Segment& segment : manifest.segments) segments.push_back(to_json(segment));
  const Json json{{"tenet", "index"},
                  {"schema", schema_version},
                  {"analysis", manifest.analysis},
                  {"taxonomy", manifest.taxonomy},
                  {"speakers", manifest.speakers},
                  {"contents", manifest.contents},
                  {"text_bytes", manifest.text_bytes},
                  {"next_segment", manifest.next_segment},
                  {"segments", segments},
                  {"checksum", ""}};
  return with_checksum(json.dump(1) + '\n');
}

std::string with_checksum(std::string text) {
  const auto at = place_of_checksum(text);
  const std::string checksum = hash128(text);
  return at ? text.insert(*at, checksum) : text;
}

void write_manifest(const fs::path& index, const Manifest& manifest) {
  const std::string text = to_text(manifest);
  translate_xapian_errors("writing the index", [&] { base::replace_file(index / manifest_name, text); });
  const auto unsure = [&](const std::string& why) {
    throw IndexError(
        ErrorCode::io_error,
        "writing " + index.string() + ": the new index is in place, but may not survive a loss of power: " + why,
        "the index before is kept beside it; commit again");
  };
  try {
    base::sync_folder(index);
    if (read_text(index) != text) unsure("its manifest does not read back as it was written");
  } catch (const base::FileError& error) {
    unsure(error.what());
  }
}

void write_manifest_copy(const fs::path& index, const Manifest& manifest) {
  write_file_atomically(index / manifest_copy_name, to_text(manifest));
}

bool is_manifest_copy_current(const fs::path& index) {
  try {
    return read_text(index, manifest_copy_name) == read_text(index);
  } catch (const std::exception&) {
    return false;
  }
}

std::optional<Manifest> read_manifest_copy(const fs::path& index) {
  return translate_xapian_errors("reading " + (index / manifest_copy_name).string(), [&]() -> std::optional<Manifest> {
    if (!base::status_of(index / manifest_copy_name, base::Links::refuse)) return std::nullopt;
    const std::string text = read_text(index, manifest_copy_name);
    try {
      return parse_manifest(text, index);
    } catch (const IndexError&) {
      throw_damage(index / manifest_copy_name, "it is not as tenet writes it");
    }
  });
}

bool is_manifest_damaged(const fs::path& index) {
  const std::string text = translate_xapian_errors("opening " + index.string(), [&] { return read_text(index); });
  try {
    (void)parse_manifest(text, index);
  } catch (const IndexError&) {
    return true;
  }
  return false;
}

void write_file_atomically(const fs::path& file, std::string_view bytes) {
  translate_xapian_errors("writing the index", [&] {
    base::replace_file(file, bytes);
    base::sync_folder(file.parent_path());
  });
}

std::string combine_hashes(const std::string& combined, const std::string& hash) {
  if (combined.empty()) return hash;
  std::string result;
  for (std::size_t at = 0; at < hash.size(); at += 16) {
    const std::uint64_t bits =
        std::stoull(combined.substr(at, 16), nullptr, 16) ^ std::stoull(hash.substr(at, 16), nullptr, 16);
    result += fmt::format("{:016x}", bits);
  }
  return result;
}

}  // namespace tenet::store
