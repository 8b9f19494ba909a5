#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/passage.h>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/sidecar.h"
#include "indexer/reading/structure.h"

namespace tenet::indexer {

// How a document was read, kept so that it can be read again from the index.
struct Form {
  Markup markup = Markup::plain;
  std::size_t body = 0;            // byte in the text where the front matter ends
  std::string reader = {};         // of an extract: what read the file, and its version: "pdf 3"
  std::vector<Block> blocks = {};  // of an extract

  bool operator==(const Form&) const = default;
};

// A document with what the reader knows of its form.
struct SourceDocument {
  Document document = {};
  Form form = {};
  int line = 0;                // of a record in a file of records, from 1; 0 for a file that is one document
  std::string container = {};  // of a document inside an archive, mailbox ...: reader_name() of that file
};

// The document of an extract. Its warnings, and those of fill_document(), are added to `warnings`.
[[nodiscard]] SourceDocument make_source(Extract extract, std::string id, std::vector<std::string>& warnings);

// The most a document may hold, in bytes; a larger one is a problem, not a document.
inline constexpr std::size_t largest_document = std::size_t{64} << 20;

using OnDocument = std::function<void(SourceDocument)>;
using OnProblem = std::function<void(Problem)>;

// How reading a file ended.
struct ReadEnd {
  bool is_whole = true;  // it was read to its end
  bool is_final = true;  // reading it again would give the same: no problem is of this build, or of the time it took
};

class Worker;
struct WorkerOptions;

// Reads files. Text (with YAML front matter, when it begins with "---"), Markdown and JSON lines are read here; for all
// other formats a process is started, with the first of them, which serves until the end (indexer/reading/worker). One
// a thread.
class FileReader {
 public:
  FileReader();
  explicit FileReader(WorkerOptions options);
  ~FileReader();
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;

  // Reads every document of the regular file `file`, in order, handing each to `on_document` and each trouble to
  // `on_problem`. The format is told by recognise(). `name` is the id of a file that is one document and what problems
  // call the file; a document inside a file has its place there behind it: "box.zip!letters/a.docx". What `sidecar`
  // says is in each document; the sidecar of a member counts more. Never throws for what the file holds.
  ReadEnd read(const std::filesystem::path& file, const std::string& name, const Sidecar& sidecar,
               const OnDocument& on_document, const OnProblem& on_problem);

 private:
  class Reading;

  std::unique_ptr<Worker> worker_;
};

// What a FileReader of its own gives, without a sidecar.
ReadEnd read_file(const std::filesystem::path& file, const std::string& name, const OnDocument& on_document,
                  const OnProblem& on_problem);

}  // namespace tenet::indexer
