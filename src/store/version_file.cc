#include "store/version_file.h"

#include <algorithm>

namespace tenet::store {
namespace {

constexpr std::size_t table_block = 8192;

void pack_root(std::string& bytes, const TableRoot& root, std::size_t least_compressed) {
  const bool empty = root.entries == 0;
  constexpr std::uint64_t sequential = 2;  // how the next entries would come
  pack_number(bytes, root.block);
  pack_number(bytes, root.level << 2U | sequential | (empty ? 1U : 0U));
  pack_number(bytes, root.entries);
  pack_number(bytes, table_block >> 11U);
  pack_number(bytes, least_compressed);
  std::string free_blocks;
  if (!empty) {
    // None: the revision of the list, where the next new block goes, and that the list is empty.
    pack_number(free_blocks, 1);
    pack_number(free_blocks, root.blocks);
    free_blocks.append(4, '\0');
  }
  pack_number(bytes, free_blocks.size());
  bytes += free_blocks;
}

}  // namespace

std::string version_bytes(std::string_view beginning, const TableRoot& postings, const TableRoot& records,
                          const SegmentTotals& totals) {
  std::string bytes(beginning);
  pack_number(bytes, 1);  // the revision, as in the blocks
  constexpr TableRoot none;
  pack_root(bytes, postings, 0);
  pack_root(bytes, records, least_deflated);
  pack_root(bytes, none, least_deflated);  // term lists
  pack_root(bytes, none, 0);               // positions
  pack_root(bytes, none, least_deflated);  // spellings
  pack_root(bytes, none, least_deflated);  // synonyms
  pack_number(bytes, totals.passages);
  pack_number(bytes, 0);  // last docid less the number of documents
  pack_number(bytes, totals.fewest_words);
  pack_number(bytes, totals.most_often);
  pack_number(bytes, std::max(totals.most_words, totals.most_often) - totals.most_often);
  pack_number(bytes, 0);  // oldest set of changes
  pack_number(bytes, totals.words);
  pack_number(bytes, 0);  // highest frequency of a spelling
  return bytes;
}

}  // namespace tenet::store
