#pragma once

#include <optional>
#include <vector>

#include "query/plan/plan.h"
#include "query/ranking/evidence.h"
#include "query/ranking/ranking.h"
#include "query/ranking/word_query.h"
#include "store/snapshot.h"

// What the words and topics of a plan mean in lists of words.
namespace tenet::query {

// Words that stand side by side: as they are written for a phrase, else by their stems.
[[nodiscard]] TermSequence sequence_of(const Plan& plan);
// What words weigh: next to nothing where documents are ranked.
[[nodiscard]] double boost_of_words(double boost, const Evidence& evidence);

// The list of a topic, what its strength weighs, and whether only passages squarely about it are asked for.
[[nodiscard]] TermSequence topic_sequence(const Plan& topic);
[[nodiscard]] WordWeight weight_of_topic(double boost);
// The least number in the list of a topic that answers `topic`: 1 where any does.
[[nodiscard]] std::uint32_t least_number(const Plan& topic);

// What passages that answer get besides, for titles. Nothing where documents are ranked.
[[nodiscard]] std::vector<TitleBonus> titles_of(const Plan& plan, const Evidence& evidence,
                                                const store::Snapshot& snapshot);

// The words and topics, alone or beside each other, or the phrase, that make up the plan; nothing where there is more
// to it.
[[nodiscard]] std::optional<WordQuery> compile_word_query(const Plan& plan, const std::vector<TitleBonus>& titles,
                                                          const Evidence& evidence, const store::Snapshot& snapshot);

}  // namespace tenet::query
