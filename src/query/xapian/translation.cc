#include "query/xapian/translation.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <tenet/error.h>

#include "query/language/dates.h"
#include "query/language/fields.h"
#include "query/match/text_match.h"
#include "query/plan/forms.h"
#include "query/plan/plan_words.h"
#include "query/xapian/layout.h"
#include "store/schema.h"
#include "text/stem.h"

namespace tenet::query::xapian {
namespace {

using Kind = Query::Kind;
using Xap = Xapian::Query;
using store::term;
using Test = Translation::Test;

Xap unweighted(const Xap& query) {
  return Xap(Xap::OP_SCALE_WEIGHT, query, 0);
}
Xap scaled(const Xap& query, double factor) {
  return factor == 1 ? query : Xap(Xap::OP_SCALE_WEIGHT, query, factor);
}

class Translator {
 public:
  Translator(const Databases& databases, text::Analyser& analyser) : databases_(databases), analyser_(analyser) {}

  Translation run(const Plan& plan, bool weighs) {
    Xap main = translate(plan);
    if (weighs) main = Xap(Xap::OP_AND_MAYBE, main, titles(plan));
    return {.query = weighs ? main : unweighted(main), .may_prune = may_prune_, .tests = std::move(tests_)};
  }

 private:
  // Where a part of the query stands: whether every hit must answer it, and what follows for a part whose translation
  // finds more than it should.
  enum class Standing {
    required,  // a test of each hit's text puts it right
    tested,    // a part around it has such a test
    beside,    // it is one of several ways to answer: as `open`, unless a part around it has a test
    open,      // beside OR or NOT, where no test helps
  };

  // Until it ends, parts stand so.
  class Within {
   public:
    Within(Translator& translator, Standing standing) : translator_(translator), before_(translator.standing_) {
      if (standing != Standing::tested) ++translator_.beside_or_;
      counted_ = standing != Standing::tested;
      if (standing == Standing::beside) standing = before_ == Standing::required ? Standing::open : before_;
      if (before_ == Standing::required || standing == Standing::open) translator_.standing_ = standing;
    }
    ~Within() {
      translator_.standing_ = before_;
      if (counted_) --translator_.beside_or_;
    }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

   private:
    Translator& translator_;
    Standing before_;
    bool counted_ = false;
  };

  // Boosts go down to the words, as in the index.
  Xap translate(const Plan& plan) {
    const double outer = std::exchange(boost_, boost_ * plan.boost);
    Xap result = translate_unboosted(plan);
    boost_ = outer;
    return result;
  }
  Xap translate(const Plan& plan, Standing standing) {
    const Within within(*this, standing);
    return translate(plan);
  }

  Xap translate_unboosted(const Plan& plan) {
    switch (plan.kind) {
      case Kind::word: return words(plan, false);
      case Kind::phrase: return words(plan, true);
      case Kind::prefix: return prefix(plan);
      case Kind::synonyms: return synonyms(plan);
      case Kind::all: return all(plan);
      case Kind::any: return any(plan);
      case Kind::without:
        return Xap(Xap::OP_AND_NOT, unweighted(Xap::MatchAll), translate(plan.operands.front(), Standing::open));
      case Kind::maybe:
        return Xap(Xap::OP_AND_MAYBE, translate(plan.operands.front()),
                   translate(plan.operands.back(), Standing::open));
      case Kind::near: return near(plan);
      case Kind::said: return said(plan);
      case Kind::field: return field(plan);
      case Kind::nothing: break;
    }
    return Xap::MatchNothing;
  }

  // `found`, which finds more than `plan` asks for, with a test of the text of each passage.
  Xap tested(const Xap& found, const Plan& plan, Test test) {
    if (standing_ == Standing::open) {
      throw QueryError("'" + to_string(to_query(plan)) + "': over a Xapian database it cannot stand beside OR or NOT",
                       0, "ask for it by itself, or ask the index that was exported");
    }
    if (standing_ == Standing::required) tests_.push_back(std::move(test));
    return found;
  }
  Xap tested(const Xap& found, const Plan& plan) {
    return tested(found, plan, [plan, &analyser = analyser_](const Hit& hit) {
      return match_text(plan, read_words(hit.passage, hit.speakers, hit.text, analyser)).found;
    });
  }

  [[nodiscard]] Xap word(const std::string& stem) const { return scaled(Xap(stem_term(stem)), boost_); }

  // Side by side stems, or exact forms of them.
  Xap words(const Plan& plan, bool exact) {
    if (plan.words.empty()) return Xap::MatchNothing;
    std::vector<Xap> stems;
    for (const Plan::Word& each : plan.words) {
      stems.push_back(each.weighs ? word(each.stem) : unweighted(Xap(stem_term(each.stem))));
    }
    Xap found(Xap::OP_AND, stems.begin(), stems.end());
    if (!exact && plan.words.size() == 1) return found;
    std::vector<Xap> places;
    for (const Plan::Word& each : plan.words) places.push_back(exact ? Xap(form_term(each.form)) : forms_of(each));
    if (places.size() == 1) return Xap(Xap::OP_FILTER, found, places.front());
    const auto window = static_cast<Xapian::termcount>(places.size());
    if (beside_or_ > 0) may_prune_ = false;
    return Xap(Xap::OP_FILTER, found, Xap(Xap::OP_PHRASE, places.begin(), places.end(), window));
  }

  // Any word as written that has the stem of a word: they share their first three letters (text/stem).
  Xap forms_of(const Plan::Word& word) {
    const std::string beginning = word.form.substr(0, 3);
    std::vector<Xap> forms;
    for (const std::string& form : databases_.forms_beginning(beginning)) {
      if (form == word.form || (beginning.size() > 1 && stemmer_.stem(form) == word.stem)) {
        forms.emplace_back(form_term(form));
      }
    }
    if (forms.empty()) return Xap(form_term(word.form));
    return Xap(Xap::OP_OR, forms.begin(), forms.end());
  }

  // Words that all count as one.
  Xap any_of(const std::set<std::string>& stems) {
    if (stems.empty()) return Xap::MatchNothing;
    if (stems.size() == 1) return word(*stems.begin());
    std::vector<Xap> terms;
    terms.reserve(stems.size());
    for (const std::string& stem : stems) terms.emplace_back(stem_term(stem));
    return scaled(Xap(Xap::OP_SYNONYM, terms.begin(), terms.end()), boost_);
  }

  // Words that begin so, found as written; their stems weigh, as in the index.
  Xap prefix(const Plan& plan) {
    const std::string& beginning = plan.words.front().form;
    const std::vector<std::string> forms =
        beginning.empty() ? std::vector<std::string>() : databases_.forms_beginning(beginning);
    if (forms.size() > most_forms) {
      throw QueryError(
          fmt::format("{}*: it stands for {} words, more than a Xapian database looks up", plan.text, forms.size()), 0,
          fmt::format("write more letters: at most {} words", most_forms));
    }
    std::set<std::string> stems;
    std::vector<Xap> terms;
    for (const std::string& form : forms) {
      stems.insert(stemmer_.stem(form));
      terms.emplace_back(form);
    }
    return Xap(Xap::OP_FILTER, any_of(stems), Xap(Xap::OP_OR, terms.begin(), terms.end()));
  }

  Xap synonyms(const Plan& plan) {
    ++beside_or_;
    std::set<std::string> stems;
    std::vector<Xap> ways;
    for (const Plan& way : plan.operands) {
      if (way.words.size() == 1) stems.insert(way.words.front().stem);
      if (way.words.size() > 1) ways.push_back(unweighted(words(way, way.kind == Kind::phrase)));
    }
    --beside_or_;
    if (ways.empty()) return any_of(stems);
    // Ways of several words find passages, but Xapian cannot count them as one word with the others.
    if (!stems.empty()) ways.push_back(any_of(stems));
    return Xap(Xap::OP_OR, ways.begin(), ways.end());
  }

  Xap all(const Plan& plan) {
    std::vector<Xap> required;
    std::vector<Xap> excluded;
    for (const Plan& operand : plan.operands) {
      if (operand.kind == Kind::without) {
        excluded.push_back(translate(operand.operands.front(), Standing::open));
      } else {
        required.push_back(translate(operand));
      }
    }
    Xap result = required.empty() ? unweighted(Xap::MatchAll) : Xap(Xap::OP_AND, required.begin(), required.end());
    if (excluded.empty()) return result;
    return Xap(Xap::OP_AND_NOT, result, Xap(Xap::OP_OR, excluded.begin(), excluded.end()));
  }

  Xap any(const Plan& plan) {
    const bool is_alone = plan.operands.size() == 1;
    std::vector<Xap> parts;
    for (const Plan& operand : plan.operands) {
      parts.push_back(is_alone ? translate(operand) : translate(operand, Standing::beside));
    }
    return Xap(Xap::OP_OR, parts.begin(), parts.end());
  }

  // Two words are near each other within a window of Xapian's; of more, and of phrases, a window or the words alone
  // find what the text then decides.
  Xap near(const Plan& plan) {
    std::vector<Xap> operands;
    std::vector<Xap> places;
    std::set<std::string> stems;
    for (const Plan& operand : plan.operands) {
      operands.push_back(translate(operand, Standing::tested));
      if (operand.kind != Kind::word || operand.words.size() != 1) continue;
      stems.insert(operand.words.front().stem);
      places.push_back(forms_of(operand.words.front()));
    }
    const Xap found(Xap::OP_AND, operands.begin(), operands.end());
    if (stems.size() != plan.operands.size() || stems.size() < 2) return tested(found, plan);
    const auto reach = static_cast<Xapian::termcount>(plan.distance) * static_cast<Xapian::termcount>(stems.size() - 1);
    if (beside_or_ > 0) may_prune_ = false;
    const Xap close(Xap::OP_FILTER, found, Xap(Xap::OP_NEAR, places.begin(), places.end(), reach + 1));
    return stems.size() == 2 ? close : tested(close, plan);
  }

  // What somebody says: of one word a term tells it, of more the text.
  Xap said(const Plan& plan) {
    const Plan& operand = plan.operands.front();
    if (operand.kind == Kind::word && operand.words.size() == 1 && plan.operands.size() == 1) {
      return Xap(Xap::OP_FILTER, translate(operand), Xap(term(said_prefix, operand.words.front().stem)));
    }
    std::vector<Xap> parts;
    if (operand.kind == Kind::word || operand.kind == Kind::phrase) {
      for (const Plan::Word& each : operand.words) parts.emplace_back(term(said_prefix, each.stem));
    } else {
      std::vector<Xap> flags;
      for (const QuoteKind kind : {QuoteKind::speech, QuoteKind::block, QuoteKind::turn, QuoteKind::statement}) {
        flags.emplace_back(term(flag_prefix, to_string(kind)));
      }
      parts.emplace_back(Xap::OP_OR, flags.begin(), flags.end());
    }
    const Xap found(Xap::OP_FILTER, translate(operand, Standing::tested), Xap(Xap::OP_AND, parts.begin(), parts.end()));
    return tested(found, plan);
  }

  Xap field(const Plan& plan) {
    if (plan.field == "topic") return topic(plan);
    if (plan.field == "date") return date(plan);
    if (plan.field == "has") return has(plan);
    if (plan.field == "id") return id(plan.text);
    if (plan.field == "document") return unweighted(Xap(term(document_prefix, plan.text)));
    if (plan.field == "page") return unweighted(Xap(term(page_prefix, store::page_term(plan.text).substr(1))));
    if (plan.field == "speaker") return speaker(plan);
    if (plan.field == "role") return role(plan);
    if (plan.field == "mentions") return mention(plan);
    if (store::find_field_terms(plan.field) != nullptr) return document_words(plan);
    throw QueryError(plan.field + ": not over a Xapian database", 0, "ask the index that was exported");
  }

  static Xap id(const std::string& text) {
    const bool is_passage = text.find('#') != std::string::npos;
    return unweighted(Xap(term(is_passage ? passage_prefix : document_prefix, text)));
  }

  Xap topic(const Plan& plan) {
    const TopicLimits limits = topic_limits(plan.text);
    const auto place = std::ranges::find(databases_.topics, topic_name(plan.text));
    if (place == databases_.topics.end()) return Xap::MatchNothing;
    const auto slot = topics_slot + static_cast<Xapian::valueno>(place - databases_.topics.begin());
    const Xap strength((new Xapian::ValueWeightPostingSource(slot))->release());
    Xap found = Xap(Xap::OP_SCALE_WEIGHT, strength, topic_weight(boost_).most);
    if (limits.grade == 2) {
      const std::string least = Xapian::sortable_serialise(store::squarely_number);
      found = Xap(Xap::OP_FILTER, found, Xap(Xap::OP_VALUE_GE, slot, least));
    }
    return limits.least > 0 ? tested(found, plan) : found;
  }

  // Whoever goes by a name that is meant.
  Xap speaker(const Plan& plan) {
    const NamePattern& pattern = *plan.name;
    if (pattern.words().empty()) return Xap::MatchNothing;
    const std::string& word = *std::ranges::max_element(pattern.words(), {}, &std::string::size);
    const std::string beginning = std::string(name_prefix) + word + name_separator;
    std::vector<Xap> names;
    for (auto at = databases_.all.allterms_begin(beginning); at != databases_.all.allterms_end(beginning); ++at) {
      const std::string entry = (*at).substr(beginning.size());
      const std::size_t separator = std::min(entry.find(name_separator), entry.size());
      if (pattern.matches(entry.substr(0, separator), analyser_)) names.emplace_back(*at);
    }
    return unweighted(Xap(Xap::OP_OR, names.begin(), names.end()));
  }

  Xap role(const Plan& plan) {
    std::vector<Xap> terms;
    for (const Plan::Word& each : plan.words) terms.emplace_back(term(role_prefix, each.stem));
    if (terms.empty()) return Xap::MatchNothing;
    const Xap found = unweighted(Xap(Xap::OP_AND, terms.begin(), terms.end()));
    return terms.size() == 1 ? found : tested(found, plan);
  }

  Xap mention(const Plan& plan) {
    std::vector<Xap> terms;
    for (const Plan::Word& each : plan.words) terms.push_back(word(each.stem));
    if (terms.empty()) return Xap::MatchNothing;
    return tested(Xap(Xap::OP_AND, terms.begin(), terms.end()), plan);
  }

  static Xap date(const Plan& plan) {
    const DateRange range = text_range(plan.text);
    return Xap(Xap::OP_VALUE_RANGE, date_slot, range.first, range.last);
  }

  static Xap has(const Plan& plan) {
    if (plan.text == "justice") {
      return Xap(Xap::OP_VALUE_GE, field_slot, Xapian::sortable_serialise(store::squarely_number));
    }
    return unweighted(Xap(term(flag_prefix, plan.text)));
  }

  // A field of the document that holds all the words, in quotation marks side by side.
  Xap document_words(const Plan& plan) {
    std::vector<Xap> wanted;
    std::vector<std::string> phrase;
    const bool stems = plan.field == "title";
    for (const Plan::Word& each : plan.words) {
      wanted.emplace_back(term(field_prefix(plan.field), stems ? each.stem : each.form));
      phrase.push_back(each.form);
    }
    if (wanted.empty()) return Xap::MatchNothing;
    Xap found = unweighted(Xap(Xap::OP_AND, wanted.begin(), wanted.end()));
    if (!plan.quoted || phrase.size() == 1) return found;
    return tested(found, plan, [phrase, member = document_field(plan.field), &analyser = analyser_](const Hit& hit) {
      const auto tokens = analyser.analyse(hit.document.*member);
      const auto same = [](const text::Token& token, const std::string& form) { return token.form() == form; };
      return std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end(), same) != tokens.end();
    });
  }

  // What the words of the plan lend to passages where they stand in the title: as ranking/title_bonuses().
  Xap titles(const Plan& plan) {
    std::vector<Xap> parts;
    for (const auto& [word, boost] : query_words(plan)) {
      std::vector<Xap> terms;
      double holding = 0;
      for (const std::string& stem : terms_of(word, "")) {
        holding += databases_.all.get_termfreq(term(title_prefix, stem));
        terms.emplace_back(term(title_stem_prefix, stem));
      }
      if (holding == 0) continue;
      const double weight = rounded(title_weight * title_rarity(holding, databases_.documents));
      const Xap fixed((new Xapian::FixedWeightPostingSource(weight))->release());
      parts.emplace_back(Xap::OP_FILTER, fixed, Xap(Xap::OP_OR, terms.begin(), terms.end()));
    }
    return Xap(Xap::OP_OR, parts.begin(), parts.end());
  }

  const Databases& databases_;
  text::Analyser& analyser_;
  text::Stemmer stemmer_;
  double boost_ = 1;  // of all around what is being translated
  Standing standing_ = Standing::required;
  int beside_or_ = 0;  // parts around what is being translated that stand beside OR or NOT
  bool may_prune_ = true;
  std::vector<Test> tests_;
};

}  // namespace

Translation translate(const Plan& plan, const Databases& databases, text::Analyser& analyser) {
  return Translator(databases, analyser).run(plan, true);
}

Translation translate_unweighted(const Plan& plan, const Databases& databases, text::Analyser& analyser) {
  return Translator(databases, analyser).run(plan, false);
}

}  // namespace tenet::query::xapian
