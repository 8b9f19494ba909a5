#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "store/document_table.h"
#include "store/passage_reader.h"
#include "store/snapshot.h"

// Sources of postings for what terms alone cannot say. Each is a leaf of a Xapian query, is cloned for every
// segment, and there sees docids of that segment only.
namespace tenet::store {

// The passages of some documents, which something that stands at their last passages tells.
class DocumentSource : public Xapian::PostingSource {
 public:
  explicit DocumentSource(double weight) : weight_(weight) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }
  double get_weight() const override { return weight_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool at_end() const override { return done_; }
  Xapian::docid get_docid() const override { return at_; }

 protected:
  // To be called by init(), with about how many documents there are.
  void init_documents(const Xapian::Database& segment, Xapian::doccount documents);
  // The last passage of the first document that ends at `docid` or behind it; 0 when there is none.
  virtual Xapian::docid find_end(Xapian::docid docid) = 0;

 private:
  double weight_;
  Xapian::ValueIterator counts_;
  Xapian::ValueIterator counts_end_;
  Xapian::doccount estimate_ = 0;
  Xapian::doccount most_ = 0;
  Xapian::docid at_ = 0;
  Xapian::docid first_ = 0;  // of the document that at_ stands in
  Xapian::docid last_ = 0;
  bool done_ = false;
};

// The passages of every document that has all of the terms, which stand at its last passage.
class SpreadSource : public DocumentSource {
 public:
  SpreadSource(const Snapshot& snapshot, std::vector<std::string> terms, double weight)
      : DocumentSource(weight), snapshot_(&snapshot), terms_(std::move(terms)) {}

  SpreadSource* clone() const override { return new SpreadSource(*snapshot_, terms_, get_weight()); }
  std::string get_description() const override;
  void init(const Xapian::Database& segment) override;

 private:
  Xapian::docid find_end(Xapian::docid docid) override;

  const Snapshot* snapshot_;
  std::vector<std::string> terms_;
  std::vector<TermCursor> lists_;
};

// The passages of every document with a date from `from` to `to`, both included, compared as text.
class DatedSource : public DocumentSource {
 public:
  DatedSource(std::string from, std::string to) : DocumentSource(0), from_(std::move(from)), to_(std::move(to)) {}

  DatedSource* clone() const override { return new DatedSource(from_, to_); }
  std::string get_description() const override { return "dated(" + from_ + " to " + to_ + ")"; }
  void init(const Xapian::Database& segment) override;

 private:
  Xapian::docid find_end(Xapian::docid docid) override;

  std::string from_;
  std::string to_;
  Xapian::ValueIterator date_;
  Xapian::ValueIterator end_;
};

// All passages, each with the score of its document: for OP_AND_MAYBE. `documents` must outlive it.
class DocumentScoreSource : public Xapian::PostingSource {
 public:
  // `scores` by number of the document, 0 or more.
  DocumentScoreSource(const DocumentTable& documents, std::shared_ptr<const std::vector<double>> scores)
      : documents_(&documents), scores_(std::move(scores)) {}

  DocumentScoreSource* clone() const override { return new DocumentScoreSource(*documents_, scores_); }
  std::string get_description() const override { return "document"; }
  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  double get_weight() const override { return (*scores_)[part_->first + place_]; }
  void next(double least_weight) override { skip_to(at_ + 1, least_weight); }
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  const DocumentTable* documents_;
  std::shared_ptr<const std::vector<double>> scores_;
  const DocumentTable::Part* part_ = nullptr;
  std::size_t place_ = 0;  // of the document that at_ stands in
  Xapian::doccount count_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

// The passages that the manifest has struck out.
class DeletedSource : public Xapian::PostingSource {
 public:
  explicit DeletedSource(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  DeletedSource* clone() const override { return new DeletedSource(*snapshot_); }
  std::string get_description() const override { return "deleted"; }
  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return total_; }
  Xapian::doccount get_termfreq_est() const override { return total_; }
  Xapian::doccount get_termfreq_max() const override { return total_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool at_end() const override { return next_ == deleted_.size(); }
  Xapian::docid get_docid() const override { return at_; }

 private:
  const Snapshot* snapshot_;
  std::vector<Deleted> deleted_;
  Xapian::doccount total_ = 0;
  std::size_t next_ = 0;  // the stretch that at_ stands in
  Xapian::docid at_ = 0;
};

// The passages that pass a test. Every look costs something, so that it belongs beside terms that must be there anyway:
// Xapian asks it last, and only about passages that all others hold.
class TestSource : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return last_; }
  Xapian::doccount get_termfreq_max() const override { return last_; }
  void next(double least_weight) override { skip_to(at_ + 1, least_weight); }
  void skip_to(Xapian::docid docid, double least_weight) override;
  bool check(Xapian::docid docid, double least_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 protected:
  // To be called by init().
  void init_passages(const Xapian::Database& segment);
  // Asked about passages in ascending order.
  virtual bool holds(Xapian::docid docid) = 0;

 private:
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

// Those that `test` accepts, which reads them.
class FilterSource : public TestSource {
 public:
  using Test = std::function<bool(PassageReader& reader, Xapian::docid docid)>;

  // `description` says what is tested, for people.
  FilterSource(const Snapshot& snapshot, Test test, std::string description)
      : snapshot_(&snapshot), test_(std::move(test)), description_(std::move(description)) {}

  FilterSource* clone() const override { return new FilterSource(*snapshot_, test_, description_); }
  std::string get_description() const override { return description_; }
  void init(const Xapian::Database& segment) override;

 private:
  bool holds(Xapian::docid docid) override { return test_(*reader_, docid); }

  const Snapshot* snapshot_;
  Test test_;
  std::string description_;
  std::optional<PassageReader> reader_;
};

// A query of one of these alone.
[[nodiscard]] Xapian::Query query_of(Xapian::PostingSource* source);

}  // namespace tenet::store
