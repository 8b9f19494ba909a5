#include <tenet/version.h>

#include <fmt/format.h>

#include "store/xapian_version.h"
#include "text/icu_version.h"

namespace tenet {

std::string version() {
  return TENET_VERSION;
}

std::string build_description() {
  return fmt::format("tenet {} (Xapian {}, ICU {})", version(), store::xapian_version(), text::icu_version());
}

}  // namespace tenet
