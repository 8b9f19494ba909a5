#pragma once

#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include "support/temp_folder.h"

namespace tenet::test {

// An index of documents written in the test.
class SmallIndex {
 public:
  explicit SmallIndex(std::vector<Document> documents, unsigned jobs = 1) { add(std::move(documents), jobs); }

  IndexReport add(std::vector<Document> documents, unsigned jobs = 1) const {
    Indexer indexer(path(), {.jobs = jobs});
    for (Document& document : documents) indexer.add(std::move(document));
    return indexer.commit();
  }
  [[nodiscard]] Searcher searcher() const { return Searcher(path()); }
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "index"; }

  // The ids that answer a query, best first, with a space between them.
  [[nodiscard]] std::string ids(std::string_view query, SearchOptions options = {},
                                Joining joining = Joining::all) const {
    const Searcher reader = searcher();
    std::string all;
    for (const Hit& hit : reader.search(reader.parse(query, joining), options).hits) {
      all += (all.empty() ? "" : " ") + (options.by == SearchOptions::By::document ? hit.document.id : hit.id);
    }
    return all;
  }

 private:
  TempFolder folder_;
};

}  // namespace tenet::test
