#include "support/same_output.h"

#include <gtest/gtest.h>

namespace tenet::test {

void expect_same_output(const Place& one, const std::vector<Place>& places,
                        const std::function<Ended(const std::vector<std::string>&)>& run) {
  const std::vector<std::vector<std::string>> commands{
      {"search", "bail"},
      {"search", "bail", "--format", "json"},
      {"search", "bail", "--by", "document"},
      {"search", "bail", "--sort", "date"},
      {"search", "bial"},
      {"search", "bail", "--explain=jail.txt#1"},
      {"count", "bail", "--by", "document"},
      {"count", "--by", "speaker"},
      {"kwic", "bail"},
      {"words", "bail"},
      {"quotes", "bail"},
      {"speakers"},
      {"topics"},
      {"verify", "keeps people out of jail"},
      {"show", "jail.txt"},
      {"show", "jail.txt#1"},
      {"show", "jall.txt#1"},
      {"cite", "jail.txt#1"},
      {"duplicates", "bail"},
      {"compare", "bail", "jail"},
  };
  for (const std::vector<std::string>& command : commands) {
    const auto with = [&](const Place& place) {
      std::vector<std::string> arguments{command.front()};
      arguments.insert(arguments.end(), place.begin(), place.end());
      arguments.insert(arguments.end(), command.begin() + 1, command.end());
      return run(arguments);
    };
    const Ended wanted = with(one);
    for (const Place& place : places) {
      const Ended ended = with(place);
      EXPECT_EQ(ended.status, wanted.status) << command.front() << ": " << ended.err;
      EXPECT_EQ(ended.out, wanted.out) << command.front() << ' ' << place.back();
      EXPECT_EQ(ended.err, wanted.err) << command.front() << ' ' << place.back();
    }
  }
}

}  // namespace tenet::test
