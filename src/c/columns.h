#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tenet/check.h>
#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>
#include <tenet/words.h>

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
const Columns<IndexReport>& columns<IndexReport>();
template <>
const Columns<IndexProgress>& columns<IndexProgress>();
template <>
const Columns<CheckReport>& columns<CheckReport>();

}  // namespace tenet::c
