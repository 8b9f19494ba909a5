#include <tenet/pages.h>

#include <algorithm>
#include <iterator>

namespace tenet {

std::string to_string(const PageRange& pages) {
  if (pages.empty()) return {};
  if (pages.first == pages.last) return "p. " + pages.first_label;
  return "pp. " + pages.first_label + "-" + pages.last_label;
}

std::string PageMap::label_of(std::uint32_t page) const {
  const bool is_printed = page > 0 && page <= labels.size() && !labels[page - 1].empty();
  return is_printed ? labels[page - 1] : std::to_string(page);
}

PageRange PageMap::pages_of(TextRange range) const {
  if (marks.empty()) return {};
  auto mark = std::ranges::upper_bound(marks, range.begin, {}, &PageMark::begin);
  if (mark != marks.begin()) --mark;
  PageRange pages{.first = mark->page, .last = mark->page};
  for (++mark; mark != marks.end() && mark->begin < range.end; ++mark) {
    pages.first = std::min(pages.first, mark->page);
    pages.last = std::max(pages.last, mark->page);
  }
  pages.first_label = label_of(pages.first);
  pages.last_label = label_of(pages.last);
  return pages;
}

}  // namespace tenet
