// Any bytes are an authority or an InputError with the place; and an authority bears any name.

#include "indexer/attribution/speakers_toml.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <tenet/error.h>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto authority = tenet::indexer::parse_authority(text, "fuzz");
    for (const auto& entry : authority.entries()) {
      require(!entry.speaker.name.empty());
      (void)authority.find(entry.speaker.name, "2021-01-20");
      for (const std::string& alias : entry.speaker.aliases) (void)authority.find(alias, "2021");
      for (const auto& office : entry.offices) (void)authority.find(office.name, office.from);
    }
    (void)authority.find(text, text);
  } catch (const tenet::InputError& error) {
    const std::string_view message = error.what();
    require(message.starts_with("fuzz:") && message.find('\n') == std::string_view::npos);
  }
  return 0;
}
