#include "indexer/attribution/endings.h"

#include <algorithm>
#include <array>
#include <string_view>

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

constexpr std::size_t longest_form_line = 80;   // bytes
constexpr std::size_t longest_signature = 60;   // bytes
constexpr std::size_t longest_contact = 160;    // bytes
constexpr std::size_t most_blocks_behind = 12;  // below the last words: a signature, a place, a date, furniture

// Lines above and below the words, by their beginnings.
// clang-format off
constexpr std::array form_lines = {
    "THE WHITE HOUSE"sv, "The White House,"sv, "BY THE PRESIDENT OF THE UNITED STATES"sv, "MEMORANDUM FOR"sv,
    "SUBJECT:"sv, "Subject:"sv, "FROM:"sv, "From:"sv, "TO:"sv, "To:"sv, "RE:"sv, "Re:"sv, "DATE:"sv, "Date:"sv,
    "CC:"sv, "Cc:"sv, "cc:"sv, "VIA "sv, "Enclosure"sv, "Encl"sv, "Enc:"sv, "Enc."sv, "Attachment"sv,
    "END "sv, "Presidential Determination\n"sv, "(As Prepared for Delivery"sv,
    "As Prepared for Delivery"sv, "NOTE: "sv, "Press Contact"sv, "Media Contact"sv, "CONTACT:"sv, "Contact:"sv,
};
// clang-format on

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

// "Name Withheld", "[signature]": in place of a name.
bool stands_for_name(std::string_view words) {
  const std::string lower = text::to_lower(words);
  return lower.find("withheld"sv) != std::string::npos || lower.find("signature"sv) != std::string::npos;
}

// "100 River Street, Salter, NS 01234 | 555-0100", "odile@salter.example": where somebody is found, and no sentence.
bool is_contact(std::string_view words) {
  if (words.size() > longest_contact || ends_sentence(words)) return false;
  if (words.find('@') != std::string_view::npos || words.find("www."sv) != std::string_view::npos) return true;
  return words.find(',') != std::string_view::npos && text::is_digit(words.back()) &&
         std::ranges::count_if(words, text::is_digit) > 4;
}

// "P.S. ...", "PS: ..."
bool is_postscript(std::string_view words) {
  constexpr std::array beginnings = {"P.S."sv, "P. S."sv, "PS:"sv, "PS."sv, "P.P.S."sv, "PPS:"sv};
  return std::ranges::any_of(beginnings, [&](std::string_view begin) { return words.starts_with(begin); });
}

// The form of a line of capitalised words: I for an initial, C for a word, and its marks. Empty for any other line.
std::string form_of(std::string_view words) {
  std::string form;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool begins = at == 0 || !text::is_letter(words[at - 1]);
    if (text::is_letter(words[at])) {
      if (!begins) continue;
      if (!text::is_upper(words[at])) return {};
      form += at + 1 < words.size() && words[at + 1] == '.' ? 'I' : 'C';
    } else if (words[at] == ',' || words[at] == '(') {
      form += words[at];
    } else if (words[at] == '&' || text::is_digit(words[at])) {
      return {};
    }
  }
  return form;
}

// The name in a line that says behind it who that is: "Odile Harrow, Salter", "Odile Harrow (Salter County)".
std::string_view name_in(std::string_view line) {
  const std::string_view name = line.substr(0, std::min(line.find(" ("sv), line.size()));
  const bool is_whole = is_name_line(name) && !text::split_name(name).suffix.empty();
  return is_whole ? name : name.substr(0, std::min(name.find(','), name.size()));
}

// Whether a word is of an office or a body: "County", "Director".
bool has_office(std::string_view words) {
  const std::string lower = text::to_lower(words);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find(' ', at), lower.size());
    if ((classes_of(std::string_view(lower).substr(at, end - at)) & (person_noun | body_noun)) != 0) return true;
    at = end + 1;
  }
  return false;
}

// Whether a line is the name of a person, with titles or without: "Odile Harrow", "Sen. Odile Harrow".
bool is_signatory(std::string_view words) {
  const text::Name name = text::split_name(words);
  const bool is_titled = !name.office && name.words.size() > 1 && name.plain().size() < words.size();
  const std::string plain = is_titled ? name.plain() : std::string(words);
  return is_name_line(plain) && !is_like_sentence(plain);
}

// Whether a line names a person beyond doubt, by a given name, a title or letters behind it: "Ruth Harrow", "Rev. Odile
// Harrow", "Odile Harrow, Ph.D."; no place, no role, no body.
bool is_person_line(std::string_view line) {
  const text::Name name = text::split_name(line);
  const std::string plain = name.plain();
  if (name.office || name.words.size() < 2 || !is_name_line(plain) || plain.find(',') != std::string::npos)
    return false;
  const bool is_marked = !name.suffix.empty() || (!name.role.empty() && line.find(',') == std::string_view::npos);
  return (is_marked && !has_office(plain)) || text::begins_with_given_name(plain);
}

// Whether two words with capitals may be a place, by the first or the last: "New Salter", "Salter Beach".
bool may_be_place(std::string_view words) {
  constexpr std::array firsts = {"cape"sv,  "east"sv, "el"sv,     "fort"sv, "grand"sv, "great"sv, "la"sv,
                                 "lake"sv,  "las"sv,  "little"sv, "long"sv, "los"sv,   "mount"sv, "new"sv,
                                 "north"sv, "palm"sv, "port"sv,   "rio"sv,  "saint"sv, "san"sv,   "santa"sv,
                                 "south"sv, "st."sv,  "upper"sv,  "west"sv};
  constexpr std::array lasts = {"bay"sv,     "beach"sv, "creek"sv,   "falls"sv,  "grove"sv,  "harbor"sv,
                                "heights"sv, "hills"sv, "island"sv,  "lake"sv,   "park"sv,   "rapids"sv,
                                "ridge"sv,   "rock"sv,  "springs"sv, "valley"sv, "village"sv};
  const std::string lower = text::to_lower(words);
  const auto first = std::string_view(lower).substr(0, lower.find(' '));
  const auto last = std::string_view(lower).substr(lower.rfind(' ') + 1);
  return std::ranges::find(firsts, first) != firsts.end() || std::ranges::find(lasts, last) != lasts.end();
}

// Whether two lines name two people: they have the same form, and neither names an office, a body or a place. "Odile
// Harrow, Salter" above "Ivo Vane, Port".
bool are_parallel(std::string_view one, std::string_view other) {
  const std::string form = form_of(one);
  const bool has_initial = form.find('I') != std::string::npos;  // "Q." is no word of names elsewhere
  const auto names_person = [&](std::string_view line) {
    const std::string_view name = name_in(line);
    return (has_initial || is_name_line(name)) && !has_office(name) && !is_like_sentence(name) && !may_be_place(name);
  };
  return form.size() > 1 && form == form_of(other) && names_person(one) && names_person(other);
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
  const std::string line = words;
  words = name_in(line);
  if (words.size() > longest_signature || is_line_of_form(words) || stands_for_name(words)) return false;
  if (!is_body_line(words) && !is_signatory(words)) return false;
  const bool others = !ending.signature.empty() &&
                      ((is_person_line(ending.name) && is_person_line(words)) || are_parallel(line, ending.line));
  ending.bodies += is_body_line(words) ? 1 : 0;
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    ending.several = ending.several || is_person_line(words_of(i)) || are_parallel(line, words_of(i));
    ending.bodies += is_body_line(words_of(i)) ? 1 : 0;
  }
  ending.several = ending.several || others;
  ending.has_closing = ending.has_closing || at > 0;
  const std::size_t begin = text.substr(0, lines[at].end).find(words, lines[at].begin);
  ending.signature = begin == std::string_view::npos ? lines[at] : TextRange{begin, begin + words.size()};
  ending.name = words;
  ending.line = line;
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

}  // namespace

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

Ending find_ending(std::string_view text, Blocks blocks) {
  Ending ending{.blocks = blocks.size()};
  if (find_signature(text, blocks, ending)) return ending;
  for (std::size_t i = 0; i < most_blocks_behind && ending.blocks > 0; ++i) {
    const Block& block = blocks[ending.blocks - 1];
    if (is_set_off(text, block)) break;
    if (block.kind != Block::Kind::furniture) {
      const bool may_be_signature = block.range.size() <= 2 * longest_form_line;
      const std::string words = may_be_signature ? visible_words(text, block) : std::string();
      if (ending.signature.empty() && is_postscript(text.substr(block.range.begin, block.range.size()))) {
        ending.postscripts.push_back(--ending.blocks);
        continue;
      }
      if (!may_be_signature) break;
      const bool is_contact_below = ending.signature.empty() && is_contact(words);
      const bool is_name = take_signature(text, block, ending);
      const bool closes = is_closing(words) || (!ending.signature.empty() && is_above_name(words));
      ending.has_closing = ending.has_closing || closes;
      if (!is_name && !closes && !is_contact_below && !is_line_of_form(words)) break;
    }
    --ending.blocks;
  }
  ending.several = ending.several || (ending.bodies > 1 && is_body_line(ending.name));
  return ending;
}

bool is_line_of_form(std::string_view words) {
  if (std::ranges::any_of(form_lines, [&](std::string_view line) { return words.starts_with(line); })) return true;
  if (is_numbered_line(words)) return true;
  return words.size() <= longest_form_line &&
         (is_clock(words) || text::read_written_date(without_end_mark(words)).date.has_value());
}

}  // namespace tenet::indexer
