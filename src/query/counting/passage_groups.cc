#include "query/counting/passage_groups.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <tenet/passage.h>

#include "store/live_postings.h"
#include "store/passage_reader.h"
#include "store/schema.h"
#include "store/string_table.h"
#include "store/struck_out.h"
#include "store/voices.h"
#include "text/ascii.h"
#include "text/names.h"

namespace tenet::query {
namespace {

using Members = std::vector<PassageGroups::Member>;

class TopicsOfPassages : public Grouping {
 public:
  explicit TopicsOfPassages(const GroupingSources& sources)
      : snapshot_(sources.snapshot), taxonomy_(sources.taxonomy), squarely_(sources.grade == 2) {}

  PassageGroups read(std::size_t segment) override {
    Members members;
    std::uint32_t group = 0;
    for (const Topic& topic : taxonomy_.topics) {
      ++group;
      store::StruckOut is_struck_out(snapshot_.struck_out(segment));
      const std::string term = store::term(store::topic_prefix, topic.id);
      for (store::PostingCursor at = snapshot_.words_of(segment).cursor(term); !at.at_end(); at.next()) {
        if (is_struck_out(at.docid())) continue;
        if (squarely_ && at.count() < store::squarely_number) continue;
        members.push_back({at.docid(), group});
      }
    }
    return {members, snapshot_.segment(segment).passages()};
  }
  [[nodiscard]] GroupNames names() const override {
    std::vector<std::string> ids = {""};
    for (const Topic& topic : taxonomy_.topics) ids.push_back(topic.id);
    return as_numbered(std::move(ids));
  }

 private:
  const store::Snapshot& snapshot_;
  const Taxonomy& taxonomy_;
  bool squarely_;
};

constexpr std::array quote_kinds = {QuoteKind::speech,    QuoteKind::block, QuoteKind::turn,
                                    QuoteKind::statement, QuoteKind::title, QuoteKind::term};

class KindsOfQuotations : public Grouping {
 public:
  explicit KindsOfQuotations(const GroupingSources& sources) : snapshot_(sources.snapshot) {}

  PassageGroups read(std::size_t segment) override {
    Members members;
    std::uint32_t group = 0;
    for (const QuoteKind kind : quote_kinds) {
      ++group;
      const std::string flag = store::term(store::flag_prefix, to_string(kind));
      for (const Docid passage : store::live_postings(snapshot_, segment, flag)) members.push_back({passage, group});
    }
    return {members, snapshot_.segment(segment).passages()};
  }
  [[nodiscard]] GroupNames names() const override {
    std::vector<std::string> names = {""};
    for (const QuoteKind kind : quote_kinds) names.emplace_back(to_string(kind));
    return as_numbered(std::move(names));
  }

 private:
  const store::Snapshot& snapshot_;
};

// How groups that are told apart by a key are written, with the passages of each spelling, by number of the group.
using Spellings = std::vector<std::map<std::string, std::size_t>>;

std::vector<std::string> commonest(const Spellings& spellings) {
  std::vector<std::string> names = {""};
  for (std::size_t group = 1; group < spellings.size(); ++group) {
    names.push_back(std::ranges::max_element(spellings[group], {}, [](const auto& one) { return one.second; })->first);
  }
  return names;
}

class SpeakersInPassages : public Grouping {
 public:
  explicit SpeakersInPassages(const GroupingSources& sources) : snapshot_(sources.snapshot) {}

  PassageGroups read(std::size_t segment) override {
    std::map<std::uint32_t, std::vector<Docid>> passages_of;
    store::for_each_term(snapshot_, segment, store::speaker_prefix,
                         [&](const std::string& term, const std::vector<Docid>& passages) {
                           const std::string name = name_in(segment, term);
                           if (name.empty()) return;  // words that are nobody's
                           const std::string key = text::name_key(name);
                           const std::uint32_t group = numbers_.of(key.empty() ? name : key);
                           if (spellings_.size() <= group) spellings_.resize(group + 1);
                           spellings_[group][name] += passages.size();
                           auto& all = passages_of[group];
                           all.insert(all.end(), passages.begin(), passages.end());
                         });
    Members members;
    for (auto& [group, passages] : passages_of) {
      std::ranges::sort(passages);
      passages.erase(std::unique(passages.begin(), passages.end()), passages.end());
      for (const Docid passage : passages) members.push_back({passage, group});
    }
    return {members, snapshot_.segment(segment).passages()};
  }
  [[nodiscard]] GroupNames names() const override { return sorted_by_name(commonest(spellings_)); }
  [[nodiscard]] bool leaves_out_zeros() const override { return true; }

 private:
  [[nodiscard]] std::string name_in(std::size_t segment, const std::string& term) const {
    std::string name = term.substr(store::speaker_prefix.size());
    if (!store::was_cut(term)) return name;
    store::each_string(*snapshot_.segment(segment).postings(), store::quoted_key, name.substr(0, 2),
                       [&](const std::string& whole, std::uint64_t) {
                         if (store::term(store::speaker_prefix, whole) == term) name = whole;
                       });
    return name;
  }

  const store::Snapshot& snapshot_;
  Numbers numbers_;  // of keys
  Spellings spellings_ = {{}};
};

class RolesInPassages : public Grouping {
 public:
  explicit RolesInPassages(const GroupingSources& sources) : snapshot_(sources.snapshot), reader_(sources.snapshot) {}

  PassageGroups read(std::size_t segment) override {
    const Docid last = snapshot_.segment(segment).passages();
    store::StruckOut is_struck_out(snapshot_.struck_out(segment));
    std::map<Docid, std::set<std::uint32_t>> members_of;
    for (Docid passage = 1; passage <= last; ++passage) {
      if (is_struck_out(passage)) continue;
      const Docid docid = (passage - 1) * snapshot_.stride() + static_cast<Docid>(segment) + 1;
      const store::PassageRecord record = reader_.record(docid);
      if (record.voices.empty()) continue;
      for (const Speaker& speaker : store::speakers_of(record, reader_.document(docid))) {
        for (const std::string& role : store::roles_of(speaker)) members_of[passage].insert(group_of(role));
      }
    }
    Members members;
    for (const auto& [passage, groups] : members_of) {
      for (const std::uint32_t group : groups) members.push_back({passage, group});
    }
    return {members, last};
  }
  [[nodiscard]] GroupNames names() const override { return sorted_by_name(commonest(spellings_)); }
  [[nodiscard]] bool leaves_out_zeros() const override { return true; }

 private:
  std::uint32_t group_of(const std::string& role) {
    const std::uint32_t group = numbers_.of(text::to_lower(role));
    if (spellings_.size() <= group) spellings_.resize(group + 1);
    ++spellings_[group][role];
    return group;
  }

  const store::Snapshot& snapshot_;
  store::PassageReader reader_;
  Numbers numbers_;  // of roles in small letters
  Spellings spellings_ = {{}};
};

}  // namespace

std::unique_ptr<Grouping> by_topic(const GroupingSources& sources) {
  return std::make_unique<TopicsOfPassages>(sources);
}

std::unique_ptr<Grouping> by_speaker(const GroupingSources& sources) {
  return std::make_unique<SpeakersInPassages>(sources);
}

std::unique_ptr<Grouping> by_role(const GroupingSources& sources) {
  return std::make_unique<RolesInPassages>(sources);
}

std::unique_ptr<Grouping> by_kind(const GroupingSources& sources) {
  return std::make_unique<KindsOfQuotations>(sources);
}

}  // namespace tenet::query
