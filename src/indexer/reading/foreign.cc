#include "indexer/reading/foreign.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

struct Format {
  std::string_view beginning;
  std::string_view reason;
};

constexpr auto pdf = "PDF, not text: pdftotext makes text of it"sv;
constexpr auto office = "an office document or archive, not text: pandoc -t plain makes text of some"sv;
constexpr auto rtf = "RTF, not text: pandoc -t plain makes text of it"sv;
constexpr auto html = "HTML, not text: pandoc -t plain makes text of it"sv;

constexpr std::array formats{Format{"%PDF-", pdf}, Format{"PK\x03\x04", office},
                             Format{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", office}, Format{"{\\rtf", rtf}};

// Behind a byte order mark, white space, an XML declaration and comments.
std::string_view behind_preamble(std::string_view bytes) {
  if (bytes.starts_with("\uFEFF"sv)) bytes.remove_prefix("\uFEFF"sv.size());
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    std::size_t end = std::string_view::npos;
    if (bytes.starts_with("<?xml"sv)) end = bytes.find("?>"sv);
    if (bytes.starts_with("<!--"sv)) end = bytes.find("-->"sv);
    if (end == std::string_view::npos) return bytes;
    bytes.remove_prefix(bytes.find('>', end) + 1);
  }
}

bool begins_with_letters(std::string_view bytes, std::string_view lower) {
  return text::to_lower(bytes.substr(0, lower.size())) == lower;
}

}  // namespace

std::optional<std::string> foreign_format(std::string_view bytes) {
  for (const Format& format : formats) {
    if (bytes.starts_with(format.beginning)) return std::string(format.reason);
  }
  const std::string_view begins = behind_preamble(bytes);
  if (begins_with_letters(begins, "<!doctype html") || begins_with_letters(begins, "<html")) return std::string(html);
  return std::nullopt;
}

}  // namespace tenet::indexer
