#include <algorithm>
#include <string>

#include "indexer/reading/formats/formats.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// Whether a line begins a message: "From someone@example.org Mon Jan  1 00:00:00 2024". The time tells it from prose.
bool begins_message(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
    if (colon + 1 < line.size() && text::is_digit(line[colon - 1]) && text::is_digit(line[colon + 1])) return true;
  }
  return false;
}

// A message as it was sent: each line of ">From " has lost a mark that the mailbox put there (mboxrd).
std::string without_marks(std::string_view message) {
  std::string result;
  result.reserve(message.size());
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size() - 1) + 1;
    std::string_view line = message.substr(0, end);
    message.remove_prefix(end);
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    if (marks > 0 && line.substr(marks).starts_with("From ")) line.remove_prefix(1);
    result += line;
  }
  return result;
}

bool is_called_mailbox(std::string_view name) {
  const std::string lower = text::to_lower(name);
  return lower.ends_with(".mbox") || lower.ends_with(".mbx");
}

}  // namespace

// A mailbox (RFC 4155): its messages are members, called by their numbers from 1. A single message under another name
// is the document itself: mail programs save it with the first line of a mailbox.
void read_mailbox(std::string_view bytes, const Origin& origin, Contents& contents) {
  std::size_t number = 0;
  std::size_t begin = std::string_view::npos;  // of the message that is open
  const auto hand_over = [&](std::size_t end, bool single) {
    if (begin == std::string_view::npos || begin >= end) return;
    std::string plain;
    std::string_view message = bytes.substr(begin, end - begin);
    if (message.find("\n>") != std::string_view::npos) message = plain = without_marks(message);
    if (single && !is_called_mailbox(origin.name)) return read_message(message, origin, contents);
    const std::string name = std::to_string(++number);
    contents.member(name, message, {.name = name, .type = "message/rfc822"});
  };
  bool after_blank = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(at, next - at);
    if (after_blank && begins_message(line)) {
      hand_over(at, false);
      begin = next;
    }
    after_blank = line == "\n" || line == "\r\n";
    at = next;
  }
  hand_over(bytes.size(), number == 0);
}

}  // namespace tenet::indexer
