#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

namespace tenet::indexer {

// A file that stands in the text of a message as mail programs wrote it before MIME.
struct UuencodedFile {
  std::string name = {};
  TextRange range = {};  // its lines, from "begin 644 name" to "end"
};

// The files in the text of a message, ascending. A line that cannot be one of a file leaves all as text.
[[nodiscard]] std::vector<UuencodedFile> find_uuencoded(std::string_view text);

}  // namespace tenet::indexer
