#pragma once

#include <chrono>
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
#include <tenet/limits.h>
#include <tenet/passage.h>
#include <tenet/query.h>
#include <tenet/quotations.h>
#include <tenet/topics.h>

namespace tenet {

struct CountOptions;
struct Counts;
struct Duplicate;
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

// Words of a passage that answer as one: a word, a phrase, or all that NEAR joins, from its first word to its last.
// Those that overlap are one.
struct Node {
  TextRange range = {};  // bytes of Hit::text
  // Whose words they are: the speaker of the innermost quotation around them or, outside of quotations, the document's
  // own speaker, author or organisation. Empty where the text does not say.
  std::string speaker = {};

  bool operator==(const Node&) const = default;
};

// A passage that answers a query.
struct Hit {
  std::string id = {};                  // "<document>#<number>", to cite it by
  double score = 0;                     // comparable within one search only
  Passage passage = {};                 // ranges in the document's text, in bytes
  std::string text = {};                // the passage as it stands in the source: Document::text[passage.range]
  TextRange code_points = {};           // of the passage in the document's text, in code points
  std::string heading = {};             // of the section it stands in, or empty
  Document document = {};               // all but its text and pages
  std::vector<Speaker> speakers = {};   // who speak in the passage, each once
  std::vector<TextRange> matches = {};  // bytes of `text` that the query matched, ascending, apart from each other
  std::vector<Node> nodes = {};         // by Searcher::scan() alone: the same as stretches, ascending
  Snippet snippet = {};

  bool operator==(const Hit&) const = default;
};

struct SearchOptions {
  enum class By { passage, document };
  // Hits that are equal in it stand in reading order: by the bytes of the document's id, then as they stand in it.
  enum class Order {
    score,     // best first
    date,      // oldest first; undated documents last, also when reversed
    document,  // reading order, which is also that of the ids
  };

  std::size_t limit = 10;
  std::size_t offset = 0;
  By by = By::passage;              // document: the best passage of each, ranked by all its passages
  std::size_t snippet_bytes = 320;  // about; 0 for no snippets and no highlights
  Order order = Order::score;
  bool reverse = false;          // turns the order round; ties stay in reading order, but for Order::document
  std::size_t per_document = 0;  // passages of a document at most, the best of them; 0 for no limit
  // Whether the words of a query that asks for all of them, and for nothing else, are evidence rather than conditions,
  // where two or more tell something. A hit then holds at least a third of the words, each counted by its rarity; any
  // word where that finds fewer than ten. Passages rank also by the share of the words that they hold and by topics:
  // docs/query-language.md, "Questions". Results says what was done. Other queries are answered as ever.
  bool words_as_evidence = false;
  // Whether Results::total must be exact. Without, passages that cannot be among the hits may be left uncounted, which
  // is quicker for words joined by OR; the hits, their order and scores are the same.
  bool exact_total = true;

  bool operator==(const SearchOptions&) const = default;
};

struct Results {
  std::vector<Hit> hits = {};           // in a total order: the same index and query give the same hits
  std::uint64_t total = 0;              // passages, or documents, that match and are not folded away
  bool total_is_exact = true;           // else there are at least `total`: see SearchOptions::exact_total
  std::uint64_t folded = 0;             // exact: passages that match, but that SearchOptions::per_document leaves out
  std::vector<std::string> notes = {};  // what the asker should know: a wildcard that stands for too many words, a word
                                        // that no passage has, with the one that was probably meant
  bool words_as_evidence = false;       // whether SearchOptions::words_as_evidence applied
  std::vector<std::string> topics = {};  // ids of the topics that hits rank by then, the strongest first, three at most
};

// A summand of the score of a passage.
struct ScorePart {
  enum class Kind {
    word,        // a word of the query in the passage: rarity (its inverse document frequency) times what BM25 makes of
                 // count and length
    synonyms,    // ~word, or word*: all of them as one word
    field,       // what a field gives: topic: its strength, mentions: its words
    title,       // a word of the query in the title of its document
    document,    // by document: a word in the document and its title
    length,      // by document: the fewer words the document has, the more
    neighbours,  // by document: what documents like it lend
    share,       // words as evidence: what is taken off because the passage lacks some of the words, 0 or less
    topics,      // words as evidence: what the topics of the passage give
  };

  Kind kind = Kind::word;
  std::string what = {};      // the stem of the word, "~bail", "incarcerat*", "topic:bail"
  bool fed_back = false;      // not of the query, but learnt from its best hits
  double count = 0;           // how often it stands in the passage, or in the document
  double length = 0;          // words of the passage, or of the document
  std::uint64_t holding = 0;  // passages that hold it, or titles, or documents
  double rarity = 0;          // what it is worth, before the boost
  double boost = 1;           // what ^ says, and what a passage counts for beside its document
  double score = 0;
};

// How the score of a passage comes about.
struct Explanation {
  std::string id = {};
  bool found = false;  // whether the passage answers the query; else there is no score
  double score = 0;
  std::vector<ScorePart> parts = {};  // add up to the score; in the order of the query, then what the document adds
};

struct IndexInfo {
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  // in the passages
  std::uint64_t text_bytes = 0;
  std::string fingerprint = {};
  std::string analysis = {};  // versions of what decides on words
  int schema = 0;             // of the index format
  std::string taxonomy = {};  // hash of the topics file that its passages were tagged with
  // Why indexes were left out of several, a line for each: see SearcherOptions::partial.
  std::vector<std::string> missing = {};
};

struct SearcherOptions {
  // Whether indexes that cannot be opened are left out, unless none can: Results::notes and IndexInfo::missing say so.
  bool partial = false;
  // Of Xapian databases that xapian-tcpsrv serves (docs/scale.md), which has no password and no encryption: whether one
  // may be on another machine, and how long each answer may take.
  bool allow_remote = false;
  std::chrono::milliseconds answer_timeout = std::chrono::seconds(60);
};

struct TopicCount {
  Topic topic = {};
  std::uint64_t passages = 0;  // that have it, narrower topics included
};

struct DocumentSize {
  std::string date = {};    // ISO 8601, as exact as known; or empty
  std::uint64_t words = 0;  // in its passages
};

// Reads an index as it was when the searcher was made; a writer at work changes nothing for it. Cheap to make. Any
// number of threads may call the const members of one Searcher at the same time: each thread that finds all snapshots
// at work opens one more, as many as there are processors and four at least; then threads take turns. A function that a
// call hands something to may call the Searcher again. All members throw IndexError when the index cannot be read.
class TENET_API Searcher {
 public:
  // Throws IndexError when there is no index at `index`, or it is of another schema.
  explicit Searcher(const std::filesystem::path& index);
  // Several indexes as one: answers as one index of all their documents does. Each may be an index or a stub that names
  // some (docs/scale.md). Throws IndexError, which names the index, when one cannot be opened, two were made with
  // different topics, speakers or versions, or one is named twice. A document that is in two of them is an IndexError
  // when it is met.
  explicit Searcher(const std::vector<std::filesystem::path>& indexes, const SearcherOptions& options = {});
  ~Searcher();
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // A searcher of the same snapshots with other limits: every call of a member, and every function that is given the
  // limited searcher, throws StoppedError once a limit is reached.
  [[nodiscard]] Searcher limited(Limits limits) const;
  // Throws StoppedError where a limit is reached: for loops of a caller's between two calls.
  void check_limits() const;

  // parse_query(), which also knows the topics of this index: throws QueryError, with the place and a suggestion, for
  // one it does not have.
  [[nodiscard]] Query parse(std::string_view text, Joining joining = Joining::all) const;
  // Throws QueryError when a query built by hand names a topic that the index does not have.
  [[nodiscard]] Results search(const Query& query, const SearchOptions& options = {}) const;
  // Searches, and hands over each hit in its turn, so that `limit` may be of any size; Results::hits is empty.
  Results search(const Query& query, const SearchOptions& options, const std::function<void(const Hit&)>& on_hit) const;
  // Whether these words (UTF-8) were said, by whom and where: see <tenet/verify.h>, which this needs. Throws QueryError
  // when they are no words, more than 1,000, or of the commonest only, and for a speaker's name without words.
  [[nodiscard]] Verification verify(std::string_view words, const VerifyOptions& options) const;
  // Hands over every passage that answers, or every one when `query` is the empty query, in reading order: by document,
  // and in it as they stand. With matches, without snippets; scores are 0. Stops when `on_hit` gives false; gives how
  // many were handed over.
  std::size_t scan(const Query& query, const std::function<bool(const Hit&)>& on_hit) const;
  // How many passages answer, or all when `query` is the empty query, by year, topic, speaker ... beside how many were
  // searched: see <tenet/counts.h>, which this needs. Always exact. Throws QueryError for more than two groupings.
  [[nodiscard]] Counts count(const Query& query, const CountOptions& options) const;
  // What `query` asks of this index: topics by their ids, ~word and like:ID spelled out, no words that do not count.
  // Throws as search().
  [[nodiscard]] Query resolve(const Query& query) const;
  // The operators on the lists of the index that find the passages, for people.
  [[nodiscard]] std::string explain(const Query& query) const;
  // How the passage of that id comes to the score that search() gives it. By document it is the score that its document
  // gets where this is the best of its passages. Throws QueryError when there is no such passage.
  [[nodiscard]] Explanation explain(const Query& query, std::string_view id, const SearchOptions& options = {}) const;
  // The whole id that a shortened one stands for: of a passage, "DOCUMENT#NUMBER", or of a document. An ellipsis (… or
  // ...) stands for what is left out; without one, any part of the document's id will do: "bail.md#3", "…/bail.md#3".
  // What stands for nothing is given back. Throws QueryError where it may stand for several documents.
  [[nodiscard]] std::string full_id(std::string_view id) const;
  // The passage of that id with `context` passages before and after it, in reading order; nothing when there is none.
  // Scores are 0.
  [[nodiscard]] std::vector<Hit> show(std::string_view id, std::size_t context = 0) const;
  // The passages of the index that are near-identical to the one of that id, in reading order: see
  // <tenet/duplicates.h>, which this needs. At most 200 candidates are compared; nothing when there is no such passage.
  [[nodiscard]] std::vector<Duplicate> near_duplicates(std::string_view id) const;
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
  // Names of who speaks, a word of which begins with `letters` (UTF-8, case folded): who speaks in most passages first,
  // at most `limit`. Takes a few milliseconds, as completion in a shell asks; nothing without letters.
  [[nodiscard]] std::vector<std::string> speaker_names(std::string_view letters, std::size_t limit) const;
  // Words of the roles of who speaks that begin with `letters` (UTF-8, case folded), for role: those in most documents
  // first, at most `limit`; nothing without letters.
  [[nodiscard]] std::vector<std::string> role_words(std::string_view letters, std::size_t limit) const;
  // How often words of each of these stems stand in the passages of the index; reads none of them.
  [[nodiscard]] std::vector<std::uint64_t> occurrences(const std::vector<std::string>& stems) const;
  // How many words stand in the passages of a document; 0 when there is no such document.
  [[nodiscard]] std::uint64_t words_of(std::string_view document) const;
  // The size of every document, in no order to rely on.
  [[nodiscard]] std::vector<DocumentSize> document_sizes() const;
  [[nodiscard]] std::vector<TopicCount> topics() const;
  [[nodiscard]] const Taxonomy& taxonomy() const;
  [[nodiscard]] IndexInfo info() const;

 private:
  class TENET_HIDDEN Work;
  class TENET_HIDDEN Works;
  explicit TENET_HIDDEN Searcher(std::shared_ptr<Works> works);

  std::shared_ptr<Works> works_;
  std::shared_ptr<const Limits> limits_;  // nullptr for none
};

}  // namespace tenet
