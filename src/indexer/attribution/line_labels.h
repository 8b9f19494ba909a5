#pragma once

#include <string_view>
#include <vector>

#include "indexer/attribution/label_places.h"
#include "indexer/reading/structure.h"

// Transcripts whose labels are lines of their own, as printed debates of the Lords have them.
namespace tenet::indexer {

// Whether names on lines of their own begin turns: talk stands below some of them, one comes back, and another is
// named. Words below names that head texts about people begin with "He" or the name, and are no talk.
[[nodiscard]] bool has_names_on_lines(std::string_view text, const std::vector<Block>& blocks,
                                      const std::vector<LabelPlace>& places);

// Of all labels those that are such names, each with its turn below it; and what is done, which ends a turn.
[[nodiscard]] std::vector<LabelPlace> labels_on_lines(const std::vector<Block>& blocks, std::vector<LabelPlace> places);

}  // namespace tenet::indexer
