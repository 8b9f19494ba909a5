// Makes an index hold what a folder holds, with a line for each problem. Usage: index INDEX FOLDER
#include <tenet/indexer.h>

#include <iostream>

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: index INDEX FOLDER\n";
    return 2;
  }
  tenet::Indexer indexer(argv[1]);
  indexer.update({argv[2]});
  const tenet::IndexReport report = indexer.commit();
  for (const tenet::Problem& problem : report.problems) std::cerr << problem.where << ": " << problem.reason << '\n';
  std::cout << report.documents << " documents, " << report.passages << " passages\n";
  return 0;
} catch (const tenet::Error& error) {
  std::cerr << error.what() << "\n  hint: " << error.hint() << '\n';
  return 1;
}
