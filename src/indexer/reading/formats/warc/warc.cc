#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/warc/inflate.h"
#include "indexer/reading/formats/warc/records.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

bool is_chunked(const MailHead& head) {
  return text::to_lower(head.get("transfer-encoding")).find("chunked") != std::string::npos;
}

// What a server sent, as it was before it was packed for the way: `body` itself, or what becomes of it in `room`.
std::string_view unpack(const MailHead& head, std::string_view body, Contents& contents, std::string& room,
                        bool& whole) {
  if (is_chunked(head)) body = room = join_chunks(body);
  const std::string coding = text::to_lower(head.get("content-encoding"));
  const Spend spend = [&](std::size_t bytes) { contents.spend(bytes); };
  Inflated inflated;
  // Many archives hold pages unpacked, whatever their heads say.
  if (coding.find("gzip") != std::string::npos && body.starts_with("\x1F\x8B")) {
    inflated = inflate_gzip(body, largest_member, spend);
  } else if (coding == "deflate") {
    inflated = inflate_deflate(body, largest_member, spend);
  }
  if (inflated.bytes.empty()) return body;
  whole = whole && inflated.whole;
  return room = std::move(inflated.bytes);
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
  constexpr std::array unread = {"image/"sv,
                                 "audio/"sv,
                                 "video/"sv,
                                 "font/"sv,
                                 "text/css"sv,
                                 "text/javascript"sv,
                                 "application/javascript"sv,
                                 "application/x-javascript"sv,
                                 "application/font"sv,
                                 "application/json"sv,
                                 "application/x-shockwave-flash"sv};
  return std::ranges::none_of(unread, [&](std::string_view start) { return type.starts_with(start); });
}

void hand_over(const WarcRecord& record, Contents& contents) {
  // Of a conversion the text is the block: WET files have nothing else.
  const bool is_resource = record.type == "resource" || record.type == "conversion";
  if ((record.type != "response" && !is_resource) || record.url.starts_with("dns:")) return;
  Origin origin{.url = record.url};
  // The ending stands in the path of the address.
  const std::string path = record.url.substr(0, record.url.find_first_of("?#"));
  origin.name = path.substr(path.rfind('/') + 1);
  if (origin.name.empty()) origin.name = "page";
  const HttpAnswer answer = read_http_answer(record.block);
  if (answer.status != 0 && answer.status != 200) return;
  const std::string_view body = answer.status == 0 ? record.block : answer.body;
  const MailValue value = read_mail_value(answer.status == 0 ? record.content_type : answer.head.get("content-type"));
  origin.type = value.value;
  origin.charset = value.get("charset");
  constexpr std::size_t first_chunk = 100;  // bytes in which it begins
  const bool is_empty = body.empty() || (is_chunked(answer.head) && join_chunks(body.substr(0, first_chunk)).empty());
  if (!is_readable(origin.type) || is_empty) return;
  if (const std::string coding = unread_coding(answer, body); !coding.empty()) {
    return contents.problem(record.url, "compressed as " + coding + ", which is not read");
  }
  bool is_whole = record.whole;
  const LoadMember load = [&](std::string& room) { return unpack(answer.head, body, contents, room, is_whole); };
  contents.member(record.url, load, origin);
  if (!is_whole) contents.problem(record.url, "cut off: what it has is shorter than it says");
}

// Reads the records of `bytes`, which are not packed, and names what stands between them and is none. Gives how many
// bytes it has read: all, or where `more` follows those before the last record that may go on. `is_arc` says whether
// the record before them was one of ARC, and then the last of them.
std::size_t read_records(std::string_view bytes, Contents& contents, bool& is_arc, bool more = false) {
  for (std::size_t at = 0; at < bytes.size();) {
    const WarcRecord record = read_warc_record(bytes, at);
    if (record.next > at) {
      if (more && (!record.whole || record.next == bytes.size())) return at;
      is_arc = record.is_arc;
      try {
        hand_over(record, contents);
      } catch (const std::bad_alloc&) {
        contents.problem(record.url, "needs too much memory");
      }
      contents.progress();
      at = record.next;
      continue;
    }
    at = std::min(bytes.find_first_not_of("\r\n", at), bytes.size());
    if (std::ranges::all_of(bytes.substr(at), [](char c) { return text::is_ascii_space(c); })) break;
    const std::size_t next = find_warc_record(bytes, at + 1, is_arc);
    if (more && next == bytes.size()) return at;
    contents.problem("record", fmt::format("damaged: {} bytes are no record", next - at));
    at = next;
  }
  return bytes.size();
}

// Reads what is packed as one gzip member: a record or, where all of the file is, many.
void read_member(Inflater& member, Contents& contents, bool& is_arc) {
  constexpr std::size_t step = std::size_t{16} << 20;
  std::string unpacked;
  std::size_t most = step;
  while (!member.is_done()) {
    member.fill(unpacked, most);
    const std::size_t read = read_records(unpacked, contents, is_arc, !member.is_done());
    unpacked.erase(0, read);
    most = unpacked.size() + step;
    if (most > largest_member && !member.is_done()) {
      contents.problem("record", fmt::format("too large: a document may have {} MB", largest_member >> 20));
      unpacked.clear();
      most = step;
    }
  }
}

// Reads a file that is packed record by record, as WARC files are, or as a whole.
void read_packed_records(std::string_view bytes, Contents& contents) {
  const Spend spend = [&](std::size_t size) { contents.spend(size); };
  bool is_arc = false;
  for (std::size_t at = 0; at < bytes.size();) {
    Inflater member(Inflater::Form::gzip, bytes.substr(at), spend);
    read_member(member, contents, is_arc);
    at += std::max<std::size_t>(member.used(), 1);
    if (member.is_whole() && bytes.substr(at).starts_with("\x1F\x8B")) continue;
    const std::size_t next = bytes.find("\x1F\x8B\x08", at);
    if (!member.is_whole() || next != std::string_view::npos) {
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
    bool is_arc = false;
    read_records(bytes, contents, is_arc);
  }
}

}  // namespace tenet::indexer
