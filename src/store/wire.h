#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "store/bytes.h"

// Values in messages between an asker and the index that answers. A struct is packed member by member when it has a
// function members() that ties them.
namespace tenet::store {

template <typename Value>
concept Tied = requires(Value& value) {
  value.members();
};

inline void pack(ByteWriter& out, const std::string& value) {
  out.string(value);
}
inline void pack(ByteWriter& out, double value) {
  out.exact_real(value);
}
template <std::unsigned_integral Number>
void pack(ByteWriter& out, Number value) {
  out.number(value);
}
template <std::signed_integral Number>
void pack(ByteWriter& out, Number value) {
  out.signed_number(value);
}
template <typename Enum>
requires std::is_enum_v<Enum>
void pack(ByteWriter& out, Enum value) {
  out.number(static_cast<std::uint64_t>(value));
}
template <typename Value>
void pack(ByteWriter& out, const std::vector<Value>& values);
template <typename Key, typename Value>
void pack(ByteWriter& out, const std::map<Key, Value>& values);
template <typename First, typename Second>
void pack(ByteWriter& out, const std::pair<First, Second>& value) {
  pack(out, value.first);
  pack(out, value.second);
}
template <typename Value>
void pack(ByteWriter& out, const std::optional<Value>& value) {
  out.number(value ? 1 : 0);
  if (value) pack(out, *value);
}
template <Tied Value>
void pack(ByteWriter& out, const Value& value) {
  // members() ties references: nothing is changed through them.
  std::apply([&](const auto&... member) { (pack(out, member), ...); }, const_cast<Value&>(value).members());  // NOLINT
}
template <typename Value>
void pack(ByteWriter& out, const std::vector<Value>& values) {
  out.number(values.size());
  for (const Value& value : values) pack(out, value);
}
template <typename Key, typename Value>
void pack(ByteWriter& out, const std::map<Key, Value>& values) {
  out.number(values.size());
  for (const auto& value : values) pack(out, value);
}

inline void unpack(ByteReader& in, std::string& value) {
  value = in.string();
}
inline void unpack(ByteReader& in, double& value) {
  value = in.exact_real();
  if (!std::isfinite(value)) in.fail();  // what is no number cannot be ranked
}
template <std::unsigned_integral Number>
void unpack(ByteReader& in, Number& value) {
  const std::uint64_t number = in.number();
  value = static_cast<Number>(number);
  if (value != number) in.fail();
}
template <std::signed_integral Number>
void unpack(ByteReader& in, Number& value) {
  const std::int64_t number = in.signed_number();
  value = static_cast<Number>(number);
  if (value != number) in.fail();
}
// An enumeration has a last enumerator, last_of(Enum).
template <typename Enum>
requires std::is_enum_v<Enum>
void unpack(ByteReader& in, Enum& value) {
  value = in.one_of(last_of(Enum{}));
}
template <typename Value>
void unpack(ByteReader& in, std::vector<Value>& values);
template <typename Key, typename Value>
void unpack(ByteReader& in, std::map<Key, Value>& values);
template <typename First, typename Second>
void unpack(ByteReader& in, std::pair<First, Second>& value) {
  unpack(in, value.first);
  unpack(in, value.second);
}
template <typename Value>
void unpack(ByteReader& in, std::optional<Value>& value) {
  if (in.number() == 0) {
    value.reset();
  } else {
    unpack(in, value.emplace());
  }
}
template <Tied Value>
void unpack(ByteReader& in, Value& value) {
  std::apply([&](auto&... member) { (unpack(in, member), ...); }, value.members());
}
template <typename Value>
void unpack(ByteReader& in, std::vector<Value>& values) {
  values.clear();
  for (std::size_t left = in.count(); left > 0; --left) {
    Value value{};
    unpack(in, value);
    values.push_back(std::move(value));
  }
}
template <typename Key, typename Value>
void unpack(ByteReader& in, std::map<Key, Value>& values) {
  values.clear();
  for (std::size_t left = in.count(); left > 0; --left) {
    std::pair<Key, Value> value;
    unpack(in, value);
    values.insert(std::move(value));
  }
}

// The bytes of one value after the other.
template <typename... Values>
std::string packed(const Values&... values) {
  ByteWriter out;
  (pack(out, values), ...);
  return out.take();
}
// What packed() was given, as a tuple of these types. Throws what `damaged` throws.
template <typename Tuple>
Tuple unpack_as(std::string_view bytes, const ByteReader::Damaged& damaged) {
  ByteReader in(bytes, damaged);
  Tuple values;
  std::apply([&](auto&... value) { (unpack(in, value), ...); }, values);
  in.end();
  return values;
}
template <typename... Values>
std::tuple<Values...> unpacked(std::string_view bytes, const ByteReader::Damaged& damaged) {
  return unpack_as<std::tuple<Values...>>(bytes, damaged);
}

}  // namespace tenet::store
