#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace tenet::test {

// A server, and the end of a pipe from which what it says is read.
struct ServerProcess {
  pid_t process = -1;
  int pipe = -1;
};

// Starts a program, by its path or its name, with its arguments behind it. `prepare` runs in the new process before,
// with the end of the pipe that is written to. Throws std::runtime_error.
[[nodiscard]] ServerProcess start_server(std::vector<std::string> arguments, const std::function<void(int)>& prepare);

// Adds to `said` what comes from the pipe until `is_enough` holds; false when the pipe ends before, or after 60
// seconds.
bool read_until(int pipe, std::string& said, const std::function<bool()>& is_enough);

// Waits for a process to end, and kills it after 60 seconds. Gives its exit status, or 128 + the signal that ended it.
int wait_for_end(pid_t process);

}  // namespace tenet::test
