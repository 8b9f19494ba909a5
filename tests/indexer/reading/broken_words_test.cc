#include "indexer/reading/broken_words.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "text/visible.h"

namespace tenet::indexer {
namespace {

// What a reader sees of a plain text.
std::string shown(const std::string& text) {
  std::string all;
  for (const Block& block : find_structure(text, 0, Markup::plain)) {
    if (!all.empty()) all += '|';
    all += text::visible_text(text, block.range, block.hidden);
  }
  return all;
}

TEST(JoinBrokenWords, JoinsWhatStandsWholeElsewhere) {
  const std::pair<std::string, std::string> cases[] = {
      // A word of the built-in topics.
      {"The rules of sen-\ntencing and man-\r\ndatory terms.", "The rules of sentencing and mandatory terms."},
      {"A harbor of the vil-\n   lage. The village sleeps.", "A harbor of the village. The village sleeps."},
      {"The Vil-\nlage and the village.", "The Village and the village."},
      {"A vil\u2010\nlage, a vil\u00AD\nlage, the village.", "A village, a village, the village."},
      {"\u201Cman-\ndatory\u201D terms, \u00E9t\u00E9-\nrie and \u00E9t\u00E9rie.",
       "\u201Cmandatory\u201D terms, \u00E9t\u00E9rie and \u00E9t\u00E9rie."},
      // A soft hyphen is nothing else.
      {"A har\u00AD\nbor.", "A harbor."},
      // Nothing shows that it is one word.
      {"A harbor of the vil-\nlage.", "A harbor of the vil-lage."},
      // Written with a hyphen.
      {"A court-\nappointed or court-appointed or courtappointed counsel.",
       "A court-appointed or court-appointed or courtappointed counsel."},
      {"From New-\nYork. NewYork.", "From New-York. NewYork."},
      {"one-two-\n  three twothree", "one-two-three twothree"},
      {"From 1990-\r\n1995 on.", "From 1990-1995 on."},
      // The hyphen stands for what follows later.
      {"The pre-\nand post-trial terms, two-\nor three-year.", "The pre-\nand post-trial terms, two-\nor three-year."},
      {"He paused -\nvillage", "He paused -\nvillage"},
      {"-\na", "-\na"},
      {"The vil-", "The vil-"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(JoinBrokenWords, JoinsOtherWordsOfATextWhoseLinesBreakWords) {
  const std::pair<std::string, std::string> cases[] = {
      // One of them is surely broken, or three may be.
      {"It ended in the mid-\ndle of a sen-\ntencing.", "It ended in the middle of a sentencing."},
      {"The mid-\ndle of a har-\nbor in a vil-\nlage.", "The middle of a harbor in a village."},
      {"The mid-\ndle of a harbor.", "The mid-dle of a harbor."},
      {"The mid-\ndle of a har-\nbor.", "The mid-dle of a har-bor."},
      // Compounds stay: by their form, by both halves elsewhere, or because they are written so elsewhere.
      {"A sen-\ntencing of self-\ndefense.", "A sentencing of self-defense."},
      {"A sen-\ntencing, a drug-\nrelated crime, well-\nmeant.", "A sentencing, a drug-related crime, well-meant."},
      {"A sen-\ntencing, a mid-\ndle, a salt-\nfree meal. Salt is free.",
       "A sentencing, a middle, a salt-free meal. Salt is free."},
      {"A sen-\ntencing, a mid-\ndle, a vil-\nlage. A mid-dle.", "A sentencing, a mid-dle, a village. A mid-dle."},
      {"A sen-\ntencing of Port-\nSalter and 1990-\n1995.", "A sentencing of Port-Salter and 1990-1995."},
      // An editor breaks lines at hyphens that stand inside them, too.
      {"A snow-\nbound, ice-\ncold, sea-\nborne, red-hot, two-fold, in-law, so-called, low-lying, day-old, age-long, "
       "far-off, far-out meal.",
       "A snow-bound, ice-cold, sea-borne, red-hot, two-fold, in-law, so-called, low-lying, day-old, age-long, "
       "far-off, "
       "far-out meal."},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

TEST(JoinBrokenWords, JoinsNothingAcrossBlocks) {
  EXPECT_EQ(shown("The vil-\n\nlage is no village."), "The vil-|lage is no village.");
}

}  // namespace
}  // namespace tenet::indexer
