#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenet::cli {

// What a file that is read whole may have, in bytes.
inline constexpr std::size_t largest_file = std::size_t{64} << 20;

// The bytes of a regular file of at most `most` bytes; never waits for another kind, such as a FIFO. Throws InputError
// `name: why`.
[[nodiscard]] std::string read_whole_file(const std::string& name, std::size_t most = largest_file);

// The same of standard input, which may be a FIFO or a terminal.
[[nodiscard]] std::string read_standard_input(std::size_t most = largest_file);

// Writes a file whole or not at all: aside first, then renamed. What is no ordinary file, as /dev/stdout, is written to
// as it is. Throws InputError `name: why`.
void write_whole_file(const std::string& name, std::string_view bytes);

// The TOML of a file of topics, checked; of the built-in topics when `name` is "default". Throws InputError.
[[nodiscard]] std::string read_topics(const std::string& name);

// The same for the names of speakers.
[[nodiscard]] std::string read_speakers(const std::string& name);

}  // namespace tenet::cli
