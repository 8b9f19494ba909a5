#include "indexer/reading/formats/office/package.h"

#include <algorithm>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <tenet/error.h>

#include "indexer/reading/formats/archive_entries.h"
#include "indexer/reading/formats/archive_reader.h"
#include "text/percent.h"

namespace tenet::indexer {
namespace {

std::string read_part(archive* reader, std::string_view name, std::size_t room, const Spend& spend) {
  std::string part;
  std::vector<char> buffer(std::size_t{64} << 10);
  for (;;) {
    const la_ssize_t size = archive_read_data(reader, buffer.data(), buffer.size());
    if (size == 0) return part;
    if (size < 0) throw InputError(fmt::format("its part {} is damaged", name), "ask for the file again");
    if (part.size() + static_cast<std::size_t>(size) > room) {
      throw InputError(fmt::format("it unpacks to more than {} MB", largest_package >> 20));
    }
    if (spend) spend(static_cast<std::size_t>(size));
    part.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

// The name of a part as the standards have it: some programs of Windows write "word\document.xml".
std::string part_name(std::string_view written) {
  std::string name(written);
  std::ranges::replace(name, '\\', '/');
  return name.substr(std::min(name.find_first_not_of('/'), name.size()));
}

}  // namespace

Package read_package(std::string_view bytes, const std::function<bool(std::string_view name)>& wanted,
                     const Spend& spend) {
  const ArchiveReader reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());  // needs the directory at the end: a file cut off has none
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw InputError("it is no ZIP file, or is cut off", "ask for the file again");
  }
  const Utf8Names locale;
  Package package;
  std::size_t total = 0;
  archive_entry* entry = nullptr;
  for (int status = 0; (status = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF;) {
    if (status < ARCHIVE_WARN) throw InputError("its ZIP directory is damaged", "ask for the file again");
    const char* const written = archive_entry_pathname(entry);
    const std::string name = part_name(written == nullptr ? "" : written);
    if (name.empty() || !wanted(name)) continue;
    if (archive_entry_is_data_encrypted(entry) > 0) throw InputError("it needs a password", "save it without one");
    std::string part = read_part(reader.get(), name, largest_package - total, spend);
    total += part.size();
    package.insert_or_assign(name, std::move(part));
  }
  return package;
}

std::string_view part_named(const Package& package, std::string_view name) {
  const auto found = package.find(name);
  return found == package.end() ? std::string_view() : std::string_view(found->second);
}

std::string resolve_part(std::string_view from, std::string_view target) {
  std::string address = text::without_percent(target.substr(0, target.find('#')));
  std::ranges::replace(address, '\\', '/');
  std::string path(from.substr(0, from.rfind('/') + 1));
  if (from.find('/') == std::string_view::npos) path.clear();
  std::string_view rest = address;
  if (rest.starts_with('/')) path.clear();
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, slash);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
    } else if (!step.empty() && step != ".") {
      path += step;
      if (!rest.empty() || slash < address.size()) path += '/';
      if (rest.empty() && path.ends_with('/')) path.pop_back();
    }
  }
  return path;
}

}  // namespace tenet::indexer
