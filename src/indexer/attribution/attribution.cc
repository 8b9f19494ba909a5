#include "indexer/attribution/attribution.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/attribution/cues.h"
#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/quote_labels.h"
#include "indexer/attribution/subjects.h"
#include "indexer/attribution/unsaid.h"
#include "text/ascii.h"

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
    {"statement", .30},
    {"according", .88},
    {"passive", .50},
    {"label", .92},
    {"trailing", .90},
    {"subject", .66},
    {"goes-on", .99},
    {"follows", .79},
    {"ahead", .60},
    {"paragraph", .80},
    {"block", .80},
}};

// Finds for each quotation of a sentence the cue that governs it.
class SentenceReader {
 public:
  SentenceReader(const TaggedText& tagged, TokenSpan sentence)
      : tagged_(tagged), t_(tagged.tokens), s_(sentence), cues_(find_cues(tagged, sentence)) {}

  [[nodiscard]] Finding find(std::size_t quote) const {
    if (is_unsaid(quote)) return {.nobody = true};
    if (is_in_front(quote)) return find_in_front(quote);
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
    const auto last_cue = std::find_if(cues_.rbegin(), cues_.rend(), [&](const Cue& cue) {
      if (cue.rule == Rule::statement) return !cue.weak;
      return cue.rule == Rule::before && (!cue.weak || cue.at + 2 >= s_.end);
    });
    if (last_cue != cues_.rend()) return from(*last_cue, Rule::follows);
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
    if (cue.unsaid) return {.cue = {cue.at, cue.at + 1}, .nobody = true};
    return {.rule = rule, .mention = cue.mention, .cue = {cue.at, cue.at + 1}};
  }

  // 'Instead of saying "…," Harrow left': the words before the quotation at `q` tell what somebody did not say.
  [[nodiscard]] bool is_unsaid(std::size_t q) const {
    constexpr std::size_t farthest = 8;
    for (std::size_t i = q; i > s_.begin && q - i < farthest; --i) {
      const TaggedToken& token = t_[i - 1];
      if (token.is_quote() || (token.kind == Kind::mark && i != q)) return false;
      const bool leads = token.is(any_cue) || (token.is(statement) && i + 2 >= q);
      if (leads && is_not_done(tagged_, s_, i - 1)) return true;
      if (token.is(says)) return false;
    }
    return false;
  }

  // 'After Moss called it "…," Harrow said "…"': whether the quotation at `q` stands in a clause in front of the main
  // one: a cue governs it there, or the main cue has a quotation of its own.
  [[nodiscard]] bool is_in_front(std::size_t q) const {
    if (t_[s_.begin].is_quote() || (t_[q - 1].kind != Kind::word && !has_cue_at(q))) return false;
    const auto main = std::ranges::find_if(cues_, [&](const Cue& cue) { return cue.at > q && cue.mention.begin > q; });
    if (main == cues_.end() || !has_clause_in_front(tagged_, s_)) return false;
    const auto own = std::find_if(at(main->at), at(s_.end), [](const TaggedToken& token) {
      return token.is_quote() || token.kind == Kind::mark;
    });
    const TokenSpan subject = main_subject(tagged_, s_);
    if (own != at(s_.end) && own->is_quote()) return subject.empty() || subject.begin > q;
    const bool is_governed =
        std::ranges::any_of(cues_, [&](const Cue& cue) { return cue.mention.begin < q && cue.at < q; });
    return is_governed && subject.begin > q;
  }

  // Only the words before it in its own clause say who speaks.
  [[nodiscard]] Finding find_in_front(std::size_t q) const {
    for (const auto rule : {&SentenceReader::label, &SentenceReader::before, &SentenceReader::weakly}) {
      if (const auto found = (this->*rule)(q)) return *found;
    }
    return {.nobody = true};
  }

  // Whether a cue with its speaker stands right before the quotation at `q`: 'who said, "…'.
  [[nodiscard]] bool has_cue_at(std::size_t q) const {
    return std::ranges::any_of(cues_, [&](const Cue& cue) {
      const std::size_t end = std::max(cue.at + 1, cue.mention.end);
      return !cue.weak && cue.mention.begin < q && end <= q && end + 1 >= q;
    });
  }

  // The words behind a quotation.
  struct Tail {
    std::size_t begin = 0;  // past marks and adverbs
    bool parted = false;    // by a comma or the like, which may stand in the quotation
    bool opens = false;     // nothing before the quotation governs it
  };

  [[nodiscard]] Tail tail_of(std::size_t q) const {
    constexpr std::string_view parting = ",-[](";
    constexpr std::string_view closing = ".:;";
    const char mark = t_[q].mark;
    Tail tail{.begin = q + 1, .parted = mark != 0 && closing.find(mark) == std::string_view::npos};
    while (tail.begin < s_.end && t_[tail.begin].kind == Kind::mark &&
           parting.find(t_[tail.begin].mark) != std::string_view::npos) {
      tail.parted = true;
      ++tail.begin;
    }
    while (tail.begin < s_.end && t_[tail.begin].is(adverb) && !t_[tail.begin].is(conjunction | pronoun)) ++tail.begin;
    const bool begins_clause = q > s_.begin + 1 && t_[q - 1].is(conjunction) && t_[q - 2].kind == Kind::mark;
    tail.opens = q == s_.begin || begins_clause || t_[q - 1].kind != Kind::word;
    return tail;
  }

  // "…," Harrow said; "…," said Harrow; "…," Harrow, the mayor, said.
  [[nodiscard]] std::optional<Finding> after(std::size_t q) const {
    constexpr std::size_t brief = 4;  // "..., Harrow said Monday." closes the sentence
    const Tail tail = tail_of(q);
    if (tail.begin >= s_.end || t_[tail.begin].is(conjunction | relative)) return std::nullopt;
    for (const Cue& cue : cues_) {
      if (cue.at < tail.begin || !may_follow(cue, tail)) continue;
      if (std::any_of(at(tail.begin), at(cue.at),
                      [](const TaggedToken& token) { return token.is_quote() && token.mark != 0; }))
        break;
      if (cue.weak && (!tail.opens || t_[q].mark == '?' || t_[q].mark == '!')) continue;
      if (!tail.opens && s_.end - cue.at > brief && before(q)) return std::nullopt;
      if (begins(tail, cue) || comes_late(tail, cue)) return from(cue, Rule::after);
      if (!cue.weak) break;
    }
    return by_unknown_verb(q, tail);
  }

  // '"…," Harrow deadpanned.': between a quotation that ends with a comma and the end of the sentence stand a name and
  // a verb that is in no table.
  [[nodiscard]] std::optional<Finding> by_unknown_verb(std::size_t q, const Tail& tail) const {
    if (t_[q].mark != ',' && t_[q].mark != '?' && t_[q].mark != '!') return std::nullopt;
    const TokenSpan named = phrase_at(tagged_, s_, tail.begin);
    if (named.empty() || !tail.opens || named.end + 2 != s_.end || !t_[named.end + 1].is_mark('.')) return std::nullopt;
    const TaggedToken& token = t_[named.end];
    const bool is_verb = token.kind == Kind::word && token.classes == 0 && tagged_.words(named.end).ends_with("ed");
    if (!is_verb || !names_somebody(tagged_, named) || !may_speak(tagged_, named)) return std::nullopt;
    return Finding{.rule = Rule::after, .mention = named, .cue = {named.end, named.end + 1}};
  }

  // Whether verbs like that of `cue` stand behind their quotation.
  static bool may_follow(const Cue& cue, const Tail& tail) {
    return cue.rule == Rule::before || (cue.rule == Rule::portrays && tail.parted);
  }

  // Whether the speaker of `cue` or its verb, "said Harrow", is the first word of `tail`.
  static bool begins(const Tail& tail, const Cue& cue) {
    const bool inverts = cue.mention.begin > cue.at && cue.at == tail.begin;
    if (cue.mention.begin != tail.begin && !inverts) return false;
    return tail.parted || (tail.opens && cue.at <= tail.begin + 3);
  }

  // "…," later in the day Harrow said
  [[nodiscard]] bool comes_late(const Tail& tail, const Cue& cue) const {
    return tail.parted && tail.opens && !cue.weak && cue.mention.begin > tail.begin &&
           cue.mention.begin - tail.begin < 8 && !t_[tail.begin].is(saying);
  }

  // "…." Harrow said.
  [[nodiscard]] std::optional<Finding> in_next_sentence(std::size_t q) const {
    if (q + 1 != s_.end) return std::nullopt;
    const auto next = std::ranges::lower_bound(tagged_.sentences, s_.end, {}, &TokenSpan::begin);
    constexpr std::size_t longest = 8;
    if (next == tagged_.sentences.end() || next->end - next->begin > longest) return std::nullopt;
    // 'Harrow nodded and said, "…"' has a quotation of its own.
    if (std::any_of(at(next->begin), at(next->end), [](const TaggedToken& token) { return token.is_quote(); }))
      return std::nullopt;
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
    const auto nearest =
        std::find_if(cues_.rbegin(), cues_.rend(), [&](const Cue& cue) { return may_govern(cue, q, weak_ones); });
    if (nearest == cues_.rend()) return std::nullopt;
    const Cue& outer = is_direct(*nearest, q) ? *nearest : reporting(*nearest);
    if (const auto found = behind_another(outer, q)) return found;
    if (&outer != &*nearest && (denies(outer) || is_of_another(*nearest, outer)))
      return Finding{.cue = {outer.at, outer.at + 1}, .nobody = true};
    return from(outer, rule_before(outer, q));
  }

  // Whether `cue`, as one of the weak ones or of the others, may have the quotation at `q` behind it.
  [[nodiscard]] bool may_govern(const Cue& cue, std::size_t q, bool weak_ones) const {
    if (cue.at > q) return false;
    const bool dangling = t_[cue.at].is(saying) && cue.at == s_.begin;  // 'Calling it "…," Harrow left'
    if (cue.mention.begin > q && !dangling) return false;
    // "described by Harrow as"
    if (cue.rule == Rule::passive &&
        (cue.mention.end > q || q - cue.mention.end > 2 || !t_[q - 1].is(conjunction | preposition)))
      return false;
    if (cue.unsaid && std::any_of(at(cue.at), at(q), [](const TaggedToken& token) { return token.is_quote(); }))
      return false;
    const bool far = q - cue.at > reach;
    const bool is_weak = cue.weak || (cue.rule == Rule::portrays && far);
    return is_weak == weak_ones && !(weak_ones && far && cue.rule == Rule::statement);
  }

  // 'Harrow said "…" and Moss "…"', 'Harrow called it "…," Moss "…"': the second speaker, who shares the verb of the
  // first. 'For Moss it was "…"' says nothing of who speaks.
  [[nodiscard]] std::optional<Finding> behind_another(const Cue& cue, std::size_t q) const {
    const auto is_quote = [](const TaggedToken& token) { return token.is_quote(); };
    const auto first = std::find_if(at(cue.at), at(q), is_quote);
    if (first == at(q) || cue.rule == Rule::passive || cue.mention.begin > cue.at) return std::nullopt;
    // Behind 'called Moss "…"' and 'said the law was "…"' it may be what these are of that changes.
    const bool adjoins = std::all_of(at(cue.at + 1), first, [](const TaggedToken& token) {
      return token.kind == Kind::mark || (token.is(pronoun | relative | conjunction) && !token.capital);
    });
    if (!adjoins) return std::nullopt;
    std::size_t i = q;
    while (!t_[i - 1].is_quote()) --i;
    const bool is_listed = cue.rule == Rule::portrays && t_[i - 1].mark == ',';
    while (i < q && t_[i].kind == Kind::mark && !t_[i].is_mark(';')) ++i;
    const bool joins = i < q && (t_[i].is_mark(';') || is_coordinator(tagged_.words(i)));
    if (!joins && !is_listed) return std::nullopt;
    i += static_cast<std::size_t>(joins);
    const bool is_link = tagged_.words(i) == "for" || tagged_.words(i) == "to" || tagged_.words(i) == "from";
    const TokenSpan named = phrase_at(tagged_, s_, i + static_cast<std::size_t>(is_link && joins));
    if (named.empty() || !t_[named.begin].capital || named.end > q || !may_speak(tagged_, named)) return std::nullopt;
    if (is_link) return Finding{.nobody = true};
    const bool ends = std::all_of(at(named.end), at(q), [](const TaggedToken& token) {
      return token.kind == Kind::mark || token.is(relative | conjunction);
    });
    if (!ends || is_predicate(q)) return std::nullopt;
    return Finding{.rule = cue.rule, .mention = named, .cue = {cue.at, cue.at + 1}};
  }

  static bool is_coordinator(std::string_view word) {
    return word == "and" || word == "but" || word == "while" || word == "whereas" || word == "yet";
  }

  // Whether the quotation at `q` begins with a verb, as in 'Harrow "has no plan"'.
  [[nodiscard]] bool is_predicate(std::size_t q) const {
    const auto said = tagged_.words(q);
    const auto word = said.substr(0, said.find(' '));
    return (classes_of(word) & (verb | auxiliary | says)) != 0 || word.ends_with("ed");
  }

  // "denied": what somebody denies to have said is said by nobody.
  [[nodiscard]] bool denies(const Cue& cue) const { return is_denial(tagged_.words(cue.at)) && t_[cue.at].is(any_cue); }

  // "Harrow said Moss never said", "Harrow asked whether Moss had said": whether `inner` tells what somebody, who is
  // named, did not say. What somebody says that he would not say stays his: "Harrow said she would not call it".
  [[nodiscard]] bool is_of_another(const Cue& inner, const Cue& outer) const {
    if (!inner.unsaid || inner.mention == outer.mention) return false;
    const auto before = tagged_.words(inner.mention.begin - 1);
    return !t_[inner.mention.begin].is(pronoun) || before == "if" || before == "whether";
  }

  // 'Harrow said Moss told her, "We wait."': whether whole words of another, who is named, follow `inner`.
  [[nodiscard]] bool is_direct(const Cue& inner, std::size_t q) const {
    constexpr std::size_t nearest = 4;  // tokens from the verb to the quotation
    const bool is_introduced = t_[q - 1].is_mark(',') || t_[q - 1].is_mark(':');
    return is_introduced && inner.rule == Rule::before && !inner.weak && q - inner.at <= nearest && inner.at < q &&
           !t_[inner.mention.begin].is(pronoun) && text::is_upper(tagged_.words(q).front());
  }

  // "Harrow said the mayor told her": the cue in whose clause `inner` stands, else `inner`.
  [[nodiscard]] const Cue& reporting(const Cue& inner) const {
    if (inner.rule == Rule::statement && !inner.weak) return inner;
    for (const Cue& outer : cues_) {
      if (outer.at >= inner.mention.begin || outer.mention.begin > outer.at) break;
      if ((outer.rule != Rule::before && outer.rule != Rule::saying) || outer.weak ||
          outer.mention.end > inner.mention.begin)
        continue;
      if (inner.of_object && outer.at + 1 == inner.mention.begin) continue;
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
  [[nodiscard]] std::optional<Finding> by_phrase(std::size_t q) const {
    // 'According to Harrow, the guard said, "…"'
    const auto is_direct_here = [&](const Cue& cue) {
      return cue.at < q && cue.mention.begin < q && is_direct(cue, q);
    };
    if (q > s_.begin && std::ranges::any_of(cues_, is_direct_here)) return std::nullopt;
    for (std::size_t i = s_.begin; i + 2 < s_.end; ++i) {
      if (!t_[i].is(according)) continue;
      const TokenSpan mention = phrase_at(tagged_, s_, i + 2);
      if (may_speak(tagged_, mention)) return Finding{.rule = Rule::according, .mention = mention, .cue = {i, i + 2}};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Finding> label(std::size_t q) const { return find_label_before(tagged_, s_, q); }
  [[nodiscard]] std::optional<Finding> signature(std::size_t q) const { return find_name_behind(tagged_, s_, q); }

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
