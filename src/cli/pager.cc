#include "cli/pager.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "cli/terminal.h"

namespace tenet::cli {
namespace {

bool is_on_path(const char* program) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
    if (::access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

// The command to page with, or empty.
std::string pager_command() {
  for (const char* name : {"TENET_PAGER", "PAGER"}) {
    if (const char* command = std::getenv(name); command != nullptr) {
      return std::string_view(command) == "cat" ? "" : command;
    }
  }
  return is_on_path("less") ? "less" : "";
}

[[noreturn]] void become_pager(const std::string& command, int from) {
  ::dup2(from, STDIN_FILENO);
  ::close(from);
  // F: not for what fits the screen, I: search in any case, R: colours, X: leave the text on the screen.
  ::setenv("LESS", "FIRX", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

Pager::Pager() {
  if (!screen().pager || !output_style().terminal || is_dumb()) return;
  const std::string command = pager_command();
  std::array<int, 2> pipe{};
  if (command.empty() || ::pipe(pipe.data()) != 0) return;
  std::fflush(stdout);
  child_ = ::fork();
  if (child_ == 0) {
    ::close(pipe[1]);
    become_pager(command, pipe[0]);
  }
  ::close(pipe[0]);
  if (child_ > 0) {
    terminal_ = ::dup(STDOUT_FILENO);
    ::dup2(pipe[1], STDOUT_FILENO);
    // Leaving the pager is seen when writing; an interrupt is the pager's, which answers it by staying.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGINT, SIG_IGN);
  }
  ::close(pipe[1]);
}

Pager::~Pager() {
  close();
}

void Pager::close() {
  if (!open()) return;
  std::fflush(stdout);
  ::dup2(terminal_, STDOUT_FILENO);
  ::close(terminal_);
  ::waitpid(child_, nullptr, 0);
  child_ = -1;
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace tenet::cli
