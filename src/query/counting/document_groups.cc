#include "query/counting/document_groups.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/live_postings.h"
#include "store/schema.h"

namespace tenet::query {
namespace {

using Members = std::vector<PassageGroups::Member>;

// Groups of documents as those of their passages; `group_of` by place in the part.
PassageGroups spread(const store::DocumentStatistics::Part& part, const std::vector<std::uint32_t>& group_of) {
  Members members;
  Docid passage = 1;
  for (std::size_t place = 0; place < part.last.size(); ++place) {
    for (; passage <= part.last[place]; ++passage) members.push_back({passage, group_of[place]});
  }
  return {members, passage - 1};
}

class DatedDocuments : public Grouping {
 public:
  DatedDocuments(const GroupingSources& sources, std::size_t characters)
      : snapshot_(sources.snapshot), documents_(sources.documents), span_(sources.span), characters_(characters) {}

  PassageGroups read(std::size_t segment) override {
    const auto& part = documents_.ends().parts()[segment];
    std::vector<std::uint32_t> groups(part.last.size());
    store::DateReader dates(snapshot_, documents_.ends());
    for (std::size_t place = 0; place < groups.size(); ++place) {
      if (part.deleted[place]) continue;
      const std::string date = dates.date(snapshot_.docid_of(segment, part.last[place]));
      if (!date.empty()) groups[place] = numbers_.of(date.substr(0, characters_));
    }
    return spread(part, groups);
  }

  // With those between the first and the last that no document has.
  [[nodiscard]] GroupNames names() const override {
    Numbers all = numbers_;
    const auto& dates = numbers_.names();
    const std::string first =
        end(span_.first, dates.size() < 2 ? "" : *std::min_element(dates.begin() + 1, dates.end()), "-01");
    const std::string last =
        end(span_.last, dates.size() < 2 ? "" : *std::max_element(dates.begin() + 1, dates.end()), "-12");
    for (std::string date = first; !date.empty() && date <= last; date = next(date)) (void)all.of(date);
    GroupNames names = sorted_by_name(all.names());
    std::erase_if(names.order, [&](std::uint32_t group) {
      const std::string& date = names.names[group];
      return !date.empty() && (date < first.substr(0, date.size()) || last.substr(0, date.size()) < date);
    });
    return names;
  }

 private:
  // An end of the span: what was asked for, else that of the index, where a year without a month ends in `month`.
  [[nodiscard]] std::string end(const std::string& asked, const std::string& found, const char* month) const {
    std::string date = asked.empty() ? found : asked.substr(0, characters_);
    return date.size() == 4 && characters_ == 7 ? date + month : date;
  }

  // The year or month after it; nothing after the last that can be written.
  static std::string next(const std::string& date) {
    const int year = std::stoi(date.substr(0, 4));
    const int month = date.size() == 4 ? 12 : std::stoi(date.substr(5, 2));
    if (month < 12) return fmt::format("{:04}-{:02}", year, month + 1);
    if (year == 9999) return {};
    return date.size() == 4 ? fmt::format("{:04}", year + 1) : fmt::format("{:04}-01", year + 1);
  }

  const store::Snapshot& snapshot_;
  const store::DocumentStatistics& documents_;
  Span span_;
  std::size_t characters_;
  Numbers numbers_;
};

class NamedDocuments : public Grouping {
 public:
  NamedDocuments(const GroupingSources& sources, std::string_view field, std::string Document::*member)
      : snapshot_(sources.snapshot),
        documents_(sources.documents),
        prefix_(store::find_field_terms(field)->prefix),
        member_(member) {}

  PassageGroups read(std::size_t segment) override {
    const auto& part = documents_.ends().parts()[segment];
    std::vector<std::string> words(part.last.size());
    store::for_each_term(snapshot_, segment, prefix_, [&](const std::string& term, const std::vector<Docid>& at) {
      for (const Docid last : at) words[part.place(last)].append(term).append(1, '\0');
    });
    std::vector<std::uint32_t> groups(words.size());
    std::set<std::pair<std::size_t, std::uint32_t>> looked_at;  // run and group
    for (std::size_t place = 0; place < words.size(); ++place) {
      if (words[place].empty()) continue;
      groups[place] = numbers_.of(words[place]);
      // Within a run ids ascend, so that the first document of it is enough.
      if (looked_at.emplace(run_of(segment, part.last[place]), groups[place]).second) {
        look_at(segment, part.last[place], groups[place]);
      }
    }
    return spread(part, groups);
  }

  [[nodiscard]] GroupNames names() const override {
    std::vector<std::string> names;
    for (const First& first : firsts_) names.push_back(first.name);
    return sorted_by_name(std::move(names));
  }

 private:
  struct First {
    std::string document = {};
    std::string name = {};
  };

  [[nodiscard]] std::size_t run_of(std::size_t segment, Docid passage) const {
    const auto& runs = snapshot_.manifest().segments[segment].runs;
    return static_cast<std::size_t>(std::ranges::upper_bound(runs, passage) - runs.begin());
  }

  void look_at(std::size_t segment, Docid last, std::uint32_t group) {
    store::PassageReader reader(snapshot_.segments()[segment]);
    Document document = reader.document(last).fields;
    offer({std::move(document.id), std::move(document.*member_)}, group);
  }
  void offer(First other, std::uint32_t group) {
    if (firsts_.size() <= group) firsts_.resize(group + 1);
    First& first = firsts_[group];
    if (first.document.empty() || other.document < first.document) first = std::move(other);
  }

  const store::Snapshot& snapshot_;
  const store::DocumentStatistics& documents_;
  std::string_view prefix_;
  std::string Document::*member_;
  Numbers numbers_;
  std::vector<First> firsts_ = {First{}};  // by number
};

class EachDocument : public Grouping {
 public:
  explicit EachDocument(const GroupingSources& sources) : snapshot_(sources.snapshot), documents_(sources.documents) {}

  PassageGroups read(std::size_t segment) override {
    const auto& part = documents_.ends().parts()[segment];
    std::vector<std::uint32_t> groups(part.last.size());
    store::for_each_term(
        snapshot_, segment, store::document_prefix, [&](const std::string& term, const std::vector<Docid>& at) {
          const Docid last = at.front();
          ids_.push_back(store::was_cut(term) ? id_of(segment, last) : term.substr(store::document_prefix.size()));
          groups[part.place(last)] = static_cast<std::uint32_t>(ids_.size() - 1);
        });
    return spread(part, groups);
  }
  [[nodiscard]] GroupNames names() const override { return sorted_by_name(ids_); }
  [[nodiscard]] bool leaves_out_zeros() const override { return true; }

 private:
  [[nodiscard]] std::string id_of(std::size_t segment, Docid last) const {
    store::PassageReader reader(snapshot_.segments()[segment]);
    return reader.document(last).fields.id;
  }

  const store::Snapshot& snapshot_;
  const store::DocumentStatistics& documents_;
  std::vector<std::string> ids_ = {""};  // by number
};

}  // namespace

std::unique_ptr<Grouping> by_date(const GroupingSources& sources, std::size_t characters) {
  return std::make_unique<DatedDocuments>(sources, characters);
}

std::unique_ptr<Grouping> by_name(const GroupingSources& sources, std::string_view field,
                                  std::string Document::*member) {
  return std::make_unique<NamedDocuments>(sources, field, member);
}

std::unique_ptr<Grouping> by_document(const GroupingSources& sources) {
  return std::make_unique<EachDocument>(sources);
}

}  // namespace tenet::query
