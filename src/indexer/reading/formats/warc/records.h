#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/reading/formats/mail/head.h"

namespace tenet::indexer {

// A record of a web archive (ISO 28500), or of its predecessor ARC.
struct WarcRecord {
  std::string type = {};  // "response", "resource", "revisit", "request" ...; of ARC always "response"
  std::string url = {};
  std::string content_type = {};
  std::string_view block = {};  // an answer of a server, of a response
  bool is_arc = false;
  bool whole = false;    // the block is as long as the record says
  std::size_t next = 0;  // behind the record
};

// Reads the record that begins at `at` of `bytes`, behind any empty lines. Where none begins there, `next` is 0.
[[nodiscard]] WarcRecord read_warc_record(std::string_view bytes, std::size_t at);

// The place of the next record at or behind `at`, by its first line, which may be one of ARC where `is_arc`; the size
// of `bytes` where there is none.
[[nodiscard]] std::size_t find_warc_record(std::string_view bytes, std::size_t at, bool is_arc = false);

// An answer of a web server (RFC 9112).
struct HttpAnswer {
  int status = 0;  // 0 where it is none
  MailHead head = {};
  std::string_view body = {};
};
[[nodiscard]] HttpAnswer read_http_answer(std::string_view block);

// The body of an answer that was sent in chunks (RFC 9112, 7.1). Total: where a chunk has no size, the rest is text as
// it stands.
[[nodiscard]] std::string join_chunks(std::string_view body);

}  // namespace tenet::indexer
