#include "indexer/reading/formats/html/meta_tags.h"

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {

MetaTags::MetaTags(const HtmlTree& tree) {
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (tree.nodes[at].tag != HtmlTag::meta) continue;
    std::string value = squeezed(tree.attribute(at, HtmlAttribute::content));
    if (value.empty()) value = squeezed(tree.attribute(at, HtmlAttribute::value));
    if (value.empty()) continue;
    for (const HtmlAttribute name : {HtmlAttribute::property, HtmlAttribute::name, HtmlAttribute::itemprop}) {
      const std::string_view key = tree.attribute(at, name);
      if (!key.empty()) values_[text::to_lower(key.substr(0, 100))].push_back(value);
    }
  }
}

std::string MetaTags::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const auto found = values_.find(std::string(name)); found != values_.end()) return found->second.front();
  }
  return {};
}

std::vector<std::string> MetaTags::all(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const auto found = values_.find(std::string(name)); found != values_.end()) return found->second;
  }
  return {};
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = text::white_space_at(text, at); size > 0) {
      if (!result.empty() && result.back() != ' ') result += ' ';
      at += size;
    } else {
      result += text[at++];
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace tenet::indexer
