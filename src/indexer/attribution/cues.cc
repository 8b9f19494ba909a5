#include "indexer/attribution/cues.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/attribution/name_lists.h"
#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/subjects.h"
#include "indexer/attribution/unsaid.h"
#include "indexer/attribution/written_names.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

// Reads one sentence for its cues.
class CueReader {
 public:
  CueReader(const TaggedText& tagged, TokenSpan sentence) : tagged_(tagged), t_(tagged.tokens), s_(sentence) {}

  std::vector<Cue> read() && {
    TokenSpan subject = {};  // of the last finite verb of speech
    for (std::size_t i = s_.begin; i < s_.end; ++i) {
      const TaggedToken& token = t_[i];
      if (token.kind != Kind::word || (token.capital && i != s_.begin)) continue;
      std::optional<Cue> cue;
      if (token.is(saying) && !token.is(portrays | weak)) cue = of_object(i);
      if (!cue && token.is(any_cue) && !is_noun(i)) cue = verbal(i, subject);
      if (!cue || cue->mention.empty()) cue = by_form(i);
      if (!cue && token.is(statement | document)) cue = token.is(statement) ? nominal(i) : of_author(i);
      if (!cue || !(may_speak(tagged_, cue->mention) || tells_who(i, cue->mention))) continue;
      if ((cue->weak || cue->rule == Rule::portrays) && !names_somebody(tagged_, cue->mention)) continue;
      cue->unsaid = is_unsaid(tagged_, s_, *cue);
      if (!cue->weak && !cue->of_object && cue->rule != Rule::statement && cue->rule != Rule::passive)
        subject = cue->mention;
      cues_.push_back(*cue);
    }
    return std::move(cues_);
  }

 private:
  // '"...," the barrister said': a noun of any kind speaks that stands alone between a quotation and a verb of speech.
  [[nodiscard]] bool tells_who(std::size_t i, TokenSpan subject) const {
    if (subject.end != i || subject.begin <= s_.begin || subject.end != subject.begin + 2) return false;
    const bool is_noun = t_[i - 1].kind == Kind::word && !t_[i - 1].capital && !t_[i - 1].is(pronoun | adverb | time);
    return is_noun && t_[i].is(says) && !t_[i].is(weak | portrays) && t_[subject.begin - 1].is_quote() &&
           is_determiner(t_[subject.begin]);
  }

  // '"...," pointed out its convener, Odile Harrow': a verb by its form and place, with a full name behind it.
  [[nodiscard]] std::optional<Cue> by_form(std::size_t i) const {
    if (i == s_.begin || i + 2 >= s_.end || !t_[i - 1].is_quote() || t_[i - 1].mark != ',') return std::nullopt;
    const auto next = tagged_.words(i + 1);
    const bool has_particle = next == "out" || next == "in" || next == "back" || next == "on" || next == "up";
    const bool is_past = t_[i].range.size() > 3 && tagged_.words(i).ends_with("ed");
    if (t_[i].capital || t_[i].is(auxiliary | pronoun | determiner | person_noun) || !(has_particle || is_past))
      return std::nullopt;
    const std::size_t who = i + 1 + static_cast<std::size_t>(has_particle);
    TokenSpan named = person_at(tagged_, s_, who);
    if (named.empty() && is_determiner(t_[who])) {
      const TokenSpan noun = phrase_at(tagged_, s_, who);
      named = with_name(noun);
      if (named.end == noun.end) return std::nullopt;
    }
    return named.empty() ? std::nullopt : std::optional(Cue{.at = who - 1, .rule = Rule::before, .mention = named});
  }

  // "accused Harrow of saying", "quoted her as saying": the object of one verb is the subject of the next.
  [[nodiscard]] std::optional<Cue> of_object(std::size_t i) const {
    if (i < s_.begin + 3 || !t_[i - 1].is(preposition)) return std::nullopt;
    const auto link = tagged_.words(i - 1);
    if (link != "of" && link != "for" && link != "as") return std::nullopt;
    const TokenSpan object = phrase_before(tagged_, s_, i - 1);
    if (object.empty() || object.begin == s_.begin || !t_[object.begin - 1].is(any_cue)) return std::nullopt;
    if (!names_somebody(tagged_, object)) return std::nullopt;
    return Cue{.at = i, .rule = Rule::saying, .mention = object, .of_object = true};
  }

  // Whether the word at `i`, which can be a verb of speech, is a noun here: "his remarks", "a report", "the state".
  [[nodiscard]] bool is_noun(std::size_t i) const {
    const TaggedToken& token = t_[i];
    if (i == s_.begin) return token.is(say);
    const TaggedToken& before = t_[i - 1];
    const bool surely_finite = token.is(says) && !token.is(statement | say);
    if (before.possessive ||
        (before.is(determiner | possessive) && !before.is(relative) && !(before.is(pronoun) && surely_finite)))
      return true;
    if (token.is(saying))
      return before.is(preposition) && before.range.size() <= 2 && !before.is(time) && tagged_.words(i - 1) != "by" &&
             tagged_.words(i - 1) != "in" && tagged_.words(i - 1) != "as";
    if (token.is(says) && !token.is(statement) && !is_plural_statement(i)) return false;
    // "most claims of his"
    const auto next = tagged_.words(i + 1);
    if (token.is(says) && !tagged_.words(i).ends_with("ed") && (next == "of" || next == "as" || next == "about"))
      return true;
    // A bare verb follows "to", "will", or more than one person; so must what could be a noun.
    std::size_t at = i;
    while (at > s_.begin + 1 && t_[at - 1].is(adverb) && !t_[at - 1].capital) --at;
    const TaggedToken& governor = t_[at - 1];
    if (token.is(says))
      return !(governor.is(pronoun | relative | person_noun | body_noun) || governor.capital ||
               governor.is(auxiliary) || governor.is_quote() || governor.kind == Kind::mark ||
               governor.is(conjunction));
    if (governor.kind == Kind::word && has_bare_subject(i)) return false;
    return !(governor.is(modal | people_noun | relative | plural) ||
             (governor.is(pronoun) && !governor.is(male | female)) || governor.is_mark(','));
  }

  // "did Harrow say", "officers at the jail say": whether a bare verb has its subject before it.
  [[nodiscard]] bool has_bare_subject(std::size_t i) const {
    const TokenSpan subject = t_[i - 1].is(preposition) ? TokenSpan{} : subject_before(tagged_, s_, i);
    if (subject.empty()) return false;
    if (subject.begin > s_.begin && t_[subject.begin - 1].is(modal) && !t_[subject.begin - 1].is(preposition))
      return !t_[i].is(weak);
    const bool leads_on = i + 1 < s_.end && (t_[i + 1].is_quote() || tagged_.words(i + 1) == "that");
    const bool follows = subject.begin > s_.begin && t_[subject.begin - 1].is_quote();
    if (t_[i].is(statement) && !leads_on && !follows) return false;
    std::size_t head = subject.begin;
    while (head + 1 < subject.end && !t_[head + 1].is(preposition)) ++head;
    // "44 percent of Americans say": a survey does.
    const bool is_counted = head > s_.begin && t_[head - 1].kind == Kind::number;
    return t_[head].is(people_noun | plural) && !is_counted;
  }

  // "charges", "claims": a verb of speech, or several of what is said.
  [[nodiscard]] bool is_plural_statement(std::size_t i) const {
    const auto word = tagged_.words(i);
    if (t_[i - 1].is(pronoun) || i + 1 >= s_.end || t_[i + 1].is(determiner | possessive | pronoun)) return false;
    return word.size() > 3 && word.ends_with('s') && (classes_of(word.substr(0, word.size() - 1)) & statement) != 0;
  }

  // The cue that the verb at `i` is; `shared` is the subject of the verb before it.
  [[nodiscard]] Cue verbal(std::size_t i, TokenSpan shared) const {
    const TaggedToken& token = t_[i];
    Cue cue{.at = i,
            .rule = token.is(portrays) ? Rule::portrays : Rule::before,
            .weak = token.is(weak) && !(tagged_.words(i + 1) == "on" && tagged_.words(i).starts_with("w"))};
    if (token.is(says) && is_passive(i)) {
      const TokenSpan agent = agent_behind(i);
      return {.at = i, .rule = Rule::passive, .mention = agent};
    }
    // Behind "should" and "to" less is said than meant, but for "went on to say".
    const bool says_so = tagged_.words(i) == "say" || tagged_.words(i) == "add";
    if (!token.is(says | saying) && i > s_.begin && t_[i - 1].is(modal) && !says_so) cue.weak = true;
    if (token.is(says) && i > s_.begin && tagged_.words(i + 1) == "by" &&
        (t_[i - 1].is(auxiliary) || t_[i - 1].kind != Kind::word || token.is(portrays))) {
      cue.mention = phrase_at(tagged_, s_, i + 2);
      cue.rule = Rule::passive;
      if (!cue.mention.empty() && names_somebody(tagged_, cue.mention)) return cue;
    }
    if (token.is(saying) && !token.is(says | say)) {
      if (cue.rule == Rule::before) cue.rule = Rule::saying;
      cue.mention = subject_of_participle(i, shared);
      return cue;
    }
    if (token.is(says | say)) cue.mention = with_names_before(tagged_, s_, subject_before(tagged_, s_, i));
    // "condemned what he called": who condemned.
    if (token.is(portrays) && cue.mention.end - cue.mention.begin == 1 && cue.mention.begin > s_.begin &&
        t_[cue.mention.begin].is(pronoun) && tagged_.words(cue.mention.begin - 1) == "what") {
      if (const TokenSpan outer = main_subject_before(cue.mention.begin); !outer.empty()) cue.mention = outer;
    }
    if (!cue.mention.empty()) return cue;
    cue.mention = inverted(i);
    if (cue.mention.empty() && shares(i)) cue.mention = shared.empty() ? clause_subject_before(i) : shared;
    return cue;
  }

  // "was asked", "has been called"
  [[nodiscard]] bool is_passive(std::size_t verb) const {
    std::size_t i = verb;
    while (i > s_.begin && t_[i - 1].is(adverb) && !t_[i - 1].is(auxiliary)) --i;
    if (i == s_.begin || !t_[i - 1].is(auxiliary) || tagged_.words(verb).ends_with('s')) return false;
    const auto word = tagged_.words(i - 1);
    return word == "was" || word == "were" || word == "been" || word == "is" || word == "are" || word == "being" ||
           word == "be";
  }

  // By whom, for the passive verb at `verb`.
  [[nodiscard]] TokenSpan agent_behind(std::size_t verb) const {
    for (std::size_t i = verb + 1; i + 1 < s_.end && i < verb + reach; ++i) {
      if (tagged_.words(i) != "by") continue;
      const TokenSpan agent = phrase_at(tagged_, s_, i + 1);
      return names_somebody(tagged_, agent) ? agent : TokenSpan{};
    }
    return {};
  }

  // The subject of a verb that shares it with one before: "he left and said".
  [[nodiscard]] TokenSpan clause_subject_before(std::size_t i) const {
    for (std::size_t j = i; j > s_.begin + 1 && i - j < 25; --j) {
      const TaggedToken& token = t_[j - 1];
      const bool is_subject =
          token.is(pronoun) && token.is(male | female | plural) && !token.is(possessive) && !t_[j].is(conjunction);
      if (token.kind == Kind::word && is_subject && (t_[j - 2].kind != Kind::word || t_[j - 2].is(conjunction)))
        return {j - 1, j};
    }
    return main_subject_before(i);
  }

  [[nodiscard]] TokenSpan main_subject_before(std::size_t i) const {
    const TokenSpan named = main_subject(tagged_, s_);
    return named.end <= i ? named : TokenSpan{};
  }

  // Verbs behind "and", "but", "then", "to": their subject stands before another verb.
  [[nodiscard]] bool shares(std::size_t i) const {
    std::size_t before = i;
    while (before > s_.begin && t_[before - 1].kind == Kind::word && t_[before - 1].is(adverb | auxiliary)) --before;
    return before > s_.begin && (t_[before - 1].is(conjunction | preposition) || t_[before - 1].is_mark(','));
  }

  [[nodiscard]] TokenSpan subject_of_participle(std::size_t i, TokenSpan shared) const {
    if (i > s_.begin) {
      // "Harrow is saying"
      if (t_[i - 1].is(auxiliary) || (t_[i - 1].is(adverb) && i > s_.begin + 1 && t_[i - 2].is(auxiliary))) {
        if (const TokenSpan own = subject_before(tagged_, s_, i); !own.empty()) return own;
      }
      // "people saying", "her opponent calling"; but a statement says what its author does.
      const TaggedToken& before = t_[i - 1];
      if (before.kind == Kind::word && (before.capital || before.is(person_noun | people_noun | body_noun)) &&
          !before.is(time | statement) && !before.possessive) {
        const TokenSpan own = phrase_before(tagged_, s_, i);
        const bool is_text = std::any_of(at(own.begin), at(own.end),
                                         [](const TaggedToken& word) { return word.is(statement) && !word.capital; });
        // "told reporters saying", but "a video shows Harrow saying"
        const auto verb = own.begin > s_.begin ? tagged_.words(own.begin - 1) : std::string_view();
        const bool is_object = own.begin > s_.begin && t_[own.begin - 1].is(says) && !verb.starts_with("show") &&
                               !verb.starts_with("hear");
        if (!own.empty() && names_somebody(tagged_, own) && own.begin > s_.begin && !is_text && !is_object) return own;
      }
    }
    const TokenSpan main = main_subject(tagged_, s_);
    if (!shared.empty()) return shared;
    return main.begin == i ? TokenSpan{} : main;
  }

  // "said Harrow": whoever is named right behind the verb, when nothing says that it is addressed.
  [[nodiscard]] TokenSpan inverted(std::size_t i) const {
    if (i + 1 >= s_.end || !t_[i].is(says)) return {};
    if (i > s_.begin && !(t_[i - 1].is_quote() || t_[i - 1].is_mark(',') || t_[i - 1].is_mark('-') ||
                          t_[i - 1].is(adverb) || tagged_.words(i - 1) == "as"))
      return {};
    const TaggedToken& next = t_[i + 1];
    const bool behind_quote = i == s_.begin || t_[i - 1].is_quote();
    if (next.kind == Kind::mark || next.is_quote() ||
        next.is(preposition | conjunction | adverb | auxiliary | relative) || (next.is(time) && next.capital))
      return {};
    if (next.is(pronoun) && !behind_quote) return {};
    if (!behind_quote && tagged_.words(i) == "told") return {};
    const TokenSpan named = with_name(phrase_at(tagged_, s_, i + 1));
    return behind_quote || names_somebody(tagged_, named) ? with_names_behind(tagged_, s_, named) : TokenSpan{};
  }

  // "a lawyer for the state, Odile Harrow": the phrase with the name that stands behind its comma.
  [[nodiscard]] TokenSpan with_name(TokenSpan phrase) const {
    if (phrase.empty() || phrase.end + 2 >= s_.end || !t_[phrase.end].is_mark(',')) return phrase;
    const TaggedToken& head = t_[head_of(tagged_, phrase)];
    if (head.capital) return phrase;
    const bool is_somebody = head.is(person_noun | pronoun | people_noun | title);
    const TokenSpan name = is_somebody ? name_at(tagged_, s_, phrase.end + 1) : person_at(tagged_, s_, phrase.end + 1);
    const bool ends = name.end == s_.end || t_[std::min(name.end, s_.end - 1)].kind == Kind::mark;
    return ends && name.end - name.begin > 1 ? TokenSpan{phrase.begin, name.end} : phrase;
  }

  // "Harrow's claim that", "his promise to".
  [[nodiscard]] std::optional<Cue> nominal(std::size_t i) const {
    std::size_t begin = i;
    while (begin > s_.begin && i - begin < 4 && t_[begin - 1].kind == Kind::word && !t_[begin - 1].possessive &&
           !t_[begin - 1].is(possessive | preposition | conjunction | auxiliary | any_cue | pronoun | determiner |
                             relative)) {
      --begin;
    }
    if (begin == s_.begin) return of_author(i);
    const TaggedToken& owner = t_[begin - 1];
    if (owner.is(possessive) && !owner.is(relative))
      return Cue{.at = i, .rule = Rule::statement, .mention = {begin - 1, begin}, .weak = true};
    if (!owner.possessive) return of_author(i);
    const bool weak = !owner.capital || !leads_to_quote(i + 1);
    return Cue{.at = i, .rule = Rule::statement, .mention = phrase_before(tagged_, s_, begin), .weak = weak};
  }

  // "the words of Harrow:", "a letter by the mayor:"
  [[nodiscard]] std::optional<Cue> of_author(std::size_t i) const {
    const auto link = tagged_.words(i + 1);
    if (i + 2 >= s_.end || (link != "of" && link != "by" && link != "from")) return std::nullopt;
    const TokenSpan author = phrase_at(tagged_, s_, i + 2);
    const bool is_named = !author.empty() && (t_[author.begin].capital || t_[author.begin].is(possessive));
    if (!is_named || !leads_to_quote(author.end) || !names_somebody(tagged_, author)) return std::nullopt;
    return Cue{.at = i, .rule = Rule::statement, .mention = author};
  }

  // Whether nothing stands between a phrase that ends before `at` and a quotation, or the end of its sentence.
  [[nodiscard]] bool leads_to_quote(std::size_t at) const {
    if (at < s_.end && t_[at].is_mark(':')) return true;
    return at + 1 < s_.end && (t_[at].is_mark(',') || tagged_.words(at) == "that") && t_[at + 1].is_quote();
  }

  [[nodiscard]] std::vector<TaggedToken>::const_iterator at(std::size_t i) const {
    return t_.begin() + static_cast<std::ptrdiff_t>(i);
  }

  const TaggedText& tagged_;
  const std::vector<TaggedToken>& t_;
  TokenSpan s_;
  std::vector<Cue> cues_ = {};
};

}  // namespace

std::vector<Cue> find_cues(const TaggedText& tagged, TokenSpan sentence) {
  return CueReader(tagged, sentence).read();
}

bool names_somebody(const TaggedText& tagged, TokenSpan phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const TaggedToken& token = tagged.tokens[i];
    if (token.capital || token.is(pronoun | person_noun | people_noun | body_noun)) return true;
  }
  return false;
}

}  // namespace tenet::indexer
