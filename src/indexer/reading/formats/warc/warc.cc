#include <algorithm>
#include <string>

#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/warc/inflate.h"
#include "indexer/reading/formats/warc/records.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// What a server sent, as it was before it was packed for the way.
std::string unpack(const HttpAnswer& answer, Contents& contents) {
  std::string body(answer.body);
  const std::string transfer = text::to_lower(answer.head.get("transfer-encoding"));
  if (transfer.find("chunked") != std::string::npos) body = join_chunks(body);
  const std::string coding = text::to_lower(answer.head.get("content-encoding"));
  const Spend spend = [&](std::size_t bytes) { contents.spend(bytes); };
  Inflated inflated;
  // Many archives hold pages unpacked, whatever their heads say.
  if (coding.find("gzip") != std::string::npos && body.starts_with("\x1F\x8B")) {
    inflated = inflate_gzip(body, largest_member, spend);
  } else if (coding == "deflate") {
    inflated = inflate_deflate(body, largest_member, spend);
  } else {
    return body;
  }
  return inflated.bytes.empty() ? body : inflated.bytes;
}

// How a server packed its answer where that is not undone: "br", "zstd"; empty where the answer is readable. Many
// archives hold pages unpacked, whatever their heads say.
std::string unread_coding(const HttpAnswer& answer, std::string_view body) {
  std::string coding = text::to_lower(answer.head.get("content-encoding"));
  if (coding.empty() || coding == "identity" || coding == "deflate" || coding.find("gzip") != std::string::npos)
    return {};
  constexpr std::size_t looked_at = 1000;
  const bool is_packed = std::ranges::any_of(body.substr(0, looked_at), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !text::is_ascii_space(c);
  });
  return is_packed ? coding : std::string();
}

// What researchers read on a page; pictures, scripts and style sheets are not.
bool is_readable(std::string_view type) {
  for (const std::string_view start :
       {"image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
        "application/x-javascript", "application/font", "application/json", "application/x-shockwave-flash"}) {
    if (type.starts_with(start)) return false;
  }
  return true;
}

void hand_over(const WarcRecord& record, Contents& contents) {
  const bool response = record.type == "response";
  if ((!response && record.type != "resource") || record.url.starts_with("dns:")) return;
  Origin origin{.url = record.url};
  // The ending stands in the path of the address.
  const std::string path = record.url.substr(0, record.url.find_first_of("?#"));
  origin.name = path.substr(path.rfind('/') + 1);
  if (origin.name.empty()) origin.name = "page";
  std::string bytes;
  std::string type = record.content_type;
  if (const HttpAnswer answer = read_http_answer(record.block); answer.status != 0) {
    if (answer.status != 200) return;
    bytes = unpack(answer, contents);
    if (const std::string coding = unread_coding(answer, bytes); !coding.empty()) {
      contents.problem(record.url, "compressed as " + coding + ", which is not read");
      return;
    }
    type = answer.head.get("content-type");
  } else {
    bytes = record.block;
  }
  const MailValue value = read_mail_value(type);
  origin.type = value.value;
  origin.charset = value.get("charset");
  if (!is_readable(origin.type) || bytes.empty()) return;
  contents.member(record.url, bytes, origin);
  if (!record.whole) contents.problem(record.url, "cut off: the record is shorter than it says");
}

// Reads the records of `bytes`, which are not packed; throws for what stands there and is none.
void read_records(std::string_view bytes, Contents& contents) {
  for (std::size_t at = 0; at < bytes.size();) {
    const WarcRecord record = read_warc_record(bytes, at);
    if (record.next <= at) {
      if (std::ranges::all_of(bytes.substr(at), [](char c) { return text::is_ascii_space(c); })) return;
      const std::size_t next = find_warc_record(bytes, at + 1);
      if (next == bytes.size()) throw InputError("damaged: what stands behind its last record is none");
      at = next;
      continue;
    }
    hand_over(record, contents);
    at = record.next;
  }
}

// Reads a file that is packed record by record, as WARC files are, or as a whole.
void read_packed_records(std::string_view bytes, Contents& contents) {
  const Spend spend = [&](std::size_t size) { contents.spend(size); };
  for (std::size_t at = 0; at < bytes.size();) {
    const Inflated member = inflate_gzip(bytes.substr(at), largest_member, spend);
    read_records(member.bytes, contents);
    at += std::max<std::size_t>(member.used, 1);
    if (member.whole && bytes.substr(at).starts_with("\x1F\x8B")) continue;
    const std::size_t next = bytes.find("\x1F\x8B\x08", at);
    if (!member.whole || next != std::string_view::npos) {
      contents.problem("record", "damaged: a record cannot be unpacked to its end");
    }
    at = std::min(next, bytes.size());
  }
}

}  // namespace

// A web archive: the pages that servers sent are members, called by their addresses. Requests, answers other than 200,
// pages that were sent before and what is no text are passed over. The day of the visit is not the statement's.
void read_warc(std::string_view bytes, const Origin&, Contents& contents) {
  if (bytes.starts_with("\x1F\x8B")) {
    read_packed_records(bytes, contents);
  } else {
    read_records(bytes, contents);
  }
}

}  // namespace tenet::indexer
