#pragma once

#include <cstddef>
#include <string>
#include <vector>

// What holds a process that reads a stranger's bytes: docs/security.md, "Foreign formats".
namespace tenet::reader {

// Memory that the process may write to, in bytes.
inline constexpr std::size_t most_memory = std::size_t{768} << 20;

// Gives up for good what reading does not need: files outside `readable`, sockets, programs, more memory. Call it with
// one thread. A call for a file fails. A call that no reader makes ends the process (SIGSYS). Gives what the kernel or
// this build cannot do of that: "Landlock", "seccomp". Throws std::system_error where it should and fails.
[[nodiscard]] std::vector<std::string> enter_sandbox(const std::vector<std::string>& readable);

}  // namespace tenet::reader
