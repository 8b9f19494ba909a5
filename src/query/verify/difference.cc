#include "query/verify/difference.h"

#include <algorithm>
#include <optional>

#include "text/white_space.h"

namespace tenet::query {
namespace {

using Kind = Difference::Kind;

// Walks along an alignment and writes down where the two sides part.
class Describing {
 public:
  Describing(const NormalisedText& asked, const NormalisedText& source, const Reading& reading)
      : asked_(asked), source_(source), reading_(reading) {}

  void take(const Step& step) {
    const bool uses_source = step.kind != Step::Kind::added;
    if (uses_source && is_interrupted(step.source)) put_interruption(step.source);
    if (step.kind == Step::Kind::same) {
      end_group();
      compare_between(step);
      compare_words(step);
    } else {
      add_to_group(step);
    }
    after_same_ = step.kind == Step::Kind::same;
    if (uses_source) last_source_ = step.source;
  }
  std::vector<Difference> finish() && {
    end_group();
    return std::move(differences_);
  }

 private:
  [[nodiscard]] TextRange asked_word(std::size_t i) const { return asked_.words[i].range; }
  [[nodiscard]] TextRange source_word(std::size_t i) const { return source_.words[reading_[i]].range; }

  [[nodiscard]] bool is_interrupted(std::size_t source) const {
    return last_source_ && *last_source_ + 1 == source && reading_[source] != reading_[source - 1] + 1;
  }
  void put_interruption(std::size_t source) {
    end_group();
    differences_.push_back({.kind = Kind::interruption,
                            .asked = empty_asked(),
                            .source = {source_word(source - 1).end, source_word(source).begin}});
    after_same_ = false;
  }

  void compare_between(const Step& step) {
    if (!after_same_ || asked_.words[step.asked].after_gap) return;
    const TextRange asked{asked_word(step.asked - 1).end, asked_word(step.asked).begin};
    const TextRange source{source_word(step.source - 1).end, source_word(step.source).begin};
    if (plain_characters(asked_, asked) == plain_characters(source_, source)) return;
    differences_.push_back(
        {.kind = Kind::written, .asked = text::trim(asked_.text, asked), .source = text::trim(source_.text, source)});
  }

  void compare_words(const Step& step) {
    const TextRange asked = asked_word(step.asked);
    const TextRange source = source_word(step.source);
    last_asked_ = asked.end;
    if (plain_characters(asked_, asked) == plain_characters(source_, source)) return;
    differences_.push_back({.kind = Kind::written, .asked = asked, .source = source});
  }

  // Steps beside each other are one difference, but for what a gap leaves out.
  void add_to_group(const Step& step) {
    const bool left_out = step.kind == Step::Kind::left_out;
    if (group_ && (group_->kind == Kind::left_out) != left_out) end_group();
    if (!group_) {
      const std::size_t at = last_source_ ? source_word(*last_source_).end : source_word_or_end(step.source);
      group_ =
          Difference{.kind = left_out ? Kind::left_out : Kind::changed, .asked = empty_asked(), .source = {at, at}};
    }
    if (step.kind == Step::Kind::changed || step.kind == Step::Kind::added)
      extend(group_->asked, asked_word(step.asked));
    if (step.kind != Step::Kind::added) extend(group_->source, source_word(step.source));
    last_asked_ = std::max(last_asked_, group_->asked.end);
  }
  static void extend(TextRange& range, TextRange word) {
    range = range.empty() ? word : TextRange{range.begin, word.end};
  }
  void end_group() {
    if (!group_) return;
    if (group_->kind != Kind::left_out) {
      group_->kind = group_->asked.empty() ? Kind::missing : group_->source.empty() ? Kind::added : Kind::changed;
    }
    differences_.push_back(*group_);
    group_.reset();
  }

  [[nodiscard]] TextRange empty_asked() const { return {last_asked_, last_asked_}; }
  [[nodiscard]] std::size_t source_word_or_end(std::size_t i) const {
    return i < reading_.size() ? source_word(i).begin : source_.text.size();
  }

  const NormalisedText& asked_;
  const NormalisedText& source_;
  const Reading& reading_;
  std::vector<Difference> differences_;
  std::optional<Difference> group_;
  std::optional<std::size_t> last_source_;  // place in the reading
  std::size_t last_asked_ = 0;              // byte where the words taken so far end
  bool after_same_ = false;
};

}  // namespace

std::vector<Difference> describe_differences(const Alignment& alignment, const NormalisedText& asked,
                                             const NormalisedText& source, const Reading& reading) {
  Describing describing(asked, source, reading);
  for (const Step& step : alignment.steps) describing.take(step);
  return std::move(describing).finish();
}

}  // namespace tenet::query
