#pragma once

#include <cstddef>
#include <string>
#include <vector>

// What holds a process that reads a stranger's bytes: docs/security.md, "Foreign formats".
namespace tenet::reader {

// Memory that the process may write to, in bytes.
inline constexpr std::size_t most_memory = std::size_t{768} << 20;

// Takes from this process, for good, all that reading needs not: new files, and files but those under `readable`;
// sockets; programs and other processes; more memory, more rights, a dump of it. A call that asks politely for a file
// fails; one that no reader makes ends the process (SIGSYS). Call it before there is a second thread. Gives what the
// kernel or this build cannot do of that: "Landlock", "seccomp". Throws std::system_error where it should and fails.
[[nodiscard]] std::vector<std::string> enter_sandbox(const std::vector<std::string>& readable);

}  // namespace tenet::reader
