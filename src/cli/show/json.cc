#include "cli/show/json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/output.h"

namespace tenet::cli {

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void JsonList::add(std::string_view line) {
  std::string text = !array_ ? "" : begun_ ? ",\n" : "[\n";
  begun_ = true;
  text += line;
  if (!array_) text += '\n';
  output_.write(text);
}

void JsonList::finish() {
  if (array_) output_.write(begun_ ? "\n]\n" : "[]\n");
}

}  // namespace tenet::cli
