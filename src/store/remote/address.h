#pragma once

#include <optional>
#include <string>
#include <string_view>

// Where an index is that another process reads for us.
namespace tenet::store {

struct Address {
  enum class Kind { tcp, ssh };

  Kind kind = Kind::tcp;
  std::string text = {};  // as it was given
  std::string host = {};  // of ssh: with the user, where there is one
  std::string port = {};  // of ssh: empty for the usual one
  std::string path = {};  // of ssh: of the index on that host

  bool operator==(const Address&) const = default;
};

// Whether `place` is meant as an address, tcp://... or ssh://..., not as a path.
[[nodiscard]] bool is_address(std::string_view place);

// Reads tcp://HOST:PORT, HOST perhaps in brackets, or ssh://[USER@]HOST[:PORT]/PATH; /~/ begins a path in the home
// folder. Throws IndexError with an example for any other address.
[[nodiscard]] Address read_address(std::string_view place);

}  // namespace tenet::store
