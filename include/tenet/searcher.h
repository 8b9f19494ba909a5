#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>
#include <tenet/passage.h>
#include <tenet/query.h>
#include <tenet/quotations.h>
#include <tenet/topics.h>

namespace tenet {

struct Verification;
struct VerifyOptions;

// Query -> hits, snippets. Start here to read:
//
//   tenet::Searcher searcher("statements.index");
//   for (const tenet::Hit& hit : searcher.search(searcher.parse("topic:sentencing judges")).hits) {
//     std::cout << hit.id << ": " << hit.text << '\n';
//   }

// Text to show, and the ranges of it that matched; colour and markup are the printer's.
struct Snippet {
  std::string text = {};  // UTF-8; a window of the passage, its markup left out, white space folded to a space or,
                          // between paragraphs, an empty line
  std::vector<TextRange> highlights = {};  // bytes of `text`, ascending, apart from each other

  bool operator==(const Snippet&) const = default;
};

// A passage that answers a query.
struct Hit {
  std::string id = {};                  // "<document>#<number>", to cite it by
  double score = 0;                     // comparable within one search only
  Passage passage = {};                 // ranges in the document's text, in bytes
  std::string text = {};                // the passage as it stands in the source: Document::text[passage.range]
  TextRange code_points = {};           // of the passage in the document's text, in code points
  std::string heading = {};             // of the section it stands in, or empty
  Document document = {};               // all but its text
  std::vector<Speaker> speakers = {};   // who speak in the passage, each once
  std::vector<TextRange> matches = {};  // bytes of `text` that the query matched, ascending, apart from each other
  Snippet snippet = {};

  bool operator==(const Hit&) const = default;
};

struct SearchOptions {
  enum class By { passage, document };

  std::size_t limit = 10;
  std::size_t offset = 0;
  By by = By::passage;              // document: the best passage of each, ranked by all its passages
  std::size_t snippet_bytes = 320;  // about; 0 for no snippets and no highlights

  bool operator==(const SearchOptions&) const = default;
};

struct Results {
  std::vector<Hit> hits = {};           // by score, then by passage id: the same index and query give the same hits
  std::uint64_t total = 0;              // exact: passages, or documents, that match
  std::vector<std::string> notes = {};  // what the asker should know: a wildcard that stands for too many words, a word
                                        // that no passage has, with the one that was probably meant
};

struct IndexInfo {
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::uint64_t text_bytes = 0;
  std::string fingerprint = {};
  std::string analysis = {};  // versions of what decides on words
};

struct TopicCount {
  Topic topic = {};
  std::uint64_t passages = 0;  // that have it, narrower topics included
};

// Reads an index as it was when the searcher was made; a writer at work changes nothing for it. Cheap
// to make; one a thread. All members throw IndexError when the index cannot be read.
class TENET_API Searcher {
 public:
  // Throws IndexError when there is no index at `index`, or it is of another schema.
  explicit Searcher(const std::filesystem::path& index);
  ~Searcher();
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // parse_query(), which also knows the topics of this index: throws QueryError, with the place and a suggestion, for
  // one it does not have.
  [[nodiscard]] Query parse(std::string_view text, Joining joining = Joining::all) const;
  // Throws QueryError when a query built by hand names a topic that the index does not have.
  [[nodiscard]] Results search(const Query& query, const SearchOptions& options = {}) const;
  // Whether these words (UTF-8) were said, by whom and where: see <tenet/verify.h>, which this needs. Throws QueryError
  // when they are no words, more than 1,000, or of the commonest only, and for a speaker's name without words.
  [[nodiscard]] Verification verify(std::string_view words, const VerifyOptions& options) const;
  // Hands over every passage that answers, or every one when `query` is the empty query, in reading order: by document,
  // and in it as they stand. With matches, without snippets; scores are 0. Stops when `on_hit` gives false; gives how
  // many were handed over.
  std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) const;
  // The query as Xapian will run it, for people.
  [[nodiscard]] std::string explain(const Query& query) const;
  // The passage of that id with `context` passages before and after it, in reading order; nothing when there is none.
  // Scores are 0.
  [[nodiscard]] std::vector<Hit> show(std::string_view id, std::size_t context = 0) const;
  // The passages of a document, in reading order; nothing when there is no such document.
  [[nodiscard]] std::vector<Hit> passages_of(std::string_view document) const;
  // A document with its text as it was read.
  [[nodiscard]] std::optional<Document> document(std::string_view id) const;
  // Hands over the quotations of the passages that answer `query`, or of all when it is the empty query. speaker:,
  // said: and kind: choose among the quotations of a passage, all else chooses passages. What is no speech is left out
  // unless kind: asks for it. Gives how many were handed over.
  std::size_t quotations(const Query& query, const QuotationOptions& options,
                         const std::function<void(const Quotation&)>& on_quotation) const;
  // Who speaks in the passages that answer `query`, or in all when it is the empty query: the most quoted first, ties
  // by name; at most `limit`. Names that differ in initials and honorifics alone are counted as one.
  [[nodiscard]] std::vector<SpeakerCount> speakers(const Query& query, std::size_t limit) const;
  [[nodiscard]] std::vector<TopicCount> topics() const;
  [[nodiscard]] const Taxonomy& taxonomy() const;
  [[nodiscard]] IndexInfo info() const;

 private:
  class TENET_HIDDEN Work;
  std::unique_ptr<Work> work_;
};

}  // namespace tenet
