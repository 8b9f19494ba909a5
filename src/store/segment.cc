#include "store/segment.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include <tenet/error.h>

#include "base/files.h"
#include "store/bytes.h"
#include "store/postings/common_words.h"
#include "store/postings/posting_list.h"
#include "store/schema.h"
#include "store/segment_reader.h"
#include "store/string_table.h"
#include "store/version_file.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

// Where Xapian keeps the lengths of documents.
constexpr std::string_view lengths_prefix("\0\xe0", 2);
// `data` as deflate writes what it cannot make smaller (RFC 1951, 3.2.4). What Xapian finds deflated it copies when it
// merges segments; everything else it would try to deflate, which costs seconds and gains nothing on compressed blocks.
std::string as_deflated(std::string_view data) {
  constexpr std::size_t most = 65'535;
  std::string bytes;
  do {
    const std::string_view piece = data.substr(0, most);
    data.remove_prefix(piece.size());
    bytes += data.empty() ? '\1' : '\0';  // whether it is the last
    for (const std::size_t size : {piece.size(), ~piece.size()}) {
      bytes += static_cast<char>(size & 0xffU);
      bytes += static_cast<char>(size >> 8U & 0xffU);
    }
    bytes += piece;
  } while (!data.empty());
  return bytes;
}

// Bytes of a word that a wildcard can stand for; what is longer is no word of a language.
constexpr std::size_t longest_form = 100;

// Numbers of strings add up; lists of words and of batches go on. Nothing else stands in two segments.
// Xapian syncs the merged tables last, and ignores an error of that: they are watched from the moment they are there.
class JoinValues : public Xapian::Compactor {
 public:
  explicit JoinValues(std::filesystem::path to) : to_(std::move(to)) {}

  // Called before and after each table.
  void set_status(const std::string& /*table*/, const std::string& /*status*/) override {
    for (const auto& entry : base::list_folder(to_)) {
      const bool is_table = entry.name.ends_with(".glass");
      const auto is_it = [&](const base::WatchedFile& file) { return file.path().filename() == entry.name; };
      if (is_table && std::ranges::none_of(tables_, is_it)) tables_.emplace_back(to_ / entry.name);
    }
  }

  void sync() const {
    for (const base::WatchedFile& table : tables_) table.sync();
    const std::filesystem::path version = to_ / version_file;
    constexpr std::uint64_t largest_version = 1 << 16;
    base::replace_file(version, base::read_file(version, largest_version));
  }

  std::string resolve_duplicate_metadata(const std::string& key, std::size_t number,
                                         const std::string tags[]) override {
    const std::vector<std::string_view> values(tags, tags + number);
    const std::string_view name = own_key(key);
    return is_posting_list_key(name) || name == batches_key ? join_posting_lists(values) : join_strings(values);
  }

 private:
  std::filesystem::path to_;
  std::vector<base::WatchedFile> tables_;

  // Xapian gives the key as its table has it, behind two bytes of its own.
  static std::string_view own_key(std::string_view key) {
    if (key.starts_with(metadata_prefix)) key.remove_prefix(metadata_prefix.size());
    return key;
  }
};

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path folder, std::uint32_t batch)
    : folder_(std::move(folder)), records_(folder_ / "docdata.glass"), batch_(batch) {
  // Xapian makes an empty database; finish() fills its files. No term lists: documents are deleted by the manifest, and
  // nothing else reads them.
  translate_xapian_errors("writing the index", [&] {
    const int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;
    Xapian::WritableDatabase(folder_.string(), flags).close();
  });
}

SegmentWriter::~SegmentWriter() = default;

PostingListBuilder& SegmentWriter::postings(std::string_view term) {
  auto found = postings_.find(term);
  if (found == postings_.end()) found = postings_.try_emplace(std::string(term)).first;
  return found->second;
}

PositionalListBuilder& SegmentWriter::positional_list(std::string_view term) {
  auto found = words_.find(term);
  if (found == words_.end()) found = words_.try_emplace(std::string(term)).first;
  return found->second;
}

SegmentWriter::Word SegmentWriter::word(std::string_view form, std::string_view stem) {
  Word word{.postings = &positional_list(term("", stem))};
  word.form_number = word.postings->number_of_form(term("", form));
  if (form.size() <= longest_form) word.form = &forms_[std::string(form)];
  word.common = number_of_common_word(form);
  return word;
}

void SegmentWriter::add_word(const Word& word) {
  word.postings->add(passages_ + 1, {.position = passage_words_, .form = word.form_number}, word_before_);
  ++passage_words_;
  word_before_ = word.common;
  if (word.form != nullptr) count_document(*word.form);
}

void SegmentWriter::count_document(FormCount& count) const {
  if (count.last_document == documents_ + 1) return;
  count.last_document = documents_ + 1;
  ++count.documents;
}

void SegmentWriter::add_numbered(std::string_view term, std::uint32_t number) {
  positional_list(term).add_number(passages_ + 1, number);
}

void SegmentWriter::add_term(std::string_view term) {
  postings(term).add(passages_ + 1, 0);
}

void SegmentWriter::add_value(std::uint32_t slot, std::string_view value) {
  values_[slot].add(slot, passages_ + 1, value);
}

void SegmentWriter::add_number(std::uint32_t slot, double value) {
  add_value(slot, Xapian::sortable_serialise(value));
}

void SegmentWriter::end_passage() {
  ++passages_;
  lengths_.add(passages_, passage_words_);
  word_counts_.push_back(passage_words_);
  if (passage_words_ > 0 && (fewest_words_ == 0 || passage_words_ < fewest_words_)) fewest_words_ = passage_words_;
  most_words_ = std::max(most_words_, passage_words_);
  passage_words_ = 0;
  word_before_ = 0;
}

void SegmentWriter::add_block(std::string_view data) {
  positional_list(block_term).add_number(passages_, passages_ - std::exchange(blocks_end_, passages_));
  std::string key;
  pack_ascending(key, passages_);
  const bool deflated = data.size() > least_deflated;
  records_.add(key, deflated ? as_deflated(data) : data, deflated);
}

void SegmentWriter::add_speaker_word(std::string_view word, std::string_view written, std::string_view name) {
  std::string entry(word);
  entry.append(1, name_separator).append(written).append(1, name_separator).append(name);
  count_document(names_[std::move(entry)]);
}

void SegmentWriter::count_quotations(std::string_view name, std::uint64_t quotations) {
  quotations_[std::string(name)] += quotations;
}

void SegmentWriter::put(const std::string& key, const std::string& value) {
  entries_.emplace_back(std::string(metadata_prefix) + key, value);
}

// The lists of words, and what is needed to read them.
void SegmentWriter::put_words() {
  std::vector<TableEntry> entries;
  for (auto& [term, postings] : words_) {
    postings.finish(term, batch_, passages_, entries);
    most_often_ = std::max(most_often_, postings.most_often());
  }
  words_.clear();
  for (const auto& [key, value] : entries) put(key, value);
  std::string key(lengths_key);
  pack_ascending(key, batch_);
  put(key, PassageLengths::pack(word_counts_));
  ByteWriter batch;
  batch.number(batch_);
  batch.number(passages_);
  put(std::string(batches_key), batch.take());
}

void SegmentWriter::put_strings() {
  std::vector<TableEntry> entries;
  std::vector<StringNumber> forms;
  for (const auto& [form, count] : forms_) forms.emplace_back(form, count.documents);
  pack_strings(form_key, std::move(forms), entries);
  std::vector<StringNumber> names;
  for (const auto& [name, count] : names_) names.emplace_back(name, count.documents);
  pack_strings(name_key, std::move(names), entries);
  pack_strings(quoted_key, {quotations_.begin(), quotations_.end()}, entries);
  for (const auto& [key, value] : entries) put(key, value);
}

TableRoot SegmentWriter::write_postings() {
  put_words();
  put_strings();
  for (auto& [slot, values] : values_) values.finish(slot, entries_);
  std::ranges::sort(entries_);
  TableWriter table(folder_ / "postlist.glass");
  for (const auto& [key, value] : entries_) table.add(key, value);
  if (passages_ > 0) lengths_.write(lengths_prefix, lengths_prefix, 0, 0, table);
  std::vector<StringMap<PostingListBuilder>::value_type*> lists;
  lists.reserve(postings_.size());
  for (auto& list : postings_) lists.push_back(&list);
  std::ranges::sort(lists, {}, [](const auto* list) -> const std::string& { return list->first; });
  for (auto* list : lists) {
    auto& [term, postings] = *list;
    postings.write(term, term + '\0', postings.size(), postings.sum(), table);
  }
  return table.finish();
}

// Rewrites the file by which Xapian finds the trees of the tables and knows what the documents add up to.
void SegmentWriter::write_version(const TableRoot& postings, const TableRoot& records) const {
  const std::filesystem::path file = folder_ / version_file;
  std::string beginning(version_beginning_bytes, '\0');
  translate_xapian_errors("writing the index",
                          [&] { beginning.resize(base::InputFile(file).read(beginning.data(), beginning.size())); });
  if (!beginning.starts_with(version_magic)) {
    throw IndexError(ErrorCode::failed, "writing the index: this version of Xapian has another format than 1.4's glass",
                     "build tenet with Xapian 1.4");
  }
  const SegmentTotals totals{.passages = passages_,
                             .words = lengths_.sum(),
                             .fewest_words = fewest_words_,
                             .most_words = most_words_,
                             .most_often = most_often_};
  translate_xapian_errors("writing the index",
                          [&] { base::replace_file(file, version_bytes(beginning, postings, records, totals)); });
}

void SegmentWriter::finish() {
  const TableRoot records = records_.finish();
  write_version(write_postings(), records);
}

void merge_segments(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to) {
  translate_xapian_errors("writing the index", [&] {
    Xapian::Database sources;
    std::uint64_t records = 0;
    for (const auto& folder : from) {
      const SegmentReader segment(folder);
      sources.add_database(segment.unchecked());
      records += segment.records()->entries();
    }
    JoinValues join(to);
    constexpr int block_bytes = 16384;  // half a percent smaller, and as quick to read, as with Xapian's 8 KB
    sources.compact(to.string(), Xapian::Compactor::FULL, block_bytes, join);
    join.sync();
    // Xapian takes a table that it cannot open for an empty one, for instance with too many files open.
    if (SegmentReader(to).records()->entries() != records) {
      throw IndexError(ErrorCode::io_error, "writing the index: the data of passages cannot be read", "try again");
    }
  });
}

}  // namespace tenet::store
