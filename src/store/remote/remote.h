#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <tenet/searcher.h>

#include "store/manifest.h"
#include "store/remote/connection.h"
#include "store/wire.h"

// An index that another process reads for us: docs/scale.md, "The protocol".
namespace tenet::store {

// Raised whenever a message changes. Both sides must have the same.
inline constexpr std::uint64_t protocol_version = 6;

// What is asked; each has its arguments and its answer in query/service.cc.
enum class Request : std::uint8_t {
  greet,
  topics_file,
  speakers_file,
  term_numbers,
  occurrences,
  forms,
  names,
  quotations,
  find_documents,
  nearest_document,
  documents_like,
  document_hashes,
  document_sizes,
  postings,
  sharing,
  posting,
  lengths,
  passages,
  document_text,
  match,
  matching,
  count,
  document_numbers,
  document_scores,
  explain_document,
  count_words,
};
constexpr Request last_of(Request) {
  return Request::count_words;
}

// What a server says of its index first.
struct Greeting {
  struct Part {
    std::string uuid = {};    // of the segment
    std::uint64_t words = 0;  // without those struck out

    auto members() { return std::tie(uuid, words); }
  };

  std::string tenet = "tenet";
  std::uint64_t version = protocol_version;
  std::string manifest = {};     // as tenet.json has it
  std::vector<Part> parts = {};  // of the segments of the manifest

  auto members() { return std::tie(tenet, version, manifest, parts); }
};

// The asker's end. An error of the server's is thrown as what it was there; all others are IndexErrors that name the
// address.
class Remote {
 public:
  // Connects and greets.
  Remote(const std::string& place, const SearcherOptions& options);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Greeting& greeting() const { return greeting_; }

  // Sends a request, whose answer is received next. Several servers work at once when all are sent theirs before the
  // first answer is received.
  void send(Request request, std::string_view arguments);
  template <typename Answer>
  Answer receive() {
    return std::get<0>(unpacked<Answer>(receive_bytes(), [this] { not_tenet(); }));
  }
  template <typename Answer, typename... Arguments>
  Answer ask(Request request, const Arguments&... arguments) {
    send(request, packed(arguments...));
    return receive<Answer>();
  }

 private:
  [[noreturn]] void not_tenet() const;
  std::string receive_message();
  std::string receive_bytes();

  std::string name_;
  std::chrono::milliseconds timeout_;
  Connection connection_;
  std::size_t unread_ = 0;  // answers that nobody waited for, because another server's was an error
  Greeting greeting_ = {};
};

// The first byte of an answer, and what follows.
enum class Answered : std::uint8_t { well, index_error, query_error, input_error };
constexpr Answered last_of(Answered) {
  return Answered::input_error;
}
// An answer that is the error being handled, for the asker to throw.
[[nodiscard]] std::string packed_error();

}  // namespace tenet::store
