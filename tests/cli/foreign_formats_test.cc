// What a user sees of documents that tenet-reader does not survive, and where there is none.

#include <string>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

Ended index(const TempFolder& folder, const std::string& reader) {
  return run_tenet({"index", "--index", "index", "--progress", "none", "docs"}, folder.path(), {},
                   {"TENET_READER=" + reader});
}

TEST(ForeignFormats, AreNamedWhereNothingReadsThem) {
  const TempFolder folder;
  folder.write("docs/a.html", "<html><title>Bail</title><p>Bail is not a fine.</html>");
  folder.write("docs/b.txt", "Judges should set lower bail.");
  const Ended ended = index(folder, "/nowhere/tenet-reader");
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err, "skipped: docs/a.html: HTML: /nowhere/tenet-reader does not start: no such file or directory\n");
  EXPECT_EQ(ended.out.substr(0, 8), "added 1,");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

TEST(ForeignFormats, CostNothingButTheDocumentsThatDoHarm) {
  const TempFolder folder;
  folder.write("docs/a.pdf", "%PDF-0 misbehave\nabort\nfirst\ncrash\nfill\nsecond\n");
  folder.write("docs/b.pdf", "%PDF-0 misbehave\nlie\nthird\n");
  folder.write("docs/c.txt", "Judges should set lower bail.");
  const Ended ended = index(folder, TENET_BAD_READER);
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err,
            "skipped: docs/a.pdf!abort: tenet-reader crashed on it: SIGABRT\n"
            "skipped: docs/a.pdf!crash: tenet-reader crashed on it: SIGSEGV\n"
            "skipped: docs/a.pdf!fill: std::bad_alloc\n"
            "skipped: docs/b.pdf!lie: tenet-reader gave what is no document\n");
  EXPECT_EQ(ended.out.substr(0, 8), "added 4,");
}

#endif

}  // namespace
}  // namespace tenet::test
