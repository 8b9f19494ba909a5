// Says whether words were said, by whom and where. Usage: verify INDEX WORDS
#include <tenet/searcher.h>
#include <tenet/verify.h>

#include <iostream>

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: verify INDEX WORDS\n";
    return 2;
  }
  const tenet::Searcher searcher(argv[1]);
  const tenet::Verification answer = searcher.verify(argv[2], {});
  std::cout << tenet::to_string(answer.verdict) << '\n';
  for (const tenet::Place& place : answer.places) {
    std::cout << place.passages.front().id << ", " << (place.speaker.empty() ? "?" : place.speaker) << '\n';
    for (const tenet::Difference& difference : place.differences) {
      std::cout << "  " << tenet::to_string(difference.kind) << '\n';
    }
  }
  return tenet::is_verbatim(answer.verdict) ? 0 : 1;
} catch (const tenet::Error& error) {
  std::cerr << error.what() << "\n  hint: " << error.hint() << '\n';
  return 1;
}
