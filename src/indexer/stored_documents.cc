#include "indexer/stored_documents.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "indexer/attribution/speakers_toml.h"
#include "indexer/catalogue.h"
#include "indexer/document.h"
#include "indexer/form.h"
#include "indexer/reading/read.h"

namespace tenet::indexer {

SourceDocument read_stored(store::PassageReader& reader, std::uint32_t last) {
  SourceDocument source{.document = reader.whole_document(last)};
  source.form = form_of(reader.document(last), source.document.text.size());
  return source;
}

void each_stored_document(const store::Snapshot& snapshot, const std::function<void(const Examined&)>& on_document) {
  const Catalogue catalogue(snapshot);
  const Authority authority = parse_authority(snapshot.speakers_toml(), "the speakers of the index");
  std::vector<const DocumentEntry*> entries;
  for (const DocumentEntry& entry : catalogue.documents()) entries.push_back(&entry);
  std::ranges::sort(entries, {}, [](const DocumentEntry* entry) -> const std::string& { return entry->id; });
  for (const DocumentEntry* entry : entries) {
    store::PassageReader reader(snapshot.segments()[entry->segment]);
    SourceDocument source = read_stored(reader, entry->last);
    Examined examined = cut_document(std::move(source.document), source.form, authority);
    const std::size_t count = examined.passages.size();
    for (std::size_t i = 0; i < count && count == entry->passages; ++i) {
      const auto back = static_cast<std::uint32_t>(count - 1 - i);
      examined.passages[i].topics = reader.record(entry->last - back).passage.topics;
    }
    on_document(examined);
  }
}

}  // namespace tenet::indexer
