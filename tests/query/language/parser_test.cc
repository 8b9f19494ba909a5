#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/query.h>

namespace tenet {
namespace {

struct Case {
  std::string_view query;
  std::string_view tree;  // as describe() spells it
};

void expect_trees(const std::vector<Case>& cases, Joining joining = Joining::all) {
  for (const Case& c : cases) {
    SCOPED_TRACE(c.query);
    const Query query = parse_query(c.query, joining);
    EXPECT_EQ(describe(query), c.tree);
    EXPECT_EQ(parse_query(to_string(query)), query) << "printed as " << to_string(query);
  }
}

std::string repeated(std::size_t times, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(ParseQuery, JoinsByPrecedence) {
  expect_trees({
      {"", "nothing"},
      {" \t\n\u00a0\u3000\ufeff", "nothing"},
      {"bail", R"(word "bail")"},
      {"bail reform", R"(all(word "bail", word "reform"))"},
      {"bail AND reform", R"(all(word "bail", word "reform"))"},
      {"bail and reform or not near",
       R"(all(word "bail", word "and", word "reform", word "or", word "not", word "near"))"},
      {"bail OR reform", R"(any(word "bail", word "reform"))"},
      {"a b OR c AND d", R"(any(all(word "a", word "b"), all(word "c", word "d")))"},
      {"a NOT b", R"(all(word "a", without(word "b")))"},
      {"a AND NOT b OR c", R"(any(all(word "a", without(word "b")), word "c"))"},
      {"a NEAR/5 b c", R"(all(near/5(word "a", word "b"), word "c"))"},
      {"NOT a", R"(without(word "a"))"},
      {"NOT a NOT b", R"(all(without(word "a"), without(word "b")))"},
      {"a OR NOT b", R"(any(word "a", without(word "b")))"},
      {"AND/OR ANDY", R"(all(word "AND/OR", word "ANDY"))"},
  });
}

TEST(ParseQuery, GroupsByParentheses) {
  expect_trees({
      {"a (b OR c) d", R"(all(word "a", any(word "b", word "c"), word "d"))"},
      {"a -(b c)", R"(all(word "a", without(all(word "b", word "c"))))"},
      {"a AND(b OR c)NOT(d e)", R"(all(word "a", any(word "b", word "c"), without(all(word "d", word "e"))))"},
      {"(((a)))", R"(word "a")"},
      {"(a b) (c (d e))", R"(all(word "a", word "b", word "c", word "d", word "e"))"},
      {"a OR (b OR c)", R"(any(word "a", word "b", word "c"))"},
      {"NOT NOT a", R"(word "a")"},
      {"-(-a)", R"(word "a")"},
  });
}

TEST(ParseQuery, ReadsMarksBeforeWords) {
  expect_trees({
      {R"(a -b -"c d" -topic:e)",
       R"(all(word "a", without(word "b"), without(phrase "c d"), without(field topic "e")))"},
      {"-a -b", R"(all(without(word "a"), without(word "b")))"},
      {"a OR -b", R"(any(word "a", without(word "b")))"},
      {"+a b", R"(all(word "a", word "b"))"},
      {"+a OR b OR c", R"(maybe(word "a", any(word "b", word "c")))"},
      {"+a OR +b OR c d", R"(maybe(all(word "a", word "b"), all(word "c", word "d")))"},
      {"+a OR +b", R"(all(word "a", word "b"))"},
      {"+NOT a OR b", R"(maybe(without(word "a"), word "b"))"},
      {"a - b + c -- -d- (-e)", R"(all(word "a", word "b", word "c", word "-d-", without(word "e")))"},
      {R"(--a "b"-c)", R"(all(word "--a", phrase "b", word "-c"))"},
  });
}

TEST(ParseQuery, WithAnyJoinsByOr) {
  expect_trees(
      {
          {"a b", R"(any(word "a", word "b"))"},
          {"a AND b c", R"(any(all(word "a", word "b"), word "c"))"},
          {"a b OR c", R"(any(word "a", word "b", word "c"))"},
          {"(a b) AND c", R"(all(any(word "a", word "b"), word "c"))"},
          {"+a b c", R"(maybe(word "a", any(word "b", word "c")))"},
          {"b +a +topic:c", R"(maybe(all(word "a", field topic "c"), word "b"))"},
          {"+a +b", R"(all(word "a", word "b"))"},
          {"+felony NEAR/5 misdemeanor bail", R"(maybe(near/5(word "felony", word "misdemeanor"), word "bail"))"},
          {"title:(a b)", R"(any(field title "a", field title "b"))"},
          {"said:(a b)", R"(said(any(word "a", word "b")))"},
      },
      Joining::any);
}

TEST(ParseQuery, WithAnyExcludesFromAllOfIt) {
  expect_trees(
      {
          {"-a", R"(without(word "a"))"},
          {"a b -c", R"(all(any(word "a", word "b"), without(word "c")))"},
          {"-c a b", R"(all(any(word "a", word "b"), without(word "c")))"},
          {"+a b NOT c", R"(all(maybe(word "a", word "b"), without(word "c")))"},
          {"a b OR -c", R"(any(word "a", word "b", without(word "c")))"},
          {"treatment AND (arrest OR prosecution) NOT prison",
           R"(all(word "treatment", any(word "arrest", word "prosecution"), without(word "prison")))"},
      },
      Joining::any);
}

TEST(ParseQuery, ReadsPhrases) {
  expect_trees({
      {R"("mass incarceration")", R"(phrase "mass incarceration")"},
      {"\u201cmass incarceration\u201d", R"(phrase "mass incarceration")"},
      {"\u201emass incarceration\"", R"(phrase "mass incarceration")"},
      {R"(" Spaces  stay, and AND (too): x* ")", R"(phrase " Spaces  stay, and AND (too): x* ")"},
      {R"("he said \"no\"")", R"(phrase "he said \"no\"")"},
      {R"(a"b"c)", R"(all(word "a", phrase "b", word "c"))"},
  });
}

TEST(ParseQuery, ReadsNearBetweenAnythingWithAPlace) {
  expect_trees({
      {"a NEAR b", R"(near/10(word "a", word "b"))"},
      {"a NEAR/3 b NEAR/3 c", R"(near/3(word "a", word "b", word "c"))"},
      {R"((judge OR court) NEAR/10 "sound discretion")",
       R"(near/10(any(word "judge", word "court"), phrase "sound discretion"))"},
      {"incarcerat* NEAR/999 (public safety)", R"(near/999(prefix "incarcerat", all(word "public", word "safety")))"},
      {"(a NEAR/3 b) NEAR/5 c", R"(near/5(near/3(word "a", word "b"), word "c"))"},
      {"a^2 NEAR/1(b)", R"(near/1(word "a"^2, word "b"))"},
      {"said:(a NEAR/3 b)", R"(said(near/3(word "a", word "b")))"},
  });
}

TEST(ParseQuery, ReadsWildcards) {
  expect_trees({
      {"incarcerat*", R"(prefix "incarcerat")"},
      {"non-viol* AB*", R"(all(prefix "non-viol", prefix "AB"))"},
      {"(bail*, jail*.)", R"(all(prefix "bail", prefix "jail"))"},
      {"-reform*^2", R"(without(prefix "reform"^2))"},
      {"Perrin -v- Vale", R"(all(word "Perrin", word "-v-", word "Vale"))"},
      {"530 U. S. 238", R"(all(word "530", word "U. S.", word "238"))"},
      {"J. D. Vale (U. S.)", R"(all(word "J. D.", word "Vale", word "U. S."))"},
      {"S.\r\nB. 10", R"(all(word "S. B.", word "10"))"},
      {"S. B.^2", R"(word "S. B."^2)"},
      {"S. AND B. C.", R"(all(word "S.", word "B. C."))"},
      {"A. B c", R"(all(word "A.", word "B", word "c"))"},
      {"**bold** M*A*S*H *item 2*3", R"(all(word "**bold**", word "M*A*S*H", word "*item", word "2*3"))"},
  });
}

TEST(ParseQuery, ReadsSynonyms) {
  expect_trees({
      {"~bail", R"(synonyms "bail")"},
      {"~bail^2 -~prison +~jail", R"(all(synonyms "bail"^2, without(synonyms "prison"), synonyms "jail"))"},
      {R"(~"life sentence")", R"(synonyms "life sentence")"},
      {"(~bail) said:~bail", R"(all(synonyms "bail", said(synonyms "bail")))"},
      {"~bail NEAR/5 ~court", R"(near/5(synonyms "bail", synonyms "court"))"},
      {"~AND b", R"(all(synonyms "AND", word "b"))"},
      {R"-(~\(x\) ~ ~. a~b \~c)-", R"-(all(synonyms "(x)", word "a~b", word "~c"))-"},
  });
}

TEST(ParseQuery, ReadsFieldsAndTheirAliases) {
  expect_trees({
      {"topic:sentencing", R"(field topic "sentencing")"},
      {"Topic:sentencing TITLE:bail", R"(all(field topic "sentencing", field title "bail"))"},
      {R"(speaker:"Law Enforcement Leaders")", R"(field speaker "Law Enforcement Leaders")"},
      {"org:ACLU organization:ACLU organisation:ACLU",
       R"(all(field organisation "ACLU", field organisation "ACLU", field organisation "ACLU"))"},
      {R"(doctype:"executive order" kind:quote)", R"(all(field type "executive order", field has "quote"))"},
      {"id:law-enforcement-leaders.txt#9, document:a/b(1).md?",
       R"(all(field id "law-enforcement-leaders.txt#9", field document "a/b(1).md"))"},
      {"source:https://example.org/a:b", R"(field source "https://example.org/a:b")"},
      {R"(topic:bail@2 topic:"drug policy"@2^3)", R"(all(field topic "bail@2", field topic "drug policy@2"^3))"},
      {R"(topic:bail>.9 topic:"drug policy"@2>.5)", R"(all(field topic "bail>.9", field topic "drug policy@2>.5"))"},
      {R"(title:(a OR "b c" -d^2)^3)", R"(any(field title "a", all(field title "b c", without(field title "d"^2)))^3)"},
  });
}

TEST(ParseQuery, ReadsWhatWasSaid) {
  expect_trees({
      {"said:bail", R"(said(word "bail"))"},
      {R"(said:"public safety")", R"(said(phrase "public safety"))"},
      {"said:incarcerat*", R"(said(prefix "incarcerat"))"},
      {"said:(a OR b c)", R"(said(any(word "a", all(word "b", word "c"))))"},
      {"said:((a b)^2)^3", R"(said(all(word "a", word "b"))^6)"},
      {"said:topic:x", R"(said(word "topic:x"))"},
      // The colon of a sentence.
      {"he said: nothing", R"(all(word "he", word "said:", word "nothing"))"},
      {"the type: of crime", R"(all(word "the", word "type:", word "of", word "crime"))"},
  });
}

TEST(ParseQuery, ReadsDates) {
  for (const std::string_view date :
       {"2015", "2015-10", "2015-10-21", "2016-02-29", "2014..2016", "2014..", "..2016", "2024-12..2025-09",
        "2014..2014-05", "2015-10-21..2015", "2015-10-21..2015-10-21"}) {
    EXPECT_EQ(parse_query("date:" + std::string(date)),
              (Query{.kind = Query::Kind::field, .text = std::string(date), .field = "date"}));
  }
  expect_trees({
      {R"(date:"2014..2016")", R"(field date "2014..2016")"},
      {"date:(2014 OR 2016)", R"(any(field date "2014", field date "2016"))"},
      {"bail in date:2015?", R"(all(word "bail", word "in", field date "2015"))"},
  });
}

TEST(ParseQuery, MarksValuesThatStoodInQuotationMarks) {
  EXPECT_TRUE(parse_query(R"(title:"bail reform")").quoted);
  EXPECT_FALSE(parse_query("title:bail").quoted);
  EXPECT_FALSE(parse_query(R"(date:"2015")").quoted);
  EXPECT_FALSE(parse_query(R"(has:"quote")").quoted);
  EXPECT_FALSE(parse_query(R"("bail")").quoted);
}

TEST(ParseQuery, ReadsBoosts) {
  expect_trees({
      {R"(a^2 "b c"^0.5 topic:d^3 said:e^4 fg*^1.25)",
       R"(all(word "a"^2, phrase "b c"^0.5, field topic "d"^3, said(word "e")^4, prefix "fg"^1.25))"},
      {"(a b)^2 c^1", R"(all(all(word "a", word "b")^2, word "c"))"},
      {"(a OR b)^2 OR c", R"(any(any(word "a", word "b")^2, word "c"))"},
      {"(a NEAR/3 b)^0.001", R"(near/3(word "a", word "b")^0.001)"},
      {"((a^2)^3)^0.1", R"(word "a"^0.6000000000000001)"},
      {"(-a)^2 b", R"(all(without(word "a"), word "b"))"},
  });
}

TEST(ParseQuery, TakesOrdinaryPunctuationAsText) {
  expect_trees({
      {"Prop. 47", R"(all(word "Prop.", word "47"))"},
      {"24/7", R"(word "24/7")"},
      {"it's the judges\u2019 call", R"(all(word "it's", word "the", word "judges’", word "call"))"},
      {"\u00a7 924(c)(1)(A)", R"--(all(word "§", word "924(c)(1)(A)"))--"},
      {"judge(s) court(room)s f(g(x))", R"--(all(word "judge(s)", word "court(room)s", word "f", word "g(x)"))--"},
      {"S.B. 10, AB-109", R"(all(word "S.B.", word "10,", word "AB-109"))"},
      {R"("C++" C++ 50% $5 #1 R&D)", R"(all(phrase "C++", word "C++", word "50%", word "$5", word "#1", word "R&D"))"},
      {"a - b * ^ : / ? ^_^ \u2014 \u2026 \u2022 @ (...) -(?)", R"(all(word "a", word "b"))"},
      {"- ?", "nothing"},
      {"What is bail?", R"(all(word "What", word "is", word "bail?"))"},
      {"https://example.org/?q=a note:this 10:30 Re: was:x",
       R"(all(word "https://example.org/?q=a", word "note:this", word "10:30", word "Re:", word "was:x"))"},
      {"(topc: )^2 topc:", R"(all(word "topc:"^2, word "topc:"))"},
      {R"(quoting:"Cyrus Vance" sort:date)", R"(all(word "quoting:", phrase "Cyrus Vance", word "sort:date"))"},
  });
}

TEST(ParseQuery, TakesWhatABackslashPrecedesLiterally) {
  expect_trees({
      {R"(\AND \NEAR/3 topic\:x \-a b\* c\^2)",
       R"(all(word "AND", word "NEAR/3", word "topic:x", word "-a", word "b*", word "c^2"))"},
      {R"--(\(a\) \"b\" c\ d e\\f g\)--", R"--(all(word "(a)", word "\"b\"", word "c d", word "e\\f", word "g\\"))--"},
      {R"(title:a\?)", R"(field title "a?")"},
  });
}

TEST(ParseQuery, NestsSixtyFourDeepAndNoDeeper) {
  const std::string deepest = repeated(64, "a OR (") + "b" + repeated(64, ")");
  EXPECT_EQ(parse_query(deepest).operands.size(), 65U);
  EXPECT_THROW((void)parse_query("(" + deepest + ")"), QueryError);
  EXPECT_THROW((void)parse_query(repeated(100'000, "(")), QueryError);
  EXPECT_EQ(describe(parse_query(repeated(50'001, "NOT ") + "a")), R"(without(word "a"))");

  const std::string deepest_of_any = repeated(31, "+a -b (c ") + "d" + repeated(31, ")");
  const Query query = parse_query(deepest_of_any, Joining::any);
  EXPECT_EQ(parse_query(to_string(query)), query);
  EXPECT_THROW((void)parse_query("(" + deepest_of_any + ")", Joining::any), QueryError);
}

TEST(ParseQuery, ReadsLongQueries) {
  for (const std::string_view piece : {"bail reform ", "(a) ", "a OR ", "-a ", "a NEAR/3 ", "x(y) ", "924(c)(", "a(b",
                                       R"("a b" )", R"(\\)", "****", "+a^2 ", "topic:a ", "note:a:b:c "}) {
    const std::string query = repeated(200'000 / piece.size(), piece) + "a";
    try {
      const Query tree = parse_query(query);
      EXPECT_EQ(parse_query(to_string(tree)), tree) << piece;
    } catch (const QueryError& error) {
      EXPECT_LE(error.offset(), query.size()) << piece;
    }
  }
}

TEST(PlainQuery, TakesEveryCharacterAsText) {
  const std::string_view text = R"( bail AND (jail OR "x y") -topic:z* ... a\b ^2 )";
  EXPECT_EQ(describe(plain_query(text)),
            R"--(all(word "bail", word "AND", word "(jail", word "OR", word "\"x", word "y\")", word "-topic:z*", )--"
            R"--(word "a\\b", word "^2"))--");
  EXPECT_EQ(plain_query(text, Joining::any).kind, Query::Kind::any);
  EXPECT_EQ(parse_query(to_string(plain_query(text))), plain_query(text));
  EXPECT_EQ(describe(plain_query("bail")), R"(word "bail")");
  EXPECT_EQ(describe(plain_query(" - ")), "nothing");
  EXPECT_THROW((void)plain_query("a \xff"), QueryError);
}

// The queries of a researcher, as ../shared/domain lists them.
TEST(ParseQuery, ReadsTheQueriesOfResearchers) {
  const std::filesystem::path file = std::filesystem::path(TENET_SHARED_DIR) / "domain/queries.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "there is no " << file;
  std::ifstream lines(file);
  std::string line;
  int queries = 0;
  while (std::getline(lines, line)) {
    const std::size_t kind = line.find('\t') + 1;
    const std::size_t begin = line.find('\t', kind) + 1;
    if (kind == 0 || begin == 0 || line.starts_with("number\t")) continue;
    const std::string text = line.substr(begin, line.find('\t', begin) - begin);
    for (const Joining joining : {Joining::all, Joining::any}) {
      const Query query = parse_query(text, joining);
      EXPECT_NE(query.kind, Query::Kind::nothing) << text;
      EXPECT_EQ(parse_query(to_string(query)), query) << text;
    }
    ++queries;
  }
  EXPECT_EQ(queries, 40);
}

}  // namespace
}  // namespace tenet
