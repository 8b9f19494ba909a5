#include "query/language/fields.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/query.h>

namespace tenet {
namespace {

TEST(Fields, StandInTheOrderToShowThem) {
  std::vector<std::string_view> names;
  for (const Field& field : fields()) names.push_back(field.name);
  EXPECT_EQ(names, (std::vector<std::string_view>{"title", "said", "speaker", "role", "mentions", "organisation",
                                                  "author", "source", "date", "type", "topic", "id", "document", "page",
                                                  "like", "has"}));
}

TEST(Fields, HaveExamplesThatAskForThem) {
  for (const Field& field : fields()) {
    const Query query = parse_query(field.example);
    EXPECT_EQ(query.kind == Query::Kind::said ? "said" : query.field, field.name);
    EXPECT_EQ(to_string(query), field.example);
    EXPECT_FALSE(field.description.empty());
  }
}

TEST(Fields, AreAllInTheDocumentation) {
  std::ifstream file(TENET_SOURCE_DIR "/docs/query-language.md");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  for (const Field& field : fields()) {
    const std::string row = "| `" + std::string(field.name) + "` | " + std::string(field.description) + " | `" +
                            std::string(field.example) + "` |";
    EXPECT_NE(page.find(row), std::string::npos) << "no row " << row;
  }
}

TEST(FindField, KnowsAliasesInAnyCase) {
  EXPECT_EQ(query::find_field("Topic")->name, "topic");
  EXPECT_EQ(query::find_field("org")->name, "organisation");
  EXPECT_EQ(query::find_field("ORGANIZATION")->name, "organisation");
  EXPECT_EQ(query::find_field("doctype")->name, "type");
  EXPECT_EQ(query::find_field("kind")->name, "has");
  EXPECT_EQ(query::find_field("topics"), nullptr);
  EXPECT_EQ(query::find_field(""), nullptr);
}

TEST(FindSimilarField, ForgivesSlipsButNotOrdinaryWords) {
  struct Slip {
    std::string_view typed;
    std::string_view meant;  // empty: none
  };
  const std::vector<Slip> slips = {
      {"topc", "topic"},
      {"tpoic", "topic"},
      {"Topics", "topic"},
      {"topik", "topic"},
      {"tipoc", "topic"},
      {"titel", "title"},
      {"spekaer", "speaker"},
      {"speakr", "speaker"},
      {"sourse", "source"},
      {"auther", "author"},
      {"organization", "organisation"},
      {"dtae", "date"},
      {"docment", "document"},
      {"typ", ""},
      {"note", ""},
      {"https", ""},
      {"http", ""},
      {"re", ""},
      {"is", ""},
      {"was", ""},
      {"time", ""},
      {"state", ""},
      {"logic", ""},
      {"mentoins", "mentions"},
      {"format", ""},
      {"to-pic", ""},
      {"supercalifragilistic", ""},
  };
  for (const auto& [typed, meant] : slips) {
    const Field* const field = query::find_similar_field(typed);
    EXPECT_EQ(field == nullptr ? "" : field->name, meant) << typed;
  }
}

}  // namespace
}  // namespace tenet
