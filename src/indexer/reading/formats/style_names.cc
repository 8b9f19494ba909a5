#include "indexer/reading/formats/style_names.h"

#include <array>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

struct NamedRole {
  std::string_view name;
  StyleRole role;
};

// Names in lower case without spaces, hyphens and underscores: Word's, LibreOffice's and pandoc's.
constexpr std::array named_roles = {
    NamedRole{"title", {.kind = Kind::title}},
    NamedRole{"author", {.line = StyleRole::Line::author}},
    NamedRole{"date", {.line = StyleRole::Line::date}},
    NamedRole{"quote", {.kind = Kind::block_quote}},
    NamedRole{"quotations", {.kind = Kind::block_quote}},
    NamedRole{"intensequote", {.kind = Kind::block_quote}},
    NamedRole{"blocktext", {.kind = Kind::block_quote}},
    NamedRole{"blockquote", {.kind = Kind::block_quote}},
    NamedRole{"blockquotation", {.kind = Kind::block_quote}},
    NamedRole{"footnote", {.kind = Kind::note}},
    NamedRole{"footnotetext", {.kind = Kind::note}},
    NamedRole{"endnote", {.kind = Kind::note}},
    NamedRole{"endnotetext", {.kind = Kind::note}},
    NamedRole{"header", {.kind = Kind::furniture}},
    NamedRole{"footer", {.kind = Kind::furniture}},
};

std::string folded(std::string_view name) {
  std::string result;
  for (const char c : text::to_lower(name)) {
    if (c != ' ' && c != '-' && c != '_') result += c;
  }
  return result;
}

}  // namespace

std::optional<StyleRole> role_of_style(std::string_view name) {
  const std::string key = folded(name);
  for (const NamedRole& row : named_roles) {
    if (row.name == key) return row.role;
  }
  if (key.starts_with("heading") && key.size() == 8 && key[7] >= '1' && key[7] <= '9') {
    return StyleRole{.kind = Kind::heading, .level = key[7] - '0'};
  }
  if (key.starts_with("listbullet") || key.starts_with("listnumber")) return StyleRole{.kind = Kind::list_item};
  return std::nullopt;
}

}  // namespace tenet::indexer
