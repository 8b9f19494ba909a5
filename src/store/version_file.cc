#include "store/version_file.h"

#include <algorithm>
#include <bit>

#include "store/bytes.h"
#include "store/table_block.h"

namespace tenet::store {
namespace {

struct Unlikely {};

constexpr std::uint64_t empty_bit = 1;
// How the next entries would come; and how Xapian goes from one leaf to the next, which then follow in the file.
constexpr std::uint64_t sequential_bit = 2;

void pack_root(std::string& bytes, const TableRoot& root, std::size_t least_compressed) {
  const bool empty = root.entries == 0;
  pack_number(bytes, root.block);
  pack_number(bytes, root.level << 2U | sequential_bit | (empty ? empty_bit : 0U));
  pack_number(bytes, root.entries);
  pack_number(bytes, root.block_bytes >> 11U);
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

// False where it cannot be.
bool read_root(ByteReader& in, std::uint32_t revision, TableRoot& root) {
  constexpr std::uint64_t most_blocks = std::uint64_t{1} << 31U;
  const std::uint64_t block = in.number();
  const std::uint64_t level = in.number();
  root.entries = in.number();
  const std::uint64_t block_units = in.number();
  (void)in.number();  // from which size on values would be compressed
  ByteReader free_blocks(in.view(), [] { throw Unlikely(); });
  root.level = static_cast<std::uint32_t>(level >> 2U);
  root.block = static_cast<std::uint32_t>(block);
  root.block_bytes = static_cast<std::uint32_t>(block_units << 11U);
  const bool is_empty = (level & empty_bit) != 0;
  if (block_units > most_block_bytes >> 11U || !std::has_single_bit(block_units)) return false;
  if ((level & sequential_bit) == 0 || level >> 2U >= most_levels || is_empty != (root.entries == 0)) return false;
  if (is_empty) return true;
  const std::uint64_t revision_there = free_blocks.number();
  const std::uint64_t blocks = free_blocks.number();
  root.blocks = static_cast<std::uint32_t>(blocks);
  return revision_there <= revision && blocks <= most_blocks && block < blocks;
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

std::optional<SegmentVersion> read_version(std::string_view bytes) try {
  if (!bytes.starts_with(version_magic) || bytes.size() < version_beginning_bytes) return std::nullopt;
  ByteReader in(bytes.substr(version_beginning_bytes), [] { throw Unlikely(); });
  SegmentVersion version;
  const std::uint64_t revision = in.number();
  if (revision > UINT32_MAX) return std::nullopt;
  version.revision = static_cast<std::uint32_t>(revision);
  TableRoot none;
  for (TableRoot* root : {&version.postings, &version.records, &none, &none, &none, &none}) {
    if (!read_root(in, version.revision, *root)) return std::nullopt;
    if (root == &none && root->entries > 0) return std::nullopt;
  }
  SegmentTotals& totals = version.totals;
  totals.passages = in.number();
  const std::uint64_t without_documents = in.number();  // docids
  totals.fewest_words = in.number();
  totals.most_often = in.number();
  const std::uint64_t more_words = in.number();
  (void)in.number();  // oldest set of changes
  totals.words = in.number();
  (void)in.number();  // highest frequency of a spelling
  in.end();
  if (more_words > UINT32_MAX || totals.most_often > UINT32_MAX) return std::nullopt;
  totals.most_words = totals.most_often + more_words;
  // A docid, and a number of words, has 32 bits.
  const bool is_likely = totals.passages < UINT32_MAX && without_documents == 0 && totals.most_words <= UINT32_MAX &&
                         totals.fewest_words <= totals.most_words &&
                         totals.words <= totals.passages * totals.most_words;
  return is_likely ? std::optional(version) : std::nullopt;
} catch (const Unlikely&) {
  return std::nullopt;
}

}  // namespace tenet::store
