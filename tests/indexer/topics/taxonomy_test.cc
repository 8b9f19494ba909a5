#include <tenet/topics.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>

namespace tenet {
namespace {

namespace fs = std::filesystem;

// "message [hint]" of the InputError that `toml` earns, or what else happened.
std::string complaint(std::string_view toml) {
  try {
    (void)parse_taxonomy(toml, "t.toml");
  } catch (const InputError& error) {
    return std::string(error.what()) + " [" + error.hint() + "]";
  }
  return "none";
}

constexpr std::string_view small = R"(
format = 1

[scheme]
id = "small"
title = "A small scheme"
version = "2"
language = "en"
core_points = 7
phrase_points = 5
word_points = 3
square_points = 9
related_points = 4

[[topic]]
id = "sentencing"
label = "Sentencing"
alt = ["sentencing reform"]
definition = "How punishment is fixed."
scope = "Not for grammar."
see_also = ["treatment"]
core = ["sentencing", "prison sentence", "sentencing"]
related = ["sentence", "prison sentence"]

[[topic]]
id = "mandatory-minimums"
label = "Mandatory minimum sentences"
broader = "sentencing"
core = ["mandatory minimum"]

[[topic]]
id = "treatment"
related = ["treatment"]

[[ambiguous]]
term = "treatment"
topic = "treatment"
needs = ["drug"]
unless = ["equal treatment"]
note = "Many senses."
measured = "7 of 24"

[[exact]]
word = "diversion"
forms = ["diversion", "diversions"]
collides = "diverse"

[[mask]]
text = "The Crime Report"
kind = "publisher"

[[variant]]
from = "offence"
to = "offense"
)";

TEST(ParseTaxonomy, ReadsEveryPartInTheOrderOfTheFile) {
  const Taxonomy expected{
      .id = "small",
      .version = "2",
      .scoring = {.core_points = 7, .phrase_points = 5, .word_points = 3, .square_points = 9, .related_points = 4},
      .topics = {{.id = "sentencing",
                  .label = "Sentencing",
                  .definition = "How punishment is fixed.",
                  .scope = "Not for grammar.",
                  .alt = {"sentencing reform"},
                  .see_also = {"treatment"},
                  .core = {"sentencing", "prison sentence"},
                  .related = {"sentence"}},
                 {.id = "mandatory-minimums",
                  .label = "Mandatory minimum sentences",
                  .broader = "sentencing",
                  .core = {"mandatory minimum"}},
                 {.id = "treatment", .label = "treatment", .related = {"treatment"}}},
      .ambiguous = {{.term = "treatment", .topic = "treatment", .needs = {"drug"}, .unless = {"equal treatment"}}},
      .exact = {{.word = "diversion", .forms = {"diversion", "diversions"}}},
      .masks = {"The Crime Report"},
      .variants = {{.from = "offence", .to = "offense"}}};
  EXPECT_EQ(parse_taxonomy(small, "small.toml"), expected);
}

TEST(ParseTaxonomy, ReadsCrlfAndAByteOrderMark) {
  std::string toml = "\xef\xbb\xbf";
  for (const char c : small) toml += c == '\n' ? "\r\n" : std::string(1, c);
  EXPECT_EQ(parse_taxonomy(toml, "small.toml"), parse_taxonomy(small, "small.toml"));
}

TEST(ParseTaxonomy, TakesPointsAndFormatThatAreLeftOutAsUsual) {
  const Taxonomy taxonomy = parse_taxonomy("[[topic]]\nid = \"a\"\ncore = [\"x\"]\n", "t.toml");
  EXPECT_EQ(taxonomy.scoring, TopicScoring());
  EXPECT_EQ(taxonomy.topics.front().label, "a");
}

TEST(ParseTaxonomy, SaysWhereWhatIsWrongAndWhatToDo) {
  struct Row {
    std::string_view toml;
    std::string_view complaint;
  };
  // A topic that is in order, for what goes wrong around it.
  const std::string fine = "[[topic]]\nid = \"a\"\ncore = [\"x\"]\n";
  const std::string in_two_topics = fine + "alt = [\"Prison Reform\"]\n" +
                                    "[[topic]]\nid = \"b\"\ncore = [\"y\"]\nalt = [\"c\", \"prison-reform\"]\n";
  const std::string label_as_id = fine + "[[topic]]\nid = \"b\"\ncore = [\"y\"]\nlabel = \"A\"\n";
  const std::string same_id = fine + "\n" + fine;
  const std::string unknown_broader = fine + "broader = \"nothing\"\n";
  const std::string broader_by_name =
      fine + "label = \"Some name\"\n[[topic]]\nid = \"b\"\ncore = [\"y\"]\nbroader = \"some name\"\n";
  const std::string unknown_see_also = fine + "see_also = [\"a\", \"z\"]\n";
  const std::string own_parent = fine + "broader = \"a\"\n";
  const std::string cycle = fine + "broader = \"b\"\n[[topic]]\nid = \"b\"\ncore = [\"y\"]\nbroader = \"c\"\n" +
                            "[[topic]]\nid = \"c\"\ncore = [\"z\"]\nbroader = \"b\"\n";
  const std::string unknown_key = fine + "relatd = [\"y\"]\n";
  const std::string unknown_table = fine + "[[synonym]]\nfrom = \"y\"\n";
  const std::string stray_ambiguous = fine + "[[ambiguous]]\nterm = \"x\"\ntopic = \"z\"\n";
  const std::string ambiguous_without = fine + "[[ambiguous]]\nterm = \"x\"\n";
  const std::string two_exact_words = fine + "[[exact]]\nword = \"x\"\nforms = [\"x\", \"x y\"]\n";
  const std::string mask_without = fine + "[[mask]]\nkind = \"act\"\n";
  const std::string variant_without = fine + "[[variant]]\nfrom = \"y\"\n";
  const std::string long_id = "[[topic]]\nid = \"" + std::string(65, 'a') + "\"\ncore = [\"x\"]\n";
  const std::vector<Row> rows{
      {"topic",
       "t.toml:1: not TOML: error while parsing key-value pair: encountered end-of-file "
       "[texts stand in quotation marks, lists in square brackets]"},
      {"[[topic]]\nid = \"a\ncore = [\"x\"]\n",
       "t.toml:2: not TOML: error while parsing string: unescaped control characters other than TAB "
       "(U+0009) are explicitly prohibited [texts stand in quotation marks, lists in square brackets]"},
      {"[%]",
       "t.toml:1: not TOML: error while parsing key: expected bare key starting character or string delimiter, "
       "saw '%' [texts stand in quotation marks, lists in square brackets]"},
      // The parser quotes what it saw, a line break too.
      {"format = f\n",
       "t.toml:1: not TOML: error while parsing boolean: expected 'false', saw 'f?' "
       "[texts stand in quotation marks, lists in square brackets]"},
      {"# a\n\xff\n", "t.toml:2: not UTF-8 [save the file as UTF-8]"},
      {"", "t.toml:1: no topics in it [write [[topic]] above the id and the terms of each]"},
      {"format = 2\n", "t.toml:1: a format of topics that this version does not know [it reads format = 1]"},
      {"format = \"1\"\n", "t.toml:1: a format of topics that this version does not know [it reads format = 1]"},
      {"topic = 3\n", "t.toml:1: topic is an integer, not an array of tables [write [[topic]] above each]"},
      {"topic = [3]\n", "t.toml:1: topic is an array, not an array of tables [write [[topic]] above each]"},
      {"[topic]\nid = \"a\"\n", "t.toml:1: topic is a table, not an array of tables [write [[topic]] above each]"},
      {"scheme = true\n", "t.toml:1: scheme is a boolean, not a table []"},
      {"[scheme]\ncore_points = 1.5\n", "t.toml:2: core_points is a float, not an integer []"},
      {"[scheme]\nword_points = 0\n", "t.toml:2: word_points is 0, not from 1 to 1000000 []"},
      {"\n[[topic]]\ncore = [\"x\"]\n", "t.toml:2: a topic without id [write id = \"...\" under it]"},
      {"[[topic]]\nid = 3\n", "t.toml:2: id is an integer, not a string []"},
      {"[[topic]]\nid = \"\"\n", "t.toml:2: id '' has no word in it []"},
      {"[[topic]]\nid = \"Prison Reform\"\ncore = [\"x\"]\n",
       "t.toml:2: 'Prison Reform' cannot be the id of a topic "
       "[use lower-case letters, digits and hyphens, at most 64 in all]"},
      {long_id,
       "t.toml:2: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' cannot be the id of a topic "
       "[use lower-case letters, digits and hyphens, at most 64 in all]"},
      {"[[topic]]\nid = \"a\"\nlabel = \"A\"\n",
       "t.toml:1: topic 'a' has no terms [list its evidence under core or related]"},
      {"[[topic]]\nid = \"a\"\ncore = \"x\"\n", "t.toml:3: core is a string, not an array of strings []"},
      {"[[topic]]\nid = \"a\"\ncore = [\n  \"x\",\n  1979-05-27,\n]\n",
       "t.toml:5: core holds a date or time, not only strings []"},
      {"[[topic]]\nid = \"a\"\ncore = [\"x\", \"- \\n\"]\n", "t.toml:3: core holds '- ?', which has no word in it []"},
      {unknown_key,
       "t.toml:4: 'relatd' is no key of a topic "
       "[did you mean related? its keys are id, label, definition, scope, broader, alt, see_also, core, related, "
       "needs, note]"},
      {unknown_table,
       "t.toml:4: 'synonym' is no key of the file "
       "[did you mean synonyms? its keys are format, extends, scheme, topic, ambiguous, exact, mask, variant, "
       "synonyms]"},
      {same_id, "t.toml:6: two topics have the id 'a' [the other one is in line 2]"},
      {in_two_topics, "t.toml:8: alt 'prison-reform' names two topics, 'a' and 'b' [leave it with one of them]"},
      {label_as_id, "t.toml:7: label 'A' names two topics, 'a' and 'b' [leave it with one of them]"},
      {unknown_broader, "t.toml:4: broader 'nothing' is not the id of a topic [write the id of a topic of this file]"},
      {broader_by_name, "t.toml:8: broader 'some name' is not the id of a topic [did you mean 'a'?]"},
      {unknown_see_also, "t.toml:4: see_also 'z' is not the id of a topic [write the id of a topic of this file]"},
      {own_parent, "t.toml:4: a cycle of broader topics: a -> a [take broader out of one of them]"},
      {cycle, "t.toml:8: a cycle of broader topics: b -> c -> b [take broader out of one of them]"},
      {stray_ambiguous, "t.toml:6: topic 'z' is not the id of a topic [write the id of a topic of this file]"},
      {ambiguous_without, "t.toml:4: an ambiguous term without topic [write topic = \"...\" under it]"},
      {two_exact_words, "t.toml:6: exact word 'x y' is more than one word []"},
      {mask_without, "t.toml:4: a mask without text [write text = \"...\" under it]"},
      {variant_without, "t.toml:4: a variant without to [write to = \"...\" under it]"},
  };
  for (const Row& row : rows) EXPECT_EQ(complaint(row.toml), row.complaint) << row.toml;
}

TEST(ParseTaxonomy, ReadsRingsOfSynonymsOfTwoTermsOrMore) {
  const std::string topic = "[[topic]]\nid = \"a\"\ncore = [\"x\"]\n[[synonyms]]\n";
  const Taxonomy taxonomy = parse_taxonomy(topic + "terms = [\"jail\", \"county lockup\"]\n", "t.toml");
  ASSERT_EQ(taxonomy.synonyms.size(), 1U);
  EXPECT_EQ(taxonomy.synonyms.front().terms, (std::vector<std::string>{"jail", "county lockup"}));
  EXPECT_EQ(complaint(topic + "terms = [\"jail\"]\n"),
            "t.toml:5: synonyms with fewer than two terms [list all ways to say it under terms]");
  EXPECT_EQ(complaint(topic + "words = [\"jail\"]\n"),
            "t.toml:5: 'words' is no key of a ring of synonyms [its keys are terms, note]");
}

TEST(ParseTaxonomy, TakesATermInTwoTopicsAndOneOfThreeHundredBytes) {
  const std::string term(300, 'x');
  const std::string toml =
      "[[topic]]\nid = \"a\"\ncore = [\"" + term + "\"]\n[[topic]]\nid = \"b\"\nrelated = [\"" + term + "\"]\n";
  EXPECT_EQ(parse_taxonomy(toml, "t.toml").topics.back().related, std::vector{term});
}

TEST(ParseTaxonomy, RefusesDeepNestingInsteadOfExhaustingTheStack) {
  const std::string toml = "x = " + std::string(100'000, '[');
  EXPECT_TRUE(complaint(toml).starts_with("t.toml:1: not TOML: ")) << complaint(toml);
}

TEST(ParseTaxonomy, FindsTheEndOfALongLineOfBroaderTopics) {
  std::string toml = "[[topic]]\nid = \"t0\"\ncore = [\"x\"]\n";
  for (int i = 1; i < 3000; ++i) {
    toml += "[[topic]]\nid = \"t" + std::to_string(i) + "\"\ncore = [\"x\"]\nbroader = \"t" + std::to_string(i - 1) +
            "\"\n";
  }
  EXPECT_EQ(parse_taxonomy(toml, "t.toml").topics.size(), 3000U);
}

TEST(FindTopic, KnowsIdsOnly) {
  const Taxonomy taxonomy = parse_taxonomy(small, "small.toml");
  ASSERT_NE(taxonomy.find("mandatory-minimums"), nullptr);
  EXPECT_EQ(taxonomy.find("mandatory-minimums")->label, "Mandatory minimum sentences");
  EXPECT_EQ(taxonomy.find("Sentencing"), nullptr);
  EXPECT_EQ(taxonomy.find(""), nullptr);
}

TEST(NamedTopic, FoldsCaseHyphensAndSpacing) {
  const Taxonomy taxonomy = parse_taxonomy(small, "small.toml");
  struct Row {
    std::string_view name;
    std::string_view id;
  };
  for (const auto& [name, id] :
       {Row{"sentencing", "sentencing"}, Row{"SENTENCING", "sentencing"}, Row{"Sentencing-Reform", "sentencing"},
        Row{" sentencing  reform ", "sentencing"}, Row{"mandatory minimums", "mandatory-minimums"},
        Row{"mandatory minimum sentences", "mandatory-minimums"}, Row{"sentence", ""}, Row{"", ""}, Row{" - ", ""}}) {
    const Topic* topic = taxonomy.named(name);
    EXPECT_EQ(topic == nullptr ? "" : topic->id, id) << name;
  }
}

class ReadTaxonomy : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  // "message [hint]" of the InputError for the file at `path`.
  static std::string complaint_about(const fs::path& path) {
    try {
      (void)read_taxonomy(path);
    } catch (const InputError& error) {
      return std::string(error.what()) + " [" + error.hint() + "]";
    }
    return "none";
  }

  fs::path folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ReadTaxonomy, ReadsAFile) {
  std::ofstream(folder_ / "small.toml", std::ios::binary) << small;
  EXPECT_EQ(read_taxonomy(folder_ / "small.toml"), parse_taxonomy(small, "small.toml"));
}

TEST_F(ReadTaxonomy, NamesTheFileThatIsMissingAFolderOrWrong) {
  const std::string missing = (folder_ / "none.toml").string();
  EXPECT_EQ(complaint_about(missing), missing + ": no such file []");
  EXPECT_EQ(complaint_about(folder_),
            folder_.string() + ": a folder, not a file of topics [name the file itself, such as topics.toml]");
  const std::string wrong = (folder_ / "wrong.toml").string();
  std::ofstream(wrong) << "\n[[topic]]\n";
  EXPECT_EQ(complaint_about(wrong), wrong + ":2: a topic without id [write id = \"...\" under it]");
}

TEST(BuiltInTopics, AreThoseOfTheCorpus) {
  std::string text;
  for (const char* name : {"topics.toml", "topics_model.toml"}) {
    std::ifstream in(fs::path(TENET_CORPUS_DIR) / name, std::ios::binary);
    text.append(std::istreambuf_iterator<char>(in), {});
  }
  const Taxonomy corpus = parse_taxonomy(text, "corpus");
  EXPECT_EQ(default_taxonomy(), corpus);
  EXPECT_FALSE(corpus.model.empty());
  EXPECT_EQ(corpus.topics.size(), 30U);
  ASSERT_NE(corpus.named("mass incarceration"), nullptr);
  EXPECT_EQ(corpus.named("mass incarceration")->id, "incarceration");
  ASSERT_NE(corpus.find("judicial-discretion"), nullptr);
  EXPECT_EQ(corpus.find("judicial-discretion")->broader, "sentencing");
}

TEST(BuiltInTopics, HaveADefinitionAndCoreTermsEach) {
  for (const Topic& topic : default_taxonomy().topics) {
    EXPECT_FALSE(topic.label.empty()) << topic.id;
    EXPECT_FALSE(topic.definition.empty()) << topic.id;
    EXPECT_FALSE(topic.core.empty()) << topic.id;
  }
}

TEST(ParseTaxonomy, AddsToTheBuiltInTopicsOnRequest) {
  const Taxonomy base = default_taxonomy();
  const Taxonomy more =
      parse_taxonomy("extends = \"default\"\n[[topic]]\nid = \"own\"\ncore = [\"own term\"]\n", "t.toml");
  ASSERT_EQ(more.topics.size(), base.topics.size() + 1);
  EXPECT_EQ(more.topics.back().id, "own");
  EXPECT_EQ(more.ambiguous, base.ambiguous);
  EXPECT_EQ(more.masks, base.masks);
}

TEST(ParseTaxonomy, ReplacesABuiltInTopicOfTheSameIdWithItsRules) {
  const Taxonomy more = parse_taxonomy(
      "extends = \"default\"\n[[topic]]\nid = \"pretrial\"\nlabel = \"Bail\"\ncore = [\"own term\"]\n", "t.toml");
  EXPECT_EQ(more.topics.size(), default_taxonomy().topics.size());
  EXPECT_EQ(more.find("pretrial")->core, std::vector<std::string>{"own term"});
  EXPECT_TRUE(std::ranges::none_of(more.ambiguous, [](const auto& term) { return term.topic == "pretrial"; }));
  EXPECT_TRUE(std::ranges::any_of(more.ambiguous, [](const auto& term) { return term.topic == "treatment"; }));
}

TEST(ParseTaxonomy, ExtendsNothingElse) {
  EXPECT_EQ(complaint("extends = \"mine\"\n"),
            "t.toml:1: extends 'mine', which nothing is called "
            "[write extends = \"default\" for the built-in topics]");
}

TEST(ParseTaxonomy, TakesATermOf300BytesAndATermOfTwoTopics) {
  const std::string term(300, 'x');
  const Taxonomy taxonomy = parse_taxonomy(
      "[[topic]]\nid = \"a\"\ncore = [\"" + term + "\"]\n[[topic]]\nid = \"b\"\ncore = [\"" + term + "\"]\n", "t.toml");
  EXPECT_EQ(taxonomy.topics[0].core, taxonomy.topics[1].core);
}

TEST(ToToml, GivesTheSameTaxonomyBack) {
  EXPECT_EQ(parse_taxonomy(to_toml(default_taxonomy()), "t.toml"), default_taxonomy());
  const Taxonomy small_one = parse_taxonomy(small, "t.toml");
  EXPECT_EQ(parse_taxonomy(to_toml(small_one), "t.toml"), small_one);
  Taxonomy odd{.topics = {{.id = "odd", .label = "a \"quoted\" \\ label\n\x01", .core = {"bail"}}}};
  EXPECT_EQ(parse_taxonomy(to_toml(odd), "t.toml"), odd);
}

}  // namespace
}  // namespace tenet
