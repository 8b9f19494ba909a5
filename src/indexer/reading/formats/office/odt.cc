#include <utility>

#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/office/odt_body.h"
#include "indexer/reading/formats/office/package.h"
#include "indexer/reading/formats/office/property_reader.h"

namespace tenet::indexer {
namespace {

bool is_wanted(std::string_view name) {
  return name == "content.xml" || name == "styles.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
}

std::string_view part(const Package& package, std::string_view name) {
  const auto found = package.find(name);
  return found == package.end() ? std::string_view() : std::string_view(found->second);
}

Extract make_extract(OdtBody body, std::string_view meta) {
  if (body.paragraphs.empty() && !body.trouble.empty()) throw InputError(body.trouble);
  if (!body.is_text)
    throw InputError("it is no text document of ODF", "spreadsheets and presentations: save them as PDF");
  OfficeProperties properties;
  if (!meta.empty()) read_office_properties(meta, properties);
  if (!body.date.empty()) properties.date = body.date;
  if (!body.author.empty()) properties.author = body.author;
  take_date_line(body.paragraphs, properties);
  ExtractBuilder builder;
  for (const FlowParagraph& paragraph : body.headers) add_paragraph(builder, paragraph);
  for (const FlowParagraph& paragraph : body.paragraphs) add_paragraph(builder, paragraph);
  for (const FlowParagraph& paragraph : body.footers) add_paragraph(builder, paragraph);
  add_keys(builder.extract, properties);
  if (!body.trouble.empty()) builder.extract.warnings.push_back("read in part: " + body.trouble);
  return std::move(builder.extract);
}

}  // namespace

// A text document of ODF. Headers stand before the text and footers behind it, as furniture. Title, author and date as
// for read_docx().
Extract read_odt(std::string_view bytes, const Origin&, const Spend& spend) {
  const Package package = read_package(bytes, is_wanted, spend);
  if (part(package, "META-INF/manifest.xml").find("encryption-data") != std::string_view::npos) {
    throw InputError("it needs a password", "save it without one");
  }
  const std::string_view content = part(package, "content.xml");
  if (content.empty()) throw InputError("it has no content.xml, the text of an ODF document");
  return make_extract(read_odt_body(part(package, "styles.xml"), content), part(package, "meta.xml"));
}

// The same in one XML file.
Extract read_fodt(std::string_view bytes, const Origin&) {
  return make_extract(read_odt_body("", bytes), bytes);
}

}  // namespace tenet::indexer
