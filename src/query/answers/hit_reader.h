#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/searcher.h>

#include "base/docid.h"
#include "store/snapshot.h"

namespace tenet::query {

// Passages as callers see them, with their documents. All arguments must outlive it; all members throw IndexError,
// those that give hits also when their document is in two of the indexes of the snapshot.
class HitReader {
 public:
  HitReader(const store::Snapshot& snapshot, store::PassageReader& reader) : snapshot_(snapshot), reader_(reader) {}

  // A hit without score, matches and snippet.
  [[nodiscard]] Hit read(Docid docid);
  // Reads all of them, until `on_hit` gives false.
  void read_all(const std::vector<Docid>& docids, const std::function<bool(Hit& hit)>& on_hit);
  // What Searcher's members of the same names give.
  [[nodiscard]] std::vector<Hit> show(std::string_view id, std::size_t context);
  [[nodiscard]] std::vector<Hit> passages_of(std::string_view document);
  [[nodiscard]] std::optional<Document> document(std::string_view id) const;
  [[nodiscard]] std::uint64_t words_of(std::string_view document) const;
  // The text of a document that the index has; kept until another is asked for.
  [[nodiscard]] const std::string& text_of(const std::string& document);

 private:
  const store::Snapshot& snapshot_;
  store::PassageReader& reader_;
  std::string checked_;  // the last document that was found in one index alone
  Document whole_;       // the document whose text was asked for last
};

}  // namespace tenet::query
