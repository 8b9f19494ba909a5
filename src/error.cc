#include <tenet/error.h>

#include <algorithm>
#include <filesystem>
#include <new>
#include <utility>

#include "base/files.h"
#include "errors.h"

namespace tenet {
namespace {

constexpr const char* no_memory = "there is not enough memory";

// Whether a code point goes on at `at`.
bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
}

}  // namespace

std::string shortened(std::string line) {
  constexpr std::size_t most = 400;       // bytes
  constexpr std::size_t least_end = 160;  // of it, what stands at the end
  if (line.size() > most) {
    std::size_t head = most - least_end - 3;
    std::size_t tail = line.size() - least_end;
    while (head > 0 && is_inside(line, head)) --head;
    while (is_inside(line, tail)) ++tail;
    line = line.substr(0, head) + "..." + line.substr(tail);
  }
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

std::string reason_of_exception() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return no_memory;
  } catch (const std::filesystem::filesystem_error& error) {
    return shortened(error.path1().string() + ": " + error.code().message());
  } catch (const std::exception& error) {
    return shortened(error.what());
  }
}

void rethrow_as_error(const std::string& doing) {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const CallerError& error) {
    std::rethrow_exception(error.thrown);
  } catch (const std::bad_alloc&) {
    throw IndexError(ErrorCode::no_memory, doing + ": " + no_memory, "end other programs, or use fewer threads");
  } catch (const std::filesystem::filesystem_error& error) {
    throw IndexError(base::code_for(error.code().value(), ErrorCode::failed), doing + ": " + reason_of_exception());
  } catch (const std::exception&) {
    throw IndexError(ErrorCode::failed, doing + ": " + reason_of_exception(),
                     "this is a defect of tenet: please report it");
  }
}

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::failed: return "failed";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::not_an_index: return "not_an_index";
    case ErrorCode::locked: return "locked";
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::other_version: return "other_version";
    case ErrorCode::disk_full: return "disk_full";
    case ErrorCode::no_permission: return "no_permission";
    case ErrorCode::no_memory: return "no_memory";
    case ErrorCode::io_error: return "io_error";
    case ErrorCode::bad_query: return "bad_query";
    case ErrorCode::bad_input: return "bad_input";
    case ErrorCode::not_together: return "not_together";
    case ErrorCode::cancelled: return "cancelled";
    case ErrorCode::timed_out: return "timed_out";
    case ErrorCode::misused: return "misused";
  }
  return "failed";
}

Error::Error(const std::string& message, std::string hint) : Error(ErrorCode::failed, message, std::move(hint)) {}
Error::Error(ErrorCode code, const std::string& message, std::string hint)
    : std::runtime_error(shortened(message)), code_(code), hint_(shortened(std::move(hint))) {}

InputError::InputError(const std::string& message, std::string hint)
    : Error(ErrorCode::bad_input, message, std::move(hint)) {}
InputError::InputError(ErrorCode code, const std::string& message, std::string hint)
    : Error(code, message, std::move(hint)) {}

QueryError::QueryError(const std::string& message, std::size_t offset, std::string hint)
    : Error(ErrorCode::bad_query, message, std::move(hint)), offset_(offset) {}

IndexError::IndexError(const std::string& message, std::string hint) : Error(message, std::move(hint)) {}
IndexError::IndexError(ErrorCode code, const std::string& message, std::string hint, std::filesystem::path index)
    : Error(code, message, std::move(hint)), index_(std::move(index)) {}

// Destructors stand here so that each class has one vtable, whoever throws or catches it.
Error::~Error() = default;
InputError::~InputError() = default;
QueryError::~QueryError() = default;
IndexError::~IndexError() = default;
StoppedError::~StoppedError() = default;

}  // namespace tenet
