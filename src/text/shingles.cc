#include "text/shingles.h"

#include <algorithm>

#include <tenet/duplicates.h>
#include <xxhash.h>

namespace tenet::text {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t least_words = 10;

}  // namespace

Shingles shingles(std::span<const Token> words) {
  Shingles result;
  if (words.size() < least_words) return result;
  result.reserve(words.size() - shingle_words + 1);
  std::string run;
  for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
    run.clear();
    for (const Token& word : words.subspan(i, shingle_words)) {
      run += word.form();
      run += '\n';
    }
    result.push_back(XXH3_64bits(run.data(), run.size()));
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

double agreement(const Shingles& left, const Shingles& right) {
  std::size_t shared = 0;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    if (*l == *r) ++shared;
    const bool move_left = *l <= *r;
    const bool move_right = *r <= *l;
    l += static_cast<std::ptrdiff_t>(move_left);
    r += static_cast<std::ptrdiff_t>(move_right);
  }
  return shared == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(left.size() + right.size() - shared);
}

bool are_near_identical(const Shingles& left, const Shingles& right) {
  // No two sets agree by more than the smaller one has of the larger one.
  const auto [less, more] = std::minmax({static_cast<double>(left.size()), static_cast<double>(right.size())});
  return less >= near_duplicate_agreement * more && agreement(left, right) >= near_duplicate_agreement;
}

}  // namespace tenet::text
