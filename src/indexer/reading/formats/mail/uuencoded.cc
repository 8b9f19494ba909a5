#include "indexer/reading/formats/mail/uuencoded.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/lines.h"

namespace tenet::indexer {
namespace {

// The name of the file that "begin 644 name" begins; empty of another line.
std::string_view name_in(std::string_view line) {
  if (!line.starts_with("begin ")) return {};
  line.remove_prefix(6);
  const std::size_t digits = std::min(line.find_first_not_of("01234567"), line.size());
  if ((digits != 3 && digits != 4) || digits == line.size() || line[digits] != ' ') return {};
  return line.substr(digits + 1);
}

// Whether a line has as many letters as its first one tells; programs may cut spaces at its end, or add a sum.
bool is_data(std::string_view line) {
  if (line.empty() || std::ranges::any_of(line, [](char c) { return c < ' ' || c > '`'; })) return false;
  const std::size_t bytes = static_cast<std::size_t>(line.front() - ' ') & 63U;
  const std::size_t letters = (bytes + 2) / 3 * 4;
  return bytes > 0 && line.size() <= letters + 2 && line.size() + 4 > letters;
}

bool is_last(std::string_view line) {
  return line.empty() || line == "`" || line == " ";
}

// Takes the file whose first line `rest` begins with off `rest`, up to "end". False where a line is no data, or no line
// is; `rest` is anywhere then.
bool take_file(std::string_view& rest) {
  (void)text::take_line(rest);
  bool any = false;
  while (!rest.empty()) {
    const std::string_view line = text::take_line(rest);
    if (line == "end") return any;
    if (!is_last(line) && !is_data(line)) return false;
    any = any || !is_last(line);
  }
  return false;
}

}  // namespace

std::vector<UuencodedFile> find_uuencoded(std::string_view text) {
  std::vector<UuencodedFile> files;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t begin = text.size() - rest.size();
    std::string_view behind = rest;
    const std::string_view name = name_in(text::take_line(rest));
    if (name.empty() || !take_file(behind)) continue;
    files.push_back({.name = std::string(name), .range = {begin, text.size() - behind.size()}});
    rest = behind;
  }
  return files;
}

}  // namespace tenet::indexer
