#pragma once

#include <string>

#include <tenet/search_report.h>

#include "cli/output.h"

namespace tenet::cli {

// A report with what the command alone knows.
struct ShownReport {
  SearchReport report = {};
  ReportedSearch made = {};
};

// Writes a report as prose and tables (text, markdown), or as one JSON object (docs/schema/report.schema.json).
void write_search_report(const ShownReport& shown, const OutputOptions& options, Output& output);

}  // namespace tenet::cli
