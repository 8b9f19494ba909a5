#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

#include <tenet/export.h>

namespace tenet {

// Everything the library throws. what() is one line, `culprit: why`, in lower case and without a
// full stop; hint() says what to do about it and may be empty.
class TENET_API Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {});
  Error(const Error&) = default;
  Error(Error&&) = default;
  Error& operator=(const Error&) = default;
  Error& operator=(Error&&) = default;
  ~Error() override;

  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

// The text's author can mend it: a document, a record or a topics file that cannot be read.
class TENET_API InputError : public Error {
 public:
  using Error::Error;
  InputError(const InputError&) = default;
  InputError(InputError&&) = default;
  InputError& operator=(const InputError&) = default;
  InputError& operator=(InputError&&) = default;
  ~InputError() override;
};

// The asker can mend it: a query that cannot be read. offset() is the byte in the query text where
// the trouble starts, so that a caller can put a caret under it.
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

// The operator can mend it: an index that is absent, damaged, locked, of another version, or a
// disk that is full.
class TENET_API IndexError : public Error {
 public:
  using Error::Error;
  IndexError(const IndexError&) = default;
  IndexError(IndexError&&) = default;
  IndexError& operator=(const IndexError&) = default;
  IndexError& operator=(IndexError&&) = default;
  ~IndexError() override;
};

}  // namespace tenet
