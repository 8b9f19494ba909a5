#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/recognise.h"

// Messages between libtenet and tenet-reader. libtenet trusts none: a document may have taken the reader over.
namespace tenet::indexer {

// Raised whenever a message changes; both sides must have the same.
inline constexpr std::uint64_t protocol_version = 4;
// No message is longer, in bytes.
inline constexpr std::size_t longest_message = std::size_t{256} << 20;

// What a worker says once, before it reads anything.
struct Greeting {
  std::vector<Format> formats = {};       // those it can read
  std::vector<std::string> missing = {};  // what the kernel lacks for a whole sandbox: "Landlock"

  bool operator==(const Greeting&) const = default;
};

// To the worker: read the file whose descriptor comes with it.
struct ReadRequest {
  Origin origin = {};
  std::uint64_t skip = 0;  // of the messages that reading it gives: those that a worker before gave

  bool operator==(const ReadRequest&) const = default;
};

// From the worker. `member` is the place in the file: ReadSink.

// It is about to read this member; how long that takes is counted from here.
struct MemberBegins {
  std::string member = {};

  bool operator==(const MemberBegins&) const = default;
};
struct MemberDocument {
  std::string member = {};
  Extract extract = {};

  bool operator==(const MemberDocument&) const = default;
};
// In a format that libtenet reads itself.
struct MemberText {
  std::string member = {};
  Origin origin = {};
  std::string bytes = {};

  bool operator==(const MemberText&) const = default;
};
struct MemberProblem {
  std::string member = {};
  std::string reason = {};
  bool is_final = true;  // whether every tenet-reader of this version meets it, whatever it was built with

  bool operator==(const MemberProblem&) const = default;
};
// What a file beside a member says of it: a sidecar in an archive. It comes before what the member gives.
struct MemberSidecar {
  std::string member = {};  // that it describes
  std::string name = {};    // its own, "report.pdf.yaml"
  std::string bytes = {};   // as they are

  bool operator==(const MemberSidecar&) const = default;
};
// Reading goes on, and gives nothing for a while.
struct Progress {
  bool operator==(const Progress&) const = default;
};
// The file is read to its end.
struct FileEnds {
  bool operator==(const FileEnds&) const = default;
};

using WorkerMessage =
    std::variant<MemberBegins, MemberDocument, MemberText, MemberProblem, FileEnds, MemberSidecar, Progress>;

// A message that keeps no rule of this file, or an extract that keeps none of extract.h.
struct BadMessage {};

// `text` as UTF-8 without control characters, each stretch of them a space; what is beyond 64 KB is cut off.
[[nodiscard]] std::string clean(std::string_view text);
// Makes what a reader gave beside the text fit for a message: strings clean, marks and links in order and inside the
// text, no more of each than a million. The text and its blocks must be right, as ExtractBuilder makes them.
void tidy(Extract& extract);

[[nodiscard]] std::string encode(const Greeting& greeting);
[[nodiscard]] std::string encode(const ReadRequest& request);
[[nodiscard]] std::string encode(const WorkerMessage& message);
// A MemberText whose bytes, which may be many, are not copied first.
[[nodiscard]] std::string encode_text(const std::string& member, const Origin& origin, std::string_view bytes);

// All throw BadMessage. What they give is safe to use: text is UTF-8 without control characters, ranges are inside it,
// ascending and on code points, and sizes are bounded by the size of `bytes`.
[[nodiscard]] Greeting decode_greeting(std::string_view bytes);
[[nodiscard]] ReadRequest decode_request(std::string_view bytes);
[[nodiscard]] WorkerMessage decode_message(std::string_view bytes);

}  // namespace tenet::indexer
