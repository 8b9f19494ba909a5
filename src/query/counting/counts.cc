#include "query/counting/counts.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <tenet/slips.h>

#include "query/counting/count_question.h"
#include "query/counting/groups.h"
#include "query/counting/tallies.h"
#include "query/language/dates.h"
#include "query/language/fields.h"
#include "query/match/physical_plan.h"
#include "query/plan/passage_ids.h"
#include "query/plan/spelling.h"
#include "store/document_statistics.h"
#include "store/xapian_errors.h"

namespace tenet {

double Count::per_thousand_passages() const {
  return searched_passages == 0 ? 0 : 1e3 * static_cast<double>(passages) / static_cast<double>(searched_passages);
}

double Count::per_million_words() const {
  return searched_words == 0 ? 0 : 1e6 * static_cast<double>(passages) / static_cast<double>(searched_words);
}

std::string_view to_string(CountBy by) {
  switch (by) {
    case CountBy::year: return "year";
    case CountBy::month: return "month";
    case CountBy::topic: return "topic";
    case CountBy::speaker: return "speaker";
    case CountBy::role: return "role";
    case CountBy::organisation: return "organisation";
    case CountBy::author: return "author";
    case CountBy::source: return "source";
    case CountBy::type: return "type";
    case CountBy::document: return "document";
    case CountBy::kind: return "kind";
  }
  return {};
}

const std::vector<CountBy>& count_groupings() {
  static const std::vector<CountBy> table = {
      CountBy::year,   CountBy::month,  CountBy::topic, CountBy::speaker,  CountBy::role, CountBy::organisation,
      CountBy::author, CountBy::source, CountBy::type,  CountBy::document, CountBy::kind,
  };
  return table;
}

CountBy parse_count_by(std::string_view name) {
  const Field* field = query::find_field(name);
  std::string_view canonical = field == nullptr ? name : field->name;
  if (canonical == "has") canonical = "kind";
  if (canonical == "date") canonical = "year";
  const auto named = std::ranges::find(count_groupings(), canonical, [](CountBy by) { return to_string(by); });
  if (named != count_groupings().end()) return *named;
  const auto slips = [&](CountBy by) { return count_slips(name, to_string(by)); };
  const CountBy nearest = *std::ranges::min_element(count_groupings(), {}, slips);
  std::string all;
  for (const CountBy by : count_groupings()) all.append(all.empty() ? "" : ", ").append(to_string(by));
  const bool is_slip = slips(nearest) <= std::max<std::size_t>(2, name.size() / 3);
  throw QueryError("counting by " + std::string(name) + ": no such grouping", 0,
                   is_slip ? "did you mean " + std::string(to_string(nearest)) + "?" : "there are " + all);
}

namespace query {
namespace {

using Kind = Query::Kind;

// Who counts: what is asked, and where the answers come together.
class Counter {
 public:
  Counter(const CountOptions& options, const store::Snapshot& snapshot, const store::DocumentStatistics& documents,
          store::PassageReader& reader, Resolver& resolver, text::Analyser& analyser)
      : options_(options),
        snapshot_(snapshot),
        documents_(documents),
        reader_(reader),
        resolver_(resolver),
        analyser_(analyser) {}

  Counts run(const Query& query) {
    const CountQuestion question = take_apart(query, options_.within);
    const CountWay way{options_.by, options_.grade, span_of(question.searched, counts_.notes)};
    Chosen chosen;
    if (question.searched.kind != Kind::nothing) chosen.searched = physical(question.searched);
    if (question.asks) chosen.answering = physical(question.answering);
    chosen.without = numbers_of(options_.without);
    static const Taxonomy none;
    const bool by_topic = std::ranges::find(options_.by, CountBy::topic) != options_.by.end();
    if (by_topic) alternatives_ = alternatives(query, [this]() -> const Taxonomy& { return resolver_.taxonomy(); });
    Tallies tallies(way, {snapshot_, documents_, by_topic ? resolver_.taxonomy() : none, way.span, options_.grade});
    tallies.read(chosen, snapshot_);
    gather(tallies);
    if (!question.asks) compare_with_other_grouping();
    return std::move(counts_);
  }

 private:
  PhysicalPlan physical(const Query& query) {
    std::vector<std::string> notes;
    const Plan plan = resolver_.resolve(query, notes);
    for (const std::string& note : notes) add_note(note);
    PhysicalPlan made = without_weights(make_physical(plan, snapshot_, analyser_));
    for (const std::string& note : made.notes) add_note(note);
    for (const std::string& note : spelling_notes(plan, snapshot_, analyser_)) add_note(note);
    return made;
  }

  [[nodiscard]] std::vector<Docid> numbers_of(const std::vector<std::string>& ids) const {
    std::vector<Docid> numbers;
    for (const std::string& id : ids) {
      if (const auto number = find_passage(id, snapshot_, reader_)) numbers.push_back(*number);
    }
    std::ranges::sort(numbers);
    return numbers;
  }

  // The conditions on what is searched are looked for twice, but their notes are worth one line.
  void add_note(const std::string& note) {
    if (std::ranges::find(counts_.notes, note) == counts_.notes.end()) counts_.notes.push_back(note);
  }

  [[nodiscard]] bool is_shown(const std::string& topic) const {
    return alternatives_.empty() || alternatives_.contains(topic);
  }

  // The rows of all groups that are shown, in order.
  void gather(Tallies& tallies) {
    counts_.total = tallies.total();
    std::vector<GroupNames> names;
    std::vector<std::vector<std::uint32_t>> shown;
    for (std::size_t i = 0; i < options_.by.size(); ++i) {
      const Grouping& grouping = tallies.grouping(i);
      names.push_back(grouping.names());
      std::vector<Count>& margin = counts_.margins.emplace_back();
      std::vector<std::uint32_t>& groups = shown.emplace_back();
      for (const std::uint32_t group : names[i].order) {
        if (options_.by[i] == CountBy::topic && !is_shown(names[i].names[group])) continue;
        const Count count = tallies.margin(i, group);
        // Nothing without a value is searched: no row.
        if (group == 0 && count.searched_passages == 0) continue;
        if (count.passages == 0 && grouping.leaves_out_zeros()) continue;
        groups.push_back(group);
        margin.push_back(count);
        margin.back().group = {names[i].names[group]};
      }
    }
    if (options_.by.size() == 1) counts_.rows = counts_.margins.front();
    if (options_.by.size() == 2) cross(tallies, names, shown);
  }

  void cross(const Tallies& tallies, const std::vector<GroupNames>& names,
             const std::vector<std::vector<std::uint32_t>>& shown) {
    const bool without_zeros = tallies.grouping(0).leaves_out_zeros() && tallies.grouping(1).leaves_out_zeros();
    for (const std::uint32_t first : shown[0]) {
      for (const std::uint32_t second : shown[1]) {
        Count count = tallies.cell(first, second);
        if (without_zeros && count.passages == 0) continue;
        count.group = {names[0].names[first], names[1].names[second]};
        counts_.rows.push_back(std::move(count));
      }
    }
  }

  // Where nothing is asked, a topic would be compared with itself: what is searched is then what the other grouping
  // says, or everything.
  void compare_with_other_grouping() {
    const auto& by = options_.by;
    const auto set_searched = [](Count& count, const Count& other) {
      count.searched_passages = other.searched_passages;
      count.searched_documents = other.searched_documents;
      count.searched_words = other.searched_words;
    };
    for (std::size_t i = 0; i < by.size(); ++i) {
      if (!is_of_passages(by[i])) continue;
      for (Count& count : counts_.margins[i]) set_searched(count, counts_.total);
    }
    if (by.size() == 1) counts_.rows = counts_.margins.front();
    if (by.size() < 2 || (!is_of_passages(by[0]) && !is_of_passages(by[1]))) return;
    const std::size_t other = is_of_passages(by[0]) ? 1 : 0;
    std::unordered_map<std::string, const Count*> of;
    for (const Count& count : counts_.margins[other]) of.emplace(count.group.front(), &count);
    for (Count& count : counts_.rows) set_searched(count, *of.at(count.group[other]));
  }

  const CountOptions& options_;
  const store::Snapshot& snapshot_;
  const store::DocumentStatistics& documents_;
  store::PassageReader& reader_;
  Resolver& resolver_;
  text::Analyser& analyser_;
  Counts counts_;
  std::set<std::string> alternatives_;
};

}  // namespace

Counts count(const Query& query, const CountOptions& options, const store::Snapshot& snapshot,
             const store::DocumentStatistics& documents, store::PassageReader& reader, Resolver& resolver,
             text::Analyser& analyser) {
  const auto& by = options.by;
  if (by.size() > 2 || (by.size() == 2 && by[0] == by[1])) {
    throw QueryError("counting by " + std::to_string(by.size()) + " groupings: one, or two that differ", 0,
                     "count by one of them at a time");
  }
  return store::translate_xapian_errors(
      "counting", [&] { return Counter(options, snapshot, documents, reader, resolver, analyser).run(query); });
}

}  // namespace query
}  // namespace tenet
