#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "indexer/reading/formats/archive_entries.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {

// Which members an archive has, read before any of them: some say how others are to be read. Where all of it must be
// unpacked to see the names, those in its first gigabyte are listed; and never more than 64 MB of names.
class ArchiveListing {
 public:
  // Throws InputError for what is no archive.
  explicit ArchiveListing(ArchiveInput input);

  // Whether a member is passed over, as a file of that name in a folder: it holds no statement, is a part of a saved
  // page, or describes another member.
  [[nodiscard]] bool passes_over(std::string_view name) const;
  // What describes the member; without a name where nothing does.
  [[nodiscard]] Description description_of(std::string_view name) const;

 private:
  [[nodiscard]] bool is_of_page(std::string_view name) const;
  void keep_descriptions(const std::map<std::string, std::string>& candidates);

  std::set<std::string, std::less<>> names_ = {};
  std::set<std::string, std::less<>> sidecars_ = {};
  std::map<std::string, Description, std::less<>> descriptions_ = {};  // by the member they describe
};

}  // namespace tenet::indexer
