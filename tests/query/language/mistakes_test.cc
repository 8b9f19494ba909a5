// What the parser refuses: where the caret stands, what is said and what is suggested.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/query.h>

namespace tenet {
namespace {

struct Mistake {
  std::string_view query;
  std::size_t offset;  // bytes
  std::string_view message;
  std::string_view hint;
};

void expect_mistakes(const std::vector<Mistake>& mistakes) {
  for (const Mistake& mistake : mistakes) {
    SCOPED_TRACE(mistake.query);
    try {
      ADD_FAILURE() << "read as " << describe(parse_query(mistake.query));
    } catch (const QueryError& error) {
      EXPECT_EQ(error.what(), mistake.message);
      EXPECT_EQ(error.hint(), mistake.hint);
      EXPECT_EQ(error.offset(), mistake.offset);
    }
  }
}

TEST(ParseQuery, RefusesWhatIsNeverClosedOrOpened) {
  const std::string_view close = R"(close it, or write \( for the character itself)";
  const std::string_view open = R"--(leave it out, or write \) for the character itself)--";
  expect_mistakes({
      {R"(bail "mass)", 5, R"(": the quotation mark is never closed)",
       R"(close the phrase, or write \" for the character itself)"},
      {"\u00a7 \u201cmass", 3, "\u201c: the quotation mark is never closed",
       "close the phrase, or write \\\u201c for the character itself"},
      {R"("a" "b)", 4, R"(": the quotation mark is never closed)",
       R"(close the phrase, or write \" for the character itself)"},
      {"a (b (c) ", 2, "(: the parenthesis is never closed", close},
      {"(", 0, "(: the parenthesis is never closed", close},
      {"924(c bail", 3, "(: the parenthesis is never closed", close},
      {"a) b", 1, "): the parenthesis was never opened", open},
      {")", 0, "): the parenthesis was never opened", open},
  });
}

TEST(ParseQuery, RefusesWhatIsEmpty) {
  expect_mistakes({
      {R"(a "")", 2, R"("": the phrase has no words)", "put words between the quotation marks"},
      {R"("...")", 0, R"("...": the phrase has no words)", "put words between the quotation marks"},
      {"a ()", 2, "(): the group is empty", "put words between the parentheses"},
      {"topic:( )", 6, "(): the group is empty", "put words between the parentheses"},
      {"a topic:", 2, "topic: the field has no value",
       R"(write as in topic:sentencing, or topic\: for the word itself)"},
      {"Organization: ACLU", 0, "organisation: the field has no value",
       R"(write as in organisation:"White House", or organisation\: for the word itself)"},
      {"bail said: \"x\"", 5, "said: the field has no value",
       R"(write as in said:"public safety", or said\: for the word itself)"},
      {"topic:bail said: x", 11, "said: the field has no value",
       R"(write as in said:"public safety", or said\: for the word itself)"},
      {"(title:)", 1, "title: the field has no value",
       R"(write as in title:sentencing, or title\: for the word itself)"},
      {"has:?", 0, "has: the field has no value", R"(write as in has:quote, or has\: for the word itself)"},
  });
}

TEST(ParseQuery, RefusesOperatorsWithoutOperands) {
  const std::string_view hint = "operators stand in capitals between words: write it in lower case for the word itself";
  expect_mistakes({
      {"AND prison", 0, "AND: nothing stands before it", hint},
      {"prison AND", 7, "AND: nothing follows it", hint},
      {"prison AND ?", 7, "AND: nothing follows it", hint},
      {"a AND OR b", 6, "OR: nothing stands before it", hint},
      {"(a OR) b", 3, "OR: nothing follows it", hint},
      {"NOT", 0, "NOT: nothing follows it", hint},
      {"a -AND b", 3, "AND: nothing stands before it", hint},
      {"a NEAR/3", 2, "NEAR/3: nothing follows it", hint},
      {"NEAR a", 0, "NEAR: nothing stands before it", hint},
  });
}

TEST(ParseQuery, RefusesNearWhereNothingHasAPlace) {
  const std::string_view hint =
      "NEAR takes words, phrases and groups of them: write the rest outside, as in (a NEAR/5 b) -c";
  expect_mistakes({
      {"a NEAR/0 b", 2, "NEAR/0: the distance is no number from 1 to 999", "did you mean NEAR/10?"},
      {"a NEAR/1000 b", 2, "NEAR/1000: the distance is no number from 1 to 999", "did you mean NEAR/10?"},
      {"a NEAR/x b", 2, "NEAR/x: the distance is no number from 1 to 999", "did you mean NEAR/10?"},
      {"a NEAR/ b", 2, "NEAR/: the distance is no number from 1 to 999", "did you mean NEAR/10?"},
      {"NOT a NEAR b", 0, "NOT: no place beside NEAR", hint},
      {"a NEAR (b (c OR -d))", 7, "NOT: no place beside NEAR", hint},
      {"a NEAR topic:b", 7, "topic: no place beside NEAR", hint},
      {"said:a NEAR b", 0, "said: no place beside NEAR", hint},
      {"a NEAR (+b OR c)", 7, "+: no place beside NEAR", hint},
      {"a NEAR/3 b NEAR c", 11, "NEAR: it stands beside NEAR/3",
       "put one of the two in parentheses: (a NEAR/3 b) NEAR c"},
      {"title:(a NEAR b)", 9, "NEAR: no place in the value of title", "write AND, or a phrase in quotation marks"},
  });
}

TEST(ParseQuery, RefusesStarsAndBoostsThatMeanNothing) {
  const std::string_view star = R"(write more of the word, as in incarcerat*, or \* for the character itself)";
  const std::string_view boost = R"(write as in ^2 or ^0.5, or \^ for the character itself)";
  expect_mistakes({
      {"bail s*", 5, "s*: the star needs at least 2 letters before it", star},
      {"\u00e9*", 0, "\u00e9*: the star needs at least 2 letters before it", star},
      {"bail ABC*123", 5, "ABC*123: a star stands for letters at the end of a word alone",
       R"(write as in ABC*, or \* for the character itself)"},
      {"c*t", 0, "c*t: a star stands for letters at the end of a word alone",
       R"(write as in incarcerat*, or \* for the character itself)"},
      {"title:reform*", 6, "title:reform*: no star in the value of a field",
       "write reform* as a word of its own, or said:reform*"},
      {"bail^x", 4, "^x: the boost is no number from 0.001 to 1000", boost},
      {"bail^", 4, "^: the boost is no number from 0.001 to 1000", boost},
      {R"("a b"^-1)", 5, "^-1: the boost is no number from 0.001 to 1000", boost},
      {"(a b)^0", 5, "^0: the boost is no number from 0.001 to 1000", boost},
      {"a^1001", 1, "^1001: the boost is no number from 0.001 to 1000", boost},
      {"a^inf", 1, "^inf: the boost is no number from 0.001 to 1000", boost},
      {"a^2^3", 1, "^2^3: the boost is no number from 0.001 to 1000", boost},
      {"((a)^1000)^2", 9, "^: the boosts multiply to more than 1000 or less than 0.001",
       "give the group or its operand a smaller one"},
  });
}

TEST(ParseQuery, RefusesSynonymsOfWhatHasNone) {
  expect_mistakes({
      {"a ~incarcer*", 2, "~incarcer*: no star in a word that is asked for with its synonyms",
       "write incarcer* or ~incarcer"},
      {"title:(~bail)", 7, "title:~bail: no synonyms in the value of a field",
       "write ~bail as a word of its own, or said:~bail"},
      {R"(~"")", 1, R"("": the phrase has no words)", "put words between the quotation marks"},
  });
}

TEST(ParseQuery, SuggestsTheFieldThatWasMeant) {
  expect_mistakes({
      {"topc:sentencing", 0, "topc: unknown field", "did you mean topic:sentencing?"},
      {"bail -tpoic:sentencing", 6, "tpoic: unknown field", "did you mean topic:sentencing?"},
      {R"(Speeker:"Cyrus Vance" a)", 0, "Speeker: unknown field", R"(did you mean speaker:"Cyrus Vance"?)"},
      {"organiztion:ACLU", 0, "organiztion: unknown field", "did you mean organisation:ACLU?"},
      {"a (topc:sentencing)", 3, "topc: unknown field", "did you mean topic:sentencing?"},
      {"topc:(bail OR jail)", 0, "topc: unknown field", "did you mean topic:sentencing?"},
      {"dates:2015", 0, "dates: unknown field", "did you mean date:2015?"},
  });
  EXPECT_THROW((void)parse_query("topc:" + std::string(200, 'x')), QueryError);
}

TEST(ParseQuery, RefusesValuesThatTheFieldCannotHave) {
  const std::string_view dates = "write date:2015, date:2015-10, date:2015-10-21 or date:2014..2016";
  expect_mistakes({
      {"a date:yesterday", 7, "date:yesterday: no such date", dates},
      {"date:2015-13", 5, "date:2015-13: no such date", dates},
      {"date:2016..2014", 5, "date:2016..2014: the range ends before it begins", "did you mean date:2014..2016?"},
      {"date:2014-2016", 5, "date:2014-2016: no such date", "did you mean date:2014..2016?"},
      {"date:(2014 OR 216)", 14, "date:216: no such date", dates},
      {"topic:bail@3", 6, "topic:bail@3: no grade from 1 to 2 after the @",
       "@2 is squarely about the topic, @1 related to it: did you mean topic:bail@2?"},
      {R"(topic:"drug policy"@)", 6, "topic:drug policy@: no grade from 1 to 2 after the @",
       "@2 is squarely about the topic, @1 related to it: did you mean topic:drug policy@2?"},
      {"topic:bail>2", 6, "topic:bail>2: no probability from 0 to 1 after the >",
       "write as in topic:sentencing>.9, or topic:sentencing@2>.9"},
      {"topic:bail@2>", 6, "topic:bail@2>: no probability from 0 to 1 after the >",
       "write as in topic:sentencing>.9, or topic:sentencing@2>.9"},
      {"title:(a topic:b)", 9, "topic: no place in the value of title",
       R"(write topic: outside the parentheses, or topic\: for the word itself)"},
      {"said:(said:a)", 6, "said: no place in the value of said",
       R"(write said: outside the parentheses, or said\: for the word itself)"},
  });
}

TEST(ParseQuery, RefusesWhatIsNoUtf8) {
  const std::string_view hint = "type the query in UTF-8";
  expect_mistakes({
      {"bail \xff", 5, "query: byte 5 is no UTF-8", hint},
      {"\xc3", 0, "query: byte 0 is no UTF-8", hint},
      {"a\xc0\x80", 1, "query: byte 1 is no UTF-8", hint},          // overlong
      {"a\xe0\x80\xaf", 1, "query: byte 1 is no UTF-8", hint},      // overlong
      {"a\xed\xa0\x80", 1, "query: byte 1 is no UTF-8", hint},      // a surrogate
      {"a\xf4\x90\x80\x80", 1, "query: byte 1 is no UTF-8", hint},  // past U+10FFFF
      {"\"a\xe2\x80", 2, "query: byte 2 is no UTF-8", hint},
  });
}

}  // namespace
}  // namespace tenet
