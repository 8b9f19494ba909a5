#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/office/docx_body.h"
#include "indexer/reading/formats/office/docx_chunks.h"
#include "indexer/reading/formats/office/package.h"
#include "indexer/reading/formats/office/property_reader.h"
#include "indexer/reading/formats/office/xml.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

bool is_wanted(std::string_view name) {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.find('.') == std::string_view::npos;
}

struct Relationship {
  std::string id = {};
  std::string type = {};  // the last step of its address: "footnotes", "hyperlink"
  std::string target = {};
  bool external = false;
};

class RelationshipReader : public XmlVisitor {
 public:
  std::vector<Relationship> found = {};

  void on_start(const XmlElement& element) override {
    if (element.name != "rel:Relationship") return;
    const std::string_view type = element.get("Type");
    found.push_back({.id = std::string(element.get("Id")),
                     .type = std::string(type.substr(type.rfind('/') + 1)),
                     .target = std::string(element.get("Target")),
                     .external = element.get("TargetMode") == "External"});
  }
  void on_end(std::string_view) override {}
  void on_text(std::string_view) override {}
};

// The relationships of a part: those of "word/document.xml" are in "word/_rels/document.xml.rels".
std::vector<Relationship> relationships(const Package& package, const std::string& part) {
  const std::size_t name = part.rfind('/') + 1;
  const auto found = package.find(part.substr(0, name) + "_rels/" + part.substr(name) + ".rels");
  RelationshipReader reader;
  if (found != package.end()) read_xml(found->second, reader);
  return reader.found;
}

std::string main_part(const Package& package) {
  for (const Relationship& each : relationships(package, "")) {
    if (each.type == "officeDocument") return resolve_part("", each.target);
  }
  return "word/document.xml";
}

// The part that `from` calls its `type`, or nothing.
std::string_view part_of(const Package& package, const std::string& from, const std::vector<Relationship>& all,
                         std::string_view type) {
  const auto found = std::ranges::find(all, type, &Relationship::type);
  if (found == all.end()) return {};
  return part_named(package, resolve_part(from, found->target));
}

DocxNotes read_notes(std::string_view xml, const DocxContext& context) {
  return xml.empty() ? DocxNotes() : read_docx_body(xml, context).notes;
}

// Adds headers or footers, each text once.
void add_furniture(ExtractBuilder& builder, const Package& package, const std::string& from,
                   const std::vector<Relationship>& all, std::string_view type, const DocxContext& context) {
  std::set<std::string> seen;
  for (const Relationship& each : all) {
    const auto part = package.find(resolve_part(from, each.target));
    if (each.type != type || part == package.end()) continue;
    for (FlowParagraph& paragraph : read_docx_body(part->second, context).paragraphs) {
      paragraph.kind = Kind::furniture;
      std::string words;
      for (const FlowParagraph::Piece& piece : paragraph.pieces) words += piece.words;
      if (seen.insert(words).second) add_paragraph(builder, paragraph);
    }
  }
}

OfficeProperties read_properties(const Package& package, const DocxBody& body) {
  OfficeProperties properties;
  for (const Relationship& each : relationships(package, "")) {
    if (each.type != "core-properties" && each.type != "custom-properties") continue;
    const auto part = package.find(resolve_part("", each.target));
    if (part != package.end()) read_office_properties(part->second, properties);
  }
  if (!body.head.date.empty()) properties.date = body.head.date;
  if (!body.head.author.empty()) properties.author = body.head.author;
  return properties;
}

void add_warnings(const DocxBody& body, DocxChunks chunks, std::vector<std::string>& warnings) {
  if (!body.trouble.empty()) warnings.push_back("read in part: " + body.trouble);
  if (const std::size_t unread = chunks.unread.size(); unread > 0) {
    warnings.push_back("a document inside it is not read: " + chunks.unread.front() +
                       (unread > 1 ? fmt::format(", and {} more", unread - 1) : std::string()));
  }
  std::ranges::move(chunks.warnings, std::back_inserter(warnings));
}

// No DOCX file in more DOCX files than this is read.
constexpr int deepest_file = 3;

// A file that stands `depth` deep in others.
Extract read_file(std::string_view bytes, const Spend& spend, int depth) {
  const Package package = read_package(bytes, is_wanted, spend);
  const std::string name = main_part(package);
  const auto document = package.find(name);
  if (document == package.end()) {
    throw InputError("it has no text of a Word document in it", "spreadsheets and presentations: save them as PDF");
  }
  const std::vector<Relationship> all = relationships(package, name);
  DocxContext context;
  context.styles = read_docx_styles(part_of(package, name, all, "styles"));
  context.footnotes = read_notes(part_of(package, name, all, "footnotes"), context);
  context.endnotes = read_notes(part_of(package, name, all, "endnotes"), context);
  for (const Relationship& each : all) {
    if (each.type == "hyperlink" && each.external) context.links.emplace(each.id, each.target);
  }
  std::set<std::string, PartOrder> taken_in;
  for (const Relationship& each : all) {
    if (each.type == "aFChunk")
      taken_in.insert(context.chunk_names.emplace(each.id, resolve_part(name, each.target)).first->second);
  }
  DocxChunks chunks = read_docx_chunks(bytes, taken_in, spend, [&](std::string_view inner) {
    if (depth >= deepest_file) throw InputError(fmt::format("more than {} Word files in each other", deepest_file));
    return read_file(inner, spend, depth + 1);
  });
  context.chunks = std::move(chunks.paragraphs);
  DocxBody body = read_docx_body(document->second, context);
  context.chunk_names.clear();  // the ids of headers are their own
  if (body.paragraphs.empty() && !body.trouble.empty()) throw InputError(body.trouble);

  OfficeProperties properties = read_properties(package, body);
  take_date_line(body.paragraphs, properties);
  ExtractBuilder builder;
  add_furniture(builder, package, name, all, "header", context);
  add_paragraphs(builder, body.paragraphs);
  add_furniture(builder, package, name, all, "footer", context);
  add_keys(builder.extract, properties);
  add_warnings(body, std::move(chunks), builder.extract.warnings);
  return std::move(builder.extract);
}

}  // namespace

// A Word document of 2007 and later (OOXML, ECMA-376), transitional or strict. Headers stand before the text and
// footers behind it, as furniture. Title and author are the file's properties. The date is a property of this name or
// a line under the title: the days of making and saving are not the statement's.
Extract read_docx(std::string_view bytes, const Origin&, const Spend& spend) {
  return read_file(bytes, spend, 0);
}

}  // namespace tenet::indexer
