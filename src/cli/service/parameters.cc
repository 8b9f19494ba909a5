#include "cli/service/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/choice.h"
#include "cli/excerpt.h"
#include "cli/service/problem.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

using Kind = Parameter::Kind;

RequestError wrong(const Parameter& parameter, const std::string& why, const std::string& hint = {}) {
  return {ProblemCode::bad_parameter, fmt::format("{}: {}", parameter.name, why), hint, parameter.name};
}

std::string what_it_takes(const Parameter& parameter) {
  switch (parameter.kind) {
    case Kind::text: return "a text";
    case Kind::number: return fmt::format("a whole number from {} to {}", parameter.least, parameter.most);
    case Kind::flag: return "true or false";
    case Kind::choice: return fmt::format("one of {}", fmt::join(parameter.choices, ", "));
    case Kind::list: return "a list of texts";
  }
  return {};
}

RequestError refused(const Parameter& parameter) {
  return wrong(parameter, "it takes " + what_it_takes(parameter));
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = first_character(text.substr(i));
    if (!character.valid) return false;
    i += character.size;
  }
  return true;
}

void check_text(const Parameter& parameter, const std::string& text) {
  if (text.size() > longest_text) {
    throw wrong(parameter, fmt::format("{} bytes; at most {}", text.size(), longest_text));
  }
  if (!is_utf8(text)) throw wrong(parameter, "it is not UTF-8");
  if (parameter.choices.empty() || std::ranges::find(parameter.choices, text) != parameter.choices.end()) return;
  const InputError error = unknown_choice(parameter.name, excerpt(text), parameter.choices);
  throw RequestError(ProblemCode::bad_parameter, error.what(), error.hint(), parameter.name);
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::vector<std::string> checked_list(const Parameter& parameter, std::vector<std::string> parts) {
  constexpr std::size_t most = 1000;
  if (parts.size() > most) throw wrong(parameter, fmt::format("{} items; at most {}", parts.size(), most));
  for (const std::string& part : parts) check_text(parameter, part);
  return parts;
}

std::size_t checked_number(const Parameter& parameter, std::size_t number) {
  if (number < parameter.least || number > parameter.most) throw refused(parameter);
  return number;
}

std::optional<std::size_t> read_number(const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = !text.empty() && error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

// A list of an address or of JSON may be one text: commas part names, but an id may hold one.
std::vector<std::string> list_of(const Parameter& parameter, const std::string& text) {
  return checked_list(parameter, parameter.choices.empty() ? std::vector{text} : split(text));
}

}  // namespace

RequestValues::RequestValues(const std::vector<Parameter>& parameters)
    : parameters_(parameters), given_(parameters.size()) {
  values_.reserve(parameters.size());
  for (const Parameter& parameter : parameters) {
    switch (parameter.kind) {
      case Kind::text: values_.emplace_back(std::string()); break;
      case Kind::number: values_.emplace_back(parameter.preset); break;
      case Kind::flag: values_.emplace_back(false); break;
      case Kind::choice: values_.emplace_back(parameter.choices.front()); break;
      case Kind::list: values_.emplace_back(std::vector<std::string>()); break;
    }
  }
}

std::size_t RequestValues::place_of(std::string_view name) const {
  const auto found = std::ranges::find(parameters_, name, &Parameter::name);
  if (found == parameters_.end()) throw std::logic_error("no parameter " + std::string(name));
  return static_cast<std::size_t>(found - parameters_.begin());
}

std::size_t RequestValues::find_asked(std::string_view name) {
  const auto found = std::ranges::find(parameters_, name, &Parameter::name);
  if (found == parameters_.end()) {
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters_) names.push_back(parameter.name);
    const std::string meant = closest(name, names);
    throw RequestError(
        ProblemCode::bad_parameter,
        fmt::format("no parameter {}{}", excerpt(name), meant.empty() ? "" : fmt::format("; did you mean {}?", meant)),
        names.empty() ? "the request has none" : fmt::format("there are {}", fmt::join(names, ", ")), excerpt(name));
  }
  const auto place = static_cast<std::size_t>(found - parameters_.begin());
  if (given_[place]) throw wrong(*found, "it is given twice");
  given_[place] = true;
  return place;
}

void RequestValues::set(std::string_view name, const Json& value) {
  const std::size_t place = find_asked(name);
  const Parameter& parameter = parameters_[place];
  switch (parameter.kind) {
    case Kind::text:
    case Kind::choice:
      if (!value.is_string()) throw refused(parameter);
      check_text(parameter, value.get_ref<const std::string&>());
      values_[place] = value.get<std::string>();
      break;
    case Kind::number:
      if (!value.is_number_unsigned()) throw refused(parameter);
      values_[place] = checked_number(parameter, value.get<std::size_t>());
      break;
    case Kind::flag:
      if (!value.is_boolean()) throw refused(parameter);
      values_[place] = value.get<bool>();
      break;
    case Kind::list:
      if (value.is_string()) {
        values_[place] = list_of(parameter, value.get<std::string>());
        break;
      }
      const bool texts = value.is_array() &&
                         std::all_of(value.begin(), value.end(), [](const Json& each) { return each.is_string(); });
      if (!texts) throw refused(parameter);
      values_[place] = checked_list(parameter, value.get<std::vector<std::string>>());
      break;
  }
}

void RequestValues::set(std::string_view name, const std::string& text) {
  const auto known = std::ranges::find(parameters_, name, &Parameter::name);
  const bool again = known != parameters_.end() && known->kind == Kind::list && known->choices.empty() &&
                     given_[static_cast<std::size_t>(known - parameters_.begin())];
  if (again) {  // ids: one a parameter
    auto& list = std::get<std::vector<std::string>>(values_[static_cast<std::size_t>(known - parameters_.begin())]);
    list.push_back(text);
    list = checked_list(*known, std::move(list));
    return;
  }
  const std::size_t place = find_asked(name);
  const Parameter& parameter = parameters_[place];
  switch (parameter.kind) {
    case Kind::text:
    case Kind::choice:
      check_text(parameter, text);
      values_[place] = text;
      break;
    case Kind::number: {
      const auto number = read_number(text);
      if (!number) throw refused(parameter);
      values_[place] = checked_number(parameter, *number);
      break;
    }
    case Kind::flag:
      if (!text.empty() && text != "true" && text != "false") throw refused(parameter);
      values_[place] = text != "false";
      break;
    case Kind::list: values_[place] = list_of(parameter, text); break;
  }
}

void RequestValues::require_all() const {
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const Parameter& parameter = parameters_[i];
    if (parameter.required && !given_[i]) {
      throw wrong(parameter, "it is missing", "it takes " + what_it_takes(parameter));
    }
  }
}

}  // namespace tenet::cli
