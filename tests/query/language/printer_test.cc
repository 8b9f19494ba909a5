#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/query.h>

namespace tenet {
namespace {

using namespace std::string_view_literals;
using Kind = Query::Kind;

// The same numbers on every machine, unlike the distributions of <random>.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  // 0 to sides - 1.
  std::size_t roll(std::size_t sides) { return engine_() % sides; }
  template <typename List>
  auto pick(const List& list) {
    return list[roll(list.size())];
  }

 private:
  std::mt19937 engine_;
};

constexpr std::array words = {
    "~a"sv,     "bail"sv,   "AND"sv,   "OR"sv,    "NOT"sv,  "NEAR"sv, "NEAR/3"sv, "and"sv, "topic:x"sv, "topc:x"sv,
    "note:x"sv, "-a"sv,     "+a"sv,    "--a"sv,   "a b"sv,  "a\"b"sv, "\"a\""sv,  "(a)"sv, "a(b)"sv,    "a(b"sv,
    "a)"sv,     "924(c)"sv, "a*"sv,    "*a"sv,    "ab*"sv,  "ab*,"sv, "a\\"sv,    "\\a"sv, "^2"sv,      "a^2"sv,
    "a^"sv,     "a,"sv,     "a?"sv,    "C++"sv,   "it's"sv, "§"sv,    "§924"sv,   "“a”"sv, "é"sv,       "x\u00a0y"sv,
    "a\tb"sv,   "AND(b)"sv, "10:30"sv, "Prop."sv, "日本"sv, "\0a"sv,  "U."sv,
};
constexpr std::array phrases = {"public safety"sv, "AND"sv,     " a  b "sv, "say \"no\""sv, "back\\slash"sv,
                                "“curly” a"sv,     "(a OR b"sv, "x*"sv,     "topic:x^2"sv,  "-a"sv};
constexpr std::array stems = {"incarcerat"sv, "AND"sv, "NEAR/5"sv, "non-viol"sv, "a b"sv, "a*b"sv, "ab(c)"sv, "-ab"sv};
constexpr std::array names = {"title"sv, "speaker"sv, "organisation"sv, "author"sv, "source"sv, "type"sv, "id"sv};
constexpr std::array boosts = {1.0, 1.0, 1.0, 2.0, 0.5, 0.1 + 0.2, 0.001, 1000.0};

// Trees in the parser's normal form, of every kind in every place where it may stand.
class TreeMaker {
 public:
  explicit TreeMaker(unsigned seed) : dice_(seed) {}

  enum class Place { anywhere, said, near };

  Query make(int depth, Place place = Place::anywhere) {
    if (depth == 0 || dice_.roll(3) == 0) return make_leaf(place);
    switch (dice_.roll(place == Place::near ? 3 : place == Place::said ? 5 : 6)) {
      case 0: return make_list(Kind::all, depth, place);
      case 1: return make_list(Kind::any, depth, place);
      case 2: return make_near(depth);
      case 3: return make_maybe(depth, place);
      case 4: return make_without(depth, place);
      default: return make_said(depth);
    }
  }

 private:
  Query make_leaf(Place place) {
    Query leaf = {.kind = Kind::word, .boost = dice_.pick(boosts)};
    switch (dice_.roll(place == Place::anywhere ? 6 : 4)) {
      case 0: leaf.text = dice_.pick(words); break;
      case 3:
        leaf.kind = Kind::synonyms;
        leaf.quoted = dice_.roll(2) == 0;
        leaf.text = leaf.quoted ? dice_.pick(phrases) : dice_.pick(words);
        break;
      case 1:
        leaf.kind = Kind::phrase;
        leaf.text = dice_.pick(phrases);
        break;
      case 2:
        leaf.kind = Kind::prefix;
        leaf.text = dice_.pick(stems);
        break;
      case 4:
        leaf.kind = Kind::field;
        leaf.field = dice_.pick(names);
        leaf.quoted = dice_.roll(2) == 0;
        leaf.text = leaf.quoted ? dice_.pick(phrases) : dice_.pick(words);
        break;
      default:
        leaf.kind = Kind::field;
        leaf.field = "date";
        leaf.text = dice_.pick(std::array{"2015"sv, "2014..2016"sv, "..2015-10"sv, "2015-10-21.."sv});
    }
    return leaf;
  }

  Query make_list(Kind kind, int depth, Place place) {
    Query list = {.kind = kind, .boost = dice_.pick(boosts)};
    for (std::size_t size = 2 + dice_.roll(3); list.operands.size() < size;) {
      Query operand = make(depth - 1, place);
      if (operand.kind == kind && operand.boost == 1) operand.boost = 2;  // else it would be part of the list
      list.operands.push_back(std::move(operand));
    }
    return list;
  }

  Query make_near(int depth) {
    Query near = {.kind = Kind::near, .distance = static_cast<int>(1 + dice_.roll(3)), .boost = dice_.pick(boosts)};
    for (std::size_t size = 2 + dice_.roll(2); near.operands.size() < size;) {
      near.operands.push_back(make(depth - 1, Place::near));
    }
    return near;
  }

  Query make_maybe(int depth, Place place) {
    Query maybe = {.kind = Kind::maybe, .boost = dice_.pick(boosts)};
    maybe.operands.push_back(make(depth - 1, place));
    maybe.operands.push_back(make(depth - 1, place));
    return maybe;
  }

  Query make_without(int depth, Place place) {
    Query without = {.kind = Kind::without};
    without.operands.push_back(make(depth - 1, place));
    if (without.operands.front().kind == Kind::without) return without.operands.front();
    return without;
  }

  Query make_said(int depth) {
    Query said = {.kind = Kind::said, .boost = dice_.pick(boosts)};
    said.operands.push_back(make(depth - 1, Place::said));
    said.operands.front().boost = 1;
    return said;
  }

  Dice dice_;
};

TEST(ToString, ReadsBackAsTheSameTree) {
  TreeMaker maker(1);
  for (int i = 0; i < 30'000; ++i) {
    const Query tree = maker.make(1 + i % 5);
    const std::string text = to_string(tree);
    try {
      ASSERT_EQ(parse_query(text), tree) << text << "\n" << describe(tree) << "\n" << describe(parse_query(text));
    } catch (const QueryError& error) {
      FAIL() << text << "\n" << describe(tree) << "\n" << error.what();
    }
  }
}

// Either a tree that is printed and read back, or a place in the query for the caret.
void expect_read_or_refused(const std::string& text, Joining joining) {
  try {
    const Query query = parse_query(text, joining);
    ASSERT_EQ(parse_query(to_string(query)), query) << text << "\nprinted as " << to_string(query);
  } catch (const QueryError& error) {
    ASSERT_LE(error.offset(), text.size()) << text << "\n" << error.what();
    ASSERT_FALSE(error.hint().empty()) << text << "\n" << error.what();
  }
}

TEST(ToString, ReadsBackWhateverWasTyped) {
  constexpr std::array pieces = {"a"sv,      "b c"sv,   " "sv,       "("sv,     ")"sv,     "\""sv,     "“"sv,
                                 "-"sv,      "+"sv,     "^"sv,       "^2"sv,    "*"sv,     "ab*"sv,    "\\"sv,
                                 ":"sv,      "@2"sv,    " AND "sv,   " OR "sv,  " NOT "sv, " NEAR "sv, " NEAR/3 "sv,
                                 "topic:"sv, "said:"sv, "title:("sv, "date:"sv, "2015"sv,  ".."sv,     "has:quote"sv,
                                 ","sv,      "?"sv,     "§"sv,       " +a "sv,  " -b "sv,  " (c "sv,   ") "sv};
  Dice dice(2);
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (std::size_t size = 1 + dice.roll(12); size > 0; --size) text += dice.pick(pieces);
    expect_read_or_refused(text, Joining::all);
    expect_read_or_refused(text, Joining::any);
    const Query plain = plain_query(text);
    ASSERT_EQ(parse_query(to_string(plain)), plain) << text << "\nprinted as " << to_string(plain);
  }
}

TEST(ToString, WritesTheShortestCommonForm) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> cases = {{
      {"  bail AND   reform ", "bail reform"},
      {"((a OR b)) AND (c)", "(a OR b) c"},
      {"(a AND b) OR NOT c", "a b OR -c"},
      {"a NOT (b OR c)", "a -(b OR c)"},
      {"“mass incarceration”", "\"mass incarceration\""},
      {"a NEAR b", "a NEAR/10 b"},
      {"title:(a OR b)^2.50", "(title:a OR title:b)^2.5"},
      {"doctype:\"executive order\" kind:quote org:ACLU", "type:\"executive order\" has:quote organisation:ACLU"},
      {"§ 924(c)(1) it's 24/7 - AB-109", "§ 924(c)(1) it's 24/7 AB-109"},
      {R"(\AND and\:x \said:x)", R"(\AND and:x said\:x)"},
      {"+(a b) OR c OR d", "+a OR +b OR c OR d"},
      {"topic:\"drug policy\"@2", "topic:\"drug policy@2\""},
  }};
  for (const auto& [typed, written] : cases) EXPECT_EQ(to_string(parse_query(typed)), written) << typed;
  EXPECT_EQ(to_string(Query()), "");
  EXPECT_EQ(to_string(parse_query("+a +b c -d", Joining::any)), "(+a OR +b OR c) -d");
}

TEST(Describe, SpellsOutEveryKind) {
  EXPECT_EQ(describe(Query()), "nothing");
  EXPECT_EQ(
      describe(parse_query(R"(treatment^0.5 -"equal treatment" (+topic:diversion OR jail*)^2 said:(a NEAR/5 b))")),
      R"(all(word "treatment"^0.5, without(phrase "equal treatment"), )"
      R"(maybe(field topic "diversion", prefix "jail")^2, said(near/5(word "a", word "b"))))");
  EXPECT_EQ(describe(parse_query(R"(a\"b\\ OR c)")), R"(any(word "a\"b\\", word "c"))");
}

}  // namespace
}  // namespace tenet
