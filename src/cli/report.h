#pragma once

#include <string>

#include <tenet/error.h>
#include <tenet/indexer.h>

namespace tenet::cli {

// What to do about an error: its hint, or the command that helps where there is one. May be empty.
[[nodiscard]] std::string advice(const Error& error);
// Writes an error to standard error: one line, then the advice.
void report(const Error& error);
// What is wrong with a document: a line that begins with "skipped", or "warning" where it was read all the same.
void report(const Problem& problem);
// A query's error, with a caret under the place in `query`; `place` is where the query stands, when it is in a file.
void report(const QueryError& error, const std::string& query, const std::string& place);

}  // namespace tenet::cli
