#include "indexer/attribution/line_labels.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "indexer/attribution/label_words.h"
#include "indexer/attribution/letters.h"
#include "indexer/attribution/turn_labels.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t least_apart = 3;  // names that a blank line sets apart

// Whether the words of a block are like talk: somebody says "I" or "you", or asks.
bool is_like_talk(std::string_view words) {
  constexpr std::array talk = {"i"sv, "we"sv, "me"sv, "us"sv, "my"sv, "our"sv, "you"sv, "your"sv};
  if (words.find('?') != std::string_view::npos) return true;
  const std::string lower = text::to_lower(words);
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && text::is_letter(lower[end])) ++end;
    if (std::ranges::find(talk, std::string_view(lower).substr(at, end - at)) != talk.end()) return true;
    at = end + 1;
  }
  return false;
}

// Whether `words` tell of `name`, whose line stands above them: "He was the mayor.", "Harrow lost."
bool tells_of(std::string_view words, std::string_view name) {
  constexpr std::array pronouns = {"He"sv, "She"sv, "His"sv, "Her"sv};
  const std::string_view first = words.substr(0, words.find_first_of(" \n'"sv));
  const std::string_view family = name.substr(name.rfind(' ') + 1);
  return std::ranges::find(pronouns, first) != pronouns.end() || text::to_lower(first) == family ||
         text::to_lower(words.substr(0, name.size())) == name;
}

}  // namespace

bool has_names_on_lines(std::string_view text, const std::vector<Block>& blocks,
                        const std::vector<LabelPlace>& places) {
  std::map<std::string, std::size_t, std::less<>> names;
  std::size_t apart = 0;
  std::size_t said = 0;
  std::size_t talk = 0;
  std::size_t told = 0;
  for (const auto& [block, line, label] : places) {
    if (label.on_line.empty() || block + 1 == blocks.size() || is_marked_heading(blocks[block])) continue;
    if (!ends_sentence(text.substr(blocks[block + 1].range.begin, blocks[block + 1].range.size())) ||
        blocks[block + 1].kind != Block::Kind::paragraph)
      continue;
    const std::string name = label_core(label.on_line);
    const std::string_view words = text.substr(blocks[block + 1].range.begin, blocks[block + 1].range.size());
    ++said;
    talk += is_like_talk(words) ? 1 : 0;
    told += tells_of(words, name) ? 1 : 0;
    ++names[name];
    apart += label.is_set_apart ? 1 : 0;
  }
  const auto back = std::ranges::count_if(names, [](const auto& name) { return name.second > 1; });
  if (3 * talk < said || 4 * told >= said) return false;
  return names.size() > 1 && ((apart >= least_apart && back > 0) || back > 1);
}

std::vector<LabelPlace> labels_on_lines(const std::vector<Block>& blocks, std::vector<LabelPlace> places) {
  std::vector<LabelPlace> labels;
  for (LabelPlace& place : places) {
    TurnLabel& label = place.label;
    if (!label.on_line.empty() && !is_marked_heading(blocks[place.block])) {
      label.kind = kind_by_titles(label.on_line);
      label.form = label.kind == SpeakerKind::unknown ? LabelForm::name : LabelForm::written;
      label.name = label.on_line;
      label.speech = blocks[place.block].range.end;
    } else if (label.form != LabelForm::refused || !label.name.empty()) {
      continue;
    }
    labels.push_back(std::move(place));
  }
  return labels;
}

}  // namespace tenet::indexer
