#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "base/files.h"
#include "errors.h"
#include "indexer/reading/read.h"
#include "text/decode.h"

namespace tenet::indexer {

// Why a document of `size` bytes is left out.
[[nodiscard]] std::string too_large(std::uintmax_t size);
// What to say of characters that decoding has replaced.
[[nodiscard]] std::string replaced(const text::Decoded& decoded);

// What `read` makes of a document at `where` or, where it throws, nothing and a problem: no document ends the run.
template <typename Read>
[[nodiscard]] std::optional<SourceDocument> attempt(const Read& read, const std::string& where,
                                                    const OnProblem& on_problem) {
  std::string reason;
  try {
    return read();
  } catch (const base::FileError&) {
    throw;
  } catch (const std::exception&) {
    reason = reason_of_exception();
  }
  on_problem({.where = where, .reason = std::move(reason)});
  return std::nullopt;
}

// Reads a file of records, JSON lines, line by line; at most one line is in memory. `name` is that of the file, and its
// lines are "name:12". `more_of` adds the next bytes to what it is given; false at the end.
void read_records(const std::string& name, const std::function<bool(std::string&)>& more_of,
                  const OnDocument& on_document, const OnProblem& on_problem);

}  // namespace tenet::indexer
