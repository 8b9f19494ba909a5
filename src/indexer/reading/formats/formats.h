#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/recognise.h"

// The readers of formats and the frame around them: foreign bytes -> documents. Part of tenet-reader alone, which runs
// in a sandbox; libtenet never links a parser of a foreign format.
//
// A new format: a row in recognise.h, a source file NAME.cc beside this one (or a folder NAME/), its function declared
// below, a line in the table of readers in formats.cc, and a line in CMakeLists.txt where it needs a library.
namespace tenet::indexer {

// Takes what reading a file gives, in order. `member` is the place in the file: empty for the file itself,
// "letters/a.docx" for a member of an archive, "inner.zip!a.docx" for a member of a member. UTF-8 without control
// characters, and unique in its container.
struct ReadSink {
  std::function<void(const std::string& member, Extract)> document = {};
  // A member in a format that libtenet reads itself: text, Markdown, JSON lines. The origin has its name, ending and
  // charset.
  std::function<void(const std::string& member, std::string_view bytes, const Origin&)> text = {};
  // `reason` is lower case, without a full stop: "encrypted: ...".
  std::function<void(const std::string& member, const std::string& reason)> problem = {};
};

// No archive in more archives than this is opened.
inline constexpr int deepest_container = 10;
// The most bytes of a member, or of a file that is one document.
inline constexpr std::size_t largest_member = std::size_t{256} << 20;

// How much a whole file may still expand to, members of members included.
class ExpansionBudget {
 public:
  // For a file of that many bytes: 1 GiB, or 100 times the file where that is more, but 64 GiB at most.
  explicit ExpansionBudget(std::size_t file_size);
  // Takes `bytes` of what is left. Throws BudgetSpent.
  void spend(std::size_t bytes);

 private:
  std::uint64_t left_;
};

// The file expands to too much: its reading ends. Goes through all readers up to read_foreign().
struct BudgetSpent {};

// What a container gives, as its reader finds it.
class Contents {
 public:
  Contents(const ReadSink& sink, ExpansionBudget& budget, std::string container, int depth)
      : sink_(sink), budget_(budget), container_(std::move(container)), depth_(depth) {}

  // Call it before `bytes` more come out of a decompressor, in steps of at most some 64 KB, so that a bomb is noticed
  // before it takes memory. Throws BudgetSpent.
  void spend(std::size_t bytes) { budget_.spend(bytes); }
  // The document that the container itself is: the body of a message.
  void document(Extract extract);
  // A member, which is read at once by the reader of its format, members of it included. What goes wrong in it is its
  // problem, and nothing is thrown but BudgetSpent. `name` may be any bytes: it is made UTF-8 without control
  // characters, and unique by a number behind it: "a.txt", "a.txt (2)". An empty origin.name becomes `name`.
  void member(std::string_view name, std::string_view bytes, Origin origin = {});
  // A member that cannot be read.
  void problem(std::string_view name, const std::string& reason);

 private:
  [[nodiscard]] std::string place_of(std::string_view name);

  const ReadSink& sink_;
  ExpansionBudget& budget_;
  std::string container_;  // its own place
  int depth_;              // containers around its members
  std::set<std::string> names_ = {};
};

// A reader of a format that is one document throws InputError with a short reason, lower case and without a full stop,
// where it cannot. So does the reader of a container, which has handed over what it could before.
using DocumentReader = Extract (*)(std::string_view bytes, const Origin& origin);
using ContainerReader = void (*)(std::string_view bytes, const Origin& origin, Contents& contents);

// The reader of a format in this build: one of the two, or none.
struct FormatReader {
  Format format = Format::other;
  DocumentReader document = nullptr;
  ContainerReader container = nullptr;
};

// Readers of documents.
// A web page, HTML or XHTML in any encoding that browsers know: its article, or all but the navigation where no article
// stands out (docs/formats.md). Linear in the size of the page, without recursion; refuses none.
Extract read_html(std::string_view bytes, const Origin& origin);
Extract read_web_page(std::string_view bytes, const Origin& origin);
Extract read_pdf(std::string_view bytes, const Origin& origin);
Extract read_docx(std::string_view bytes, const Origin& origin);
Extract read_odt(std::string_view bytes, const Origin& origin);
Extract read_fodt(std::string_view bytes, const Origin& origin);
Extract read_rtf(std::string_view bytes, const Origin& origin);
Extract read_epub(std::string_view bytes, const Origin& origin);
Extract read_doc(std::string_view bytes, const Origin& origin);

// Readers of containers.
void read_message(std::string_view bytes, const Origin& origin, Contents& contents);
void read_mailbox(std::string_view bytes, const Origin& origin, Contents& contents);
void read_warc(std::string_view bytes, const Origin& origin, Contents& contents);
void read_archive(std::string_view bytes, const Origin& origin, Contents& contents);

// What this build has for `format`.
[[nodiscard]] FormatReader reader_of(Format format);

// Reads a whole file and gives `sink` all that is in it. Nothing is thrown but what the sink throws. `bytes` are only
// looked at where their reader looks at them: they may be the mapping of a large file.
void read_foreign(std::string_view bytes, const Origin& origin, const ReadSink& sink);

}  // namespace tenet::indexer
