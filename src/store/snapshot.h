#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include <tenet/searcher.h>

#include "store/manifest.h"
#include "store/passage_reader.h"
#include "store/postings/posting_cache.h"
#include "store/segment_file.h"
#include "store/segment_reader.h"

namespace tenet::store {

// An index, or several as one, as it was at one moment, for reading: what a writer does afterwards changes nothing
// here. Docids number the passages of all segments. Not safe to share between threads. All members throw IndexError.
class Snapshot {
 public:
  // An index itself; no stub.
  explicit Snapshot(const std::filesystem::path& index);
  // The segments that this manifest names.
  Snapshot(const std::filesystem::path& index, const Manifest& manifest);
  // The indexes at these places, each an index or a stub. Where options.partial is set those that cannot be opened are
  // left out, unless none can.
  explicit Snapshot(const std::vector<std::filesystem::path>& places, const SearcherOptions& options = {});

  // Of several indexes joined: see join_manifests().
  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  // Why indexes were left out, a line for each.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  // The TOML of the taxonomy that the index was made with.
  [[nodiscard]] std::string taxonomy_toml() const;
  // The TOML of the names of speakers that it was made with.
  [[nodiscard]] std::string speakers_toml() const;

  // How far apart the docids of neighbouring passages are: the number of segments.
  [[nodiscard]] Xapian::docid stride() const { return static_cast<Xapian::docid>(segments_.size()); }
  // The docid of a passage of a segment.
  [[nodiscard]] Xapian::docid docid_of(std::size_t segment, Xapian::docid local) const {
    return (local - 1) * stride() + static_cast<Xapian::docid>(segment) + 1;
  }
  // Which stretch of ascending passage ids a docid stands in; see Segment::runs.
  [[nodiscard]] std::size_t run_of(Xapian::docid docid) const;
  [[nodiscard]] std::size_t runs() const { return run_count_; }
  // Whether the manifest has struck out anything, and that passage.
  [[nodiscard]] bool any_struck_out() const;
  [[nodiscard]] bool is_deleted(Xapian::docid docid) const;
  // What it has struck out of a segment.
  [[nodiscard]] const std::vector<Deleted>& struck_out(std::size_t segment) const {
    return manifest_.segments[segment].deleted;
  }

  // The same, each document by itself.
  [[nodiscard]] const std::vector<Deleted>& struck_out_documents(std::size_t segment) const;

  using SegmentPointer = std::shared_ptr<SegmentReader>;
  [[nodiscard]] const std::vector<SegmentPointer>& segments() const { return segments_; }
  [[nodiscard]] SegmentReader& segment(std::size_t segment) const { return *segments_[segment]; }
  // What Xapian reads of one of them.
  [[nodiscard]] const Xapian::Database& segment_database(std::size_t segment) const {
    return segments_[segment]->xapian();
  }
  // The values of the metadata of one segment whose keys begin with `key`, by key.
  [[nodiscard]] std::vector<std::string> entries(std::size_t segment, std::string_view key) const;

  // The segments as one, to be searched; its docids are those of the snapshot. Without segments it is empty.
  [[nodiscard]] Xapian::Database database() const;
  // The lists of words of a segment, and the passages of any of its terms.
  [[nodiscard]] PostingCache& words_of(std::size_t segment) const { return words_[segment]; }
  [[nodiscard]] TermCursor cursor(const std::string& term, std::size_t segment) const {
    return {term, *segments_[segment], words_[segment]};
  }

  // How many passages are stored, those struck out among them: more than any search can find.
  [[nodiscard]] std::uint64_t stored_passages() const { return database_.get_doccount(); }
  // What is struck out does not count in these, so that they are the same whatever the index has been through. Passages
  // that hold each of the terms; occurrences of the terms; words of all passages, and of one on average.
  [[nodiscard]] std::vector<std::uint64_t> holding(const std::vector<std::string>& terms) const;
  [[nodiscard]] std::uint64_t holding(const std::string& term) const;
  [[nodiscard]] std::vector<std::uint64_t> occurrences(const std::vector<std::string>& terms) const;
  [[nodiscard]] std::uint64_t words() const;
  [[nodiscard]] double average_length() const;
  // The words of the passages of one segment.
  [[nodiscard]] std::uint64_t words_in(std::size_t segment) const;

  // The last passage of a document, which holds its record; nothing when the index has no such document.
  [[nodiscard]] std::optional<Xapian::docid> find_document(std::string_view id) const;
  // 0 for each that the index does not have.
  [[nodiscard]] std::vector<Xapian::docid> find_documents(const std::vector<std::string>& ids) const;
  // Throws when one of the documents is in two of the indexes, which would count it twice; costs a look into each
  // segment.
  void check_documents(const std::vector<std::string>& ids) const;
  // The same for all documents; costs a look at each of their ids.
  void check_documents() const;
  // The id of a document nearly like `name`, or that ends in it, with the number of slips between them.
  using Near = std::pair<std::uint64_t, std::string>;
  [[nodiscard]] std::optional<Near> nearest_document(const std::string& name) const;
  // The ids of documents that a shortened one may stand for, ascending; at most 1,000. Shortened ids have an ellipsis
  // (… or
  // ...) for what is left out at the beginning, in the middle or at the end; without one they are any part of an id.
  [[nodiscard]] std::vector<std::string> documents_like(const std::string& shortened) const;
  // The passages at which each of the terms stands, struck out or not, in no order.
  [[nodiscard]] std::vector<std::vector<Xapian::docid>> postings(const std::vector<std::string>& terms) const;
  // How often a term stands in a passage; nothing where it does not stand at it.
  [[nodiscard]] std::optional<std::uint64_t> posting(const std::string& term, Xapian::docid docid) const;
  // How often any of some words stands in each of the passages, and how many words that has.
  using WordCount = std::pair<std::uint64_t, std::uint64_t>;
  [[nodiscard]] std::vector<WordCount> count_words(const std::vector<std::string>& words,
                                                   const std::vector<Xapian::docid>& passages) const;
  // The words of `count` passages of one document, of which `last` is the last, altogether.
  [[nodiscard]] std::uint64_t length(Xapian::docid last, std::uint32_t count) const;

  // Words as written that begin with `prefix`, with the number of documents they occur in. Those that are struck out
  // count, too: see query/forms.h.
  using Forms = std::vector<std::pair<std::string, std::uint64_t>>;
  [[nodiscard]] Forms forms_written(std::string_view prefix) const;
  // How many of the documents that are struck out have a word in this form.
  [[nodiscard]] std::uint64_t struck_out_with(const std::string& term, const std::string& form) const;
  // The names of speakers that hold `word`, folded, with the speaker who goes by each; of those `wanted` by the name as
  // it is written.
  struct WrittenName {
    std::string written = {};
    std::string speaker = {};

    auto operator<=>(const WrittenName&) const = default;
  };
  using WantedName = std::function<bool(const std::string& written)>;
  [[nodiscard]] std::set<WrittenName> names_with(std::string_view word, const WantedName& wanted) const;
  // The same for names that hold a word that begins with `letters`, folded.
  [[nodiscard]] std::set<WrittenName> names_beginning(std::string_view letters) const;
  // Those of the table of names whose entries begin so.
  [[nodiscard]] std::set<WrittenName> names_under(const std::string& beginning, const WantedName& wanted) const;
  // How many quotations each speaker has, those nobody's under the empty name.
  [[nodiscard]] std::map<std::string, std::uint64_t> quotations() const;

 private:
  // One of the indexes that are open.
  struct Shard {
    std::filesystem::path path = {};
    std::size_t first_segment = 0;
  };

  void open(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options);
  [[nodiscard]] Manifest open_segments(const std::filesystem::path& index);
  void open_segments(const std::filesystem::path& index, const Manifest& manifest);
  void join_segments();
  [[nodiscard]] const std::filesystem::path& shard_of(std::size_t segment) const;
  [[nodiscard]] const std::filesystem::path& shard_at(Xapian::docid docid) const;
  // The databases of all segments as one.
  [[nodiscard]] const Xapian::Database& terms() const;
  // The text of a file that is named by the hash of what it holds.
  [[nodiscard]] std::string read_toml(const std::optional<SegmentFile>& file, const std::string& name,
                                      const std::string& hash) const;
  // The last passages that a document has.
  void find(std::string_view id, std::vector<Xapian::docid>& found) const;
  [[nodiscard]] std::vector<std::vector<Xapian::docid>> find_all(const std::vector<std::string>& ids) const;

  std::vector<Shard> shards_;
  std::vector<std::string> missing_;
  Manifest manifest_;
  std::vector<SegmentPointer> segments_;
  // Of the first index, held open: a writer may remove them. Nothing where they are missing.
  std::optional<SegmentFile> topics_;
  std::optional<SegmentFile> speakers_;
  bool has_files_ = false;              // one of the indexes is open
  std::vector<std::size_t> first_run_;  // of each segment
  std::size_t run_count_ = 0;
  Xapian::Database database_;                                       // all of them
  mutable std::vector<PostingCache> words_;                         // of each segment
  mutable std::vector<std::optional<std::uint64_t>> word_counts_;   // words_in() each segment
  mutable std::vector<std::optional<std::vector<Deleted>>> gone_;   // struck_out_documents() of each segment
  mutable std::unordered_map<std::string, std::uint64_t> holding_;  // where something is struck out
  mutable std::set<std::string, std::less<>> checked_;              // documents that are in one index alone
};

}  // namespace tenet::store
