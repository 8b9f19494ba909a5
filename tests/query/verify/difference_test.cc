#include "query/verify/difference.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace tenet::query {
namespace {

// A line of "kind: source -> asked" for each difference between the words asked for and the nearest of the source.
std::vector<std::string> differences(const std::string& asked, const std::string& source, Reading reading = {}) {
  text::Analyser analyser;
  const NormalisedText left = normalise(asked, {}, analyser);
  const NormalisedText right = normalise(source, {}, analyser);
  if (reading.empty()) {
    reading.resize(right.words.size());
    std::iota(reading.begin(), reading.end(), std::size_t{0});
  }
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (const Difference& one : describe_differences(find_nearest(left, right, reading), left, right, reading)) {
    EXPECT_LE(at, one.source.begin) << "ascending";
    at = one.source.end;
    lines.push_back(std::string(to_string(one.kind)) + ": " + source.substr(one.source.begin, one.source.size()) +
                    " -> " + asked.substr(one.asked.begin, one.asked.size()));
  }
  return lines;
}

struct Case {
  std::string asked;
  std::string source;
  std::vector<std::string> differences;
};

TEST(DescribeDifferences, NamesEach) {
  const std::vector<Case> cases{
      {"cash bail keeps people", "that cash bail keeps people in jail", {}},
      {"cash bail \u2013 \u201ca fine\u201d", "cash bail--\"a fine\"", {}},
      {"Cash bail keeps people", "that cash bail keeps people", {"written: cash -> Cash"}},
      {"cash bail, it keeps", "cash bail; it keeps", {"written: ; -> ,"}},
      {"cash bail it keeps", "cash bail: it keeps", {"written: : -> "}},
      {"[c]ash bail", "Cash bail", {"written: Cash -> [c]ash"}},
      {"nonviolent crime", "non-violent crime", {"written: non-violent -> nonviolent"}},
      {"cash bail people in jail", "cash bail keeps poor people in jail", {"missing: keeps poor -> "}},
      {"cash bail keeps all the people", "cash bail keeps people", {"added:  -> all the"}},
      {"So cash bail keeps people", "cash bail keeps people", {"added:  -> So"}},
      {"cash bail holds these people", "cash bail keeps poor people", {"changed: keeps poor -> holds these"}},
      {"cash bail ... people", "cash bail keeps poor people", {"left out: keeps poor -> "}},
      {"cash bail ... the people", "cash bail keeps poor people", {"left out: keeps -> ", "changed: poor -> the"}},
      {"cash bail ... keeps", "cash bail keeps", {}},
      {"something else entirely", "cash bail", {}},
  };
  for (const Case& one : cases) EXPECT_EQ(differences(one.asked, one.source), one.differences) << one.asked;
}

TEST(DescribeDifferences, NotesWhatInterruptsAQuotation) {
  const std::string source = "\"Cash bail,\" she said, \"keeps people in jail.\"";
  const Reading spoken{0, 1, 4, 5, 6, 7};
  EXPECT_EQ(differences("Cash bail keeps people", source, spoken),
            (std::vector<std::string>{"interruption: ,\" she said, \" -> "}));
  EXPECT_EQ(differences("Cash bail held people", source, spoken),
            (std::vector<std::string>{"interruption: ,\" she said, \" -> ", "changed: keeps -> held"}));
  EXPECT_EQ(differences("keeps people in jail", source, spoken), std::vector<std::string>{});
}

}  // namespace
}  // namespace tenet::query
