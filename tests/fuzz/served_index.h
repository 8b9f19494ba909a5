#pragma once

#include <filesystem>
#include <string>

#include <stdlib.h>

#include <tenet/indexer.h>

#include "cli/service/served_index.h"
#include "cli/service/whole_answer.h"
#include "fuzz/properties.h"

// What the fuzz targets of tenet batch, tenet serve and tenet mcp ask.
namespace tenet::test {

// An index of two documents, removed with the process.
class ServedFolder {
 public:
  ServedFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tenet-fuzz-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    Indexer indexer(folder_ / "index");
    indexer.add({.id = "a", .text = "\"Bail keeps people in jail,\" said Ada Example, a judge.", .date = "2016"});
    indexer.add({.id = "b c", .text = "Jail.\n\nParole, said the forum.", .title = "Bail", .organisation = "Forum"});
    (void)indexer.commit();
  }
  ~ServedFolder() { std::filesystem::remove_all(folder_); }
  ServedFolder(const ServedFolder&) = delete;
  ServedFolder& operator=(const ServedFolder&) = delete;
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "index"; }

 private:
  std::filesystem::path folder_;
};

inline cli::ServedIndex& served_index() {
  static const ServedFolder folder;
  static cli::ServedIndex index({folder.path()}, {});
  return index;
}

}  // namespace tenet::test
