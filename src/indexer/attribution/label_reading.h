#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

#include "indexer/attribution/label_parts.h"
#include "indexer/attribution/turn_labels.h"

namespace tenet::indexer {

inline constexpr std::size_t most_name_words = 5;

// What the words of a label come to.
struct LabelReading {
  bool has_title = false;
  bool has_honorific = false;
  bool is_unnamed = false;
  bool has_article = false;
  bool has_holder = false;
  bool is_crowd = false;     // "Some hon. members"
  bool in_capitals = false;  // the name, or the title where no name is
  bool title_in_capitals = false;
  std::size_t names = 0;  // words that are no title
  std::size_t place = 0;  // the word "of" before the place; 0 without
};

// Nothing where the words cannot be a label's.
[[nodiscard]] std::optional<LabelReading> read_words(const LabelParts& parts);
[[nodiscard]] SpeakerKind kind_of(const LabelReading& reading);
// Nothing where they are the words of a heading, a list or a sentence.
// `is_asked`: the number of a question stands before them, "Q12".
[[nodiscard]] std::optional<LabelForm> form_of(const LabelReading& reading, const LabelParts& parts, bool is_asked);

// Whether what stands in a bracket behind an office is who holds it: "Mr. Peter Doe", "Senator Doe", "Ken Doe".
[[nodiscard]] bool is_holder(std::string_view bracket);
// "members", "senators": the last word of "Some hon. members".
[[nodiscard]] bool is_crowd_noun(std::string_view word);
[[nodiscard]] bool all_capitalised(const std::vector<std::string_view>& words);
[[nodiscard]] std::string_view without_spaces(std::string_view words);

}  // namespace tenet::indexer
