#pragma once

#include <archive.h>

#include <memory>

namespace tenet::indexer {

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

// A reader of libarchive's, by turns at the head of a member and in its bytes.
using ArchiveReader = std::unique_ptr<archive, CloseArchive>;

}  // namespace tenet::indexer
