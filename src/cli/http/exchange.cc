#include "cli/http/exchange.h"

#include <algorithm>

namespace tenet::cli {

std::string_view HttpRequest::header(std::string_view name) const {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto found = std::ranges::find_if(headers, [&](const auto& each) {
    return each.first.size() == name.size() && std::ranges::equal(each.first, name, {}, lower, lower);
  });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace tenet::cli
