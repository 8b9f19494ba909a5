#include <tenet/log.h>
#include <tenet/tenet.h>
#include <tenet/version.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <string>

#include "c/calls.h"

namespace tenet::c {
namespace {

// Room for an error that can be kept whatever memory lacks; the library's are shorter.
using Text = std::array<char, 1024>;

struct LastError {
  Text message = {};
  Text hint = {};
  std::size_t offset = 0;
};
thread_local LastError last;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): a thread's own

void copy(const char* from, Text& to) {
  const std::size_t size = std::min(std::strlen(from), to.size() - 1);
  std::memcpy(to.data(), from, size);
  to[size] = '\0';
}

int note(ErrorCode code, const char* message, const char* hint, std::size_t offset = 0) {
  copy(message, last.message);
  copy(hint, last.hint);
  last.offset = offset;
  return static_cast<int>(code);
}

}  // namespace

int note_exception() noexcept {
  try {
    throw;
  } catch (const QueryError& error) {
    return note(error.code(), error.what(), error.hint().c_str(), error.offset());
  } catch (const Error& error) {
    return note(error.code(), error.what(), error.hint().c_str());
  } catch (const std::bad_alloc&) {
    return note(ErrorCode::no_memory, "there is not enough memory", "end other programs, or use fewer threads");
  } catch (const std::exception& error) {
    return note(ErrorCode::failed, error.what(), "this is a defect of tenet: please report it");
  } catch (...) {
    return note(ErrorCode::failed, "an exception of an unknown type", "this is a defect of tenet: please report it");
  }
}

void misused(const char* what) {
  throw Error(ErrorCode::misused, what, "look at the rules at the head of tenet.h");
}

}  // namespace tenet::c

const char* tenet_error_message(void) {
  return tenet::c::last.message.data();
}

const char* tenet_error_hint(void) {
  return tenet::c::last.hint.data();
}

size_t tenet_error_offset(void) {
  return tenet::c::last.offset;
}

const char* tenet_status_name(int status) {
  if (status == TENET_OK) return "ok";
  return tenet::to_string(static_cast<tenet::ErrorCode>(status)).data();
}

const char* tenet_version(void) {
  static const std::string version = tenet::version();
  return version.c_str();
}

const char* tenet_build_description(void) {
  static const std::string description = tenet::build_description();
  return description.c_str();
}

int tenet_log(int level, tenet_log_function* function, void* data) {
  return tenet::c::call([&] {
    if (level < TENET_LOG_OFF || level > TENET_LOG_DEBUG) {
      throw tenet::InputError("log: there is no level " + std::to_string(level), "a level is from 0 to 4");
    }
    if (function == nullptr) {
      tenet::set_log_callback({});
    } else {
      tenet::set_log_callback([=](tenet::LogLevel grave, std::string_view message) {
        function(static_cast<int>(grave), std::string(message).c_str(), data);
      });
    }
    tenet::set_log_level(static_cast<tenet::LogLevel>(level));
  });
}
