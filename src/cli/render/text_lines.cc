#include "cli/render/text_lines.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/json.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

bool is_shown(const TextBlock& block, bool all) {
  return all || block.kind != "furniture";
}

std::string_view words_of(const DocumentText& text, TextRange range) {
  return std::string_view(text.document.text).substr(range.begin, range.size());
}

// "[p. iv]", on a line of its own.
std::string page_line(const PageMap& pages, const PageMark& mark) {
  return fmt::format("[p. {}]\n", pages.label_of(mark.page));
}

// Where the word ends that runs over the beginning of `range`, and the space behind it; the beginning where none does.
std::size_t behind_word(std::string_view text, TextRange range) {
  constexpr std::string_view spaces = " \n";
  if (range.begin == 0 || spaces.find(text[range.begin - 1]) != std::string_view::npos) return range.begin;
  const std::size_t end = std::min(text.find_first_of(spaces, range.begin), range.end);
  return end < range.end && text[end] == ' ' ? end + 1 : end;
}

// What stands in `range`, with a line where a page begins in it or has begun since `next`, a place among the marks of
// pages, which moves on. A page that begins inside a line ends the line; one that begins inside a word, behind it.
std::string with_page_lines(const DocumentText& text, TextRange range, std::size_t& next) {
  const PageMap& pages = text.document.pages;
  const PageMark* begun = nullptr;
  for (; next < pages.marks.size() && pages.marks[next].begin < range.begin; ++next) begun = &pages.marks[next];
  std::string out = begun == nullptr ? "" : page_line(pages, *begun);
  std::size_t at = range.begin;
  for (; next < pages.marks.size() && pages.marks[next].begin < range.end; ++next) {
    const PageMark& mark = pages.marks[next];
    const std::size_t end = behind_word(text.document.text, {std::max(at, mark.begin), range.end});
    out += words_of(text, {at, end});
    while (out.ends_with(' ')) out.pop_back();
    if (!out.empty() && !out.ends_with('\n')) out += '\n';
    out += page_line(pages, mark);
    at = end;
  }
  return out += words_of(text, {at, range.end});
}

std::string block_row(const DocumentText& text, const TextBlock& block) {
  constexpr std::size_t most_words = 60;  // bytes
  std::string words = visible_text(words_of(text, block.range), block.range.begin, block.hidden);
  std::ranges::replace(words, '\n', ' ');
  if (words.size() > most_words) {
    std::size_t cut = most_words;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
    words = words.substr(0, cut) + "...";
  }
  const std::string level = block.level > 0 ? fmt::format(" {}", block.level) : "";
  const std::string pages = block.pages.empty() ? "" : to_string(block.pages) + "  ";
  return fmt::format("{:<16}  {}-{}  {}{}\n", block.kind + level, block.range.begin, block.range.end, pages, words);
}

Json range_of(const DocumentText& text, TextRange range, std::size_t& bytes, std::size_t& code_points) {
  code_points += count_code_points(words_of(text, {bytes, range.begin}));
  bytes = range.begin;
  const std::size_t size = count_code_points(words_of(text, range));
  return {{"bytes", {range.begin, range.end}}, {"code_points", {code_points, code_points + size}}};
}

Json block_json(const DocumentText& text, const TextBlock& block, std::size_t& bytes, std::size_t& code_points) {
  Json json{{"kind", block.kind}};
  if (block.level > 0) json["level"] = block.level;
  json.update(range_of(text, block.range, bytes, code_points));
  add_pages(json, block.pages);
  json["text"] = visible_text(words_of(text, block.range), block.range.begin, block.hidden);
  return json;
}

}  // namespace

std::string text_for_people(const DocumentText& text, const TextParts& parts) {
  std::string out;
  std::size_t next_page = 0;
  if (parts.blocks) {
    for (const TextBlock& block : text.blocks) {
      if (is_shown(block, parts.all)) out += block_row(text, block);
    }
    return out;
  }
  if (parts.all) {
    const TextRange whole{0, text.document.text.size()};
    out = parts.pages ? with_page_lines(text, whole, next_page) : text.document.text;
    return out.empty() || out.ends_with('\n') ? out : out + '\n';
  }
  for (const TextBlock& block : text.blocks) {
    if (!is_shown(block, false)) continue;
    if (!out.empty()) out += '\n';
    out += parts.pages ? with_page_lines(text, block.range, next_page) : std::string(words_of(text, block.range));
    out += '\n';
  }
  return out;
}

std::string text_line(const DocumentText& text) {
  const Document& document = text.document;
  Json json{{"type", "text"}};
  add_document(json, document);
  if (const std::size_t mark = document.id.find('!'); mark != std::string::npos) {
    json["file"] = document.id.substr(0, mark);
    json["member"] = document.id.substr(mark + 1);
  }
  json["reader"] = text.reader.empty() ? Json(nullptr) : Json(text.reader);
  json["metadata"] = document.metadata;
  json["text"] = document.text;
  json["blocks"] = Json::array();
  std::size_t bytes = 0;
  std::size_t code_points = 0;
  for (const TextBlock& block : text.blocks) json["blocks"].push_back(block_json(text, block, bytes, code_points));
  json["pages"] = Json::array();
  bytes = code_points = 0;
  for (const PageMark& mark : document.pages.marks) {
    Json page{{"page", mark.page}, {"page_label", document.pages.label_of(mark.page)}};
    code_points += count_code_points(words_of(text, {bytes, mark.begin}));
    bytes = mark.begin;
    page["begin"] = {{"bytes", bytes}, {"code_points", code_points}};
    json["pages"].push_back(std::move(page));
  }
  return to_line(json);
}

}  // namespace tenet::cli
