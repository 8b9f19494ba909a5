#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <tenet/passage.h>

namespace tenet {

// A quotation of an index: the words, who said them, and how and where the text says so.
struct Quotation {
  std::string passage = {};            // its id
  Document document = {};              // all but its text and pages
  Quote quote = {};                    // ranges in the document's text, in bytes
  std::string text = {};               // the words as they stand in the source: Document::text[quote.range]
  Speaker speaker = {};                // the name is empty where the text does not say
  std::string mention = {};            // Document::text[quote.attribution.mention]
  std::string cue = {};                // Document::text[quote.attribution.cue]
  TextRange code_points = {};          // of the words in the document's text, in code points
  TextRange mention_code_points = {};  // empty without a mention
  TextRange cue_code_points = {};      // empty without a cue
  std::vector<TextRange> hidden = {};  // markup of its passage inside `quote.range`, in the document's text
  std::string heading = {};            // of the section its passage stands in, or empty
  double score = 0;                    // of its passage

  bool operator==(const Quotation&) const = default;
};

struct QuotationOptions {
  enum class Order {
    score,    // of the passages, as a search ranks them
    reading,  // by document, and in it as the quotations stand
  };

  std::size_t limit = 10;
  std::size_t offset = 0;
  Order order = Order::score;

  bool operator==(const QuotationOptions&) const = default;
};

// How often somebody is quoted.
struct SpeakerCount {
  Speaker speaker = {};  // the name is empty for what is nobody's
  std::uint64_t quotations = 0;
  std::uint64_t passages = 0;
  std::string first = {};  // id of the first of the passages, in reading order

  bool operator==(const SpeakerCount&) const = default;
};

}  // namespace tenet
