#include <string>

#include <gtest/gtest.h>

#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {
namespace {

TEST(ReadHtml, ReadsThePartsThatReactSendsLater) {
  const std::string page =
      "<html><body><main><h1>On Bail</h1><template id=\"P:0\"></template></main><div hidden id=\"S:0\"><p>Bail is not "
      "a "
      "fine, and a judge who sets it should ask what a family can pay.</p></div><div hidden id=\"menu\"><p>Hidden "
      "words, of "
      "which no reader sees any on the page.</p></div></body></html>";
  const std::string text = read_html(page, {.name = "a.html"}).text;
  EXPECT_NE(text.find("Bail is not a fine"), std::string::npos) << text;
  EXPECT_EQ(text.find("Hidden words"), std::string::npos) << text;
}

}  // namespace
}  // namespace tenet::indexer
