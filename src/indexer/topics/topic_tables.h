#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tenet/topics.h>

#include "text/tokens.h"

#include "indexer/topics/topic_model.h"

namespace tenet::indexer {

// A word as terms compare it: a stem, or a word of [[exact]]. 0 is no symbol.
using Symbol = std::uint32_t;

// Phrases of symbols as a tree: those that begin alike share their way from the root.
class PhraseTree {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;

  // The node where `phrase` ends, made if need be. A phrase has at least one symbol.
  Node add(std::span<const Symbol> phrase);
  // Where `symbol` leads from `node`; root when it leads nowhere.
  [[nodiscard]] Node step(Node node, Symbol symbol) const;
  // How many nodes there are, the root among them.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<Node> from_root_;                     // by symbol; most words of a text are settled here
  std::unordered_map<std::uint64_t, Node> deeper_;  // by node and symbol
  Node size_ = 1;
};

// What a word does in a coordination ("prison and jail conditions").
enum class WordKind : std::uint8_t { content, conjunction, function };

// What the compiled taxonomy knows of words.
class Vocabulary {
 public:
  // What a form is, apart from its stem.
  struct Form {
    Symbol name = 0;  // as part of a mask or of the spelling that a variant replaces
    WordKind kind = WordKind::content;
    std::vector<Symbol> exact = {};  // the words of [[exact]] that it is a form of
  };

  Vocabulary();

  // Compares the word by its forms from now on. What the analyser makes several words of is left out.
  void add_exact(const ExactWord& exact, text::Analyser& analyser);
  // Makes room for the form of `word` in masks and variants.
  Symbol add_name(const text::Word& word);
  // What `word`, in a term, asks for; made if need be. Call it after the last add_exact().
  Symbol add_term_word(const text::Word& word);

  // nullptr for a form that is nothing apart from its stem.
  [[nodiscard]] const Form* form(const text::Word& word) const;
  // What a word in a text is.
  struct Seen {
    const Form* form = nullptr;
    std::span<const Symbol> symbols = {};  // that it answers to
    WordKind kind = WordKind::content;     // a number is no content
  };
  [[nodiscard]] Seen look_up(const text::Word& word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename Value>
  using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  ByText<Form> forms_;
  ByText<Symbol> heads_;  // the words that [[exact]] names
  ByText<Symbol> stems_;
  Symbol last_symbol_ = 0;
  Symbol last_name_ = 0;
};

// A term of a topic, compiled.
struct CompiledTerm {
  std::string text = {};    // as the taxonomy writes it
  std::uint32_t topic = 0;  // its place in TopicTables::topics
  std::int32_t rule = -1;   // of an ambiguous term: the place of its rule
  int points = 0;
  bool core = false;
};

struct CompiledTopic {
  std::string id = {};
  std::vector<std::uint32_t> broader = {};  // the topic above it, the one above that, ...
  std::int32_t rule = -1;                   // the place of the rule that all its terms are under
};

// A phrase that ends at a node of the tree of terms, and what it is for.
struct PhraseEnd {
  enum class Role : std::uint8_t {
    term,       // evidence of a topic
    need,       // meets a rule
    exception,  // a rule's term is no evidence where it overlaps this
    veto,       // a rule's term is no evidence in the passage
  };
  PhraseTree::Node node = 0;
  Role role = Role::term;
  std::uint32_t index = 0;  // of the term or of the rule
};

// A word of a text as terms see it, after masks and variants.
struct SpelledWord {
  const text::Word* word = nullptr;  // nullptr inside a mask
  Vocabulary::Seen seen = {};        // of the word
  std::uint32_t first = 0;           // the tokens it stands for, last included
  std::uint32_t last = 0;
};

// What the vocabulary knows of the words of one analyser, by their numbers: each is looked up once. To be cleared
// whenever the analyser has forgotten its words.
class TopicWords {
 public:
  const Vocabulary::Seen& look_up(const text::Word& word, const Vocabulary& vocabulary);
  void clear() {
    seen_.clear();
    model_ = {};
  }
  // The same for the model of the topics.
  [[nodiscard]] ModelWords& model() { return model_; }

 private:
  ModelWords model_;
  std::vector<std::optional<Vocabulary::Seen>> seen_;
};

// A taxonomy made ready for matching.
struct TopicTables {
  TopicScoring scoring = {};
  Vocabulary vocabulary = {};
  std::vector<CompiledTopic> topics = {};
  std::vector<CompiledTerm> terms = {};
  std::vector<bool> rule_asks = {};  // by rule of an ambiguous term: whether one of its needs must be there

  PhraseTree phrases = {};                    // terms, needs and what `unless` says
  std::vector<PhraseEnd> ends = {};           // sorted by node
  std::vector<std::uint32_t> first_end = {};  // by node, and one more

  PhraseTree masks = {};
  std::vector<bool> is_mask = {};  // by node
  PhraseTree variants = {};
  std::vector<std::vector<text::Word>> spellings = {};  // by node; empty where no variant ends

  [[nodiscard]] std::span<const PhraseEnd> ends_at(PhraseTree::Node node) const;
  // The words of `tokens` after variants, with nothing in masks if `with_masks`. `known` is of their analyser.
  [[nodiscard]] std::vector<SpelledWord> spell(std::span<const text::Token> tokens, bool with_masks,
                                               TopicWords& known) const;
};

// Compiles `taxonomy` with the words that `analyser` makes of its terms. A term that holds no word for
// the analyser is left out.
[[nodiscard]] TopicTables compile_topics(const Taxonomy& taxonomy, text::Analyser& analyser);

}  // namespace tenet::indexer
