#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/docid.h"
#include "limit_scope.h"
#include "query/match/cursor.h"
#include "query/match/physical_plan.h"
#include "query/match/text_match.h"
#include "store/passage_reader.h"
#include "store/snapshot.h"
#include "store/struck_out.h"
#include "text/tokens.h"

namespace tenet::query {

// Asks the text of passages of one segment what lists do not tell; their words are kept from test to test. All
// arguments must outlive it. Members throw IndexError.
class TextTester {
 public:
  TextTester(const store::Snapshot& snapshot, std::size_t segment, text::Analyser& analyser)
      : segment_(snapshot.segments()[segment]), analyser_(analyser) {}

  // Whether the passage, a docid of the segment, answers a part of a plan: its words do; of id:, it has that id; of a
  // field of documents, the words stand side by side there.
  [[nodiscard]] bool answers(const Plan& plan, Docid docid);

 private:
  // A passage with its words; with its speakers where they are asked for.
  struct Read {
    Docid docid = 0;
    bool has_speakers = false;
    store::PassageRecord record = {};
    std::vector<Speaker> speakers = {};
    PassageWords words = {};
  };
  const PassageWords& words_of(Docid docid, bool with_speakers);
  [[nodiscard]] bool is_passage(const std::string& id, Docid docid);
  [[nodiscard]] bool has_phrase(const Plan& plan, Docid docid);

  store::PassageReader& reader();

  const store::Snapshot::SegmentPointer& segment_;
  std::optional<store::PassageReader> reader_;  // made for the first text, since that takes longer than most searches
  text::Analyser& analyser_;
  Read read_;  // the passage asked for last
};

// The cursor of an operator over one segment. `op`, `snapshot` and `texts` must outlive it. Throws IndexError.
[[nodiscard]] CursorPointer make_cursor(const Operator& op, const store::Snapshot& snapshot, std::size_t segment,
                                        TextTester& texts);

// Calls `visit` with each passage that the cursor finds and that is not struck out.
template <typename Visit>
void each_match(Cursor& cursor, const std::vector<store::Deleted>& struck_out, const Visit& visit) {
  constexpr std::size_t now_and_then = 1024;
  store::StruckOut is_struck_out(struck_out);
  std::size_t seen = 0;
  for (cursor.skip_to(1); cursor.docid() != Cursor::end; cursor.skip_to(cursor.docid() + 1)) {
    if (++seen % now_and_then == 0) check_limits();
    if (!is_struck_out(cursor.docid()) && cursor.holds()) visit(cursor.docid());
  }
}

}  // namespace tenet::query
