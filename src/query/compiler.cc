#include "query/compiler.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "query/forms.h"
#include "query/language/fields.h"
#include "query/passage_test.h"
#include "query/ranking/near_source.h"
#include "query/ranking/phrase_source.h"
#include "query/ranking/ranking.h"
#include "query/ranking/word_compiler.h"
#include "query/ranking/word_source.h"
#include "store/guard.h"
#include "store/schema.h"
#include "store/sources.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;
using Xap = Xapian::Query;

// A star that stands for more words than this takes the commonest.
constexpr std::size_t most_forms = 1000;

Xap all_passages() {
  return Xap::MatchAll;
}
Xap unweighted(const Xap& query) {
  return Xap(Xap::OP_SCALE_WEIGHT, query, 0);
}
Xap nothing() {
  return Xap::MatchNothing;
}

class Compiler {
 public:
  Compiler(const store::Snapshot& snapshot, text::Analyser& analyser, const Evidence& evidence)
      : snapshot_(snapshot), analyser_(analyser), evidence_(evidence) {}

  Compiled run(const Plan& plan) {
    const std::vector<TitleBonus> titles = titles_of(plan, evidence_, snapshot_);
    Compiled compiled = without_deleted(with_bonus(plan, titles));
    compiled.words = compile_word_query(plan, titles, evidence_, snapshot_);
    return compiled;
  }
  Compiled run_words(const Plan& plan) { return without_deleted(compile(plan)); }
  std::string describe_all(const Plan& plan) {
    return with_bonus(plan, titles_of(plan, evidence_, snapshot_)).get_description();
  }

 private:
  Xap with_bonus(const Plan& plan, const std::vector<TitleBonus>& titles) {
    return Xap(Xap::OP_AND_MAYBE, compile(plan), bonus(titles));
  }

  Compiled without_deleted(Xap compiled) {
    const auto& segments = snapshot_.manifest().segments;
    if (std::ranges::any_of(segments, [](const store::Segment& segment) { return !segment.deleted.empty(); })) {
      compiled = Xap(Xap::OP_AND_NOT, compiled, store::query_of(new store::DeletedSource(snapshot_)));
    }
    return {.query = compiled, .notes = std::move(notes_)};
  }

  // Passages that say any of it, which weigh as one word.
  Xap any_of(std::vector<TermSequence> ways) {
    if (ways.empty()) return nothing();
    const WordWeight weight = word_weight(ways, boost_of_words(boost_, evidence_), snapshot_);
    return store::query_of(new WordSource(snapshot_, std::move(ways), weight));
  }
  Xap word(const std::string& stem) { return any_of({{.terms = {stem}, .phrase = {}}}); }

  Xap spread(std::vector<std::string> terms, double weight = 0) {
    return store::query_of(new store::SpreadSource(snapshot_, std::move(terms), weight));
  }

  // Boosts go down to the words, whose weights are rounded with them.
  Xap compile(const Plan& plan) {
    const double outer = std::exchange(boost_, boost_ * plan.boost);
    Xap compiled = compile_unboosted(plan);
    boost_ = outer;
    return compiled;
  }

  Xap compile_unboosted(const Plan& plan) {
    switch (plan.kind) {
      case Kind::word: return words(plan, false);
      case Kind::phrase: return words(plan, true);
      case Kind::prefix: return prefix(plan);
      case Kind::synonyms: return synonyms(plan);
      case Kind::all: return all(plan);
      case Kind::any: return group(plan, Xap::OP_OR);
      case Kind::without: return Xap(Xap::OP_AND_NOT, unweighted(all_passages()), compile(plan.operands.front()));
      case Kind::maybe: return Xap(Xap::OP_AND_MAYBE, compile(plan.operands.front()), compile(plan.operands.back()));
      case Kind::near: return near(plan);
      case Kind::said: return verified(plan, Xap(Xap::OP_FILTER, compile(plan.operands.front()), speech()));
      case Kind::field: return field(plan);
      case Kind::nothing: break;
    }
    return nothing();
  }

  // Side by side stems, or exact forms of them.
  Xap words(const Plan& plan, bool exact) {
    std::vector<Xap> terms;
    for (const Plan::Word& each : plan.words) {
      const std::string stem = store::term("", each.stem);
      terms.push_back(each.weighs ? word(stem) : store::query_of(new WordSource(snapshot_, {{.terms = {stem}}}, {})));
    }
    const Xap candidates(Xap::OP_AND, terms.begin(), terms.end());
    if (!exact && terms.size() == 1) return candidates;
    return Xap(Xap::OP_FILTER, candidates, store::query_of(new PhraseSource(snapshot_, sequence_of(plan))));
  }

  // Of words alone the lists tell whether they are near, else the text.
  Xap near(const Plan& plan) {
    const Xap candidates = group(plan, Xap::OP_AND);
    std::vector<std::string> terms;
    for (const Plan& operand : plan.operands) {
      if (operand.kind != Kind::word || operand.words.size() != 1) return verified(plan, candidates);
      terms.push_back(store::term("", operand.words.front().stem));
    }
    const auto distance = static_cast<std::size_t>(plan.distance);
    return Xap(Xap::OP_FILTER, candidates, store::query_of(new NearSource(snapshot_, std::move(terms), distance)));
  }

  // All ways to say it weigh as one word would that stands wherever one of them does.
  Xap synonyms(const Plan& plan) {
    std::vector<TermSequence> ways;
    for (const Plan& way : plan.operands) {
      ways.push_back(sequence_of(way));
    }
    return any_of(std::move(ways));
  }

  // Words that begin with the prefix have stems that other words may share: those are asked for in the text.
  Xap prefix(const Plan& plan) {
    const std::string& beginning = plan.words.front().form;
    auto forms = forms_beginning(beginning, snapshot_);
    if (forms.size() > most_forms) {
      notes_.push_back(fmt::format("{}* stands for {} words, of which the {} commonest are searched", plan.text,
                                   forms.size(), most_forms));
      std::ranges::stable_sort(forms, std::ranges::greater{}, &std::pair<std::string, std::uint64_t>::second);
      forms.resize(most_forms);
    }
    std::set<std::string> stems;
    for (const auto& [form, count] : forms) {
      const auto tokens = analyser_.analyse(form);
      if (tokens.size() == 1) stems.insert(tokens.front().stem());
    }
    std::vector<TermSequence> ways;
    ways.reserve(stems.size());
    for (const std::string& stem : stems) ways.push_back({.terms = {store::term("", stem)}, .phrase = {}});
    const Xap candidates = any_of(std::move(ways));
    return shares_stems(beginning, stems) ? verified(plan, candidates) : candidates;
  }

  // Whether one of the stems also belongs to a word that does not begin so. Words of one stem begin alike, but
  // for the families of stem.cc, whose members share three letters.
  bool shares_stems(const std::string& beginning, const std::set<std::string>& stems) {
    const auto others = snapshot_.forms_written(beginning.substr(0, 3));
    return std::ranges::any_of(others, [&](const auto& other) {
      if (other.first.starts_with(beginning)) return false;
      const auto tokens = analyser_.analyse(other.first);
      return tokens.size() == 1 && stems.contains(tokens.front().stem()) &&
             documents_with(other.first, other.second, snapshot_) > 0;
    });
  }

  Xap all(const Plan& plan) {
    std::vector<Xap> required;
    std::vector<Xap> excluded;
    for (const Plan& operand : plan.operands) {
      if (operand.kind == Kind::without) {
        excluded.push_back(compile(operand.operands.front()));
      } else {
        required.push_back(compile(operand));
      }
    }
    Xap result = required.empty() ? unweighted(all_passages()) : Xap(Xap::OP_AND, required.begin(), required.end());
    if (!excluded.empty()) {
      result = Xap(Xap::OP_AND_NOT, result, Xap(Xap::OP_OR, excluded.begin(), excluded.end()));
    }
    return result;
  }

  Xap group(const Plan& plan, Xap::op op) {
    std::vector<Xap> parts;
    for (const Plan& operand : plan.operands) parts.push_back(compile(operand));
    return Xap(op, parts.begin(), parts.end());
  }

  // The candidates of which that is true which terms cannot say; `what` names it for people.
  Xap filtered(const Xap& candidates, const std::string& what, const Plan& plan) {
    auto* const source = new store::FilterSource(snapshot_, make_test(plan, analyser_), what);
    return Xap(Xap::OP_FILTER, candidates, store::query_of(source));
  }
  Xap verified(const Plan& plan, const Xap& candidates) {
    return filtered(candidates, "text(" + describe(to_query(plan)) + ')', plan);
  }

  // Passages in which somebody says something.
  static Xap speech() {
    std::vector<Xap> flags;
    for (const QuoteKind kind : {QuoteKind::speech, QuoteKind::block, QuoteKind::turn, QuoteKind::statement}) {
      flags.emplace_back(store::term(store::flag_prefix, to_string(kind)));
    }
    return Xap(Xap::OP_OR, flags.begin(), flags.end());
  }

  Xap field(const Plan& plan) {
    if (plan.field == "topic") return topic(plan);
    if (plan.field == "date") return date(plan);
    if (plan.field == "has") return has(plan);
    if (plan.field == "id") return passage(plan);
    if (plan.field == "document") return document(plan.text);
    if (plan.field == "page") return unweighted(Xap(store::page_term(plan.text)));
    if (plan.field == "speaker") return speaker(plan);
    if (plan.field == "role") return role(plan);
    if (plan.field == "mentions") return mention(plan);
    return document_words(plan);
  }

  Xap topic(const Plan& plan) {
    const Xap tagged =
        store::query_of(new WordSource(snapshot_, {topic_sequence(plan)}, weight_of_topic(boost_), least_number(plan)));
    return topic_limits(plan.text).least > 0 ? filtered(tagged, "topic " + plan.text, plan) : tagged;
  }

  // Whoever goes by a name that is meant.
  Xap speaker(const Plan& plan) {
    const NamePattern& pattern = *plan.name;
    if (pattern.words().empty()) return nothing();
    // The longest word is likely to be the rarest.
    const std::string& word = *std::ranges::max_element(pattern.words(), {}, &std::string::size);
    std::set<std::string> names;
    const auto is_meant = [&](const std::string& written) { return pattern.matches(written, analyser_); };
    for (const auto& [written, name] : snapshot_.names_with(word, is_meant)) names.insert(name);
    std::vector<Xap> terms;
    terms.reserve(names.size());
    for (const std::string& name : names) terms.emplace_back(store::term(store::speaker_prefix, name));
    return unweighted(Xap(Xap::OP_OR, terms.begin(), terms.end()));
  }

  // Whose role has these words side by side; terms alone do not tell whether they do.
  Xap role(const Plan& plan) {
    std::vector<Xap> terms;
    for (const Plan::Word& each : plan.words) terms.emplace_back(store::term(store::role_prefix, each.stem));
    if (terms.empty()) return nothing();
    const Xap candidates = unweighted(Xap(Xap::OP_AND, terms.begin(), terms.end()));
    return terms.size() == 1 ? candidates : verified(plan, candidates);
  }

  Xap mention(const Plan& plan) {
    std::vector<Xap> terms;
    for (const Plan::Word& each : plan.words) terms.push_back(word(store::term("", each.stem)));
    if (terms.empty()) return nothing();
    return verified(plan, Xap(Xap::OP_AND, terms.begin(), terms.end()));
  }

  // Dates are compared as text: what begins "2015" lies between "2015" and "2015~", since '~' is above '-' and digits.
  static Xap date(const Plan& plan) {
    const std::size_t dots = plan.text.find("..");
    const std::string from = plan.text.substr(0, dots);
    const std::string to = dots == std::string::npos ? from : plan.text.substr(dots + 2);
    return store::query_of(new store::DatedSource(from.empty() ? "0" : from, to + '~'));
  }

  Xap has(const Plan& plan) {
    if (plan.text == "justice") {
      // More likely than not about the field of the topics, by their model.
      const TermSequence field{.terms = {store::term(store::topic_prefix, store::field_id)}, .phrase = {}};
      return unweighted(
          store::query_of(new WordSource(snapshot_, {field}, weight_of_topic(boost_), store::squarely_number)));
    }
    const std::string flag = store::term(store::flag_prefix, plan.text);
    return is_of_document(plan.text) ? spread({flag}) : unweighted(Xap(flag));
  }

  Xap document(const std::string& id) { return spread({store::term(store::document_prefix, id)}); }

  Xap passage(const Plan& plan) {
    const std::size_t mark = plan.text.rfind('#');
    if (mark == std::string::npos) return document(plan.text);
    return filtered(document(plan.text.substr(0, mark)), "id " + plan.text, plan);
  }

  // A field of the document that holds all the words, in quotation marks side by side.
  Xap document_words(const Plan& plan) {
    const store::FieldTerms* terms = store::find_field_terms(plan.field);
    if (terms == nullptr) return nothing();
    const bool stems = terms->words == store::FieldTerms::Words::stems;
    std::vector<std::string> wanted;
    for (const Plan::Word& each : plan.words) {
      wanted.push_back(store::term(terms->prefix, stems ? each.stem : each.form));
    }
    if (wanted.empty()) return nothing();
    const bool is_phrase = plan.quoted && wanted.size() > 1;
    const Xap candidates = spread(std::move(wanted));
    return is_phrase ? filtered(candidates, "document(" + describe(to_query(plan)) + ')', plan) : candidates;
  }

  // What its document adds to a passage.
  Xap bonus(const std::vector<TitleBonus>& titles) {
    if (evidence_.of) {
      return store::query_of(new store::DocumentScoreSource(*evidence_.documents, evidence_.of));
    }
    std::vector<Xap> parts;
    for (const TitleBonus& title : titles) {
      std::vector<Xap> ways;
      for (const std::string& term : title.terms) ways.push_back(spread({term}, title.weight));
      parts.emplace_back(Xap::OP_MAX, ways.begin(), ways.end());
    }
    return Xap(Xap::OP_OR, parts.begin(), parts.end());
  }

  const store::Snapshot& snapshot_;
  text::Analyser& analyser_;
  const Evidence& evidence_;
  double boost_ = 1;  // of all around what is being compiled
  std::vector<std::string> notes_;
};

}  // namespace

Compiled without_weights(Compiled compiled) {
  compiled.query = unweighted(compiled.query);
  if (!compiled.words) return compiled;
  for (WordQuery::Word& word : compiled.words->words) word.weight.most = 0;
  *compiled.words = {.words = std::move(compiled.words->words),
                     .all = compiled.words->all,
                     .phrase = std::move(compiled.words->phrase)};
  return compiled;
}

Compiled compile(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                 const Evidence& evidence) {
  return store::guarded("searching", [&] { return Compiler(snapshot, analyser, evidence).run(plan); });
}

std::string describe_compiled(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser) {
  return store::guarded("searching", [&] { return Compiler(snapshot, analyser, Evidence()).describe_all(plan); });
}

Compiled compile_words(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser,
                       const Evidence& evidence) {
  return store::guarded("searching", [&] { return Compiler(snapshot, analyser, evidence).run_words(plan); });
}

}  // namespace tenet::query
