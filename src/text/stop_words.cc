#include "text/stop_words.h"

#include <algorithm>
#include <array>

namespace tenet::text {
namespace {

// English function words and what questions begin with, folded, ascending.
constexpr std::array<std::string_view, 72> stop_words{
    "a",    "about", "am",    "an",    "and",   "any",   "are",   "as",   "at",   "be",     "been", "being",
    "but",  "by",    "can",   "could", "did",   "do",    "does",  "for",  "from", "had",    "has",  "have",
    "he",   "her",   "his",   "how",   "i",     "if",    "in",    "into", "is",   "it",     "its",  "may",
    "me",   "my",    "no",    "not",   "of",    "on",    "or",    "our",  "she",  "should", "so",   "than",
    "that", "the",   "their", "them",  "then",  "there", "these", "they", "this", "those",  "to",   "was",
    "we",   "were",  "what",  "when",  "which", "who",   "why",   "will", "with", "would",  "you",  "your",
};

}  // namespace

bool is_stop_word(std::string_view form) {
  return std::ranges::binary_search(stop_words, form);
}

}  // namespace tenet::text
