#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/passage.h>

#include "indexer/reading/formats/extract.h"
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
  int line = 0;  // of a record in a file of records, from 1; 0 for a file that is one document
};

// The document of an extract. Its warnings, and those of fill_document(), are added to `warnings`.
[[nodiscard]] SourceDocument make_source(Extract extract, std::string id, std::vector<std::string>& warnings);

// The most a document may hold, in bytes; a larger one is a problem, not a document.
inline constexpr std::size_t largest_document = std::size_t{64} << 20;

// Whether `file` holds a record a line, and so may hold many documents, each with an id of its own: by its
// ending, .jsonl or .ndjson in any case.
[[nodiscard]] bool holds_records(const std::filesystem::path& file);

// Reads every document of the regular file `file`, in order, handing each to `on_document` and each
// trouble to `on_problem`. The format is told by the ending: .jsonl and .ndjson hold a JSON record a
// line, .md and .markdown are Markdown with optional YAML front matter, anything else is plain text
// (with front matter too, when it begins with "---"). `name` is the id of a file that is one
// document and what problems call the file. Gives false when the file could not be read to its end. Never
// throws for what the file holds.
bool read_file(const std::filesystem::path& file, const std::string& name,
               const std::function<void(SourceDocument)>& on_document, const std::function<void(Problem)>& on_problem);

}  // namespace tenet::indexer
