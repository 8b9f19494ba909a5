#include "query/counting/counts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/searcher.h>

#include "query/match/text_match.h"
#include "store/voices.h"
#include "support/small_index.h"
#include "text/ascii.h"
#include "text/names.h"

namespace tenet::query {
namespace {

using test::SmallIndex;

std::string one_of(std::mt19937& random, const std::vector<std::string>& choices) {
  return choices[random() % choices.size()];
}

Document random_document(std::mt19937& random, const std::string& id) {
  Document document{.id = id};
  document.date = one_of(random, {"", "2015", "2015-11", "2016-02-03", "2019-01-31", "2019-12-01"});
  document.organisation =
      one_of(random, {"", "The Example Forum", "the example forum", "Invented Bench, The", "Bench of X"});
  document.type = one_of(random, {"letter", "speech"});
  for (std::size_t left = random() % 5 + 1; left > 0; --left) {
    document.text += one_of(
        random, {"Cash bail keeps the poor in jail for weeks before their trial begins in this county.",
                 "\"Judges need discretion in every case,\" said Jane Q. Example, the mayor of Exampleton, on Monday.",
                 "\"We need a ferry for the harbor, and we need it now,\" Jane Example said to the members.",
                 "\"Nothing about mandatory minimum sentences was decided,\" John Sample, a judge, said on Tuesday.",
                 "The harbor was closed for two weeks, and nobody knew why it was, least of all the members.",
                 "A mandatory minimum sentence takes discretion from judges, and bail takes money from the poor."});
    document.text += "\n\n";
  }
  return document;
}

// The values of a passage, as the library's own records have them; names by what they are compared by.
std::set<std::string> values_of(const Hit& hit, CountBy by, int grade, text::Analyser& analyser) {
  std::set<std::string> values;
  const auto words = [&](const std::string& name) {
    std::set<std::string> forms;
    for (const text::Token& token : analyser.analyse(name)) forms.insert(std::string(token.form()));
    std::string all;
    for (const std::string& form : forms) all += form + ' ';
    return all;
  };
  switch (by) {
    case CountBy::year: values.insert(hit.document.date.substr(0, 4)); break;
    case CountBy::month: values.insert(hit.document.date.substr(0, 7)); break;
    case CountBy::organisation: values.insert(words(hit.document.organisation)); break;
    case CountBy::author: values.insert(words(hit.document.author)); break;
    case CountBy::source: values.insert(words(hit.document.source)); break;
    case CountBy::type: values.insert(words(hit.document.type)); break;
    case CountBy::document: values.insert(hit.document.id); break;
    case CountBy::topic:
      for (const TopicTag& tag : hit.passage.topics) {
        if (tag.grade >= grade) values.insert(tag.topic);
      }
      break;
    case CountBy::speaker:
      for (const Speaker& speaker : hit.speakers) values.insert(text::name_key(speaker.name));
      break;
    case CountBy::role:
      for (const Speaker& speaker : hit.speakers) {
        for (const std::string& role : store::roles_of(speaker)) values.insert(text::to_lower(role));
      }
      break;
    case CountBy::kind:
      for (const Quote& quote : hit.passage.quotes) values.emplace(to_string(quote.kind));
      break;
  }
  if (values.empty()) values.insert("");
  return values;
}

using Group = std::vector<std::string>;

// What count() should give, by reading every passage. Groups without anything searched are not there.
std::map<Group, Count> count_by_reading(const Searcher& searcher, const std::string& filters, const std::string& query,
                                        const CountOptions& options, text::Analyser& analyser) {
  std::map<Group, Count> counts;
  std::map<Group, std::pair<std::set<std::string>, std::set<std::string>>> documents;
  const auto add = [&](const Hit& hit, bool answers) {
    std::vector<Group> groups = {{}};
    for (const CountBy by : options.by) {
      std::vector<Group> longer;
      for (const Group& group : groups) {
        for (const std::string& value : values_of(hit, by, options.grade, analyser)) {
          longer.push_back(group);
          longer.back().push_back(value);
        }
      }
      groups = longer;
    }
    for (const Group& group : groups) {
      Count& count = counts[group];
      if (answers) {
        ++count.passages;
        documents[group].first.insert(hit.document.id);
      } else {
        ++count.searched_passages;
        count.searched_words += read_words(hit.passage, {}, hit.text, analyser).tokens.size();
        documents[group].second.insert(hit.document.id);
      }
    }
    return true;
  };
  const std::string within = to_string(options.within);
  searcher.scan(searcher.parse(filters + ' ' + within), [&](const Hit& hit) { return add(hit, false); });
  searcher.scan(searcher.parse('(' + query + ") " + filters + ' ' + within),
                [&](const Hit& hit) { return add(hit, true); });
  for (auto& [group, both] : documents) {
    counts[group].documents = both.first.size();
    counts[group].searched_documents = both.second.size();
  }
  return counts;
}

// The group by what its names are compared by.
Group compared(const Group& group, const CountOptions& options, text::Analyser& analyser) {
  Group keys;
  for (std::size_t i = 0; i < group.size(); ++i) {
    Hit hit;
    Document& document = hit.document;
    document.organisation = document.author = document.source = document.type = group[i];
    const CountBy by = options.by[i];
    const bool by_words =
        by == CountBy::organisation || by == CountBy::author || by == CountBy::source || by == CountBy::type;
    keys.push_back(by_words                 ? *values_of(hit, by, 1, analyser).begin()
                   : by == CountBy::speaker ? text::name_key(group[i])
                   : by == CountBy::role    ? text::to_lower(group[i])
                                            : group[i]);
  }
  return keys;
}

void expect_equal(const Count& count, const Count& expected, const std::string& where) {
  EXPECT_EQ(count.passages, expected.passages) << where;
  EXPECT_EQ(count.documents, expected.documents) << where;
  EXPECT_EQ(count.searched_passages, expected.searched_passages) << where;
  EXPECT_EQ(count.searched_documents, expected.searched_documents) << where;
  EXPECT_EQ(count.searched_words, expected.searched_words) << where;
}

void expect_as_by_reading(const Searcher& searcher, const std::string& filters, const std::string& query,
                          const CountOptions& options) {
  text::Analyser analyser;
  const Counts counts = searcher.count(searcher.parse('(' + query + ") " + filters), options);
  const auto total = count_by_reading(searcher, filters, query, {.within = options.within}, analyser);
  expect_equal(counts.total, total.contains({}) ? total.at({}) : Count{}, "total of " + query);
  auto expected = count_by_reading(searcher, filters, query, options, analyser);
  std::set<Group> seen;
  for (const Count& row : counts.rows) {
    const Group group = compared(row.group, options, analyser);
    std::string where = query + ' ' + filters;
    for (const std::string& value : row.group) where += " [" + value + ']';
    EXPECT_TRUE(seen.insert(group).second) << where << " is there twice";
    expect_equal(row, expected[group], where);
  }
  for (const auto& [group, count] : expected) {
    if (count.passages > 0) {
      EXPECT_TRUE(seen.contains(group)) << query << " misses " << group.front();
    }
  }
}

// Adds invented documents in several segments, some of them replaced.
void fill(const SmallIndex& index, std::mt19937& random) {
  for (int round = 0; round < 4; ++round) {
    std::vector<Document> documents;
    std::set<std::string> ids;
    for (int i = 0; i < 6; ++i) ids.insert("d" + std::to_string(random() % 12));
    for (const std::string& id : ids) documents.push_back(random_document(random, id));
    index.add(documents);
  }
}

TEST(Count, GivesWhatReadingEveryPassageGives) {
  const std::vector<std::pair<std::string, std::string>> queries = {
      {"", "bail"},
      {"", "harbor OR discretion"},
      {"", "\"mandatory minimum\""},
      {"", "topic:pretrial"},
      {"date:2015..2016", "discretion"},
      {"organisation:forum", "bail OR harbor"},
      {"type:letter -date:2019", "kind:quote"},
      {"", "speaker:example NOT ferry"},
  };
  for (unsigned seed = 1; seed <= 4; ++seed) {
    std::mt19937 random(seed);
    const SmallIndex index({random_document(random, "d0")});
    fill(index, random);
    const Searcher searcher = index.searcher();
    for (const auto& [filters, query] : queries) {
      for (const CountBy by : count_groupings()) expect_as_by_reading(searcher, filters, query, {.by = {by}});
    }
    for (const auto& by : std::vector<std::vector<CountBy>>{{CountBy::topic, CountBy::year},
                                                            {CountBy::speaker, CountBy::kind},
                                                            {CountBy::month, CountBy::organisation},
                                                            {CountBy::document, CountBy::speaker}}) {
      expect_as_by_reading(searcher, "", "bail OR discretion", {.by = by});
      expect_as_by_reading(searcher, "type:speech", "bail", {.by = by, .grade = 2, .within = parse_query("harbor*")});
    }
  }
}

// Six invented documents, one passage each.
std::vector<Document> statements() {
  const std::string bail = "Cash bail keeps the poor in jail, and the invented forum wants to end it this year.";
  const std::string ferry = "The village has a ferry and a harbor, of which the invented forum is proud to speak.";
  return {{.id = "a", .text = bail, .date = "2012-05-01", .organisation = "Example Forum"},
          {.id = "b", .text = ferry, .date = "2012-06", .organisation = "EXAMPLE FORUM"},
          {.id = "c", .text = bail, .date = "2014", .organisation = "Example Bench"},
          {.id = "d", .text = bail, .date = "2015-02-28"},
          {.id = "e", .text = bail},
          {.id = "f", .text = ferry, .date = "2015-03-01"}};
}

// "2012 1/2 | 2013 0/0 | ...": passages that answer of passages searched.
std::string short_form(const Counts& counts) {
  std::string all;
  for (const Count& count : counts.rows) {
    all += all.empty() ? "" : " | ";
    for (const std::string& value : count.group) all += (value.empty() ? "none" : value) + ' ';
    all += std::to_string(count.passages) + '/' + std::to_string(count.searched_passages);
  }
  return all;
}

std::string counted(const SmallIndex& index, const std::string& query, const CountOptions& options) {
  const Searcher searcher = index.searcher();
  return short_form(searcher.count(searcher.parse(query), options));
}

TEST(Count, KeepsYearsWithoutAnAnswer) {
  const SmallIndex index(statements());
  EXPECT_EQ(counted(index, "bail", {.by = {CountBy::year}}), "2012 1/2 | 2013 0/0 | 2014 1/1 | 2015 1/2 | none 1/1");
  EXPECT_EQ(counted(index, "bail date:2010..2012", {.by = {CountBy::year}}), "2010 0/0 | 2011 0/0 | 2012 1/2");
  EXPECT_EQ(counted(index, "bail date:2015..", {.by = {CountBy::year}}), "2015 1/2");
  EXPECT_EQ(counted(index, "nowhere date:2014", {.by = {CountBy::year}}), "2014 0/1");
}

TEST(Count, KeepsMonthsWithoutAnAnswer) {
  const SmallIndex index(statements());
  EXPECT_EQ(counted(index, "bail date:2012-04..2012-07", {.by = {CountBy::month}}),
            "2012-04 0/0 | 2012-05 1/1 | 2012-06 0/1 | 2012-07 0/0");
  const std::string all = counted(index, "bail", {.by = {CountBy::month}});
  EXPECT_TRUE(all.starts_with("2012-05 1/1 | 2012-06 0/1 | 2012-07 0/0 | ")) << all;
  EXPECT_NE(all.find("2013-12 0/0 | 2014 1/1 | 2014-01 0/0 | "), std::string::npos) << all;
  EXPECT_TRUE(all.ends_with(" | 2015-02 1/1 | 2015-03 0/1 | none 1/1")) << all;
}

TEST(Count, TakesNamesOfTheSameWordsAsOne) {
  const SmallIndex index(statements());
  EXPECT_EQ(counted(index, "bail", {.by = {CountBy::organisation}}),
            "Example Bench 1/1 | Example Forum 1/2 | none 2/3");
}

TEST(Count, ListsEveryTopicOfTheTaxonomy) {
  const SmallIndex index(statements());
  const Searcher searcher = index.searcher();
  const Counts counts = searcher.count(searcher.parse("jail"), {.by = {CountBy::topic}});
  ASSERT_EQ(counts.rows.size(), searcher.taxonomy().topics.size() + 1);
  for (std::size_t i = 0; i + 1 < counts.rows.size(); ++i) {
    EXPECT_EQ(counts.rows[i].group.front(), searcher.taxonomy().topics[i].id);
  }
  EXPECT_EQ(counts.rows.back().group.front(), "");
}

TEST(Count, ComparesATopicWithTheOtherGroupingWhereNothingIsAsked) {
  const SmallIndex index(statements());
  const Searcher searcher = index.searcher();
  const auto rows = [&](const std::vector<CountBy>& by) {
    Counts counts = searcher.count({}, {.by = by});
    std::erase_if(counts.rows, [](const Count& count) { return count.group.front() != "pretrial"; });
    return short_form(counts);
  };
  EXPECT_EQ(rows({CountBy::topic}), "pretrial 4/6");
  EXPECT_EQ(rows({CountBy::topic, CountBy::year}),
            "pretrial 2012 1/2 | pretrial 2013 0/0 | pretrial 2014 1/1 | pretrial 2015 1/2 | pretrial none 1/1");
}

TEST(Count, CountsWithinWhatIsSearched) {
  const SmallIndex index(statements());
  const Counts counts = index.searcher().count(parse_query("cash"), {.within = parse_query("jail date:2015")});
  EXPECT_EQ(
      counts.total,
      (Count{.passages = 1, .documents = 1, .searched_passages = 1, .searched_documents = 1, .searched_words = 17}));
  EXPECT_DOUBLE_EQ(counts.total.per_thousand_passages(), 1000);
  EXPECT_DOUBLE_EQ(counts.total.per_million_words(), 1e6 / 17);
}

TEST(Count, SaysThatDatesExcludeEachOther) {
  const SmallIndex index(statements());
  const Counts counts = index.searcher().count(parse_query("bail date:2012 date:2014"), {.by = {CountBy::year}});
  EXPECT_EQ(short_form(counts), "2012 0/0 | 2013 0/0 | 2014 0/0");
  EXPECT_EQ(counts.notes,
            std::vector<std::string>{"date:2012 and date:2014 have no day in common: nothing can answer"});
}

TEST(Count, RefusesMoreThanTwoGroupings) {
  const SmallIndex index(statements());
  const Searcher searcher = index.searcher();
  EXPECT_THROW((void)searcher.count({}, {.by = {CountBy::year, CountBy::year}}), QueryError);
  EXPECT_THROW((void)searcher.count({}, {.by = {CountBy::year, CountBy::type, CountBy::kind}}), QueryError);
}

TEST(ParseCountBy, KnowsGroupingsByTheNamesOfFields) {
  for (const CountBy by : count_groupings()) EXPECT_EQ(parse_count_by(to_string(by)), by);
  EXPECT_EQ(parse_count_by("org"), CountBy::organisation);
  EXPECT_EQ(parse_count_by("Doctype"), CountBy::type);
}

TEST(ParseCountBy, SaysWhatWasProbablyMeant) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"yaer", "did you mean year?"},
      {"topics", "did you mean topic?"},
      {"organisations", "did you mean organisation?"},
      {"nothing of the kind",
       "there are year, month, topic, speaker, role, organisation, author, source, type, document, kind"},
  };
  for (const auto& [name, hint] : cases) {
    try {
      (void)parse_count_by(name);
      ADD_FAILURE() << name;
    } catch (const QueryError& error) {
      EXPECT_EQ(error.what(), "counting by " + name + ": no such grouping");
      EXPECT_EQ(error.hint(), hint);
    }
  }
}

}  // namespace
}  // namespace tenet::query
