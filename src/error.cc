#include <tenet/error.h>

#include <algorithm>
#include <filesystem>
#include <new>
#include <utility>

#include "errors.h"

namespace tenet {
namespace {

constexpr const char* no_memory = "there is not enough memory";

// Whether a code point goes on at `at`.
bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
}

}  // namespace

std::string shortened(std::string_view text) {
  constexpr std::size_t most = 400;       // bytes
  constexpr std::size_t least_end = 160;  // of it, what stands at the end
  std::string line(text);
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
    throw IndexError(doing + ": " + no_memory, "end other programs; tenet index needs less with --jobs 1");
  } catch (const std::filesystem::filesystem_error&) {
    throw IndexError(doing + ": " + reason_of_exception());
  } catch (const std::exception&) {
    throw IndexError(doing + ": " + reason_of_exception(), "this is a defect of tenet: please report it");
  }
}

Error::Error(const std::string& message, std::string hint)
    : std::runtime_error(shortened(message)), hint_(shortened(hint)) {}

QueryError::QueryError(const std::string& message, std::size_t offset, std::string hint)
    : Error(message, std::move(hint)), offset_(offset) {}

// Destructors stand here so that each class has one vtable, whoever throws or catches it.
Error::~Error() = default;
InputError::~InputError() = default;
QueryError::~QueryError() = default;
IndexError::~IndexError() = default;

}  // namespace tenet
