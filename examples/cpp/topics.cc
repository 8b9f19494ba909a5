// Tags passages with topics of one's own. Usage: topics INDEX
#include <tenet/indexer.h>
#include <tenet/searcher.h>

#include <iostream>

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::cerr << "usage: topics INDEX\n";
    return 2;
  }
  constexpr const char* topics = R"(format = 1

[scheme]
id = "orchards"
title = "Orchards"
version = "1"
language = "en"

[[topic]]
id = "apples"
label = "Apples"
definition = "What is said of apples and their trees."
core = ["apple tree", "orchard"]
)";
  tenet::Indexer indexer(argv[1], {.topics_toml = topics});
  indexer.add({.id = "fair", .text = "The orchard has an apple tree.\n\nThe judges set bail."});
  (void)indexer.commit();
  const tenet::Searcher searcher(argv[1]);
  for (const tenet::Hit& hit : searcher.search(searcher.parse("topic:apples")).hits) {
    std::cout << hit.text << '\n';
    for (const tenet::TopicTag& tag : hit.passage.topics) std::cout << tag.topic << ", grade " << tag.grade << '\n';
  }
  return 0;
} catch (const tenet::Error& error) {
  std::cerr << error.what() << "\n  hint: " << error.hint() << '\n';
  return 1;
}
