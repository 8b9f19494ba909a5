#include "indexer/stored_documents.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/catalogue.h"
#include "indexer/document.h"
#include "indexer/read.h"
#include "indexer/speakers_toml.h"

namespace tenet::indexer {

void each_stored_document(const store::Snapshot& snapshot, const std::function<void(const Examined&)>& on_document) {
  const Catalogue catalogue(snapshot);
  const Authority authority = parse_authority(snapshot.speakers_toml(), "the speakers of the index");
  std::vector<const DocumentEntry*> entries;
  for (const auto& [id, entry] : catalogue.documents()) entries.push_back(&entry);
  std::ranges::sort(entries, [](const DocumentEntry* a, const DocumentEntry* b) {
    return std::tie(a->segment, a->id) < std::tie(b->segment, b->id);
  });
  for (const DocumentEntry* entry : entries) {
    const auto last = snapshot.find_in_segment(entry->segment, entry->id);
    if (!last) continue;
    const store::PassageReader reader(snapshot.segment_database(entry->segment), 1);
    const auto record = reader.record(*last).document;
    if (!record) continue;
    Examined examined = cut_document({.document = reader.whole_document(*last),
                                      .markup = record->markdown ? Markup::markdown : Markup::plain,
                                      .body = record->body},
                                     authority);
    const std::size_t count = examined.passages.size();
    for (std::size_t i = 0; i < count && count == record->passages; ++i) {
      const auto back = static_cast<Xapian::docid>(count - 1 - i);
      examined.passages[i].topics = reader.record(*last - back).passage.topics;
    }
    on_document(examined);
  }
}

}  // namespace tenet::indexer
