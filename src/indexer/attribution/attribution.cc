#include "indexer/attribution/attribution.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/attribution/cues.h"
#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/possible_speakers.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

struct RuleRow {
  std::string_view name;
  double confidence;
};

// In the order of Rule. The share of speakers found by the rule whose name is right, (right + 1) / (all + 2), on all
// development sets together: docs/quotations.md has the command and the day.
constexpr std::array<RuleRow, 17> rules = {{
    {"", 0},
    {"after", .99},
    {"middle", .98},
    {"before", .95},
    {"saying", .91},
    {"portrays", .92},
    {"statement", .32},
    {"according", .86},
    {"passive", .50},
    {"label", .92},
    {"trailing", .90},
    {"subject", .66},
    {"goes-on", .99},
    {"follows", .79},
    {"ahead", .60},
    {"paragraph", .79},
    {"block", .89},
}};

// Finds for each quotation of a sentence the cue that governs it.
class SentenceReader {
 public:
  SentenceReader(const TaggedText& tagged, TokenSpan sentence)
      : tagged_(tagged), t_(tagged.tokens), s_(sentence), cues_(find_cues(tagged, sentence)) {}

  [[nodiscard]] Finding find(std::size_t quote) const {
    for (const auto rule :
         {&SentenceReader::label, &SentenceReader::after, &SentenceReader::by_phrase, &SentenceReader::middle,
          &SentenceReader::before, &SentenceReader::signature, &SentenceReader::trailing, &SentenceReader::weakly}) {
      if (const auto found = (this->*rule)(quote)) return *found;
    }
    if (const auto found = in_next_sentence(quote)) return *found;
    Finding none{.alone = is_alone(quote)};
    const TokenSpan named = none.alone ? TokenSpan{} : main_subject(tagged_, s_);
    return may_speak(tagged_, named) ? Finding{.rule = Rule::subject, .mention = named} : none;
  }

  [[nodiscard]] Finding last() const {
    for (auto cue = cues_.rbegin(); cue != cues_.rend(); ++cue) {
      if (!cue->mention.empty() && cue->rule == Rule::before && (!cue->weak || cue->at + 2 >= s_.end))
        return from(*cue, Rule::follows);
    }
    if (const auto found = by_phrase(s_.begin))
      return {.rule = Rule::follows, .mention = found->mention, .cue = found->cue};
    // "Harrow issued a statement", "Harrow put it this way:"
    const bool tells = std::any_of(at(s_.begin), at(s_.end), [](const TaggedToken& token) {
      return token.is(statement) && !token.is(any_cue) && !token.capital;
    });
    if (!tells && !t_[s_.end - 1].is_mark(':')) return {};
    const TokenSpan named = main_subject(tagged_, s_);
    return !may_speak(tagged_, named) ? Finding{} : Finding{.rule = Rule::follows, .mention = named};
  }

 private:
  static Finding from(const Cue& cue, Rule rule) {
    return {.rule = rule, .mention = cue.mention, .cue = {cue.at, cue.at + 1}};
  }

  // "…," Harrow said; "…," said Harrow; "…," Harrow, the mayor, said.
  [[nodiscard]] std::optional<Finding> after(std::size_t q) const {
    std::size_t i = q + 1;
    bool comma = t_[q].mark != 0 && t_[q].mark != '.' && t_[q].mark != ':' && t_[q].mark != ';';
    while (i < s_.end && t_[i].kind == Kind::mark &&
           std::string_view(",-[](").find(t_[i].mark) != std::string_view::npos) {
      comma = true;
      ++i;
    }
    while (i < s_.end && t_[i].is(adverb) && !t_[i].is(conjunction | pronoun)) ++i;
    if (i >= s_.end || t_[i].is(conjunction) || t_[i].is(relative)) return std::nullopt;
    const bool opens = q == s_.begin || t_[q - 1].kind != Kind::word;  // nothing before it governs it
    for (const Cue& cue : cues_) {
      if (cue.at < i) continue;
      if (cue.rule != Rule::before && !(cue.rule == Rule::portrays && comma)) continue;
      const bool between =
          std::any_of(at(i), at(cue.at), [](const TaggedToken& token) { return token.is_quote() && token.mark != 0; });
      if (between) break;
      if (cue.weak && (!opens || t_[q].mark == '?' || t_[q].mark == '!')) continue;
      constexpr std::size_t brief = 4;  // "..., Harrow said Monday." closes the sentence
      if (!opens && s_.end - cue.at > brief && before(q)) return std::nullopt;
      const bool inverts = cue.mention.begin > cue.at && cue.at == i;
      const bool begins = cue.mention.begin == i || inverts;
      if (begins && (comma || cue.at <= i + 3) && (opens || comma)) return from(cue, Rule::after);
      // "…," later in the day Harrow said
      if (comma && opens && !cue.weak && cue.mention.begin > i && cue.mention.begin - i < 8 && !t_[i].is(saying))
        return from(cue, Rule::after);
      if (!cue.weak) break;
    }
    return std::nullopt;
  }

  // "…." Harrow said.
  [[nodiscard]] std::optional<Finding> in_next_sentence(std::size_t q) const {
    if (q + 1 != s_.end) return std::nullopt;
    const auto next = std::ranges::lower_bound(tagged_.sentences, s_.end, {}, &TokenSpan::begin);
    constexpr std::size_t longest = 8;
    if (next == tagged_.sentences.end() || next->end - next->begin > longest) return std::nullopt;
    const SentenceReader reader(tagged_, *next);
    if (reader.cues_.size() != 1 || reader.cues_.front().weak || reader.cues_.front().mention.begin != next->begin)
      return std::nullopt;
    const std::size_t left = next->end - reader.cues_.front().at;
    return left <= 3 && reader.cues_.front().rule == Rule::before
               ? std::optional(from(reader.cues_.front(), Rule::after))
               : std::nullopt;
  }

  // The nearest cue before the quotation.
  [[nodiscard]] std::optional<Finding> before(std::size_t q) const { return nearest_before(q, false); }

  // "…," Harrow, who ran the prison, said, "…": the second half has the cue of the first.
  [[nodiscard]] std::optional<Finding> middle(std::size_t q) const {
    if (q == s_.begin || !t_[q - 1].is_mark(',')) return std::nullopt;
    const auto first = std::find_if(at(s_.begin), at(q),
                                    [](const TaggedToken& token) { return token.is_quote() && token.mark == ','; });
    if (first == at(q)) return std::nullopt;
    const auto found = after(static_cast<std::size_t>(first - t_.begin()));
    if (!found || found->cue.begin > q) return std::nullopt;
    const bool own =
        std::any_of(cues_.begin(), cues_.end(), [&](const Cue& cue) { return cue.at + 2 >= q && cue.at < q; });
    return own ? std::nullopt
               : std::optional(Finding{.rule = Rule::middle, .mention = found->mention, .cue = found->cue});
  }

  // What is a cue only where there is no better one.
  [[nodiscard]] std::optional<Finding> weakly(std::size_t q) const { return nearest_before(q, true); }

  [[nodiscard]] std::optional<Finding> nearest_before(std::size_t q, bool weak_ones) const {
    for (auto cue = cues_.rbegin(); cue != cues_.rend(); ++cue) {
      if (cue->at > q || cue->mention.begin > q) continue;
      // "described by Harrow as"
      if (cue->rule == Rule::passive &&
          (cue->mention.end > q || q - cue->mention.end > 2 || !t_[q - 1].is(conjunction | preposition)))
        continue;
      const bool far = q - cue->at > reach;
      const bool is_weak = cue->weak || (cue->rule == Rule::portrays && far);
      if (is_weak != weak_ones || (weak_ones && far && cue->rule == Rule::statement)) continue;
      const Cue& outer = reporting(*cue);
      return from(outer, rule_before(outer, q));
    }
    return std::nullopt;
  }

  // "Harrow said the mayor told her": the cue in whose clause `inner` stands, else `inner`.
  [[nodiscard]] const Cue& reporting(const Cue& inner) const {
    for (const Cue& outer : cues_) {
      if (outer.at >= inner.mention.begin || outer.mention.begin > outer.at) break;
      if ((outer.rule != Rule::before && outer.rule != Rule::saying) || outer.weak ||
          outer.mention.end > inner.mention.begin)
        continue;
      if (inner.mention.begin == outer.mention.begin) continue;
      if (reports(outer.at + 1, inner.mention.begin)) return outer;
    }
    return inner;
  }

  // Whether the clause that begins at `i`, behind its cue, still goes on at `end`.
  [[nodiscard]] bool reports(std::size_t i, std::size_t end) const {
    if (t_[i].kind == Kind::mark || end - i > reach) return false;
    for (std::size_t j = i; j < end; ++j) {
      const auto word = tagged_.words(j);
      if (word == "as" || word == "after" || word == "before" || word == "while" || (j == i && word == "when"))
        return false;
    }
    return std::none_of(at(i), at(end), [](const TaggedToken& token) {
      return token.is_quote() || token.is_mark(';') || token.is_mark(':') || token.is_mark(',') || token.is_mark('-') ||
             (token.is(conjunction) && token.range.size() == 3);
    });
  }

  // Whether another quotation before `q` has the same cue behind it.
  [[nodiscard]] Rule rule_before(const Cue& cue, std::size_t q) const {
    if (cue.rule != Rule::before) return cue.rule;
    const bool split = std::any_of(at(s_.begin), at(cue.at),
                                   [](const TaggedToken& token) { return token.is_quote() && token.mark == ','; });
    return split && t_[q - 1].kind == Kind::mark ? Rule::middle : Rule::before;
  }

  // "according to Harrow".
  [[nodiscard]] std::optional<Finding> by_phrase(std::size_t /*q*/) const {
    for (std::size_t i = s_.begin; i + 2 < s_.end; ++i) {
      if (!t_[i].is(according)) continue;
      const TokenSpan mention = phrase_at(tagged_, s_, i + 2);
      if (may_speak(tagged_, mention)) return Finding{.rule = Rule::according, .mention = mention, .cue = {i, i + 2}};
    }
    return std::nullopt;
  }

  // "…" - Odile Harrow
  [[nodiscard]] std::optional<Finding> signature(std::size_t q) const {
    if (q + 2 >= s_.end || !t_[q + 1].is_mark('-') || t_[q].mark == ',' || !t_[q + 2].capital) return std::nullopt;
    const TokenSpan name = phrase_at(tagged_, s_, q + 2);
    const bool ends = name.end == s_.end || t_[name.end].kind != Kind::word;
    if (name.empty() || !ends || name.end - name.begin < 2) return std::nullopt;
    return Finding{.rule = Rule::label, .mention = name, .cue = {q + 1, q + 2}};
  }

  // Harrow: "…"
  [[nodiscard]] std::optional<Finding> label(std::size_t q) const {
    if (q < s_.begin + 2 || !t_[q - 1].is_mark(':')) return std::nullopt;
    const TokenSpan mention = phrase_before(tagged_, s_, q - 1);
    if (mention.empty() || !t_[mention.end - 1].capital) return std::nullopt;
    if (mention.begin > s_.begin && t_[mention.begin - 1].kind == Kind::word) return std::nullopt;
    return Finding{.rule = Rule::label, .mention = mention, .cue = {q - 1, q}};
  }

  // The cue at the end of the sentence: "..., Harrow said."
  [[nodiscard]] std::optional<Finding> trailing(std::size_t q) const {
    for (const Cue& cue : cues_) {
      if (cue.rule != Rule::before || cue.at < q || cue.weak || cue.mention.begin < q) continue;
      // "that the court announced" says who announced something else.
      const TaggedToken& left = t_[std::min(cue.at, cue.mention.begin) - 1];
      if (left.kind == Kind::mark || left.is_quote() || left.is(conjunction)) return from(cue, Rule::trailing);
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_alone(std::size_t q) const {
    std::size_t words = 0;
    for (std::size_t i = s_.begin; i < s_.end; ++i)
      words += static_cast<std::size_t>(t_[i].kind == Kind::word && i != q);
    return words <= 1;
  }

  [[nodiscard]] std::vector<TaggedToken>::const_iterator at(std::size_t i) const {
    return t_.begin() + static_cast<std::ptrdiff_t>(i);
  }

  const TaggedText& tagged_;
  const std::vector<TaggedToken>& t_;
  TokenSpan s_;
  std::vector<Cue> cues_;
};

}  // namespace

double confidence_of(Rule rule) {
  return rules.at(static_cast<std::size_t>(rule)).confidence;
}
std::string_view to_string(Rule rule) {
  return rules.at(static_cast<std::size_t>(rule)).name;
}

std::vector<Finding> find_attributions(const TaggedText& tagged) {
  std::vector<Finding> findings;
  for (const TokenSpan sentence : tagged.sentences) {
    const auto begin = tagged.tokens.begin() + static_cast<std::ptrdiff_t>(sentence.begin);
    const auto end = tagged.tokens.begin() + static_cast<std::ptrdiff_t>(sentence.end);
    if (std::none_of(begin, end, [](const TaggedToken& token) { return token.is_quote(); })) continue;
    const SentenceReader reader(tagged, sentence);
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (tagged.tokens[i].is_quote()) findings.push_back(reader.find(i));
    }
  }
  return findings;
}

Finding reported_by(const TaggedText& tagged, TokenSpan sentence) {
  return SentenceReader(tagged, sentence).last();
}

}  // namespace tenet::indexer
