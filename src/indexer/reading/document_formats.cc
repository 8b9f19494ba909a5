#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <tenet/indexer.h>

#include "errors.h"
#include "indexer/reading/recognise.h"
#include "indexer/reading/worker/worker.h"

namespace tenet {

std::vector<DocumentFormat> document_formats() {
  return translate_errors("looking for readers of formats", [] {
    const auto greeting = indexer::Worker().greeting();
    std::vector<DocumentFormat> formats;
    for (const indexer::FormatRow& row : indexer::format_rows()) {
      const bool is_own = indexer::is_own(row.format);
      const bool has_reader = greeting && std::ranges::find(greeting->formats, row.format) != greeting->formats.end();
      formats.push_back({.name = std::string(row.name),
                         .endings = std::string(row.endings),
                         .is_read = is_own || has_reader,
                         .reader = is_own ? "" : indexer::reader_name(row.format)});
    }
    return formats;
  });
}

std::string describe_reader() {
  return translate_errors("looking for tenet-reader", [] {
    indexer::Worker worker;
    const auto greeting = worker.greeting();
    if (!greeting) return "no foreign format is read: " + worker.trouble();
    std::string line = "tenet-reader reads foreign formats in a sandbox";
    if (!greeting->missing.empty()) line += fmt::format(" without {}", fmt::join(greeting->missing, " and "));
    return line;
  });
}

}  // namespace tenet
