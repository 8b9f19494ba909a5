#include "indexer/attribution/turns.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "indexer/attribution/endings.h"
#include "indexer/attribution/examination.h"
#include "indexer/attribution/narration.h"
#include "indexer/attribution/statements.h"
#include "indexer/attribution/transcripts.h"
#include "indexer/attribution/word_classes.h"
#include "indexer/reading/headings.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// How often each kind of label named the right speaker in the documents that were read: docs/quotations.md.
constexpr double by_title = 0.99;
constexpr double by_name = 0.95;
// Who asks and who answers, where the heading of an examination says so: no judged text has any.
constexpr double by_examination = 0.90;

constexpr std::size_t longest_heading = 120;   // bytes of a line in capitals, or of one before a label
constexpr std::size_t most_headings = 6;       // in a row
constexpr std::size_t longest_swearing = 300;  // bytes in which a witness is sworn

bool may_speak(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item;
}

Attribution attribution_of(const TurnLabel& label) {
  Attribution attribution{
      .speaker = label.holder.empty() ? label.name : label.holder, .kind = label.kind, .mention = label.range};
  if (label.name.empty()) return attribution;
  const bool sure = label.form <= LabelForm::office;
  attribution.rule = sure ? "turn" : "turn-name";
  attribution.confidence = sure ? by_title : by_name;
  return attribution;
}

// Whether `words` are a line in capitals that ends like no sentence: "ORAL ARGUMENT OF JANE DOE".
bool is_capital_line(std::string_view words) {
  if (words.size() > longest_heading || std::ranges::any_of(words, text::is_lower)) return false;
  constexpr std::string_view ends = ".?!,;:-)]\"'";
  return std::ranges::count_if(words, text::is_upper) >= 4 && ends.find(words.back()) == std::string_view::npos &&
         text::is_ascii(words.back());
}

// "A.", "THE WITNESS:"
bool is_answer(const TurnLabel& label) {
  return label.form == LabelForm::answer || text::to_lower(label.name) == "the witness";
}

// A short paragraph that is no part of a sentence, "On resuming": it heads or notes something.
bool is_caption_line(const Block& block, std::string_view words) {
  constexpr std::size_t longest = 50;  // bytes
  constexpr WordClasses of_sentences =
      pronoun | possessive | relative | auxiliary | modal | conjunction | any_cue | verb;
  const bool ends_in_word = text::is_letter(words.back()) || text::is_digit(words.back()) || words.back() == ')';
  if (block.kind != Block::Kind::paragraph || words.size() > longest || !ends_in_word || !text::is_upper(words.front()))
    return false;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" ,'\n", at), words.size());
    if ((classes_of(text::to_lower(words.substr(at, end - at))) & of_sentences) != 0) return false;
    at = end + 1;
  }
  return true;
}

// Whether all of `block` is bold or italic in Markdown, whose marks are at its ends or around it.
bool is_emphasised(std::string_view text, const Block& block) {
  constexpr std::string_view marks = "*_";
  const auto [begin, end] = block.range;
  const bool has_marks_inside =
      block.hidden.size() == 2 && block.hidden.front().begin == begin && block.hidden.back().end == end;
  if (has_marks_inside) return marks.find(text[begin]) != std::string_view::npos;
  return block.hidden.empty() && begin > 0 && end < text.size() && text[begin - 1] == text[end] &&
         marks.find(text[end]) != std::string_view::npos;
}

// How many columns stand before `begin` on its line.
std::size_t columns_before(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return begin - at;
}

// The name of a label without the place: "Mr. DOE" of "Mr. DOE of Ohio".
std::string_view without_place(const TurnLabel& label) {
  const std::string_view name = label.name;
  return name.substr(0, name.find(" of "));
}

// Gives labels of one name in several places the place in their name: "Mr. DOE of Ohio", "Mr. DOE of Texas".
void tell_apart(std::vector<LabelPlace>& places) {
  std::map<std::string, std::string> first;  // by the name, its first place
  std::set<std::string> shared;
  for (const auto& [block, line, label] : places) {
    if (label.kind != SpeakerKind::person || label.place.empty()) continue;
    const auto [known, is_new] = first.try_emplace(std::string(without_place(label)), label.place);
    if (!is_new && known->second != label.place) shared.insert(known->first);
  }
  for (auto& [block, line, label] : places) {
    if (label.place.empty() || label.name.find(" of ") != std::string::npos || !shared.contains(label.name)) continue;
    label.name += " of " + label.place;
  }
}

// "Transcript", "hearing transcript"
bool is_transcript_type(std::string_view type) {
  return text::to_lower(type).find("transcript") != std::string::npos;
}

class Turns {
 public:
  // `witness`: who answers, where the title says so; else empty.
  Turns(std::string_view text, const std::vector<Block>& blocks, Transcript transcript, std::string witness)
      : text_(text),
        blocks_(blocks),
        transcript_(std::move(transcript)),
        examination_(std::move(witness)),
        examines_(std::ranges::any_of(transcript_.labels, is_answer, &LabelPlace::label)) {
    tell_apart(transcript_.labels);
  }

  std::vector<Quote> find() {
    auto next = transcript_.labels.begin();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto first = next;
      while (next != transcript_.labels.end() && next->block == i) ++next;
      if (first == next && heads_next(i, next)) {
        read_examination(blocks_[i]);
        speaker_.reset();
      } else {
        if (first == next && is_question_apart(i)) speaker_.reset();
        read_block(blocks_[i], first, next);
      }
    }
    return std::move(quotes_);
  }

 private:
  using Label = std::vector<LabelPlace>::const_iterator;

  // Whether block `i`, behind words of a turn, is one of the headings right before the label `next`.
  [[nodiscard]] bool heads_next(std::size_t i, Label next) const {
    if (!speaker_ || first_) return false;
    const bool is_last = next == transcript_.labels.end();
    const std::size_t end = is_last ? blocks_.size() : next->block;
    if (!is_last && next->line != blocks_[end].range.begin) return false;
    if (end - i > most_headings) return false;
    for (; i < end; ++i) {
      const Block& block = blocks_[i];
      if (block.kind == Block::Kind::heading || block.kind == Block::Kind::furniture) continue;
      if (block.range.size() > longest_heading || !looks_like_heading(visible_words(text_, block))) return false;
    }
    return true;
  }

  // Whether block `i`, which has no label, is a question unlike the words of a turn: all in bold, or in a list. An
  // interviewer asks so.
  [[nodiscard]] bool is_question_apart(std::size_t i) const {
    const Block& block = blocks_[i];
    if (!speaker_ || first_) return false;
    const std::string_view words = text_.substr(block.range.begin, block.range.size());
    const std::size_t last = words.find_last_not_of("*_");
    if (last == std::string_view::npos || words[last] != '?') return false;
    if (block.kind != Block::Kind::list_item) return is_emphasised(text_, block);
    const std::size_t first = words.find_first_not_of("-*+ ");
    return text::is_upper(words[first]) && i > 0 && text_[blocks_[i - 1].range.end - 1] != ':';
  }

  // Labels [label, last) stand in `block`.
  void read_block(const Block& block, Label label, Label last) {
    if (label == last || label->label.form == LabelForm::refused) read_examination(block);
    if (label == last && (ends_turn(block) || may_be_name(block))) speaker_.reset();
    if (!may_speak(block) && label == last) return;
    std::size_t begin = block.range.begin;
    while (begin < block.range.end) {
      const std::size_t end = next_break(block, begin, label, last);
      if (speaker_) add(block, {begin, end}, *speaker_);
      if (end == block.range.end && (label == last || label->line != end)) return;
      if (label != last && label->line == end) {
        const auto following = std::next(label);
        begin = take(*label, following == last ? block.range.end : following->line);
        label = following;
      } else {
        speaker_.reset();  // a narration, which is passed over
        begin = past_line(end, block.range.end);
        const std::string_view words = text_.substr(end, block.range.end - end);
        if (examines_) examination_.read(words.substr(0, words.find('\n')), words.substr(0, longest_swearing));
      }
    }
  }

  // Where the next label of `block` stands, or the next line that tells what was done, or its end.
  [[nodiscard]] std::size_t next_break(const Block& block, std::size_t begin, Label label, Label last) const {
    const std::size_t end = label == last ? block.range.end : label->line;
    if (!speaker_) return end;
    for (std::size_t line = begin; line < end; line = past_line(line, end)) {
      const bool opens = line == block.range.begin || (line > begin && columns_before(text_, line) > 0);
      const std::string_view words = text_.substr(line, block.range.end - line);
      if (opens && is_done(words)) return line;
      // Lines that nothing sets in: only where the line before them ends a sentence.
      const std::size_t before = text_.find_last_not_of(" \t\n", line - std::min<std::size_t>(line, 1));
      const bool is_behind = line > begin && examines_ && before != std::string_view::npos &&
                             !text::is_letter(text_[before]) && text_[before] != ',';
      if (is_behind && is_of_examination(words)) return line;
    }
    return end;
  }

  // The beginning of the words of the line behind the one at `at`, at most `end`.
  [[nodiscard]] std::size_t past_line(std::size_t at, std::size_t end) const {
    at = std::min(text_.substr(0, end).find('\n', at), end);
    while (at < end && text::white_space_at(text_, at) > 0) at += text::white_space_at(text_, at);
    return at;
  }

  [[nodiscard]] bool is_done(std::string_view words) const {
    return is_proceeding(words) || (transcript_.is_record && is_narration(words)) || tells_of_speaker(words) ||
           is_of_examination(words);
  }

  // "DIRECT EXAMINATION", "BY MR. DOE:", "JANE DOE, called as a witness, was sworn"
  [[nodiscard]] static bool is_of_examination(std::string_view words) {
    if (!text::is_upper(words.front())) return false;
    const std::string_view line = words.substr(0, words.find('\n'));
    const bool heads = is_capital_line(line) && line.ends_with("EXAMINATION");
    return heads || !examiner_of(line).empty() || !witness_of(words.substr(0, longest_swearing)).empty();
  }

  // "Harrow is the author of three books", in the words that would be Harrow's: no person says so of himself, as an
  // office may: "The Court is the trier of fact."
  [[nodiscard]] bool tells_of_speaker(std::string_view words) const {
    const std::string& name = speaker_->speaker;
    if (name.empty() || speaker_->kind != SpeakerKind::person) return false;
    const std::string_view family = std::string_view(name).substr(name.rfind(' ') + 1);
    const std::size_t verb = words.substr(0, longest_heading).find(" is ");
    if (verb == std::string_view::npos) return false;
    const std::string_view what = words.substr(verb + std::string_view(" is ").size());
    if (!what.starts_with("a ") && !what.starts_with("an ") && !what.starts_with("the ")) return false;
    const std::string lower = text::to_lower(words.substr(0, verb));
    return lower == text::to_lower(family) || lower == text::to_lower(name);
  }

  // Begins the turn of a label, which goes on to `end` at most, or ends the one before. Gives where the words begin.
  std::size_t take(const LabelPlace& place, std::size_t end) {
    const TurnLabel& label = place.label;
    if (label.form == LabelForm::refused) {
      speaker_.reset();
      is_named_ = false;
      return past_line(place.line, end);
    }
    // "Ms. Doe:" and no words, before a question
    if (label.form == LabelForm::question && first_ && is_named_ && speaker_)
      examination_.begin_questions(speaker_->speaker);
    speaker_ = attribution_of(label);
    const std::string attributed = speaker_->speaker;
    std::size_t speech = label.speech;
    if (label.form == LabelForm::question) {
      speech = past_examiner(speech, end);
      speaker_->speaker = examination_.ask();
    } else if (is_answer(label)) {
      if (const std::string& witness = examination_.answer(); !witness.empty()) speaker_->speaker = witness;
    } else if (examines_) {
      examination_.hear(text_.substr(label.speech, end - label.speech));
    }
    if (speaker_->speaker != attributed && !speaker_->speaker.empty()) {
      speaker_->kind = SpeakerKind::person;
      speaker_->rule = "turn-examination";
      speaker_->confidence = by_examination;
    }
    first_ = true;
    is_named_ = label.form != LabelForm::question && !is_answer(label);
    return speech;
  }

  // Past "BY MR. DOE:" at `at`, who then asks.
  std::size_t past_examiner(std::size_t at, std::size_t end) {
    const std::string_view words = text_.substr(at, std::min(end - at, longest_heading));
    const std::size_t colon = words.find(':');
    if (!words.starts_with("BY ") || colon == std::string_view::npos) return at;
    const auto name = examiner_of(words.substr(0, colon + 1));
    if (name.empty()) return at;
    examination_.begin_questions(name);
    at += colon + 1;
    while (at < end && text::white_space_at(text_, at) > 0) at += text::white_space_at(text_, at);
    return at;
  }

  // What the first lines of `block` say of who asks and who answers.
  void read_examination(const Block& block) {
    const std::size_t line = std::min(text_.find('\n', block.range.begin), block.range.end);
    // The name of a witness stands before a comma, or at the end of a line.
    const std::size_t comma = text_.substr(0, block.range.end).find_first_of(",\n", block.range.begin);
    const std::size_t end = std::min(comma, block.range.end);
    if (!examines_ || end - block.range.begin > longest_heading) return;
    const std::string words = beginning(block, std::min(block.range.end, end + longest_swearing));
    if (!words.empty() && examination_.read(beginning(block, line), words)) speaker_.reset();
    for (std::size_t at = past_line(line, block.range.end); at < block.range.end; at = past_line(at, block.range.end)) {
      const std::size_t size = std::min(text_.find('\n', at), block.range.end) - at;
      if (const auto name = examiner_of(text_.substr(at, size)); !name.empty()) examination_.begin_questions(name);
    }
  }

  // The visible words of `block` up to `end`.
  [[nodiscard]] std::string beginning(const Block& block, std::size_t end) const {
    Block part = block;
    part.range.end = end;
    std::erase_if(part.hidden, [&](const TextRange& hidden) { return hidden.end > end; });
    return visible_words(text_, part);
  }

  // Without lines at the end that tell what happens: "(Recess taken.)"
  [[nodiscard]] TextRange without_directions(TextRange range) const {
    while (true) {
      const std::size_t line = text_.substr(0, range.end).rfind('\n');
      if (line == std::string_view::npos || line <= range.begin) return range;
      const TextRange last = text::trim(text_, {line, range.end});
      if (!is_direction(text_.substr(last.begin, last.size()))) return range;
      range = text::trim(text_, {range.begin, line});
    }
  }

  void add(const Block& block, TextRange range, const Attribution& attribution) {
    // The number of a numbered line is none of the words.
    const auto number = std::ranges::lower_bound(block.hidden, range.begin, {}, &TextRange::begin);
    if (number != block.hidden.end() && number->begin == range.begin) range.begin = number->end;
    range = range.begin < range.end ? without_directions(text::trim(text_, range)) : TextRange{};
    if (range.empty()) return;
    const auto words = text_.substr(range.begin, range.size());
    if (!first_ && (is_direction(words) || is_printed(words) || is_line_of_form(words))) return;
    if (!first_ && range == block.range && is_caption_line(block, words)) return;
    quotes_.push_back({.range = range, .kind = QuoteKind::turn, .continues = !first_, .attribution = attribution});
    first_ = false;
  }

  // Where names stand on lines of their own, a line that ends as no sentence may be one that no rule reads.
  [[nodiscard]] bool may_be_name(const Block& block) const {
    if (!transcript_.by_lines || block.range.size() > longest_heading) return false;
    const char last = text_[block.range.end - 1];
    return text::is_letter(last) || text::is_digit(last) || last == ')';
  }

  // A heading that is marked or in capitals, a rule across the page, or "[The letter follows:]" is nobody's speech, nor
  // is what follows it.
  [[nodiscard]] bool ends_turn(const Block& block) const {
    if (is_marked_heading(block)) return true;
    if (block.range.size() > longest_heading) return false;
    const auto words = text_.substr(block.range.begin, block.range.size());
    return is_capital_line(words) || announces_printed(words) || (transcript_.is_record && words.starts_with("___"));
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  Transcript transcript_;
  std::vector<Quote> quotes_ = {};
  std::optional<Attribution> speaker_ = {};  // of the turn that lasts
  Examination examination_;
  bool examines_ = false;  // somebody answers
  bool first_ = true;      // the next quotation begins an utterance
  bool is_named_ = false;  // the last label names who speaks, and is no "Q." or "A."
};

}  // namespace

std::vector<Quote> find_turns(const Document& document, const std::vector<Block>& blocks) {
  const std::string name = document.title.empty() ? title_of(document.text, blocks) : document.title;
  const TitleReading title = read_title(name);
  const bool is_typed = title.kind == TitleKind::other && is_transcript_type(document.type);
  Transcript transcript =
      read_transcript(document.text, blocks, is_typed ? TitleKind::transcript : title.kind, document.speaker);
  if (transcript.labels.empty()) {
    std::vector<Quote> statement = find_statement(document, blocks, title);
    if (!statement.empty() && !document.speaker.empty()) {
      const std::size_t another = first_of_another(document.text, blocks, document.speaker);
      std::erase_if(statement, [&](const Quote& quote) { return quote.range.begin >= another; });
    }
    return statement;
  }
  std::string interviewee = title.kind == TitleKind::interview ? title.speaker : std::string();
  if (interviewee.empty() && document.speaker.find_first_of(",;") == std::string::npos) interviewee = document.speaker;
  return Turns(document.text, blocks, std::move(transcript), std::move(interviewee)).find();
}

}  // namespace tenet::indexer
