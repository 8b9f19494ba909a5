// A program of someone else's that uses an installed tenet: indexes two documents of its own beside
// itself, searches them, and exits 0 when the right one is found.
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/version.h>

#include <filesystem>
#include <iostream>
#include <string>

int main(int, char** argv) {
  const std::filesystem::path index = std::string(argv[0]) + ".index";
  std::filesystem::remove_all(index);
  try {
    tenet::Indexer indexer(index);
    indexer.add({.id = "bail", .text = "Nobody should stay in jail because he cannot pay cash bail."});
    indexer.add(
        {.id = "courts", .text = "Treatment courts should replace prison for people who are addicted to drugs."});
    const tenet::IndexReport report = indexer.commit();
    if (report.added != 2 || report.skipped() != 0) return 1;

    const tenet::Searcher searcher(index);
    const tenet::Results results = searcher.search(tenet::parse_query("\"cash bail\" -treatment"));
    std::cout << tenet::build_description() << '\n';
    for (const tenet::Hit& hit : results.hits) std::cout << hit.id << ": " << hit.text << '\n';
    return results.total == 1 && results.hits.front().document.id == "bail" ? 0 : 1;
  } catch (const tenet::Error& error) {
    std::cerr << error.what() << '\n' << error.hint() << '\n';
    return 1;
  }
}
