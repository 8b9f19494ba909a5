#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/extract.h"

namespace tenet::indexer {

// Makes furniture of what programs and offices put below a text: "Sent from my iPhone", a notice on whom the message is
// for. From block `first` on such blocks are the last of the extract, or the last above a quotation; something stands
// before them.
void mark_mail_endings(Extract& extract, std::size_t first);

}  // namespace tenet::indexer
