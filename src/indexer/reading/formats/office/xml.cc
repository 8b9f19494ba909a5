#include "indexer/reading/formats/office/xml.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <exception>
#include <limits>
#include <memory>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <tenet/error.h>

#include "text/decode.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

struct Namespace {
  std::string_view address;
  std::string_view prefix;
};

constexpr std::array namespaces = {
    Namespace{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    Namespace{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    Namespace{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    Namespace{"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/customProperties", "custom"},
    Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    Namespace{"http://www.w3.org/1999/xlink", "xlink"},
    Namespace{"http://www.idpf.org/2007/opf", "opf"},
    Namespace{"http://openebook.org/namespaces/oeb-package/1.0/", "opf"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:container", "ocf"},
    Namespace{"http://www.w3.org/2001/04/xmlenc#", "enc"},
    Namespace{"http://www.w3.org/XML/1998/namespace", "xml"},
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? ""sv : reinterpret_cast<const char*>(text);
}

// Writes the name into `name`. An element without a namespace has a local name alone.
void write_name(std::string& name, const xmlChar* local, const xmlChar* address) {
  name.clear();
  if (address != nullptr) {
    const auto* const found = std::ranges::find(namespaces, view(address), &Namespace::address);
    name += found == namespaces.end() ? "?"sv : found->prefix;
    name += ':';
  }
  name += view(local);
}

// What a parse goes by. No exception passes through libxml2: the first is kept, and parsing stops.
struct Parse {
  XmlVisitor& visitor;
  xmlParserCtxtPtr context = nullptr;
  std::string name = {};
  XmlElement element = {};
  std::size_t depth = 0;
  std::string trouble = {};
  std::exception_ptr thrown = {};

  template <typename Call>
  void guarded(const Call& call) {
    if (thrown != nullptr) return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      xmlStopParser(context);
    }
  }
};

Parse& parse_of(void* context) {
  return *static_cast<Parse*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

void start_element(void* context, const xmlChar* local, const xmlChar*, const xmlChar* address, int, const xmlChar**,
                   int count, int, const xmlChar** values) {
  Parse& parse = parse_of(context);
  parse.guarded([&] {
    if (++parse.depth > deepest_xml) {
      parse.trouble = fmt::format("elements stand more than {} deep inside each other", deepest_xml);
      return xmlStopParser(parse.context);
    }
    write_name(parse.name, local, address);
    parse.element.name = parse.name;
    parse.element.attributes.resize(static_cast<std::size_t>(count));
    for (auto& [key, value] : parse.element.attributes) {
      write_name(key, values[0], values[2]);  // local name, prefix, namespace, begin and end of the value
      value.assign(reinterpret_cast<const char*>(values[3]), reinterpret_cast<const char*>(values[4]));
      if (!text::is_utf8(value)) value = text::decode(value).text;
      values += 5;
    }
    parse.visitor.on_start(parse.element);
  });
}

void end_element(void* context, const xmlChar* local, const xmlChar*, const xmlChar* address) {
  Parse& parse = parse_of(context);
  parse.guarded([&] {
    --parse.depth;
    write_name(parse.name, local, address);
    parse.visitor.on_end(parse.name);
  });
}

void characters(void* context, const xmlChar* letters, int size) {
  Parse& parse = parse_of(context);
  parse.guarded([&] {
    const std::string_view words(reinterpret_cast<const char*>(letters), static_cast<std::size_t>(size));
    // A file that lies about its encoding is read on, and its bytes come as they are.
    if (text::is_utf8(words)) return parse.visitor.on_text(words);
    parse.visitor.on_text(text::decode(words).text);
  });
}

void refuse(void* context) {
  parse_of(context).guarded([] {
    throw InputError(
        "its XML declares entities or elements of its own: no word processor writes that, and such files do "
        "harm");
  });
}

void refuse_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  refuse(context);
}
void refuse_attribute(void* context, const xmlChar*, const xmlChar*, int, int, const xmlChar*, xmlEnumerationPtr tree) {
  xmlFreeEnumeration(tree);  // SAX gives it away
  refuse(context);
}
void refuse_element(void* context, const xmlChar*, int, xmlElementContentPtr) {
  refuse(context);
}
void refuse_notation(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  refuse(context);
}
void refuse_unparsed(void* context, const xmlChar*, const xmlChar*, const xmlChar*, const xmlChar*) {
  refuse(context);
}
void ignore_error(void*, xmlErrorPtr) {}

xmlSAXHandler make_handler() {
  xmlSAXHandler handler = {};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.entityDecl = refuse_entity;
  handler.attributeDecl = refuse_attribute;
  handler.elementDecl = refuse_element;
  handler.notationDecl = refuse_notation;
  handler.unparsedEntityDecl = refuse_unparsed;
  handler.serror = ignore_error;
  return handler;
}

struct FreeContext {
  void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};

std::string error_of(xmlParserCtxtPtr context) {
  const xmlError* const error = xmlCtxtGetLastError(context);
  if (error == nullptr || error->level < XML_ERR_ERROR || error->message == nullptr) return {};
  std::string message = error->message;
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.pop_back();
  std::ranges::replace(message, '\n', ' ');
  return fmt::format("its XML is broken in line {}: {}", error->line, message);
}

}  // namespace

std::string_view XmlElement::get(std::string_view attribute) const {
  for (const auto& [key, value] : attributes) {
    if (key == attribute) return value;
  }
  return {};
}

std::string read_xml(std::string_view bytes, XmlVisitor& visitor) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  if (!ready || bytes.size() > std::numeric_limits<int>::max()) return "its XML is too large";
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
  if (context == nullptr) return "its XML is empty";
  Parse parse{.visitor = visitor, .context = context.get()};
  xmlSAXHandler handler = make_handler();
  xmlSAXHandler* const own = context->sax;
  context->sax = &handler;
  context->_private = &parse;
  // The limit of depth is ours, and without entities there is no amplification that the parser must bound.
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                       XML_PARSE_NOWARNING | XML_PARSE_NODICT);
  xmlParseDocument(context.get());
  context->sax = own;
  if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
  context->myDoc = nullptr;
  if (parse.thrown != nullptr) std::rethrow_exception(parse.thrown);
  return parse.trouble.empty() ? error_of(context.get()) : parse.trouble;
}

}  // namespace tenet::indexer
