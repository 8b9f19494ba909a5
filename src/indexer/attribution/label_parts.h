#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Cuts the beginning of a line into what a label is made of: number or time, words, brackets, the mark behind them.
namespace tenet::indexer {

// The mark between a label and the words.
enum class LabelEnd {
  colon,  // "MS. PSAKI:"
  stop,   // "Mr. DOE.", as in the Congressional Record
  dash,   // "Mr. DOE.--", "Jane Doe (ABC). -"
  bare,   // a dash alone: "Mr DOE (Ohio)\u2014"
};

// What stands in front of a label, as places in the head: each past what the name says, and past the one before.
struct LabelOpening {
  std::size_t spaces = 0;
  std::size_t marks = 0;     // "- ", "#4", "*"
  std::size_t chevrons = 0;  // ">>" of captions
  std::size_t time = 0;      // "[00:12:31]"
  std::size_t number = 0;    // "12." of a question
};
[[nodiscard]] LabelOpening read_opening(std::string_view head);

struct LabelParts {
  std::vector<std::string_view> words = {};
  std::vector<std::string_view> brackets = {};  // what stands in them, behind the words
  LabelEnd closing = LabelEnd::colon;
  std::size_t begin = 0;   // of the words, in the head
  std::size_t end = 0;     // of the words
  std::size_t behind = 0;  // past the brackets
  std::size_t next = 0;    // past the closing mark
  bool is_closed = false;
  bool has_aside = false;     // ", on behalf of the committee" behind the words
  bool is_timed = false;      // a time and the end of the line close it: "Jane Doe  0:03"
  bool is_described = false;  // the aside has small letters: ", former mayor of Salter"
  bool is_parted = false;     // white space stands before a dash that is not two hyphens: "Jane Doe. \u2013"
};

// Reads words from `at` on until a colon, or a full stop that shortens no word; with `past_stops` full stops shorten
// all. Not closed where a sentence goes on.
[[nodiscard]] LabelParts split_label(std::string_view head, std::size_t at, bool past_stops);

// The words from `at` on to a colon, where all that stand in no bracket are written as in a name: what looks like a
// label, whatever it says. Empty where other words come first.
[[nodiscard]] std::string_view words_before_colon(std::string_view head, std::size_t at);

// What a person is, in small letters, before a colon at the beginning of a line: "Defense counsel:", "The victim's
// brother:"; empty for one word, and where a pronoun or an auxiliary stands before the colon: "I ask counsel:".
[[nodiscard]] std::string_view role_before_colon(std::string_view head, std::size_t at);

// The name in capitals, or behind a title, from `at` on before a semicolon or a dash behind which a sentence begins:
// "MR. DOE;", "JANE DOE \u2014". Empty where none is.
[[nodiscard]] std::string_view words_before_mark(std::string_view head, std::size_t at);

}  // namespace tenet::indexer
