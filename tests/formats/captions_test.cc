#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "formats/show.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::indexer {
namespace {

TEST(ReadCaptions, GivesWhatIsSpokenAParagraphForEachSpeaker) {
  const std::pair<std::string, std::string> cases[] = {
      {"1\r\n00:00:01,000 --> 00:00:04,000\r\n>> JANE ROE: Bail is unfair\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,500\r\n"
       "to the poor.\r\n\r\n3\r\n00:00:06,500 --> 00:00:09,000\r\n>> IVO KERN: Jail is worse.\r\n",
       "paragraph: JANE ROE: Bail is unfair to the poor.\nparagraph: IVO KERN: Jail is worse.\n"},
      {"WEBVTT - a hearing\n\nNOTE a remark\nof two lines\n\nSTYLE\n::cue { color: red }\n\nopening\n"
       "00:01.000 --> 00:04.000 align:start\n<v.loud Jane Roe>Bail is <i>unfair</i></v>\n\n00:04.000 --> 00:06.500\n"
       "<v Jane Roe>to the poor &amp; sick.</v>\n\n00:06.500 --> 00:09.000\n<v Ivo Kern>Jail <00:07.000>is "
       "worse.</v>\n",
       "paragraph: Jane Roe: Bail is unfair to the poor & sick.\nparagraph: Ivo Kern: Jail is worse.\n"},
      {"1\n00:00:01,000 --> 00:00:02,000\n- Is it fair?\n- {\\an8}No.\n", "paragraph: Is it fair?\nparagraph: No.\n"},
      {"1\n00:00:01,000 --> 00:00:02,000\nBail is\n\n2\n00:00:02,000 --> 00:00:03,000\nBail is\n\n3\n00:00:03,000 --> "
       "00:00:04,000\nunfair.\n\n4\n00:00:04,000 --> 00:00:05,000\n[Applause]\n\n5\n00:00:05,000 --> 00:00:06,000\n"
       "It ends.\n",
       "paragraph: Bail is unfair.\nparagraph: [Applause]\nparagraph: It ends.\n"},
      {"WEBVTT\n", ""},
      {"1\n00:00:01,000 --> 00:00:02,000\n530 < 540 and a {brace}\n", "paragraph: 530 < 540 and a {brace}\n"},
  };
  for (const auto& [captions, shown] : cases) EXPECT_EQ(test::show(read_captions(captions, {})), shown) << captions;
}

TEST(ReadCaptions, EndsAParagraphWithASentence) {
  std::string captions = "WEBVTT\n";
  for (int i = 0; i < 60; ++i) captions += "\n00:01.000 --> 00:02.000\nSentence " + std::to_string(i) + " is here.\n";
  const Extract extract = read_captions(captions, {});
  EXPECT_EQ(extract.blocks.size(), 3U);
  for (const Block& block : extract.blocks) EXPECT_EQ(extract.text[block.range.end - 1], '.');
}

}  // namespace
}  // namespace tenet::indexer
