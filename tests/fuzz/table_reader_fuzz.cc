// Any bytes are a table, of blocks of 2,048 bytes whose root is the last, or damage; and any bytes are a version file,
// or none. Reading stays in the file and comes to an end.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "store/damage.h"
#include "store/salvage.h"
#include "store/table_block.h"
#include "store/table_reader.h"
#include "store/term_check.h"
#include "store/version_file.h"

namespace {

// A file that is there while the program runs.
struct ScratchFile {
  ScratchFile() : name((std::filesystem::temp_directory_path() / "tenet-fuzz-XXXXXX").string()) {
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) std::abort();
    ::close(descriptor);
  }
  ~ScratchFile() { ::unlink(name.c_str()); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  std::string name;
};

std::filesystem::path file_of(std::string_view bytes) {
  static const ScratchFile file;
  std::ofstream(file.name, std::ios::binary | std::ios::trunc) << bytes;
  return file.name;
}

template <typename Read>
void read_or_damage(const Read& read) {
  try {
    read();
  } catch (const tenet::store::DamageError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tenet::store;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)read_version(bytes);
  (void)read_version(std::string(version_magic) + std::string(16, 'u') + bytes);
  constexpr std::uint32_t block_bytes = least_block_bytes;
  bytes.resize(size / block_bytes * block_bytes + (size % block_bytes == 0 ? 0 : block_bytes));
  const auto blocks = static_cast<std::uint32_t>(bytes.size() / block_bytes);
  if (blocks == 0 || blocks > 64) return 0;
  const std::filesystem::path file = file_of(bytes);
  const unsigned level = static_cast<unsigned char>(bytes[(blocks - 1) * std::size_t{block_bytes} + 4]);
  if (level >= most_levels) return 0;
  const TableRoot root{.block = blocks - 1, .level = level, .entries = 1, .blocks = blocks, .block_bytes = block_bytes};
  const auto table = [&] { return TableReader(SegmentFile(file), root, 0xffffffff); };
  read_or_damage([&] { (void)table().find("key"); });
  read_or_damage([&] {
    TableReader reader = table();
    std::string before;
    reader.each("", [&](std::string_view key, const std::string&) {
      if (!before.empty() && before >= key) std::abort();
      before = key;
      (void)reader.find(key);
    });
  });
  read_or_damage([&] {
    TableReader reader = table();
    check_terms(reader, {.passages = 1000});
  });
  (void)salvage_entries(file, block_bytes, [](std::string_view) { return true; });
  return 0;
}
