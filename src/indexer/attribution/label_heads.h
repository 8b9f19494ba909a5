#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/reading/structure.h"

// The beginning of a line, where a label may stand, without its markup.
namespace tenet::indexer {

// Bytes of a line that may hold a label; a longer one has a bracket or is an office.
inline constexpr std::size_t longest_plain_head = 110;
inline constexpr std::size_t longest_head = 320;

// Stands for two or more characters of white space, or a line end.
inline constexpr char wide_space = '\t';

[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == wide_space;
}

// In memory of its own: one is read for nearly every line.
struct LabelHead {
  std::array<char, longest_head + 4> bytes = {};          // white space made ' ' or wide_space
  std::array<std::size_t, longest_head + 5> places = {};  // of each byte in the text, and of what follows the last
  std::size_t size = 0;

  [[nodiscard]] std::string_view words() const { return {bytes.data(), size}; }
  void add(char byte, std::size_t place) {
    bytes[size] = byte;
    places[size++] = place;
  }
};

// Whether `block` is short enough to tell what somebody does, and nothing more: "Mr. Doe rose--".
[[nodiscard]] bool is_short(const Block& block);

// Whether the line at `line` may begin with a label, by a glance: most lines do not.
[[nodiscard]] bool may_be_label(std::string_view text, const Block& block, std::size_t line);

// The beginning of the line of `block` at `line`, white space made one character.
[[nodiscard]] LabelHead head_of_line(std::string_view text, const Block& block, std::size_t line);

// Where in the text the words begin, behind the label that ends at `at` of the head.
[[nodiscard]] std::size_t speech_begin(std::string_view text, const Block& block, const LabelHead& head,
                                       std::size_t at);

}  // namespace tenet::indexer
