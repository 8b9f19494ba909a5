#include "indexer/reading/formats/office/property_reader.h"

#include "indexer/reading/formats/office/xml.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

class PropertyReader : public XmlVisitor {
 public:
  explicit PropertyReader(OfficeProperties& properties) : properties_(properties) {}

  void on_start(const XmlElement& element) override {
    const std::string_view name = element.name;
    if (name == "office:body") done_ = true;  // of a flat file
    if (done_) return;
    if (name == "custom:property" || name == "meta:user-defined") {
      custom_ = text::to_lower(element.get(name == "custom:property" ? "name" : "meta:name"));
      if (name == "meta:user-defined") words_.clear();
    } else {
      words_.clear();
    }
  }

  void on_text(std::string_view words) override { words_ += words; }

  void on_end(std::string_view name) override {
    if (done_) return;
    if (name == "dc:title") take(properties_.title);
    if (name == "dc:creator") creator_ = value();
    if (name == "meta:initial-creator") take(properties_.author);
    if (name == "dc:subject") take(properties_.subject);
    if (name == "custom:property" || name == "meta:user-defined") {
      if (custom_ == "date") take(properties_.date);
      if (custom_ == "author") take(properties_.author);
    }
  }

  // Who saved the file last is its author where nobody is said to have begun it.
  void finish() {
    if (properties_.author.empty()) properties_.author = creator_;
  }

 private:
  [[nodiscard]] std::string value() const { return std::string(text::trimmed(words_)); }
  void take(std::string& property) const {
    if (property.empty()) property = value();
  }

  OfficeProperties& properties_;
  std::string words_ = {};
  std::string custom_ = {};
  std::string creator_ = {};
  bool done_ = false;
};

}  // namespace

void read_office_properties(std::string_view xml, OfficeProperties& properties) {
  PropertyReader reader(properties);
  read_xml(xml, reader);
  reader.finish();
}

}  // namespace tenet::indexer
