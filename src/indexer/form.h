#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/read.h"
#include "store/record.h"

namespace tenet::indexer {

// Bytes of the blocks of an extract and back: docs/index-format.md. `size` is that of the text, in bytes. Decoding
// throws IndexError where the bytes are damaged, or say what no reader may: blocks beyond the text, empty, or inside
// each other.
[[nodiscard]] std::string encode_blocks(const std::vector<Block>& blocks);
[[nodiscard]] std::vector<Block> decode_blocks(std::string_view bytes, std::size_t size);

// Puts the form of a document into its record, and reads it back; `size` is that of the text, in bytes.
void put_form(const Form& form, store::DocumentRecord& record);
[[nodiscard]] Form form_of(const store::DocumentRecord& record, std::size_t size);

}  // namespace tenet::indexer
