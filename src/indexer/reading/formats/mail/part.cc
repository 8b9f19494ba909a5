#include "indexer/reading/formats/mail/part.h"

#include <algorithm>
#include <utility>

#include "indexer/reading/formats/mail/transfer.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// Reads what stands behind the fields of a part. Where its type is not said, it is `usual`.
// `left` is how many parts may still be read.
MailPart read_part(std::string_view bytes, MailHead head, int depth, std::string_view usual, std::size_t& left);

// A line of dashes and the boundary.
struct Delimiter {
  std::size_t begin = 0;  // of the line; its own line end before it is no part of the text
  std::size_t next = 0;   // where the next line begins
  bool last = false;
};

// The first at `at`, where a line begins, or behind it.
Delimiter find_delimiter(std::string_view body, const std::string& dashes, std::size_t at) {
  while (at < body.size()) {
    const std::size_t feed = std::min(body.find('\n', at), body.size());
    std::string_view line = body.substr(at, feed - at);
    const std::size_t next = std::min(feed + 1, body.size());
    if (line.starts_with(dashes)) {
      line.remove_prefix(dashes.size());
      const bool last = line.starts_with("--");
      const bool alone = last || std::ranges::all_of(line, [](char c) { return text::is_ascii_space(c); });
      if (alone) return {at, next, last};
    }
    at = next;
  }
  return {body.size(), body.size(), true};
}

std::vector<MailPart> read_parts(std::string_view body, const std::string& boundary, int depth, std::string_view usual,
                                 std::size_t& left) {
  std::vector<MailPart> parts;
  const std::string dashes = "--" + boundary;
  Delimiter delimiter = find_delimiter(body, dashes, 0);
  while (!delimiter.last && left > 0) {
    --left;
    const Delimiter end = find_delimiter(body, dashes, delimiter.next);
    std::string_view part = body.substr(delimiter.next, std::max(end.begin, delimiter.next) - delimiter.next);
    if (end.begin < body.size() && part.ends_with('\n')) part.remove_suffix(1);
    if (end.begin < body.size() && part.ends_with('\r')) part.remove_suffix(1);
    parts.push_back(read_part(part, read_mail_head(part, true), depth + 1, usual, left));
    delimiter = end;
  }
  return parts;
}

MailPart read_part(std::string_view bytes, MailHead head, int depth, std::string_view usual, std::size_t& left) {
  MailPart part;
  part.head = std::move(head);
  part.body = bytes.substr(part.head.body);
  part.content = read_mail_value(part.head.get("content-type"));
  const MailValue disposition = read_mail_value(part.head.get("content-disposition"));
  part.encoding = read_mail_value(part.head.get("content-transfer-encoding")).value;
  part.type = part.content.value.find('/') == std::string::npos ? std::string(usual) : part.content.value;
  part.charset = part.content.get("charset");
  // Programs write it of whatever they send. Bytes beyond it tell what they are.
  if (text::to_lower(part.charset) == "us-ascii") part.charset = {};
  part.name = disposition.get("filename");
  if (part.name.empty()) part.name = part.content.get("name");
  part.attached = disposition.value == "attachment";
  if (depth >= deepest_part) return part;
  if (part.type.starts_with("multipart/")) {
    const std::string boundary(part.content.get("boundary"));
    if (!boundary.empty()) {
      const bool digest = part.type == "multipart/digest";  // RFC 2046, 5.1.5
      part.parts = read_parts(part.body, boundary, depth, digest ? "message/rfc822" : "text/plain", left);
    }
    if (part.parts.empty()) part.type = "text/plain";
  } else if ((part.type == "message/rfc822" || part.type == "message/global") && part.encoding != "base64" &&
             part.encoding != "quoted-printable") {
    part.parts.push_back(read_part(part.body, read_mail_head(part.body), depth + 1, "text/plain", left));
  }
  return part;
}

}  // namespace

std::string MailPart::decoded() const {
  return decode_transfer(body, encoding);
}

const MailPart* find_page(const MailPart& part) {
  if (part.type == "text/html" || part.type == "application/xhtml+xml") return &part;
  for (const MailPart& each : part.parts) {
    if (const MailPart* page = find_page(each)) return page;
  }
  return nullptr;
}

MailPart read_mail_message(std::string_view bytes, int depth) {
  std::size_t left = most_parts;
  MailPart message = read_part(bytes, read_mail_head(bytes), depth, "text/plain", left);
  message.cut = left == 0;
  return message;
}

}  // namespace tenet::indexer
