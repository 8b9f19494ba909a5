#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::indexer {

// The most that elements may stand inside each other.
inline constexpr std::size_t deepest_xml = 2000;

// The start of an element. Names are the usual prefix of the namespace, a colon and the local name, "w:p", whatever
// prefix the source has; the strict and the transitional namespaces of OOXML have the same prefix. Names of a namespace
// that the table in xml.cc does not have begin with "?:".
struct XmlElement {
  std::string_view name = {};
  std::vector<std::pair<std::string, std::string>> attributes = {};  // names without a namespace have no prefix

  // The value of an attribute, or nothing.
  [[nodiscard]] std::string_view get(std::string_view attribute) const;
};

// Is told of the parts of an XML document in their order. Views end with the call.
class XmlVisitor {
 public:
  XmlVisitor() = default;
  XmlVisitor(const XmlVisitor&) = delete;
  XmlVisitor& operator=(const XmlVisitor&) = delete;
  virtual ~XmlVisitor() = default;

  virtual void on_start(const XmlElement& element) = 0;
  virtual void on_end(std::string_view name) = 0;
  virtual void on_text(std::string_view words) = 0;  // may come in pieces
};

// Reads the XML document `bytes`, which says its encoding itself. Gives why it could not be read to its end, or
// nothing: then the visitor has seen what stands before. Throws InputError for a document that declares entities or
// anything else in a DTD, and what the visitor throws. Nothing outside `bytes` is read, and an external DTD is left
// alone.
std::string read_xml(std::string_view bytes, XmlVisitor& visitor);

}  // namespace tenet::indexer
