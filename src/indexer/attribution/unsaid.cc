#include "indexer/attribution/unsaid.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;
using Kind = TaggedToken::Kind;

bool is_among(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool begins_as(std::string_view word, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view one) { return word.starts_with(one); });
}

bool is_negative(std::string_view word) {
  constexpr std::array words = {"not"sv, "never"sv, "nor"sv, "neither"sv, "cannot"sv};
  return word.ends_with("n't") || word.ends_with("n\u2019t") || is_among(word, words);
}

// "did not only say", "did not just say"
bool is_only(std::string_view word) {
  constexpr std::array words = {"only"sv, "just"sv, "merely"sv, "simply"sv};
  return is_among(word, words);
}

// Verbs and adjectives before "to say" that mean that it was not done.
bool is_failure(std::string_view word) {
  constexpr std::array beginnings = {"refus"sv, "declin"sv, "fail"sv, "want"sv, "hesitat"sv};
  constexpr std::array words = {"yet"sv, "unable"sv, "unwilling"sv};
  return is_among(word, words) || begins_as(word, beginnings);
}

// What is not as the clause behind it says.
bool is_irreal(std::string_view word) {
  constexpr std::array words = {"if"sv,    "unless"sv, "whether"sv, "imagine"sv, "suppose"sv,
                                "false"sv, "untrue"sv, "wish"sv,    "wishes"sv,  "wished"sv};
  return is_among(word, words);
}

// What is a fact, unless a negative is before it.
bool is_fact(std::string_view word) {
  constexpr std::array words = {"true"sv,  "case"sv,   "certain"sv, "clear"sv,      "evidence"sv,
                                "proof"sv, "proven"sv, "record"sv,  "indication"sv, "sign"sv};
  return is_among(word, words);
}

// Looks at the words around the verb of one cue.
class Verb {
 public:
  Verb(const TaggedText& tagged, TokenSpan sentence, const Cue& cue)
      : tagged_(tagged), t_(tagged.tokens), s_(sentence), cue_(cue) {}

  [[nodiscard]] bool is_unsaid() const {
    if (cue_.rule == Rule::statement || cue_.rule == Rule::passive || cue_.at == s_.begin) return false;
    if (is_left_undone()) return true;
    return !cue_.weak && (is_asked() || is_negated() || is_not_done(tagged_, s_, cue_.at) || is_of_no_subject());
  }

 private:
  // "refused to say", "has yet to say", "unable to call", "would not go so far as to say": but "did not hesitate to
  // say".
  [[nodiscard]] bool is_left_undone() const {
    const bool is_infinitive = tagged_.words(cue_.at - 1) == "to";
    // "so far as to say", "as far as calling"
    if (cue_.at >= s_.begin + 6) {
      const std::size_t as = cue_.at - 1 - static_cast<std::size_t>(is_infinitive);
      if (tagged_.words(as) == "as" && tagged_.words(as - 1) == "far")
        return is_negative(lower(as - 4)) || is_negative(lower(as - 3));
    }
    if (!is_infinitive) return false;
    std::size_t i = cue_.at - 1;
    while (i > s_.begin && t_[i - 1].is(adverb | auxiliary) && !is_failure(lower(i))) --i;
    if (!is_failure(lower(i)) && i > s_.begin) --i;
    if (!is_failure(lower(i))) return !cue_.weak && is_wished();
    if (tagged_.words(i).starts_with("want")) return !cue_.weak;
    return i == s_.begin || !is_negative(lower(i - 1));
  }

  // "wants Harrow to say", "waited for Harrow to say", "it is easy for Harrow to say"
  [[nodiscard]] bool is_wished() const {
    const std::size_t who = cue_.mention.begin;
    if (who < s_.begin + 2) return false;
    const auto verb = tagged_.words(who - 1);
    // "It is easy for Harrow to say", but "it took years for Harrow to say"
    const auto is_taken = [](std::string_view word) { return word.starts_with("took") || word.starts_with("take"); };
    return verb.starts_with("want") || verb == "getting" || (verb == "for" && !stands_before(who - 1, is_taken));
  }

  // "Has Harrow said", "Should Harrow say", "Nor did Harrow say": an auxiliary before the subject asks, or sets a
  // condition, or has a negative before it. But "Why did Harrow say", "Only then did Harrow say".
  [[nodiscard]] bool is_asked() const {
    const std::size_t i = cue_.mention.begin;
    if (i == s_.begin || i >= cue_.at || !t_[i - 1].is(auxiliary | modal) || t_[i - 1].is(preposition)) return false;
    // "Will the editors, who once called it"
    const auto parts_clauses = [](const TaggedToken& token) {
      return token.kind == Kind::mark || (token.is(relative) && !token.is(determiner));
    };
    if (std::any_of(at(i), at(cue_.at), parts_clauses)) return false;
    const bool is_question = lower(i - 2).starts_with("whe");  // "When did Harrow say", "Where did"
    if (i - 1 == s_.begin || t_[i - 2].kind != Kind::word || (t_[i - 2].is(conjunction) && !is_question)) return true;
    // "Not once did", "Nowhere does", "At no time did"
    const auto first = lower(s_.begin);
    return is_negative(first) || first == "nowhere" || tagged_.words(s_.begin + 1) == "no" || is_negative(lower(i - 2));
  }

  // "never said", "has not said", "could have said", "denied saying"
  [[nodiscard]] bool is_negated() const {
    std::size_t i = cue_.at;
    while (i > s_.begin && t_[i - 1].kind == Kind::word && t_[i - 1].is(adverb | auxiliary | modal)) {
      --i;
      const auto word = lower(i);
      const bool is_unreal = !t_[cue_.at].is(saying) && (word == "could" || word == "might" || word == "should");
      if ((is_negative(word) || is_unreal) && !is_only(tagged_.words(i + 1))) return true;
    }
    return i > s_.begin && i > cue_.mention.begin && t_[i - 1].is(any_cue) && is_denial(tagged_.words(i - 1));
  }

  // "Moss, not Harrow, said", "Neither of them said", "if Harrow says", "no evidence that Harrow said", "no record of
  // Harrow saying"
  [[nodiscard]] bool is_of_no_subject() const {
    std::size_t before = cue_.mention.begin;
    if (before >= cue_.at) return false;
    const auto link = before > s_.begin ? lower(before - 1) : std::string();
    if (link == "not") return true;
    const auto is_mark = [](const TaggedToken& word) { return word.kind == Kind::mark; };
    if (std::any_of(at(cue_.mention.end), at(cue_.at), is_mark)) return false;
    const auto first = tagged_.words(before);
    constexpr std::array nobody = {"neither"sv, "no"sv, "none"sv};
    if ((first.starts_with('N') || first.starts_with('n')) && is_among(text::to_lower(first), nobody)) return true;
    if (before + 1 < cue_.mention.end && is_irreal(lower(before))) return true;  // "imagine Harrow saying"
    if (link == "that" || link == "of" || link == "ever" || is_only(link)) --before;
    if (before == s_.begin || t_[before - 1].kind != Kind::word) return false;
    return (link != "of" && is_irreal(lower(before - 1))) || is_untrue(before - 1);
  }

  // "It is [not] true", "There is [no] evidence", "they [dismissed] reports": whether what follows the word at `i` is
  // said to be no fact.
  [[nodiscard]] bool is_untrue(std::size_t i) const {
    const auto word = tagged_.words(i);
    if (is_fact(word))
      return stands_before(i, [](std::string_view other) { return is_negative(other) || other == "no"; });
    const bool are_told = word.ends_with('s') && (classes_of(word.substr(0, word.size() - 1)) & statement) != 0;
    if (t_[i].is(statement | document) || are_told) return stands_before(i, is_denial);
    return is_denial(word);
  }

  // Whether one of the four words before `i`, in small letters, is as `test` says.
  template <typename Test>
  [[nodiscard]] bool stands_before(std::size_t i, Test test) const {
    constexpr std::size_t nearest = 4;
    const std::size_t leftmost = std::max(s_.begin, i > nearest ? i - nearest : 0);
    for (std::size_t j = i; j > leftmost && t_[j - 1].kind == Kind::word; --j) {
      if (test(lower(j - 1))) return true;
    }
    return false;
  }

  [[nodiscard]] std::string lower(std::size_t i) const { return text::to_lower(tagged_.words(i)); }

  [[nodiscard]] std::vector<TaggedToken>::const_iterator at(std::size_t i) const {
    return t_.begin() + static_cast<std::ptrdiff_t>(i);
  }

  const TaggedText& tagged_;
  const std::vector<TaggedToken>& t_;
  TokenSpan s_;
  const Cue& cue_;
};

}  // namespace

bool is_unsaid(const TaggedText& tagged, TokenSpan sentence, const Cue& cue) {
  return Verb(tagged, sentence, cue).is_unsaid();
}

bool is_not_done(const TaggedText& tagged, TokenSpan sentence, std::size_t word) {
  const auto& t = tagged.tokens;
  std::size_t i = word;
  while (i > sentence.begin && t[i - 1].is(adverb | determiner | possessive) && !t[i - 1].is(preposition | conjunction))
    --i;
  if (i == sentence.begin || !t[word].is(any_cue | statement)) return false;
  const auto link = text::to_lower(tagged.words(i - 1));
  const bool is_participle = t[word].is(saying);
  if (link == "without") return true;
  if (is_participle && (link == "against" || link.starts_with("avoid") || link.starts_with("resist"))) return true;
  if (i < sentence.begin + 2) return false;
  const auto first = text::to_lower(tagged.words(i - 2));
  if (link == "as") {  // "misquoted as saying", "falsely quoted as saying"
    constexpr std::array falsely = {"fals"sv, "wrong"sv, "incorrect"sv, "inaccurate"sv, "mistaken"sv};
    return first.starts_with("misquot") ||
           (i >= sentence.begin + 3 && begins_as(text::to_lower(tagged.words(i - 3)), falsely));
  }
  if (link == "of") return first == "instead" || first == "place" || (is_participle && first == "short");
  return (first == "rather" && link == "than") || (first == "far" && link == "from") ||
         (first == "opposed" && link == "to");
}

bool is_denial(std::string_view word) {
  constexpr std::array beginnings = {"deny"sv, "denie"sv, "dismiss"sv, "disput"sv, "refut"sv, "reject"sv};
  return begins_as(word, beginnings);
}

}  // namespace tenet::indexer
