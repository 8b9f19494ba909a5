#include "store/xapian_version.h"

#include <xapian.h>

namespace tenet::store {

std::string xapian_version() {
  return Xapian::version_string();
}

}  // namespace tenet::store
