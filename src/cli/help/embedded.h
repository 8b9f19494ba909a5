#pragma once

#include <string_view>
#include <vector>

namespace tenet::cli {

// A file of src/cli/help, src/cli/completion or docs/schema, as it was when the command was built.
struct EmbeddedFile {
  std::string_view name = {};  // without its folder
  std::string_view text = {};  // UTF-8
};

// All of them, by name.
[[nodiscard]] const std::vector<EmbeddedFile>& embedded_files();

}  // namespace tenet::cli
