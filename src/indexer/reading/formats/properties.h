#pragma once

#include <string>
#include <vector>

#include "indexer/reading/formats/extract.h"
#include "indexer/reading/formats/text_flow.h"

namespace tenet::indexer {

// What the properties of an office document say of it. The days of making and saving are left out: they are not the
// statement's.
struct OfficeProperties {
  std::string title = {};
  std::string author = {};
  std::string date = {};  // of a property of this name that somebody made
  std::string subject = {};
};

// Adds them to the keys of `extract`, but for titles and authors that a program put there for want of one: "Document1",
// "report.docx", "Microsoft Office User".
void add_keys(Extract& extract, const OfficeProperties& properties);

// Where no property is a date: takes a line under the title that is nothing else, "21 January 2023" or "March 2019". It
// is one of the first short paragraphs, before the text, and becomes furniture.
void take_date_line(std::vector<FlowParagraph>& paragraphs, OfficeProperties& properties);

}  // namespace tenet::indexer
