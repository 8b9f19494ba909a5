#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include <tenet/export.h>

namespace tenet {

// The kind of an error, for programs that decide by it. Numbers never change and never get another meaning; a later
// version may have more. The C interface and the Python package use the same numbers and names.
enum class ErrorCode {
  failed = 1,         // none of the others: a defect of tenet, or a call that Xapian or the system refuses
  not_found = 2,      // no index, file or folder of that name
  not_an_index = 3,   // a file, or a folder that holds something else
  locked = 4,         // another writer is at work on the index
  damaged = 5,        // the index is not what was written: check() says more
  other_version = 6,  // the index was written by a version with another format
  disk_full = 7,      // or a quota, or a limit on the size of a file
  no_permission = 8,  // the system, or a rule of docs/security.md, forbids it
  no_memory = 9,      // memory does not suffice
  io_error = 10,      // a device failed, or too many files are open
  bad_query = 11,     // a QueryError
  bad_input = 12,     // a document, a topics file or an option that cannot be read
  not_together = 13,  // indexes that cannot be searched as one, or one that was named twice
  cancelled = 14,     // Limits::stop was requested, or IndexerOptions::should_stop said true
  timed_out = 15,     // Limits::deadline passed, or another machine did not answer in time
  misused = 16,       // by the C interface and Python alone: a handle that is closed or null
};
// "failed", "not_found", ...
[[nodiscard]] TENET_API std::string_view to_string(ErrorCode code);

// Everything the library throws. what() is one line, `culprit: why`, in lower case and without a full stop. hint() says
// what to do about it and may be empty; it names no option of the command line.
class TENET_API Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {});
  Error(ErrorCode code, const std::string& message, std::string hint = {});
  Error(const Error&) = default;
  Error(Error&&) = default;
  Error& operator=(const Error&) = default;
  Error& operator=(Error&&) = default;
  ~Error() override;

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

// The text's author can mend it: a document, a record or a topics file that cannot be read.
class TENET_API InputError : public Error {
 public:
  explicit InputError(const std::string& message, std::string hint = {});  // ErrorCode::bad_input
  InputError(ErrorCode code, const std::string& message, std::string hint = {});
  InputError(const InputError&) = default;
  InputError(InputError&&) = default;
  InputError& operator=(const InputError&) = default;
  InputError& operator=(InputError&&) = default;
  ~InputError() override;
};

// The asker can mend it: a query that cannot be read, ErrorCode::bad_query. offset() is the byte in the query text
// where the trouble starts, so that a caller can put a caret under it.
class TENET_API QueryError : public Error {
 public:
  QueryError(const std::string& message, std::size_t offset, std::string hint = {});
  QueryError(const QueryError&) = default;
  QueryError(QueryError&&) = default;
  QueryError& operator=(const QueryError&) = default;
  QueryError& operator=(QueryError&&) = default;
  ~QueryError() override;

  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }

 private:
  std::size_t offset_;
};

// The operator can mend it: an index that is absent, damaged, locked, of another version, or a disk that is full.
class TENET_API IndexError : public Error {
 public:
  explicit IndexError(const std::string& message, std::string hint = {});
  // `index` is the path of the index, where it is known.
  IndexError(ErrorCode code, const std::string& message, std::string hint = {}, std::filesystem::path index = {});
  IndexError(const IndexError&) = default;
  IndexError(IndexError&&) = default;
  IndexError& operator=(const IndexError&) = default;
  IndexError& operator=(IndexError&&) = default;
  ~IndexError() override;

  // Empty where it is not known.
  [[nodiscard]] const std::filesystem::path& index() const noexcept { return index_; }

 private:
  std::filesystem::path index_;
};

// The caller ended a call by its Limits: ErrorCode::cancelled or ErrorCode::timed_out. Nothing is lost.
class TENET_API StoppedError : public Error {
 public:
  using Error::Error;
  StoppedError(const StoppedError&) = default;
  StoppedError(StoppedError&&) = default;
  StoppedError& operator=(const StoppedError&) = default;
  StoppedError& operator=(StoppedError&&) = default;
  ~StoppedError() override;
};

}  // namespace tenet
