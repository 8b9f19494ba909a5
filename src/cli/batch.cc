#include "cli/batch.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include <tenet/error.h>

#include "cli/files.h"

namespace tenet::cli {

std::vector<BatchQuery> read_batch(const std::string& name) {
  const std::string bytes = name == "-" ? read_standard_input() : read_whole_file(name);
  std::vector<BatchQuery> batch;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line(bytes.data() + begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    const std::string place = fmt::format("{}:{}", name, number);
    if (tab == std::string_view::npos) {
      throw InputError(place + ": no tab between the query's id and its text", "write: ID, a tab, QUERY");
    }
    batch.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1)), place});
  }
  if (batch.empty()) throw InputError(name + ": no queries", "write one a line: ID, a tab, QUERY");
  return batch;
}

}  // namespace tenet::cli
