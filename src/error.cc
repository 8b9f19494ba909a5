#include <tenet/error.h>

#include <utility>

namespace tenet {

Error::Error(const std::string& message, std::string hint) : std::runtime_error(message), hint_(std::move(hint)) {}

QueryError::QueryError(const std::string& message, std::size_t offset, std::string hint)
    : Error(message, std::move(hint)), offset_(offset) {}

// Destructors stand here so that each class has one vtable, whoever throws or catches it.
Error::~Error() = default;
InputError::~InputError() = default;
QueryError::~QueryError() = default;
IndexError::~IndexError() = default;

}  // namespace tenet
