#pragma once

#include <filesystem>
#include <string>

#include "cli/help/pages.h"

namespace CLI {
class App;
}

// The pages of help as pages of the manual, in the language of man(7).
namespace tenet::cli {

[[nodiscard]] std::string manual_page(const Page& page, const CLI::App* command);

// Writes every page to `folder`/man1/tenet-search.1 and so on. Throws InputError when it cannot.
void write_manual(const std::filesystem::path& folder, const CLI::App& program);

}  // namespace tenet::cli
