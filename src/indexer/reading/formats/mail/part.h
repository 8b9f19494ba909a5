#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/mail/head.h"

namespace tenet::indexer {

// A part of a message (RFC 2045, 2046), in views of the message.
struct MailPart {
  MailHead head = {};
  std::string type = {};      // "text/plain"
  std::string charset = {};   // as declared; empty for us-ascii
  std::string name = {};      // of a file
  std::string encoding = {};  // of the transfer
  bool attached = false;      // stands apart from the text
  MailValue content = {};     // Content-Type
  std::string_view body = {};
  bool cut = false;                  // of a whole message: it has more than most_parts
  std::vector<MailPart> parts = {};  // of a multipart, or the one message of a message/rfc822

  [[nodiscard]] std::string decoded() const;
};

// The most that parts stand inside each other; what is deeper has no parts.
inline constexpr int deepest_part = 100;

// The most parts of a message, those of its parts included.
inline constexpr std::size_t most_parts = 100'000;

// Reads a message, `depth` deep in others. Total: a multipart without parts is text, and one without an end ends with
// the message.
[[nodiscard]] MailPart read_mail_message(std::string_view bytes, int depth = 0);

// The first web page in a part, which may be the part itself; or null.
[[nodiscard]] const MailPart* find_page(const MailPart& part);

}  // namespace tenet::indexer
