#include "store/segment.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>

#include "store/guard.h"
#include "store/schema.h"

namespace tenet::store {
namespace {

// Bytes of text after which postings go to disk. Xapian's in-memory maps grow worse than linearly:
// xapian-notes, "Flush by bytes"; the trials are in docs/evaluation.md.
constexpr std::size_t flush_bytes = std::size_t{2} << 20;

// Bytes of a word that a wildcard can stand for; what is longer is no word of a language.
constexpr std::size_t longest_form = 100;

// What is counted in each of the segments adds up; the name of a speaker is the same in all. Nothing else stands in
// two.
class AddCounts : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t number,
                                         const std::string tags[]) override {
    if (is_name(key)) return tags[0];
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < number; ++i) {
      std::uint64_t count = 0;
      std::from_chars(tags[i].data(), tags[i].data() + tags[i].size(), count);
      sum += count;
    }
    return std::to_string(sum) + tags[0].substr(std::min(tags[0].find(name_separator), tags[0].size()));
  }

 private:
  // Xapian gives the key as its table has it, behind two bytes of its own.
  static bool is_name(std::string_view key) {
    constexpr std::string_view own("\0\xc0", 2);
    if (key.starts_with(own)) key.remove_prefix(own.size());
    return key.starts_with(name_key);
  }
};

}  // namespace

SegmentWriter::SegmentWriter(const std::filesystem::path& folder) {
  guarded("writing the index", [&] {
    // No sync: a segment that a crash cuts short is never named by a manifest. DB_DANGEROUS would write in place, but
    // hides why a write failed, and a full disk must say so.
    // No term lists: documents are deleted by the manifest, and nothing else reads them.
    const int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;
    database_ = std::make_unique<Xapian::WritableDatabase>(folder.string(), flags);
  });
}

SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::add(const Xapian::Document& passage, std::size_t text_bytes) {
  guarded("writing the index", [&] {
    database_->add_document(passage);
    ++passages_;
    pending_bytes_ += text_bytes;
    if (pending_bytes_ >= flush_bytes) {
      database_->commit();
      pending_bytes_ = 0;
    }
  });
}

void SegmentWriter::count_form(std::string_view form) {
  if (form.size() > longest_form) return;
  if (const auto found = forms_.find(form); found != forms_.end()) {
    ++found->second;
  } else {
    forms_.emplace(form, 1);
  }
}

void SegmentWriter::add_speaker_word(std::string_view word, std::string_view written, std::string_view name) {
  const std::string value = std::string(written).append(1, name_separator).append(name);
  names_.try_emplace(term(name_key, std::string(word).append(1, name_separator).append(value)), value);
}

void SegmentWriter::count_quotations(std::string_view name, std::uint64_t quotations) {
  quotations_[std::string(name)] += quotations;
}

void SegmentWriter::put(const std::string& key, const std::string& value) {
  guarded("writing the index", [&] { database_->set_metadata(key, value); });
}

void SegmentWriter::finish() {
  guarded("writing the index", [&] {
    for (const auto& [form, count] : forms_) database_->set_metadata(term(form_key, form), std::to_string(count));
    for (const auto& [key, value] : names_) database_->set_metadata(key, value);
    for (const auto& [name, count] : quotations_) {
      database_->set_metadata(term(quoted_key, name), std::to_string(count).append(1, name_separator).append(name));
    }
    database_->commit();
    database_->close();
  });
}

void merge_segments(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to) {
  guarded("writing the index", [&] {
    Xapian::Database sources;
    for (const auto& folder : from) sources.add_database(Xapian::Database(folder.string()));
    AddCounts counts;
    sources.compact(to.string(), Xapian::Compactor::FULL, 0, counts);
  });
}

}  // namespace tenet::store
