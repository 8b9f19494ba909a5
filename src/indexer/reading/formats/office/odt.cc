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

Extract make_extract(OdtBody body, std::string_view meta) {
  if (body.paragraphs.empty() && !body.trouble.empty()) throw InputError(body.trouble);
  if (!body.is_text)
    throw InputError("it is no text document of ODF", "spreadsheets and presentations: save them as PDF");
  OfficeProperties properties;
  if (!meta.empty()) read_office_properties(meta, properties);
  if (!body.head.date.empty()) properties.date = body.head.date;
  if (!body.head.author.empty()) properties.author = body.head.author;
  take_date_line(body.paragraphs, properties);
  ExtractBuilder builder;
  add_paragraphs(builder, body.headers);
  add_paragraphs(builder, body.paragraphs);
  add_paragraphs(builder, body.footers);
  add_keys(builder.extract, properties);
  if (!body.trouble.empty()) builder.extract.warnings.push_back("read in part: " + body.trouble);
  return std::move(builder.extract);
}

}  // namespace

// A text document of ODF. Headers stand before the text and footers behind it, as furniture. Title, author and date as
// for read_docx().
Extract read_odt(std::string_view bytes, const Origin&, const Spend& spend) {
  const Package package = read_package(bytes, is_wanted, spend);
  if (part_named(package, "META-INF/manifest.xml").find("encryption-data") != std::string_view::npos) {
    throw InputError("it needs a password", "save it without one");
  }
  const std::string_view content = part_named(package, "content.xml");
  if (content.empty()) throw InputError("it has no content.xml, the text of an ODF document");
  return make_extract(read_odt_body(part_named(package, "styles.xml"), content), part_named(package, "meta.xml"));
}

// The same in one XML file.
Extract read_fodt(std::string_view bytes, const Origin&) {
  return make_extract(read_odt_body("", bytes), bytes);
}

}  // namespace tenet::indexer
