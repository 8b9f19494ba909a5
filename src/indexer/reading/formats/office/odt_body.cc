#include "indexer/reading/formats/office/odt_body.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "indexer/reading/formats/office/xml.h"
#include "indexer/reading/formats/style_names.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

// Elements whose content is no text of the document.
constexpr std::array skipped = {"text:tracked-changes",
                                "office:annotation",
                                "text:note-citation",
                                "text:ruby-text",
                                "office:meta",
                                "office:settings",
                                "office:scripts",
                                "office:forms",
                                "text:script",
                                "svg:title",
                                "svg:desc",
                                "text:number",
                                "text:hidden-text",
                                "text:index-entry-template"};

// Shapes that may have text in them (ODF 1.3, 10.3), and the text box.
constexpr std::array boxes = {"draw:text-box",  "draw:custom-shape", "draw:rect",    "draw:line",
                              "draw:polyline",  "draw:polygon",      "draw:path",    "draw:regular-polygon",
                              "draw:connector", "draw:circle",       "draw:ellipse", "draw:caption",
                              "draw:measure"};

bool begins_aside(std::string_view name) {
  return name == "text:note-body" || std::ranges::find(boxes, name) != boxes.end();
}

// Whether a section is not shown.
bool is_hidden_section(const XmlElement& element) {
  const std::string_view display = element.get("text:display");
  return element.name == "text:section" &&
         (display == "none" || (display == "condition" && element.get("text:is-hidden") == "true"));
}

// The spaces that text:s stands for, at most.
std::size_t spaces(std::string_view count) {
  return count.size() == 1 && count[0] == '0' ? 0 : 1;
}

class BodyReader : public XmlVisitor {
 public:
  explicit BodyReader(OdtBody& body) : body_(body) {}

  void on_start(const XmlElement& element) override {
    const std::string_view name = element.name;
    if (skip_ > 0 || std::ranges::find(skipped, name) != skipped.end() || is_hidden(element)) {
      ++skip_;
    } else if (name == "style:style") {
      on_style(element);
    } else if (name == "style:text-properties") {
      if (style_ != nullptr && !element.get("text:display").empty())
        style_->hidden = element.get("text:display") == "none";
    } else if (name == "text:hidden-paragraph") {
      if (element.get("text:is-hidden") == "true" && in_paragraph()) paragraphs_.back().hidden = true;
    } else if (name == "office:text") {
      body_.is_text = true;
    } else if (name == "text:p" || name == "text:h") {
      start_paragraph(element);
    } else if (name == "text:s") {
      if (in_paragraph()) flow_.add_text(spaces(element.get("text:c")) > 0 ? " " : "");
    } else if (name == "text:tab") {
      flow_.add_text(" ");
    } else if (name == "text:line-break") {
      flow_.add_line_end();
    } else if (name == "text:list-item") {
      ++list_depth_;
    } else if (name == "table:table-row") {
      flow_.begin_row();
    } else if (name == "text:a") {
      flow_.begin_link(std::string(element.get("xlink:href")));
    } else if (begins_aside(name)) {
      asides_.push_back({std::exchange(paragraphs_, {}), std::exchange(list_depth_, 0)});
      flow_.begin_aside(name == "text:note-body" ? Kind::note : Kind::paragraph);
    }
  }

  void on_end(std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
    } else if (name == "text:p" || name == "text:h") {
      end_paragraph();
    } else if (name == "style:style") {
      style_ = nullptr;
    } else if (name == "text:list-item") {
      --list_depth_;
    } else if (name == "table:table-cell" || name == "table:covered-table-cell") {
      flow_.end_cell();
    } else if (name == "table:table-row") {
      flow_.end_row();
    } else if (name == "text:a") {
      flow_.end_link();
    } else if (begins_aside(name)) {
      flow_.end_aside();
      paragraphs_ = std::move(asides_.back().paragraphs);
      list_depth_ = asides_.back().list_depth;
      asides_.pop_back();
    } else if (name.starts_with("style:header")) {
      take_furniture(body_.headers);
    } else if (name.starts_with("style:footer")) {
      take_furniture(body_.footers);
    } else if (name == "office:body") {
      body_.paragraphs = flow_.take();
    }
  }

  void on_text(std::string_view words) override {
    if (skip_ == 0 && in_paragraph()) flow_.add_text(words);
  }

  // The document begins, behind one that has its styles and may be cut off.
  void begin() {
    flow_ = TextFlow();
    style_ = nullptr;
    paragraphs_.clear();
    asides_.clear();
    skip_ = 0;
    list_depth_ = 0;
    body_.head.open = true;
  }

  void finish() {
    while (!asides_.empty()) on_end("text:note-body");
    for (FlowParagraph& paragraph : flow_.take()) body_.paragraphs.push_back(std::move(paragraph));
  }

 private:
  struct Style {
    std::string parent = {};
    std::string name = {};            // as people see it
    int level = 0;                    // of headings in this style
    std::optional<bool> hidden = {};  // nothing: as its parent
  };
  using Styles = std::map<std::string, Style, std::less<>>;  // of one family, by their names
  struct Paragraph {
    StyleRole role = {};
    bool hidden = false;
  };
  struct Aside {
    std::vector<Paragraph> paragraphs = {};  // open around it
    int list_depth = 0;
  };

  [[nodiscard]] bool in_paragraph() const { return !paragraphs_.empty(); }

  static int level_of(std::string_view number) {
    return number.size() == 1 && number[0] >= '1' && number[0] <= '9' ? number[0] - '0' : 0;
  }

  // "_20_" is a space in the names that ODF gives to styles.
  static std::string shown_name(std::string_view name) {
    std::string shown;
    while (!name.empty()) {
      const bool space = name.starts_with("_20_");
      if (!space) shown += name.front();
      name.remove_prefix(space ? 4 : 1);
    }
    return shown;
  }

  // Whether an element is a section, a paragraph or words that are not shown.
  [[nodiscard]] bool is_hidden(const XmlElement& element) const {
    const std::string_view name = element.name;
    const bool is_paragraph = name == "text:p" || name == "text:h";
    if (!is_paragraph && name != "text:span") return is_hidden_section(element);
    return is_hidden_style(is_paragraph ? paragraph_styles_ : text_styles_, element.get("text:style-name"));
  }

  void on_style(const XmlElement& element) {
    const std::string_view family = element.get("style:family");
    if (family != "text" && family != "paragraph") return;
    Styles& styles = family == "text" ? text_styles_ : paragraph_styles_;
    style_ = &styles[std::string(element.get("style:name"))];
    *style_ = {.parent = std::string(element.get("style:parent-style-name")),
               .name = shown_name(element.get("style:name")),
               .level = level_of(element.get("style:default-outline-level"))};
  }

  // What `told` tells of a style or of the nearest one it is made from that `told` knows; or nothing.
  template <class Told>
  static auto inherited(const Styles& styles, std::string_view name, Told told) -> decltype(told(name, nullptr)) {
    for (int steps = 0; steps < 20 && !name.empty(); ++steps) {  // styles may have each other as parents
      const auto found = styles.find(name);
      const Style* const style = found == styles.end() ? nullptr : &found->second;
      if (const auto value = told(name, style)) return value;
      if (style == nullptr) break;
      name = style->parent;
    }
    return {};
  }

  static bool is_hidden_style(const Styles& styles, std::string_view name) {
    return inherited(
               styles, name,
               [](std::string_view, const Style* style) { return style == nullptr ? std::nullopt : style->hidden; })
        .value_or(false);
  }

  [[nodiscard]] StyleRole role_of(std::string_view name) const {
    const auto told = [](std::string_view each, const Style* style) {
      std::optional<StyleRole> role = role_of_style(shown_name(each));
      if (!role && style != nullptr && style->level > 0) role = {.kind = Kind::heading, .level = style->level};
      return role;
    };
    return inherited(paragraph_styles_, name, told).value_or(StyleRole());
  }

  void start_paragraph(const XmlElement& element) {
    StyleRole role = role_of(element.get("text:style-name"));
    if (element.name == "text:h" && role.kind != Kind::title) {
      role = {.kind = Kind::heading, .level = std::max(1, level_of(element.get("text:outline-level")))};
    } else if (role.kind == Kind::paragraph && list_depth_ > 0) {
      role.kind = Kind::list_item;
    }
    paragraphs_.push_back({.role = role});
  }

  void end_paragraph() {
    if (paragraphs_.empty()) return;
    const auto [role, hidden] = paragraphs_.back();
    paragraphs_.pop_back();
    if (hidden) return flow_.drop_paragraph();
    tenet::indexer::end_paragraph(flow_, role, body_.head);
  }

  void take_furniture(std::vector<FlowParagraph>& furniture) {
    for (FlowParagraph& paragraph : flow_.take()) {
      paragraph.kind = Kind::furniture;
      furniture.push_back(std::move(paragraph));
    }
    body_.head.open = true;
  }

  OdtBody& body_;
  TextFlow flow_;
  Styles paragraph_styles_ = {};
  Styles text_styles_ = {};
  Style* style_ = nullptr;                  // whose properties come
  std::vector<Paragraph> paragraphs_ = {};  // open, the innermost last
  std::vector<Aside> asides_ = {};
  std::size_t skip_ = 0;  // elements open inside one that is skipped, and that
  int list_depth_ = 0;
};

}  // namespace

OdtBody read_odt_body(std::string_view styles, std::string_view content) {
  OdtBody body;
  BodyReader reader(body);
  if (!styles.empty()) read_xml(styles, reader);
  reader.begin();
  body.trouble = read_xml(content, reader);
  reader.finish();
  return body;
}

}  // namespace tenet::indexer
