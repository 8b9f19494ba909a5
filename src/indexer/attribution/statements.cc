#include "indexer/attribution/statements.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/attribution/letters.h"
#include "indexer/attribution/turn_labels.h"
#include "indexer/attribution/word_classes.h"
#include "text/ascii.h"
#include "text/dates.h"
#include "text/name_words.h"
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

constexpr std::size_t longest_form_line = 80;   // bytes
constexpr std::size_t longest_signature = 60;   // bytes
constexpr std::size_t most_blocks_behind = 12;  // below the last words: a signature, a place, a date, furniture
constexpr std::size_t longest_opening = 2500;   // bytes of the body in which an act names its authority

// Lines above and below the words, by their beginnings.
// clang-format off
constexpr std::array form_lines = {
    "THE WHITE HOUSE"sv, "The White House,"sv, "BY THE PRESIDENT OF THE UNITED STATES"sv, "MEMORANDUM FOR"sv,
    "SUBJECT:"sv, "Subject:"sv, "FROM:"sv, "From:"sv, "TO:"sv, "To:"sv, "RE:"sv, "Re:"sv, "DATE:"sv, "Date:"sv,
    "CC:"sv, "cc:"sv, "VIA "sv,
    "END "sv, "Presidential Determination\n"sv, "(As Prepared for Delivery"sv,
    "As Prepared for Delivery"sv, "NOTE: "sv, "Press Contact"sv, "Media Contact"sv, "CONTACT:"sv, "Contact:"sv,
};
// What only a president writes.
constexpr std::array authorities = {
    "vested in me as President"sv, "vested in me by the Constitution"sv,
    "BY THE PRESIDENT OF THE UNITED STATES"sv, "By the President of the United States"sv,
};
// clang-format on

bool is_body(const Block& block) {
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::list_item;
}

std::string_view without_end_mark(std::string_view words) {
  while (words.ends_with(',') || words.ends_with('.') || words.ends_with(':')) words.remove_suffix(1);
  return words;
}

// "4:24 P.M. EEST", "(11:05 a.m.)", "5.15 pm": a line that says when, not a sentence with a time in it.
bool is_clock(std::string_view words) {
  constexpr std::size_t most_small = 1;  // words in small letters beside the clock: "at", "until"
  constexpr std::array marks = {":"sv, "."sv, "\u00B7"sv};
  std::size_t small = 0;
  bool has_time = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool begins = at == 0 || text::is_ascii_space(words[at - 1]);
    const auto rest = words.substr(at);
    const bool is_half =
        rest.starts_with("a.m"sv) || rest.starts_with("p.m"sv) || rest.starts_with("am"sv) || rest.starts_with("pm"sv);
    small += begins && text::is_lower(words[at]) && !is_half ? 1 : 0;
    if (at == 0 || !text::is_digit(words[at - 1])) continue;
    has_time = has_time || std::ranges::any_of(marks, [&](std::string_view mark) {
                 return rest.starts_with(mark) && rest.size() > mark.size() && text::is_digit(rest[mark.size()]);
               });
  }
  if (!has_time || small > most_small) return false;
  const std::string lower = text::to_lower(words);
  return lower.find("a.m"sv) != std::string::npos || lower.find("p.m"sv) != std::string::npos ||
         lower.find(" am"sv) != std::string::npos || lower.find(" pm"sv) != std::string::npos;
}

// "No. 14067"
bool is_numbered_line(std::string_view words) {
  constexpr auto number = "No. "sv;
  return words.starts_with(number) && words.size() > number.size() && text::is_digit(words[number.size()]);
}

// What stands below the last words of a statement.
struct Ending {
  std::size_t blocks = 0;    // how many blocks are the body and what is above it
  TextRange signature = {};  // the name, empty when there is none
  std::string name = {};
  bool has_closing = false;  // "Sincerely,"
  bool several = false;      // people sign
  std::size_t bodies = 0;    // how many lines name one: below a person's name it is whose he is
};

// The lines in a block.
std::vector<TextRange> lines_of(std::string_view text, const Block& block) {
  std::vector<TextRange> lines;
  for (std::size_t begin = block.range.begin; begin < block.range.end;) {
    const std::size_t end = std::min(text.find('\n', begin), block.range.end);
    if (const TextRange line = text::trim(text, {begin, end}); !line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

// Whether a line above a name takes leave or says for whom is signed: "Sincerely,", "Yours in struggle,", "For the
// Board,".
bool is_above_name(std::string_view words) {
  return is_closing(words) ||
         (words.ends_with(',') && words.size() <= longest_signature && !words.starts_with("Dear "sv));
}

// A line with the name of a person that begins as people's names do: no place, no role, no body.
bool is_person_line(std::string_view words) {
  return words.find(',') == std::string_view::npos && is_name_line(words) && text::begins_with_given_name(words);
}

// "Thank You All", "Give Them Light": words of sentences, and no given name before them.
bool is_like_sentence(std::string_view words) {
  constexpr WordClasses of_sentences =
      pronoun | possessive | relative | auxiliary | modal | any_cue | verb | adverb | determiner;
  if (text::begins_with_given_name(words)) return false;
  if (words.starts_with("God "sv)) return true;
  if (words.starts_with("The "sv)) words.remove_prefix(4);
  const std::string lower = text::to_lower(words);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find(' ', at), lower.size());
    if ((classes_of(std::string_view(lower).substr(at, end - at)) & of_sentences) != 0) return true;
    at = end + 1;
  }
  return false;
}

// "Families for Justice Reform", "Council of State Courts": the name of a body, which may have small words in it.
bool is_body_line(std::string_view words) {
  constexpr std::array small = {"and"sv, "against"sv, "for"sv, "in"sv, "of"sv, "on"sv, "the"sv};
  constexpr std::size_t most_words = 8;
  std::size_t count = 0;
  bool is_body = false;
  std::string before;
  for (std::size_t at = 0; at < words.size(); ++count) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    const std::string lower = text::to_lower(word);
    const bool is_small = std::ranges::find(small, word) != small.end();
    if (!is_small && (word.empty() || !text::is_upper(word.front()) || !text::is_letter(word.back()))) return false;
    const bool has_purpose = (word == "for"sv || word == "against"sv) && (classes_of(before) & people_noun) != 0;
    is_body = is_body || has_purpose || (!is_small && text::is_body_word(lower));
    before = lower;
    at = end + 1;
  }
  return is_body && count > 1 && count <= most_words && text::is_upper(words.front());
}

// "Name Withheld", "[signature]": in place of a name.
bool stands_for_name(std::string_view words) {
  const std::string lower = text::to_lower(words);
  return lower.find("withheld"sv) != std::string::npos || lower.find("signature"sv) != std::string::npos;
}

// "Ruth Harrow          Paul Vane": two sign side by side.
bool has_columns(std::string_view line) {
  return line.find("   "sv) != std::string_view::npos || line.find('\t') != std::string_view::npos;
}

// Of a block that is a signature, the name: the first line that takes no leave. Roles, places and addresses may follow.
bool take_signature(std::string_view text, const Block& block, Ending& ending) {
  const std::vector<TextRange> lines = lines_of(text, block);
  const auto words_of = [&](std::size_t i) { return visible_words(text, {.range = lines[i], .hidden = block.hidden}); };
  std::size_t at = 0;
  while (at + 1 < lines.size() && (is_above_name(words_of(at)) || stands_for_name(words_of(at)))) ++at;
  if (at == lines.size() || has_columns(text.substr(lines[at].begin, lines[at].size()))) return false;
  std::string words = words_of(at);
  if (constexpr auto mark = "/s/ "sv; words.starts_with(mark)) words.erase(0, mark.size());
  words = words.substr(0, words.find(" ("sv));
  if (words.size() > longest_signature || is_line_of_form(words) || stands_for_name(words)) return false;
  if (!is_body_line(words) && (!is_name_line(words) || is_like_sentence(words))) return false;
  const bool others = !ending.signature.empty() && is_person_line(ending.name) && is_person_line(words);
  ending.bodies += is_body_line(words) ? 1 : 0;
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    ending.several = ending.several || is_person_line(words_of(i));
    ending.bodies += is_body_line(words_of(i)) ? 1 : 0;
  }
  ending.several = ending.several || others;
  ending.has_closing = ending.has_closing || at > 0;
  ending.signature = lines[at];
  ending.name = words;
  return true;
}

bool is_place_or_date(std::string_view words) {
  return words.starts_with("THE WHITE HOUSE"sv) || text::read_written_date(without_end_mark(words)).date.has_value();
}

// A name with the place or the date below it is a signature, whatever else follows.
bool find_signature(std::string_view text, Blocks blocks, Ending& ending) {
  const auto body =
      std::ranges::find_if(blocks, [](const Block& block) { return block.range.size() > longest_form_line; });
  const auto above = static_cast<std::size_t>(body - blocks.begin()) + 1;
  for (std::size_t i = std::max(above, blocks.size() - std::min(blocks.size(), most_blocks_behind));
       i + 1 < blocks.size(); ++i) {
    if (blocks[i].range.size() > 2 * longest_form_line || blocks[i + 1].range.size() > 2 * longest_form_line) continue;
    if (is_set_off(text, blocks[i])) continue;
    if (!is_place_or_date(visible_words(text, blocks[i + 1])) || !take_signature(text, blocks[i], ending)) continue;
    ending.blocks = i;
    if (i > 0 && blocks[i - 1].range.size() <= longest_form_line && is_closing(visible_words(text, blocks[i - 1]))) {
      ending.has_closing = true;
      --ending.blocks;
    }
    return true;
  }
  return false;
}

Ending find_ending(std::string_view text, Blocks blocks) {
  Ending ending{.blocks = blocks.size()};
  if (find_signature(text, blocks, ending)) return ending;
  for (std::size_t i = 0; i < most_blocks_behind && ending.blocks > 0; ++i) {
    const Block& block = blocks[ending.blocks - 1];
    if (is_set_off(text, block)) break;
    if (block.kind != Block::Kind::furniture) {
      if (block.range.size() > 2 * longest_form_line) break;
      const std::string words = visible_words(text, block);
      const bool is_name = take_signature(text, block, ending);
      const bool closes = is_closing(words) || (!ending.signature.empty() && is_above_name(words));
      ending.has_closing = ending.has_closing || closes;
      if (!is_name && !closes && !is_line_of_form(words)) break;
    }
    --ending.blocks;
  }
  ending.several = ending.several || (ending.bodies > 1 && is_body_line(ending.name));
  return ending;
}

// Where the words begin: past the lines that say where, when, to whom and about what.
std::size_t find_beginning(std::string_view text, Blocks blocks, std::size_t end) {
  std::size_t i = 0;
  for (; i < end; ++i) {
    if (!is_body(blocks[i])) continue;
    const std::string words =
        blocks[i].range.size() > 4 * longest_form_line ? std::string("long.") : visible_words(text, blocks[i]);
    if (!is_line_of_form(words) && (ends_sentence(words) || words.size() > longest_form_line)) break;
  }
  return i;
}

// "Rep. Jane Doe (D-TX)" without the brackets; empty when several are named.
std::string field_speaker(std::string_view field) {
  if (field.find(';') != std::string_view::npos || field.find(" and "sv) != std::string_view::npos) return {};
  field = field.substr(0, field.find(" ("sv));
  return std::string(field);
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
  const std::string_view text = document.text;
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
    if (field.empty() || is_about(document, blocks, field)) return std::nullopt;
    return attribution_to(field, find_mention(document, blocks, field), "statement-speaker", by_field);
  }
  if (title.speaker.empty()) return std::nullopt;
  return attribution_to(title.speaker, find_mention(document, blocks, title.speaker), "statement-title", by_title);
}

// Who speaks in a document, or in its first letter: whom its fields or its title name, else who signs.
std::optional<Attribution> speaker_of(const Document& document, Blocks blocks, const TitleReading& title,
                                      const Letter& letter) {
  if (!document.speaker.empty() || !title.speaker.empty()) return named_speaker(document, blocks, title);
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
std::optional<Attribution> writer_of(const Document& document, Blocks blocks, const TitleReading& title,
                                     const Letter& letter) {
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
  return letter.begin == 0 ? speaker_of(document, blocks, title, letter) : named_speaker(document, blocks, title);
}

void add_letter(const Document& document, Blocks blocks, const Letter& letter, const Attribution& writer,
                std::vector<Quote>& quotes) {
  const std::size_t end = find_ending(document.text, blocks).blocks;
  // Above its salutation somebody else may say what the letter is.
  const bool is_signed = writer.rule == "statement-signature";
  const std::size_t above = is_signed ? std::min(letter.salutation - letter.begin, end) : 0;
  const std::size_t begin = above + find_beginning(document.text, blocks.subspan(above), end - above);
  bool continues = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_body(blocks[i]) || is_set_off(document.text, blocks[i])) continue;
    quotes.push_back({.range = blocks[i].range,
                      .kind = QuoteKind::statement,
                      .continues = std::exchange(continues, true),
                      .attribution = writer});
  }
}

}  // namespace

bool is_line_of_form(std::string_view words) {
  if (std::ranges::any_of(form_lines, [&](std::string_view line) { return words.starts_with(line); })) return true;
  if (is_numbered_line(words)) return true;
  return words.size() <= longest_form_line &&
         (is_clock(words) || text::read_written_date(without_end_mark(words)).date.has_value());
}

std::vector<Quote> find_statement(const Document& document, const std::vector<Block>& blocks,
                                  const TitleReading& title) {
  const bool is_dialogue = title.kind == TitleKind::transcript || title.kind == TitleKind::interview;
  if (is_dialogue || title.kind == TitleKind::nobody || !is_own_words(document.type)) return {};
  std::vector<Quote> quotes;
  const std::vector<Letter> letters = find_letters(document.text, blocks);
  for (const Letter& letter : letters) {
    const Blocks own = Blocks(blocks).subspan(letter.begin, letter.end - letter.begin);
    const auto writer =
        letters.size() == 1 ? speaker_of(document, own, title, letter) : writer_of(document, own, title, letter);
    if (writer) add_letter(document, own, letter, *writer, quotes);
  }
  return quotes;
}

}  // namespace tenet::indexer
