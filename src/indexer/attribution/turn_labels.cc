#include "indexer/attribution/turn_labels.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/attribution/label_heads.h"
#include "indexer/attribution/label_parts.h"
#include "indexer/attribution/label_reading.h"
#include "indexer/attribution/label_words.h"
#include "indexer/attribution/turn_tables.h"
#include "indexer/attribution/word_classes.h"
#include "text/ascii.h"
#include "text/names.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_capital_words = 6;  // of a role in capitals, or of what looks like a label

// Whether the words of `parts`, which no mark closes, name somebody of whom the paragraph tells what he does:
// "2. Mr. Doe asked the Secretary", "Mr. DOE addressed the Chair", "Mr. Doe rose--", "Opposition members interjecting".
bool tells_what_is_done(std::string_view text, const Block& block, const LabelParts& parts, bool is_numbered) {
  const auto& words = parts.words;
  std::size_t i = 0;
  LabelWord kind = LabelWord::honorific;
  for (; i < words.size(); ++i) {
    kind = label_word(table_form(words[i]));
    if (kind != LabelWord::honorific) break;
  }
  const bool has_title = kind == LabelWord::title;
  const bool is_known = i > 0 || has_title;
  std::size_t capitals = 0;
  std::size_t names = 0;
  for (i += has_title ? 1 : 0; i < words.size(); ++i, ++names) {
    const Letters letters = letters_of(words[i]);
    if (letters != Letters::capital && letters != Letters::capitals) break;
    capitals += letters == Letters::capitals && words[i].size() > 2 ? 1 : 0;
  }
  const bool is_named = is_known && names > 0;
  if (is_named && i < words.size() && !words[i - 1].ends_with(',') && capitals > 0 && capitals == names) return true;
  const bool set_apart = is_numbered || (!parts.brackets.empty() && i == words.size());
  if (is_named && set_apart) return true;
  // A short paragraph that ends as no sentence does.
  if (!is_short(block)) return false;
  const std::string_view all = text.substr(block.range.begin, block.range.size());
  if (all.find_first_of(".?!:;\""sv, all.size() - 1) != std::string_view::npos || all.ends_with(')') ||
      all.ends_with("\u201D"sv) || all.ends_with("\u2026"sv)) {
    return false;
  }
  const bool is_addressed = i > 0 && words[i - 1].ends_with(',');  // "President Doe, on the --"
  const bool is_verb = !is_addressed && (i == words.size() || letters_of(words[i]) == Letters::small);
  constexpr std::ptrdiff_t most_before_crowd = 2;
  const auto last = words.begin() + std::min(std::ssize(words), most_before_crowd + 1);
  return (is_named && is_verb) || std::find_if(words.begin(), last, is_crowd_noun) != last;
}

// "Q  ", "Q:", "Q.", "QUESTION:", "Q Thank you", "A  ", "A:", "A.": where the letter or word ends, and which it is.
std::optional<std::pair<LabelForm, std::size_t>> question_or_answer(std::string_view head) {
  std::size_t end = 0;
  while (end < head.size() && text::is_letter(head[end])) ++end;
  if (end == 0 || end >= head.size() || !text::is_upper(head[0])) return std::nullopt;
  const LabelWord kind = label_word(table_form(head.substr(0, end)));
  if (kind != LabelWord::question && kind != LabelWord::answer) return std::nullopt;
  const bool is_question = kind == LabelWord::question;
  const bool marked = (head[end] == ':' || (head[end] == '.' && text::is_upper(head[0]))) &&
                      (end + 1 == head.size() || is_space(head[end + 1]));
  const bool set_apart = end == 1 && head[end] == wide_space;
  const bool plain = head[0] == 'Q' && end == 1 && head[end] == ' ' && end + 1 < head.size() &&
                     (text::is_upper(head[end + 1]) || head[end + 1] == '(' || !text::is_ascii(head[end + 1]));
  if (!(marked || set_apart || plain)) return std::nullopt;
  return std::pair{is_question ? LabelForm::question : LabelForm::answer, end};
}

// Past "<bullet>", which stands before statements that were not spoken in the Congressional Record.
std::size_t past_bullet(std::string_view text, const Block& block, std::size_t line) {
  constexpr auto bullet = "<bullet>"sv;
  if (!text.substr(line).starts_with(bullet)) return line;
  line += bullet.size();
  while (line < block.range.end && text::white_space_at(text, line) > 0) line += text::white_space_at(text, line);
  return line;
}

bool starts_like_a_name(std::string_view head, std::size_t at) {
  return at < head.size() && (!text::is_ascii(head[at]) || text::is_upper(head[at]));
}

// Reads the label of one line.
class LineReader {
 public:
  LineReader(std::string_view text, const Block& block, std::size_t line)
      : text_(text), block_(block), head_(head_of_line(text, block, line)), opening_(read_opening(head_.words())) {}

  [[nodiscard]] std::optional<TurnLabel> read() {
    const std::string_view head = head_.words();
    if (head.substr(opening_.number).starts_with('[')) return what_looks_like_it();
    if (!starts_like_a_name(head, opening_.number)) return change_of_speaker();
    if (!is_numbered() && !is_caption()) {
      if (const auto found = question_or_answer(head.substr(opening_.number))) {
        const std::size_t end = opening_.number + found->second;
        return label_at(found->first, opening_.number, end, end + (is_space(head[end]) ? 0 : 1));
      }
    }
    LabelParts parts = split_label(head, opening_.number, false);
    if (parts.words.empty()) return what_looks_like_it();
    if (!parts.is_closed) {
      auto label = tells_what_is_done(text_, block_, parts, is_numbered()) ? refused(parts) : what_looks_like_it();
      return is_all_of_block(parts) ? on_line(parts, std::move(label)) : label;
    }
    auto reading = read_words(parts);
    if (parts.closing == LabelEnd::stop && !(reading && form_of(*reading, parts, is_asked()))) {
      // "Smt. Jane Doe:": the full stop may shorten a word that the tables do not know.
      LabelParts longer = split_label(head, opening_.number, true);
      if (longer.is_closed && longer.closing == LabelEnd::colon && all_capitalised(longer.words)) {
        parts = std::move(longer);
        reading = read_words(parts);
      }
    }
    return labelled(parts, reading);
  }

 private:
  // "- Jane Doe:" may be an entry of a list; "*Mr. Doe:" has a note.
  [[nodiscard]] bool is_marked() const {
    return opening_.marks > opening_.spaces && (is_space(head_.bytes[opening_.marks - 1]));
  }
  [[nodiscard]] bool is_caption() const { return opening_.chevrons > opening_.marks; }
  [[nodiscard]] bool is_timed() const { return opening_.time > opening_.chevrons; }
  [[nodiscard]] bool is_numbered() const { return opening_.number > opening_.time; }
  // "Q12 Jane Doe:" asks; "12. Jane Doe:" may be an entry of a list.
  [[nodiscard]] bool is_asked() const { return is_numbered() && head_.bytes[opening_.time] == 'Q'; }
  [[nodiscard]] bool is_listed() const { return (is_numbered() && !is_asked()) || is_marked(); }

  [[nodiscard]] TurnLabel label_at(LabelForm form, std::size_t begin, std::size_t end, std::size_t next) const {
    return {.form = form,
            .range = {head_.places[begin], head_.places[end - 1] + 1},
            .speech = speech_begin(text_, block_, head_, next)};
  }

  // ">>" alone: somebody else speaks.
  [[nodiscard]] std::optional<TurnLabel> change_of_speaker() const {
    constexpr std::string_view chevrons = ">>";
    const std::size_t begin = opening_.marks;
    if (!head_.words().substr(begin).starts_with(chevrons)) return std::nullopt;
    return label_at(LabelForm::question, begin, begin + chevrons.size(), opening_.chevrons);
  }

  [[nodiscard]] std::optional<TurnLabel> refused(const LabelParts& parts) const {
    return is_caption() ? change_of_speaker() : label_at(LabelForm::refused, parts.begin, parts.end, parts.begin);
  }

  // Whether nothing stands in the block but words and brackets.
  [[nodiscard]] bool is_all_of_block(const LabelParts& parts) const {
    std::size_t end = parts.behind;
    while (end < head_.size && is_space(head_.bytes[end])) ++end;
    return !is_listed() && !is_caption() && end == head_.size && head_.places[0] == block_.range.begin &&
           head_.places[head_.size] == block_.range.end;
  }

  // "Lord Vane of Salter (Con)", "The Minister of Lamps (Ms. Kern)", "Odile Harrow (New Salter)", "Odile Harrow": who
  // speaks below, where the document has it so. `label` is what the line is elsewhere.
  [[nodiscard]] std::optional<TurnLabel> on_line(const LabelParts& parts, std::optional<TurnLabel> label) const {
    const auto reading = read_words(parts);
    const auto holder = std::ranges::find_if(parts.brackets, is_holder);
    const bool is_office_held = holder != parts.brackets.end() && is_office(parts, reading);
    const std::string words = words_of(parts);
    const auto has_digit = [](std::string_view bracket) { return std::ranges::any_of(bracket, text::is_digit); };
    if (std::ranges::any_of(parts.brackets, has_digit)) return label;  // "King Harrow (1981)"
    const bool is_addressed = reading && reading->names > 0 && (reading->has_title || reading->has_honorific);
    const bool is_person = is_name_line(words) && text::begins_with_given_name(words);
    if (!is_office_held && !is_addressed && !is_person) return label;
    if (!label) {
      label = label_at(LabelForm::refused, parts.begin, parts.end, parts.begin);
      label->is_only_on_line = true;
    }
    label->on_line = is_office_held ? std::string(without_spaces(*holder)) : words;
    label->is_set_apart = is_office_held || is_addressed || !parts.brackets.empty();
    return label;
  }

  // Words that no rule reads, in front of a colon, or a name before another mark: "Jane/Joan Doe (Ohio): ...",
  // "MR. DOE; ...".
  [[nodiscard]] std::optional<TurnLabel> what_looks_like_it() const {
    std::string_view words = words_before_colon(head_.words(), opening_.number);
    if (words.empty()) words = role_before_colon(head_.words(), opening_.number);
    if (words.empty()) words = words_before_mark(head_.words(), opening_.number);
    if (words.empty() || is_caption()) return change_of_speaker();
    auto label = label_at(LabelForm::refused, opening_.number, opening_.number + words.size(), opening_.number);
    label.name = std::string(words);
    return label;
  }

  // "The Minister of Lamps", "Minister for Lamps": what may have a holder.
  [[nodiscard]] static bool is_office(const LabelParts& parts, const std::optional<LabelReading>& reading) {
    const std::string first = table_form(parts.words.front());
    return first == "THE"sv || (label_word(first) == LabelWord::title && (!reading || !reading->names));
  }

  // The label whose words are `parts`, if they come to one.
  [[nodiscard]] std::optional<TurnLabel> labelled(const LabelParts& parts, std::optional<LabelReading> reading) const {
    const auto holder = std::ranges::find_if(parts.brackets, is_holder);
    const bool has_holder = holder != parts.brackets.end() && is_office(parts, reading) && all_capitalised(parts.words);
    if (has_holder && !reading) {
      const auto in_capitals = [](std::string_view word) { return letters_of(word) == Letters::capitals; };
      reading = LabelReading{.has_title = true, .in_capitals = std::ranges::all_of(parts.words, in_capitals)};
    }
    if (reading) reading->has_holder = has_holder;
    if (!reading) return unlabelled(parts);
    const std::optional<LabelForm> found = form_of(*reading, parts, is_asked());
    const LabelForm form = found.value_or(LabelForm::refused);
    const bool is_office_in_capitals =
        kind_of(*reading) == SpeakerKind::office && letters_of(parts.words.back()) == Letters::capitals;
    const bool is_addressed = form == LabelForm::titled || form == LabelForm::written || is_office_in_capitals;
    if (parts.closing == LabelEnd::bare && !is_addressed) return unlabelled(parts);
    const bool is_known = form <= LabelForm::office;
    // "IVO KERN, MAYOR OF SALTER:", "Ivo Kern, former mayor:"
    const bool is_full_name = !is_known && reading->names > 1 && !is_listed() &&
                              (classes_of(text::to_lower(parts.words.front())) & (conjunction | preposition)) == 0 &&
                              text::begins_with_given_name(parts.words.front());
    const bool is_doubtful = (is_listed() || (parts.has_aside && !is_full_name)) && parts.brackets.empty();
    if (parts.is_described && !is_full_name) {
      const bool is_person = found && is_known && kind_of(*reading) == SpeakerKind::person;
      return is_person ? refused(parts) : change_of_speaker();
    }
    if (!found || (!is_known && is_doubtful && parts.closing == LabelEnd::colon)) return unlabelled(parts);
    TurnLabel label = label_at(form, parts.begin, has_holder ? parts.behind : parts.end, parts.next);
    label.end = parts.closing;
    label.name = words_of(parts);
    label.kind = has_holder ? SpeakerKind::person : kind_of(*reading);
    label.is_timed = is_timed() || parts.is_timed;
    label.is_caption = is_caption();
    label.is_set_apart = is_numbered() || label.is_timed || !parts.brackets.empty();
    if (has_holder) {
      label.holder = std::string(without_spaces(*holder));
    } else {
      label.place = place_of(parts, *reading);
    }
    // "Mr. DOE." may stand alone on its line, "The President." is the end of a sentence.
    const bool is_alone = label.end == LabelEnd::stop && label.speech == block_.range.end;
    if (is_alone && label.form != LabelForm::titled) return std::nullopt;
    return label;
  }

  // "Vicar DOE. I rise": the words are as in labels of the kind, and the tables do not know the title.
  [[nodiscard]] static bool ends_in_capitals(const LabelParts& parts) {
    constexpr std::size_t shortest_name = 3;  // bytes
    const auto& words = parts.words;
    return words.size() > 1 && words.size() <= most_capital_words && letters_of(words.front()) == Letters::capital &&
           label_word(table_form(words.front())) == LabelWord::other && table_form(words.front()) != "THE"sv &&
           words.back().size() >= shortest_name && letters_of(words.back()) == Letters::capitals &&
           all_capitalised(words);
  }

  // What looks like a label and is none, or tells what somebody does.
  [[nodiscard]] std::optional<TurnLabel> unlabelled(const LabelParts& parts) const {
    if (tells_what_is_done(text_, block_, parts, is_numbered())) return refused(parts);
    const bool in_capitals =
        std::ranges::all_of(parts.words, [](std::string_view word) { return letters_of(word) == Letters::capitals; });
    const bool is_like_a_label = parts.closing == LabelEnd::colon && parts.words.size() <= most_capital_words &&
                                 !is_listed() && all_capitalised(parts.words) && (!parts.has_aside || in_capitals);
    if (parts.closing == LabelEnd::bare) return what_looks_like_it();
    const bool is_role =
        parts.closing == LabelEnd::colon && !is_listed() && !role_before_colon(head_.words(), opening_.number).empty();
    if (!is_like_a_label && !is_role && !ends_in_capitals(parts)) return change_of_speaker();
    auto label = refused(parts);
    if (label) {
      label->name = words_of(parts);
      label->end = parts.closing;
    }
    return label;
  }

  [[nodiscard]] std::string words_of(const LabelParts& parts) const {
    std::string words(head_.words().substr(parts.begin, parts.end - parts.begin));
    std::ranges::replace(words, wide_space, ' ');
    return words;
  }

  // "Ohio" of "Mr. DOE of Ohio" and of "Senator DOE (Ohio--Whip)".
  [[nodiscard]] std::string place_of(const LabelParts& parts, const LabelReading& reading) const {
    if (reading.place > 0) {
      constexpr auto of = "of "sv;
      const std::size_t at = static_cast<std::size_t>(parts.words[reading.place].data() - head_.words().data());
      return words_of(parts).substr(at + of.size() - parts.begin);
    }
    if (parts.brackets.empty() || parts.brackets.front().find_first_of("0123456789"sv) != std::string_view::npos)
      return {};
    return std::string(without_spaces(parts.brackets.front().substr(0, parts.brackets.front().find("\u2014"sv))));
  }

  std::string_view text_;
  const Block& block_;
  LabelHead head_;
  LabelOpening opening_;
};

}  // namespace

std::optional<TurnLabel> turn_label(std::string_view text, const Block& block, std::size_t line) {
  line = past_bullet(text, block, line);
  if (line >= block.range.end || !may_be_label(text, block, line)) return std::nullopt;
  return LineReader(text, block, line).read();
}

bool is_name_line(std::string_view words) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  if (parts.size() < 2 || parts.size() > most_name_words + 1) return false;
  return std::ranges::all_of(parts, [](std::string_view part) {
    if (part.ends_with(',')) part.remove_suffix(1);
    const Letters letters = letters_of(part);
    return is_word(part) && (letters == Letters::capital || letters == Letters::capitals || is_particle(part)) &&
           label_word(table_form(part)) == LabelWord::other && (!part.ends_with('.') || is_shortened(table_form(part)));
  });
}

SpeakerKind kind_by_titles(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  LabelReading reading;
  for (const std::string_view word : words) {
    const LabelWord kind = label_word(table_form(word));
    if (kind == LabelWord::honorific) reading.has_honorific = true;
    if (kind == LabelWord::title) {
      reading.has_title = true;
      reading.names = 0;
    } else if (kind == LabelWord::other) {
      ++reading.names;
    }
  }
  return kind_of(reading);
}

}  // namespace tenet::indexer
