#include "query/match/make_cursor.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "query/language/fields.h"
#include "query/match/conjunction.h"
#include "query/match/cursors.h"
#include "query/match/near.h"
#include "store/schema.h"
#include "store/voices.h"

namespace tenet::query {
namespace {

using Op = Operator::Kind;

// Whether words are near each other, by the places that their lists have.
class NearTest {
 public:
  NearTest(const std::vector<std::string>& terms, std::size_t distance, store::PostingCache& words)
      : distance_(distance), places_(terms.size()) {
    for (const std::string& term : terms) cursors_.push_back(words.cursor(term));
  }

  bool operator()(Docid docid) {
    for (std::size_t i = 0; i < cursors_.size(); ++i) {
      store::PostingCursor& cursor = cursors_[i];
      cursor.skip_to(docid);
      if (cursor.at_end() || cursor.docid() != docid) return false;
      places_[i].clear();
      cursor.each_position({}, [&](std::uint32_t place) { places_[i].push_back({place, std::size_t{place} + 1}); });
    }
    return !find_near(places_, distance_).empty();
  }

 private:
  std::size_t distance_;
  std::vector<store::PostingCursor> cursors_;
  std::vector<Spans> places_;  // of each word in the passage
};

class CursorMaker {
 public:
  CursorMaker(const store::Snapshot& snapshot, std::size_t segment, TextTester& texts)
      : snapshot_(snapshot),
        segment_(segment),
        reader_(snapshot.segment(segment)),
        words_(snapshot.words_of(segment)),
        texts_(texts) {}

  CursorPointer make(const Operator& op) {
    switch (op.kind) {
      case Op::nothing: return union_of({});
      case Op::all: return all_passages(reader_.passages());
      case Op::term: return postings(snapshot_.cursor(op.terms.front(), segment_));
      case Op::any_way: return any_way(op);
      case Op::documents: return postings(store::DocumentCursor(op.terms, reader_, words_));
      case Op::dated: return postings(store::DocumentCursor(op.terms.front(), op.terms.back(), reader_));
      case Op::union_of: return union_of(parts(op));
      case Op::difference: return difference(make(op.parts.front()), make(op.parts.back()));
      case Op::optional: return optional(make(op.parts.front()), make(op.parts.back()));
      case Op::intersection:
      case Op::phrase:
      case Op::near:
      case Op::text: return conjunction(op);
    }
    return union_of({});
  }

 private:
  std::vector<CursorPointer> parts(const Operator& op) {
    std::vector<CursorPointer> cursors;
    for (const Operator& part : op.parts) cursors.push_back(make(part));
    return cursors;
  }
  CursorPointer any_way(const Operator& op) {
    if (op.least == 1) return query::any_way(op.ways, op.weight, words_);
    return postings(words_.cursor(op.ways.front().terms.front()), op.weight, op.least, words_.lengths());
  }
  // What must be true of passages that are in all lists.
  struct Test {
    Check check = Check::none;
    std::function<bool(Docid)> holds = {};
  };
  // Nested intersections and tests are one: the rarest list comes first, the dearest test last.
  CursorPointer conjunction(const Operator& op) {
    std::vector<CursorPointer> lists;
    std::vector<Test> tests;
    gather(op, lists, tests);
    std::ranges::stable_sort(tests, {}, &Test::check);
    CursorPointer cursor = intersection(std::move(lists));
    for (Test& test : tests) cursor = filter(std::move(cursor), test.check, std::move(test.holds));
    return cursor;
  }
  void gather(const Operator& op, std::vector<CursorPointer>& lists, std::vector<Test>& tests) {
    switch (op.kind) {
      case Op::intersection: break;
      case Op::phrase: tests.push_back({Check::positions, phrase_test(op.ways.front())}); break;
      case Op::near: tests.push_back({Check::positions, NearTest(op.terms, op.distance, words_)}); break;
      case Op::text:
        tests.push_back(
            {Check::text, [texts = &texts_, plan = op.plan](Docid docid) { return texts->answers(*plan, docid); }});
        break;
      default: lists.push_back(make(op)); return;
    }
    for (const Operator& part : op.parts) gather(part, lists, tests);
  }
  std::function<bool(Docid)> phrase_test(const TermSequence& sequence) {
    const std::vector<bool> counted(sequence.terms.size(), false);
    auto words = std::make_shared<Conjunction>(sequence.terms, sequence.phrase, counted, words_);
    return [words](Docid docid) { return words->stand_in(docid); };
  }

  const store::Snapshot& snapshot_;
  std::size_t segment_;
  store::SegmentReader& reader_;
  store::PostingCache& words_;
  TextTester& texts_;
};

}  // namespace

bool TextTester::answers(const Plan& plan, Docid docid) {
  if (plan.field == "id") return is_passage(plan.text, docid);
  if (store::find_field_terms(plan.field) != nullptr) return has_phrase(plan, docid);
  return match_text(plan, words_of(docid, asks_who_speaks(plan))).found;
}

store::PassageReader& TextTester::reader() {
  if (!reader_) reader_.emplace(segment_);
  return *reader_;
}

const PassageWords& TextTester::words_of(Docid docid, bool with_speakers) {
  if (read_.docid == docid && (read_.has_speakers || !with_speakers)) return read_.words;
  read_ = {.docid = docid, .has_speakers = with_speakers, .record = reader().record(docid)};
  if (with_speakers) {
    const store::DocumentRecord& document = reader().document(docid);
    store::fill_voices(read_.record, document);
    read_.speakers = store::speakers_of(read_.record, document);
  }
  read_.words = read_words(read_.record.passage, read_.speakers, reader().text(docid), analyser_);
  return read_.words;
}

bool TextTester::is_passage(const std::string& id, Docid docid) {
  const store::PassageRecord record = reader().record(docid);
  return passage_id(reader().document(docid).fields.id, record.passage) == id;
}

bool TextTester::has_phrase(const Plan& plan, Docid docid) {
  const auto tokens = analyser_.analyse(reader().document(docid).fields.*document_field(plan.field));
  const auto same = [](const text::Token& token, const Plan::Word& word) { return token.form() == word.form; };
  return std::search(tokens.begin(), tokens.end(), plan.words.begin(), plan.words.end(), same) != tokens.end();
}

CursorPointer make_cursor(const Operator& op, const store::Snapshot& snapshot, std::size_t segment, TextTester& texts) {
  return CursorMaker(snapshot, segment, texts).make(op);
}

}  // namespace tenet::query
