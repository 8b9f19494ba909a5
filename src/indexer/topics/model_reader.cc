// Reads the lines of [model]: a small part of TOML, a section or a key with its value a line.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <tenet/error.h>
#include <tenet/topics.h>

#include "errors.h"
#include "indexer/topics/taxonomy_check.h"
#include "indexer/topics/topic_model.h"

namespace tenet::indexer {
namespace {

// A line of the model: the section it stands in, its key and value.
struct Line {
  std::size_t number = 0;  // from 1, of the model
  std::string_view section = {};
  std::string_view key = {};
  std::string_view value = {};
};

class Lines {
 public:
  Lines(std::string_view text, const std::string& name) : left_(text), name_(name) {}

  [[noreturn]] void fail(const std::string& why) const {
    throw InputError(fmt::format("{}, line {} of the model: {}", name_, number_, why),
                     "scripts/learn_topics writes models; without [model] topics are graded by points");
  }

  // The next line with a key; false at the end.
  bool next(Line& line) {
    while (!left_.empty()) {
      ++number_;
      const std::size_t end = std::min(left_.find('\n'), left_.size());
      std::string_view text = trim(left_.substr(0, end));
      left_.remove_prefix(std::min(end + 1, left_.size()));
      if (text.empty() || text.front() == '#') continue;
      if (text.front() == '[') {
        if (text.back() != ']' || !text.starts_with("[model.")) fail("a section of a model begins with [model.");
        section_ = text.substr(1, text.size() - 2);
        section_.remove_prefix(std::string_view("model.").size());
        continue;
      }
      line = {number_, section_, {}, {}};
      read_pair(text, line);
      return true;
    }
    return false;
  }

  [[nodiscard]] double number(std::string_view text) const {
    double value = 0;
    text = trim(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || std::abs(value) > 1e6)
      fail(fmt::format("{} is no number", in_quotes(text)));
    return value;
  }

  // The numbers of an array.
  [[nodiscard]] std::vector<double> numbers(std::string_view text, std::size_t count) const {
    std::vector<double> values;
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') fail("the value is no array of numbers");
    text = text.substr(1, text.size() - 2);
    while (!text.empty()) {
      const std::size_t comma = std::min(text.find(','), text.size());
      values.push_back(number(text.substr(0, comma)));
      text.remove_prefix(std::min(comma + 1, text.size()));
    }
    if (values.size() != count) fail(fmt::format("{} numbers, not {}", values.size(), count));
    return values;
  }

  [[nodiscard]] std::string_view string(std::string_view text) const {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') fail("the value is no string");
    return text.substr(1, text.size() - 2);
  }

 private:
  static std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
  }

  void read_pair(std::string_view text, Line& line) const {
    const bool quoted = text.front() == '"';
    const std::size_t end = quoted ? text.find('"', 1) : text.find_first_of(" =");
    if (end == std::string_view::npos) fail("a line without key = value");
    line.key = quoted ? text.substr(1, end - 1) : text.substr(0, end);
    std::string_view rest = trim(text.substr(quoted ? end + 1 : end));
    if (rest.empty() || rest.front() != '=' || line.key.empty()) fail("a line without key = value");
    line.value = trim(rest.substr(1));
    if (line.value.empty()) fail("a key without a value");
  }

  std::string_view left_;
  const std::string& name_;
  std::size_t number_ = 0;
  std::string_view section_;
};

constexpr std::string_view topic_section = "topic.";
constexpr std::string_view words_section = "words.";
constexpr std::string_view context_section = "context.";

}  // namespace

class ModelReader {
 public:
  ModelReader(TopicModel& model, const Taxonomy& taxonomy, const std::string& name)
      : model_(model), taxonomy_(taxonomy), lines_(taxonomy.model, name) {
    model_.parts_.resize(taxonomy.topics.size());
  }

  void read() {
    Line line;
    while (lines_.next(line)) read_line(line);
    for (std::size_t i = 0; i < signal_count; ++i) {
      if (!seen_signals_[i]) lines_.fail(fmt::format("no weight of the signal {}", signal_names[i]));
    }
    for (std::size_t i = 0; i < model_.parts_.size(); ++i) {
      if (has_words_[i] && (!model_.parts_[i] || !has_bias_[i]))
        lines_.fail(fmt::format("words of the topic {} without its offset and bias", taxonomy_.topics[i].id));
      if (model_.parts_[i]) model_.parts_[i]->is_trained = has_words_[i];
    }
    lay_out();
  }

 private:
  void read_line(const Line& line) {
    if (line.section.empty()) return read_head(line);
    if (line.section == "signals") return read_signal(line);
    if (line.section == "window") return add_weight(line.key, model_.number_of_window(), 0, lines_.number(line.value));
    if (line.section == "context") return add_context(line, static_cast<std::uint32_t>(model_.parts_.size()) + 1);
    if (line.section.starts_with(context_section)) {
      const std::size_t topic = topic_of(line, context_section);
      return add_context(line, static_cast<std::uint32_t>(model_.parts_.size() + topic) + 2);
    }
    if (line.section == "field") {
      if (line.key == "bias") {
        model_.field_bias_ = lines_.number(line.value);
        return;
      }
      lines_.fail(fmt::format("field has no key {}", in_quotes(line.key)));
    }
    if (line.section == "words.field-as-a-whole")
      return add_weight(line.key, static_cast<std::uint32_t>(model_.parts_.size()), lines_.number(line.value), 0);
    if (line.section.starts_with(topic_section)) return read_topic(line, topic_of(line, topic_section));
    if (line.section.starts_with(words_section)) {
      const std::size_t topic = topic_of(line, words_section);
      has_words_[topic] = true;
      return add_weight(line.key, static_cast<std::uint32_t>(topic), lines_.number(line.value), 0);
    }
    lines_.fail(fmt::format("a model has no section {}", in_quotes(line.section)));
  }

  void read_head(const Line& line) {
    if (line.key == "measured_on") return;
    if (line.key == "filed") {
      model_.filed_ = lines_.number(line.value);
      return;
    }
    if (line.key == "touches" || line.key == "squarely") {
      const double value = lines_.number(line.value);
      if (value <= 0 || value >= 1) lines_.fail(fmt::format("{} is not between 0 and 1", line.key));
      (line.key == "touches" ? model_.thresholds_.touches : model_.thresholds_.squarely) = value;
    } else if (line.key == "stop" || line.key == "verbs") {
      std::string_view left = lines_.string(line.value);
      TopicModel::Names& names = line.key == "stop" ? model_.stop_ : model_.verbs_;
      while (!left.empty()) {
        const std::size_t end = std::min(left.find(' '), left.size());
        names.emplace(left.substr(0, end), 0);
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    } else {
      lines_.fail(fmt::format("a model has no key {}", in_quotes(line.key)));
    }
  }

  void read_signal(const Line& line) {
    const auto place = std::ranges::find(signal_names, line.key);
    if (place == signal_names.end()) lines_.fail(fmt::format("no signal is called {}", in_quotes(line.key)));
    const auto number = static_cast<std::size_t>(place - signal_names.begin());
    const std::vector<double> both = lines_.numbers(line.value, 2);
    model_.signals_[number] = {.touches = both[0], .squarely = both[1]};
    seen_signals_[number] = true;
  }

  [[nodiscard]] std::size_t topic_of(const Line& line, std::string_view prefix) {
    const std::string_view id = line.section.substr(prefix.size());
    if (id != last_id_) {
      const auto topic = std::ranges::find(taxonomy_.topics, id, &Topic::id);
      if (topic == taxonomy_.topics.end())
        lines_.fail(fmt::format("a model of a topic {}, which the taxonomy does not have", in_quotes(id)));
      last_id_ = id;
      last_topic_ = static_cast<std::size_t>(topic - taxonomy_.topics.begin());
    }
    return last_topic_;
  }

  void read_topic(const Line& line, std::size_t topic) {
    std::optional<TopicModel::Part>& part = model_.parts_[topic];
    if (!part) part.emplace();
    if (line.key == "offset") {
      const std::vector<double> both = lines_.numbers(line.value, 2);
      part->offset = {.touches = both[0], .squarely = both[1]};
    } else if (line.key == "bias") {
      part->bias = lines_.number(line.value);
      has_bias_[topic] = true;
    } else if (line.key != "judged" && line.key != "touched" && line.key != "square") {
      lines_.fail(fmt::format("a topic of a model has no key {}", in_quotes(line.key)));
    }
  }

  void add_context(const Line& line, std::uint32_t topic) {
    const std::vector<double> both = lines_.numbers(line.value, 2);
    add_weight(line.key, topic, both[0], both[1]);
  }

  // The number of a word, or of two with a space between: the next one where they are new.
  std::uint32_t feature_of(std::string_view words) {
    const auto next = static_cast<std::uint32_t>(weights_.size());
    const std::size_t space = words.find(' ');
    if (space == std::string_view::npos) return model_.features_.emplace(words, next).first->second;
    const auto half = [&](std::string_view word) {
      return model_.halves_.emplace(word, static_cast<std::uint32_t>(model_.halves_.size())).first->second;
    };
    const std::uint32_t first = half(words.substr(0, space));
    return pairs_.emplace(std::pair(first, half(words.substr(space + 1))), next).first->second;
  }

  void add_weight(std::string_view words, std::uint32_t topic, double weight, double squarely) {
    const std::uint32_t feature = feature_of(words);
    if (feature == weights_.size()) weights_.emplace_back();
    weights_[feature].push_back({topic, static_cast<float>(weight), static_cast<float>(squarely)});
  }

  // Gives the model its weights and pairs one behind the other.
  void lay_out() {
    model_.first_weight_.assign(1, 0);
    for (const std::vector<TopicModel::Weight>& each : weights_) {
      model_.weights_.insert(model_.weights_.end(), each.begin(), each.end());
      model_.first_weight_.push_back(static_cast<std::uint32_t>(model_.weights_.size()));
    }
    model_.first_pair_.assign(model_.halves_.size() + 1, 0);
    for (const auto& [halves, feature] : pairs_) {
      model_.pairs_.push_back({halves.second, feature});
      ++model_.first_pair_[halves.first + 1];
    }
    for (std::size_t i = 1; i < model_.first_pair_.size(); ++i) model_.first_pair_[i] += model_.first_pair_[i - 1];
  }

  TopicModel& model_;
  const Taxonomy& taxonomy_;
  Lines lines_;
  std::array<bool, signal_count> seen_signals_ = {};
  std::vector<bool> has_words_ = std::vector<bool>(taxonomy_.topics.size());
  std::vector<bool> has_bias_ = std::vector<bool>(taxonomy_.topics.size());
  std::string_view last_id_;
  std::size_t last_topic_ = 0;
  std::vector<std::vector<TopicModel::Weight>> weights_;                    // by feature
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pairs_;  // features, by the two halves
};

TopicModel::TopicModel(const Taxonomy& taxonomy, const std::string& name) {
  ModelReader(*this, taxonomy, name).read();
}

TopicMeasures read_measures(const Taxonomy& taxonomy, const std::string& name) {
  TopicMeasures measures;
  Lines lines(taxonomy.model, name);
  Line line;
  while (lines.next(line)) {
    if (line.section.empty() && line.key == "measured_on") measures.on = lines.string(line.value);
    const bool is_words = line.section.starts_with(words_section);
    if (!is_words && !line.section.starts_with(topic_section)) continue;
    const std::string_view id = line.section.substr(is_words ? words_section.size() : topic_section.size());
    if (measures.topics.empty() || measures.topics.back().topic != id) {
      if (is_words) continue;
      measures.topics.push_back({.topic = std::string(id)});
    }
    TopicMeasure& measure = measures.topics.back();
    if (is_words) {
      measure.trained = true;
    } else if (line.key == "judged") {
      measure.judged = static_cast<std::uint64_t>(std::clamp(lines.number(line.value), 0.0, 1e9));
    } else if (line.key == "touched") {
      const std::vector<double> both = lines.numbers(line.value, 2);
      measure.precision = both[0];
      measure.recall = both[1];
    } else if (line.key == "square") {
      const std::vector<double> both = lines.numbers(line.value, 2);
      measure.square_precision = both[0];
      measure.square_recall = both[1];
    }
  }
  return measures;
}

}  // namespace tenet::indexer

namespace tenet {

TopicMeasures topic_measures(const Taxonomy& taxonomy) {
  return translate_errors("reading the model of the topics",
                          [&] { return indexer::read_measures(taxonomy, "the topics"); });
}

}  // namespace tenet
