#include "query/ranking/question_topics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "query/ranking/ranking.h"
#include "store/schema.h"

// docs/trials/questions.md has the trials of all that is chosen here.
namespace tenet::query {
namespace {

// The best passages vote, each with its score; a topic's votes count against how common it is.
constexpr std::size_t most_voters = 10;
constexpr double rarity_power = 0.75;
constexpr std::size_t most_topics = 3;

// The parts of the best score that a passage gains for any topic, and for one of the question's.
constexpr double field_share = 0.25;
constexpr double topic_share = 0.5;

// How strongly each passage has a topic, 1 for squarely about it or more.
std::vector<double> strengths(const std::string& topic, const std::vector<Docid>& passages,
                              const store::Snapshot& snapshot) {
  std::vector<double> found;
  for (const auto& [number, length] : snapshot.count_words({store::term(store::topic_prefix, topic)}, passages)) {
    found.push_back(std::min(1.0, static_cast<double>(number) / store::squarely_number));
  }
  return found;
}

std::vector<Docid> docids_of(const Scored& hits, std::size_t most) {
  std::vector<Docid> docids;
  for (std::size_t i = 0; i < std::min(hits.size(), most); ++i) docids.push_back(hits[i].first);
  return docids;
}

// The strength of each topic in the best passages, against how common it is; 1 for the strongest. 0 for topics that no
// passage has.
std::vector<double> votes(const Scored& tagged, const Taxonomy& taxonomy, const std::vector<std::uint64_t>& holding,
                          const store::Snapshot& snapshot) {
  // With all that are equal to the last of them, so that it does not matter where passages are stored.
  std::size_t size = std::min(most_voters, tagged.size());
  while (size < tagged.size() && tagged[size].second == tagged[size - 1].second) ++size;
  const std::vector<Docid> voters = docids_of(tagged, size);
  std::vector<double> votes(taxonomy.topics.size(), 0);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (holding[i] == 0) continue;
    const std::vector<double> strength = strengths(taxonomy.topics[i].id, voters, snapshot);
    for (std::size_t voter = 0; voter < voters.size(); ++voter) {
      votes[i] += rounded(strength[voter] * tagged[voter].second);
    }
    votes[i] /= std::pow(static_cast<double>(holding[i]), rarity_power);
  }
  const double most = *std::ranges::max_element(votes);
  for (double& vote : votes) vote = most > 0 ? vote / most : 0;
  return votes;
}

}  // namespace

std::vector<std::string> topic_terms(const Taxonomy& taxonomy) {
  std::vector<std::string> terms;
  for (const Topic& topic : taxonomy.topics) terms.push_back(store::term(store::topic_prefix, topic.id));
  return terms;
}

std::vector<TopicShare> choose_topics(const Scored& tagged, const std::vector<double>& fits, const Taxonomy& taxonomy,
                                      const store::Snapshot& snapshot) {
  if (tagged.empty() || tagged.front().second <= 0) return {};
  const std::vector<std::uint64_t> holding = snapshot.holding(topic_terms(taxonomy));
  const std::vector<double> voted = votes(tagged, taxonomy, holding, snapshot);
  std::vector<TopicShare> topics;
  for (std::size_t i = 0; i < voted.size(); ++i) {
    const double share = voted[i] + (holding[i] > 0 ? fits[i] : 0);
    if (share > 0) topics.push_back({taxonomy.topics[i].id, share});
  }
  std::ranges::stable_sort(topics, std::ranges::greater{}, &TopicShare::share);
  if (topics.size() > most_topics) topics.resize(most_topics);
  for (std::size_t i = topics.size(); i-- > 0;) topics[i].share /= topics.front().share;
  return topics;
}

std::vector<double> topic_gains(const Scored& tagged, const std::vector<TopicShare>& topics, double whole,
                                const store::Snapshot& snapshot) {
  const std::vector<Docid> passages = docids_of(tagged, tagged.size());
  std::vector<double> fits(tagged.size(), 0);
  for (const TopicShare& topic : topics) {
    const std::vector<double> strength = strengths(topic.topic, passages, snapshot);
    for (std::size_t i = 0; i < fits.size(); ++i) fits[i] = std::max(fits[i], topic.share * strength[i]);
  }
  std::vector<double> gains;
  gains.reserve(fits.size());
  for (const double fit : fits) gains.push_back(rounded(whole * (field_share + topic_share * fit)));
  return gains;
}

}  // namespace tenet::query
