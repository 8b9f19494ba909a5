#include "indexer/topics/topic_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include <tenet/error.h>
#include <tenet/topics.h>

#include "indexer/topics/signals.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"
#include "text/tokens.h"

namespace tenet::indexer {
namespace {

// Two topics, of which the model knows the first.
const std::string topics = R"(
[scheme]
id = "t"
version = "1"

[[topic]]
id = "bail"
core = ["cash bail"]
related = ["release before trial"]

[[topic]]
id = "mail"
core = ["prison mail"]

)";

// A model by which a core term has a logit of 1 for touching and of -1 for grade 2, and words move both.
std::string model(const std::string& more = {}) {
  std::string text =
      "[model]\nformat = 1\ntaxonomy = \"t\"\nversion = \"1\"\nmeasured_on = \"twelve letters\"\n"
      "stop = \"the of a\"\nverbs = \"is\"\ntouches = 0.5\nsquarely = 0.5\nfiled = 1.5\n\n[model.signals]\n";
  for (const std::string_view name : signal_names) {
    text += std::string(name) + (name == "core" ? " = [2, 1]\n" : name == "word_score" ? " = [3, 3]\n" : " = [0, 0]\n");
  }
  return text +
         "\n[model.context]\n\"judg\" = [0, 20]\n\n[model.field]\nbias = -2\n\n[model.words.field-as-a-whole]\n"
         "\"jail\" = 30\n\n[model.topic.bail]\noffset = [2, 1]\njudged = 12\ntouched = [0.9, 0.8]\n"
         "square = [0.7, 0.6]\nbias = -3\n\n[model.words.bail]\n\"bond\" = 2\n\"bond hear\" = 3\n" +
         more;
}

std::string tags_of(const std::string& toml, const std::string& passage) {
  text::Analyser analyser;
  const TopicMatcher matcher(parse_taxonomy(toml, "t.toml"), analyser);
  std::string all;
  for (const TopicTag& tag : matcher.match(passage, 0, analyser)) {
    all += tag.topic + ' ' + std::to_string(tag.grade);
    for (const TextRange& range : tag.evidence) all += " [" + passage.substr(range.begin, range.size()) + ']';
    for (const TextRange& range : tag.words) all += " {" + passage.substr(range.begin, range.size()) + '}';
    all += ' ';
  }
  return all;
}

TEST(TopicModel, GradesTheTopicsItKnowsAndPointsTheOthers) {
  EXPECT_EQ(tags_of(topics + model(), "cash bail"), "bail 1 [cash bail] ");
  EXPECT_EQ(tags_of(topics + model(), "cash bail before the judge"), "bail 2 [cash bail] ");
  EXPECT_EQ(tags_of(topics + model(), "prison mail"), "mail 2 [prison mail] ");
  EXPECT_EQ(tags_of(topics, "cash bail"), "bail 2 [cash bail] ");
}

TEST(TopicModel, ShowsWordsThatGoWithTheSubjectOfATag) {
  EXPECT_EQ(tags_of(topics + model("\"hear\" = 4\n"), "cash bail at the bond hearing"),
            "bail 2 [cash bail] {hearing} ");
  EXPECT_EQ(tags_of(topics + model(), "cash bail at the bond hearing"), "bail 2 [cash bail] ");  // weights of 2 and 3
}

TEST(TopicModel, ContextMayBeOfOneTopic) {
  const std::string own = model("[model.context.bail]\n\"poor\" = [0, 20]\n\"hors\" = [-20, -20]\n");
  EXPECT_EQ(tags_of(topics + own, "cash bail of the poor"), "bail 2 [cash bail] ");
  EXPECT_EQ(tags_of(topics + own, "cash bail for a horse"), "");
}

TEST(TopicModel, WordsInATermAndBesideItTellWhetherItIsTheSubject) {
  const std::string window = model("[model.window]\n\"poor\" = 20\n");
  EXPECT_EQ(tags_of(topics + window, "cash bail of the poor"), "bail 2 [cash bail] ");
  EXPECT_EQ(tags_of(topics + window, "poor people who can never pay for cash bail"), "bail 1 [cash bail] ");
  EXPECT_EQ(tags_of(topics + window, "cash bail for those who can never pay, and cash bail for the poor"),
            "bail 2 [cash bail] ");
  EXPECT_EQ(tags_of(topics + window, "the poor"), "");
  EXPECT_EQ(tags_of(topics + model("[model.window]\n\"cash\" = 20\n"), "cash bail"), "bail 2 [cash bail] ");
}

// The same with a title, and what documents are ranked by behind each topic that one is filed under.
std::string filed_under(const std::string& toml, const std::string& title, const std::string& passage) {
  text::Analyser analyser;
  const TopicMatcher matcher(parse_taxonomy(toml, "t.toml"), analyser);
  TopicWords known;
  const std::vector<text::Token> title_words = analyser.analyse(title);
  const std::vector<text::Token> tokens = analyser.analyse(passage);
  const WordsOfText words{passage, tokens};
  const Lent lent{.title_words = matcher.read_title({title, title_words}, known)};
  const GradedPassage graded = matcher.grade(matcher.find(words, known), words, lent, known);
  std::string all;
  for (const TopicTag& tag : graded.tags) {
    all += tag.topic + ' ' + std::to_string(tag.grade) + ' ' + std::to_string(std::lround(100 * tag.probability));
    for (const TextRange& range : tag.words) all += " {" + passage.substr(range.begin, range.size()) + '}';
  }
  for (const auto& [topic, strength] : graded.filed)
    all += "; " + matcher.id_of(topic) + ' ' + std::to_string(std::lround(100 * strength));
  return all;
}

TEST(TopicModel, FilesDocumentsByTheWordsOfPassageAndTitle) {
  const std::string summary = "Revises bond hearings.";
  // 5 over the root of 3 words and 20 is 1.04, less 3; 10 over that of 5 and 20 is 2. The model adds 1.5.
  EXPECT_EQ(filed_under(topics + model(), "", summary), "");
  EXPECT_EQ(filed_under(topics + model(), "An act on bonds", summary), "");
  EXPECT_EQ(filed_under(topics + model(), "Bond hearings", summary), "bail 0 62 {bond hearings}; bail 76");
}

TEST(TopicModel, FilesNothingByTheTitleAlone) {
  EXPECT_EQ(filed_under(topics + model("\"court\" = 30\n"), "Court bond hearings", "Revises it."), "");
}

TEST(TopicModel, FilesPassagesByTheirTagsToo) {
  EXPECT_EQ(filed_under(topics + model(), "", "cash bail"), "bail 1 73; bail 58");
  EXPECT_EQ(filed_under(topics + model(), "", "prison mail"), "mail 2 0; mail 153");
}

TEST(TopicModel, StatesProbabilities) {
  text::Analyser analyser;
  const TopicMatcher matcher(parse_taxonomy(topics + model(), "t.toml"), analyser);
  const auto tags = matcher.match("cash bail", 0, analyser);
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_NEAR(tags[0].probability, 0.731, 0.001);  // 1 / (1 + e^-1)
  EXPECT_NEAR(tags[0].squarely, 0.269, 0.001);
  EXPECT_GT(tags[0].strength, 0);
  EXPECT_LT(tags[0].strength, 1);
  EXPECT_EQ(TopicMatcher(parse_taxonomy(topics, "t.toml"), analyser).match("cash bail", 0, analyser)[0].probability, 0);
}

TEST(TopicModel, IsKeptWithItsTaxonomy) {
  const Taxonomy taxonomy = parse_taxonomy(topics + model(), "t.toml");
  EXPECT_EQ(parse_taxonomy(to_toml(taxonomy), "t.toml"), taxonomy);
  const TopicMeasures measures = topic_measures(taxonomy);
  EXPECT_EQ(measures.on, "twelve letters");
  ASSERT_EQ(measures.topics.size(), 1U);
  EXPECT_EQ(measures.topics[0], (TopicMeasure{"bail", 12, true, 0.9, 0.8, 0.7, 0.6}));
  EXPECT_EQ(topic_measures(parse_taxonomy(topics, "t.toml")), TopicMeasures{});
}

// What reading and compiling the topics complains of.
std::string complaint(const std::string& toml) {
  try {
    text::Analyser analyser;
    const TopicMatcher matcher(parse_taxonomy(toml, "t.toml"), analyser);
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(TopicModel, IsRefusedForOtherTopicsOrAnotherVersion) {
  EXPECT_EQ(complaint(topics + replaced(model(), "version = \"1\"", "version = \"2\"")),
            "t.toml:15: a model of the topics 't' '2', not of 't' '1'");
  EXPECT_EQ(complaint(topics + model("[model.topic.jail]\noffset = [0, 0]\n")),
            "t, line 54 of the model: a model of a topic 'jail', which the taxonomy does not have");
  EXPECT_EQ(complaint(topics + replaced(model(), "format = 1", "format = 9")),
            "t.toml:15: a format of models that this version does not know");
}

TEST(TopicModel, IsRefusedWhereDamaged) {
  EXPECT_EQ(complaint(topics + "[model]\nformat = 1\n"), "t.toml:15: a model without weights");
  EXPECT_EQ(complaint(topics + model("\"bond\" = soon\n")), "t, line 53 of the model: 'soon' is no number");
  EXPECT_EQ(complaint(topics + model("\"bond\n")), "t, line 53 of the model: a line without key = value");
  EXPECT_EQ(complaint(topics + model("[model.context.bail]\n\"bond\" = 1\n")),
            "t, line 54 of the model: the value is no array of numbers");
  EXPECT_EQ(complaint(topics + model("[model.window]\n\"bond\" = [1, 1]\n")),
            "t, line 54 of the model: '[1, 1]' is no number");
  EXPECT_EQ(complaint(topics + model("[model.context.jail]\n\"bond\" = [1, 1]\n")),
            "t, line 54 of the model: a model of a topic 'jail', which the taxonomy does not have");
  EXPECT_EQ(complaint(topics + model("[model.words.mail]\n\"letter\" = 1\n")),
            "t, line 54 of the model: words of the topic mail without its offset and bias");
  EXPECT_EQ(complaint(topics + replaced(model(), "core = [2, 1]\n", "")),
            "t, line 51 of the model: no weight of the signal core");
}

}  // namespace
}  // namespace tenet::indexer
