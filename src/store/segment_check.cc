#include "store/segment_check.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "store/checksums.h"
#include "store/passage_reader.h"
#include "store/postings/posting_cache.h"
#include "store/schema.h"
#include "store/string_table.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

// Throws where blocks are others than they were; all of them are looked at first.
void compare(const fs::path& folder, const FileSums& sums) {
  const SegmentFile file(folder / sums.name);
  if (file.size() != sums.bytes) {
    throw_damage(file.path(), fmt::format("it has {} bytes and not {}", file.size(), sums.bytes));
  }
  std::size_t damaged = 0;
  std::size_t first = 0;
  std::string block;
  for (std::size_t number = 0; number < sums.blocks.size(); ++number) {
    const std::uint64_t at = number * std::uint64_t{sums.block_bytes};
    block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(sums.block_bytes, sums.bytes - at)));
    file.read(at, block.data(), block.size());
    if (hash64(block) == sums.blocks[number]) continue;
    if (damaged++ == 0) first = number;
  }
  if (damaged == 0) return;
  throw_damage(file.path(), fmt::format("{} of {} blocks have another checksum, the first is block {}", damaged,
                                        sums.blocks.size(), first));
}

// Every block, and every entry in its turn.
void go_through(TableReader& table) {
  for (std::uint32_t block = 0; block < table.blocks(); ++block) (void)table.check_block(block);
  std::uint64_t entries = 0;
  for (TableCursor at(table, ""); !at.at_end(); at.next()) {
    (void)at.value();
    ++entries;
  }
  if (entries != table.entries()) table.damaged("it has another number of entries than it says");
}

// The list of a word: what it says of itself, and every occurrence.
void check_list(const std::shared_ptr<PostingList>& list, std::string_view term) {
  std::uint64_t passages = 0;
  std::uint64_t occurrences = 0;
  std::uint64_t positions = 0;
  bool has_positions = false;
  for (PostingCursor at(list); !at.at_end(); at.next()) {
    ++passages;
    const std::uint64_t before = positions;
    at.each_position({}, [&](std::uint32_t) { ++positions; });
    if (positions > before) has_positions = true;
    occurrences += at.count();
    (void)at.forms();
  }
  if (passages != list->passages() ||
      (has_positions && (occurrences != list->occurrences() || positions != occurrences))) {
    throw DamageError(fmt::format("the list of '{}' says something else of itself", term));
  }
}

}  // namespace

Damages check_segment_files(const fs::path& folder, const Segment& segment) {
  Damages damages;
  std::vector<FileSums> files;
  note_damage(damages, [&] { files = read_checksums(folder, segment.checksums); });
  for (const FileSums& file : files) note_damage(damages, [&] { compare(folder, file); });
  std::shared_ptr<SegmentReader> reader;
  note_damage(damages, [&] {
    reader = std::make_shared<SegmentReader>(folder, segment.checksums);
    check_totals(folder, segment, reader->totals());
  });
  if (reader == nullptr) return damages;
  note_damage(damages, [&] { go_through(*reader->postings()); });
  note_damage(damages, [&] { go_through(*reader->records()); });
  note_damage(damages, [&] { (void)reader->xapian(); });
  return damages;
}

void check_segment_contents(const std::shared_ptr<SegmentReader>& segment) {
  TableReader& postings = *segment->postings();
  PostingCache words(segment->postings(), segment->passages());
  std::uint64_t length = 0;
  for (Xapian::docid docid = 1; docid <= segment->passages(); ++docid) length += words.lengths()[docid];
  if (length != segment->totals().words) throw DamageError("the lengths of passages do not add up");
  postings.each(metadata_key(list_key), [&](std::string_view key, const std::string&) {
    const std::string_view name = key.substr(metadata_prefix.size());
    if (!is_posting_list_key(name)) return;
    const std::string term(name.substr(list_key.size()));
    check_list(words.list(term), term);
  });
  for (const std::string_view table : {form_key, name_key, quoted_key}) {
    each_string(postings, table, "", [](const std::string&, std::uint64_t) {});
  }
  PassageReader reader(segment);
  for (Xapian::docid docid = 1; docid <= segment->passages(); ++docid) {
    (void)reader.record(docid);
    (void)reader.text(docid);
    (void)reader.document(docid);
  }
}

}  // namespace tenet::store
