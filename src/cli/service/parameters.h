#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/render/json.h"

// What may be said in a request: one table for tenet batch, tenet serve and tenet mcp.
namespace tenet::cli {

// Bytes of a text in a request.
inline constexpr std::size_t longest_text = std::size_t{64} << 10U;

struct Parameter {
  enum class Kind {
    text,    // UTF-8, of longest_text bytes at most
    number,  // from `least` to `most`
    flag,
    choice,  // one of `choices`
    list,    // texts; each one of `choices`, unless there are none
  };

  std::string name = {};
  Kind kind = Kind::text;
  std::string description = {};  // a sentence
  std::size_t preset = 0;        // of a number
  std::size_t least = 0;
  std::size_t most = 0;
  std::vector<std::string> choices = {};  // of a choice the first is the preset
  bool required = false;
};

// The values of a request. Those that were not given have their presets: empty, 0 or false where there is none.
class RequestValues {
 public:
  explicit RequestValues(const std::vector<Parameter>& parameters);

  // A value as JSON has it; a list may be one text, with commas. Throws RequestError for a name that no parameter has,
  // a value that it does not take, and one given twice.
  void set(std::string_view name, const Json& value);
  // A value as an address has it: a flag is true, false or empty, which is true. Throws as above.
  void set(std::string_view name, const std::string& text);
  // Throws RequestError where a required one was not given.
  void require_all() const;

  [[nodiscard]] bool has(std::string_view name) const { return given_[place_of(name)]; }
  [[nodiscard]] const std::string& text(std::string_view name) const { return get<std::string>(name); }
  [[nodiscard]] const std::string& choice(std::string_view name) const { return get<std::string>(name); }
  [[nodiscard]] std::size_t number(std::string_view name) const { return get<std::size_t>(name); }
  [[nodiscard]] bool flag(std::string_view name) const { return get<bool>(name); }
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const {
    return get<std::vector<std::string>>(name);
  }

 private:
  using Value = std::variant<std::string, std::size_t, bool, std::vector<std::string>>;

  // Throws std::logic_error for a name that the table does not have.
  [[nodiscard]] std::size_t place_of(std::string_view name) const;
  // Of what was asked; throws RequestError.
  [[nodiscard]] std::size_t find_asked(std::string_view name);
  template <typename Type>
  [[nodiscard]] const Type& get(std::string_view name) const {
    return std::get<Type>(values_[place_of(name)]);
  }

  const std::vector<Parameter>& parameters_;
  std::vector<Value> values_;
  std::vector<bool> given_;
};

}  // namespace tenet::cli
