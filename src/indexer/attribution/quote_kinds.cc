#include "indexer/attribution/quote_kinds.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// More words than these are no term and no title, whatever is around them.
constexpr std::size_t longest_term = 5;
constexpr std::size_t longest_title = 20;

// What the words between the marks look like.
struct Form {
  std::size_t words = 0;
  bool capitals = true;       // every word of weight begins with one, as in titles
  bool sentence = false;      // ends as a sentence does
  bool first_person = false;  // "I", "we", "our": somebody speaks
};

// Words that titles write small.
bool is_small_word(std::string_view word) {
  if (word.size() > 5) return false;
  return (classes_of(word) & (preposition | conjunction | determiner)) != 0;
}

// "I", "we're", "our".
bool is_first_person(std::string_view word) {
  constexpr std::array words = {"i"sv, "we"sv, "my"sv, "our"sv, "me"sv, "us"sv};
  constexpr std::size_t longest = 8;
  if (word.size() > longest || word == "US"sv) return false;
  std::size_t letters = 0;
  while (letters < word.size() && text::is_letter(word[letters])) ++letters;
  const bool ends = letters == word.size() || ".,!?\xE2'"sv.find(word[letters]) != std::string_view::npos;
  constexpr std::size_t most_letters = 3;
  return ends && letters <= most_letters &&
         std::ranges::find(words, text::to_lower(word.substr(0, letters))) != words.end();
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
    form.first_person = form.first_person || is_first_person(word);
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
  Surroundings(const TaggedText& tagged, std::size_t at, const Finding& finding)
      : t_(tagged.tokens), at_(at), finding_(finding) {}

  [[nodiscard]] bool is_nickname() const {
    return at_ > 0 && at_ + 1 < t_.size() && is_name(t_[at_ - 1]) && is_name(t_[at_ + 1]) && t_[at_].mark == 0;
  }

  // A title follows: "the film", "on", "NBC's", "titled".
  [[nodiscard]] bool leads_to_title() const {
    if (at_ == 0) return false;
    const TaggedToken& before = t_[at_ - 1];
    if (before.is(work | naming) || before.possessive || is_name(before)) return true;
    if (before.is(determiner)) return !introduces_speech();
    return before.is(preposition | possessive) && !before.is(modal);
  }

  [[nodiscard]] bool is_named() const {
    if (at_ == 0 || !t_[at_ - 1].is(naming)) return false;
    return finding_.rule != Rule::portrays || !t_[at_ - 1].is(any_cue);  // "Harrow called it"
  }

  // 'For "best light", the maker recommends': said by nobody, though a cue follows.
  [[nodiscard]] bool is_adverbial() const {
    return at_ > 0 && t_[at_ - 1].is(preposition) && t_[at_ - 1].capital && t_[at_].mark == 0 &&
           finding_.rule == Rule::trailing;
  }

  // "The film, called": what is named is a work, not somebody.
  [[nodiscard]] bool names_work() const {
    return !finding_.mention.empty() && t_[finding_.mention.end - 1].is(work) && at_ > 0 && t_[at_ - 1].is(naming);
  }

  // "A charity called", "The charity, known as": what is named is a thing, not somebody whom a person calls so.
  [[nodiscard]] bool names_thing() const {
    std::size_t noun = at_;
    if (noun > 1 && t_[noun - 1].is(conjunction) && t_[noun - 2].is(naming)) --noun;  // "known as"
    if (noun < 2 || !t_[noun - 1].is(naming)) return false;
    --noun;
    if (t_[noun - 1].is_mark(',')) --noun;
    const TaggedToken& named = t_[noun - 1];
    return named.kind == TaggedToken::Kind::word && !named.capital && !named.possessive &&
           !named.is(title | person_noun | people_noun | pronoun | auxiliary | adverb | relative | determiner |
                     possessive);
  }

  // "With lamps," she said, "...": a fragment of what is said, not a title.
  [[nodiscard]] bool opens_with_comma() const {
    const bool opens = at_ == 0 || t_[at_ - 1].is_mark('.') || t_[at_ - 1].is_quote();
    return opens && t_[at_].mark == ',';
  }

  // The cue is right before the quotation, or no more than a few words are between.
  [[nodiscard]] bool introduces_speech() const {
    return !finding_.cue.empty() && finding_.cue.end <= at_ && at_ - finding_.cue.end <= 4;
  }

 private:
  static bool is_name(const TaggedToken& token) {
    return token.kind == TaggedToken::Kind::word && token.capital && !token.is(pronoun | conjunction);
  }

  const std::vector<TaggedToken>& t_;
  std::size_t at_;
  const Finding& finding_;
};

// Without a cue that governs it.
bool is_loose(const Finding& finding) {
  return finding.rule == Rule::subject || (finding.rule == Rule::none && finding.cue.empty());
}

}  // namespace

QuoteKind kind_of(const TaggedText& tagged, std::size_t at, const Finding& finding, const Block& block) {
  const auto range = tagged.tokens[at].range;
  const Form form = form_of(tagged.text.substr(range.begin, range.size()));
  const Surroundings around(tagged, at, finding);
  if (form.words <= 2 && around.is_nickname()) return QuoteKind::term;
  if (form.words > longest_title) return QuoteKind::speech;
  const bool heads = block.kind == Block::Kind::title || block.kind == Block::Kind::heading;
  if (form.capitals && !heads) {
    if (around.names_work() || around.names_thing()) return QuoteKind::title;
    if (around.leads_to_title() && finding.rule != Rule::portrays) return QuoteKind::title;
    if ((is_loose(finding) || finding.nobody) && !finding.alone) return QuoteKind::title;
    if (finding.rule == Rule::trailing && form.words > 1 && !around.opens_with_comma()) return QuoteKind::title;
  }
  const bool loose = is_loose(finding) && !finding.alone && !(form.first_person && form.words > 1);
  if (form.words <= longest_term && (loose || around.is_named() || around.is_adverbial())) return QuoteKind::term;
  return QuoteKind::speech;
}

}  // namespace tenet::indexer
