#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <tenet/topic_tools.h>

#include "errors.h"
#include "indexer/document.h"
#include "indexer/stored_documents.h"
#include "indexer/topics/leads.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"
#include "store/snapshot.h"
#include "text/tokens.h"

namespace tenet {
namespace {

constexpr std::size_t most_examples = 5;

using Grades = std::map<std::string, int>;  // by id of the topic

Grades grades_of(const std::vector<TopicTag>& tags) {
  Grades grades;
  for (const TopicTag& tag : tags) grades[tag.topic] = tag.grade;
  return grades;
}

// Counts what changes, topic by topic.
class Comparison {
 public:
  // Whether anything does in this passage.
  bool add(const std::string& passage, const Grades& before, const Grades& after) {
    std::set<std::string> topics;
    for (const auto& [topic, grade] : before) topics.insert(topic);
    for (const auto& [topic, grade] : after) topics.insert(topic);
    bool changed = false;
    for (const std::string& topic : topics) {
      const auto grade_in = [&](const Grades& grades) {
        const auto found = grades.find(topic);
        return found == grades.end() ? 0 : found->second;
      };
      changed = count(topic, {passage, grade_in(before), grade_in(after)}) || changed;
    }
    return changed;
  }

  [[nodiscard]] std::vector<TopicChange> changes() const {
    std::vector<TopicChange> all;
    for (const auto& [topic, change] : changes_) {
      if (change.gained + change.lost + change.regraded > 0) all.push_back(change);
    }
    return all;
  }

 private:
  bool count(const std::string& topic, const RegradedPassage& passage) {
    TopicChange& change = changes_[topic];
    change.topic = topic;
    change.before += passage.before > 0 ? 1U : 0U;
    change.after += passage.after > 0 ? 1U : 0U;
    if (passage.before == passage.after) return false;
    if (passage.before == 0) {
      ++change.gained;
    } else if (passage.after == 0) {
      ++change.lost;
    } else {
      ++change.regraded;
    }
    if (change.examples.size() < most_examples) change.examples.push_back(passage);
    return true;
  }

  std::map<std::string, TopicChange> changes_;
};

}  // namespace

std::vector<TermUse> list_terms(const Taxonomy& taxonomy) {
  return translate_errors("reading the topics", [&]() -> std::vector<TermUse> {
    std::vector<TermUse> terms;
    std::map<std::string, std::set<std::string>> owners;  // by the stems of the term
    std::vector<std::string> keys;
    text::Analyser analyser;
    for (const Topic& topic : taxonomy.topics) {
      for (const bool core : {true, false}) {
        for (const std::string& term : core ? topic.core : topic.related) {
          std::string key;
          for (const text::Token& token : analyser.analyse(term)) key += token.stem() + ' ';
          owners[key].insert(topic.id);
          keys.push_back(key);
          terms.push_back({.topic = topic.id, .term = term, .core = core});
        }
      }
    }
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (const std::string& owner : owners[keys[i]]) {
        if (owner != terms[i].topic) terms[i].also.push_back(owner);
      }
    }
    return terms;
  });
}

TopicsCheck check_topics(const Taxonomy& taxonomy, const std::filesystem::path& index) {
  return translate_errors("checking the topics", [&]() -> TopicsCheck {
    const store::Snapshot snapshot(std::vector{index});
    text::Analyser analyser;
    const indexer::TopicMatcher matcher(taxonomy, analyser);
    TopicsCheck check{.terms = list_terms(taxonomy)};
    std::map<std::pair<std::string, std::string>, std::uint64_t> uses;  // by topic and term
    Comparison comparison;
    indexer::TopicWords known;
    indexer::each_stored_document(snapshot, [&](const Examined& examined) {
      indexer::DocumentTopics topics(matcher, examined.document, examined.passages, analyser, known);
      for (std::size_t i = 0; i < examined.passages.size(); ++i) {
        const Passage& passage = examined.passages[i];
        const auto words = indexer::passage_words(examined.document, passage, analyser);
        for (const indexer::TopicEvidence& evidence : topics.find(i, words)) {
          const std::string& topic = taxonomy.topics[evidence.topic].id;
          for (const indexer::FoundTerm& found : evidence.terms) {
            if (found.term->topic == evidence.topic) ++uses[{topic, found.term->text}];
          }
        }
        ++check.passages;
        const std::string id = passage_id(examined.document.id, passage);
        if (comparison.add(id, grades_of(passage.topics), grades_of(topics.of(i, words).tags))) ++check.changed;
      }
      if (analyser.trim()) known.clear();
    });
    for (TermUse& term : check.terms) {
      if (const auto found = uses.find({term.topic, term.term}); found != uses.end()) term.passages = found->second;
    }
    check.changes = comparison.changes();
    return check;
  });
}

}  // namespace tenet
