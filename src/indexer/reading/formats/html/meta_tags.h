#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/html/tree.h"

namespace tenet::indexer {

// The <meta> of a page by name, property or itemprop.
class MetaTags {
 public:
  explicit MetaTags(const HtmlTree& tree);

  // The first value that is not blank of the first of `names` that has one, trimmed; names in lower case.
  [[nodiscard]] std::string first(std::initializer_list<std::string_view> names) const;
  // All values of the first of `names` that has any.
  [[nodiscard]] std::vector<std::string> all(std::initializer_list<std::string_view> names) const;

  // All, by name in lower case; none has no value.
  [[nodiscard]] const std::map<std::string, std::vector<std::string>>& values() const { return values_; }

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

// `text` with each stretch of white space made one space, and none at the ends.
[[nodiscard]] std::string squeezed(std::string_view text);

}  // namespace tenet::indexer
