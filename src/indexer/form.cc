#include "indexer/form.h"

#include "store/bytes.h"

namespace tenet::indexer {

using StoredMarkup = store::DocumentRecord::Markup;

std::string encode_blocks(const std::vector<Block>& blocks) {
  store::ByteWriter out;
  out.number(blocks.size());
  std::size_t end = 0;
  for (const Block& block : blocks) {
    out.number(static_cast<std::uint64_t>(block.kind));
    out.range(block.range, end);
    out.number(static_cast<std::uint64_t>(block.level));
    end = block.range.end;
  }
  return out.take();
}

std::vector<Block> decode_blocks(std::string_view bytes, std::size_t size) {
  store::ByteReader in(bytes);
  std::vector<Block> blocks;
  std::size_t end = 0;
  for (std::size_t left = in.count(); left > 0; --left) {
    Block block{.kind = in.one_of(Block::Kind::furniture)};
    block.range = in.range(end);
    in.number(block.level);
    if (block.range.begin < end || block.range.begin >= block.range.end || block.range.end > size) in.fail();
    end = block.range.end;
    blocks.push_back(std::move(block));
  }
  in.end();
  return blocks;
}

void put_form(const Form& form, store::DocumentRecord& record) {
  record.markup = static_cast<StoredMarkup>(form.markup);
  record.body = form.body;
  if (form.markup != Markup::extract) return;
  record.reader = form.reader;
  record.blocks = encode_blocks(form.blocks);
}

Form form_of(const store::DocumentRecord& record, std::size_t size) {
  Form form{.markup = static_cast<Markup>(record.markup), .body = record.body, .reader = record.reader};
  if (form.markup == Markup::extract) form.blocks = decode_blocks(record.blocks, size);
  return form;
}

}  // namespace tenet::indexer
