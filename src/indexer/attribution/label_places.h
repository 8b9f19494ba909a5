#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/attribution/turn_labels.h"
#include "indexer/reading/structure.h"

// Where labels stand in a document, or what looks like them.
namespace tenet::indexer {

// A label and where it stands.
struct LabelPlace {
  std::size_t block = 0;  // index in the blocks
  std::size_t line = 0;   // byte in the text at which its line begins
  TurnLabel label = {};
};

// Labels at the beginnings of blocks, and of lines inside them, in reading order.
[[nodiscard]] std::vector<LabelPlace> find_labels(std::string_view text, const std::vector<Block>& blocks);

// Leaves out the labels without capitals and a title, where half of them or more stand before quotation marks: these
// are quotations one by one, and no turns. `Sheriff Doe: "We are with them."`
void drop_quoted(std::string_view text, std::vector<LabelPlace>& places);

// Whether what follows the label is a sentence, and no entry of a list.
[[nodiscard]] bool is_spoken(std::string_view text, const std::vector<Block>& blocks, const LabelPlace& place);

// "Witnesses: Jane Doe and Ivo Kern.", "SENATE: QUESTIONS WITHOUT NOTICE": behind the label of nobody in particular
// stand names or a heading, no words of theirs.
[[nodiscard]] bool names_alone(std::string_view text, const std::vector<Block>& blocks, const LabelPlace& place);

}  // namespace tenet::indexer
