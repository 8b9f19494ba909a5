#pragma once

#include <vector>

#include "store/record.h"

// Who speaks in the passages of a document is kept once, with the document: names in DocumentRecord::speakers, how they
// were found in DocumentRecord::rules.
namespace tenet::store {

// Moves names and rules of the passage's attributions to `document`; speakers that are there are found by name.
void intern_voices(PassageRecord& record, DocumentRecord& document);
// Puts them back.
void fill_voices(PassageRecord& record, const DocumentRecord& document);
// Those of `document` who speak in the passage, each once, in the order of its quotes.
[[nodiscard]] std::vector<Speaker> speakers_of(const PassageRecord& record, const DocumentRecord& document);

}  // namespace tenet::store
