#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "store/record.h"

namespace tenet::store {

// What a server says of a passage: records as bytes, each by itself.
struct RemotePassage {
  std::uint32_t to_document = 0;  // passages from here to the document's last one
  std::string record = {};
  std::string document = {};  // the document's record; only of its last passage
  std::string text = {};      // of the passage

  auto members() { return std::tie(to_document, record, document, text); }
};

[[nodiscard]] RemotePassage pack_passage(const PassageRecord& record, const DocumentRecord& document,
                                         std::string_view text);
// What pack_passage() was given. Throw IndexError where the bytes are damaged; the second also where the passage is not
// the last of its document.
[[nodiscard]] PassageRecord read_record(const RemotePassage& passage);
[[nodiscard]] DocumentRecord read_document(const RemotePassage& passage);

}  // namespace tenet::store
