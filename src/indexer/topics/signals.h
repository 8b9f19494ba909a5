#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tenet::indexer {

// What is weighed of the evidence of a topic in a passage, beside words. The values are about 0 to 1. The names are
// those of the model's file.
enum class Signal {
  core,              // whether a core term is found
  more_core,         // further core terms, at most 2
  phrases,           // related phrases, at most 2
  words,             // related words, at most 3
  evidence,          // all terms, the related ones in part
  repeated,          // how often terms are said again
  segments,          // phrases between punctuation that hold a term, at most 3
  share,             // of this topic among the evidence of all
  others,            // other topics with as much as a core term, at most 4
  named,             // core terms written as a name, all words with capitals: an office, an act
  early,             // whether a term is among the first words
  place,             // where the first term stands, from 0 to 1
  lead,              // terms in what introduces the list that the passage is an item of
  heading,           // terms in the heading over a passage that is no item
  title,             // terms in the document's title
  length,            // of the passage
  segment_length,    // of the longest phrase with a term
  punctuation,       // share of words before a comma or the like: lists
  capitals,          // share of words with a capital
  verbs,             // share of auxiliary verbs: sentences, not lines of a list
  trained,           // whether the model knows words of the topic
  word_score,        // what they say, in logits
  field_score,       // what words say of the field, in logits
  title_field_score  // what the title's say of it
};
inline constexpr std::size_t signal_count = 24;
inline constexpr std::array<std::string_view, signal_count> signal_names{
    "core",           "more_core",   "phrases",  "words", "evidence", "repeated",   "segments",    "share",
    "others",         "named",       "early",    "place", "lead",     "heading",    "title",       "length",
    "segment_length", "punctuation", "capitals", "verbs", "trained",  "word_score", "field_score", "title_field_score"};
using Signals = std::array<double, signal_count>;

}  // namespace tenet::indexer
