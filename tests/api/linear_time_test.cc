#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include "support/small_index.h"

// Time in proportion to the text, whatever its shape: bench/doubling tries many more shapes, and memory.
namespace tenet::test {
namespace {

double cpu_seconds() {
  timespec now = {};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double time_of(const std::function<void()>& work) {
  const double begin = cpu_seconds();
  work();
  return cpu_seconds() - begin;
}

// Whether `work` on four times as much takes less than nine times as long; sixteen times is the square. What takes less
// than 50 ms is too quick to tell, and quick enough. On a busy machine a measure may be off: the best of three counts.
::testing::AssertionResult is_linear(const std::function<void(std::size_t size)>& work, std::size_t size) {
  double ratio = 0;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const double more = time_of([&] { work(4 * size); });
    if (more < 0.05) return ::testing::AssertionSuccess();
    ratio = more / std::max(time_of([&] { work(size); }), 1e-4);
    if (ratio < 9) return ::testing::AssertionSuccess();
  }
  return ::testing::AssertionFailure() << "four times as much takes " << ratio << " times as long";
}

// `form` until there are `size` bytes; # in it is another number each time.
std::string fill(std::string_view form, std::size_t size) {
  std::string text;
  for (std::size_t number = 1; text.size() < size; ++number) {
    for (const char c : form) {
      if (c == '#') {
        text += std::to_string(number);
      } else {
        text += c;
      }
    }
  }
  return text;
}

// Another name for each number: "Abeko", "Abeku" ...
std::string name_of(std::size_t number) {
  constexpr std::string_view consonants = "bdfgklmnprst";
  constexpr std::string_view vowels = "aeiou";
  std::string name = "V";
  for (int i = 0; i < 4; ++i) {
    name += vowels[number % vowels.size()];
    name += consonants[number / vowels.size() % consonants.size()];
    number /= vowels.size() * consonants.size();
  }
  return name;
}

std::string fill_with_names(std::string_view form, std::size_t size) {
  std::string text;
  for (std::size_t number = 1; text.size() < size; ++number) {
    for (const char c : form) {
      if (c == '#') {
        text += name_of(number * 7919);
      } else {
        text += c;
      }
    }
  }
  return text;
}

struct Shape {
  const char* name;
  const char* ending;
  std::string before;  // once
  std::string form;    // again and again
  bool names = false;  // # is a name
};

class LinearTime : public ::testing::TestWithParam<Shape> {};

TEST_P(LinearTime, OfReadingADocument) {
  const Shape& shape = GetParam();
  const TempFolder folder;
  EXPECT_TRUE(is_linear(
      [&](std::size_t size) {
        const std::string text = shape.names ? fill_with_names(shape.form, size) : fill(shape.form, size);
        const auto file = folder.write(std::string("d.") + shape.ending, shape.before + text + "\n");
        std::size_t documents = 0;
        examine(
            file, default_taxonomy(), [&](const Examined&) { ++documents; }, [](const Problem&) {});
      },
      40'000));
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, LinearTime,
    ::testing::Values(Shape{"OneLine", "txt", "", "word "}, Shape{"OneToken", "txt", "", "a"},
                      Shape{"Paragraphs", "txt", "", "word\n\n"}, Shape{"Colons", "txt", "", "word: "},
                      Shape{"ItemsUnderOneLeadIn", "txt", std::string(2'000, 'x') + ":\n\n", "- do it\n\n"},
                      Shape{"ItemsUnderALongHeading", "md", "# " + std::string(250, 'x') + "\n\n", "- do it\n\n"},
                      Shape{"OpenMarks", "txt", "", "\u201cword "},
                      Shape{"OneQuotation", "txt", "\u201c", "Bail must end.\n\n"},
                      Shape{"Brackets", "txt", "", "(word "}, Shape{"CombiningMarks", "txt", "e", "\u0301"},
                      Shape{"Initials", "txt", "", "A. B. C. "}, Shape{"SameName", "txt", "", "Rosa Vance "},
                      Shape{"Names", "txt", "", "\u201cNo,\u201d Rosa # said.\n\n", true},
                      Shape{"Turns", "txt", "", "Mr. #: I rise.\n\n", true},
                      Shape{"OneTurn", "txt", "THE COURT: ", "Bail must end. It will.\n\n"},
                      Shape{"Headings", "md", "", "# H\n\nx\n\n"}, Shape{"HeadingsAlone", "md", "", "# H\n"},
                      Shape{"ListItems", "md", "", "- word\n"}, Shape{"NestedQuotes", "md", "", "> "},
                      Shape{"NestedLists", "md", "", "- "}, Shape{"Emphasis", "md", "", "*a **b "},
                      Shape{"OpenLinks", "md", "", "[word]("}, Shape{"BracketsInLines", "md", "", "[a, b]\n"},
                      Shape{"OpenTags", "md", "", "<b "}, Shape{"OpenComments", "md", "", "a <!-- "},
                      Shape{"Table", "md", "a | b\n--- | ---\n", "c | d\n"},
                      Shape{"Records", "jsonl", "", "{\"id\": \"#\", \"text\": \"x\"}\n"},
                      Shape{"KeysOfARecord", "jsonl", "{\"text\": \"x\"", ", \"k#\": 1"}),
    [](const auto& shape) { return shape.param.name; });

// By the API, where a title may be anything.
TEST(LinearTime, OfIndexingADocumentOfManySpeakers) {
  EXPECT_TRUE(is_linear(
      [](std::size_t size) {
        const SmallIndex index(std::vector<Document>{{.id = "a", .text = fill_with_names("Mr. #: I rise.\n\n", size)}});
      },
      50'000));
}

TEST(LinearTime, OfAQueryInItsWords) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = fill_with_names("# ", 60'000)}});
  const Searcher searcher = index.searcher();
  EXPECT_TRUE(is_linear(
      [&](std::size_t size) { (void)searcher.search(searcher.parse(fill("q#z ", size), Joining::any)); }, 30'000));
  EXPECT_TRUE(is_linear(
      [&](std::size_t size) { (void)searcher.search(searcher.parse(fill_with_names("# ", size), Joining::any)); },
      30'000));
}

TEST(LinearTime, OfVerifyingInTheText) {
  const SmallIndex index(std::vector<Document>{{.id = "a", .text = "Bail is no fine."}});
  const Searcher searcher = index.searcher();
  for (const char* form : {"bail ", "q#z ", "[...] ", "\u201c", "... ", "a-", "(sic) "}) {
    EXPECT_TRUE(is_linear(
        [&](std::size_t size) {
          try {
            (void)searcher.verify(fill(form, size), {});
          } catch (const QueryError&) {  // more words than may be asked for
          }
        },
        100'000))
        << form;
  }
}

}  // namespace
}  // namespace tenet::test
