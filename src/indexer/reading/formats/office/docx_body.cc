#include "indexer/reading/formats/office/docx_body.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "indexer/reading/formats/office/xml.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

using Kind = Block::Kind;

// Elements whose content is no text of the document: what was deleted or moved away, the reading of characters, what
// stands for a picture, and properties as they were before.
constexpr std::array skipped = {"w:del"sv,       "w:moveFrom"sv,  "w:rt"sv,
                                "w:pPrChange"sv, "w:rPrChange"sv, "w:docPartObj"sv};

bool is_skipped(std::string_view name) {
  return std::ranges::find(skipped, name) != skipped.end();
}

bool is_on(const XmlElement& element) {
  const std::string_view value = element.get("w:val");
  return value != "0" && value != "false" && value != "off";
}

// The address that the instructions of a field lead to: HYPERLINK "https://example.org" \h.
std::string address_in(std::string_view instructions) {
  const std::size_t at = instructions.find("HYPERLINK");
  if (at == std::string_view::npos) return {};
  const std::size_t open = instructions.find('"', at);
  if (open == std::string_view::npos || instructions.substr(at, open - at).find("\\l") != std::string_view::npos) {
    return {};
  }
  const std::size_t close = instructions.find('"', open + 1);
  return std::string(instructions.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
}

class BodyReader : public XmlVisitor {
 public:
  BodyReader(const DocxContext& context, DocxBody& body) : context_(context), body_(body) {}

  void on_start(const XmlElement& element) override {
    if (skip_ > 0 || begins_skip(element)) {
      ++skip_;
      return;
    }
    const std::string_view name = element.name;
    if (name == "w:pPr") {
      in_properties_ = true;
    } else if (in_properties_) {
      on_property(element);
    } else if (name == "w:p") {
      start_paragraph();
    } else if (name == "w:r") {
      hidden_ = false;
    } else if (name == "w:vanish") {
      hidden_ = is_on(element);
    } else if (name == "w:t" || name == "m:t") {
      in_text_ = !hidden_;
    } else if (name == "w:instrText") {
      in_instructions_ = true;
    } else if (name == "w:tr") {
      flow_.begin_row();
    } else if (name == "w:altChunk") {
      take_in(element.get("r:id"));
    } else if (name == "w:txbxContent") {
      boxes_.push_back(std::exchange(paragraph_, {}));
      flow_.begin_aside(Kind::paragraph);
    } else {
      on_run_part(element);
    }
  }

  void on_end(std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (name == "w:pPr") {
      in_properties_ = false;
    } else if (in_properties_) {
      return;
    } else if (name == "w:p") {
      end_paragraph();
    } else if (name == "w:t" || name == "m:t") {
      in_text_ = false;
    } else if (name == "w:instrText") {
      in_instructions_ = false;
    } else if (name == "w:tc") {
      flow_.end_cell();
    } else if (name == "w:tr") {
      flow_.end_row();
    } else if (name == "w:txbxContent") {
      flow_.end_aside();
      if (!boxes_.empty()) paragraph_ = std::exchange(boxes_.back(), {});
      if (!boxes_.empty()) boxes_.pop_back();
    } else if (name == "w:hyperlink") {
      flow_.end_link();
    } else if (name == "mc:AlternateContent") {
      if (!alternatives_.empty()) alternatives_.pop_back();
    } else if (name == "w:sdtPr") {
      in_control_properties_ = false;
    } else if (name == "w:footnote" || name == "w:endnote") {
      std::vector<FlowParagraph>& note = body_.notes[note_] = flow_.take();
      for (FlowParagraph& paragraph : note) paragraph.kind = Kind::note;
    }
  }

  void on_text(std::string_view words) override {
    if (skip_ > 0) return;
    if (in_text_) {
      if (in_instructions_of_ == 0) add(words);
    } else if (in_instructions_ && !fields_.empty()) {
      fields_.back().instructions += words;
    }
  }

  void finish() {
    end_paragraph();
    body_.paragraphs = flow_.take();
  }

 private:
  struct Field {
    bool shows = false;  // between "separate" and "end"
    std::string instructions = {};
  };
  struct Paragraph {
    StyleRole role = {};
    bool joins_next = false;  // the end of the paragraph was deleted
  };

  // Of alternatives the first is read: a text box stands twice, as a drawing and as a picture for old programs. A
  // control that shows its placeholder has no text of its own.
  bool begins_skip(const XmlElement& element) {
    const std::string_view name = element.name;
    if (name == "mc:AlternateContent") {
      alternatives_.push_back(false);
    } else if ((name == "mc:Choice" || name == "mc:Fallback") && !alternatives_.empty()) {
      if (alternatives_.back()) return true;
      alternatives_.back() = true;
    } else if (name == "w:sdtPr") {
      in_control_properties_ = true;
      placeholder_ = false;
    } else if (name == "w:showingPlcHdr" && in_control_properties_) {
      placeholder_ = is_on(element);
    } else if (name == "w:sdtContent" && std::exchange(placeholder_, false)) {
      return true;
    }
    if (name == "w:del" && in_properties_) paragraph_.joins_next = true;
    return is_skipped(name);
  }

  void on_property(const XmlElement& element) {
    const std::string_view value = element.get("w:val");
    StyleRole& role = paragraph_.role;
    if (element.name == "w:pStyle") {
      const auto found = context_.styles.find(value);
      std::optional<StyleRole> named;
      if (found == context_.styles.end()) named = role_of_style(value);
      role = found != context_.styles.end() ? found->second : named.value_or(StyleRole{});
    } else if (element.name == "w:outlineLvl" && role.kind == Kind::paragraph && value.size() == 1 && value[0] >= '0' &&
               value[0] < '9') {
      role = {.kind = Kind::heading, .level = value[0] - '0' + 1};
    } else if (element.name == "w:numId") {
      if (role.kind == Kind::paragraph && value != "0") role.kind = Kind::list_item;
      if (role.kind == Kind::list_item && value == "0") role.kind = Kind::paragraph;
    }
  }

  void on_run_part(const XmlElement& element) {
    const std::string_view name = element.name;
    if (name == "w:tab" || name == "w:ptab") {
      add(" ");
    } else if (name == "w:br" || name == "w:cr") {
      if (!hidden_) flow_.add_line_end();
    } else if (name == "m:oMath") {
      add(" ");
    } else if (name == "m:sup" || name == "m:sub" || name == "m:den") {
      add(name == "m:sup" ? "^" : name == "m:sub" ? "_" : "/");
    } else if (name == "w:noBreakHyphen") {
      add("-");
    } else if (name == "w:fldChar") {
      on_field(element.get("w:fldCharType"));
    } else if (name == "w:hyperlink") {
      const auto link = context_.links.find(element.get("r:id"));
      if (link != context_.links.end()) flow_.begin_link(link->second);
    } else if (name == "w:footnoteReference") {
      add_note(context_.footnotes, element.get("w:id"));
    } else if (name == "w:endnoteReference") {
      add_note(context_.endnotes, element.get("w:id"));
    } else if (name == "w:footnote" || name == "w:endnote") {
      note_ = element.get("w:id");
    }
  }

  void on_field(std::string_view type) {
    if (type == "begin") {
      fields_.emplace_back();
      ++in_instructions_of_;
    } else if (fields_.empty()) {
      return;
    } else if (type == "separate") {
      show_field();
      if (const std::string address = address_in(fields_.back().instructions); !address.empty()) {
        flow_.begin_link(address);
      }
    } else if (type == "end") {
      if (!address_in(fields_.back().instructions).empty()) flow_.end_link();
      show_field();
      fields_.pop_back();
    }
  }

  // The innermost field is at what it shows.
  void show_field() {
    if (!fields_.back().shows) --in_instructions_of_;
    fields_.back().shows = true;
  }

  void add(std::string_view words) {
    if (!hidden_) flow_.add_text(words);
  }

  void add_note(const DocxNotes& notes, std::string_view id) {
    const auto note = notes.find(id);
    if (note != notes.end()) flow_.add_aside(note->second);
  }

  // A document that is taken in stands once: a hundred references to a large one are no text.
  void take_in(std::string_view id) {
    const auto name = context_.chunk_names.find(id);
    if (name == context_.chunk_names.end()) return;
    const auto chunk = context_.chunks.find(name->second);
    if (chunk != context_.chunks.end() && taken_in_.insert(chunk->first).second) flow_.add_paragraphs(chunk->second);
  }

  void start_paragraph() {
    if (!std::exchange(joining_, false)) paragraph_ = {};
    paragraph_.joins_next = false;
    in_text_ = in_properties_ = hidden_ = false;
  }

  void end_paragraph() {
    if (paragraph_.joins_next) {
      joining_ = true;
      return;
    }
    const StyleRole role = std::exchange(paragraph_, {}).role;
    tenet::indexer::end_paragraph(flow_, role, body_.head);
  }

  const DocxContext& context_;
  DocxBody& body_;
  TextFlow flow_;
  Paragraph paragraph_ = {};
  std::vector<Paragraph> boxes_ = {};  // around the text boxes that are open
  std::vector<Field> fields_ = {};
  std::size_t in_instructions_of_ = 0;   // of the open fields those that are at their instructions
  std::vector<bool> alternatives_ = {};  // whether one was read
  std::string note_ = {};
  std::set<std::string_view> taken_in_ = {};  // names of parts
  std::size_t skip_ = 0;                      // elements open inside one that is skipped, and that
  bool in_properties_ = false;
  bool in_control_properties_ = false;
  bool placeholder_ = false;
  bool in_text_ = false;
  bool in_instructions_ = false;
  bool hidden_ = false;
  bool joining_ = false;
};

}  // namespace

DocxBody read_docx_body(std::string_view xml, const DocxContext& context) {
  DocxBody body;
  BodyReader reader(context, body);
  body.trouble = read_xml(xml, reader);
  reader.finish();
  return body;
}

}  // namespace tenet::indexer
