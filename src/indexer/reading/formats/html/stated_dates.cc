#include "indexer/reading/formats/html/stated_dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/reading/formats/html/date_text.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// Names of <meta> that state the date, best first.
constexpr auto date_names = std::to_array<std::string_view>({"article:published_time",
                                                             "og:published_time",
                                                             "og:article:published_time",
                                                             "article:published",
                                                             "datepublished",
                                                             "rnews:datepublished",
                                                             "parsely-pub-date",
                                                             "sailthru.date",
                                                             "citation_publication_date",
                                                             "citation_date",
                                                             "citation_online_date",
                                                             "dc.date.issued",
                                                             "dcterms.issued",
                                                             "dc.date",
                                                             "dcterms.date",
                                                             "dc.date.created",
                                                             "dcterms.created",
                                                             "dc.created",
                                                             "date.created",
                                                             "date",
                                                             "pubdate",
                                                             "publishdate",
                                                             "publish-date",
                                                             "publish_date",
                                                             "published",
                                                             "publication_date",
                                                             "publication-date",
                                                             "originalpublicationdate",
                                                             "article_date_original",
                                                             "article.published",
                                                             "article.created",
                                                             "article:created_time",
                                                             "created",
                                                             "displaydate",
                                                             "cxenseparse:recs:publishtime",
                                                             "bt:pubdate",
                                                             "iso-8601-publish-date",
                                                             "ptime",
                                                             "pdate",
                                                             "release_date",
                                                             "video:release_date"});

}  // namespace

std::optional<text::Date> stated_date(const MetaTags& meta, const LinkedData& data, const DateReader& read) {
  if (const auto date = read(squeezed(data.date))) return date;
  for (const std::string_view name : date_names) {
    for (const std::string& value : meta.all({name})) {
      if (const auto date = read(value)) return date;
    }
  }
  // Names that this list has not, "published_on", "postedDate".
  for (const auto& [name, values] : meta.values()) {
    const bool is_first = name.find("publish") != std::string::npos || name.find("pubdate") != std::string::npos ||
                          name.find("posted") != std::string::npos;
    if (!is_first || is_of_update(name) || name.find("publisher") != std::string::npos) continue;
    if (const auto date = read(values.front())) return date;
  }
  return std::nullopt;
}

std::optional<text::Date> date_of_address(std::string_view url) {
  for (std::size_t at = url.find('/', std::min<std::size_t>(8, url.size())); at != std::string_view::npos;
       at = url.find_first_of("/-_", at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    for (const std::size_t size : {std::size_t{10}, std::size_t{9}, std::size_t{8}}) {
      if (rest.size() < size || !text::is_digit(rest[0])) continue;
      if (rest.size() > size && text::is_digit(rest[size])) continue;
      std::string_view candidate = rest.substr(0, size);
      if (!std::ranges::all_of(candidate, [](char c) { return text::is_digit(c) || c == '/' || c == '-' || c == '_'; }))
        continue;
      std::string iso(candidate);
      std::ranges::replace(iso, '_', '-');
      if (const auto date = whole_date(iso)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace tenet::indexer
