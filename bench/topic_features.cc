// Writes what the topics of passages are told by, a JSON line a passage, for scripts/learn_topics.
//
//     topic_features TOPICS.toml NAME=FILE...
//
// A line holds the document, the range of the passage in code points, the stems of its words (see `write_words`; at the
// first passage those of the title, too), for each topic with terms in it how many core and related terms there are,
// and, where TOPICS.toml has a model, of all topics that may be tagged the signals, the probabilities and the stems
// beside their terms.

#include <cstddef>
#include <cstdio>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <tenet/error.h>
#include <tenet/topics.h>

#include "indexer/attribution/authority.h"
#include "indexer/document.h"
#include "indexer/reading/read.h"
#include "indexer/topics/leads.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"
#include "text/code_points.h"
#include "text/tokens.h"
#include "text/visible.h"

namespace tenet::bench {
namespace {

using nlohmann::json;

// Stems, one after another; "|" behind a word that ends a phrase.
std::string write_words(std::string_view text, std::span<const text::Token> tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += tokens[i].stem();
    if (i + 1 < tokens.size() && indexer::ends_phrase(text, tokens[i], tokens[i + 1])) out += '|';
  }
  return out;
}

class Features {
 public:
  explicit Features(const Taxonomy& taxonomy) : taxonomy_(taxonomy), matcher_(taxonomy, analyser_) {}

  void write(indexer::SourceDocument source) {
    const Examined examined = indexer::cut_document(std::move(source.document), source.form, authority_);
    const std::string_view text(examined.document.text);
    indexer::DocumentTopics topics(matcher_, examined.document, examined.passages, analyser_, known_);
    const std::string& title = examined.document.title;
    std::size_t counted_to = 0;
    std::size_t code_points = 0;
    for (std::size_t i = 0; i < examined.passages.size(); ++i) {
      const Passage& passage = examined.passages[i];
      const TextRange range = passage.range;
      code_points += text::count_code_points(text.substr(counted_to, range.begin - counted_to));
      counted_to = range.begin;
      const std::vector<text::Token> tokens = indexer::passage_words(examined.document, passage, analyser_);
      json line = {{"document", examined.document.id},
                   {"begin", code_points},
                   {"end", code_points + text::count_code_points(text.substr(range.begin, range.size()))},
                   {"words", write_words(text::blank_hidden(text, range, passage.hidden), tokens)},
                   {"terms", write_terms(topics.find(i, tokens))}};
      if (i == 0) line["title"] = write_words(title, analyser_.analyse(title));
      for (const indexer::TopicMatcher::Weighed& each : topics.weigh(i, tokens)) {
        std::vector<std::string> window;
        for (const std::size_t token : each.window) window.emplace_back(tokens[token].stem());
        line["weighed"][taxonomy_.topics[each.topic].id] = {each.signals, each.probabilities.touches,
                                                            each.probabilities.squarely, window};
      }
      std::cout << line.dump() << '\n';
    }
    if (analyser_.trim()) known_.clear();
  }

 private:
  const Taxonomy& taxonomy_;
  text::Analyser analyser_;
  indexer::TopicMatcher matcher_;
  indexer::Authority authority_;
  indexer::TopicWords known_;

  [[nodiscard]] json write_terms(const indexer::Evidence& evidence) const {
    json out = json::object();
    for (const indexer::TopicEvidence& each : evidence) {
      std::size_t core = 0;
      for (const indexer::FoundTerm& found : each.terms) core += found.term->core ? 1 : 0;
      out[taxonomy_.topics[each.topic].id] = {core, each.terms.size() - core};
    }
    return out;
  }
};

int run(std::span<char*> arguments) {
  const Taxonomy taxonomy = read_taxonomy(arguments[1]);
  Features features(taxonomy);
  for (const std::string_view argument : arguments.subspan(2)) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos) {
      std::cerr << "topic_features: " << argument << ": write NAME=FILE\n";
      return 2;
    }
    (void)indexer::read_file(
        std::string(argument.substr(equals + 1)), std::string(argument.substr(0, equals)),
        [&](indexer::SourceDocument document) { features.write(std::move(document)); },
        [](const Problem& problem) { std::cerr << problem.where << ": " << problem.reason << '\n'; });
  }
  return 0;
}

}  // namespace
}  // namespace tenet::bench

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  if (count < 3) {
    std::cerr << "usage: topic_features TOPICS.toml NAME=FILE...\n";
    return 2;
  }
  try {
    return tenet::bench::run(std::span(arguments, static_cast<std::size_t>(count)));
  } catch (const tenet::Error& error) {
    std::cerr << "topic_features: " << error.what() << '\n';
    return 2;
  }
}
