#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include <tenet/export.h>
#include <tenet/indexer.h>

// An index as stock Xapian databases, for Xapian's own tools and servers: docs/scale.md.
namespace tenet {

struct XapianExportOptions {
  unsigned shards = 1;  // databases, 1 to 1,000; more than one stand in folders of their own, shard-1, shard-2 ...
  unsigned jobs = 0;    // threads; 0 for one a processor
  // Called from the calling thread, some ten times a second: how much of the stored documents is read.
  std::function<void(const IndexProgress&)> progress = {};
  // Called as often. Once it gives true, the export leaves nothing behind and throws StoppedError.
  std::function<bool()> should_stop = {};
};

struct XapianExportReport {
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::uint64_t bytes = 0;  // of the files written

  bool operator==(const XapianExportReport&) const = default;
};

// Writes the documents of some indexes, searched as one, to `folder`, which must not exist: it appears when all of it
// is written. Shards hold about as many passages each, in reading order. Throws IndexError where an index cannot be
// read or `folder` cannot be written, InputError for options out of range.
TENET_API XapianExportReport export_xapian(const std::vector<std::filesystem::path>& indexes,
                                           const std::filesystem::path& folder,
                                           const XapianExportOptions& options = {});

}  // namespace tenet
