#include "indexer/reading/formats/properties.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"
#include "text/dates.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

bool is_made_up_title(std::string_view title) {
  const std::string lower = text::to_lower(title);
  constexpr std::array endings = {".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx", ".wpd", ".pdf", ".txt"};
  if (lower.find(' ') == std::string::npos && (lower.starts_with("document") || lower.starts_with("untitled"))) {
    return lower.size() < 12;
  }
  return lower.starts_with("microsoft word - ") || lower == "word document" ||
         std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_made_up_author(std::string_view author) {
  constexpr std::array names = {"user",   "admin",   "administrator", "owner",
                                "author", "unknown", "python-docx",   "pandoc"};
  const std::string lower = text::to_lower(author);
  return std::ranges::any_of(names, [&](std::string_view name) { return lower == name; }) || lower.ends_with(" user") ||
         lower.starts_with("microsoft ");
}

void add_key(Extract& extract, std::string_view key, const std::string& value) {
  if (!value.empty()) extract.keys.push_back({.key = std::string(key), .value = value});
}

}  // namespace

void add_keys(Extract& extract, const OfficeProperties& properties) {
  if (!is_made_up_title(properties.title)) add_key(extract, "title", properties.title);
  if (!is_made_up_author(properties.author)) add_key(extract, "author", properties.author);
  add_key(extract, "date", properties.date);
  add_key(extract, "subject", properties.subject);
}

void take_date_line(std::vector<FlowParagraph>& paragraphs, OfficeProperties& properties) {
  constexpr std::size_t longest_line = 200;  // bytes, of a title and lines under it; longer is text
  constexpr std::size_t most_lines = 6;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < paragraphs.size() && lines < most_lines && properties.date.empty(); ++i) {
    FlowParagraph& paragraph = paragraphs[i];
    if (paragraph.kind == Block::Kind::furniture) continue;
    const std::string line = words_of(paragraph);
    const bool text = paragraph.kind == Block::Kind::list_item || paragraph.kind == Block::Kind::table_row;
    if (text || line.size() > longest_line) return;
    if (lines++ == 0) continue;
    const text::WrittenDate written = text::read_written_date(line);
    if (!written.date || written.date->month == 0) continue;
    properties.date = line;
    paragraph.kind = Block::Kind::furniture;
  }
}

}  // namespace tenet::indexer
