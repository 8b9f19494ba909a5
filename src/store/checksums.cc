#include "store/checksums.h"

#include <algorithm>
#include <array>

#include <tenet/error.h>

#include "base/files.h"
#include "store/bytes.h"
#include "store/damage.h"
#include "store/schema.h"
#include "store/segment_file.h"
#include "store/table_block.h"
#include "store/version_file.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

namespace fs = std::filesystem;

struct Unlikely {};

// Of a file that is no table.
constexpr std::uint32_t default_block_bytes = 16384;

std::uint64_t blocks_of(std::uint64_t bytes, std::uint32_t block_bytes) {
  return bytes / block_bytes + (bytes % block_bytes == 0 ? 0 : 1);
}

FileSums read_sums(const fs::path& path, std::uint32_t block_bytes) {
  const SegmentFile file(path);
  FileSums sums{.name = path.filename().string(), .bytes = file.size(), .block_bytes = block_bytes};
  std::string block(block_bytes, '\0');
  for (std::uint64_t at = 0; at < file.size(); at += block_bytes) {
    block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(block_bytes, file.size() - at)));
    file.read(at, block.data(), block.size());
    sums.blocks.push_back(hash64(block));
  }
  return sums;
}

}  // namespace

std::string encode_checksums(const std::vector<FileSums>& files) {
  ByteWriter out;
  for (const FileSums& file : files) {
    out.string(file.name);
    out.number(file.bytes);
    out.number(file.block_bytes);
    for (const std::uint64_t sum : file.blocks) {
      std::array<char, 8> bytes = {};
      for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(sum >> (8 * i) & 0xffU);
      out.bytes({bytes.data(), bytes.size()});
    }
  }
  return out.take();
}

std::optional<std::vector<FileSums>> decode_checksums(std::string_view bytes) try {
  std::vector<FileSums> files;
  for (ByteReader in(bytes, [] { throw Unlikely(); }); !in.at_end();) {
    FileSums file{.name = in.string(), .bytes = in.number()};
    const std::uint64_t block_bytes = in.number();
    if (block_bytes < least_block_bytes || block_bytes > most_block_bytes) return std::nullopt;
    file.block_bytes = static_cast<std::uint32_t>(block_bytes);
    const std::uint64_t blocks = blocks_of(file.bytes, file.block_bytes);
    if (blocks > in.left() / 8) return std::nullopt;
    file.blocks.reserve(static_cast<std::size_t>(blocks));
    for (std::uint64_t left = blocks; left > 0; --left) {
      const std::string_view sum = in.bytes(8);
      std::uint64_t value = 0;
      for (std::size_t i = 8; i-- > 0;) value = value << 8U | static_cast<unsigned char>(sum[i]);
      file.blocks.push_back(value);
    }
    files.push_back(std::move(file));
  }
  return files;
} catch (const Unlikely&) {
  return std::nullopt;
}

std::vector<FileSums> read_checksums(const fs::path& folder, std::string_view hash) {
  constexpr std::uint64_t most_bytes = std::uint64_t{256} << 20U;
  const SegmentFile file(folder / checksums_file);
  const std::string bytes = file.bytes(most_bytes);
  if (hash128(bytes) != hash) throw_damage(file.path(), "it has another checksum than the manifest says");
  const auto files = decode_checksums(bytes);
  if (!files) throw_damage(file.path(), "it is not as tenet writes it");
  return *files;
}

std::string write_checksums(const fs::path& segment) {
  return translate_xapian_errors("writing the index", [&] {
    const SegmentFile version_bytes(segment / version_file);
    const auto version = read_version(version_bytes.bytes(default_block_bytes));
    if (!version) {
      throw IndexError(ErrorCode::failed, "writing the index: Xapian merges into another format than 1.4's glass",
                       "build tenet with Xapian 1.4");
    }
    std::vector<FileSums> files{read_sums(segment / version_file, default_block_bytes)};
    for (const auto& [name, root] : {std::pair(postings_file, version->postings), {records_file, version->records}}) {
      if (root.entries > 0) files.push_back(read_sums(segment / name, root.block_bytes));
    }
    const std::string bytes = encode_checksums(files);
    const fs::path file = segment / checksums_file;
    base::OutputFile out(file);
    out.write(bytes);
    out.close();
    return hash128(bytes);
  });
}

}  // namespace tenet::store
