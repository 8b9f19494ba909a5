#pragma once

#include <filesystem>
#include <string>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {

// An index of two invented documents, in the folder "forum.index" of one of its own.
class ForumIndex {
 public:
  ForumIndex() {
    folder_.write("docs/forum.md",
                  "---\ntitle: A forum on bail\norganisation: The Example Forum\ndate: 2015-10-21\n"
                  "url: https://forum.example/bail\n---\n\n"
                  "Cash bail keeps people in jail because they are **poor**, and a court should end it.\n\n"
                  "\"A judge needs discretion,\" said Ada Example, a judge. \"It must be hers.\"\n");
    folder_.write("docs/sub/a#b, c.txt",
                  "Nobody pays bail twice, as the invented bench sees it, na\xc3\xafve or not.\n");
    update();
  }

  // Indexes "docs" again, with what was written there meanwhile.
  void update() const { (void)run_tenet({"index", "--index", "forum.index", "docs"}, folder_.path()); }

  [[nodiscard]] std::filesystem::path path() const { return folder_ / "forum.index"; }
  [[nodiscard]] const TempFolder& folder() const { return folder_; }

 private:
  TempFolder folder_;
};

}  // namespace tenet::test
