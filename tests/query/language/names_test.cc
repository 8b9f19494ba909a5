#include "query/language/names.h"

#include <string_view>

#include <gtest/gtest.h>

#include "query/plan/asked_speaker.h"

namespace tenet::query {
namespace {

struct Case {
  std::string_view asked;
  std::string_view written;
  bool matches;
};

TEST(NamePattern, AsksForAllWordsInAnyOrder) {
  text::Analyser analyser;
  for (const auto& [asked, written, matches] : std::initializer_list<Case>{
           {"bratton", "William J. Bratton", true},
           {"Bratton", "William J. Bratton", true},
           {"bratton william", "William J. Bratton", true},
           {"brat", "William J. Bratton", false},
           {"bratton beck", "William J. Bratton", false},
           {"o'malley", "Martin O\u2019Malley", true},
           {"", "William J. Bratton", false},
           {"...", "William J. Bratton", false},
       }) {
    EXPECT_EQ(NamePattern(asked, false, analyser).matches(written, analyser), matches) << asked << " | " << written;
  }
}

TEST(NamePattern, InQuotationMarksAsksForWordsSideBySideButForInitials) {
  text::Analyser analyser;
  for (const auto& [asked, written, matches] : std::initializer_list<Case>{
           {"William Bratton", "William J. Bratton", true},
           {"William J. Bratton", "William Bratton", true},
           {"Bratton William", "William J. Bratton", false},
           {"President Obama", "Barack Obama", true},
           {"Mr. Bratton", "William Bratton", true},
           {"Law Enforcement Leaders", "Law Enforcement Leaders to Reduce Crime and Incarceration", true},
           {"Leaders to Reduce", "Law Enforcement Leaders to Reduce Crime and Incarceration", true},
           {"Law Leaders", "Law Enforcement Leaders to Reduce Crime and Incarceration", false},
       }) {
    EXPECT_EQ(NamePattern(asked, true, analyser).matches(written, analyser), matches) << asked << " | " << written;
  }
}

TEST(NamePattern, TakesACapitalForACapitalAndASmallLetterForEither) {
  text::Analyser analyser;
  for (const auto& [asked, written, matches] : std::initializer_list<Case>{
           {"Law Enforcement Leaders", "law enforcement leaders", false},
           {"law enforcement leaders", "law enforcement leaders", true},
           {"law enforcement leaders", "Law Enforcement Leaders", true},
           {"LEL", "LEL", true},
       }) {
    EXPECT_EQ(NamePattern(asked, true, analyser).matches(written, analyser), matches) << asked << " | " << written;
  }
}

TEST(NamePattern, FindsANameOnlyWhereItIsWrittenAsOne) {
  text::Analyser analyser;
  const auto places = [&](std::string_view name, std::string_view text) {
    return NamePattern(name, true, analyser).find(text, analyser.analyse(text));
  };
  using Places = std::vector<TextRange>;
  EXPECT_EQ(places("cyrus vance", "Prosecutors such as Cyrus R. Vance Jr. spoke."), (Places{{3, 6}}));
  EXPECT_EQ(places("vance", "Vance and vance and VANCE"), (Places{{0, 1}, {4, 5}}));
  EXPECT_EQ(places("police chiefs", "police chiefs spoke"), Places{});
  EXPECT_EQ(places("Cyrus Vance", "Cyrus and Vance"), Places{});
}

TEST(IsAskedFor, LooksAtAllNamesOfASpeakerAndJoinsAsTheQueryDoes) {
  text::Analyser analyser;
  const Speaker speaker{.name = "Example Leaders for Fewer Prisons", .aliases = {"ELFP"}};
  const auto field = [&](std::string name) {
    return make_plan({.kind = Query::Kind::field, .text = std::move(name), .field = "speaker"}, analyser);
  };
  EXPECT_TRUE(is_asked_for(field("ELFP"), speaker, analyser));
  EXPECT_TRUE(is_asked_for(field("leaders"), speaker, analyser));
  EXPECT_FALSE(is_asked_for(field("Obama"), speaker, analyser));
  EXPECT_TRUE(is_asked_for({.kind = Plan::Kind::any, .operands = {field("Obama"), field("ELFP")}}, speaker, analyser));
  EXPECT_FALSE(is_asked_for({.kind = Plan::Kind::all, .operands = {field("Obama"), field("ELFP")}}, speaker, analyser));
}

}  // namespace
}  // namespace tenet::query
