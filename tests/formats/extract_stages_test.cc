// What the stages behind the readers make of an extract: passages, quotations, turns.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/document.h"
#include "indexer/reading/formats/extract.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;
using Lines = std::vector<std::string>;

struct Part {
  Kind kind;
  std::string words;
  std::uint32_t page = 0;
};

Examined examine(const std::vector<Part>& parts, std::vector<DocumentKey> keys = {}) {
  ExtractBuilder builder;
  for (const Part& part : parts) {
    if (part.page > 0) builder.begin_page(part.page);
    builder.add(part.kind, part.words, part.kind == Kind::heading ? 1 : 0);
  }
  builder.extract.keys = std::move(keys);
  std::vector<std::string> warnings;
  SourceDocument source = make_source(std::move(builder.extract), "a.pdf", warnings);
  return cut_document(std::move(source.document), source.form, Authority());
}

Lines passages_of(const Examined& examined) {
  Lines lines;
  for (const Passage& passage : examined.passages) {
    lines.push_back(std::to_string(passage.number) + ": " +
                    examined.document.text.substr(passage.range.begin, passage.range.size()));
  }
  return lines;
}

// "Odile Harrow: We try", "+" in front of what continues.
Lines speech_of(const Examined& examined) {
  Lines lines;
  for (const Passage& passage : examined.passages) {
    for (const Quote& quote : passage.quotes) {
      if (!is_speech(quote.kind)) continue;
      lines.push_back((quote.continues ? "+" : "") + quote.attribution.speaker + ": " +
                      examined.document.text.substr(quote.range.begin, quote.range.size()));
    }
  }
  return lines;
}

const std::string long_text =
    "The Lantern Board of Port Salter met for the third time this year and heard the keepers of the four lamps.";

TEST(AnExtract, GivesPassagesOfAllButFurniture) {
  const Examined examined = examine({{Kind::furniture, "Port Salter | Home | News"},
                                     {Kind::title, "The lamps of Port Salter"},
                                     {Kind::heading, "What was heard"},
                                     {Kind::paragraph, long_text},
                                     {Kind::furniture, "Page 1"},
                                     {Kind::table_row, "North lamp 12 keepers and two boats in all its seasons"},
                                     {Kind::note, "1 The minutes of the board are kept in the hall of the harbor."}});
  EXPECT_EQ(passages_of(examined), (Lines{"2: The lamps of Port Salter", "3: What was heard\n\n" + long_text,
                                          "6: North lamp 12 keepers and two boats in all its seasons",
                                          "7: 1 The minutes of the board are kept in the hall of the harbor."}));
  EXPECT_EQ(examined.document.title, "The lamps of Port Salter");
  EXPECT_EQ(examined.furniture.size(), 2U);
}

TEST(AnExtract, KeepsShortNotesApartFromWhatTheyInterrupt) {
  EXPECT_EQ(passages_of(examine({{Kind::title, "Lamps"},
                                 {Kind::paragraph, "The lamps are these:"},
                                 {Kind::note, "1 See above."},
                                 {Kind::paragraph, "North, south."}})),
            (Lines{"1: Lamps", "2: The lamps are these:", "3: 1 See above.", "4: North, south."}));
}

TEST(AnExtract, IsGuessedAtAsPlainTextIsWhereNothingIsMarked) {
  const Examined examined = examine({{Kind::paragraph, "The Lamps of Port Salter"},
                                     {Kind::paragraph, "What Was Heard"},
                                     {Kind::paragraph, long_text}});
  EXPECT_EQ(examined.document.title, "The Lamps of Port Salter");
  EXPECT_EQ(passages_of(examined).back(), "2: What Was Heard\n\n" + long_text);
}

TEST(AnExtract, KeepsATitleThatIsKnown) {
  const Examined examined = examine({{Kind::title, "Lamps"}, {Kind::paragraph, long_text}},
                                    {{"title", "The lamps"}, {"date", "May 3, 2019"}});
  EXPECT_EQ(examined.document.title, "The lamps");
  EXPECT_EQ(examined.document.date, "2019-05-03");
}

TEST(AnExtract, LetsAQuotationGoOnBehindANote) {
  EXPECT_EQ(speech_of(examine({{Kind::paragraph, long_text + " \"We try,\" said Odile Harrow. \"We light each lamp."},
                               {Kind::note, "2 \"A lamp\" is any light, said Felix Vane, the clerk of the board."},
                               {Kind::paragraph, "\"And we keep it lit.\""}})),
            (Lines{"Odile Harrow: We try,", "+Odile Harrow: We light each lamp.", "Felix Vane: A lamp",
                   "+Odile Harrow: And we keep it lit."}));
}

TEST(AnExtract, LetsATurnGoOnBehindANote) {
  EXPECT_EQ(
      speech_of(examine({{Kind::paragraph, "MS. HARROW: We light each lamp at six and keep it until the morning."},
                         {Kind::note, "1 The hours are those of the harbor."},
                         {Kind::furniture, "Page 3"},
                         {Kind::paragraph, "One more thing: the oil is dear this year, and the board should know."},
                         {Kind::paragraph, "MR. VANE: The board does know, and it has asked the council for more."},
                         {Kind::paragraph, "MS. HARROW: Then I thank the board."}})),
      (Lines{"Harrow: We light each lamp at six and keep it until the morning.",
             "+Harrow: One more thing: the oil is dear this year, and the board should know.",
             "Vane: The board does know, and it has asked the council for more.", "Harrow: Then I thank the board."}));
}

TEST(AnExtract, KnowsThePagesOfItsText) {
  const Examined examined =
      examine({{Kind::title, "Lamps", 1}, {Kind::paragraph, long_text, 3}, {Kind::note, "1 See above.", 2}});
  const PageMap& pages = examined.document.pages;
  Lines found;
  for (const Passage& passage : examined.passages) found.push_back(to_string(pages.pages_of(passage.range)));
  EXPECT_EQ(found, (Lines{"p. 1", "p. 3", "p. 2"}));
}

}  // namespace
}  // namespace tenet::indexer
