#include "indexer/attribution/speakers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/attribution/attribution.h"
#include "indexer/attribution/chair.h"
#include "indexer/attribution/coreference.h"
#include "indexer/attribution/entities.h"
#include "indexer/attribution/paragraph_attribution.h"
#include "indexer/attribution/quote_kinds.h"
#include "indexer/attribution/tagged_text.h"
#include "indexer/attribution/turn_labels.h"
#include "indexer/attribution/turns.h"
#include "text/ascii.h"
#include "text/given_names.h"
#include "text/name_words.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

// Words that offices leave small.
bool is_small_word(std::string_view word) {
  constexpr std::array small = {"and", "at", "for", "in", "of", "on", "pro", "tempore", "the", "to"};
  return std::ranges::find(small, word) != small.end();
}

// Without the article or "Mr."; capitals become Capitals: "Speaker pro tempore" of "The SPEAKER pro tempore".
std::string office_name(std::string_view label) {
  const std::string first = text::to_lower(label.substr(0, label.find_first_of(". ")));
  const std::size_t space = label.find(' ');
  if (space != std::string_view::npos && (first == "the" || text::is_honorific(first))) label.remove_prefix(space + 1);
  std::string name;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t end = std::min(label.find(' ', at), label.size());
    std::string word = text::to_lower(label.substr(at, end - at));
    if (!word.empty() && (at == 0 || !is_small_word(word))) word.front() = label[at];
    name += (at > 0 ? " " : "") + word;
    at = end + 1;
  }
  return name;
}

// "Deputy Speaker" of "The DEPUTY SPEAKER (Hon. Odile Harrow)"; empty for a label without a bracket.
std::string office_held(std::string_view label) {
  const std::size_t bracket = label.find_first_of("([");
  const bool ends = label.ends_with(')') || label.ends_with(']');
  if (bracket == std::string_view::npos || bracket < 2 || !ends) return {};
  return office_name(label.substr(0, label.find_last_not_of(' ', bracket - 1) + 1));
}

// Of pronouns whose words are found rightly, the share that is given the right name: docs/quotations.md.
constexpr double pronouns_right = .87;

// The words of a document that may name whose it is: its title, its fields and its last lines. Of a signature in
// capitals the name with small letters, too.
std::string signature_of(const Document& document) {
  constexpr std::size_t longest = 400;  // bytes of the last lines
  const std::string_view text = document.text;
  const std::string last(text.substr(text.size() - std::min(text.size(), longest)));
  std::string words = document.title + '\n' + document.speaker + '\n' + document.author + '\n' + last;
  for (std::size_t begin = last.find_last_not_of(" \n\t"); begin != std::string::npos && begin > 0;) {
    const std::size_t line = last.rfind('\n', begin);
    words += '\n' + text::split_name(std::string_view(last).substr(line + 1, begin - line)).plain();
    if (line == std::string::npos || line == 0) break;
    begin = line - 1;
  }
  return words;
}

// Whether others are called as in French, so that "M." is no initial.
bool has_french_labels(std::string_view text) {
  return text.find("\nMme ") != std::string_view::npos || text.find("\nL'hon. ") != std::string_view::npos ||
         text.find("\nL\u2019hon. ") != std::string_view::npos ||
         text.find("\nLe Pr\u00E9sident") != std::string_view::npos;
}

// Gives every mention its name, and every name its place among the speakers.
class Naming {
 public:
  Naming(const Document& document, Entities& entities, const Authority& authority)
      : document_(document), entities_(entities), authority_(authority), coreference_(document, entities) {}

  AttributedQuotes name(std::vector<Quote> quotes) && {
    std::size_t turn_end = 0;
    for (Quote& quote : quotes) {
      if (quote.range.begin >= turn_end) coreference_.set_turn({});
      // "Q" is a label, and nobody's name.
      const bool unnamed = quote.kind == QuoteKind::turn && quote.attribution.speaker.empty();
      while (!around_.empty() && around_.back().end <= quote.range.begin) around_.pop_back();
      coreference_.pronouns().bar(around_.empty() ? std::nullopt : around_.back().speaker);
      coreference_.pronouns().answer(may_answer(quote.attribution));
      if (is_speech(quote.kind) && !unnamed)
        name_one(quote.attribution, quote.range.begin, quote.kind == QuoteKind::turn);
      const auto speaker = quote.attribution.speaker.empty() || !last_ ? std::nullopt : last_->member;
      around_.push_back({.end = quote.range.end, .speaker = speaker});
      if (speaker && asks(quote)) {
        coreference_.pronouns().ask(*speaker, quote.attribution.mention.begin, quote.attribution.cue.end);
      } else {
        coreference_.pronouns().end_question();
      }
      if (quote.kind != QuoteKind::turn && quote.kind != QuoteKind::statement) continue;
      coreference_.set_turn(quote.attribution.speaker);
      turn_end = quote.range.end;
    }
    attributed_.quotes = std::move(quotes);
    return std::move(attributed_);
  }

 private:
  void name_one(Attribution& attribution, std::size_t at, bool is_label) {
    std::optional<Coreference::Meant> meant;
    if (attribution.kind == SpeakerKind::group) {  // "AUDIENCE MEMBER:"
      meant = Coreference::Meant{.other = {.name = attribution.speaker, .kind = attribution.kind}};
    } else if (is_label && is_chair(attribution.speaker) && !chair().empty()) {  // "The Chairman."
      meant = Coreference::Meant{.member = entities_.named(chair(), at)};
    } else if (is_label && attribution.kind == SpeakerKind::office) {  // "The SPEAKER pro tempore."
      meant = Coreference::Meant{.other = {.name = office_name(attribution.speaker), .kind = attribution.kind}};
    } else if (is_label && is_of_place(attribution.speaker, at)) {  // "Mr. HARROW of New Salter."
      meant = Coreference::Meant{.other = {.name = name_with_place(attribution.speaker), .kind = attribution.kind}};
    } else if (!attribution.speaker.empty()) {
      meant = Coreference::Meant{.member = entities_.named(attribution.speaker, at)};
    } else if (attribution.mention == last_mention_ && last_) {
      meant = last_;
    } else if (!attribution.mention.empty()) {
      meant = coreference_.resolve(attribution.mention);
    }
    last_mention_ = attribution.mention;
    last_ = meant;
    if (!meant) {
      if ((classes_of(text::to_lower(words_of(attribution.mention))) & pronoun) != 0)
        attribution.confidence *= pronouns_right;
      return attribution.speaker.clear();
    }
    if (meant->nobody || is_heading(attribution, *meant)) {
      attribution = {};
      return;
    }
    const Speaker& who = meant->member ? entities_.members()[*meant->member].speaker : meant->other;
    std::string_view name = who.name;
    if (is_label && is_french_ && name.starts_with("M. ")) name.remove_prefix(3);
    Speaker& speaker = admit(name, who);
    if (is_label && speaker.role.empty()) speaker.role = office_held(words_of(attribution.mention));
    attribution.speaker = speaker.name;
    attribution.kind = speaker.kind;
    if (meant->by_pronoun) attribution.confidence *= pronouns_right;
  }

  // Whether who was asked may say a quotation: '"…," he said.' What he added goes on with the question.
  [[nodiscard]] bool may_answer(const Attribution& attribution) const {
    const std::string verb = words_of(attribution.cue);
    return attribution.rule == "after" && !verb.starts_with("add") && !verb.starts_with("continu");
  }

  // Whether a quotation is a question: 'Harrow asked Vane, "Who pays?"'.
  [[nodiscard]] bool asks(const Quote& quote) const {
    return quote.range.end > 0 && document_.text[quote.range.end - 1] == '?';
  }

  // Whether what stands before a colon and a quotation is no name, but says what the quotation is: "Key Finding: ...".
  // Nothing in the words or elsewhere in the document shows that somebody is called so.
  bool is_heading(const Attribution& attribution, const Coreference::Meant& meant) {
    const std::string_view behind = std::string_view(document_.text).substr(attribution.mention.end);
    if (attribution.rule != "label" || !meant.member || !behind.starts_with(':')) return false;
    const Speaker& who = entities_.members()[*meant.member].speaker;
    if (who.kind != SpeakerKind::person || !who.role.empty()) return false;
    const std::string first = text::name_key(who.name.substr(0, who.name.find(' ')));
    // One word may be a family name, unless it is a common one: "Harrow", "Example".
    const bool is_common = classes_of(first) != 0 || text::is_charge(first);
    if (who.name.find(' ') == std::string::npos && !is_common) return false;
    const bool begins_person = who.name.find('.') == 1 || text::given_name(first) != text::GivenName::none;
    return !begins_person && !named_in_prose().contains(*meant.member);
  }

  // The members that the text names elsewhere than before a colon.
  const std::set<std::size_t>& named_in_prose() {
    if (named_in_prose_) return *named_in_prose_;
    named_in_prose_.emplace();
    for (const Entities::Naming& naming : entities_.namings()) {
      const std::size_t end = document_.text.find_first_of(":.,;\n\"", naming.at);
      if (end == std::string::npos || document_.text[end] != ':') named_in_prose_->insert(naming.member);
    }
    return *named_in_prose_;
  }

  // Who chairs the hearing, by its heading; empty where that does not say.
  const std::string& chair() {
    if (!chair_) chair_ = chair_of(document_.text);
    return *chair_;
  }

  // "Harrow of New Salter" of "Mr. HARROW of New Salter".
  std::string name_with_place(const std::string& label) {
    return entities_.plain(label) + label.substr(label.find(" of "));
  }

  // Whether `label` names a place behind a family name of which the document gives no full name.
  bool is_of_place(const std::string& label, std::size_t at) {
    if (label.find(" of ") == std::string::npos) return false;
    const text::Name name = text::split_name(label);
    if (name.words.size() != 1) return false;
    const auto [place, is_first] = of_places_.try_emplace(name.family(), label);
    if (!is_first && place->second != label) return true;
    const Speaker& known = entities_.members()[entities_.named(label, at)].speaker;
    return known.name == entities_.plain(label) || known.kind == SpeakerKind::organisation;
  }

  [[nodiscard]] std::string words_of(TextRange range) const {
    return on_one_line(std::string_view(document_.text).substr(range.begin, range.size()));
  }

  // Who is called `name`, as the authority knows them, among the speakers of the document. `found` says what the text
  // tells of them; it is read only where the name is new.
  Speaker& admit(std::string_view name, const Speaker& found) {
    if (const auto known = by_name_.find(name); known != by_name_.end()) return attributed_.speakers[known->second];
    Speaker speaker = found;
    speaker.name = name;
    const auto signature = [this] { return signature_of(document_); };
    if (const auto* known = authority_.find(speaker.name, document_.date, signature)) {
      if (known->speaker.name != speaker.name) speaker.aliases.push_back(speaker.name);
      speaker.name = known->speaker.name;
      if (known->speaker.kind != SpeakerKind::unknown) speaker.kind = known->speaker.kind;
      if (speaker.role.empty()) speaker.role = known->speaker.role;
      for (const std::string& alias : known->speaker.aliases) {
        if (std::ranges::find(speaker.aliases, alias) == speaker.aliases.end()) speaker.aliases.push_back(alias);
      }
    }
    const auto [place, is_new] = places_.try_emplace(speaker.name, attributed_.speakers.size());
    by_name_.emplace(name, place->second);
    if (is_new) attributed_.speakers.push_back(std::move(speaker));
    return attributed_.speakers[place->second];
  }

  const Document& document_;
  Entities& entities_;
  const Authority& authority_;
  Coreference coreference_;
  // Where each speaker stands among those of the document: by the name that the authority gives, and by the names that
  // the document gives.
  std::map<std::string, std::size_t> places_ = {};
  std::map<std::string, std::size_t, std::less<>> by_name_ = {};
  std::map<std::string, std::string> of_places_ = {};  // by the family name, the label that first names a place
  bool is_french_ = has_french_labels(document_.text);
  std::optional<std::string> chair_ = {};
  std::optional<std::set<std::size_t>> named_in_prose_ = {};
  // A quotation that others stand in.
  struct Around {
    std::size_t end = 0;
    std::optional<std::size_t> speaker = {};  // a member
  };
  std::vector<Around> around_ = {};  // the one that is read, outermost first
  TextRange last_mention_ = {};
  std::optional<Coreference::Meant> last_ = {};
  AttributedQuotes attributed_ = {};
};

// "Secretary of Health", before "and Human Services".
bool is_half_an_office(std::string_view words) {
  if (text::split_name(words).office) return true;
  const std::string last = text::to_lower(words.substr(words.rfind(' ') + 1));
  return text::is_charge(last) || text::is_body_word(last);
}

// The title of a transcript names in full whom its labels call by the family name: "Press Briefing by Odile Harrow".
void read_title(const Document& document, const std::vector<Quote>& turns, Entities& entities) {
  const bool is_transcript = std::ranges::find(turns, QuoteKind::turn, &Quote::kind) != turns.end();
  if (!is_transcript || document.title.empty()) return;
  // Front matter may write it with other spaces and line breaks than the text would have.
  const std::string title = visible_words(document.title, {.range = {0, document.title.size()}});
  constexpr std::string_view joint = " and ";
  for (std::size_t begin = 0, from = 0; begin < title.size();) {
    const std::size_t end = std::min(title.find(joint, from), title.size());
    from = end + joint.size();
    if (end < title.size() && is_half_an_office(std::string_view(title).substr(begin, end - begin))) continue;
    entities.read(tag_text(title, {begin, end}, {}, {}, {}));
    begin = from;
  }
}

// Whether a field names several people: "Jane Doe; Ivo Kern", "Jane Doe, Ivo Kern". "Doe, Jane" is one.
bool holds_several(std::string_view names) {
  if (names.find(';') != std::string_view::npos || names.find(" and ") != std::string_view::npos) return true;
  const std::size_t comma = names.find(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view behind = names.substr(comma + 2);
  return is_name_line(names.substr(0, comma)) && is_name_line(behind.substr(0, behind.find(',')));
}

// Turns and statements; notes at the foot of a page interrupt none.
std::vector<Quote> find_turns_in_body(const Document& document, const std::vector<Block>& blocks) {
  const auto is_note = [](const Block& block) { return block.kind == Block::Kind::note; };
  if (std::ranges::none_of(blocks, is_note)) return find_turns(document, blocks);
  std::vector<Block> body;
  std::ranges::remove_copy_if(blocks, std::back_inserter(body), is_note);
  return find_turns(document, body);
}

}  // namespace

AttributedQuotes find_speakers(const Document& document, const std::vector<Block>& blocks, std::vector<Quote> quotes,
                               const Authority& authority) {
  std::vector<Quote> turns = find_turns_in_body(document, blocks);
  Entities entities;
  read_title(document, turns, entities);
  for (const Quote& turn : turns) entities.note_generation(turn.attribution.speaker);
  quotes = with_turns(std::move(quotes), std::move(turns));
  for (const std::string* names : {&document.speaker, &document.author}) {
    if (!holds_several(*names)) entities.know(*names);
  }
  quotes = attribute_paragraphs(document, blocks, std::move(quotes), entities);
  entities.join(document.text);
  return Naming(document, entities, authority).name(std::move(quotes));
}

}  // namespace tenet::indexer
