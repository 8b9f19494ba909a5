// tenet-reader: reads foreign formats for libtenet.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/files.h"
#include "indexer/reading/formats/formats.h"
#include "reader/serve.h"

namespace {

using tenet::indexer::Block;
using tenet::indexer::Extract;

const char* kind_name(Block::Kind kind) {
  constexpr std::array names{"title",       "heading",   "paragraph", "list_item",
                             "block_quote", "table_row", "note",      "furniture"};
  return names.at(static_cast<std::size_t>(kind));
}

void show(const std::string& member, const Extract& extract) {
  fmt::print("== {}\n", member);
  for (const auto& [key, value] : extract.keys) fmt::print("{}: {}\n", key, value);
  for (const std::string& warning : extract.warnings) fmt::print("warning: {}\n", warning);
  auto page = extract.pages.begin();
  for (const Block& block : extract.blocks) {
    while (page != extract.pages.end() && page->begin <= block.range.begin) fmt::print("-- page {}\n", page++->page);
    fmt::print("[{}{}] {}\n", kind_name(block.kind), block.level > 0 ? std::to_string(block.level) : "",
               extract.text.substr(block.range.begin, block.range.size()));
  }
  for (const auto& link : extract.links) fmt::print("link: {}\n", link.address);
}

// For those who work on a reader: prints what reading a file gives, without the sandbox.
int show_file(const char* file) {
  constexpr std::uint64_t most = std::uint64_t{1} << 30;
  const std::string bytes = tenet::base::read_file(file, most);
  tenet::indexer::read_foreign(
      bytes, {.name = file},
      {.begins = [](const auto&) {},
       .document = show,
       .text = [](const std::string& member, std::string_view text,
                  const auto&) { fmt::print("== {}\n(text of {} bytes)\n", member, text.size()); },
       .problem =
           [](const tenet::indexer::MemberProblem& problem) {
             fmt::print("== {}\nproblem: {}\n", problem.member, problem.reason);
           },
       .sidecar =
           [](const tenet::indexer::MemberSidecar& sidecar) {
             fmt::print("== {}\ndescribed by: {}\n", sidecar.member, sidecar.name);
           }});
  return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + std::min(argc, 1), argv + argc);
  try {
    if (arguments.size() == 2 && arguments[0] == "--show") return show_file(argv[2]);
    if (const auto options = tenet::reader::parse_serve(arguments)) {
      return tenet::reader::serve(*options, tenet::indexer::read_foreign);
    }
    std::fputs("tenet-reader is run by tenet; to see what it makes of a file: tenet-reader --show FILE\n", stderr);
  } catch (const std::exception& error) {
    fmt::print(stderr, "tenet-reader: {}\n", error.what());
  }
  return EXIT_FAILURE;
}
