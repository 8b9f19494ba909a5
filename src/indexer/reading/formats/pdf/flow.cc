#include "indexer/reading/formats/pdf/flow.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "indexer/reading/formats/pdf/markers.h"
#include "text/ascii.h"

namespace tenet::indexer::pdf {
namespace {

using Kind = Paragraph::Kind;

// How far right of the text a paragraph stands, in points.
double offset_of(const Paragraph& paragraph, const Line& line) {
  return line.box.left - paragraph.left;
}

bool same_type(const Line& one, const Line& other) {
  return std::abs(one.size - other.size) < 0.07 * std::max(one.size, other.size) && one.bold == other.bold;
}

// Whether `next`, the first of its column, is the rest of `open`, the last of the column before.
bool goes_on(const Paragraph& open, const Paragraph& next) {
  const Line& last = open.lines.back();
  const Line& first = next.lines.front();
  if (!same_type(last, first) || open.centred || next.centred) return false;
  if (ends_with_hyphen(last.text) && begins_lower(first.text)) return true;
  if (breaks_range(last.text, first.text)) return true;
  if (begins_turn(first.text) || (next.indented && !begins_lower(first.text))) return false;
  if (begins_item(first.text) && ends_sentence(last.text)) return false;
  const double space = 0.28 * last.size;
  if (open.room > space + first.first_word + 0.6 * last.size) return false;
  const Line& body = next.lines.size() > 1 ? next.lines[1] : first;
  const bool moved = std::abs(offset_of(open, last) - offset_of(next, body)) > 1.2 * last.size;
  if (moved && !begins_lower(first.text)) return false;
  return !ends_sentence(last.text) || open.lines.size() > 1;
}

// Whether a note goes on from the page before: it has no number.
bool is_rest_of_note(const Paragraph& note) {
  const Line& first = note.lines.front();
  return !first.marked && !first.text.empty() && !text::is_digit(first.text[0]) && first.text[0] != '*';
}

// The last note of `paragraphs`, if it is among the last few and broken off.
Paragraph* open_note(std::vector<Paragraph>& paragraphs) {
  constexpr std::size_t most = 60;
  for (std::size_t i = paragraphs.size(); i > 0 && i + most > paragraphs.size(); --i) {
    Paragraph& paragraph = paragraphs[i - 1];
    if (paragraph.kind == Kind::note) return ends_sentence(paragraph.lines.back().text) ? nullptr : &paragraph;
  }
  return nullptr;
}

}  // namespace

void Flow::add(std::vector<Paragraph> paragraphs) {
  bool first = true;
  for (Paragraph& paragraph : paragraphs) {
    if (paragraph.kind == Kind::note && is_rest_of_note(paragraph)) {
      Paragraph* note = open_note(between_);
      if (note == nullptr) note = open_note(order_);
      if (note != nullptr) {
        std::ranges::move(paragraph.lines, std::back_inserter(note->lines));
        continue;
      }
    }
    if (paragraph.aside || paragraph.kind == Kind::note || paragraph.kind == Kind::furniture) {
      between_.push_back(std::move(paragraph));
      continue;
    }
    const bool is_text = paragraph.kind == Kind::text;
    if (first && is_text && !open_.empty() && goes_on(open_.front(), paragraph)) {
      Paragraph& open = open_.front();
      std::ranges::move(paragraph.lines, std::back_inserter(open.lines));
      open.left = paragraph.left;
      open.right = paragraph.right;
      open.room = paragraph.room;
    } else if (is_text) {
      close();
      open_.push_back(std::move(paragraph));
    } else {
      close();
      order_.push_back(std::move(paragraph));
    }
    first = false;
  }
}

void Flow::close() {
  std::ranges::move(open_, std::back_inserter(order_));
  std::ranges::move(between_, std::back_inserter(order_));
  open_.clear();
  between_.clear();
}

std::vector<Paragraph> Flow::take() {
  close();
  return std::move(order_);
}

}  // namespace tenet::indexer::pdf
