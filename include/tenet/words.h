#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/export.h>
#include <tenet/query.h>
#include <tenet/searcher.h>

namespace tenet {

// What words keep company with: collocates of the nodes of a query, words that tell its passages from others, and how
// evenly its nodes are spread. docs/words.md has the formulas, with where they come from and worked examples.
//
// Words are counted by stem, because the index knows how often each stem stands in it, and shown in the form
// that is commonest where they were counted.

// What words are ranked by.
enum class WordMeasure {
  log_likelihood,      // how surely: Dunning 1993; negative where the word is rarer than expected
  log_ratio,           // how much, in doublings: Hardie 2014; negative likewise
  log_dice,            // of collocates: Rychly 2008, about 14 at most
  mutual_information,  // of collocates: Church & Hanks 1990
  cubed_information,   // of collocates: Daille 1994
  t_score,             // of collocates: Church and others 1991
  percent_difference,  // of keywords: Gabrielatos & Marchi 2011
  count,
};
// "log-likelihood", "log-ratio", "logdice", "mi", "mi3", "t-score", "percent-difference", "count"; and back.
[[nodiscard]] TENET_API std::string_view to_string(WordMeasure measure);
[[nodiscard]] TENET_API std::optional<WordMeasure> word_measure(std::string_view name);
// Those that collocates, or keywords, can be ranked by, the default first.
[[nodiscard]] TENET_API const std::vector<WordMeasure>& collocate_measures();
[[nodiscard]] TENET_API const std::vector<WordMeasure>& keyword_measures();

// A word that stands more, or less, often here (in the windows around nodes; in the passages that answer) than
// elsewhere.
struct WordRow {
  std::string word = {};                                          // the commonest form here
  std::string stem = {};                                          // what it was counted as
  std::vector<std::pair<std::string, std::uint64_t>> forms = {};  // as they stand here, folded, the commonest first
  std::uint64_t count = 0;                                        // here
  std::uint64_t elsewhere = 0;
  double expected = 0;          // here, if it were as common here as elsewhere
  std::uint64_t passages = 0;   // that it is counted in
  std::uint64_t documents = 0;  // the same
  std::string example = {};     // id of the first of the passages, in reading order

  double log_likelihood = 0;
  double log_ratio = 0;
  double log_dice = 0;  // this and the next three are of collocates, else 0
  double mutual_information = 0;
  double cubed_information = 0;
  double t_score = 0;
  std::optional<double> percent_difference = {};  // of keywords; none where the word stands nowhere else
  // Of keywords: log-likelihood less the logarithm of all words, an approximation of the Bayesian information
  // criterion (Wilson 2013). Above 2 there is evidence of a difference, above 10 very strong evidence.
  double bic = 0;

  bool operator==(const WordRow&) const = default;
};
// Its value; count for a measure that the row does not have.
[[nodiscard]] TENET_API double value_of(const WordRow& row, WordMeasure measure);

struct WordOptions {
  WordMeasure measure = WordMeasure::log_likelihood;
  std::uint64_t min_count = 5;  // here
  bool stop_words = false;      // whether the commonest words of English are rows too; they always count as words
  bool reverse = false;         // the lowest first
  std::size_t limit = 20;
  std::size_t offset = 0;

  bool operator==(const WordOptions&) const = default;
};

struct Window {
  enum class Unit { words, sentence, passage };
  Unit unit = Unit::words;
  std::size_t words = 5;  // on either side, for Unit::words

  bool operator==(const Window&) const = default;
};

struct WordTable {
  std::vector<WordRow> rows = {};  // by measure, then by word
  std::uint64_t total = 0;         // rows there are, whatever the limit
  std::uint64_t nodes = 0;         // of collocates
  std::uint64_t passages = 0;      // that were read for "here"
  std::uint64_t documents = 0;     // the same
  std::uint64_t words_here = 0;    // all of them, stop words too
  std::uint64_t words_elsewhere = 0;
};

// The words around the nodes of the passages that answer, against all other words of the index. A window ends with its
// passage; a word that stands in several windows counts once, and the words of nodes count nowhere. Throws QueryError
// when the query has no nodes.
[[nodiscard]] TENET_API WordTable collocates(const Searcher& searcher, const Query& query, const Window& window = {},
                                             const WordOptions& options = {});

// The words of the passages that answer against those of the rest of the index or, given `against`, of the passages
// that answer this and not the first. Words that do not stand here are no rows.
[[nodiscard]] TENET_API WordTable keywords(const Searcher& searcher, const Query& query,
                                           const std::optional<Query>& against = std::nullopt,
                                           const WordOptions& options = {});

// A part of the index, and how often the nodes stand there.
struct WordPart {
  std::string name = {};    // a document's id, a year, or empty for documents without a date
  std::string title = {};   // of the document
  std::uint64_t words = 0;  // all of them
  std::uint64_t nodes = 0;

  bool operator==(const WordPart&) const = default;
};

// How evenly nodes are spread over parts.
struct Spread {
  std::uint64_t nodes = 0;
  std::uint64_t words = 0;  // of all parts
  std::uint64_t parts = 0;
  std::uint64_t range = 0;          // parts with at least one node
  double juilland_d = 0;            // over rates: 0 all in one part, 1 spread evenly: Juilland & Chang-Rodriguez 1964
  double deviation = 0;             // DP: 0 spread as the words are, the more uneven the nearer to 1: Gries 2008
  double deviation_norm = 0;        // DP over the most that it can be: Lijffijt & Gries 2012
  std::vector<WordPart> rows = {};  // see Dispersion

  bool operator==(const Spread&) const = default;
};

struct Dispersion {
  Spread documents = {};  // rows: those with nodes, most nodes first, ties by id
  Spread years = {};      // rows: every year of the index, ascending; documents without a date are a part, the first
};

// How evenly the nodes of a query are spread over the documents of the index, and over its years. Throws QueryError
// when the query has no nodes.
[[nodiscard]] TENET_API Dispersion dispersion(const Searcher& searcher, const Query& query);

}  // namespace tenet
