#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/service/requests.h"

namespace tenet::cli {

// A request as an assistant knows it: fewer parameters, and answers that are small unless it asks for more.
struct Tool {
  std::string name = {};         // of the request, too
  std::string title = {};        // for people
  std::string description = {};  // for the assistant
  std::vector<std::string> parameters = {};
  std::vector<std::string> fields = {};  // of each result; empty for whole ones
  std::size_t limit = 0;                 // of results unless the assistant says; 0 for that of the request
  bool folds = false;                    // leaves out repetitions
};

// In the order to show them. Lives as long as the program.
[[nodiscard]] const std::vector<Tool>& tools();
// Or nullptr.
[[nodiscard]] const Tool* find_tool(std::string_view name);

// What a client tells the assistant of all tools.
[[nodiscard]] std::string_view instructions();

// A text that an assistant is given to begin a task with; {name} stands for what the user says.
struct Prompt {
  std::string name = {};
  std::string title = {};
  std::string description = {};
  std::string argument = {};
  std::string about_argument = {};
  std::string text = {};
};
[[nodiscard]] const std::vector<Prompt>& prompts();

}  // namespace tenet::cli
