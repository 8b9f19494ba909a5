#include "store/remote/remote.h"

#include <exception>

#include <tenet/error.h>

namespace tenet::store {
namespace {

[[noreturn]] void throw_answered(const std::string& name, Answered answered, std::string_view bytes,
                                 const ByteReader::Damaged& damaged) {
  const auto [what, hint, offset] = unpacked<std::string, std::string, std::uint64_t>(bytes, damaged);
  switch (answered) {
    case Answered::query_error: throw QueryError(what, offset, hint);
    case Answered::input_error: throw InputError(what, hint);
    default: throw IndexError(name + ": " + what, hint);
  }
}

}  // namespace

Remote::Remote(const std::string& place, const SearcherOptions& options)
    : name_(place),
      timeout_(options.answer_timeout),
      connection_(Connection::to(read_address(place), options.connect_timeout, options.ssh)) {
  greeting_ = ask<Greeting>(Request::greet, greeting_.tenet, greeting_.version);
  const Greeting ours;
  if (greeting_.tenet != ours.tenet) not_tenet();
  if (greeting_.version != ours.version) {
    throw IndexError(name_ + ": the server speaks version " + std::to_string(greeting_.version) +
                         " of the protocol, not " + std::to_string(ours.version),
                     "both sides need the same version of tenet");
  }
}

void Remote::not_tenet() const {
  throw IndexError(name_ + ": what answers is not tenet serve-index", "check host and port");
}

void Remote::send(Request request, std::string_view arguments) {
  while (unread_ > 0) (void)receive_message();
  std::string message(1, static_cast<char>(request));
  message += arguments;
  connection_.send(message, timeout_);
  ++unread_;
}

std::string Remote::receive_message() {
  std::string message = connection_.receive(timeout_);
  if (message.empty()) {
    throw IndexError(name_ + ": the connection was cut",
                     "the server may have been stopped: look whether tenet serve-index runs there");
  }
  --unread_;
  return message;
}

std::string Remote::receive_bytes() {
  std::string message = receive_message();
  const auto first = static_cast<unsigned char>(message.front());
  if (first > static_cast<unsigned char>(last_of(Answered{}))) not_tenet();
  message.erase(0, 1);
  if (const auto answered = static_cast<Answered>(first); answered != Answered::well) {
    throw_answered(name_, answered, message, [this] { not_tenet(); });
  }
  return message;
}

std::string packed_error() {
  const auto packed_as = [](Answered kind, const Error& error, std::uint64_t offset) {
    return std::string(1, static_cast<char>(kind)) + packed(std::string(error.what()), error.hint(), offset);
  };
  try {
    throw;
  } catch (const QueryError& error) {
    return packed_as(Answered::query_error, error, error.offset());
  } catch (const InputError& error) {
    return packed_as(Answered::input_error, error, 0);
  } catch (const Error& error) {
    return packed_as(Answered::index_error, error, 0);
  } catch (const std::exception& error) {
    return packed_as(Answered::index_error, IndexError(error.what()), 0);
  }
}

}  // namespace tenet::store
