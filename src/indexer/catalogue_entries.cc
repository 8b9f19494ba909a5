#include "indexer/catalogue_entries.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "store/bytes.h"
#include "store/compression.h"

namespace tenet::indexer {
namespace {

// Places are used again and again; each is written once and then named by its number.
class Places {
 public:
  std::size_t number_of(const std::string& place) {
    const auto [found, fresh] = numbers_.try_emplace(place, places_.size());
    if (fresh) places_.push_back(place);
    return found->second;
  }
  void write(store::ByteWriter& out) const {
    out.number(places_.size());
    for (const std::string& place : places_) out.string(place);
  }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> places_;
};

std::vector<std::string_view> read_places(store::ByteReader& in) {
  std::vector<std::string_view> places;
  for (std::size_t left = in.count(); left > 0; --left) places.push_back(in.view());
  return places;
}

std::string at(const std::vector<std::string_view>& places, std::uint64_t number) {
  if (number >= places.size()) store::ByteReader::damaged_record();
  return std::string(places[number]);
}

// The lowest bits of a number that has the documents of a file above them.
constexpr std::uint64_t clean = 1;
constexpr std::uint64_t described = 2;
constexpr std::uint64_t foreign = 4;
constexpr unsigned shift = 3;

void write(store::ByteWriter& out, const FileVersion& version, std::int64_t before) {
  out.number(version.size);
  out.change(version.modified, before);
  out.change(version.changed, version.modified);
  out.number(version.number);
}

FileVersion read_version(store::ByteReader& in, std::int64_t before) {
  FileVersion version{.size = in.number()};
  version.modified = in.change(before);
  version.changed = in.change(version.modified);
  version.number = in.number();
  return version;
}

void read_foreign(store::ByteReader& in, FileEntry& file) {
  for (std::size_t left = in.count(); left > 0; --left) file.readers.push_back(in.string());
  for (std::size_t left = in.count(); left > 0; --left) {
    FileProblem problem{.member = in.string()};
    problem.reason = in.string();
    problem.skipped = in.number() != 0;
    file.problems.push_back(std::move(problem));
  }
}

}  // namespace

std::string file_place(std::string_view root, std::string_view name) {
  return std::string(root).append(1, '\0').append(name);
}

std::string_view root_of(std::string_view place) {
  return place.substr(0, place.find('\0'));
}

std::string_view name_of(std::string_view place) {
  return place.substr(std::min(root_of(place).size() + 1, place.size()));
}

// What is alike stands together, which helps the compression: places, then ids and numbers, then hashes.
std::string encode(const CatalogueEntries& entries) {
  Places places;
  store::ByteWriter numbers;
  numbers.number(entries.files.size());
  std::int64_t modified = 0;
  for (const FileEntry& file : entries.files) {
    numbers.number(places.number_of(file.place));
    write(numbers, file.version, std::exchange(modified, file.version.modified));
    const bool is_foreign = !file.readers.empty() || !file.problems.empty();
    const bool has_sidecar = file.sidecar != FileVersion{};
    numbers.number(std::uint64_t{file.documents} << shift | (file.clean ? clean : 0) | (has_sidecar ? described : 0) |
                   (is_foreign ? foreign : 0));
    if (has_sidecar) write(numbers, file.sidecar, file.version.modified);
    if (!is_foreign) continue;
    numbers.number(file.readers.size());
    for (const std::string& reader : file.readers) numbers.string(reader);
    numbers.number(file.problems.size());
    for (const FileProblem& problem : file.problems) {
      numbers.string(problem.member);
      numbers.string(problem.reason);
      numbers.number(problem.skipped ? 1 : 0);
    }
  }
  numbers.number(entries.documents.size());
  std::string hashes;
  for (const DocumentEntry& document : entries.documents) {
    numbers.string(document.id);
    numbers.number(places.number_of(document.place));
    numbers.number(document.bytes);
    numbers.number(document.passages);
    hashes.append(document.hash.begin(), document.hash.end());
  }
  store::ByteWriter out;
  places.write(out);
  out.bytes(numbers.take());
  out.bytes(hashes);
  return store::Compressor().compress(out.take());
}

std::string catalogue_entry_key(std::size_t batch) {
  return fmt::format("{}{:08}", store::catalogue_key, batch);
}

CatalogueEntries decode_entries(std::string_view bytes) {
  const std::string plain = store::Decompressor().decompress(bytes);
  store::ByteReader in(plain);
  const std::vector<std::string_view> places = read_places(in);
  CatalogueEntries entries;
  std::int64_t modified = 0;
  for (std::size_t left = in.count(); left > 0; --left) {
    FileEntry file{.place = at(places, in.number())};
    file.version = read_version(in, modified);
    modified = file.version.modified;
    const std::uint64_t number = in.number();
    file.documents = static_cast<std::uint32_t>(number >> shift);
    file.clean = (number & clean) != 0;
    if ((number & described) != 0) file.sidecar = read_version(in, modified);
    if ((number & foreign) != 0) read_foreign(in, file);
    entries.files.push_back(std::move(file));
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    DocumentEntry document{.id = in.string()};
    document.place = at(places, in.number());
    document.bytes = in.number();
    in.number(document.passages);
    if (document.passages == 0) store::ByteReader::damaged_record();
    entries.documents.push_back(std::move(document));
  }
  for (DocumentEntry& document : entries.documents) {
    std::ranges::copy(in.bytes(document.hash.size()), document.hash.begin());
  }
  in.end();
  return entries;
}

}  // namespace tenet::indexer
