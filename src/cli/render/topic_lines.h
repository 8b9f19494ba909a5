#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tenet/topic_tools.h>

#include "cli/render/json.h"

// The lines of `tenet topics --check` and `--suggest` for programs, as json_lines.h has those of searches.
namespace tenet::cli {

// A term that counts in more than one of this many passages says little: the check points at it.
inline constexpr std::uint64_t often = 100;

// What there is to say of a term, or nothing: "never", "often", "shared".
[[nodiscard]] std::vector<std::string> remarks(const TermUse& use, std::uint64_t passages);

// How often tags of a topic are right, without its id.
[[nodiscard]] Json to_json(const TopicMeasure& measure);

[[nodiscard]] std::string term_line(const TermUse& use, std::uint64_t passages);
[[nodiscard]] std::string change_line(const TopicChange& change);
[[nodiscard]] std::string check_line(const std::string& file, const Taxonomy& taxonomy, const TopicsCheck& check);
[[nodiscard]] std::string suggestion_line(const std::string& topic, const TermSuggestion& suggestion);

}  // namespace tenet::cli
