#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::query {

// The end of the protocol that answers: docs/scale.md, "The protocol". Store and query have what is asked.
class Service {
 public:
  // Throws IndexError when one of the indexes cannot be opened, or is an address.
  explicit Service(const std::vector<std::filesystem::path>& indexes);
  ~Service();

  // The answer to a message of an asker's; what goes wrong is an answer, too.
  [[nodiscard]] std::string answer(std::string_view message);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace tenet::query
