#include "indexer/reading/formats/warc/records.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "text/ascii.h"
#include "text/lines.h"

namespace tenet::indexer {
namespace {

// The number that a text begins with, if white space, a semicolon or nothing stands behind it.
std::optional<std::size_t> number(std::string_view text, int base = 10) {
  while (!text.empty() && text::is_ascii_space(text.front())) text.remove_prefix(1);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  const bool ends = end == text.data() + text.size() || *end == ';' || text::is_ascii_space(*end);
  if (error != std::errc() || end == text.data() || !ends) return std::nullopt;
  return value;
}

// "<http://example.org/>", as some programs write addresses.
std::string without_brackets(std::string url) {
  if (url.size() > 2 && url.front() == '<' && url.back() == '>') return url.substr(1, url.size() - 2);
  return url;
}

WarcRecord read_warc(std::string_view bytes, std::size_t at) {
  WarcRecord record;
  const std::size_t head_at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  const MailHead head = read_mail_head(bytes.substr(head_at), true);
  record.type = text::to_lower(head.get("warc-type"));
  record.url = without_brackets(head.get("warc-target-uri"));
  record.content_type = text::to_lower(head.get("content-type"));
  const std::size_t begin = head_at + head.body;
  const std::optional<std::size_t> length = number(head.get("content-length"));
  const std::size_t rest = bytes.size() - begin;
  record.whole = length && *length <= rest;
  // Without a length, or with one that leads out of the file, the record ends where the next one begins.
  const std::size_t end = record.whole ? begin + *length : find_warc_record(bytes, begin);
  record.block = bytes.substr(begin, end - begin);
  record.next = end;
  return record;
}

// The first line of a record of ARC.
struct ArcLine {
  std::string_view url = {};
  std::size_t length = 0;  // of the block
};

// "http://example.org/ 192.0.2.1 20110101000000 text/html 1234" (ARC version 1). Addresses may have spaces. Nothing for
// any other line.
std::optional<ArcLine> arc_line(std::string_view line) {
  std::vector<std::size_t> spaces;
  for (std::size_t i = line.size(); i-- > 0 && spaces.size() < 4;) {
    if (line[i] == ' ') spaces.push_back(i);
  }
  const std::optional<std::size_t> length = spaces.size() == 4 ? number(line.substr(spaces[0])) : std::nullopt;
  if (!length || line.substr(0, spaces[3]).find("://") == std::string_view::npos) return std::nullopt;
  return ArcLine{.url = line.substr(0, spaces[3]), .length = *length};
}

WarcRecord read_arc(std::string_view bytes, std::size_t at) {
  WarcRecord record;
  const std::optional<ArcLine> line = arc_line(text::first_line(bytes.substr(at)));
  if (!line) return record;
  record.is_arc = true;
  record.type = line->url.starts_with("filedesc:") ? "warcinfo" : "response";
  record.url = line->url;
  const std::size_t begin = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  record.whole = line->length <= bytes.size() - begin;
  record.block = bytes.substr(begin, line->length);
  record.next = begin + record.block.size();
  return record;
}

}  // namespace

WarcRecord read_warc_record(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && (bytes[at] == '\r' || bytes[at] == '\n')) ++at;
  if (at >= bytes.size()) return {};
  return bytes.substr(at).starts_with("WARC/") ? read_warc(bytes, at) : read_arc(bytes, at);
}

std::size_t find_warc_record(std::string_view bytes, std::size_t at, bool is_arc) {
  if (at > 0 && at < bytes.size() && bytes[at - 1] != '\n') at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  while (at < bytes.size()) {
    const std::string_view line = text::first_line(bytes.substr(at));
    if (line.starts_with("WARC/") && line.size() > 5 && text::is_digit(line[5])) return at;
    if (is_arc && arc_line(line)) return at;
    at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  }
  return bytes.size();
}

HttpAnswer read_http_answer(std::string_view block) {
  HttpAnswer answer;
  const std::string_view line = text::first_line(block);
  const std::size_t space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == std::string_view::npos) return answer;
  answer.status = static_cast<int>(std::min<std::size_t>(number(line.substr(space)).value_or(0), 999));
  const std::string_view rest = block.substr(std::min(block.find('\n'), block.size() - 1) + 1);
  answer.head = read_mail_head(rest, true);
  answer.body = rest.substr(answer.head.body);
  return answer;
}

std::string join_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    const std::string_view line = text::first_line(body);
    const std::optional<std::size_t> size = number(line, 16);
    if (!size) return joined.empty() ? std::string(body) : joined;
    if (*size == 0) break;
    body.remove_prefix(std::min(body.find('\n'), body.size() - 1) + 1);
    joined += body.substr(0, *size);
    body.remove_prefix(std::min(*size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return joined;
}

}  // namespace tenet::indexer
