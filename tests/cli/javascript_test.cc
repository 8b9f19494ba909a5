#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/command.h"
#include "support/forum_index.h"
#include "support/http_server.h"

namespace tenet::test {
namespace {

// The programs in docs/javascript.md, in order.
std::vector<std::string> programs() {
  const std::string page = read_file(TENET_SOURCE_DIR "/docs/javascript.md");
  std::vector<std::string> all;
  const std::string begin_mark = "```js\n";
  for (std::size_t at = page.find(begin_mark); at != std::string::npos; at = page.find(begin_mark, at)) {
    at += begin_mark.size();
    all.push_back(page.substr(at, page.find("```", at) - at));
  }
  return all;
}

TEST(JavaScript, RunsThePageAsItStands) {
  if (!has_program("node")) GTEST_SKIP() << "node is not installed";
  const ForumIndex index;
  index.folder().write("docs/forum2.md",
                       "The council wants \"a fairer and smarter justice system,\" said Bo Sample.\n");
  index.update();
  const HttpServerProcess server(index.path());
  ASSERT_GT(server.port(), 0);
  const std::vector<std::string> found = programs();
  ASSERT_EQ(found.size(), 2U);
  const std::vector<std::string> expected = {"0 passages\nsaid by Bo Sample\n", "3 quotations\n"};
  for (std::size_t i = 0; i < found.size(); ++i) {
    index.folder().write("program.mjs", found[i]);
    const Ended ended = run_shell(
        "TENET_SERVER=http://127.0.0.1:" + std::to_string(server.port()) + " node program.mjs", index.folder().path());
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.out, expected[i]);
  }
}

}  // namespace
}  // namespace tenet::test
