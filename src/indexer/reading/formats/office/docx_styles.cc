#include "indexer/reading/formats/office/docx_styles.h"

#include <optional>

#include "indexer/reading/formats/office/xml.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

struct Style {
  std::string based_on = {};
  std::optional<StyleRole> role = {};
};

class StyleReader : public XmlVisitor {
 public:
  std::map<std::string, Style, std::less<>> styles = {};

  void on_start(const XmlElement& element) override {
    if (element.name == "w:style") {
      id_ = element.get("w:styleId");
      styles[id_] = {};
    }
    if (id_.empty()) return;
    Style& style = styles[id_];
    const std::string_view value = element.get("w:val");
    if (element.name == "w:name") {
      style.role = role_of_style(value);
    } else if (element.name == "w:basedOn") {
      style.based_on = value;
    } else if (element.name == "w:numPr" && !style.role) {
      style.role = StyleRole{.kind = Kind::list_item};
    } else if (element.name == "w:outlineLvl" && value.size() == 1 && value[0] >= '0' && value[0] < '9') {
      if (!style.role || style.role->kind != Kind::title) {
        style.role = StyleRole{.kind = Kind::heading, .level = value[0] - '0' + 1};
      }
    }
  }
  void on_end(std::string_view name) override {
    if (name == "w:style") id_.clear();
  }
  void on_text(std::string_view) override {}

 private:
  std::string id_;
};

}  // namespace

DocxStyles read_docx_styles(std::string_view xml) {
  StyleReader reader;
  read_xml(xml, reader);
  DocxStyles roles;
  for (const auto& [id, style] : reader.styles) {
    const Style* at = &style;
    for (int steps = 0; !at->role && steps < 20; ++steps) {  // styles may be based on each other in a circle
      const auto base = reader.styles.find(at->based_on);
      if (base == reader.styles.end()) break;
      at = &base->second;
    }
    if (at->role) roles.emplace(id, *at->role);
  }
  return roles;
}

}  // namespace tenet::indexer
