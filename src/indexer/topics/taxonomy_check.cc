#include "indexer/topics/taxonomy_check.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include <tenet/error.h>

#include "text/white_space.h"

namespace tenet::indexer {
namespace {

class Checker {
 public:
  // All three must outlive it.
  Checker(const Taxonomy& taxonomy, const TaxonomyLines& lines, const std::string& name)
      : topics_(taxonomy.topics), taxonomy_(taxonomy), lines_(lines), name_(name) {}

  // Throws for an id that two topics have.
  void number_topics() {
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      const auto [first, added] = numbers_.emplace(topics_[i].id, i);
      if (added) continue;
      fail(lines_.topics[i].id, fmt::format("two topics have the id {}", in_quotes(topics_[i].id)),
           fmt::format("the other one is in line {}", lines_.topics[first->second].id));
    }
  }

  // Throws for a name that two topics have: topic:NAME could mean either.
  void check_names() const {
    std::unordered_map<std::string, std::size_t> owners;
    const auto own = [&](std::size_t i, std::string_view key, const std::string& name, std::size_t line) {
      const auto [owner, added] = owners.emplace(folded_name(name), i);
      if (added || owner->second == i) return;
      fail(line,
           fmt::format("{} {} names two topics, '{}' and '{}'", key, in_quotes(name), topics_[owner->second].id,
                       topics_[i].id),
           "leave it with one of them");
    };
    for (std::size_t i = 0; i < topics_.size(); ++i) own(i, "id", topics_[i].id, lines_.topics[i].id);
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      own(i, "label", topics_[i].label, lines_.topics[i].label);
      for (const std::string& name : topics_[i].alt) own(i, "alt", name, lines_.topics[i].alt);
    }
  }

  // Throws for an id that is no topic's.
  void check_references() const {
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      if (!topics_[i].broader.empty()) check_reference("broader", topics_[i].broader, lines_.topics[i].broader);
      for (const std::string& id : topics_[i].see_also) check_reference("see_also", id, lines_.topics[i].see_also);
    }
    for (std::size_t i = 0; i < taxonomy_.ambiguous.size(); ++i) {
      check_reference("topic", taxonomy_.ambiguous[i].topic, lines_.ambiguous[i]);
    }
  }

  // Throws for a topic that is, over any number of steps, broader than itself.
  void check_cycles() const {
    const std::size_t never = topics_.size();
    std::vector<std::size_t> passed_from(topics_.size(), never);  // the start of the walk that first came by
    for (std::size_t start = 0; start < topics_.size(); ++start) {
      std::size_t at = start;
      while (passed_from[at] == never && !topics_[at].broader.empty()) {
        passed_from[at] = start;
        at = numbers_.at(topics_[at].broader);
      }
      if (passed_from[at] == start) fail_for_cycle(at);
    }
  }

 private:
  [[noreturn]] void fail(std::size_t line, const std::string& why, std::string hint) const {
    throw InputError(fmt::format("{}:{}: {}", name_, line, why), std::move(hint));
  }

  void check_reference(std::string_view key, const std::string& id, std::size_t line) const {
    if (numbers_.contains(id)) return;
    const Topic* meant = taxonomy_.named(id);
    fail(line, fmt::format("{} {} is not the id of a topic", key, in_quotes(id)),
         meant == nullptr ? "write the id of a topic of this file" : fmt::format("did you mean '{}'?", meant->id));
  }

  [[noreturn]] void fail_for_cycle(std::size_t first) const {
    constexpr std::size_t most_shown = 20;  // topics
    std::string cycle = topics_[first].id;
    std::size_t at = first;
    std::size_t shown = 0;
    do {
      at = numbers_.at(topics_[at].broader);
      if (++shown <= most_shown) cycle += " -> " + topics_[at].id;
    } while (at != first);
    if (shown > most_shown) cycle += " -> ...";
    fail(lines_.topics[first].broader, fmt::format("a cycle of broader topics: {}", cycle),
         "take broader out of one of them");
  }

  const std::vector<Topic>& topics_;
  const Taxonomy& taxonomy_;
  const TaxonomyLines& lines_;
  const std::string& name_;
  std::unordered_map<std::string_view, std::size_t> numbers_;  // of the topics, by id
};

}  // namespace

void check_taxonomy(const Taxonomy& taxonomy, const TaxonomyLines& lines, const std::string& name) {
  Checker checker(taxonomy, lines, name);
  checker.number_topics();
  checker.check_names();
  checker.check_references();
  checker.check_cycles();
}

std::string folded_name(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (c != '-' && !text::is_ascii_space(c)) {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::string one_line(std::string_view value) {
  std::string line(value);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return line;
}

std::string in_quotes(std::string_view value) {
  constexpr std::size_t most_shown = 60;  // bytes
  std::size_t end = std::min(value.size(), most_shown);
  while (end < value.size() && end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0U) == 0x80U) --end;
  return fmt::format("'{}{}'", one_line(value.substr(0, end)), end < value.size() ? "..." : "");
}

}  // namespace tenet::indexer
