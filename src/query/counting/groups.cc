#include "query/counting/groups.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <tenet/passage.h>

#include "query/counting/document_groups.h"
#include "query/counting/passage_groups.h"

namespace tenet::query {

PassageGroups::PassageGroups(const std::vector<Member>& members, Docid last) : begin_(std::size_t{last} + 2) {
  std::vector<std::uint32_t> sizes(std::size_t{last} + 1);
  for (const Member& member : members) ++sizes[member.passage];
  for (std::size_t passage = 0; passage <= last; ++passage) {
    begin_[passage + 1] = begin_[passage] + std::max<std::uint32_t>(1, sizes[passage]);
  }
  groups_.resize(begin_.back());
  for (const Member& member : members) groups_[begin_[member.passage + 1] - sizes[member.passage]--] = member.group;
}

GroupNames sorted_by_name(std::vector<std::string> names) {
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order.begin() + 1, order.end(), {}, [&](std::uint32_t group) { return names[group]; });
  std::rotate(order.begin(), order.begin() + 1, order.end());
  return {std::move(names), std::move(order)};
}

GroupNames as_numbered(std::vector<std::string> names) {
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0);
  std::rotate(order.begin(), order.begin() + 1, order.end());
  return {std::move(names), std::move(order)};
}

std::unique_ptr<Grouping> make_grouping(CountBy by, const GroupingSources& sources) {
  switch (by) {
    case CountBy::year: return by_date(sources, 4);
    case CountBy::month: return by_date(sources, 7);
    case CountBy::topic: return by_topic(sources);
    case CountBy::speaker: return by_speaker(sources);
    case CountBy::role: return by_role(sources);
    case CountBy::organisation: return by_name(sources, "organisation", &Document::organisation);
    case CountBy::author: return by_name(sources, "author", &Document::author);
    case CountBy::source: return by_name(sources, "source", &Document::source);
    case CountBy::type: return by_name(sources, "type", &Document::type);
    case CountBy::document: return by_document(sources);
    case CountBy::kind: return by_kind(sources);
  }
  return nullptr;
}

}  // namespace tenet::query
