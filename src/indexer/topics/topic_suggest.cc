#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include <tenet/topic_tools.h>

#include "errors.h"
#include "indexer/document.h"
#include "indexer/stored_documents.h"
#include "indexer/topics/topic_tables.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet {
namespace {

constexpr std::size_t longest_phrase = 3;     // words
constexpr std::uint64_t fewest_passages = 3;  // inside: less is chance
constexpr std::size_t most_examples = 3;

// A word or phrase that stands in passages of the topic, known by its stems.
struct Candidate {
  std::uint64_t inside = 0;
  std::uint64_t outside = 0;
  std::unordered_map<std::string, std::uint64_t> forms = {};  // as written, and how often
  std::vector<std::string> where = {};
};
using Candidates = std::unordered_map<std::string, Candidate>;  // by stems, each followed by a space

// Calls `use(stems, forms)` for each phrase of the words, once a passage. A phrase begins and ends with a content word.
template <typename Use>
void each_phrase(std::span<const text::Token> words, const indexer::Vocabulary& vocabulary, const Use& use) {
  std::unordered_set<std::string> seen;
  const auto is_content = [&](const text::Token& token) {
    return vocabulary.look_up(*token.word).kind == indexer::WordKind::content && token.form().size() > 2;
  };
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (!is_content(words[first])) continue;
    std::string stems;
    std::string forms;
    for (std::size_t last = first; last < words.size() && last - first < longest_phrase; ++last) {
      stems += words[last].stem() + ' ';
      forms += (forms.empty() ? "" : " ") + words[last].form();
      if (is_content(words[last]) && seen.insert(stems).second) use(stems, forms);
    }
  }
}

// Twice the logarithm of the likelihood ratio of a 2 x 2 table: Dunning 1993, "Accurate methods for the statistics of
// surprise and coincidence". 0 where the words are not commoner inside.
double log_likelihood(const Candidate& candidate, std::uint64_t inside, std::uint64_t outside) {
  const auto a = static_cast<double>(candidate.inside);
  const auto b = static_cast<double>(candidate.outside);
  const auto in = static_cast<double>(inside);
  const auto out = static_cast<double>(outside);
  if (a * out <= b * in) return 0;
  const double all = in + out;
  const std::array<std::array<double, 3>, 4> cells{{{a, a + b, in},
                                                    {b, a + b, out},
                                                    {in - a, all - a - b, in},
                                                    {out - b, all - a - b, out}}};  // observed, row and column total
  double sum = 0;
  for (const auto& [observed, row, column] : cells) {
    if (observed > 0) sum += observed * std::log(observed * all / (row * column));
  }
  return 2 * sum;
}

// The stems of the terms of a topic, each term in spaces.
std::vector<std::string> known_terms(const Topic& topic, text::Analyser& analyser) {
  std::vector<std::string> known;
  for (const auto* terms : {&topic.core, &topic.related}) {
    for (const std::string& term : *terms) {
      std::string stems = " ";
      for (const text::Token& token : analyser.analyse(term)) stems += token.stem() + ' ';
      known.push_back(std::move(stems));
    }
  }
  return known;
}

// Whether the candidate is part of a term, or a term of it: then it says nothing new.
bool is_known(const std::string& stems, const std::vector<std::string>& known) {
  const std::string candidate = ' ' + stems;
  return std::ranges::any_of(known, [&](const std::string& term) {
    return term.find(candidate) != std::string::npos || candidate.find(term) != std::string::npos;
  });
}

bool is_squarely_about(const Passage& passage, const std::string& topic) {
  return std::ranges::any_of(passage.topics, [&](const TopicTag& tag) { return tag.grade == 2 && tag.topic == topic; });
}

// Counts the phrases of the passages squarely about a topic, and how often they stand elsewhere.
class Counter {
 public:
  Counter(const store::Snapshot& snapshot, const Topic& topic) : snapshot_(snapshot), topic_(topic) {}

  std::vector<TermSuggestion> run() {
    each_passage(true, [&](const std::string& id, const std::string& stems, const std::string& forms) {
      Candidate& candidate = candidates_[stems];
      ++candidate.inside;
      ++candidate.forms[forms];
      if (candidate.where.size() < most_examples) candidate.where.push_back(id);
    });
    const std::vector<std::string> known = known_terms(topic_, analyser_);
    std::erase_if(candidates_, [&](const auto& entry) {
      return entry.second.inside < fewest_passages || is_known(entry.first, known);
    });
    each_passage(false, [&](const std::string&, const std::string& stems, const std::string&) {
      if (const auto found = candidates_.find(stems); found != candidates_.end()) ++found->second.outside;
    });
    return suggestions();
  }

 private:
  template <typename Use>
  void each_passage(bool inside, const Use& use) {
    std::uint64_t& passages = inside ? inside_ : outside_;
    indexer::each_stored_document(snapshot_, [&](const Examined& examined) {
      for (const Passage& passage : examined.passages) {
        if (is_squarely_about(passage, topic_.id) != inside) continue;
        ++passages;
        const std::string id = passage_id(examined.document.id, passage);
        each_phrase(indexer::passage_words(examined.document, passage, analyser_), vocabulary_,
                    [&](const std::string& stems, const std::string& forms) { use(id, stems, forms); });
      }
      analyser_.trim();
    });
  }

  [[nodiscard]] std::vector<TermSuggestion> suggestions() const {
    std::vector<TermSuggestion> all;
    for (const auto& [stems, candidate] : candidates_) {
      const double g2 = log_likelihood(candidate, inside_, outside_);
      if (g2 <= 0) continue;
      const auto commonest = std::ranges::max_element(
          candidate.forms, {}, [](const auto& form) { return std::pair(form.second, std::string_view(form.first)); });
      all.push_back({.term = commonest->first,
                     .g2 = g2,
                     .inside = candidate.inside,
                     .outside = candidate.outside,
                     .where = candidate.where});
    }
    std::ranges::sort(all, [](const TermSuggestion& a, const TermSuggestion& b) {
      return a.g2 != b.g2 ? a.g2 > b.g2 : a.term < b.term;
    });
    return all;
  }

  const store::Snapshot& snapshot_;
  const Topic& topic_;
  text::Analyser analyser_;
  indexer::Vocabulary vocabulary_;
  Candidates candidates_;
  std::uint64_t inside_ = 0;  // passages
  std::uint64_t outside_ = 0;
};

}  // namespace

std::vector<TermSuggestion> suggest_terms(const std::filesystem::path& index, std::string_view topic,
                                          std::size_t limit) {
  return translate_errors("suggesting terms", [&]() -> std::vector<TermSuggestion> {
    const store::Snapshot snapshot(std::vector{index});
    const Taxonomy taxonomy = parse_taxonomy(snapshot.taxonomy_toml(), "the topics of the index");
    const Topic* wanted = taxonomy.named(topic);
    if (wanted == nullptr) {
      throw InputError(ErrorCode::not_found, fmt::format("the index has no topic '{}'", topic),
                       "the taxonomy of the index lists those it has");
    }
    std::vector<TermSuggestion> all = Counter(snapshot, *wanted).run();
    if (all.size() > limit) all.resize(limit);
    return all;
  });
}

}  // namespace tenet
