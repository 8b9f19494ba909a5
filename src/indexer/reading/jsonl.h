#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/reading/document_keys.h"

namespace tenet::indexer {

// The document that one line of JSON (UTF-8) is: an object with any of the keys of fill_document(), "id" (text or
// a number) and "text". Numbers stay as they are written, lists become one text by join_items(), nested values JSON;
// of an object that stands for somebody the name is taken: {"speaker": {"name": "Odile Harrow"}}.
// Without an id it is `fallback_id`. What fill_document() warns of goes to `warnings`, unless null. Throws InputError,
// with what is wrong and no place, for what is not JSON, no object, has neither text nor title, or a text that is not a
// string.
[[nodiscard]] Document parse_record(std::string_view line, const std::string& fallback_id,
                                    std::vector<std::string>* warnings = nullptr);

// The keys of one object of JSON (UTF-8), as parse_record() reads them, but for "id" and "text". Throws InputError for
// what is not JSON, or no object.
[[nodiscard]] std::vector<DocumentKey> parse_keys(std::string_view json);

}  // namespace tenet::indexer
