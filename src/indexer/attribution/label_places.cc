#include "indexer/attribution/label_places.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

bool may_have_label(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::heading ||
         block.kind == Block::Kind::list_item;
}

// How many bytes of white space stand before `line` on its line.
std::size_t indent_of(std::string_view text, std::size_t line) {
  std::size_t begin = line;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  return line - begin;
}

// Whether `line` begins `block`, or stands behind the end of a sentence.
bool ends_before(std::string_view text, const Block& block, std::size_t line) {
  std::size_t before = line;
  while (before > block.range.begin && text::white_space_before(text, before) > 0) {
    before -= text::white_space_before(text, before);
  }
  if (before <= block.range.begin) return true;
  const char last = text[before - 1];
  return !text::is_letter(last) && !text::is_digit(last) && last != ',';
}

// Whether a label may stand at `line` of `block`, behind the end of a sentence. Inside a block it may be no more than a
// line that was wrapped, so it needs a look of its own, or the indent of a paragraph.
bool may_stand(std::string_view text, const Block& block, std::size_t line, const TurnLabel& label) {
  if (text::trim(text, {block.range.begin, line}).empty()) return true;
  const bool in_capitals = !label.name.empty() && std::ranges::none_of(label.name, text::is_lower);
  if (label.form <= LabelForm::answer || in_capitals || label.is_timed) return true;
  const std::size_t indent = indent_of(text, line);
  return indent > 0 && indent <= 8;
}

// Keeps of `doubtful`, names at the beginnings of lines inside blocks, those of a block where two of its labels come
// back: it has a turn a line.
void keep_repeated(std::vector<LabelPlace>& doubtful, const std::vector<LabelPlace>& places) {
  std::map<std::string_view, std::size_t> times;
  for (const std::vector<LabelPlace>* list : {&std::as_const(doubtful), &places}) {
    for (const LabelPlace& place : *list) ++times[place.label.name];
  }
  std::map<std::size_t, std::size_t> repeated;  // by the block
  for (const LabelPlace& place : doubtful) repeated[place.block] += times[place.label.name] > 1 ? 1 : 0;
  std::erase_if(doubtful, [&](const LabelPlace& place) { return repeated[place.block] < 2; });
}

bool opens_with_mark(std::string_view text, const LabelPlace& place) {
  const auto words = text.substr(place.label.speech, 3);
  return words.starts_with('"') || words.starts_with("\u201C") || words.starts_with("''") || words.starts_with("``");
}

// "WITNESS: JANE DOE", a heading: what a witness says ends as a sentence does.
bool heads_witness(std::string_view text, const LabelPlace& place, std::size_t end) {
  constexpr std::size_t longest = 60;  // bytes
  if (text::to_lower(place.label.name) != "witness") return false;
  const std::size_t begin = place.label.speech;
  const std::string_view words = text.substr(begin, std::min(text.find('\n', begin), end) - begin);
  if (words.empty() || words.size() > longest) return false;
  for (std::size_t at = 0; at < words.size(); at = std::min(words.find(' ', at), words.size() - 1) + 1) {
    if (!text::is_upper(words[at])) return false;
  }
  return text::is_letter(words.back()) || text::is_digit(words.back());
}

}  // namespace

std::vector<LabelPlace> find_labels(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<LabelPlace> places;
  std::vector<LabelPlace> doubtful;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!may_have_label(blocks[i])) continue;
    const std::size_t end = blocks[i].range.end;
    for (std::size_t line = blocks[i].range.begin; line < end;) {
      auto label = turn_label(text, blocks[i], line);
      if (label && ends_before(text, blocks[i], line)) {
        const bool is_sure = may_stand(text, blocks[i], line, *label);
        if (is_sure || label->form == LabelForm::name) {
          (is_sure ? places : doubtful).push_back({.block = i, .line = line, .label = std::move(*label)});
        }
      }
      line = std::min(text.substr(0, end).find('\n', line), end);
      while (line < end && text::white_space_at(text, line) > 0) line += text::white_space_at(text, line);
    }
  }
  if (doubtful.empty()) return places;
  keep_repeated(doubtful, places);
  std::vector<LabelPlace> all;
  std::ranges::merge(places, doubtful, std::back_inserter(all), {}, &LabelPlace::line, &LabelPlace::line);
  return all;
}

void drop_quoted(std::string_view text, std::vector<LabelPlace>& places) {
  const auto is_other = [](const LabelPlace& place) {
    return place.label.form > LabelForm::answer && place.label.form != LabelForm::refused;
  };
  const auto is_quoted = [&](const LabelPlace& place) { return is_other(place) && opens_with_mark(text, place); };
  if (2 * std::ranges::count_if(places, is_quoted) >= std::ranges::count_if(places, is_other)) {
    std::erase_if(places, is_quoted);
  }
}

bool is_spoken(std::string_view text, const std::vector<Block>& blocks, const LabelPlace& place) {
  const TextRange block = blocks[place.block].range;
  if (place.label.speech >= block.end) return true;
  const auto words = text.substr(place.label.speech, block.end - place.label.speech);
  return words.find_first_of(".?!") != std::string_view::npos || words.ends_with("\u2014") || words.ends_with("--");
}

bool names_alone(std::string_view text, const std::vector<Block>& blocks, const LabelPlace& place) {
  constexpr std::size_t longest = 200;  // bytes
  const TurnLabel& label = place.label;
  const std::size_t end = blocks[place.block].range.end;
  if (heads_witness(text, place, end)) return true;
  if (label.end != LabelEnd::colon || label.form == LabelForm::titled || label.speech >= end) return false;
  const std::string_view words = text.substr(label.speech, end - label.speech);
  if (words.size() > longest) return false;
  const bool shouts = label.form == LabelForm::capitals && std::ranges::none_of(words, text::is_lower) &&
                      std::string_view(".?!,;-").find(words.back()) == std::string_view::npos;
  if (label.kind != SpeakerKind::group) return shouts && words.find(' ') != std::string_view::npos;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = std::min(words.find_first_of(" \n", at), words.size());
    const std::string_view word = words.substr(at, next - at);
    if (!word.empty() && !text::is_upper(word.front()) && word != "and") return false;
    capitals += !word.empty() && text::is_upper(word.front()) ? 1 : 0;
    at = next + 1;
  }
  return capitals >= 2;
}

}  // namespace tenet::indexer
