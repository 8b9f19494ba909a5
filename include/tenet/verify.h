#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/export.h>
#include <tenet/passage.h>
#include <tenet/range.h>
#include <tenet/searcher.h>

namespace tenet {

// Were these words said? Searcher::verify() answers:
//
//   tenet::Searcher searcher("statements.index");
//   tenet::Verification answer = searcher.verify("Judges need ... discretion", {.speaker = "Example"});
//   if (is_verbatim(answer.verdict)) std::cout << answer.places.front().passages.front().id << '\n';
//
// Words are compared as written, white space, markup and the kind of quotation marks and dashes aside. What people
// do to a quotation is understood: an ellipsis ("..." or "[...]") stands for words left out, [t]he is `the` with an
// editor's letter, [sic] is no word, and quotation marks around the whole are none of it.

enum class Verdict {
  not_found,   // no passage comes near
  altered,     // not the same words; the places are the nearest
  by_another,  // the same words, but none of the places is by the speaker asked for
  words,       // the same words; case or punctuation differ
  exact,       // the same characters from the first word to the last
};
// "not found", "altered", "by another", "words", "exact".
[[nodiscard]] TENET_API std::string_view to_string(Verdict verdict);
// Whether the very words were said, by whoever was asked for.
[[nodiscard]] TENET_API bool is_verbatim(Verdict verdict);

// A way in which the words asked for and those of the source part.
struct Difference {
  enum class Kind {
    missing,       // the source has these words, and they were not asked for
    added,         // they were asked for, and the source does not have them
    changed,       // the source has other words in their place
    written,       // the same word, or what stands between two of them, in other characters
    left_out,      // words of the source that an ellipsis stands for
    interruption,  // words of the source between two parts of a quotation: "A," she said, "b."
  };

  Kind kind = Kind::changed;
  TextRange asked = {};   // bytes in the words asked for; empty where words would have to stand
  TextRange source = {};  // bytes in Document::text; the same

  bool operator==(const Difference&) const = default;
};
// "missing", "added", "changed", "written", "left out", "interruption".
[[nodiscard]] TENET_API std::string_view to_string(Difference::Kind kind);

// Where the words asked for stand, or the nearest to them.
struct Place {
  Verdict verdict = Verdict::altered;        // exact, words or altered
  double agreement = 0;                      // 0 to 1: how much of the words is the same; 1 when verbatim
  TextRange range = {};                      // in Document::text, from the first word to the last
  PageRange pages = {};                      // that it stands on
  std::vector<Difference> differences = {};  // in the order of the source
  std::vector<Hit> passages = {};            // that the range stands in, in reading order; at least one
  std::optional<Quote> quote = {};           // the innermost quotation of speech that holds all of the words
  // Whose words they are: the speaker of `quote` or, outside of quotations, the document's own speaker, author or
  // organisation. Empty where the text does not say.
  std::string speaker = {};

  bool operator==(const Place&) const = default;
};

struct VerifyOptions {
  std::size_t limit = 10;    // places
  std::string speaker = {};  // who is to have said it: words of the name; empty for anybody

  bool operator==(const VerifyOptions&) const = default;
};

struct Verification {
  Verdict verdict = Verdict::not_found;  // the best of all places
  // Verbatim ones by date, the earliest first and those without a date last; of altered ones only the nearest.
  std::vector<Place> places = {};
  // All of them. Exact for words that stand in one passage; those that run over into the next are sought among the
  // passages nearest to the words.
  std::uint64_t total = 0;
};

}  // namespace tenet
