#pragma once

#include <string>
#include <utility>

namespace tenet::store {

// Turns the exception being handled, one of Xapian's or the system's, into an IndexError `doing: why` with a hint.
[[noreturn]] void rethrow_as_index_error(const std::string& doing);

// Runs `work`, which speaks to Xapian; its errors become IndexErrors that say what was being done.
template <typename Work>
decltype(auto) translate_xapian_errors(const std::string& doing, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (...) {
    rethrow_as_index_error(doing);
  }
}

}  // namespace tenet::store
