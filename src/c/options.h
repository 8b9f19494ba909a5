#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/error.h>
#include <tenet/limits.h>
#include <tenet/tenet.h>

namespace tenet::c {

struct Options {
  std::map<std::string, std::string, std::less<>> values = {};
};

// Reads the options of one call. Each member takes one option by its name, and gives `usual` where it was not set. All
// throw InputError for a value that the option cannot have.
class OptionReader {
 public:
  // `options` may be NULL. `function` stands in messages.
  OptionReader(const tenet_options* options, std::string function);

  [[nodiscard]] bool truth(std::string_view name, bool usual = false);
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t usual);
  [[nodiscard]] std::optional<std::size_t> number(std::string_view name);
  [[nodiscard]] std::string text(std::string_view name);
  // The items between commas.
  [[nodiscard]] std::vector<std::string> list(std::string_view name);
  template <typename T>
  [[nodiscard]] T choice(std::string_view name, std::initializer_list<std::pair<std::string_view, T>> all) {
    const auto value = take(name);
    if (!value) return all.begin()->second;
    std::string names;
    for (const auto& [known, meaning] : all) {
      if (known == *value) return meaning;
      names += (names.empty() ? "" : ", ") + std::string(known);
    }
    refuse(name, *value, "it is one of: " + names);
  }
  // The option timeout, in seconds, as a deadline.
  [[nodiscard]] Limits limits();
  // Throws InputError for an option that nobody took: the function does not have it.
  void finish() const;
  [[noreturn]] void refuse(std::string_view name, std::string_view value, const std::string& hint) const;

 private:
  std::optional<std::string> take(std::string_view name);

  std::map<std::string, std::string, std::less<>> values_;
  std::string function_;
  std::vector<std::string> known_;
};

}  // namespace tenet::c
