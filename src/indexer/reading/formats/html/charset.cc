#include "indexer/reading/formats/html/charset.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/charset.h"

namespace tenet::indexer {
namespace {

// How far pages are searched for their encoding, in bytes. Browsers look at 1,024, and some pages declare it later.
constexpr std::size_t looked_at = std::size_t{16} << 10U;

// What stands behind "charset=" or "encoding=", without quotation marks.
std::string_view value_at(std::string_view head, std::size_t at) {
  while (at < head.size() && (text::is_ascii_space(head[at]) || head[at] == '=' || head[at] == '"' || head[at] == '\''))
    ++at;
  std::size_t end = at;
  while (end < head.size() && (text::is_letter(head[end]) || text::is_digit(head[end]) ||
                               std::string_view("-_:.").find(head[end]) != std::string_view::npos)) {
    ++end;
  }
  return head.substr(at, end - at);
}

// The encoding that the page itself names, inside a <meta> or the XML declaration.
std::string declared_inside(std::string_view bytes) {
  const std::string lower = text::to_lower(bytes.substr(0, looked_at));
  const std::string_view head = lower;
  if (head.starts_with("<?xml")) {
    const std::string_view declaration = head.substr(0, head.find("?>"));
    if (const std::size_t at = declaration.find("encoding"); at != std::string_view::npos) {
      return std::string(value_at(declaration, at + 8));
    }
  }
  for (std::size_t at = head.find("<meta"); at != std::string_view::npos; at = head.find("<meta", at + 5)) {
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    const std::size_t charset = tag.find("charset");
    if (charset == std::string_view::npos) continue;
    const std::string_view value = value_at(tag, charset + 7);
    if (text::encoding_labelled(value)) return std::string(value);
  }
  return {};
}

}  // namespace

std::string decode_html(std::string_view bytes, std::string_view declared) {
  std::string label(declared);
  if (!text::encoding_labelled(label)) {
    label = declared_inside(bytes);
    // A page that could be read up to here is in no UTF-16.
    if (text::encoding_labelled(label).value_or("").starts_with("UTF-16")) label = "utf-8";
  }
  return text::decode_declared(bytes, label).text;
}

bool is_xhtml(std::string_view source, const Origin& origin) {
  const std::string name = text::to_lower(origin.name);
  const std::size_t begin = std::min(source.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), source.size());
  return origin.type == "application/xhtml+xml" || name.ends_with(".xhtml") || name.ends_with(".xht") ||
         source.substr(begin).starts_with("<?xml");
}

}  // namespace tenet::indexer
