#include "indexer/topics/topic_tables.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tenet::indexer {

PhraseTree::Node PhraseTree::add(std::span<const Symbol> phrase) {
  if (from_root_.size() <= phrase.front()) from_root_.resize(phrase.front() + 1, root);
  Node& first = from_root_[phrase.front()];
  if (first == root) first = size_++;
  Node node = first;
  for (const Symbol symbol : phrase.subspan(1)) {
    const auto [edge, added] = deeper_.emplace((std::uint64_t{node} << 32U) | symbol, size_);
    if (added) ++size_;
    node = edge->second;
  }
  return node;
}

PhraseTree::Node PhraseTree::step(Node node, Symbol symbol) const {
  if (node == root) return symbol < from_root_.size() ? from_root_[symbol] : root;
  const auto edge = deeper_.find((std::uint64_t{node} << 32U) | symbol);
  return edge == deeper_.end() ? root : edge->second;
}

Vocabulary::Vocabulary() {
  for (const char* form : {"and", "or"}) forms_[form].kind = WordKind::conjunction;
  for (const char* form :
       {"a",   "an",   "the",  "this", "that", "these", "those", "its",  "their", "his", "her",  "our",
        "my",  "your", "of",   "in",   "on",   "at",    "to",    "for",  "from",  "by",  "with", "as",
        "is",  "are",  "was",  "were", "be",   "been",  "has",   "have", "had",   "can", "will", "would",
        "not", "we",   "they", "he",   "she",  "it",    "who",   "when", "if",    "but"}) {
    forms_[form].kind = WordKind::function;
  }
}

void Vocabulary::add_exact(const ExactWord& exact, text::Analyser& analyser) {
  const std::vector<text::Token> head = analyser.analyse(exact.word);
  if (head.size() != 1) return;
  const auto [entry, added] = heads_.emplace(head.front().form(), last_symbol_ + 1);
  if (added) ++last_symbol_;
  const Symbol symbol = entry->second;
  const auto add_form = [&](const std::string& form) {
    for (const text::Token& token : analyser.analyse(form)) {
      std::vector<Symbol>& symbols = forms_[token.form()].exact;
      if (std::ranges::find(symbols, symbol) == symbols.end()) symbols.push_back(symbol);
    }
  };
  add_form(exact.word);
  for (const std::string& form : exact.forms) add_form(form);
}

Symbol Vocabulary::add_name(const text::Word& word) {
  Symbol& name = forms_[word.form].name;
  if (name == 0) name = ++last_name_;
  return name;
}

Symbol Vocabulary::add_term_word(const text::Word& word) {
  if (const auto head = heads_.find(word.form); head != heads_.end()) return head->second;
  if (const Form* known = form(word); known != nullptr && !known->exact.empty()) return known->exact.front();
  const auto [stem, added] = stems_.emplace(word.stem, last_symbol_ + 1);
  if (added) ++last_symbol_;
  return stem->second;
}

const Vocabulary::Form* Vocabulary::form(const text::Word& word) const {
  const auto found = forms_.find(word.form);
  return found == forms_.end() ? nullptr : &found->second;
}

Vocabulary::Seen Vocabulary::look_up(const text::Word& word) const {
  Seen seen{.form = form(word)};
  if (seen.form != nullptr) seen.kind = seen.form->kind;
  if (word.form.front() >= '0' && word.form.front() <= '9') seen.kind = WordKind::function;
  if (seen.form != nullptr && !seen.form->exact.empty()) {
    seen.symbols = seen.form->exact;
  } else if (const auto stem = stems_.find(word.stem); stem != stems_.end()) {
    seen.symbols = std::span(&stem->second, 1);
  }
  return seen;
}

const Vocabulary::Seen& TopicWords::look_up(const text::Word& word, const Vocabulary& vocabulary) {
  if (seen_.size() <= word.number) seen_.resize(std::max<std::size_t>(2 * seen_.size(), word.number + 1));
  std::optional<Vocabulary::Seen>& seen = seen_[word.number];
  if (!seen) seen = vocabulary.look_up(word);
  return *seen;
}

std::span<const PhraseEnd> TopicTables::ends_at(PhraseTree::Node node) const {
  return std::span(ends).subspan(first_end[node], first_end[node + 1] - first_end[node]);
}

namespace {

// How many of `names` from the first on are the longest phrase of `tree` for whose node `ends` holds; 0 for none.
template <typename Ends>
std::pair<std::size_t, PhraseTree::Node> longest_phrase(const PhraseTree& tree, std::span<const Symbol> names,
                                                        const Ends& ends) {
  std::pair<std::size_t, PhraseTree::Node> longest{0, PhraseTree::root};
  PhraseTree::Node node = PhraseTree::root;
  for (std::size_t i = 0; i < names.size() && names[i] != 0; ++i) {
    node = tree.step(node, names[i]);
    if (node == PhraseTree::root) break;
    if (ends(node)) longest = {i + 1, node};
  }
  return longest;
}

}  // namespace

std::vector<SpelledWord> TopicTables::spell(std::span<const text::Token> tokens, bool with_masks,
                                            TopicWords& known) const {
  std::vector<Vocabulary::Seen> seen(tokens.size());
  std::vector<Symbol> names(tokens.size());  // of the forms, in masks and variants
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    seen[i] = known.look_up(*tokens[i].word, vocabulary);
    if (seen[i].form != nullptr) names[i] = seen[i].form->name;
  }
  std::vector<bool> masked(tokens.size());
  for (std::size_t i = 0; with_masks && i < tokens.size(); ++i) {
    const auto [length, node] =
        longest_phrase(masks, std::span(names).subspan(i), [&](PhraseTree::Node at) { return is_mask[at]; });
    std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(i), length, true);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (masked[i]) names[i] = 0;
  }
  std::vector<SpelledWord> words;
  words.reserve(tokens.size());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const auto [length, node] = longest_phrase(variants, std::span(names).subspan(i),
                                               [&](PhraseTree::Node at) { return !spellings[at].empty(); });
    if (length == 0) {
      words.push_back({masked[i] ? nullptr : tokens[i].word, seen[i], i, i});
      continue;
    }
    const auto last = static_cast<std::uint32_t>(i + length - 1);
    for (const text::Word& word : spellings[node]) words.push_back({&word, vocabulary.look_up(word), i, last});
    i = last;
  }
  return words;
}

namespace {

using Symbols = std::vector<Symbol>;

class Compiler {
 public:
  Compiler(const Taxonomy& taxonomy, text::Analyser& analyser) : taxonomy_(taxonomy), analyser_(analyser) {}

  TopicTables compile() {
    tables_.scoring = taxonomy_.scoring;
    for (const ExactWord& exact : taxonomy_.exact) tables_.vocabulary.add_exact(exact, analyser_);
    add_masks();
    add_variants();
    add_topics();
    add_needs();
    add_rules();
    for (std::uint32_t i = 0; i < taxonomy_.topics.size(); ++i) add_terms(i);
    sort_ends();
    return std::move(tables_);
  }

 private:
  // The forms of the words of `text`, as masks and variants compare them.
  Symbols names(const std::string& text) {
    Symbols symbols;
    for (const text::Token& token : analyser_.analyse(text)) {
      symbols.push_back(tables_.vocabulary.add_name(*token.word));
    }
    return symbols;
  }

  // The words of `text`, as terms compare them.
  Symbols symbols(const std::string& text) {
    const std::vector<text::Token> tokens = analyser_.analyse(text);
    Symbols symbols;
    TopicWords known;
    for (const SpelledWord& spelled : tables_.spell(tokens, false, known)) {
      symbols.push_back(tables_.vocabulary.add_term_word(*spelled.word));
    }
    return symbols;
  }

  void add_masks() {
    for (const std::string& mask : taxonomy_.masks) {
      const Symbols phrase = names(mask);
      if (phrase.empty()) continue;
      const PhraseTree::Node node = tables_.masks.add(phrase);
      tables_.is_mask.resize(tables_.masks.size());
      tables_.is_mask[node] = true;
    }
  }

  void add_variants() {
    for (const Variant& variant : taxonomy_.variants) {
      std::vector<text::Word> spelling;
      for (const text::Token& token : analyser_.analyse(variant.to)) spelling.push_back(*token.word);
      const Symbols from = names(variant.from);
      if (from.empty() || spelling.empty() || from == names(variant.to)) continue;
      const PhraseTree::Node node = tables_.variants.add(from);
      tables_.spellings.resize(tables_.variants.size());
      tables_.spellings[node] = std::move(spelling);
    }
  }

  void add_topics() {
    for (std::uint32_t i = 0; i < taxonomy_.topics.size(); ++i) numbers_.emplace(taxonomy_.topics[i].id, i);
    for (const Topic& topic : taxonomy_.topics) {
      CompiledTopic compiled{.id = topic.id};
      // A cycle, which parse_taxonomy() lets nobody write, must not keep us here for ever.
      for (auto above = numbers_.find(topic.broader);
           above != numbers_.end() && compiled.broader.size() < numbers_.size();
           above = numbers_.find(taxonomy_.topics[above->second].broader)) {
        compiled.broader.push_back(above->second);
      }
      tables_.topics.push_back(std::move(compiled));
    }
  }

  void add_needs() {
    for (std::size_t i = 0; i < taxonomy_.topics.size(); ++i) {
      if (taxonomy_.topics[i].needs.empty()) continue;
      const auto rule = static_cast<std::uint32_t>(tables_.rule_asks.size());
      tables_.topics[i].rule = static_cast<std::int32_t>(rule);
      tables_.rule_asks.push_back(true);
      for (const std::string& need : taxonomy_.topics[i].needs) add_end(symbols(need), PhraseEnd::Role::need, rule);
    }
  }

  void add_rules() {
    for (const AmbiguousTerm& ambiguous : taxonomy_.ambiguous) {
      const auto topic = numbers_.find(ambiguous.topic);
      const Symbols term = symbols(ambiguous.term);
      if (topic == numbers_.end() || term.empty()) continue;
      const auto [entry, added] =
          rules_.emplace(std::pair(topic->second, tables_.phrases.add(term)), tables_.rule_asks.size());
      if (added) tables_.rule_asks.push_back(false);
      const auto rule = static_cast<std::uint32_t>(entry->second);
      if (!ambiguous.needs.empty()) tables_.rule_asks[rule] = true;
      for (const std::string& need : ambiguous.needs) add_end(symbols(need), PhraseEnd::Role::need, rule);
      for (const std::string& unless : ambiguous.unless) {
        const Symbols phrase = symbols(unless);
        const bool holds_term = std::search(phrase.begin(), phrase.end(), term.begin(), term.end()) != phrase.end();
        add_end(phrase, holds_term ? PhraseEnd::Role::exception : PhraseEnd::Role::veto, rule);
      }
    }
  }

  void add_terms(std::uint32_t topic) {
    const Topic& source = taxonomy_.topics[topic];
    // Terms that differ in inflection only are one term: the first with the most points stands for all.
    std::unordered_map<PhraseTree::Node, std::uint32_t> known;
    const auto add = [&](const std::string& text, bool core) {
      const Symbols phrase = symbols(text);
      if (phrase.empty()) return;
      const PhraseTree::Node node = tables_.phrases.add(phrase);
      const int points = core                ? tables_.scoring.core_points
                         : phrase.size() > 1 ? tables_.scoring.phrase_points
                                             : tables_.scoring.word_points;
      const auto rule = rules_.find({topic, node});
      const auto number = static_cast<std::uint32_t>(tables_.terms.size());
      if (!known.emplace(node, number).second) return;
      tables_.terms.push_back({.text = text,
                               .topic = topic,
                               .rule = rule == rules_.end() ? -1 : static_cast<std::int32_t>(rule->second),
                               .points = points,
                               .core = core});
      tables_.ends.push_back({node, PhraseEnd::Role::term, number});
    };
    for (const std::string& text : source.core) add(text, true);
    for (const std::string& text : source.related) add(text, false);
  }

  void add_end(const Symbols& phrase, PhraseEnd::Role role, std::uint32_t index) {
    if (!phrase.empty()) tables_.ends.push_back({tables_.phrases.add(phrase), role, index});
  }

  void sort_ends() {
    std::ranges::sort(tables_.ends, {}, [](const PhraseEnd& end) { return std::tuple(end.node, end.role, end.index); });
    tables_.first_end.assign(tables_.phrases.size() + 1, 0);
    for (const PhraseEnd& end : tables_.ends) ++tables_.first_end[end.node + 1];
    for (std::size_t i = 1; i < tables_.first_end.size(); ++i) tables_.first_end[i] += tables_.first_end[i - 1];
  }

  const Taxonomy& taxonomy_;
  text::Analyser& analyser_;
  TopicTables tables_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;              // of the topics, by id
  std::map<std::pair<std::uint32_t, PhraseTree::Node>, std::size_t> rules_;  // by topic and term
};

}  // namespace

TopicTables compile_topics(const Taxonomy& taxonomy, text::Analyser& analyser) {
  return Compiler(taxonomy, analyser).compile();
}

}  // namespace tenet::indexer
