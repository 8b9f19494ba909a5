#pragma once

#include <string>

namespace tenet::cli {

// The bytes of a file. Throws InputError `name: why`.
[[nodiscard]] std::string read_whole_file(const std::string& name);

// The TOML of a file of topics, checked; of the built-in topics when `name` is "default". Throws InputError.
[[nodiscard]] std::string read_topics(const std::string& name);

// The same for the names of speakers.
[[nodiscard]] std::string read_speakers(const std::string& name);

}  // namespace tenet::cli
