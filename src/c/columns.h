#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/check.h>
#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/topic_tools.h>
#include <tenet/verify.h>
#include <tenet/words.h>
#include <tenet/xapian_export.h>

#include "c/rows.h"

// The types that are rows of the C interface, beside those of the library.
namespace tenet::c {

// A document with its text.
struct WholeDocument {
  Document document = {};
};
struct Citation {
  std::string text = {};
};
struct Explained {
  std::string description = {};
  std::string query = {};
  std::string operators = {};
  Explanation score = {};  // of the passage that was named
};
struct WrittenReport {
  std::string json = {};
};
// A side, the overlap, or a topic, word or passage of a side.
struct ComparedRow {
  std::string_view kind = "";  // NOLINT(readability-redundant-string-init): no NULL for callers in C
  std::string_view side = "";  // NOLINT(readability-redundant-string-init)
  std::string name = {};
  Count count = {};         // searched: of sides and the overlap alone
  std::uint64_t words = 0;  // of a side, in its passages that answer; of a word, how often it stands there
  double share = 0;         // of a topic
  double log_likelihood = 0;
  double log_ratio = 0;
  double score = 0;
  Document document = {};  // of a passage; its date is that of a side, too
  std::string last_date = {};
  std::string text = {};
};
struct ComparedTable {
  std::vector<std::string> notes = {};
  std::vector<ComparedRow> rows = {};
};
// The passages of a file that no index holds.
struct ExaminedFile {
  std::vector<Hit> passages = {};
  std::vector<Problem> problems = {};
};
struct NamedSpread {
  std::string over = {};
  Spread spread = {};
};

template <>
const Columns<Hit>& columns<Hit>();
template <>
const Columns<Results>& columns<Results>();
template <>
const Columns<WholeDocument>& columns<WholeDocument>();
template <>
const Columns<Quotation>& columns<Quotation>();
template <>
const Columns<SpeakerCount>& columns<SpeakerCount>();
template <>
const Columns<Count>& columns<Count>();
template <>
const Columns<Counts>& columns<Counts>();
template <>
const Columns<Place>& columns<Place>();
template <>
const Columns<Verification>& columns<Verification>();
template <>
const Columns<Citation>& columns<Citation>();
template <>
const Columns<ConcordanceLine>& columns<ConcordanceLine>();
template <>
const Columns<Concordance>& columns<Concordance>();
template <>
const Columns<WordRow>& columns<WordRow>();
template <>
const Columns<WordTable>& columns<WordTable>();
template <>
const Columns<NamedSpread>& columns<NamedSpread>();
template <>
const Columns<DuplicateGroup>& columns<DuplicateGroup>();
template <>
const Columns<TopicCount>& columns<TopicCount>();
template <>
const Columns<IndexInfo>& columns<IndexInfo>();
template <>
const Columns<Explained>& columns<Explained>();
template <>
const Columns<WrittenReport>& columns<WrittenReport>();
template <>
const Columns<ComparedRow>& columns<ComparedRow>();
template <>
const Columns<ComparedTable>& columns<ComparedTable>();
template <>
const Columns<ExaminedFile>& columns<ExaminedFile>();
template <>
const Columns<XapianExportReport>& columns<XapianExportReport>();
template <>
const Columns<IndexReport>& columns<IndexReport>();
template <>
const Columns<IndexProgress>& columns<IndexProgress>();
template <>
const Columns<CheckReport>& columns<CheckReport>();

}  // namespace tenet::c
