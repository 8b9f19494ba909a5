#include "indexer/reading/worker/messages.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/reading/read.h"
#include "indexer/reading/sidecar.h"
#include "store/bytes.h"
#include "text/decode.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using store::ByteReader;
using store::ByteWriter;

// A block, a link or a label takes many times its bytes in a message once it is in memory.
constexpr std::size_t most_parts = std::size_t{1} << 20;
constexpr std::size_t longest_string = std::size_t{64} << 10;  // bytes, of all but texts
constexpr std::uint32_t highest_page = 10'000'000;

[[noreturn]] void bad() {
  throw BadMessage{};
}

// Whether it is UTF-8 without control characters, but for line feeds where `lines`.
bool is_clean(std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 ? !(lines && byte == '\n') : byte == 0x7F) return false;
    if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return false;  // C1
  }
  return text::is_utf8(text);
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// Not empty, inside `text` and between characters.
bool is_inside(std::string_view text, TextRange range) {
  return range.begin < range.end && range.end <= text.size() && is_boundary(text, range.begin) &&
         is_boundary(text, range.end);
}

std::string clean_string(ByteReader& in) {
  const std::string_view text = in.view();
  if (text.size() > longest_string || !is_clean(text, false)) bad();
  return std::string(text);
}

std::size_t part_count(ByteReader& in) {
  const std::size_t count = in.count();
  if (count > most_parts) bad();
  return count;
}

void write_range(ByteWriter& out, TextRange range, std::size_t& last) {
  out.change(static_cast<std::int64_t>(range.begin), static_cast<std::int64_t>(last));
  out.number(range.size());
  last = range.begin;
}

// Of a stranger's numbers, none of which may overflow.
TextRange read_range(ByteReader& in, std::string_view text, std::size_t& last) {
  const std::int64_t begin = in.change(static_cast<std::int64_t>(last));
  const std::uint64_t size = in.number();
  if (begin < 0 || static_cast<std::uint64_t>(begin) > text.size() || size > text.size()) bad();
  last = static_cast<std::size_t>(begin);
  const TextRange range{last, last + static_cast<std::size_t>(size)};
  if (!is_inside(text, range)) bad();
  return range;
}

void write_origin(ByteWriter& out, const Origin& origin) {
  for (const std::string* each : {&origin.name, &origin.type, &origin.charset, &origin.url}) out.string(*each);
}

Origin read_origin(ByteReader& in) {
  Origin origin;
  for (std::string* each : {&origin.name, &origin.type, &origin.charset, &origin.url}) *each = clean_string(in);
  return origin;
}

void write_strings(ByteWriter& out, const std::vector<std::string>& strings) {
  out.number(strings.size());
  for (const std::string& each : strings) out.string(each);
}

std::vector<std::string> read_strings(ByteReader& in) {
  std::vector<std::string> strings;
  for (std::size_t left = part_count(in); left > 0; --left) strings.push_back(clean_string(in));
  return strings;
}

void write_extract(ByteWriter& out, const Extract& extract) {
  out.string(extract.text);
  std::size_t last = 0;
  out.number(extract.blocks.size());
  for (const Block& block : extract.blocks) {
    out.number(static_cast<std::uint64_t>(block.kind));
    out.number(static_cast<std::uint64_t>(block.level));
    write_range(out, block.range, last);
  }
  out.number(extract.pages.size());
  for (const PageMark& mark : extract.pages) {
    out.number(mark.begin);
    out.number(mark.page);
  }
  write_strings(out, extract.page_labels);
  out.number(extract.keys.size());
  for (const auto& [key, value] : extract.keys) {
    out.string(key);
    out.string(value);
  }
  last = 0;
  out.number(extract.links.size());
  for (const Link& link : extract.links) {
    write_range(out, link.words, last);
    out.string(link.address);
  }
  write_strings(out, extract.warnings);
  out.string(extract.reader);
}

std::vector<Block> read_blocks(ByteReader& in, std::string_view text) {
  std::vector<Block> blocks;
  std::size_t last = 0;
  std::size_t end = 0;
  for (std::size_t left = part_count(in); left > 0; --left) {
    Block block{.kind = in.one_of(Block::Kind::furniture)};
    const std::uint64_t level = in.number();
    if (level > guessed_level) bad();
    block.level = static_cast<int>(level);
    block.range = read_range(in, text, last);
    if (block.range.begin < end || text::trim(text, block.range) != block.range) bad();
    end = block.range.end;
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::vector<PageMark> read_pages(ByteReader& in, std::string_view text) {
  std::vector<PageMark> pages;
  for (std::size_t left = part_count(in); left > 0; --left) {
    const std::uint64_t begin = in.number();
    const std::uint64_t page = in.number();
    if (begin >= text.size() || !is_boundary(text, begin) || page == 0 || page > highest_page) bad();
    if (!pages.empty() && begin < pages.back().begin) bad();
    pages.push_back({.begin = begin, .page = static_cast<std::uint32_t>(page)});
  }
  return pages;
}

std::vector<DocumentKey> read_keys(ByteReader& in) {
  std::vector<DocumentKey> keys;
  for (std::size_t left = part_count(in); left > 0; --left) {
    std::string key = clean_string(in);
    keys.push_back({.key = std::move(key), .value = clean_string(in)});
  }
  return keys;
}

std::vector<Link> read_links(ByteReader& in, std::string_view text) {
  std::vector<Link> links;
  std::size_t last = 0;
  std::size_t before = 0;
  for (std::size_t left = part_count(in); left > 0; --left) {
    const TextRange words = read_range(in, text, last);
    if (words.begin < before) bad();
    before = words.begin;
    links.push_back({.words = words, .address = clean_string(in)});
  }
  return links;
}

bool is_reader(const std::string& name) {
  static const std::set<std::string> names = all_reader_names();
  return names.contains(name);
}

Extract read_extract(ByteReader& in) {
  Extract extract{.text = in.string()};
  if (extract.text.size() > largest_document || !is_clean(extract.text, true)) bad();
  extract.blocks = read_blocks(in, extract.text);
  extract.pages = read_pages(in, extract.text);
  extract.page_labels = read_strings(in);
  extract.keys = read_keys(in);
  extract.links = read_links(in, extract.text);
  extract.warnings = read_strings(in);
  extract.reader = clean_string(in);
  if (!is_reader(extract.reader)) bad();
  return extract;
}

void write(ByteWriter& out, const MemberBegins& message) {
  out.string(message.member);
}
void write(ByteWriter& out, const MemberDocument& message) {
  out.string(message.member);
  write_extract(out, message.extract);
}
void write_text(ByteWriter& out, const std::string& member, const Origin& origin, std::string_view bytes) {
  out.string(member);
  write_origin(out, origin);
  out.string(bytes);
}
void write(ByteWriter& out, const MemberText& message) {
  write_text(out, message.member, message.origin, message.bytes);
}
void write(ByteWriter& out, const MemberProblem& message) {
  out.string(message.member);
  out.string(message.reason);
  out.number(message.is_final ? 1 : 0);
}
void write(ByteWriter& /*out*/, const FileEnds& /*message*/) {}
void write(ByteWriter& /*out*/, const Progress& /*message*/) {}
void write(ByteWriter& out, const MemberSidecar& message) {
  out.string(message.member);
  out.string(message.name);
  out.string(message.bytes);
}

WorkerMessage read_message(ByteReader& in) {
  switch (in.number()) {
    case 0: return MemberBegins{clean_string(in)};
    case 1: {
      std::string member = clean_string(in);
      return MemberDocument{std::move(member), read_extract(in)};
    }
    case 2: {
      std::string member = clean_string(in);
      Origin origin = read_origin(in);
      return MemberText{std::move(member), std::move(origin), in.string()};
    }
    case 3: {
      std::string member = clean_string(in);
      std::string reason = clean_string(in);
      const std::uint64_t is_final = in.number();
      if (is_final > 1) bad();
      return MemberProblem{std::move(member), std::move(reason), is_final == 1};
    }
    case 4: return FileEnds{};
    case 5: {
      std::string member = clean_string(in);
      std::string name = clean_string(in);
      std::string bytes = in.string();
      if (bytes.size() > largest_sidecar) bad();
      return MemberSidecar{std::move(member), std::move(name), std::move(bytes)};
    }
    case 6: return Progress{};
    default: bad();
  }
}

}  // namespace

std::string clean(std::string_view text) {
  if (!text::is_utf8(text)) return clean(text::decode(text).text);
  std::string cleaned;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = text::utf8_sequence(text, at).length;
    if (cleaned.size() + size > longest_string) break;
    const char32_t c = text::code_point_at(text, at);
    if (c >= 0x20 && (c < 0x7F || c >= 0xA0)) {
      cleaned.append(text.substr(at, size));
    } else if (!cleaned.empty() && cleaned.back() != ' ') {
      cleaned += ' ';
    }
    at += size;
  }
  return cleaned;
}

void tidy(Extract& extract) {
  const auto cut = [](auto& parts) {
    if (parts.size() > most_parts) parts.resize(most_parts);
  };
  const std::string_view text = extract.text;
  std::erase_if(extract.pages, [&](const PageMark& mark) {
    return mark.begin >= text.size() || !is_boundary(text, mark.begin) || mark.page == 0 || mark.page > highest_page;
  });
  std::ranges::stable_sort(extract.pages, {}, &PageMark::begin);
  std::erase_if(extract.links, [&](const Link& link) { return !is_inside(text, link.words); });
  std::ranges::stable_sort(extract.links, {}, [](const Link& link) { return link.words.begin; });
  for (Block& block : extract.blocks) block.level = std::clamp(block.level, 0, guessed_level - 1);
  cut(extract.pages);
  cut(extract.links);
  cut(extract.page_labels);
  cut(extract.keys);
  cut(extract.warnings);
  for (std::string& label : extract.page_labels) label = clean(label);
  for (auto& [key, value] : extract.keys) {
    key = clean(key);
    value = clean(value);
  }
  for (Link& link : extract.links) link.address = clean(link.address);
  for (std::string& warning : extract.warnings) warning = clean(warning);
}

std::string encode(const Greeting& greeting) {
  ByteWriter out;
  out.number(protocol_version);
  out.number(greeting.formats.size());
  for (const Format format : greeting.formats) out.number(static_cast<std::uint64_t>(format));
  write_strings(out, greeting.missing);
  return out.take();
}

std::string encode(const ReadRequest& request) {
  ByteWriter out;
  write_origin(out, request.origin);
  out.number(request.skip);
  return out.take();
}

std::string encode(const WorkerMessage& message) {
  ByteWriter out;
  out.number(message.index());
  std::visit([&](const auto& each) { write(out, each); }, message);
  return out.take();
}

std::string encode_text(const std::string& member, const Origin& origin, std::string_view bytes) {
  ByteWriter out;
  out.number(WorkerMessage(MemberText{}).index());
  write_text(out, member, origin, bytes);
  return out.take();
}

Greeting decode_greeting(std::string_view bytes) {
  ByteReader in(bytes, bad);
  if (in.number() != protocol_version) bad();
  Greeting greeting;
  for (std::size_t left = part_count(in); left > 0; --left) greeting.formats.push_back(in.one_of(Format::other));
  greeting.missing = read_strings(in);
  in.end();
  return greeting;
}

ReadRequest decode_request(std::string_view bytes) {
  ByteReader in(bytes, bad);
  ReadRequest request{.origin = read_origin(in)};
  request.skip = in.number();
  in.end();
  return request;
}

WorkerMessage decode_message(std::string_view bytes) {
  ByteReader in(bytes, bad);
  WorkerMessage message = read_message(in);
  in.end();
  return message;
}

}  // namespace tenet::indexer
