#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

// Only tenet::Error leaves the library, and what a function of the caller's throws. This is where all else is turned.
namespace tenet {

// What a function that the caller handed over threw: it goes through the library to the caller as it is.
struct CallerError {
  std::exception_ptr thrown;
};

// `line` with its breaks as spaces, of at most 400 bytes; the middle of a longer one becomes an ellipsis. For messages,
// whose culprit stands at the start and whose reason at the end.
[[nodiscard]] std::string shortened(std::string line);

// Why the exception being handled was thrown, in a line without what was being done: for the Problem of a document. A
// CallerError, and what is no std::exception, is thrown again.
[[nodiscard]] std::string reason_of_exception();

// Throws the exception being handled again: an Error as it is, a CallerError as what the caller threw, any other
// std::exception as an IndexError `doing: why`.
[[noreturn]] void rethrow_as_error(const std::string& doing);

// Runs `work`, the body of a public function that does `doing`; its exceptions become Errors.
template <typename Work>
decltype(auto) translate_errors(const char* doing, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (...) {
    rethrow_as_error(doing);
  }
}

// `function`, which is the caller's, with its exceptions as CallerErrors.
template <typename Function>
auto of_caller(Function function) {
  return [function = std::move(function)](auto&&... arguments) -> decltype(auto) {
    try {
      return function(std::forward<decltype(arguments)>(arguments)...);
    } catch (...) {
      throw CallerError{std::current_exception()};
    }
  };
}

}  // namespace tenet
