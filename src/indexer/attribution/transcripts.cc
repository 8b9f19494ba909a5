#include "indexer/attribution/transcripts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/attribution/label_reading.h"
#include "indexer/attribution/label_words.h"
#include "indexer/attribution/line_labels.h"
#include "indexer/attribution/turn_tables.h"
#include "text/ascii.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// How many labels make a transcript of a document whose title does not say so.
constexpr std::size_t least_titled = 2;
constexpr std::size_t least_repeated = 4;  // of names that come back
constexpr std::size_t least_written = 3;   // "Mr. Doe:"
constexpr std::size_t least_dialogue = 6;  // "Jane Doe:"
// At least one block in so many has a label in a talk of names alone: reports and budgets are full of heads that come
// back.
constexpr std::size_t most_for_names = 12;
constexpr std::size_t most_for_dialogue = 6;

// Whether the label `name` is that of one of `speakers`, "Jane Doe, Ivo Kern": the full name or the last word of it.
bool is_one_of(std::string_view name, std::string_view speakers) {
  const std::string core = label_core(name);
  for (std::size_t begin = 0; begin < speakers.size();) {
    const std::size_t end =
        std::min({speakers.find_first_of(",;", begin), speakers.find(" and ", begin), speakers.size()});
    const auto speaker = without_spaces(speakers.substr(begin, end - begin));
    const std::string full = label_core(speaker);
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
  std::size_t captions = 0;         // behind ">>"
  std::size_t dashed = 0;           // before a full stop and a dash
  std::size_t bare = 0;             // titled, before a dash alone
  std::size_t bare_names = 0;       // names in them
  std::size_t dialogue = 0;         // names alone that stand twice or more
  std::size_t talkers = 0;          // names in them
  std::size_t full = 0;             // of these, those of two words, where two come back and one has a known given name
  std::size_t set_apart_names = 0;  // names alone with a bracket, a number or a time
  std::map<std::string, std::size_t, std::less<>> names = {};
};

using NameCounts = std::map<std::string_view, std::size_t>;

// What stands twice or more.
struct Repeated {
  std::size_t labels = 0;
  std::size_t names = 0;
};

Repeated repeated_of(const NameCounts& counts) {
  Repeated repeated;
  for (const auto& [name, times] : counts) {
    if (times < 2) continue;
    repeated.labels += times;
    ++repeated.names;
  }
  return repeated;
}

// Counts the labels of a document.
class LabelCounter {
 public:
  // `with_names`: names alone, too, are labels that may come back.
  LabelCounter(std::string_view text, const std::vector<Block>& blocks, bool with_names)
      : text_(text), blocks_(blocks), with_names_(with_names) {}

  void add(const LabelPlace& place) {
    const TurnLabel& label = place.label;
    if (label.form == LabelForm::refused) return;
    ++counted_.names[label_core(label.name)];
    if (!label.holder.empty()) ++counted_.names[label_core(label.holder)];
    if (label.end == LabelEnd::dash) ++counted_.dashed;
    if (label.is_caption) ++counted_.captions;
    if (label.end == LabelEnd::bare) {
      add_bare(label);
      return;
    }
    switch (label.form) {
      case LabelForm::titled: add_titled(label); break;
      case LabelForm::question: ++counted_.questions; break;
      case LabelForm::written:
      case LabelForm::office: add_written(place); break;
      case LabelForm::capitals:
        ++counted_.capitals;
        ++others_[label.name];
        break;
      case LabelForm::name: add_name(place); break;
      case LabelForm::answer:
      case LabelForm::refused: break;
    }
  }

  // After the last add().
  [[nodiscard]] Counted sum() {
    const Repeated others = repeated_of(others_);
    const Repeated talkers = repeated_of(talkers_);
    counted_.repeated = others.labels;
    counted_.different = others.names;
    counted_.dialogue = talkers.labels;
    counted_.talkers = talkers.names;
    counted_.full = count_full_names();
    counted_.courtesies = courtesies_.size();
    counted_.bare_names = bare_.size();
    return std::move(counted_);
  }

 private:
  void add_bare(const TurnLabel& label) {
    if (label.form != LabelForm::titled) return;
    ++counted_.bare;
    bare_.insert(label.name);
  }

  void add_titled(const TurnLabel& label) {
    ++counted_.titled;
    if (label.end != LabelEnd::colon) ++counted_.of_record;
  }

  void add_written(const LabelPlace& place) {
    const TurnLabel& label = place.label;
    ++others_[label.name];
    if (label.end != LabelEnd::colon) {
      ++counted_.written;
    } else if (is_spoken(text_, blocks_, place)) {
      ++counted_.courteous;
      if (label.is_set_apart) ++counted_.set_apart;
      ++courtesies_[label.name];
    }
  }

  void add_name(const LabelPlace& place) {
    const TurnLabel& label = place.label;
    if (with_names_) ++others_[label.name];
    if (!is_spoken(text_, blocks_, place)) return;
    ++talkers_[label.name];
    if (label.is_set_apart) ++counted_.set_apart_names;
  }

  [[nodiscard]] std::size_t count_full_names() const {
    NameCounts full = talkers_;
    std::erase_if(full, [](const auto& talker) { return talker.first.find(' ') == std::string_view::npos; });
    const Repeated repeated = repeated_of(full);
    const bool has_given_name =
        std::ranges::any_of(full, [](const auto& talker) { return talker.second > 1 && is_full_name(talker.first); });
    return repeated.names >= 2 && has_given_name ? repeated.labels : 0;
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  bool with_names_;
  Counted counted_;
  NameCounts others_;
  NameCounts courtesies_;
  NameCounts talkers_;
  std::set<std::string_view> bare_;
};

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
  bool by_all = false;       // the title says so, and each paragraph begins with a label
  bool is_record = false;    // "Mr. DOE."
  bool is_hearing = false;   // "Senator Doe."
  bool answers = false;

  [[nodiscard]] bool is_transcript() const {
    return by_speaker || by_titled || by_names || by_written || by_dialogue || by_dash || by_bare || by_all || answers;
  }
};

Convention convention_of(const Counted& counted, bool says_so, bool by_speaker, std::size_t blocks) {
  Convention shown{.says_so = says_so, .by_speaker = by_speaker};
  shown.is_record = counted.of_record > 0 && 2 * counted.of_record >= counted.titled;
  shown.by_titled = counted.titled >= least_titled || counted.of_record > 0 ||
                    (counted.titled > 0 && (says_so || counted.questions > 0));
  // A name that comes back, and another that does: they talk.
  shown.by_names = (counted.repeated >= least_repeated && counted.different >= 2 &&
                    (says_so || counted.repeated * most_for_names >= blocks)) ||
                   (counted.captions >= 2 && counted.names.size() >= 2);
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

// What labels are by the convention of their document.
class LabelJudge {
 public:
  LabelJudge(const Convention& shown, const Counted& counted) : shown_(shown), counted_(counted) {}

  // `opens`: a capital follows the label.
  [[nodiscard]] Verdict verdict(const TurnLabel& label, bool opens) const {
    // The Record prints bills and reports, which are full of "Officer Pay:" and "TECHNOLOGY FUNDS:".
    const bool is_other = label.form >= LabelForm::written && label.form != LabelForm::refused;
    if (shown_.is_record && is_other && label.end == LabelEnd::colon) {
      return is_small(label) ? Verdict::plain : Verdict::ends_turn;
    }
    if (label.end == LabelEnd::bare) return judge_bare(label, opens);
    const bool stops = label.end == LabelEnd::stop;
    switch (label.form) {
      case LabelForm::titled:
      case LabelForm::question: return Verdict::begins_turn;
      case LabelForm::answer: return begins_if(counted_.questions > 0, Verdict::plain);
      case LabelForm::written:
        if (!stops) return Verdict::begins_turn;
        return begins_if(shown_.is_hearing, shown_.is_record ? Verdict::ends_turn : Verdict::plain);
      case LabelForm::office:
        if (stops) return begins_if(shown_.is_record || shown_.is_hearing, Verdict::plain);
        return begins_if(is_apart(label) || shown_.by_written || comes_back(label), Verdict::ends_turn);
      case LabelForm::capitals:
        if (stops) return begins_if(shown_.is_record, Verdict::plain);
        return begins_if(shown_.says_so || shown_.by_speaker || shown_.by_titled || shown_.by_names,
                         Verdict::ends_turn);
      case LabelForm::name: return judge_name(label, opens);
      case LabelForm::refused: return judge_refused(label, opens);
    }
    return Verdict::plain;
  }

 private:
  static Verdict begins_if(bool begins, Verdict otherwise) { return begins ? Verdict::begins_turn : otherwise; }
  static Verdict ends_if(bool ends) { return ends ? Verdict::ends_turn : Verdict::plain; }

  [[nodiscard]] Verdict judge_bare(const TurnLabel& label, bool opens) const {
    const bool is_titled = label.form == LabelForm::titled;
    if (shown_.by_bare && (is_titled || opens)) return Verdict::begins_turn;
    return ends_if(is_titled && shown_.by_titled && !shown_.is_record);
  }

  [[nodiscard]] Verdict judge_name(const TurnLabel& label, bool opens) const {
    if (label.end == LabelEnd::dash) return begins_if(shown_.by_dash, Verdict::plain);
    if (label.end == LabelEnd::stop) return Verdict::plain;
    if (comes_back(label) || shown_.by_all) return Verdict::begins_turn;
    if (label.kind == SpeakerKind::group) {
      return begins_if(label.is_set_apart || shown_.by_speaker || shown_.by_written || shown_.by_dialogue,
                       Verdict::ends_turn);
    }
    if (label.is_set_apart && (shown_.by_written || shown_.by_titled || shown_.by_dialogue))
      return Verdict::begins_turn;
    if (shown_.says_so && shown_.by_names && counted_.titled == 0) return Verdict::begins_turn;
    return ends_if(is_like_a_name(label, opens));
  }

  [[nodiscard]] Verdict judge_refused(const TurnLabel& label, bool opens) const {
    // "Mr. DOE addressed the Chair": the Record prints it with what he said before.
    if (label.name.empty()) return ends_if(!shown_.is_record);
    if (label.end != LabelEnd::colon) return ends_if(shown_.by_titled);
    return ends_if(is_like_a_name(label, opens));
  }

  // Whether the name of the label is that of another, or the field of the document names him.
  [[nodiscard]] bool comes_back(const TurnLabel& label) const {
    const auto named = counted_.names.find(label_core(label.name));
    return named != counted_.names.end() && named->second >= 2;
  }

  static bool is_apart(const TurnLabel& label) { return label.kind == SpeakerKind::group || label.is_set_apart; }
  static bool is_small(const TurnLabel& label) { return std::ranges::any_of(label.name, text::is_lower); }

  // "Nominations: ..." is no label where labels are in capitals or end in full stops, "NOTE: ..." looks like one.
  [[nodiscard]] bool is_like_a_name(const TurnLabel& label, bool opens) const {
    if (!is_small(label)) return true;
    const bool may_name = label.name.find(' ') != std::string::npos || label.kind == SpeakerKind::office || opens;
    return may_name && !shown_.is_record;
  }

  const Convention& shown_;
  const Counted& counted_;
};

// Whether each paragraph begins with a label, and one has a full name.
bool are_all_labelled(std::string_view text, const std::vector<Block>& blocks, const std::vector<LabelPlace>& places) {
  const auto is_body = [&](const Block& block) {
    const bool is_aside = text[block.range.begin] == '[' || text[block.range.begin] == '(';  // "[Applause]"
    return (block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item) && !is_aside;
  };
  std::size_t labelled = 0;
  bool has_full_name = false;
  for (const auto& [block, line, label] : places) {
    const bool opens = is_body(blocks[block]) && line == blocks[block].range.begin && label.end == LabelEnd::colon;
    labelled += opens && label.form != LabelForm::refused ? 1 : 0;
    has_full_name = has_full_name || (opens && is_full_name(label.name));
  }
  return has_full_name && labelled == static_cast<std::size_t>(std::ranges::count_if(blocks, is_body));
}

}  // namespace

Transcript read_transcript(std::string_view text, const std::vector<Block>& blocks, TitleKind title,
                           std::string_view speakers) {
  Transcript transcript;
  if (title == TitleKind::nobody) return transcript;
  const bool says_so = title == TitleKind::transcript || title == TitleKind::remarks || title == TitleKind::interview;
  std::vector<LabelPlace> places = find_labels(text, blocks);
  std::vector<LabelPlace> on_lines;
  if (has_names_on_lines(text, blocks, places)) on_lines = places;
  std::erase_if(places, [](const LabelPlace& place) { return place.label.is_only_on_line; });
  drop_quoted(text, places);
  for (LabelPlace& place : places) {
    const bool lists = is_entry_of_list(text.substr(place.label.speech)) || names_alone(text, blocks, place);
    if (lists) place.label.form = LabelForm::refused;
  }
  LabelCounter counter(text, blocks, says_so);
  for (const LabelPlace& place : places) counter.add(place);
  Counted counted = counter.sum();
  const bool by_speaker = names_speakers(places, speakers);
  for (auto& [name, times] : counted.names) {
    if (by_speaker && is_one_of(name, speakers)) ++times;  // the field names him, too
  }
  Convention shown = convention_of(counted, says_so, by_speaker, blocks.size());
  shown.by_all = says_so && are_all_labelled(text, blocks, places);
  if (!shown.is_transcript())
    return on_lines.empty() ? transcript
                            : Transcript{.labels = labels_on_lines(blocks, std::move(on_lines)), .by_lines = true};
  const LabelJudge judge(shown, counted);
  bool begins = false;
  for (LabelPlace& place : places) {
    const std::size_t behind = text.find_first_not_of(":*_ \n", std::max(place.label.range.end, place.label.speech));
    const bool opens = behind != std::string_view::npos && text::is_upper(text[behind]);
    const Verdict verdict = judge.verdict(place.label, opens);
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
