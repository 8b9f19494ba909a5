#include "text/icu_version.h"

#include <array>

#include <unicode/uversion.h>

namespace tenet::text {

std::string icu_version() {
  UVersionInfo numbers = {};
  u_getVersion(numbers);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> name = {};
  u_versionToString(numbers, name.data());
  return name.data();
}

}  // namespace tenet::text
