#include <tenet/version.h>

#include <string_view>

#include <fmt/format.h>

#include "store/xapian_version.h"
#include "text/icu_version.h"

namespace tenet {

std::string version() {
  return TENET_VERSION;
}

std::string build_description() {
  constexpr std::string_view left_out = TENET_LEFT_OUT;  // NOLINT(readability-redundant-string-init): may hold names
  return fmt::format("tenet {} (Xapian {}, ICU {}){}{}", version(), store::xapian_version(), text::icu_version(),
                     left_out.empty() ? "" : " built without ", left_out);
}

}  // namespace tenet
