#include "indexer/reading/formats/office/docx_chunks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/mail/part.h"
#include "indexer/reading/formats/office/package.h"
#include "indexer/reading/plain_text.h"
#include "indexer/reading/recognise.h"
#include "text/decode.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

// The words of a block, in pieces by its links; `link` goes on to the first link behind the block.
FlowParagraph paragraph_of(const Extract& extract, const Block& block, std::vector<Link>::const_iterator& link) {
  FlowParagraph paragraph{.kind = block.kind == Kind::title ? Kind::heading : block.kind, .level = block.level};
  if (paragraph.kind == Kind::heading) paragraph.level = std::max(paragraph.level, 1);
  std::size_t at = block.range.begin;
  const auto add = [&](std::size_t end, const std::string& address) {
    if (end > at) paragraph.pieces.push_back({.words = extract.text.substr(at, end - at), .address = address});
    at = std::max(at, end);
  };
  for (; link != extract.links.end() && link->words.begin < block.range.end; ++link) {
    if (link->words.end > block.range.end) continue;
    add(link->words.begin, {});
    add(link->words.end, link->address);
  }
  add(block.range.end, {});
  return paragraph;
}

std::vector<FlowParagraph> paragraphs_of(const Extract& extract) {
  std::vector<FlowParagraph> paragraphs;
  auto link = extract.links.begin();
  for (const Block& block : extract.blocks) paragraphs.push_back(paragraph_of(extract, block, link));
  return paragraphs;
}

Extract read_plain(std::string_view bytes) {
  ExtractBuilder builder;
  const std::string text = text::decode(bytes).text;
  for (const Block& block : split_plain_text(text, 0)) {
    builder.add(block.kind, std::string_view(text).substr(block.range.begin, block.range.size()), block.level, true);
  }
  return std::move(builder.extract);
}

Extract read_saved_page(std::string_view bytes) {
  const MailPart message = read_mail_message(bytes);
  const MailPart* const page = find_page(message);
  if (page == nullptr) throw InputError("it holds no web page");
  return read_whole_html(page->decoded(), {.type = page->type, .charset = page->charset});
}

using ReadInner = std::function<Extract(std::string_view bytes)>;

Extract read_chunk(std::string_view bytes, const std::string& name, const ReadInner& read_inner) {
  switch (const Format format = recognise(bytes, {.name = name})) {
    case Format::html: return read_whole_html(bytes, {.name = name});
    case Format::web_page: return read_saved_page(bytes);
    case Format::rtf: return read_rtf(bytes, {.name = name});
    case Format::text:
    case Format::markdown:
      // Part of a page has no sign of its own; of other XML the words are not known.
      if (bytes.starts_with("<?xml")) throw InputError("XML that is no web page");
      return bytes.starts_with('<') ? read_whole_html(bytes, {.name = name}) : read_plain(bytes);
    case Format::docx: return read_inner(bytes);
    case Format::other: throw InputError("binary, not text");
    default: throw InputError(fmt::format("it is {}", name_of(format)));
  }
}

}  // namespace

DocxChunks read_docx_chunks(std::string_view file, const std::set<std::string, PartOrder>& names, const Spend& spend,
                            const ReadInner& read_inner) {
  DocxChunks chunks;
  if (names.empty()) return chunks;
  const Package package = read_package(
      file, [&](std::string_view name) { return names.contains(name); }, spend);
  for (const std::string& name : names) {
    try {
      const auto part = package.find(name);
      if (part == package.end()) throw InputError("missing");
      Extract extract = read_chunk(part->second, name, read_inner);
      chunks.paragraphs.emplace(name, paragraphs_of(extract));
      std::ranges::move(extract.warnings, std::back_inserter(chunks.warnings));
    } catch (const InputError& error) {
      chunks.unread.push_back(fmt::format("{} ({})", name, error.what()));
    }
  }
  return chunks;
}

}  // namespace tenet::indexer
