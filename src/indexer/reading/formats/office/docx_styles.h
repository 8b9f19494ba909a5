#pragma once

#include <map>
#include <string>
#include <string_view>

#include "indexer/reading/formats/style_names.h"

namespace tenet::indexer {

// The roles of the paragraph styles of word/styles.xml by their ids, those they are based on included.
using DocxStyles = std::map<std::string, StyleRole, std::less<>>;
[[nodiscard]] DocxStyles read_docx_styles(std::string_view xml);

}  // namespace tenet::indexer
