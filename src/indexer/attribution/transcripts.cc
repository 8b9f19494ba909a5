#include "indexer/attribution/transcripts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/attribution/label_reading.h"
#include "indexer/attribution/label_words.h"
#include "indexer/attribution/turn_tables.h"
#include "text/ascii.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

// How many labels make a transcript of a document whose title does not say so.
constexpr std::size_t least_titled = 2;
constexpr std::size_t least_repeated = 4;  // of names that come back
constexpr std::size_t least_written = 3;   // "Mr. Doe:"
constexpr std::size_t least_dialogue = 6;  // "Jane Doe:"
// At least one block in so many has a label in a talk of names alone: reports and budgets are full of heads that come
// back.
constexpr std::size_t most_for_names = 12;
constexpr std::size_t most_for_dialogue = 6;

// What the names of labels are compared by: without honorifics and titles, in lower case. "Hon PETER DOE" and "Peter
// Doe" are one, "Mr. Speaker" and "Mr. President" two.
std::string core_of(std::string_view name) {
  const std::string all = text::to_lower(name);
  while (true) {
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) return all.substr(all.size() - name.size());
    const LabelWord kind = label_word(table_form(name.substr(0, space)));
    if (kind != LabelWord::honorific && kind != LabelWord::title && kind != LabelWord::modifier)
      return all.substr(all.size() - name.size());
    name.remove_prefix(space + 1);
  }
}

// Whether the label `name` is that of one of `speakers`, "Jane Doe, Ivo Kern": the full name or the last word of it.
bool is_one_of(std::string_view name, std::string_view speakers) {
  const std::string core = core_of(name);
  for (std::size_t begin = 0; begin < speakers.size();) {
    const std::size_t end =
        std::min({speakers.find_first_of(",;", begin), speakers.find(" and ", begin), speakers.size()});
    const auto speaker = without_spaces(speakers.substr(begin, end - begin));
    const std::string full = core_of(speaker);
    if (!core.empty() && (core == full || full.ends_with(" " + core))) return true;
    begin = end + (speakers.substr(end).starts_with(" and ") ? std::string_view(" and ").size() : 1);
  }
  return false;
}

// Whether one of `speakers` has a label, and another has one, or somebody asks and answers.
bool names_speakers(const std::vector<LabelPlace>& places, std::string_view speakers) {
  if (speakers.empty()) return false;
  std::string_view speaker;  // who has a label
  bool has_other = false;
  bool has_question = false;
  bool has_answer = false;
  for (const auto& [block, line, label] : places) {
    if (label.form == LabelForm::refused) continue;
    has_question = has_question || label.form == LabelForm::question;
    has_answer = has_answer || label.form == LabelForm::answer;
    if (label.name.empty()) continue;
    const bool is_speaker = is_one_of(label.name, speakers);
    const bool is_new = !is_one_of(label.name, speaker) && !is_one_of(speaker, label.name);
    has_other = has_other || !is_speaker || (!speaker.empty() && is_new);
    if (is_speaker && speaker.empty()) speaker = label.name;
  }
  return (!speaker.empty() && has_other) || (has_question && has_answer);
}

// "Jane Doe": a given name that is known stands first.
bool is_full_name(std::string_view name) {
  return name.find(' ') != std::string_view::npos && text::begins_with_given_name(name);
}

// Which labels of a document count.
struct Counted {
  std::size_t titled = 0;
  std::size_t of_record = 0;  // titled, before a full stop
  std::size_t capitals = 0;
  std::size_t written = 0;  // before a full stop
  std::size_t questions = 0;
  std::size_t repeated = 0;         // labels without a title, or not in capitals, that stand twice or more
  std::size_t different = 0;        // names in them
  std::size_t courteous = 0;        // written or offices, before a colon
  std::size_t set_apart = 0;        // of these, those with a bracket, a number or a time
  std::size_t courtesies = 0;       // names in them
  std::size_t dashed = 0;           // before a full stop and a dash
  std::size_t bare = 0;             // titled, before a dash alone
  std::size_t bare_names = 0;       // names in them
  std::size_t dialogue = 0;         // names alone that stand twice or more
  std::size_t talkers = 0;          // names in them
  std::size_t full = 0;             // of these, those of two words, where two come back and one has a known given name
  std::size_t set_apart_names = 0;  // names alone with a bracket, a number or a time
  std::map<std::string, std::size_t, std::less<>> names = {};
};

Counted count(std::string_view text, const std::vector<Block>& blocks, const std::vector<LabelPlace>& places,
              bool with_names) {
  Counted counted;
  std::map<std::string_view, std::size_t> others;
  std::map<std::string_view, std::size_t> courtesies;
  std::map<std::string_view, std::size_t> talkers;
  std::set<std::string_view> bare;
  for (const LabelPlace& place : places) {
    const TurnLabel& label = place.label;
    if (label.form == LabelForm::refused) continue;
    ++counted.names[core_of(label.name)];
    if (!label.holder.empty()) ++counted.names[core_of(label.holder)];
    counted.dashed += label.end == LabelEnd::dash ? 1 : 0;
    if (label.end == LabelEnd::bare) {
      if (label.form == LabelForm::titled) bare.insert(label.name);
      counted.bare += label.form == LabelForm::titled ? 1 : 0;
      continue;
    }
    if (label.form == LabelForm::titled) {
      ++counted.titled;
      counted.of_record += label.end != LabelEnd::colon ? 1 : 0;
    }
    counted.questions += label.form == LabelForm::question ? 1 : 0;
    counted.capitals += label.form == LabelForm::capitals ? 1 : 0;
    const bool is_written = label.form == LabelForm::written || label.form == LabelForm::office;
    counted.written += is_written && label.end != LabelEnd::colon ? 1 : 0;
    if (is_written && label.end == LabelEnd::colon && is_spoken(text, blocks, place)) {
      ++counted.courteous;
      counted.set_apart += label.is_set_apart ? 1 : 0;
      ++courtesies[label.name];
    }
    if (label.form == LabelForm::name && is_spoken(text, blocks, place)) {
      ++talkers[label.name];
      counted.set_apart_names += label.is_set_apart ? 1 : 0;
    }
    const bool is_other = is_written || label.form == LabelForm::capitals;
    if (is_other || (with_names && label.form == LabelForm::name)) ++others[label.name];
  }
  const auto sum = [](const auto& names, std::size_t& repeated, std::size_t& different) {
    for (const auto& [name, times] : names) {
      if (times < 2) continue;
      repeated += times;
      ++different;
    }
  };
  sum(others, counted.repeated, counted.different);
  sum(talkers, counted.dialogue, counted.talkers);
  const bool has_full_name =
      std::ranges::any_of(talkers, [](const auto& talker) { return talker.second > 1 && is_full_name(talker.first); });
  std::erase_if(talkers, [](const auto& talker) { return talker.first.find(' ') == std::string_view::npos; });
  std::size_t full_names = 0;
  sum(talkers, counted.full, full_names);
  if (full_names < 2 || !has_full_name) counted.full = 0;
  counted.courtesies = courtesies.size();
  counted.bare_names = bare.size();
  return counted;
}

// Which forms of label the document uses.
struct Convention {
  bool says_so = false;      // the title does
  bool by_speaker = false;   // the field of the document names one of them
  bool by_titled = false;    // "MS. DOE:"
  bool by_names = false;     // "DOE:"
  bool by_written = false;   // "Mr. Doe:"
  bool by_dialogue = false;  // "Jane Doe:"
  bool by_dash = false;      // "Jane Doe (ABC). -"
  bool by_bare = false;      // "Mr DOE (Ohio)\u2014"
  bool is_record = false;    // "Mr. DOE."
  bool is_hearing = false;   // "Senator Doe."
  bool answers = false;

  [[nodiscard]] bool is_transcript() const {
    return by_speaker || by_titled || by_names || by_written || by_dialogue || by_dash || by_bare || answers;
  }
};

Convention convention_of(const Counted& counted, bool says_so, bool by_speaker, std::size_t blocks) {
  Convention shown{.says_so = says_so, .by_speaker = by_speaker};
  shown.is_record = counted.of_record > 0 && 2 * counted.of_record >= counted.titled;
  shown.by_titled = counted.titled >= least_titled || counted.of_record > 0 ||
                    (counted.titled > 0 && (says_so || counted.questions > 0));
  // A name that comes back, and another that does: they talk.
  shown.by_names = counted.repeated >= least_repeated && counted.different >= 2 &&
                   (says_so || counted.repeated * most_for_names >= blocks);
  shown.by_written = (counted.courteous >= least_written && counted.courtesies >= 2) ||
                     (counted.set_apart > 0 && counted.courteous >= 2) ||
                     (says_so && (counted.courteous > 0 || counted.written > 0));
  const bool is_set_apart = counted.set_apart_names >= least_written && counted.dialogue > 0;
  shown.by_dialogue =
      (counted.dialogue >= least_dialogue && counted.talkers >= 2 && counted.dialogue * most_for_dialogue >= blocks) ||
      (is_set_apart && counted.names.size() >= 2) || (counted.full >= least_repeated && 2 * counted.full >= blocks);
  shown.by_dash = counted.dashed >= least_titled && counted.names.size() >= 2;
  shown.by_bare = counted.bare >= least_written && counted.bare_names >= 2 && counted.bare > counted.titled;
  // Where labels are in capitals, "Senator Doe." is the end of a sentence.
  shown.is_hearing = counted.titled + counted.capitals < counted.written;
  shown.answers = counted.questions > 0;
  if (!says_so && !by_speaker && !shown.by_titled && !shown.by_names && !shown.by_written && !shown.by_dialogue)
    shown.answers = false;
  return shown;
}

enum class Verdict {
  begins_turn,
  ends_turn,  // looks like a label, and is none by this convention
  plain,      // words like others
};

// `opens`: a capital follows the label.
Verdict judge(const TurnLabel& label, bool opens, const Convention& shown, const Counted& counted) {
  const bool stops = label.end == LabelEnd::stop;
  const auto named = counted.names.find(core_of(label.name));
  const bool again = named != counted.names.end() && named->second >= 2;
  // "Nominations: ..." is no label where labels are in capitals or end in full stops, "NOTE: ..." looks like one.
  const bool is_small = std::ranges::any_of(label.name, text::is_lower);
  const bool may_name = label.name.find(' ') != std::string::npos || label.kind == SpeakerKind::office || opens;
  const bool is_like_a_name = !is_small || (!shown.is_record && may_name);
  const auto kept = [](bool begins, Verdict otherwise) { return begins ? Verdict::begins_turn : otherwise; };
  const auto kept_out = [](bool ends) { return ends ? Verdict::ends_turn : Verdict::plain; };
  // The Record prints bills and reports, which are full of "Officer Pay:" and "TECHNOLOGY FUNDS:".
  const bool is_other = label.form >= LabelForm::written && label.form != LabelForm::refused;
  if (shown.is_record && is_other && label.end == LabelEnd::colon)
    return is_small ? Verdict::plain : Verdict::ends_turn;
  if (label.end == LabelEnd::bare) {
    if (shown.by_bare && (label.form == LabelForm::titled || opens)) return Verdict::begins_turn;
    return kept_out(label.form == LabelForm::titled && shown.by_titled && !shown.is_record);
  }
  switch (label.form) {
    case LabelForm::titled:
    case LabelForm::question: return Verdict::begins_turn;
    case LabelForm::answer: return kept(counted.questions > 0, Verdict::plain);
    case LabelForm::written:
      if (stops) return kept(shown.is_hearing, shown.is_record ? Verdict::ends_turn : Verdict::plain);
      return Verdict::begins_turn;
    case LabelForm::office:
      if (stops) return kept(shown.is_record || shown.is_hearing, Verdict::plain);
      if (label.kind == SpeakerKind::group || label.is_set_apart) return Verdict::begins_turn;
      return kept(shown.by_written || again, Verdict::ends_turn);
    case LabelForm::capitals:
      if (stops) return kept(shown.is_record, Verdict::plain);
      return kept(shown.says_so || shown.by_speaker || shown.by_titled || shown.by_names, Verdict::ends_turn);
    case LabelForm::name:
      if (label.end == LabelEnd::dash) return kept(shown.by_dash, Verdict::plain);
      if (stops) return Verdict::plain;
      if (label.kind == SpeakerKind::group) {
        return kept(again || label.is_set_apart || shown.by_speaker || shown.by_written || shown.by_dialogue,
                    Verdict::ends_turn);
      }
      if (again || (label.is_set_apart && (shown.by_written || shown.by_titled || shown.by_dialogue)))
        return Verdict::begins_turn;
      if (shown.says_so && shown.by_names && counted.titled == 0) return Verdict::begins_turn;
      return is_like_a_name ? Verdict::ends_turn : Verdict::plain;
    case LabelForm::refused:
      // "Mr. DOE addressed the Chair": the Record prints it with what he said before.
      if (label.name.empty()) return shown.is_record ? Verdict::plain : Verdict::ends_turn;
      if (label.end != LabelEnd::colon) return kept_out(shown.by_titled);
      return is_like_a_name ? Verdict::ends_turn : Verdict::plain;
  }
  return Verdict::plain;
}

}  // namespace

Transcript read_transcript(std::string_view text, const std::vector<Block>& blocks, TitleKind title,
                           std::string_view speakers) {
  Transcript transcript;
  if (title == TitleKind::nobody) return transcript;
  const bool says_so = title == TitleKind::transcript || title == TitleKind::remarks || title == TitleKind::interview;
  std::vector<LabelPlace> places = find_labels(text, blocks);
  drop_quoted(text, places);
  for (LabelPlace& place : places) {
    const bool lists = is_entry_of_list(text.substr(place.label.speech)) || names_alone(text, blocks, place);
    if (lists) place.label.form = LabelForm::refused;
  }
  Counted counted = count(text, blocks, places, says_so);
  const bool by_speaker = names_speakers(places, speakers);
  for (auto& [name, times] : counted.names) {
    if (by_speaker && is_one_of(name, speakers)) ++times;  // the field names him, too
  }
  const Convention shown = convention_of(counted, says_so, by_speaker, blocks.size());
  if (!shown.is_transcript()) return transcript;
  bool begins = false;
  for (LabelPlace& place : places) {
    const std::size_t behind = text.find_first_not_of(":*_ \n", std::max(place.label.range.end, place.label.speech));
    const bool opens = behind != std::string_view::npos && text::is_upper(text[behind]);
    const Verdict verdict = judge(place.label, opens, shown, counted);
    if (verdict == Verdict::plain) continue;
    if (verdict == Verdict::ends_turn) place.label.form = LabelForm::refused;
    begins = begins || verdict == Verdict::begins_turn;
    transcript.labels.push_back(std::move(place));
  }
  if (!begins) transcript.labels.clear();
  transcript.is_record = shown.is_record;
  return transcript;
}

std::size_t first_of_another(std::string_view text, const std::vector<Block>& blocks, std::string_view speaker) {
  for (const LabelPlace& place : find_labels(text, blocks)) {
    const TurnLabel& label = place.label;
    if (label.form == LabelForm::refused || label.end != LabelEnd::colon || !is_spoken(text, blocks, place)) continue;
    if (!label.name.empty() && is_one_of(label.name, speaker)) continue;
    const bool is_voice = label.form == LabelForm::question || label.kind == SpeakerKind::group;
    if (is_voice || is_full_name(label.name)) return place.line;
  }
  return std::string_view::npos;
}

}  // namespace tenet::indexer
