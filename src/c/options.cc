#include "c/options.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <system_error>

#include "c/calls.h"

namespace tenet::c {
namespace {

template <typename Number>
std::optional<Number> parsed(std::string_view text) {
  Number number = {};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

OptionReader::OptionReader(const tenet_options* options, std::string function) : function_(std::move(function)) {
  if (options != nullptr) values_ = object_of<Options>(options)->values;
}

std::optional<std::string> OptionReader::take(std::string_view name) {
  known_.emplace_back(name);
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  return std::move(values_.extract(found).mapped());
}

void OptionReader::refuse(std::string_view name, std::string_view value, const std::string& hint) const {
  throw InputError(function_ + ": option " + std::string(name) + " cannot be '" + std::string(value) + "'", hint);
}

bool OptionReader::truth(std::string_view name, bool usual) {
  const auto value = take(name);
  if (!value) return usual;
  if (*value == "true") return true;
  if (*value == "false") return false;
  refuse(name, *value, "it is true or false");
}

std::optional<std::size_t> OptionReader::number(std::string_view name) {
  const auto value = take(name);
  if (!value) return std::nullopt;
  const auto number = parsed<std::size_t>(*value);
  if (!number) refuse(name, *value, "it is a number from 0");
  return number;
}

std::size_t OptionReader::number(std::string_view name, std::size_t usual) {
  return number(name).value_or(usual);
}

std::string OptionReader::text(std::string_view name) {
  return take(name).value_or("");
}

std::vector<std::string> OptionReader::list(std::string_view name) {
  std::vector<std::string> items;
  const std::string all = text(name);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find(',', begin), all.size());
    items.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

Limits OptionReader::limits() {
  const auto value = take("timeout");
  if (!value) return {};
  const auto seconds = parsed<double>(*value);
  if (!seconds || !(*seconds >= 0)) refuse("timeout", *value, "it is a number of seconds, such as 0.5");
  constexpr double most = 1e9;  // thirty years
  return {.deadline = in(std::chrono::nanoseconds(static_cast<std::int64_t>(std::min(*seconds, most) * 1e9)))};
}

void OptionReader::finish() const {
  if (values_.empty()) return;
  std::string names;
  for (const std::string& name : known_) names += (names.empty() ? "" : ", ") + name;
  throw InputError(function_ + ": there is no option " + values_.begin()->first, "its options are " + names);
}

}  // namespace tenet::c

using tenet::c::call;
using tenet::c::object_of;
using tenet::c::Options;
using tenet::c::required;

int tenet_options_new(tenet_options** options) {
  return call([&] {
    *required(options, "options: where the handle is to go is NULL") = nullptr;
    tenet::c::give(std::make_shared<Options>(), options);
  });
}

int tenet_options_set(tenet_options* options, const char* name, const char* value) {
  return call([&] {
    const auto object = object_of<Options>(options);
    required(name, "options: the name is NULL");
    if (value == nullptr) {
      object->values.erase(name);
    } else {
      object->values.insert_or_assign(name, value);
    }
  });
}

int tenet_options_free(tenet_options* options) {
  return call([&] { tenet::c::close_handle<Options>(options); });
}
