#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <tenet/topics.h>

#include "store/passage_reader.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet::query::xapian {

// Makes Xapian documents of passages, document by document. All arguments must outlive it; all members throw
// IndexError.
class DocumentMaker {
 public:
  DocumentMaker(const store::Snapshot& snapshot, const Taxonomy& taxonomy);

  // Calls `add(const Xapian::Document&)` with each passage of a document, in reading order; `last` is its last passage.
  template <typename Add>
  void each_passage(Xapian::docid last, const Add& add) {
    begin_document(last);
    for (std::uint32_t back = passages_; back-- > 0;) add(make(last - back * snapshot_.stride()));
  }

 private:
  using Terms = std::vector<std::string>;

  void begin_document(Xapian::docid last);
  [[nodiscard]] Xapian::Document make(Xapian::docid docid);
  void add_words(const store::PassageRecord& record, std::string_view text, Xapian::Document& out);
  void add_speakers(const store::PassageRecord& record, Xapian::Document& out);
  void add_pages(const store::PassageRecord& record, Xapian::Document& out) const;
  void add_topics(const store::PassageRecord& record, Xapian::docid docid, Xapian::Document& out);
  [[nodiscard]] double number_of(const std::string& topic, double strength, Xapian::docid docid) const;

  const store::Snapshot& snapshot_;
  std::map<std::string, Xapian::valueno, std::less<>> slots_;  // of topics
  store::PassageReader reader_;
  text::Analyser analyser_;
  // Of the document begun last.
  store::DocumentRecord document_;
  std::uint32_t passages_ = 0;
  Terms terms_;                                 // of all its passages
  Terms last_terms_;                            // of its last passage
  std::map<std::string, Terms> speaker_terms_;  // of the passages in which he speaks, by name
};

}  // namespace tenet::query::xapian
