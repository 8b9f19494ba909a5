#include "text/entities.h"

#include <string>

#include <gtest/gtest.h>

namespace tenet::text {
namespace {

struct Case {
  std::string_view source = {};
  std::string_view text = {};
  std::string_view attribute = {};
};

TEST(AppendCharacters, ReadsReferencesAsBrowsersDo) {
  constexpr Case cases[] = {
      {"", "", ""},
      {"no reference", "no reference", "no reference"},
      {"&amp;&lt;&gt;&quot;&apos;", "&<>\"'", "&<>\"'"},
      {"&eacute;&Eacute;&rsquo;&mdash;&nbsp;", "éÉ’—\u00A0", "éÉ’—\u00A0"},
      {"&#233;&#xE9;&#Xe9;", "ééé", "ééé"},
      {"&#146;&#x93;&#151;", "’“—", "’“—"},
      {"&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&copy 2015", "© 2015", "© 2015"},
      {"AT&ampT", "AT&T", "AT&ampT"},
      {"?a=1&copy=2&lt", "?a=1©=2<", "?a=1&copy=2<"},
      {"&notit; &notin;", "¬it; ∉", "&notit; ∉"},
      {"&rsquo &hellip", "&rsquo &hellip", "&rsquo &hellip"},
      {"&unknown; & &; &#; &#x; &", "&unknown; & &; &#; &#x; &", "&unknown; & &; &#; &#x; &"},
      {"&comma;&lpar;&dash;&NewLine;", ",(‐\n", ",(‐\n"},
      {"&amp;lt;", "&lt;", "&lt;"},
  };
  for (const auto& [source, expected, attribute] : cases) {
    std::string text;
    append_characters(text, source);
    EXPECT_EQ(text, expected) << source;
    std::string value;
    append_characters(value, source, true);
    EXPECT_EQ(value, attribute) << source;
  }
}

TEST(NamedCharacter, KnowsNamesByTheirCapitals) {
  EXPECT_EQ(named_character("Dagger"), 0x2021U);
  EXPECT_EQ(named_character("dagger"), 0x2020U);
  EXPECT_EQ(named_character("DAGGER"), 0U);
  EXPECT_EQ(named_character(""), 0U);
}

}  // namespace
}  // namespace tenet::text
