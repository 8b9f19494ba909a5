// Prints the passages that answer, half a second at most. Usage: search INDEX QUERY
#include <tenet/citation.h>
#include <tenet/searcher.h>

#include <chrono>
#include <iostream>

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: search INDEX QUERY\n";
    return 2;
  }
  using namespace std::chrono_literals;
  const tenet::Searcher searcher = tenet::Searcher(argv[1]).limited({.deadline = tenet::in(500ms)});
  const tenet::Results results = searcher.search(searcher.parse(argv[2]), {.limit = 3});
  for (const tenet::Hit& hit : results.hits) {
    std::cout << hit.id << ": " << hit.snippet.text << '\n'
              << tenet::bibliography_entry(tenet::make_reference(hit), tenet::CitationStyle::chicago) << "\n\n";
  }
  std::cout << results.total << " in all\n";
  return results.total > 0 ? 0 : 1;
} catch (const tenet::QueryError& error) {
  std::cerr << argv[2] << "\n" << std::string(error.offset(), ' ') << "^ " << error.what() << '\n';
  return 1;
} catch (const tenet::Error& error) {
  std::cerr << error.what() << "\n  hint: " << error.hint() << '\n';
  return 1;
}
