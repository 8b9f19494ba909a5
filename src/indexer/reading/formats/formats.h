#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/spend.h"
#include "indexer/reading/recognise.h"
#include "indexer/reading/worker/messages.h"

// The readers of formats and the frame around them: foreign bytes -> documents. Part of tenet-reader alone, which runs
// in a sandbox; libtenet never links a parser of a foreign format.
//
// A new format: a row in recognise.h, a source file NAME.cc beside this one (or a folder NAME/), its function declared
// below, a line in the table of readers in formats.cc, and a line in cmake/reader.cmake where it needs a library.
namespace tenet::indexer {

// Takes what reading a file gives, in order. `member` is the place in the file: empty for the file itself,
// "letters/a.docx" for a member of an archive, "inner.zip!a.docx" for a member of a member. UTF-8 without control
// characters, and unique in its container.
struct ReadSink {
  // The reading of a member begins, which gives one document or one problem, or is a container.
  std::function<void(const std::string& member)> begins = {};
  std::function<void(const std::string& member, Extract)> document = {};
  // A member in a format that libtenet reads itself: text, Markdown, JSON lines. The origin has its name, ending and
  // charset.
  std::function<void(const std::string& member, std::string_view bytes, const Origin&)> text = {};
  // The reason is lower case, without a full stop: "encrypted: ...".
  std::function<void(const MemberProblem&)> problem = {};
  std::function<void(const MemberSidecar&)> sidecar = {};
  // Reading goes on, but has nothing to give: a member is passed over, or another reader has given it. May be empty.
  std::function<void()> progress = {};
};

// No archive in more archives than this is opened.
inline constexpr int deepest_container = 10;
// The most bytes of the name of a member, so that ten of them and a file's fit into a message.
inline constexpr std::size_t longest_name = 4000;
// The most bytes of a member, or of a file that is one document.
inline constexpr std::size_t largest_member = std::size_t{256} << 20;

class Contents;

// A reader of a format that is one document throws InputError with a short reason, lower case and without a full stop,
// where it cannot. So does the reader of a container, which has handed over what it could before.
using DocumentReader = Extract (*)(std::string_view bytes, const Origin& origin);
// The same for a document that is a ZIP file of parts.
using PackageReader = Extract (*)(std::string_view bytes, const Origin& origin, const Spend& spend);
using ContainerReader = void (*)(std::string_view bytes, const Origin& origin, Contents& contents);

// The reader of a format in this build: one of the three, or none.
struct FormatReader {
  Format format = Format::other;
  DocumentReader document = nullptr;
  PackageReader package = nullptr;
  ContainerReader container = nullptr;

  [[nodiscard]] bool is_none() const { return document == nullptr && package == nullptr && container == nullptr; }
};

// The file expands to too much: its reading ends. Goes through all readers up to read_foreign().
struct BudgetSpent {};

// Gives the bytes of a member, in `room` where they stand nowhere else. Throws InputError where there are none.
using LoadMember = std::function<std::string_view(std::string& room)>;

// A file in a container that describes another one there: indexer/reading/sidecar.h.
struct Description {
  std::string name = {};  // empty where there is none
  std::string bytes = {};
};

// The reading of one file, members of members included.
class FileReading {
 public:
  // Leaves out the first `skip` of what it would call the sink for, and does not read the members among them again: for
  // a file that another process did not survive. A file of `size` bytes may expand to 1 GiB, or to 100 times its size
  // where that is more, but to 64 GiB at most.
  FileReading(const ReadSink& sink, std::size_t size, std::uint64_t skip = 0);

  // Takes `bytes` of what it may still expand to. Throws BudgetSpent.
  void spend(std::size_t bytes);
  // Reads a member, by the reader of its format. `depth` is the number of containers around it. What goes wrong, in
  // loading it also, is its problem; nothing is thrown but BudgetSpent.
  void read(const LoadMember& load, const Origin& origin, const std::string& place, int depth);
  void document(const std::string& place, Extract extract);
  void problem(const std::string& place, const std::string& reason, bool is_final = true);
  void sidecar(const std::string& place, const Description& description);
  // See ReadSink.
  void progress() const;
  // A place that no other member of the file has: `place`, or that with a number behind it.
  [[nodiscard]] std::string unique(const std::string& place);

 private:
  // Calls `call`, which gives something to the sink, unless that is to be left out. Counts what was given.
  template <typename Call>
  void give(const Call& call);
  void read_bytes(std::string_view bytes, const Origin& origin, const std::string& place, int depth);
  void read_by(const FormatReader& reader, std::string_view bytes, const Origin& origin, const std::string& place,
               int depth);

  const ReadSink& sink_;
  std::uint64_t left_;  // bytes to expand to
  std::uint64_t skip_;
  std::uint64_t given_ = 0;
  std::map<std::string, int> places_ = {};  // those given, with the last number of each: one may come 100,000 times
};

// What a container gives, as its reader finds it.
class Contents {
 public:
  // `reader` as Extract::reader, of the container.
  Contents(FileReading& reading, std::string container, int depth, std::string reader = {})
      : reading_(reading), container_(std::move(container)), depth_(depth), reader_(std::move(reader)) {}

  // Call it before `bytes` more come out of a decompressor, in steps of at most some 64 KB, so that a bomb is noticed
  // before it takes memory. Throws BudgetSpent.
  void spend(std::size_t bytes) { reading_.spend(bytes); }
  // The document that the container itself is: the body of a message.
  void document(Extract extract);
  // A member, which is read at once by the reader of its format, members of it included. What goes wrong in it is its
  // problem, and nothing is thrown but BudgetSpent. `name` may be any bytes: it is made UTF-8 without control
  // characters, and unique in the file by a number behind it: "a.txt", "a.txt (2)". What is beyond longest_name is cut
  // off. An empty origin.name becomes `name`.
  void member(std::string_view name, const LoadMember& load, Origin origin = {}, const Description& description = {});
  void member(std::string_view name, std::string_view bytes, Origin origin = {}, const Description& description = {});
  // Call it where a member is passed over.
  void progress() const { reading_.progress(); }
  // A member that cannot be read.
  void problem(std::string_view name, const std::string& reason);

 private:
  [[nodiscard]] std::string place_of(std::string_view name);

  FileReading& reading_;
  std::string container_;  // its own place
  int depth_;              // containers around its members
  std::string reader_;
};

// Readers of documents.
// A web page, HTML or XHTML in any encoding that browsers know: its article, or all but the navigation where no article
// stands out (docs/formats.md). Linear in the size of the page; refuses none.
Extract read_html(std::string_view bytes, const Origin& origin);
// The same, with all that is not hidden: a message or the chapter of a book has no navigation.
Extract read_whole_html(std::string_view bytes, const Origin& origin);
Extract read_web_page(std::string_view bytes, const Origin& origin);
Extract read_pdf(std::string_view bytes, const Origin& origin);
// Loads what poppler loads when it reads its first word, for as long as the process lasts.
void prepare_pdf();
Extract read_docx(std::string_view bytes, const Origin& origin, const Spend& spend = {});
Extract read_odt(std::string_view bytes, const Origin& origin, const Spend& spend = {});
Extract read_fodt(std::string_view bytes, const Origin& origin);
Extract read_rtf(std::string_view bytes, const Origin& origin);
// SubRip and WebVTT: what is spoken, a paragraph for each who speaks as far as the captions say it: ">>", "JANE ROE:",
// <v Jane Roe>, a dash.
Extract read_captions(std::string_view bytes, const Origin& origin);
Extract read_epub(std::string_view bytes, const Origin& origin, const Spend& spend = {});
Extract read_doc(std::string_view bytes, const Origin& origin);

// Readers of containers.
void read_message(std::string_view bytes, const Origin& origin, Contents& contents);
void read_mailbox(std::string_view bytes, const Origin& origin, Contents& contents);
void read_warc(std::string_view bytes, const Origin& origin, Contents& contents);
// Loads the locale in which names are UTF-8, for read_archive().
void prepare_archives();
void read_archive(std::string_view bytes, const Origin& origin, Contents& contents);

// What this build has for `format`.
[[nodiscard]] FormatReader reader_of(Format format);

// Loads what the libraries of this build load when they are first used: the sandbox closes the file system.
void prepare_readers();
// Files and folders that readers open later, for their eyes only: "/usr/share/poppler".
[[nodiscard]] std::vector<std::string> needed_paths();

// Reads a whole file and gives `sink` all that is in it. Nothing is thrown but what the sink throws; `skip` as
// FileReading has it. `bytes` are only looked at where their reader looks at them: they may be the mapping of a large
// file.
void read_foreign(std::string_view bytes, const Origin& origin, const ReadSink& sink, std::uint64_t skip = 0);

}  // namespace tenet::indexer
