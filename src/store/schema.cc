#include "store/schema.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cmath>

namespace tenet::store {

const std::vector<FieldTerms>& field_terms() {
  static const std::vector<FieldTerms> table{
      {"title", "S", FieldTerms::Words::stems},  {"organisation", "O", FieldTerms::Words::forms},
      {"author", "A", FieldTerms::Words::forms}, {"source", "U", FieldTerms::Words::forms},
      {"type", "T", FieldTerms::Words::forms},
  };
  return table;
}

const FieldTerms* find_field_terms(std::string_view field) {
  const auto& table = field_terms();
  const auto found = std::ranges::find(table, field, &FieldTerms::field);
  return found == table.end() ? nullptr : &*found;
}

std::string term(std::string_view prefix, std::string_view value) {
  constexpr std::size_t longest = 200;
  std::string result(prefix);
  if (value.size() <= longest && value.find('\0') == std::string_view::npos) return result.append(value);
  std::string kept(value.substr(0, 100));
  std::ranges::replace(kept, '\0', ' ');
  return result.append(kept).append("\x01").append(hash128(value));
}

std::string page_term(std::string_view page) {
  std::string folded(page);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return term(page_prefix, folded);
}

std::string metadata_key(std::string_view key) {
  return std::string(metadata_prefix).append(key);
}

// What is not squarely about a topic stays below.
std::uint32_t number_of_strength(double strength) {
  const auto number = static_cast<std::uint32_t>(std::lround(std::clamp(strength, 0.0, 2.0) * squarely_number));
  return strength < 1 ? std::clamp<std::uint32_t>(number, 1, squarely_number - 1) : number;
}

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

HashBytes bytes_of_hash(std::string_view digits) {
  const auto value = [](char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); };
  HashBytes bytes = {};
  for (std::size_t i = 0; i < bytes.size() && 2 * i + 1 < digits.size(); ++i) {
    bytes[i] = static_cast<char>(value(digits[2 * i]) << 4U | value(digits[2 * i + 1]));
  }
  return bytes;
}

std::string hash_of_bytes(const HashBytes& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hash;
  for (const char c : bytes) {
    hash += digits[static_cast<unsigned char>(c) >> 4U];
    hash += digits[static_cast<unsigned char>(c) & 0xfU];
  }
  return hash;
}

}  // namespace tenet::store
