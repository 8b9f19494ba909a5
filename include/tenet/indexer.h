#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>
#include <tenet/passage.h>
#include <tenet/speakers.h>
#include <tenet/topics.h>

namespace tenet {

// Documents -> index. Start here to write:
//
//   tenet::Indexer indexer("statements.index");
//   indexer.update({"statements"});                                 // what a folder holds, or
//   indexer.add({.id = "note-1", .text = "Bail is not a fine."});   // a document of your own
//   tenet::IndexReport report = indexer.commit();

// What stood in the way of a document; nothing is passed over without one.
struct Problem {
  std::string where = {};   // "notes/a.md" or "records.jsonl:17"
  std::string reason = {};  // "not JSON: ...", lower case, no full stop
  bool skipped = true;      // false: the document is in the index, with the loss that `reason` states

  bool operator==(const Problem&) const = default;
};

// What a commit did, in documents, and what the index holds after it.
struct IndexReport {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::vector<Problem> problems = {};  // in the order met
  // Files found in folders whose kind holds no statement, by kind: "picture", "style sheet". They were not read.
  std::map<std::string, std::size_t> passed_over = {};
  std::uint64_t documents = 0;  // in the index now
  std::uint64_t passages = 0;
  std::uint64_t text_bytes = 0;  // of all documents
  std::string fingerprint = {};  // equal fingerprints give equal answers
  bool stopped = false;          // update() was asked to stop before it had read all

  [[nodiscard]] TENET_API std::size_t skipped() const;
};

// How far an Indexer is.
struct IndexProgress {
  enum class Stage {
    reading,  // update(): files
    tagging,  // commit(): stored documents, when it writes them anew, such as for other topics
    writing,  // commit(): the rest
  };

  Stage stage = Stage::reading;
  std::size_t files = 0;        // read, or passed over since they have not changed
  std::size_t all_files = 0;    // 0 while tagging
  std::uint64_t bytes = 0;      // of these files; while tagging of the texts
  std::uint64_t all_bytes = 0;  // of all files, or of all texts in the index
  std::size_t documents = 0;    // in what `bytes` counts

  bool operator==(const IndexProgress&) const = default;
};

// How to index. The defaults suit all but tests.
struct IndexerOptions {
  // The topics to tag passages with, in TOML: see parse_taxonomy(). Topics other than those the index was made with
  // make commit() tag all its passages again. Empty: those of the index; for a new one the built-in ones.
  std::string topics_toml = {};
  // The names that many documents give to the same speaker, in TOML: docs/quotations.md. Others than the index was made
  // with make commit() read all its documents again, from their stored text. Empty: as with topics.
  std::string speakers_toml = {};
  // Whether update() follows symbolic links that lead out of the folders it is given. Those within them it always does.
  bool follow_links = false;
  unsigned jobs = 0;  // threads that analyse and write; 0 for one a processor
  // The program that reads foreign formats. Empty: what the environment variable TENET_READER names, else the
  // tenet-reader of this installation.
  std::filesystem::path reader = {};
  bool sandbox = true;  // whether it reads in a sandbox: docs/security.md. Off only to find a fault.
  // Called for each document and file, and before each stage, from the calling thread.
  std::function<void(const IndexProgress&)> progress = {};
  // Asked for each document, from the calling thread. Once it says true, update() returns with what it has read so far,
  // so that commit() keeps it and the next update() goes on; nothing counts as vanished then. A commit() that puts
  // other topics or speakers on an index throws IndexError, with the old index intact.
  std::function<bool()> should_stop = {};
};

// Changes an index: opens it, or makes it, and holds the right to write to it. Changes show to readers
// at commit(), all at once; until then, and whatever fails, the old index stays as it was. One Indexer
// an index at a time; not safe to share between threads.
class TENET_API Indexer {
 public:
  // Throws IndexError when `index` is locked by another writer, of another schema, or a folder of something else.
  explicit Indexer(const std::filesystem::path& index, IndexerOptions options = {});
  ~Indexer();
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  // Makes the index hold what the files and folders of `paths` hold now: reads what is new or has changed,
  // and removes what was once indexed from the same paths and has vanished. A folder is read with its
  // subfolders, in the order of names; names that begin with a full stop and files of kinds that hold no statement are
  // passed over. The id of a document is the record's own, or its path relative to the widest folder that holds it
  // among `paths` and those indexed before: so a part of a folder can be brought up to date alone.
  // Throws InputError when a path does not exist, before anything is changed.
  void update(const std::vector<std::filesystem::path>& paths);
  // Adds a document, or replaces the one of the same id. Throws InputError when it has no id, or its text is
  // not UTF-8 or longer than 64 MiB.
  void add(Document document);
  // Removes a document; one that is not there is no error.
  void remove(std::string_view id);
  // Writes all changes since the last commit. Throws IndexError, with the old index intact.
  IndexReport commit();

 private:
  class TENET_HIDDEN Work;
  std::unique_ptr<Work> work_;
};

// What the indexer sees in a document: its passages, and the stretches that are in none.
struct Examined {
  Document document = {};
  std::vector<Passage> passages = {};
  std::vector<Speaker> speakers = {};     // in the order in which they first speak
  std::vector<TextRange> furniture = {};  // of the site, not of the statement; in Document::text
  std::vector<TextRange> hidden = {};     // the markup of all blocks, sorted; in Document::text
};

// Reads the documents of a file as update() would, and hands each to `on_document`. Needs no index. Throws
// InputError when the file cannot be opened.
TENET_API void examine(const std::filesystem::path& file, const Taxonomy& taxonomy,
                       const std::function<void(const Examined&)>& on_document,
                       const std::function<void(const Problem&)>& on_problem);
// The same for a document of your own, its text taken as plain.
[[nodiscard]] TENET_API Examined examine(Document document, const Taxonomy& taxonomy);

// A format of files that tenet knows: docs/formats.md.
struct DocumentFormat {
  std::string name = {};     // "PDF"
  std::string endings = {};  // usual ones, with a space between: ".htm .html"
  bool is_read = false;      // by this build, on this machine
  std::string reader = {};   // what reads it, and its version: "pdf 3"; empty for text, Markdown and JSON lines

  bool operator==(const DocumentFormat&) const = default;
};
// All of them, in the order to show.
[[nodiscard]] TENET_API std::vector<DocumentFormat> document_formats();
// A line for people on how this machine reads foreign formats: "tenet-reader reads foreign formats in a sandbox", with
// the parts that the sandbox lacks, or why tenet-reader does not start.
[[nodiscard]] TENET_API std::string describe_reader();

// A stretch of a document between blank lines or by its markup, as the indexer sees it.
struct TextBlock {
  // "title", "heading", "paragraph", "list item", "block quotation", "table row", "note", "furniture": what is of the
  // site or the page, not of the statement.
  std::string kind = {};
  TextRange range = {};                // in Document::text
  int level = 0;                       // of a heading, 1 the highest; 7 where only its form gives it away
  std::vector<TextRange> hidden = {};  // markup inside `range`; in Document::text, sorted
  PageRange pages = {};

  bool operator==(const TextBlock&) const = default;
};

// A document as the indexer reads it from a file: its text, before anything is made of it.
struct DocumentText {
  Document document = {};
  std::vector<TextBlock> blocks = {};  // in the order of the text, apart
  std::string reader = {};             // what extracted the text, and its version: "pdf 3"; empty for text as it stands

  bool operator==(const DocumentText&) const = default;
};

// Reads the documents of a file as update() would, and hands each to `on_document`; docs/formats.md says what is read.
// Needs no index. Throws InputError when the file cannot be opened.
TENET_API void read_text(const std::filesystem::path& file, const std::function<void(const DocumentText&)>& on_document,
                         const std::function<void(const Problem&)>& on_problem);

}  // namespace tenet
