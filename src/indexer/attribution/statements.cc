#include "indexer/attribution/statements.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/attribution/endings.h"
#include "indexer/attribution/letters.h"
#include "indexer/attribution/turn_labels.h"
#include "text/ascii.h"
#include "text/names.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

using Blocks = std::span<const Block>;

// How often each rule named the right speaker in the documents of the White House that were read: docs/quotations.md.
constexpr double by_field = 0.95;
constexpr double by_title = 0.98;
constexpr double by_signature = 0.98;
constexpr double by_act = 0.98;

constexpr std::size_t longest_heading = 80;    // bytes of a line above the words
constexpr std::size_t longest_opening = 2500;  // bytes of the body in which an act names its authority

// clang-format off
// What only a president writes.
constexpr std::array authorities = {
    "vested in me as President"sv, "vested in me by the Constitution"sv,
    "BY THE PRESIDENT OF THE UNITED STATES"sv, "By the President of the United States"sv,
};
// clang-format on

bool is_body(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item;
}

// Where the words begin: past the lines that say where, when, to whom and about what.
std::size_t find_beginning(std::string_view text, Blocks blocks, std::size_t end) {
  std::size_t i = 0;
  for (; i < end; ++i) {
    if (!is_body(blocks[i])) continue;
    const std::string words =
        blocks[i].range.size() > 4 * longest_heading ? std::string("long.") : visible_words(text, blocks[i]);
    if (!is_line_of_form(words) && (ends_sentence(words) || words.size() > longest_heading)) break;
  }
  return i;
}

// "Rep. Jane Doe (D-TX)" without the brackets; of "Jane Doe; Ivo Kern; Ruth Moss" all, "Jane Doe, Ivo Kern and Ruth
// Moss". Empty where it may name several in another way.
std::string field_speaker(std::string_view field) {
  if (field.find(" and "sv) != std::string_view::npos) return {};
  std::string names;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(';'), field.size());
    const auto name = text::trimmed(field.substr(0, std::min(field.find(" ("sv), end)));
    field.remove_prefix(std::min(end + 1, field.size()));
    if (name.empty()) continue;
    const bool is_last = field.find_first_not_of(" ;") == std::string_view::npos;
    if (!names.empty()) names += is_last ? " and "sv : ", "sv;
    names += name;
  }
  return names;
}

bool is_white_house(const Document& document) {
  const auto holds = [](std::string_view value) {
    const std::string lower = text::to_lower(value);
    return lower.find("whitehouse"sv) != std::string::npos || lower.find("white house"sv) != std::string::npos;
  };
  return holds(document.url) || holds(document.organisation) || holds(document.source);
}

// Where `phrase` stands in `text`, white space of any length between its words; empty when it does not.
TextRange find_phrase(std::string_view text, std::string_view phrase) {
  const auto first = phrase.substr(0, phrase.find(' '));
  for (std::size_t begin = text.find(first); begin != std::string_view::npos; begin = text.find(first, begin + 1)) {
    std::size_t at = begin;
    std::size_t i = 0;
    while (i < phrase.size() && at < text.size()) {
      if (phrase[i] == ' ') {
        const std::size_t space = text::white_space_at(text, at);
        if (space == 0) break;
        while (const std::size_t more = text::white_space_at(text, at)) at += more;
      } else if (text[at] == phrase[i]) {
        ++at;
      } else {
        break;
      }
      ++i;
    }
    if (i == phrase.size()) return {begin, at};
  }
  return {};
}

// Where the body, or only its opening, names the authority of a president; empty when it does not.
TextRange find_authority(const Document& document, Blocks blocks, bool only_opening) {
  if (blocks.empty()) return {};
  const std::size_t begin = blocks.front().range.begin;
  const auto opening =
      std::string_view(document.text).substr(begin, only_opening ? longest_opening : std::string::npos);
  for (const std::string_view phrase : authorities) {
    const TextRange found = find_phrase(opening, phrase);
    if (!found.empty()) return {begin + found.begin, begin + found.end};
  }
  return {};
}

// Whether the body is set out as a memorandum.
bool is_memorandum(const Document& document, Blocks blocks) {
  return !blocks.empty() &&
         std::string_view(document.text).substr(blocks.front().range.begin).starts_with("MEMORANDUM FOR"sv);
}

// Where `speaker` stands in front of the body, literally; empty when it does not.
TextRange find_mention(const Document& document, Blocks blocks, std::string_view speaker) {
  const auto body = std::ranges::find_if(blocks, is_body);
  const std::size_t end = body == blocks.end() ? document.text.size() : body->range.begin;
  const std::size_t at = std::string_view(document.text).substr(0, end).find(speaker);
  return at == std::string_view::npos ? TextRange{} : TextRange{at, at + speaker.size()};
}

// Whether the body speaks of its speaker as of somebody else: "Mr. Doe said".
bool is_about(const Document& document, Blocks blocks, std::string_view speaker) {
  constexpr std::array verbs = {" said"sv, " says"sv, " told"sv, " wrote"sv, " announced"sv, " added"sv, " argued"sv};
  const std::string family = text::split_name(speaker).family();
  const auto body = std::ranges::find_if(blocks, is_body);
  if (family.empty() || body == blocks.end()) return false;
  const std::string_view text = std::string_view(document.text).substr(0, blocks.back().range.end);
  for (std::size_t at = text.find(family, body->range.begin); at != std::string_view::npos;
       at = text.find(family, at + family.size())) {
    const std::string_view behind = text.substr(at + family.size());
    if (std::ranges::any_of(verbs, [&](std::string_view verb) { return behind.starts_with(verb); })) return true;
  }
  return false;
}

Attribution attribution_to(std::string name, TextRange mention, std::string_view rule, double confidence) {
  const SpeakerKind kind = kind_by_titles(name);
  return {.speaker = std::move(name),
          .kind = kind,
          .mention = mention,
          .rule = std::string(rule),
          .confidence = confidence};
}

// Whom the document or its title names; nothing where they name none, or several.
std::optional<Attribution> named_speaker(const Document& document, Blocks blocks, const TitleReading& title) {
  if (!document.speaker.empty()) {
    const std::string field = field_speaker(document.speaker);
    if (field.empty()) return std::nullopt;
    Attribution named = attribution_to(field, find_mention(document, blocks, field), "statement-speaker", by_field);
    if (document.speaker.find(';') != std::string::npos) named.kind = SpeakerKind::group;
    return named;
  }
  if (title.speaker.empty()) return std::nullopt;
  return attribution_to(title.speaker, find_mention(document, blocks, title.speaker), "statement-title", by_title);
}

// A document, what is known of all its letters, and one of them.
struct OneLetter {
  const Document& document;
  const TitleReading& title;
  const std::optional<Attribution>& named;  // by the document or its title
  const Letter& letter;
  Blocks blocks;  // of the letter
};

// Whom the document names, unless the letter speaks of its field as of somebody else.
std::optional<Attribution> speaker_by_name(const OneLetter& one) {
  const bool by_document = !one.document.speaker.empty();
  return one.named && by_document && is_about(one.document, one.blocks, one.named->speaker) ? std::nullopt : one.named;
}

// Who speaks in a document, or in its first letter: whom its fields or its title name, else who signs.
std::optional<Attribution> speaker_of(const OneLetter& one) {
  const auto& [document, title, named, letter, blocks] = one;
  if (!document.speaker.empty() || !title.speaker.empty()) return speaker_by_name(one);
  if (title.kind == TitleKind::statement || title.kind == TitleKind::remarks) return std::nullopt;
  const bool is_act = title.kind == TitleKind::presidential || is_memorandum(document, blocks);
  const Ending ending = find_ending(document.text, blocks);
  const TextRange authority = find_authority(document, blocks, ending.signature.empty());
  if (ending.several || letter.is_mixed) return std::nullopt;
  const bool may_enact = (is_act || !authority.empty()) && !is_body_line(ending.name);
  if (!ending.signature.empty() && (ending.has_closing || may_enact)) {
    return attribution_to(ending.name, ending.signature, "statement-signature", by_signature);
  }
  if (authority.empty() && !(is_act && is_white_house(document))) return std::nullopt;
  Attribution president = attribution_to("the President", authority, "statement-act", by_act);
  president.kind = SpeakerKind::office;
  return president;
}

// Who speaks in one of several letters: who signs it, else as above.
std::optional<Attribution> writer_of(const OneLetter& one) {
  const auto& [document, title, named, letter, blocks] = one;
  const Ending ending = find_ending(document.text, blocks);
  if (ending.several || letter.is_mixed) return std::nullopt;
  if (ending.has_closing && !ending.signature.empty()) {
    const std::string family = text::to_lower(text::split_name(ending.name).family());
    const std::string introduction = text::to_lower(letter.introduction);
    // Of what is quoted nothing else says where it ends.
    if (!introduction.empty() && introduction.find(family) == std::string::npos) return std::nullopt;
    return attribution_to(ending.name, ending.signature, "statement-signature", by_signature);
  }
  if (letter.is_quoted) return std::nullopt;
  return letter.begin == 0 ? speaker_of(one) : speaker_by_name(one);
}

void add_letter(const Document& document, Blocks blocks, const Letter& letter, const Attribution& writer,
                std::vector<Quote>& quotes) {
  const Ending ending = find_ending(document.text, blocks);
  const std::size_t end = ending.blocks;
  // Above its salutation somebody else may say what the letter is.
  const bool is_signed = writer.rule == "statement-signature";
  const std::size_t above = is_signed ? std::min(letter.salutation - letter.begin, end) : 0;
  const std::size_t begin = above + find_beginning(document.text, blocks.subspan(above), end - above);
  bool continues = false;
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    if (i >= end && std::ranges::find(ending.postscripts, i) == ending.postscripts.end()) continue;
    if (!is_body(blocks[i]) || is_set_off(document.text, blocks[i])) continue;
    quotes.push_back({.range = blocks[i].range,
                      .kind = QuoteKind::statement,
                      .continues = std::exchange(continues, true),
                      .attribution = writer});
  }
}

}  // namespace

std::vector<Quote> find_statement(const Document& document, const std::vector<Block>& blocks,
                                  const TitleReading& title) {
  const bool is_dialogue = title.kind == TitleKind::transcript || title.kind == TitleKind::interview;
  if (is_dialogue || title.kind == TitleKind::nobody || !is_own_words(document.type)) return {};
  std::vector<Quote> quotes;
  const std::vector<Letter> letters = find_letters(document.text, blocks);
  const auto named = named_speaker(document, blocks, title);
  for (const Letter& letter : letters) {
    const Blocks own = Blocks(blocks).subspan(letter.begin, letter.end - letter.begin);
    const OneLetter one{document, title, named, letter, own};
    const auto writer = letters.size() == 1 ? speaker_of(one) : writer_of(one);
    if (writer) add_letter(document, own, letter, *writer, quotes);
  }
  return quotes;
}

}  // namespace tenet::indexer
