#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <tenet/error.h>
#include <tenet/export.h>

namespace tenet {

// What is wrong with a file of an index.
struct Damage {
  std::string file = {};  // below the folder of the index, "segment-1/postlist.glass"; empty where it is not known
  std::string what = {};  // "block 17 has another checksum"

  bool operator==(const Damage&) const = default;
};

struct CheckOptions {
  // Takes everything apart, too: lists, passages, texts, the catalogue; and compares what they say with each other.
  // Otherwise checksums and the structure of all files are checked.
  bool all = false;
  // Writes damaged segments anew from their stored text, without the documents that cannot be read any more; these are
  // forgotten, so that the next update() of their files reads them again. The old files stay until the new index is
  // durable. Needs the right to write, as an Indexer does.
  bool repair = false;
};

struct CheckReport {
  std::vector<Damage> damages = {};  // what was found, before any repair; empty: the index is sound
  // The documents whose text damage touches, by id, sorted: a repair loses them.
  std::vector<std::string> lost = {};
  std::uint64_t lost_without_names = 0;  // further ones, whose ids cannot be read any more
  // Whether a repair makes the index sound, be it without the lost documents.
  bool repairable = false;
  bool repaired = false;        // it was asked for and done; the index is sound
  std::uint64_t documents = 0;  // in the index now
  std::uint64_t passages = 0;

  [[nodiscard]] bool is_sound() const { return damages.empty(); }
  [[nodiscard]] bool loses_documents() const { return !lost.empty() || lost_without_names > 0; }
};

// Whether an index is what was written, every byte of it. Throws IndexError where that cannot be told: there is no
// index at `index`, a file cannot be read for another reason than damage; or, for a repair, it is locked or the disk is
// full.
[[nodiscard]] TENET_API CheckReport check(const std::filesystem::path& index, const CheckOptions& options = {});

}  // namespace tenet
