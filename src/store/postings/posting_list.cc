#include "store/postings/posting_list.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/bytes.h"
#include "store/schema.h"

namespace tenet::store {
namespace {

// Blocks whose occurrences are read together: about 4 KB.
constexpr std::size_t chunk_blocks = 32;

std::string padded(std::string_view bytes) {
  std::string copy;
  copy.reserve(bytes.size() + spare_bytes);
  copy += bytes;
  copy.append(spare_bytes, '\0');
  return copy;
}
std::string_view unpadded(const std::string& bytes) {
  return std::string_view(bytes).substr(0, bytes.size() - spare_bytes);
}

bool stands_alone(const WordPart& part) {
  return part.passages <= block_postings;
}

std::string part_key(std::string_view term, std::uint32_t batch) {
  std::string key = posting_list_key(term) + '\0';
  pack_ascending(key, batch);
  return key;
}
std::string chunk_key(std::string_view term, std::uint32_t batch, std::size_t chunk) {
  std::string key = part_key(term, batch);
  pack_ascending(key, static_cast<std::uint32_t>(chunk));
  return key;
}

// What the form has in common with the stem is not said again.
void pack_forms(std::string_view stem, const std::vector<std::string>& forms, ByteWriter& out) {
  out.number(forms.size());
  for (const std::string& form : forms) {
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(form, stem).in1 - form.begin());
    out.number(same);
    out.string(std::string_view(form).substr(same));
  }
}

// Goes past them, and gives how many they are.
std::uint32_t skip_forms(ByteReader& in) {
  const std::size_t forms = in.count();
  for (std::size_t left = forms; left > 0; --left) {
    (void)in.number();
    (void)in.view();
  }
  return static_cast<std::uint32_t>(forms);
}

std::vector<std::string> unpack_forms(std::string_view stem, std::string_view packed) {
  ByteReader in(packed);
  std::vector<std::string> forms;
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::uint64_t same = in.number();
    if (same > stem.size()) in.fail();
    forms.push_back(std::string(stem.substr(0, same)).append(in.view()));
  }
  return forms;
}

// The size of a block among those that follow; no more than there is.
std::uint32_t size_of_block(ByteReader& in) {
  const std::uint64_t size = in.number();
  if (size > in.left()) in.fail();
  return static_cast<std::uint32_t>(size);
}

}  // namespace

std::string posting_list_key(std::string_view term) {
  return std::string(list_key).append(term);
}

bool is_posting_list_key(std::string_view key) {
  return key.starts_with(list_key) && key.find('\0') == std::string_view::npos;
}

void pack_word_part(std::string_view term, const WordPart& part, const std::vector<PackedBlock>& blocks,
                    std::vector<TableEntry>& entries) {
  ByteWriter head;
  head.number(part.batch);
  head.number(part.passages);
  head.number(part.occurrences - part.passages);
  head.number(part.has_positions ? 1 : 0);
  pack_forms(term, part.forms, head);
  if (stands_alone(part)) {
    head.number(blocks.front().last);
    head.string(blocks.front().postings);
    if (part.has_positions) head.string(blocks.front().occurrences);
    entries.emplace_back(posting_list_key(term), head.take());
    return;
  }
  entries.emplace_back(posting_list_key(term), head.take());

  ByteWriter body;
  std::uint32_t before = 0;
  for (const PackedBlock& block : blocks) {
    body.number(block.last - before);
    body.number(block.postings.size());
    before = block.last;
  }
  for (const PackedBlock& block : blocks) body.bytes(block.postings);
  entries.emplace_back(part_key(term, part.batch), body.take());

  if (!part.has_positions) return;
  for (std::size_t first = 0; first < blocks.size(); first += chunk_blocks) {
    const std::span some = std::span(blocks).subspan(first, std::min(chunk_blocks, blocks.size() - first));
    ByteWriter chunk;
    for (const PackedBlock& block : some) chunk.number(block.occurrences.size());
    for (const PackedBlock& block : some) chunk.bytes(block.occurrences);
    entries.emplace_back(chunk_key(term, part.batch, first / chunk_blocks), chunk.take());
  }
}

std::string join_posting_lists(std::vector<std::string_view> values) {
  std::ranges::stable_sort(values, {}, [](std::string_view value) { return ByteReader(value).number(); });
  std::string joined;
  for (const std::string_view value : values) joined += value;
  return joined;
}

void PassageLengths::append(std::string_view packed) {
  ByteReader in(packed);
  const std::string_view shorts = in.view();
  for (const char length : shorts) {
    short_.push_back(static_cast<std::uint8_t>(length));
    if (short_.back() != long_mark) continue;
    const std::uint64_t beyond = in.number();
    if (beyond > std::numeric_limits<std::uint32_t>::max() - long_mark) in.fail();
    long_.emplace_back(static_cast<Xapian::docid>(short_.size()), static_cast<std::uint32_t>(beyond + long_mark));
  }
  in.end();
}

std::string PassageLengths::pack(std::span<const std::uint32_t> lengths) {
  std::string shorts;
  ByteWriter out;
  for (const std::uint32_t length : lengths) {
    shorts += static_cast<char>(std::min<std::uint32_t>(length, long_mark));
  }
  out.string(shorts);
  for (const std::uint32_t length : lengths) {
    if (length >= long_mark) out.number(length - long_mark);
  }
  return out.take();
}

std::uint32_t PassageLengths::long_length(Xapian::docid docid) const {
  return std::ranges::lower_bound(long_, docid, {}, &decltype(long_)::value_type::first)->second;
}

PostingList::PostingList(std::shared_ptr<TableReader> postings, std::string term, std::span<const Xapian::docid> first)
    : postings_(std::move(postings)),
      term_(std::move(term)),
      value_(postings_->value(metadata_key(posting_list_key(term_)))),
      bytes_(sizeof(*this) + value_.size()) {
  ByteReader in(value_);
  while (!in.at_end()) {
    Part part;
    in.number(part.head.batch);
    in.number(part.head.passages);
    part.head.occurrences = part.head.passages + in.number();
    part.head.has_positions = in.number() == 1;
    const std::size_t forms = value_.size() - in.left();
    part.forms = skip_forms(in);
    part.packed_forms = std::string_view(value_).substr(forms, value_.size() - in.left() - forms);
    const bool ascends = parts_.empty() || parts_.back().head.batch < part.head.batch;
    if (!ascends || part.head.batch >= first.size() - 1 || part.head.passages == 0) in.fail();
    part.before = first[part.head.batch];
    part.last = first[part.head.batch + 1];
    if (stands_alone(part.head)) {
      const auto last = static_cast<Xapian::docid>(in.number());
      part.bytes = padded(in.view());
      part.blocks.push_back({last, 0, static_cast<std::uint32_t>(part.bytes.size() - spare_bytes)});
      if (part.head.has_positions) {
        Chunk chunk{.bytes = padded(in.view())};
        chunk.begin = {0, static_cast<std::uint32_t>(chunk.bytes.size() - spare_bytes)};
        part.chunks.push_back(std::move(chunk));
      }
    }
    passages_ += part.head.passages;
    occurrences_ += part.head.occurrences;
    parts_.push_back(std::move(part));
  }
}

const std::vector<std::string>& PostingList::forms_of(Part& part) const {
  if (part.head.forms.size() != part.forms) part.head.forms = unpack_forms(term_, part.packed_forms);
  return part.head.forms;
}

void PostingList::read_blocks(Part& part) {
  if (!part.blocks.empty()) return;
  std::string bytes = padded(postings_->value(metadata_key(part_key(term_, part.head.batch))));
  ByteReader in(unpadded(bytes));
  std::vector<Block> blocks;
  Xapian::docid last = 0;
  std::uint64_t end = 0;
  for (std::size_t left = (part.head.passages + block_postings - 1) / block_postings; left > 0; --left) {
    last += static_cast<Xapian::docid>(in.number());
    const std::uint32_t size = size_of_block(in);
    blocks.push_back({last, static_cast<std::uint32_t>(end), size});
    end += size;
  }
  if (end != in.left()) in.fail();
  for (Block& block : blocks) block.begin += static_cast<std::uint32_t>(bytes.size() - spare_bytes - end);
  bytes_ += bytes.size() + blocks.size() * sizeof(Block);
  part.bytes = std::move(bytes);
  part.blocks = std::move(blocks);
}

std::string_view PostingList::occurrences_of(Part& part, std::size_t block) {
  const std::size_t number = block / chunk_blocks;
  if (part.chunks.empty()) part.chunks.resize((part.blocks.size() + chunk_blocks - 1) / chunk_blocks);
  Chunk& chunk = part.chunks[number];
  if (chunk.begin.empty()) {
    std::string bytes = padded(postings_->value(metadata_key(chunk_key(term_, part.head.batch, number))));
    ByteReader in(unpadded(bytes));
    std::vector<std::uint32_t> begin{0};
    for (std::size_t left = std::min(chunk_blocks, part.blocks.size() - number * chunk_blocks); left > 0; --left) {
      begin.push_back(begin.back() + size_of_block(in));
    }
    if (begin.back() != in.left()) in.fail();
    const auto before = static_cast<std::uint32_t>(unpadded(bytes).size() - in.left());
    for (std::uint32_t& place : begin) place += before;
    bytes_ += bytes.size();
    chunk = {.bytes = std::move(bytes), .begin = std::move(begin)};
  }
  const std::size_t place = block % chunk_blocks;
  return std::string_view(chunk.bytes).substr(chunk.begin[place], chunk.begin[place + 1] - chunk.begin[place]);
}

PostingCursor::PostingCursor(std::shared_ptr<PostingList> list)
    : list_(std::move(list)), at_end_(list_->parts_.empty()) {
  if (!at_end_) open_part(0);
}

void PostingCursor::open_part(std::size_t part) {
  part_ = part;
  list_->read_blocks(list_->parts_[part]);
  open_block(0);
}

void PostingCursor::open_block(std::size_t number) {
  const PostingList::Part& part = list_->parts_[part_];
  const PostingList::Block& block = part.blocks[number];
  const bool is_last = number + 1 == part.blocks.size();
  const auto size = static_cast<std::uint32_t>(is_last ? part.head.passages - number * block_postings : block_postings);
  const Xapian::docid before = number == 0 ? 0 : part.blocks[number - 1].last;
  if (block.last > part.last - part.before) ByteReader::damaged_record();
  bits_ = BitReader(std::string_view(part.bytes).substr(block.begin, block.size));
  unpack_docids(bits_, size, part.before + before, part.before + block.last, block_);
  block_number_ = number;
  at_ = 0;
  has_counts_ = false;
  has_occurrences_ = false;
}

void PostingCursor::read_counts() {
  const bool has_positions = list_->parts_[part_].head.has_positions;
  unpack_counts(bits_, has_positions ? Counts::occurrences : Counts::numbers, block_);
  has_counts_ = true;
}

void PostingCursor::next_block() {
  if (block_number_ + 1 < list_->parts_[part_].blocks.size()) {
    open_block(block_number_ + 1);
  } else if (part_ + 1 < list_->parts_.size()) {
    open_part(part_ + 1);
  } else {
    at_ = block_.size - 1;
    at_end_ = true;
  }
}

void PostingCursor::skip_blocks(Xapian::docid docid) {
  auto& parts = list_->parts_;
  std::size_t part = part_;
  while (part + 1 < parts.size() && parts[part + 1].before < docid) ++part;
  if (part != part_) {
    part_ = part;
    block_number_ = 0;
    list_->read_blocks(parts[part]);
  }
  const auto& blocks = parts[part].blocks;
  const auto found = std::ranges::lower_bound(blocks.begin() + static_cast<std::ptrdiff_t>(block_number_), blocks.end(),
                                              docid - parts[part].before, {}, &PostingList::Block::last);
  if (found == blocks.end()) {
    block_number_ = blocks.size() - 1;
    next_block();
    return;
  }
  open_block(static_cast<std::size_t>(found - blocks.begin()));
  while (block_.docids[at_] < docid) ++at_;
}

bool PostingCursor::open_occurrences() {
  PostingList::Part& part = list_->parts_[part_];
  if (!part.head.has_positions) return false;
  if (!has_counts_) read_counts();
  occurrences_.open(list_->occurrences_of(part, block_number_), part.forms, block_.before[block_.size]);
  has_occurrences_ = true;
  return true;
}

}  // namespace tenet::store
