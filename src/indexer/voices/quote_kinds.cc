#include "indexer/voices/quote_kinds.h"

#include <string_view>

#include "text/ascii.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

// More words than these are no term and no title, whatever is around them.
constexpr std::size_t longest_term = 5;
constexpr std::size_t longest_title = 12;

// What the words between the marks look like.
struct Form {
  std::size_t words = 0;
  bool capitals = true;   // every word of weight begins with one, as in titles
  bool sentence = false;  // ends as a sentence does
};

// Words that titles write small.
bool is_small_word(std::string_view word) {
  if (word.size() > 5) return false;
  return (classes_of(word) & (preposition | conjunction | determiner)) != 0;
}

Form form_of(std::string_view said) {
  Form form;
  std::size_t names = 0;
  for (std::size_t at = 0; at < said.size() && form.words <= longest_title;) {
    if (const std::size_t space = text::white_space_at(said, at)) {
      at += space;
      continue;
    }
    const std::size_t begin = at;
    while (at < said.size() && text::white_space_at(said, at) == 0) ++at;
    const auto word = said.substr(begin, at - begin);
    const char first = word.front();
    if (!text::is_letter(first) && !text::is_digit(first) && text::is_ascii(first) && first != '#' && first != '@')
      continue;
    ++form.words;
    if (text::is_lower(first) && (form.words == 1 || !is_small_word(word))) form.capitals = false;
    names += static_cast<std::size_t>(!text::is_lower(first));
  }
  form.capitals = form.capitals && names > 0;
  form.sentence = said.ends_with('.') || said.ends_with('?') || said.ends_with('!');
  return form;
}

// Reads what is around one quotation.
class Surroundings {
 public:
  Surroundings(const Frame& frame, std::size_t at, const Finding& finding)
      : t_(frame.tokens), at_(at), finding_(finding) {}

  [[nodiscard]] bool is_nickname() const {
    return at_ > 0 && at_ + 1 < t_.size() && is_name(t_[at_ - 1]) && is_name(t_[at_ + 1]) && t_[at_].mark == 0;
  }

  // A title follows: "the film", "on", "NBC's", "titled".
  [[nodiscard]] bool leads_to_title() const {
    if (at_ == 0) return false;
    const FrameToken& before = t_[at_ - 1];
    if (before.is(work | naming) || before.possessive || is_name(before)) return true;
    if (before.is(determiner)) return !introduces_speech();
    return before.is(preposition | possessive) && !before.is(modal);
  }

  [[nodiscard]] bool is_named() const { return at_ > 0 && t_[at_ - 1].is(naming) && finding_.rule != Rule::portrays; }

  // "The film, called": what is named is a work, not somebody.
  [[nodiscard]] bool names_work() const {
    return !finding_.mention.empty() && t_[finding_.mention.end - 1].is(work) && at_ > 0 && t_[at_ - 1].is(naming);
  }

  // The cue is right before the quotation, or no more than a few words are between.
  [[nodiscard]] bool introduces_speech() const {
    return !finding_.cue.empty() && finding_.cue.end <= at_ && at_ - finding_.cue.end <= 4;
  }

 private:
  static bool is_name(const FrameToken& token) {
    return token.kind == FrameToken::Kind::word && token.capital && !token.is(pronoun | conjunction);
  }

  const std::vector<FrameToken>& t_;
  std::size_t at_;
  const Finding& finding_;
};

// Without a cue that governs it.
bool is_loose(const Finding& finding) {
  return finding.rule == Rule::subject || finding.rule == Rule::none;
}

}  // namespace

QuoteKind kind_of(const Frame& frame, std::size_t at, const Finding& finding, const Block& block) {
  const auto range = frame.tokens[at].range;
  const Form form = form_of(frame.text.substr(range.begin, range.size()));
  const Surroundings around(frame, at, finding);
  if (form.words <= 2 && around.is_nickname()) return QuoteKind::term;
  if (form.words > longest_title) return QuoteKind::speech;
  const bool heads = block.kind == Block::Kind::title || block.kind == Block::Kind::heading;
  if (form.capitals && !heads) {
    if (around.names_work()) return QuoteKind::title;
    if (around.leads_to_title() && finding.rule != Rule::portrays) return QuoteKind::title;
    if (is_loose(finding) && !finding.alone) return QuoteKind::title;
    if (finding.rule == Rule::trailing && form.words > 1) return QuoteKind::title;
  }
  if (form.words <= longest_term && ((is_loose(finding) && !finding.alone) || around.is_named()))
    return QuoteKind::term;
  return QuoteKind::speech;
}

}  // namespace tenet::indexer
