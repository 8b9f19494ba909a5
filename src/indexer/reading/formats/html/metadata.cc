#include "indexer/reading/formats/html/metadata.h"

#include "indexer/reading/formats/html/authors.h"
#include "indexer/reading/formats/html/dates.h"
#include "indexer/reading/formats/html/meta_tags.h"
#include "indexer/reading/formats/html/title.h"

namespace tenet::indexer {
namespace {

std::string canonical_address(const HtmlTree& tree) {
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (tree.nodes[at].tag == HtmlTag::link && tree.attribute(at, HtmlAttribute::rel) == "canonical") {
      return squeezed(tree.attribute(at, HtmlAttribute::href));
    }
  }
  return {};
}

std::string first_address(std::initializer_list<std::string> addresses) {
  for (const std::string& address : addresses) {
    if (address.starts_with("http://") || address.starts_with("https://")) return address;
  }
  return {};
}

std::string language_of(const HtmlTree& tree, const MetaTags& meta) {
  for (std::size_t at = 0; at < tree.nodes.size() && at < 50; ++at) {
    const HtmlTag tag = tree.nodes[at].tag;
    if (tag != HtmlTag::html && tag != HtmlTag::body) continue;
    if (const auto lang = tree.attribute(at, HtmlAttribute::lang); !lang.empty()) return squeezed(lang);
  }
  return meta.first({"content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage"});
}

}  // namespace

std::vector<DocumentKey> read_html_metadata(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                            const LinkedData& data, const Origin& origin) {
  const MetaTags meta(tree);
  std::string source = meta.first({"og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher",
                                   "application-name", "publisher", "al:android:app_name"});
  if (source.empty()) source = squeezed(data.publisher);
  const std::string url =
      first_address({canonical_address(tree), meta.first({"og:url", "citation_public_url", "twitter:url", "url"}),
                     squeezed(data.url), origin.url});
  std::vector<DocumentKey> keys;
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) keys.push_back({std::string(key), std::move(value)});
  };
  const std::string title = find_html_title(tree, roles, meta, data, source, url);
  const std::string language = language_of(tree, meta);
  add("title", title);
  add("date", find_html_date(tree, roles, meta, data, {.title = title, .url = url, .language = language}));
  add("author", join_items("author", find_html_authors(tree, roles, meta, data, source)));
  add("source", source);
  add("url", url);
  add("language", language);
  return keys;
}

}  // namespace tenet::indexer
