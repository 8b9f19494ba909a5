#include "indexer/salvage.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "indexer/document.h"
#include "indexer/form.h"
#include "store/checksums.h"
#include "store/damage.h"
#include "store/passage_block.h"
#include "store/salvage.h"
#include "store/schema.h"
#include "store/segment_file.h"
#include "store/table_writer.h"
#include "store/version_file.h"

namespace tenet::indexer {
namespace {

namespace fs = std::filesystem;

// Of the tables of a segment that Xapian has merged; what the version file says, where it can be read.
std::uint32_t block_bytes_of(const fs::path& folder) {
  constexpr std::uint32_t usual = 16384;
  try {
    const auto version = store::read_version(store::SegmentFile(folder / store::version_file).bytes(usual));
    return version ? version->postings.block_bytes : usual;
  } catch (const store::DamageError&) {
    return usual;
  }
}

bool is_struck_out(const store::Segment& segment, std::uint32_t docid) {
  return std::ranges::any_of(segment.deleted, [&](const store::Deleted& gone) {
    return gone.first <= docid && docid - gone.first < gone.count;
  });
}

// The catalogue of the segment, as far as it can be read: documents by their last passage. Entries stand batch after
// batch; where one cannot be read, it is not known where the passages of the next begin.
struct Entries {
  std::map<std::uint32_t, DocumentEntry> documents = {};
  std::vector<FileEntry> files = {};
};

Entries read_catalogue(const fs::path& folder, std::uint32_t block_bytes) {
  const std::string start = store::metadata_key(store::catalogue_key);
  const auto values = store::salvage_entries(folder / store::postings_file, block_bytes,
                                             [&](std::string_view key) { return key.starts_with(start); });
  Entries entries;
  std::uint32_t last = 0;
  std::size_t batch = 0;
  for (const auto& [key, value] : values) {
    try {
      if (key != store::metadata_key(catalogue_entry_key(batch++))) break;
      CatalogueEntries here = decode_entries(value);
      for (DocumentEntry& document : here.documents) {
        last += document.passages;
        document.last = last;
        entries.documents.emplace(last, std::move(document));
      }
      std::ranges::move(here.files, std::back_inserter(entries.files));
    } catch (const store::DamageError&) {
      break;
    }
  }
  return entries;
}

// Puts the documents together that blocks of passages hold, one block after the other.
class Joiner {
 public:
  using OnDocument = std::function<void(std::uint32_t last, const store::DocumentRecord& record, std::string text)>;
  explicit Joiner(OnDocument on_document) : on_document_(std::move(on_document)) {}

  // `last` is the docid of the last passage of the block.
  void add(std::uint32_t last, const std::string& data) {
    try {
      store::BlockReader reader(data, decompressor_);
      const store::PassageBlock block = reader.block();
      const std::string text = reader.text(decompressor_);
      if (block.records.size() > last) return;
      const auto first = static_cast<std::uint32_t>(last + 1 - block.records.size());
      if (first != next_) text_.reset();
      next_ = first;
      std::size_t at = 0;
      for (const store::BlockPart& part : block.parts) {
        add(part, std::string_view(text).substr(std::min(at, text.size()), part.size));
        at += part.size;
      }
    } catch (const store::DamageError&) {
      text_.reset();
    }
  }

 private:
  void add(const store::BlockPart& part, std::string_view text) {
    if (part.begin == 0) text_ = "";
    if (text_ && (text_->size() != part.begin || text.size() != part.size)) text_.reset();
    if (text_) *text_ += text;
    next_ += part.passages;
    if (!part.document) return;
    if (text_) on_document_(next_ - 1, *part.document, *std::exchange(text_, std::nullopt));
    text_.reset();
  }

  OnDocument on_document_;
  store::Decompressor decompressor_;
  std::uint32_t next_ = 1;
  std::optional<std::string> text_;  // of the document so far; nothing where some of it is lost
};

// The docid that pack_ascending() wrote; 0 where it is none.
std::uint32_t docid_of(std::string_view key) {
  const std::uint64_t docid = store::take_ascending(key);
  return key.empty() && docid <= UINT32_MAX ? static_cast<std::uint32_t>(docid) : 0;
}

}  // namespace

Salvaged salvage(const fs::path& folder, const store::Segment& segment,
                 const std::function<void(SourceDocument source, DocumentEntry entry)>& on_document) {
  const std::uint32_t block_bytes = block_bytes_of(folder);
  Entries entries = read_catalogue(folder, block_bytes);
  Salvaged salvaged{.files = std::move(entries.files)};
  std::uint64_t whole = 0;
  Joiner joiner([&](std::uint32_t last, const store::DocumentRecord& record, std::string text) {
    if (is_struck_out(segment, last)) return;
    SourceDocument source{.document = record.fields, .form = form_of(record, text.size())};
    source.document.text = std::move(text);
    source.document.pages = record.pages;
    DocumentEntry entry{.id = source.document.id,
                        .hash = store::bytes_of_hash(document_hash(source.document, source.form)),
                        .bytes = source.document.text.size()};
    if (const auto known = entries.documents.find(last); known != entries.documents.end()) {
      if (known->second.id != entry.id || known->second.bytes != entry.bytes) return;
      entry.place = known->second.place;
      entry.hash = known->second.hash;
      entries.documents.erase(known);
    }
    ++whole;
    on_document(std::move(source), std::move(entry));
  });
  const auto blocks = store::salvage_entries(folder / store::records_file, block_bytes,
                                             [](std::string_view key) { return docid_of(key) > 0; });
  for (const auto& [key, data] : blocks) joiner.add(docid_of(key), data);
  for (const auto& [last, entry] : entries.documents) {
    if (!is_struck_out(segment, last)) salvaged.lost.push_back(entry.id);
  }
  const std::uint64_t known = whole + salvaged.lost.size();
  salvaged.lost_without_names = segment.documents - std::min(known, segment.documents);
  return salvaged;
}

}  // namespace tenet::indexer
