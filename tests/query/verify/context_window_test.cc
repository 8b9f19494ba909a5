#include "query/verify/context_window.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tenet::query {
namespace {

// A passage of a document, at byte 100 of it.
ContextWindow passage(const std::string& text, std::vector<Quote> quotes, text::Analyser& analyser) {
  return {.parts = {{.docid = 1, .begin = 0, .range = {100, 100 + text.size()}}},
          .normalised = normalise(text, {}, analyser),
          .quotes = std::move(quotes)};
}

TEST(InDocument, CountsFromThePassage) {
  const ContextWindow context{
      .parts = {{.docid = 1, .begin = 0, .range = {100, 110}}, {.docid = 2, .begin = 12, .range = {150, 160}}}};
  EXPECT_EQ(context.in_document(std::size_t{3}), 103U);
  EXPECT_EQ(context.in_document(std::size_t{10}), 110U) << "an end";
  EXPECT_EQ(context.in_document(std::size_t{11}), 110U) << "between the passages";
  EXPECT_EQ(context.in_document(TextRange{12, 22}), (TextRange{150, 160}));
}

TEST(ReadingsOf, ReadInterruptedUtterancesOnTheirOwn) {
  text::Analyser analyser;
  const std::string text = "\"Cash bail,\" she said, \"keeps people in jail.\" It \"does\" so.";
  const std::vector<Quote> quotes{
      {.range = {101, 111}}, {.range = {124, 145}, .continues = true}, {.range = {151, 155}}};
  const ContextWindow context = passage(text, quotes, analyser);
  const auto readings = readings_of(context);
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].size(), 11U);
  EXPECT_EQ(readings[1], (Reading{0, 1, 4, 5, 6, 7}));
  const NormalisedText asked = normalise("Cash bail keeps people", {}, analyser);
  EXPECT_TRUE(find_same(asked, context.normalised, readings[0]).empty());
  EXPECT_EQ(find_same(asked, context.normalised, readings[1]).size(), 1U);
}

}  // namespace
}  // namespace tenet::query
