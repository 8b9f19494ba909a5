#include "support/random_text.h"

#include <algorithm>

namespace tenet::test {

std::string random_text(std::mt19937& draw, std::size_t words, const std::vector<std::string>& vocabulary) {
  std::geometric_distribution<std::size_t> common(0.25);
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += vocabulary[std::min(common(draw), vocabulary.size() - 1)] + (i + 1 == words ? ".\n\n" : " ");
  }
  return text;
}

}  // namespace tenet::test
