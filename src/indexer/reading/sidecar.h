#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

namespace tenet::indexer {

// A file beside another one that says what is known of it: "report.pdf.yaml" or "report.pdf.json" beside "report.pdf".
// It is no document itself.

// What its name has behind that of the other file; the first that is there counts.
inline constexpr std::array<std::string_view, 2> sidecar_endings{".yaml", ".json"};
// The most it may hold, in bytes.
inline constexpr std::size_t largest_sidecar = std::size_t{64} << 10;

// The name of the file that a file called `name` would be a sidecar of; empty where it can be none. That file has an
// ending of its own, so that "notes.json" is no sidecar of "notes".
[[nodiscard]] std::string_view described_by(std::string_view name);

// The sidecar of `file`, a regular file and no link; nothing where none is there.
[[nodiscard]] std::optional<std::filesystem::path> sidecar_of(const std::filesystem::path& file);

// What a sidecar says.
struct Sidecar {
  Document fields = {};                    // without id and text
  std::vector<std::string> problems = {};  // what of it is not read, and why
};

// Reads the keys of a sidecar, those of front matter: title, date, author, organisation, url ... Never throws for what
// it holds; throws base::FileError where it cannot be read.
[[nodiscard]] Sidecar read_sidecar(const std::filesystem::path& file);
// The same for the bytes of a file of that name.
[[nodiscard]] Sidecar parse_sidecar(std::string_view name, std::string_view bytes);

// Gives a document what its sidecar says; what is known otherwise stays where the sidecar says nothing. The title, date
// and address of a container are not those of its members.
void apply(const Sidecar& sidecar, bool is_member, Document& document);

}  // namespace tenet::indexer
