#include "query/verify/voice.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tenet::query {
namespace {

Quote quote(TextRange range, int level = 0, std::string speaker = {}, QuoteKind kind = QuoteKind::speech) {
  return {.range = range, .level = level, .kind = kind, .attribution = {.speaker = std::move(speaker)}};
}

Quote going_on(TextRange range, int level = 0) {
  Quote more = quote(range, level);
  more.continues = true;
  return more;
}

TEST(FindUtterances, JoinsQuotationsThatContinueOnTheSameLevel) {
  using Utterances = std::vector<std::vector<std::size_t>>;
  EXPECT_EQ(find_utterances({}), Utterances{});
  EXPECT_EQ(find_utterances({quote({0, 9}), going_on({20, 29}), quote({40, 49})}), (Utterances{{0, 1}, {2}}));
  EXPECT_EQ(find_utterances({quote({0, 9}), quote({2, 5}, 1), going_on({20, 29}), going_on({22, 25}, 1)}),
            (Utterances{{0, 2}, {1, 3}}));
  EXPECT_EQ(find_utterances({going_on({0, 9})}), (Utterances{{0}})) << "what it continues stands elsewhere";
  EXPECT_EQ(find_utterances({quote({0, 9}, 0, "", QuoteKind::title)}), Utterances{}) << "a title is no speech";
}

TEST(QuoteAround, IsTheInnermostThatHoldsAllWords) {
  const std::vector<Quote> quotes{quote({0, 100}, 0, "Ada Sample", QuoteKind::turn), quote({10, 30}, 1, "Ben Example"),
                                  quote({40, 50}, 1, "", QuoteKind::term)};
  EXPECT_EQ(quote_around({{12, 15}, {16, 20}}, quotes), quotes[1]);
  EXPECT_EQ(quote_around({{12, 15}, {31, 35}}, quotes), quotes[0]) << "runs out of the inner one";
  EXPECT_EQ(quote_around({{41, 45}}, quotes), quotes[0]) << "a term of art is no speech";
  EXPECT_EQ(quote_around({{90, 95}, {101, 105}}, quotes), std::nullopt);
  EXPECT_EQ(quote_around({}, quotes), std::nullopt);
}

TEST(QuoteAround, GoesOnWhereTheSpeakerDoes) {
  const std::vector<Quote> continued{quote({0, 10}, 0, "Ada Sample"), going_on({20, 30})};
  EXPECT_EQ(quote_around({{5, 9}, {21, 25}}, continued), continued[0]);
  EXPECT_EQ(quote_around({{5, 9}, {12, 15}}, continued), std::nullopt) << "between the two she does not speak";
  const std::vector<Quote> same{quote({0, 10}, 0, "Ada Sample"), quote({20, 30}, 0, "Ada Sample")};
  EXPECT_EQ(quote_around({{5, 9}, {21, 25}}, same), same[0]);
  const std::vector<Quote> other{quote({0, 10}, 0, "Ada Sample"), quote({20, 30}, 0, "Ben Example")};
  EXPECT_EQ(quote_around({{5, 9}, {21, 25}}, other), std::nullopt);
  const std::vector<Quote> unknown{quote({0, 10}), quote({20, 30})};
  EXPECT_EQ(quote_around({{5, 9}, {21, 25}}, unknown), std::nullopt) << "nobody is not the same speaker as nobody";
}

TEST(QuoteAround, ReachesOverNobodyElse) {
  const std::vector<Quote> turns{quote({0, 10}, 0, "Ada Sample"), quote({20, 30}, 0, "Ben Example"),
                                 quote({40, 50}, 0, "Ada Sample")};
  EXPECT_EQ(quote_around({{5, 9}, {41, 45}}, turns), std::nullopt);
  const std::vector<Quote> quoted{quote({0, 30}, 0, "Ada Sample"), quote({20, 28}, 1, "Ben Example"),
                                  quote({40, 50}, 0, "Ada Sample")};
  EXPECT_EQ(quote_around({{5, 9}, {41, 45}}, quoted), quoted[0]) << "she quotes him";
}

TEST(SpeakerOf, NamesTheSpeakerOfTheQuotationOrTheDocuments) {
  const Document document{.organisation = "The Example Forum", .speaker = "Ada Sample", .author = "Ben Example"};
  EXPECT_EQ(speaker_of(quote({0, 9}, 0, "Cleo Placeholder"), document), "Cleo Placeholder");
  EXPECT_EQ(speaker_of(quote({0, 9}), document), "") << "what the text does not say is not guessed";
  EXPECT_EQ(speaker_of(std::nullopt, document), "Ada Sample");
  EXPECT_EQ(speaker_of(std::nullopt, {.organisation = "The Example Forum", .author = "Ben Example"}), "Ben Example");
  EXPECT_EQ(speaker_of(std::nullopt, {.organisation = "The Example Forum"}), "The Example Forum");
  EXPECT_EQ(speaker_of(std::nullopt, {}), "");
}

TEST(IsSaidBy, AsksForANameOfTheSpeaker) {
  text::Analyser analyser;
  const Quote said = quote({0, 9}, 0, "William J. Sample");
  const std::vector<Speaker> speakers{{.name = "William J. Sample", .aliases = {"Old Bill"}}};
  const auto is_by = [&](std::string_view name, const std::optional<Quote>& by, const Document& document = {}) {
    return is_said_by(NamePattern(name, false, analyser), by, speakers, document, analyser);
  };
  EXPECT_TRUE(is_by("sample", said));
  EXPECT_TRUE(is_by("Sample, William", said));
  EXPECT_TRUE(is_by("old bill", said)) << "by another name";
  EXPECT_FALSE(is_by("Ada Sample", said));
  EXPECT_FALSE(is_by("Sam", said)) << "whole words";
  EXPECT_FALSE(is_by("Forum", said, {.organisation = "The Example Forum"})) << "the speaker counts";
  EXPECT_FALSE(is_by("Forum", quote({0, 9}), {.organisation = "The Example Forum"}));
  EXPECT_TRUE(is_by("Forum", std::nullopt, {.organisation = "The Example Forum", .speaker = "Ada Sample"}));
  EXPECT_FALSE(is_by("", said));
}

}  // namespace
}  // namespace tenet::query
