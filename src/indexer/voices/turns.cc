#include "indexer/voices/turns.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "indexer/voices/statements.h"
#include "indexer/voices/turn_labels.h"
#include "indexer/voices/turn_tables.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// How often each kind of label named the right speaker in the documents that were read: docs/quotations.md.
constexpr double by_title = 0.99;
constexpr double by_name = 0.95;

// How many labels make a transcript of a document whose title does not say so.
constexpr std::size_t least_titled = 2;
constexpr std::size_t least_repeated = 4;
// A line in brackets of its own, at most this long in bytes, tells what happens: "(The President signs the bill.)"
constexpr std::size_t longest_direction = 200;

struct Place {
  std::size_t block = 0;  // index in the blocks
  TurnLabel label = {};
};

bool may_speak(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item;
}

bool may_have_label(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::heading;
}

// Whether a label may stand at `line` of `block`. Inside a block it may be no more than a line that was wrapped, so it
// needs a sentence that ends before it and a look of its own.
bool may_stand(std::string_view text, const Block& block, std::size_t line, const TurnLabel& label) {
  std::size_t before = line;
  while (before > block.range.begin && text::white_space_before(text, before) > 0) {
    before -= text::white_space_before(text, before);
  }
  if (before <= block.range.begin) return true;
  const char last = text[before - 1];
  const bool ended = !text::is_letter(last) && !text::is_digit(last) && last != ',';
  return ended && (label.form == LabelForm::titled || label.form == LabelForm::question);
}

// Labels at the beginnings of blocks, and of lines inside them, in reading order.
std::vector<Place> find_labels(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!may_have_label(blocks[i])) continue;
    const std::size_t end = blocks[i].range.end;
    for (std::size_t line = blocks[i].range.begin; line < end;) {
      auto label = turn_label(text, blocks[i], line);
      if (label && may_stand(text, blocks[i], line, *label)) places.push_back({.block = i, .label = std::move(*label)});
      line = std::min(text.substr(0, end).find('\n', line), end);
      while (line < end && text::white_space_at(text, line) > 0) line += text::white_space_at(text, line);
    }
  }
  return places;
}

bool opens_with_mark(std::string_view text, const Place& place) {
  const auto words = text.substr(place.label.speech, 3);
  return words.starts_with('"') || words.starts_with("\u201C") || words.starts_with("''") || words.starts_with("``");
}

// Which labels of a document count.
struct Counted {
  std::size_t titled = 0;
  std::size_t of_record = 0;
  std::size_t written = 0;
  std::size_t questions = 0;
  std::size_t repeated = 0;   // labels without a title, or not in capitals, that stand twice or more
  std::size_t different = 0;  // names in them
};

Counted count(const std::vector<Place>& places, bool with_names) {
  Counted counted;
  std::map<std::string_view, std::size_t> names;
  for (const Place& place : places) {
    const TurnLabel& label = place.label;
    counted.titled += label.form == LabelForm::titled ? 1 : 0;
    counted.of_record += label.form == LabelForm::titled && label.of_record ? 1 : 0;
    counted.written += label.form == LabelForm::written ? 1 : 0;
    counted.questions += label.form == LabelForm::question ? 1 : 0;
    const bool is_other = label.form == LabelForm::written || label.form == LabelForm::capitals;
    if (is_other || (with_names && label.form == LabelForm::name)) ++names[label.name];
  }
  for (const auto& [name, times] : names) {
    if (times < 2) continue;
    counted.repeated += times;
    ++counted.different;
  }
  return counted;
}

// Leaves the labels that begin turns; none when the document is no transcript.
void keep_turns(std::string_view text, TitleKind title, std::vector<Place>& places) {
  const bool says_so = title == TitleKind::transcript || title == TitleKind::remarks;
  std::erase_if(places, [&](const Place& place) {
    if (is_entry_of_list(text.substr(place.label.speech))) return true;
    return place.label.form > LabelForm::answer && opens_with_mark(text, place);
  });
  const Counted counted = count(places, says_so);
  const bool answers = counted.titled > 0 && (says_so || counted.questions > 0);
  const bool by_titled = counted.titled >= least_titled || counted.of_record > 0 || answers;
  const bool by_questions = says_so && counted.questions > 0;
  // A name that comes back, and another that does: they talk.
  const bool by_names = counted.repeated >= least_repeated && counted.different >= 2;
  const bool is_transcript = by_titled || by_questions || by_names || (says_so && counted.written > 0);
  if (title == TitleKind::nobody || !is_transcript) return places.clear();
  std::erase_if(places, [&](const Place& place) {
    switch (place.label.form) {
      case LabelForm::titled:
      case LabelForm::question: return false;
      case LabelForm::answer: return counted.questions == 0;
      // Where labels are in capitals, "Senator Doe." is the end of a sentence.
      case LabelForm::written: return counted.titled >= counted.written;
      case LabelForm::capitals: return !(says_so || by_titled || by_names);
      case LabelForm::name: return counted.titled > 0 || !(says_so && by_names);
    }
    return true;
  });
}

Attribution attribution_of(const TurnLabel& label) {
  Attribution attribution{.speaker = label.name, .kind = label.kind, .mention = label.range};
  if (label.name.empty()) return attribution;
  const bool sure = label.form == LabelForm::titled || label.form == LabelForm::written;
  attribution.rule = sure ? "turn" : "turn-name";
  attribution.confidence = sure ? by_title : by_name;
  return attribution;
}

// Whether a whole block stands in brackets.
bool is_direction(std::string_view words) {
  if (words.size() > longest_direction || words.size() < 2) return false;
  const char open = words.front();
  const char close = words.back();
  return ((open == '(' && close == ')') || (open == '[' && close == ']')) &&
         words.substr(1).find(open) == std::string_view::npos;
}

class Turns {
 public:
  Turns(std::string_view text, const std::vector<Block>& blocks, std::vector<Place> places)
      : text_(text), blocks_(blocks), places_(std::move(places)) {}

  std::vector<Quote> find() {
    std::optional<Attribution> speaker;  // of the turn that lasts
    auto next = places_.begin();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      const bool labelled = next != places_.end() && next->block == i;
      if (!labelled && ends_turn(block)) speaker.reset();
      if (speaker && may_speak(block)) {
        const std::size_t end = labelled ? next->label.range.begin : block.range.end;
        add({block.range.begin, end}, *speaker);
      }
      for (; next != places_.end() && next->block == i; ++next) {
        speaker = attribution_of(next->label);
        first_ = true;
        const auto after = std::next(next);
        const bool last = after == places_.end() || after->block != i;
        add({next->label.speech, last ? block.range.end : after->label.range.begin}, *speaker);
      }
    }
    return std::move(quotes_);
  }

 private:
  void add(TextRange range, const Attribution& attribution) {
    range = range.begin < range.end ? text::trim(text_, range) : TextRange{};
    if (range.empty()) return;
    const auto words = text_.substr(range.begin, range.size());
    if (is_direction(words) || is_line_of_form(words)) return;
    quotes_.push_back({.range = range, .kind = QuoteKind::turn, .continues = !first_, .attribution = attribution});
    first_ = false;
  }

  // A marked heading, or what the clerk writes, is nobody's speech, nor is what follows it.
  [[nodiscard]] bool ends_turn(const Block& block) const {
    if (block.kind == Block::Kind::heading && block.level < guessed_level) return true;
    return of_record() && may_speak(block) && is_narration(text_.substr(block.range.begin, block.range.size()));
  }

  [[nodiscard]] bool of_record() const { return !places_.empty() && places_.front().label.of_record; }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  std::vector<Place> places_;
  std::vector<Quote> quotes_ = {};
  bool first_ = true;  // the next quotation begins an utterance
};

}  // namespace

std::vector<Quote> find_turns(const Document& document, const std::vector<Block>& blocks) {
  const std::string name = document.title.empty() ? title_of(document.text, blocks) : document.title;
  const TitleReading title = read_title(name);
  std::vector<Place> places = find_labels(document.text, blocks);
  keep_turns(document.text, title.kind, places);
  if (places.empty()) return find_statement(document, blocks, title);
  return Turns(document.text, blocks, std::move(places)).find();
}

}  // namespace tenet::indexer
