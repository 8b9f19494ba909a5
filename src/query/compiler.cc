#include "query/compiler.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "query/forms.h"
#include "query/language/fields.h"
#include "query/language/names.h"
#include "query/language/simplify.h"
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

using Kind = Query::Kind;
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

  Compiled run(const Query& query) {
    const std::vector<TitleBonus> titles = titles_of(query, evidence_, snapshot_, analyser_);
    Compiled compiled = without_deleted(with_bonus(query, titles));
    compiled.words = compile_word_query(query, titles, evidence_, snapshot_, analyser_);
    return compiled;
  }
  Compiled run_words(const Query& query) { return without_deleted(compile(query)); }
  std::string describe_all(const Query& query) {
    return with_bonus(query, titles_of(query, evidence_, snapshot_, analyser_)).get_description();
  }

 private:
  Xap with_bonus(const Query& query, const std::vector<TitleBonus>& titles) {
    return Xap(Xap::OP_AND_MAYBE, compile(query), bonus(titles));
  }

  Compiled without_deleted(Xap compiled) {
    const auto& segments = snapshot_.manifest().segments;
    if (std::ranges::any_of(segments, [](const store::Segment& segment) { return !segment.deleted.empty(); })) {
      compiled = Xap(Xap::OP_AND_NOT, compiled, store::query_of(new store::DeletedSource(snapshot_)));
    }
    return {.query = compiled, .notes = std::move(notes_)};
  }

  [[nodiscard]] std::vector<std::string> stems_of(const std::string& text) {
    std::vector<std::string> stems;
    for (const text::Token& token : analyser_.analyse(text)) stems.push_back(store::term("", token.stem()));
    return stems;
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
  Xap compile(const Query& query) {
    const double outer = std::exchange(boost_, boost_ * query.boost);
    Xap compiled = compile_unboosted(query);
    boost_ = outer;
    return compiled;
  }

  Xap compile_unboosted(const Query& query) {
    switch (query.kind) {
      case Kind::word: return words(query, false);
      case Kind::phrase: return words(query, true);
      case Kind::prefix: return prefix(query);
      case Kind::synonyms: return synonyms(query);
      case Kind::all: return all(query);
      case Kind::any: return group(query, Xap::OP_OR);
      case Kind::without: return Xap(Xap::OP_AND_NOT, unweighted(all_passages()), compile(query.operands.front()));
      case Kind::maybe: return Xap(Xap::OP_AND_MAYBE, compile(query.operands.front()), compile(query.operands.back()));
      case Kind::near: return near(query);
      case Kind::said: return verified(query, Xap(Xap::OP_FILTER, compile(query.operands.front()), speech()));
      case Kind::field: return field(query);
      case Kind::nothing: break;
    }
    return nothing();
  }

  // Side by side stems, or exact forms of them.
  Xap words(const Query& query, bool exact) {
    const std::vector<text::Token> tokens = analyser_.analyse(query.text);
    const std::vector<bool> weighs = weighing(tokens);
    std::vector<Xap> terms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string stem = store::term("", tokens[i].stem());
      terms.push_back(weighs[i] ? word(stem) : store::query_of(new WordSource(snapshot_, {{.terms = {stem}}}, {})));
    }
    const Xap candidates(Xap::OP_AND, terms.begin(), terms.end());
    if (!exact && terms.size() == 1) return candidates;
    return Xap(Xap::OP_FILTER, candidates, store::query_of(new PhraseSource(snapshot_, sequence_of(query, analyser_))));
  }

  // Of words alone the lists tell whether they are near, else the text.
  Xap near(const Query& query) {
    const Xap candidates = group(query, Xap::OP_AND);
    std::vector<std::string> terms;
    for (const Query& operand : query.operands) {
      const std::vector<std::string> stems = stems_of(operand.text);
      if (operand.kind != Kind::word || stems.size() != 1) return verified(query, candidates);
      terms.push_back(stems.front());
    }
    const auto distance = static_cast<std::size_t>(query.distance);
    return Xap(Xap::OP_FILTER, candidates, store::query_of(new NearSource(snapshot_, std::move(terms), distance)));
  }

  // All ways to say it weigh as one word would that stands wherever one of them does.
  Xap synonyms(const Query& query) {
    std::vector<TermSequence> ways;
    for (const Query& way : query.operands) {
      TermSequence sequence = sequence_of(way, analyser_);
      if (!sequence.terms.empty()) ways.push_back(std::move(sequence));
    }
    return any_of(std::move(ways));
  }

  // Words that begin with the prefix have stems that other words may share: those are asked for in the text.
  Xap prefix(const Query& query) {
    const std::string beginning = fold_prefix(query.text, analyser_);
    auto forms = forms_beginning(beginning, snapshot_);
    if (forms.size() > most_forms) {
      notes_.push_back(fmt::format("{}* stands for {} words, of which the {} commonest are searched", query.text,
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
    return shares_stems(beginning, stems) ? verified(query, candidates) : candidates;
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

  Xap all(const Query& query) {
    std::vector<Xap> required;
    std::vector<Xap> excluded;
    for (const Query& operand : query.operands) {
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

  Xap group(const Query& query, Xap::op op) {
    std::vector<Xap> parts;
    for (const Query& operand : query.operands) parts.push_back(compile(operand));
    return Xap(op, parts.begin(), parts.end());
  }

  // The candidates of which that is true which terms cannot say; `what` names it for people.
  Xap filtered(const Xap& candidates, const std::string& what, const Query& query) {
    auto* const source = new store::FilterSource(snapshot_, make_test(query, analyser_), what);
    return Xap(Xap::OP_FILTER, candidates, store::query_of(source));
  }
  Xap verified(const Query& query, const Xap& candidates) {
    return filtered(candidates, "text(" + describe(query) + ')', query);
  }

  // Passages in which somebody says something.
  static Xap speech() {
    std::vector<Xap> flags;
    for (const QuoteKind kind : {QuoteKind::speech, QuoteKind::block, QuoteKind::turn, QuoteKind::statement}) {
      flags.emplace_back(store::term(store::flag_prefix, to_string(kind)));
    }
    return Xap(Xap::OP_OR, flags.begin(), flags.end());
  }

  Xap field(const Query& query) {
    if (query.field == "topic") return topic(query);
    if (query.field == "date") return date(query);
    if (query.field == "has") return has(query);
    if (query.field == "id") return passage(query);
    if (query.field == "document") return document(query.text);
    if (query.field == "page") return unweighted(Xap(store::page_term(query.text)));
    if (query.field == "speaker") return speaker(query);
    if (query.field == "role") return role(query);
    if (query.field == "mentions") return mention(query);
    return document_words(query);
  }

  Xap topic(const Query& query) {
    const Xap tagged = store::query_of(
        new WordSource(snapshot_, {topic_sequence(query)}, weight_of_topic(boost_), least_number(query)));
    return topic_limits(query).least > 0 ? filtered(tagged, "topic " + query.text, query) : tagged;
  }

  // Whoever goes by a name that is meant.
  Xap speaker(const Query& query) {
    const NamePattern pattern(query.text, query.quoted, analyser_);
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
  Xap role(const Query& query) {
    std::vector<Xap> terms;
    for (const std::string& stem : stems_of(query.text)) terms.emplace_back(store::term(store::role_prefix, stem));
    if (terms.empty()) return nothing();
    const Xap candidates = unweighted(Xap(Xap::OP_AND, terms.begin(), terms.end()));
    return terms.size() == 1 ? candidates : verified(query, candidates);
  }

  Xap mention(const Query& query) {
    std::vector<Xap> terms;
    const NamePattern pattern(query.text, true, analyser_);
    for (const std::string& word : pattern.words()) {
      for (const std::string& stem : stems_of(word)) terms.push_back(this->word(stem));
    }
    if (terms.empty()) return nothing();
    return verified(query, Xap(Xap::OP_AND, terms.begin(), terms.end()));
  }

  // Dates are compared as text: what begins "2015" lies between "2015" and "2015~", since '~' is above '-' and digits.
  static Xap date(const Query& query) {
    const std::size_t dots = query.text.find("..");
    const std::string from = query.text.substr(0, dots);
    const std::string to = dots == std::string::npos ? from : query.text.substr(dots + 2);
    return store::query_of(new store::DatedSource(from.empty() ? "0" : from, to + '~'));
  }

  Xap has(const Query& query) {
    if (query.text == "justice") {
      // More likely than not about the field of the topics, by their model.
      const TermSequence field{.terms = {store::term(store::topic_prefix, store::field_id)}, .phrase = {}};
      return unweighted(
          store::query_of(new WordSource(snapshot_, {field}, weight_of_topic(boost_), store::squarely_number)));
    }
    const std::string flag = store::term(store::flag_prefix, query.text);
    return is_of_document(query.text) ? spread({flag}) : unweighted(Xap(flag));
  }

  Xap document(const std::string& id) { return spread({store::term(store::document_prefix, id)}); }

  Xap passage(const Query& query) {
    const std::size_t mark = query.text.rfind('#');
    if (mark == std::string::npos) return document(query.text);
    return filtered(document(query.text.substr(0, mark)), "id " + query.text, query);
  }

  // A field of the document that holds all the words, in quotation marks side by side.
  Xap document_words(const Query& query) {
    const store::FieldTerms* terms = store::find_field_terms(query.field);
    if (terms == nullptr) return nothing();
    const bool stems = terms->words == store::FieldTerms::Words::stems;
    std::vector<std::string> wanted;
    for (const text::Token& token : analyser_.analyse(query.text)) {
      wanted.push_back(store::term(terms->prefix, stems ? token.stem() : token.form()));
    }
    if (wanted.empty()) return nothing();
    const bool is_phrase = query.quoted && wanted.size() > 1;
    const Xap candidates = spread(std::move(wanted));
    return is_phrase ? filtered(candidates, "document(" + describe(query) + ')', query) : candidates;
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

Compiled compile(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser,
                 const Evidence& evidence) {
  return store::guarded("searching", [&] { return Compiler(snapshot, analyser, evidence).run(query); });
}

std::string describe_compiled(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser) {
  return store::guarded("searching", [&] { return Compiler(snapshot, analyser, Evidence()).describe_all(query); });
}

Compiled compile_words(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser,
                       const Evidence& evidence) {
  return store::guarded("searching", [&] { return Compiler(snapshot, analyser, evidence).run_words(query); });
}

}  // namespace tenet::query
