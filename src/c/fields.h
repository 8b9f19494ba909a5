#pragma once

#include <string_view>

// The fields of tenet.h: their names and kinds.
namespace tenet::c {

struct Field {
  int number = 0;
  const char* name = nullptr;
  int kind = 0;  // TENET_IS_TEXT, ...
};

// nullptr for a number that is no field.
[[nodiscard]] const Field* find_field(int number);
[[nodiscard]] const Field* find_field(std::string_view name);

}  // namespace tenet::c
