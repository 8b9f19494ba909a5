#pragma once

#include <string_view>

// The words of labels, as data. All are asked for in ASCII capitals and without a full stop at the end.
namespace tenet::indexer {

enum class LabelWord {
  other,
  honorific,  // stands before a name only: "MR"
  title,      // stands before a name, or for who holds it: "SENATOR", "PRESIDENT"
  modifier,   // stands before a title: "ACTING"
  unnamed,    // stands for somebody without a name: "MODERATOR", "AUDIENCE"
  question,
  answer,
  never,  // never in a name: "WHEREAS", "IS"
};

// What `word` is in a label.
[[nodiscard]] LabelWord label_word(std::string_view word);

// Whether a full stop behind `word` shortens it and ends nothing: "MR", "LT", an initial.
[[nodiscard]] bool is_shortened(std::string_view word);

// Whether what stands behind a label makes it an entry of a list of bills: "Ms. DOE: Committee on Rules."
[[nodiscard]] bool is_entry_of_list(std::string_view words);

}  // namespace tenet::indexer
