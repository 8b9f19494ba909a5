#include "query/xapian/counting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <tenet/error.h>
#include <tenet/passage.h>

#include "query/counting/count_question.h"
#include "query/xapian/layout.h"

namespace tenet::query::xapian {
namespace {

using Kind = Query::Kind;

// The passages of a group are those that answer its plan.
struct Group {
  std::string name = {};
  Plan plan = {};
  bool is_empty = false;  // as is known without a question
};

constexpr std::array quote_kinds = {QuoteKind::speech,    QuoteKind::block, QuoteKind::turn,
                                    QuoteKind::statement, QuoteKind::title, QuoteKind::term};

Plan both(const Plan& one, const Plan& other) {
  return one.kind == Kind::nothing ? other : Plan{.kind = Kind::all, .operands = {one, other}};
}

// What is in none of the groups.
Group rest_of(const std::vector<Group>& groups) {
  Plan any{.kind = Kind::any};
  for (const Group& group : groups) any.operands.push_back(group.plan);
  if (any.operands.empty()) return {.plan = {.kind = Kind::without, .operands = {Plan{}}}};
  return {.plan = {.kind = Kind::without, .operands = {std::move(any)}}};
}

// Of a date of ISO 8601; nothing for a text that is none.
std::optional<int> year_of(std::string_view date) {
  constexpr std::size_t digits = 4;
  int year = 0;
  if (date.size() < digits) return std::nullopt;
  const auto [end, error] = std::from_chars(date.data(), date.data() + digits, year);
  const bool is_year = error == std::errc() && end == date.data() + digits && year > 0;
  return is_year ? std::optional(year) : std::nullopt;
}

// The years of the dates in the database.
std::set<std::string> years_in(const Xapian::Database& database) {
  if (database.get_value_freq(date_slot) == 0) return {};
  // Its bounds may be wider than the dates: they are narrowed by what is there.
  Xapian::ValueCountMatchSpy dates(date_slot);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_VALUE_GE, date_slot, "0"));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&dates);
  (void)count_matches(enquire, database);
  std::set<std::string> years;
  for (auto at = dates.values_begin(); at != dates.values_end(); ++at) {
    if (year_of(*at)) years.insert((*at).substr(0, 4));
  }
  return years;
}

std::vector<Group> years_of(const Span& asked, const Xapian::Database& database) {
  const std::set<std::string> there = years_in(database);
  const auto first = year_of(asked.first.empty() && !there.empty() ? *there.begin() : asked.first);
  const auto last = year_of(asked.last.empty() && !there.empty() ? *there.rbegin() : asked.last);
  std::vector<Group> years;
  for (int year = first.value_or(1); year <= last.value_or(0); ++year) {
    std::string name = fmt::format("{:04}", year);
    years.push_back({.name = name, .plan = field_plan("date", name), .is_empty = !there.contains(name)});
  }
  return years;
}

std::vector<Group> topics_of(const Taxonomy& taxonomy, int grade) {
  std::vector<Group> topics;
  for (const Topic& topic : taxonomy.topics) {
    topics.push_back({topic.id, field_plan("topic", grade == 2 ? topic.id + "@2" : topic.id)});
  }
  return topics;
}

std::vector<Group> kinds() {
  std::vector<Group> groups;
  for (const QuoteKind kind : quote_kinds) {
    const std::string name(to_string(kind));
    groups.push_back({name, field_plan("has", name)});
  }
  return groups;
}

std::vector<Group> groups_of(CountBy by, const CountOptions& options, const Span& span, const CountingEngine& engine) {
  std::vector<Group> groups;
  switch (by) {
    case CountBy::year: groups = years_of(span, engine.database); break;
    case CountBy::topic: groups = topics_of(engine.taxonomy(), options.grade); break;
    case CountBy::kind: groups = kinds(); break;
    default:
      throw QueryError("counting by " + std::string(to_string(by)) + ": not over a Xapian database", 0,
                       "count by year, topic or kind, or ask the index that was exported");
  }
  groups.push_back(by == CountBy::year ? rest_of({{.plan = field_plan("has", "date")}}) : rest_of(groups));
  return groups;
}

Count to_count(const Numbers& found, const Numbers& searched) {
  return {.passages = found.passages,
          .documents = found.documents,
          .searched_passages = searched.passages,
          .searched_documents = searched.documents,
          .searched_words = searched.words};
}

}  // namespace

Counts count(const Query& query, const CountOptions& options, const CountingEngine& engine) {
  if (options.by.size() > 1) {
    throw QueryError("counting by two groupings: not over a Xapian database", 0, "count by one of them at a time");
  }
  Counts counts;
  const CountQuestion question = take_apart(query, options.within);
  const Span span = span_of(question.searched, counts.notes);
  const Plan searched = engine.plan_of(question.searched, counts.notes);
  const Plan answering = question.asks ? engine.plan_of(question.answering, counts.notes) : searched;
  // The conditions on what is searched are looked for twice, but their notes are worth one line.
  std::ranges::sort(counts.notes);
  counts.notes.erase(std::unique(counts.notes.begin(), counts.notes.end()), counts.notes.end());
  const Numbers all = engine.count(searched);
  counts.total = to_count(question.asks ? engine.count(answering) : all, all);
  if (options.by.empty()) return counts;
  const CountBy by = options.by.front();
  const auto shown = by == CountBy::topic ? alternatives(query, engine.taxonomy) : std::set<std::string>();
  for (const Group& group : groups_of(by, options, span, engine)) {
    if (!shown.empty() && !shown.contains(group.name)) continue;
    Numbers here = group.is_empty ? Numbers() : engine.count(both(searched, group.plan));
    const Numbers found = question.asks && !group.is_empty ? engine.count(both(answering, group.plan)) : here;
    // Nothing without a value is searched: no row.
    if (group.name.empty() && here.passages == 0) continue;
    // Where nothing is asked, a topic would be compared with itself.
    if (!question.asks && is_of_passages(by)) here = all;
    counts.rows.push_back(to_count(found, here));
    counts.rows.back().group = {group.name};
  }
  counts.margins = {counts.rows};
  return counts;
}

}  // namespace tenet::query::xapian
