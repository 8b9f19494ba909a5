#include <string>
#include <utility>
#include <vector>

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
       "paragraph: Jane Roe: Bail is unfair to the poor & sick.\nparagraph: Ivo Kern: Jail is worse.\ntype = "
       "transcript\n"},
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

// The captions of `cues`, a cue a string.
std::string captions_of(const std::vector<std::string>& cues) {
  std::string captions = "WEBVTT\n";
  for (const std::string& cue : cues) captions += "\n00:01.000 --> 00:02.000\n" + cue + "\n";
  return captions;
}

TEST(ReadCaptions, BeginsAParagraphWhereAnotherSpeaks) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"<v Ruth Davis>Who pays?</v> <v Ivo Kern>We do.</v> <v Ruth Davis>All?"},
       "paragraph: Ruth Davis: Who pays?\nparagraph: Ivo Kern: We do.\nparagraph: Ruth Davis: All?\ntype = "
       "transcript\n"},
      {{"<v Ruth Davis>Who\npays?", "It was late.", "It was dark.", "<v Ruth Davis>Who?"},
       "paragraph: Ruth Davis: Who pays?\nparagraph: >> It was late. It was dark.\nparagraph: Ruth Davis: Who?\ntype = "
       "transcript\n"},
      {{"<v Ruth Davis>Who pays?</v> Nobody.", "CLERK: Order."},
       "paragraph: Ruth Davis: Who pays?\nparagraph: >> Nobody.\nparagraph: CLERK: Order.\ntype = transcript\n"},
      {{"<v Ruth Davis>Who pays?", "[laughter]", "<v>All of us.", "<v Ivo Kern>(aside) We do."},
       "paragraph: Ruth Davis: Who pays?\nparagraph: [laughter]\nparagraph: >> All of us.\n"
       "paragraph: Ivo Kern: (aside) We do.\ntype = transcript\n"},
      {{"DAVIS: Who pays?", ">> We do. >> All of you?", "- You.\n- Me?"},
       "paragraph: DAVIS: Who pays?\nparagraph: >> We do.\nparagraph: >> All of you?\nparagraph: >> You.\n"
       "paragraph: >> Me?\n"},
      {{"DAVIS: Who pays? KERN: We", "do.", "(narrator) It was\nlate.", "\u266A music \u266A"},
       "paragraph: DAVIS: Who pays?\nparagraph: KERN: We do.\nparagraph: >> (narrator) It was late.\n"
       "paragraph: >> \u266A music \u266A\n"},
      {{"Ruth Davis: Who pays?", "Ivo Kern: This is so: we", "All: do.", "Maria de la Cruz: No."},
       "paragraph: Ruth Davis: Who pays?\nparagraph: Ivo Kern: This is so: we\nparagraph: All: do.\nparagraph: Maria "
       "de la Cruz: "
       "No.\n"},
  };
  for (const auto& [cues, shown] : cases) EXPECT_EQ(test::show(read_captions(captions_of(cues), {})), shown) << cues[0];
}

TEST(ReadCaptions, LetsAVoiceEndItsSentenceInTheNextCue) {
  const std::string said = "paragraph: Odile Harrow: The county will close the jail.\n";
  const std::string type = "type = transcript\n";
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"<v Odile Harrow>The county will", "close", "the jail."}, said + type},
      {{"<v Odile Harrow>The county will</v>", "<i>close</i> the jail."}, said + type},
      {{"<v Odile Harrow>The county will close the jail.", "Nobody knows."},
       said + "paragraph: >> Nobody knows.\n" + type},
      {{"<v Odile Harrow>The county will close the \"jail.\"", "Nobody knows."},
       "paragraph: Odile Harrow: The county will close the \"jail.\"\nparagraph: >> Nobody knows.\n" + type},
      {{"<v Odile Harrow>The county will", "<v Ivo Kern>close", "the jail?"},
       "paragraph: Odile Harrow: The county will\nparagraph: Ivo Kern: close the jail?\n" + type},
      {{"<v Odile Harrow>The county will", "- No.", "KERN: Order."},
       "paragraph: Odile Harrow: The county will\nparagraph: >> No.\nparagraph: KERN: Order.\n" + type},
      {{"<v Odile Harrow>The county will", "[laughter]", "It ends."},
       "paragraph: Odile Harrow: The county will\nparagraph: [laughter]\nparagraph: >> It ends.\n" + type},
  };
  for (const auto& [cues, shown] : cases) EXPECT_EQ(test::show(read_captions(captions_of(cues), {})), shown) << cues[1];
}

TEST(ReadCaptions, ReadsANameAboveWhatIsSaid) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"Ruth Davis:\nWho pays?", "Ivo Kern:\nWe do.", "All of us."},
       "paragraph: Ruth Davis: Who pays?\nparagraph: Ivo Kern: We do. All of us.\n"},
      {{"MS. DAVIS:\nWho pays?", "MR. KERN: We do."}, "paragraph: MS. DAVIS: Who pays?\nparagraph: MR. KERN: We do.\n"},
      {{"RUTH DAVIS\nWho pays?", "IVO KERN\nWe do.", "RUTH DAVIS\nAll of us?"},
       "paragraph: RUTH DAVIS: Who pays?\nparagraph: IVO KERN: We do.\nparagraph: RUTH DAVIS: All of us?\n"},
      // Nothing comes back: titles of the screen, and lines that were wrapped.
      {{"NEW SALTER JAIL\nMarch 2121", "Ruth Davis\nkept the lamps.", "Ivo Kern\nHe left."},
       "paragraph: NEW SALTER JAIL March 2121 Ruth Davis kept the lamps. Ivo Kern He left.\n"},
      {{"LAMPS ARE LIT\nIN NEW SALTER", "LAMPS ARE LIT\nIN NEW SALTER"},
       "paragraph: LAMPS ARE LIT IN NEW SALTER LAMPS ARE LIT IN NEW SALTER\n"},
  };
  for (const auto& [cues, shown] : cases) EXPECT_EQ(test::show(read_captions(captions_of(cues), {})), shown) << cues[0];
}

TEST(ReadCaptions, AreATranscriptByTheirVoices) {
  const auto keys = [](const std::string& cue) { return read_captions(captions_of({cue}), {}).keys; };
  EXPECT_EQ(keys("<v Ruth Davis>Who pays?"), (std::vector<DocumentKey>{{.key = "type", .value = "transcript"}}));
  EXPECT_TRUE(keys("<v>Who pays?").empty());
  EXPECT_TRUE(keys("DAVIS: Who pays?").empty());
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
