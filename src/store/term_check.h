#pragma once

#include "store/table_reader.h"
#include "store/version_file.h"

namespace tenet::store {

// Looks through what Xapian reads of a table of postings, and itself believes: terms, lengths and values. Every block
// of theirs is as it was written, docids ascend and are those of passages, and documents follow each other. Takes about
// a millisecond for 100,000 passages. Throws IndexError.
void check_terms(TableReader& postings, const SegmentTotals& totals);

}  // namespace tenet::store
