#include "indexer/attribution/paragraph_attribution.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "indexer/attribution/attribution.h"
#include "indexer/attribution/quote_kinds.h"
#include "indexer/attribution/signature.h"
#include "indexer/attribution/tagged_text.h"
#include "indexer/attribution/written_names.h"

namespace tenet::indexer {
namespace {

// An attribution of a rule that leaves little doubt: quotations that stand by themselves go on with it.
bool is_firm(const Attribution& attribution) {
  constexpr std::array firm = {Rule::after,     Rule::middle,   Rule::before,  Rule::saying,  Rule::label,
                               Rule::according, Rule::trailing, Rule::goes_on, Rule::follows, Rule::paragraph};
  return std::ranges::any_of(firm, [&](Rule rule) { return attribution.rule == to_string(rule); });
}

// Attributes the quotations of one document, block after block.
class Reading {
 public:
  Reading(const Document& document, const std::vector<Block>& blocks, std::vector<Quote> quotes, Entities& entities)
      : text_(document.text), blocks_(blocks), quotes_(std::move(quotes)), entities_(entities) {}

  std::vector<Quote> read() && {
    // A note is read behind everything else: it says nothing of who speaks in the text that it interrupts.
    std::vector<std::tuple<const Block*, std::size_t, std::size_t>> notes;
    std::size_t next = 0;
    for (const Block& block : blocks_) {
      const std::size_t first = next;
      while (next < quotes_.size() && quotes_[next].range.begin < block.range.end) ++next;
      if (block.kind == Block::Kind::furniture) continue;
      if (block.kind == Block::Kind::note) {
        notes.emplace_back(&block, first, next);
        continue;
      }
      read_block(block, first, next);
      after_block_ = block.kind == Block::Kind::block_quote;
    }
    for (const auto& [note, first, last] : notes) {
      begin_anew();
      read_block(*note, first, last);
    }
    // What is nothing but a signature is no quotation.
    std::erase_if(quotes_, [](const Quote& quote) { return quote.range.empty(); });
    return std::move(quotes_);
  }

 private:
  // What comes next has nothing to do with what was read.
  void begin_anew() {
    last_ = {};
    leads_ = false;
    signable_ = nullptr;
    unsaid_.clear();
    led_in_ = after_block_ = open_ = false;
  }

  // Quotations [first, last) begin in `block`.
  void read_block(const Block& block, std::size_t first, std::size_t last) {
    // The outermost quotations between marks, in a turn or not.
    const bool in_turn = first < last && has_level(quotes_[first]);
    std::vector<std::size_t> outer;
    for (std::size_t i = first; i < last; ++i) {
      if (quotes_[i].level == static_cast<int>(in_turn) && !has_level(quotes_[i])) outer.push_back(i);
    }
    tagged_ = tag_text(text_, block.range, block.hidden, quotes_, outer);
    entities_.read(tagged_);
    const bool is_set_in = in_turn && quotes_[first].kind == QuoteKind::block;
    if (is_set_in) attribute_block(quotes_[first]);
    if (block.kind != Block::Kind::block_quote) leads_ = false;
    if (!in_turn && names_speaker(block)) return;
    if (outer.empty()) {
      introduced_ = false;
      if (!is_set_in) sign();
      const bool has_words = is_set_in && !quotes_[first].range.empty();
      signable_ = has_words ? &quotes_[first] : nullptr;
      if (block.kind == Block::Kind::paragraph && !in_turn) remember_report();
      return;
    }
    attribute(block, outer);
    sign_line(outer);
    if (!tagged_.sentences.empty() && !open_ && tagged_.sentences.back().begin > token_of(outer.back()))
      remember_report();
    else if (tagged_.tokens.back().is_mark(':'))
      leads_ = true;
    const Quote& only = quotes_[outer.back()];
    const bool is_block = tagged_.tokens.size() <= 2 && outer.size() == 1 && is_speech(only.kind);
    signable_ = is_block ? &quotes_[outer.back()] : nullptr;
    read_inside(block, outer, last);
  }

  // Turns, statements and block quotations: what is between marks in them is a level deeper.
  static bool has_level(const Quote& quote) {
    return quote.kind == QuoteKind::turn || quote.kind == QuoteKind::statement || quote.kind == QuoteKind::block;
  }

  // A line that names somebody, above what they say: "Odile Harrow, keeper". A heading, or a paragraph behind which no
  // quotation waits for its signature.
  bool names_speaker(const Block& block) {
    const auto& t = tagged_.tokens;
    if (t.size() < 2 || t.size() > longest_signature || !t.front().capital || !t[1].capital || t.back().is_mark('.'))
      return false;
    const bool waits = signable_ != nullptr && !introduced_ && block.kind != Block::Kind::heading;
    if (waits || block.kind == Block::Kind::title || block.kind == Block::Kind::block_quote) return false;
    const auto named = find_bare_signature(tagged_);
    if (!named || named->dashes.begin != 0 || has_quote({0, tagged_.tokens.size()})) return false;
    Quote said;
    set(said, {.rule = Rule::paragraph, .mention = named->name});
    last_ = said.attribution;
    leads_ = true;
    signable_ = nullptr;
    introduced_ = true;
    open_ = led_in_ = false;
    return true;
  }

  // A block quotation is signed ("-- Odile Harrow, keeper"), or goes on with the one before, or is said by whoever the
  // words before it report. The signature is none of its words.
  void attribute_block(Quote& quote) {
    const auto signed_by = find_signature(tagged_);
    if (signed_by && (signed_by->dashes.end > 0 || signable_ != nullptr)) {
      const std::size_t begin = signed_by->dashes.begin;
      quote.range.end = begin == 0 ? quote.range.begin : tagged_.tokens[begin - 1].range.end;
      const Finding finding{.rule = Rule::block, .mention = signed_by->name, .cue = signed_by->dashes};
      return begin == 0 ? sign_all(finding) : set(quote, finding);
    }
    quote.continues = after_block_;
    if (leads_) take_over(quote, last_, Rule::block);
  }

  // Gives the block quotation before this place, and those that it continues, to who signs them.
  void sign_all(const Finding& finding) {
    for (Quote* quote = signable_; quote != nullptr; --quote) {
      set(*quote, finding);
      if (quote == quotes_.data() || !quote->continues || (quote - 1)->kind != QuoteKind::block) return;
    }
  }

  void attribute(const Block& block, const std::vector<std::size_t>& outer) {
    const std::vector<Finding> findings = find_attributions(tagged_);
    for (std::size_t i = 0; i < outer.size() && i < findings.size(); ++i) {
      Quote& quote = quotes_[outer[i]];
      quote.kind = kind_of(tagged_, token_of(outer[i]), findings[i], block);
      if (is_speech(quote.kind)) set(quote, findings[i]);
    }
    chain(block, outer, findings);
  }

  // The speakers of quotations that stand by themselves.
  void chain(const Block& block, const std::vector<std::size_t>& outer, const std::vector<Finding>& findings) {
    const Quote* before = nullptr;  // the last one with a firm attribution, in this block
    for (std::size_t i = 0; i < outer.size(); ++i) {
      Quote& quote = quotes_[outer[i]];
      if (!is_speech(quote.kind)) continue;
      const bool opens_block =
          text_.substr(block.range.begin, quote.range.begin - block.range.begin).find(' ') == std::string_view::npos &&
          quote.range.begin - block.range.begin <= 3;
      if (open_ && i == 0 && opens_block) {
        go_on(quote);
      } else if (quote.attribution.rule.empty()) {
        if (!findings[i].nobody && !may_be_answer(outer, i, findings))
          infer(quote, outer, i, before, findings[i].alone);
      } else if (before != nullptr && quote.attribution.mention == before->attribution.mention) {
        quote.continues = quote.attribution.rule == to_string(Rule::middle) || is_beside(outer, i);
      }
      if (is_firm(quote.attribution)) {
        before = &quote;
        last_ = quote.attribution;
      }
      open_ = quote.range.end == block.range.end;
      if (!open_) {
        unsaid_.clear();
        led_in_ = false;
      } else if (led_in_) {
        continue;
      } else if (quote.attribution.rule.empty() || quote.attribution.rule == to_string(Rule::paragraph)) {
        unsaid_.push_back(outer[i]);
      }
    }
  }

  // Whether quotation `i` of `outer`, of which its own sentence does not say whose it is, may be another's than the one
  // before it: one asks and the other answers, or somebody else did something between them.
  [[nodiscard]] bool may_be_answer(const std::vector<std::size_t>& outer, std::size_t i,
                                   const std::vector<Finding>& findings) const {
    if (!findings[i].alone) return false;
    const std::size_t token = token_of(outer[i]);
    const bool before = i + 1 < outer.size() && is_beside(outer, i + 1);
    if ((is_beside(outer, i) && asks(token - 1)) || (before && (asks(token) || asks(token + 1)))) return true;
    if (i == 0) return false;
    return is_put_to_somebody(findings[i - 1]) || is_beat(token_of(outer[i - 1]), token);
  }

  // Whether nothing stands between quotation `i` of `outer` and the one before it.
  [[nodiscard]] bool is_beside(const std::vector<std::size_t>& outer, std::size_t i) const {
    return i > 0 && token_of(outer[i - 1]) + 1 == token_of(outer[i]);
  }

  [[nodiscard]] bool asks(std::size_t token) const { return tagged_.tokens[token].mark == '?'; }

  // '"…?" the judge asked Harrow': who is asked may answer.
  [[nodiscard]] bool is_put_to_somebody(const Finding& finding) const {
    if (finding.rule != Rule::after || !tagged_.words(finding.cue.begin).starts_with("ask")) return false;
    const std::size_t end = std::max(finding.cue.end, finding.mention.end);
    const auto& t = tagged_.tokens;
    return end < t.size() && t[end].kind == TaggedToken::Kind::word && !t[end].is(time) &&
           (t[end].capital || t[end].is(pronoun | determiner | possessive)) && !t[end].is(preposition | conjunction);
  }

  // 'Harrow stood up.' between two quotations: whoever it names may go on.
  [[nodiscard]] bool is_beat(std::size_t before, std::size_t token) const {
    constexpr std::size_t longest = 8;
    const auto sentence = std::ranges::upper_bound(tagged_.sentences, token, {}, &TokenSpan::end);
    if (sentence == tagged_.sentences.begin() || sentence == tagged_.sentences.end()) return false;
    const TokenSpan beat = *std::prev(sentence);
    if (beat.begin <= before || beat.end - beat.begin > longest || has_quote(beat)) return false;
    const TaggedToken& first = tagged_.tokens[beat.begin];
    return first.kind == TaggedToken::Kind::word && !name_at(tagged_, beat, beat.begin).empty();
  }

  // `quote` opens a block after one whose quotation was left open. Who speaks may be said only behind its end.
  void go_on(Quote& quote) {
    quote.continues = true;
    if (!is_firm(quote.attribution)) return take_over(quote, last_, Rule::goes_on);
    if (quote.attribution.rule != to_string(Rule::after)) return;
    for (const std::size_t unsaid : unsaid_) take_over(quotes_[unsaid], quote.attribution, Rule::ahead);
  }

  void infer(Quote& quote, const std::vector<std::size_t>& outer, std::size_t i, const Quote* before, bool alone) {
    const std::size_t token = token_of(outer[i]);
    const auto sentence = std::ranges::upper_bound(tagged_.sentences, token, {}, &TokenSpan::end);
    const bool has_before = sentence != tagged_.sentences.begin() && sentence != tagged_.sentences.end();
    if (has_before) {
      const Finding reported = reported_by(tagged_, *std::prev(sentence));
      const bool quotes = has_quote(*std::prev(sentence));
      if (reported.rule != Rule::none && !quotes && !reported.cue.empty()) return set(quote, reported);
    }
    if (before != nullptr) {
      take_over(quote, before->attribution, Rule::goes_on);
      quote.continues = alone;
      return;
    }
    if (has_before) {
      if (const Finding found = reported_by(tagged_, *std::prev(sentence)); found.rule != Rule::none)
        return set(quote, found);
    }
    // Words around it could have said who speaks.
    if (alone && !(has_before && is_about_another(*std::prev(sentence)))) take_over(quote, last_, Rule::paragraph);
  }

  // 'Harrow lost two sons in the jail.' before a quotation, behind a paragraph in which somebody else spoke.
  [[nodiscard]] bool is_about_another(TokenSpan sentence) const {
    const TokenSpan name = name_at(tagged_, sentence, sentence.begin);
    if (name.empty()) return false;
    const std::string_view family = tagged_.words(name.end - 1);
    return text_.substr(last_.mention.begin, last_.mention.size()).find(family) == std::string_view::npos;
  }

  [[nodiscard]] bool has_quote(TokenSpan span) const {
    const auto begin = tagged_.tokens.begin();
    return std::any_of(begin + static_cast<std::ptrdiff_t>(span.begin), begin + static_cast<std::ptrdiff_t>(span.end),
                       [](const TaggedToken& token) { return token.is_quote(); });
  }

  // "- Odile Harrow" in a block of its own signs the quotation that is the block before.
  void sign() {
    if (signable_ == nullptr) return;
    const auto signed_by = find_signature(tagged_);
    if (!signed_by || signed_by->dashes.begin != 0) return;
    sign_all({.rule = Rule::block, .mention = signed_by->name, .cue = signed_by->dashes});
  }

  // A quotation and a line that names its speaker, in one block.
  void sign_line(const std::vector<std::size_t>& outer) {
    const std::size_t token = token_of(outer.back());
    if (token + 1 >= tagged_.tokens.size() || !begins_line(tagged_, token + 1)) return;
    const auto named = find_bare_signature(tagged_);
    if (named && named->dashes.begin == token + 1)
      set(quotes_[outer.back()], {.rule = Rule::block, .mention = named->name});
  }

  static void take_over(Quote& quote, const Attribution& from, Rule rule) {
    if (from.mention.empty()) return;
    quote.attribution = {.mention = from.mention,
                         .cue = from.cue,
                         .rule = std::string(to_string(rule)),
                         .confidence = confidence_of(rule)};
  }

  void remember_report() {
    if (tagged_.sentences.empty()) return;
    const Finding found = reported_by(tagged_, tagged_.sentences.back());
    open_ = false;
    led_in_ = tagged_.tokens.back().is_mark(':');
    if (found.rule == Rule::none) return;
    Quote reported;
    set(reported, found);
    last_ = reported.attribution;
    leads_ = true;
  }

  void set(Quote& quote, const Finding& finding) {
    if (finding.rule == Rule::none) return;
    quote.attribution = {.mention = range_of(tagged_, finding.mention),
                         .cue = range_of(tagged_, finding.cue),
                         .rule = std::string(to_string(finding.rule)),
                         .confidence = confidence_of(finding.rule)};
  }

  [[nodiscard]] std::size_t token_of(std::size_t quote) const {
    const auto begin = [](const TaggedToken& token) { return token.range.begin; };
    const auto found = std::ranges::lower_bound(tagged_.tokens, quotes_[quote].range.begin, {}, begin);
    return static_cast<std::size_t>(found - tagged_.tokens.begin());
  }

  // Quotations inside quotations: their speakers are named inside the outer one.
  void read_inside(const Block& block, const std::vector<std::size_t>& outer, std::size_t last) {
    for (std::size_t i = 0; i < outer.size(); ++i) {
      const std::size_t end = i + 1 < outer.size() ? outer[i + 1] : last;
      if (end > outer[i] + 1) read_nested(block, outer[i], end);
    }
  }

  // Quotations (around, end) are inside `around`.
  void read_nested(const Block& block, std::size_t around, std::size_t end) {
    std::vector<std::size_t> direct;
    for (std::size_t i = around + 1; i < end; ++i) {
      if (quotes_[i].level == quotes_[around].level + 1) direct.push_back(i);
    }
    tagged_ = tag_text(text_, quotes_[around].range, block.hidden, quotes_, direct);
    const std::vector<Finding> findings = find_attributions(tagged_);
    for (std::size_t i = 0; i < direct.size() && i < findings.size(); ++i) {
      Quote& quote = quotes_[direct[i]];
      quote.kind = kind_of(tagged_, token_of(direct[i]), findings[i], block);
      if (is_speech(quote.kind)) set(quote, findings[i]);
    }
    read_inside(block, direct, end);
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  std::vector<Quote> quotes_;
  Entities& entities_;
  TaggedText tagged_ = {};                // of what is being read
  Attribution last_ = {};                 // of the last speech
  Quote* signable_ = nullptr;             // the quotation that was all of the block before
  std::vector<std::size_t> unsaid_ = {};  // quotations left open that nothing yet says the speaker of
  bool led_in_ = false;                   // the words before the quotation end with a colon: whose it is was said
  bool after_block_ = false;              // the block before is a block quotation
  bool leads_ = false;                    // the words before lead to a block quotation of the last speaker
  bool introduced_ = false;               // a line above the last quotation names its speaker
  bool open_ = false;                     // it ended with its block, without a mark
};

}  // namespace

namespace {

// A quotation for each block quotation, but for those whose words stand between marks anyway.
std::vector<Quote> block_quotations(const std::vector<Block>& blocks, const std::vector<Quote>& quotes) {
  std::vector<Quote> found;
  auto next = quotes.begin();
  for (const Block& block : blocks) {
    while (next != quotes.end() && next->range.end <= block.range.begin) ++next;
    if (block.kind != Block::Kind::block_quote) continue;
    const bool marked =
        next != quotes.end() && next->range.begin < block.range.end && 2 * next->range.size() > block.range.size();
    if (!marked) found.push_back({.range = block.range, .kind = QuoteKind::block});
  }
  return found;
}

}  // namespace

std::vector<Quote> with_turns(std::vector<Quote> quotes, std::vector<Quote> turns) {
  if (turns.empty()) return quotes;
  std::size_t turn = 0;
  for (Quote& quote : quotes) {
    while (turn < turns.size() && turns[turn].range.end <= quote.range.begin) ++turn;
    if (turn < turns.size() && turns[turn].range.begin <= quote.range.begin) ++quote.level;
  }
  std::vector<Quote> all;
  std::ranges::merge(turns, quotes, std::back_inserter(all), [](const Quote& a, const Quote& b) {
    return std::pair(a.range.begin, b.range.end) < std::pair(b.range.begin, a.range.end);
  });
  return all;
}

std::vector<Quote> attribute_paragraphs(const Document& document, const std::vector<Block>& blocks,
                                        std::vector<Quote> quotes, Entities& entities) {
  std::vector<Quote> set_in = block_quotations(blocks, quotes);
  return Reading(document, blocks, with_turns(std::move(quotes), std::move(set_in)), entities).read();
}

}  // namespace tenet::indexer
