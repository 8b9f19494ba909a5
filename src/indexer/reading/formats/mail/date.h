#pragma once

#include <string>
#include <string_view>

namespace tenet::indexer {

// The day that the value of a Date field names, "2005-06-06", in the zone of its writer; or nothing. Years of two and
// three digits are read as RFC 5322, 4.3 has them.
[[nodiscard]] std::string read_mail_date(std::string_view value);

}  // namespace tenet::indexer
