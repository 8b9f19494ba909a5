#include "query/match/text_match.h"

#include <algorithm>
#include <utility>

#include "query/language/fields.h"
#include "query/match/near.h"
#include "query/plan/asked_speaker.h"
#include "text/visible.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;
using Tokens = std::vector<text::Token>;

// Whether terms have a say in it, so that the text alone does not tell whether it holds.
bool needs_terms(const Plan& plan) {
  switch (plan.kind) {
    case Kind::nothing: return true;
    case Kind::field: return plan.field != "role" && plan.field != "mentions";
    case Kind::said: return needs_terms(plan.operands.front());
    default: return std::ranges::any_of(plan.operands, needs_terms);
  }
}

Spans find_words(const Plan& plan, const Tokens& tokens, TextRange window) {
  const auto is_said = [exact = plan.kind == Kind::phrase](const text::Token& token, const Plan::Word& word) {
    return exact ? token.form() == word.form : token.stem() == word.stem;
  };
  Spans spans;
  const std::size_t size = plan.words.size();
  for (std::size_t i = window.begin; i + size <= window.end; ++i) {
    std::size_t same = 0;
    while (same < size && is_said(tokens[i + same], plan.words[same])) ++same;
    if (same == size) spans.push_back({i, i + size});
  }
  return spans;
}

Spans find_prefix(const std::string& letters, const Tokens& tokens, TextRange window) {
  Spans spans;
  for (std::size_t i = window.begin; i < window.end; ++i) {
    if (tokens[i].form().starts_with(letters)) spans.push_back({i, i + 1});
  }
  return spans;
}

// Whether the topic has the probability that is asked for. Its list tells that it is there.
bool is_sure(const std::string& topic, TopicLimits limits, const PassageWords& passage) {
  if (limits.least == 0 || passage.topics == nullptr) return true;
  return std::ranges::any_of(*passage.topics, [&](const TopicTag& tag) {
    return tag.topic == topic && tag.grade >= limits.grade &&
           (limits.grade == 2 ? tag.squarely : tag.probability) >= limits.least;
  });
}

// Words of evidence as places in the tokens.
Spans find_topic(const std::string& topic, const PassageWords& passage) {
  Spans spans;
  if (passage.topics == nullptr) return spans;
  for (const TopicTag& tag : *passage.topics) {
    if (tag.topic != topic) continue;
    // By words alone a document is filed under a topic that its passage does not have.
    for (const TextRange& evidence : tag.grade > 0 ? tag.evidence : tag.words) {
      const auto inside = [&](const text::Token& token) {
        return token.range.begin + passage.offset >= evidence.begin && token.range.end + passage.offset <= evidence.end;
      };
      const auto first = std::ranges::find_if(passage.tokens, inside);
      const auto last = std::find_if_not(first, passage.tokens.end(), inside);
      const auto place = static_cast<std::size_t>(first - passage.tokens.begin());
      if (first != last) spans.push_back({place, place + static_cast<std::size_t>(last - first)});
    }
  }
  return spans;
}

void add(const TextMatch& part, TextMatch& whole) {
  whole.spans.insert(whole.spans.end(), part.spans.begin(), part.spans.end());
  whole.hulls.insert(whole.hulls.end(), part.hulls.begin(), part.hulls.end());
}

TextMatch match_in(const Plan& plan, const PassageWords& passage, TextRange window);

TextMatch match_near(const Plan& plan, const PassageWords& passage, TextRange window) {
  std::vector<Spans> operands;
  for (const Plan& operand : plan.operands) {
    std::ranges::sort(operands.emplace_back(match_in(operand, passage, window).spans));
  }
  std::vector<Neighbours> found = find_near(operands, static_cast<std::size_t>(plan.distance));
  TextMatch match{.found = !found.empty()};
  for (Neighbours& one : found) add({.spans = std::move(one.spans), .hulls = {one.hull}}, match);
  return match;
}

bool is_by(const Plan& who, const SaidWords& said, const PassageWords& passage) {
  return said.speaker != nullptr && is_asked_for(who, *said.speaker, *passage.analyser);
}

TextMatch match_said(const Plan& plan, const PassageWords& passage) {
  TextMatch match;
  for (const SaidWords& said : passage.said) {
    if (plan.operands.size() > 1 && !is_by(plan.operands.back(), said, passage)) continue;
    const TextMatch inside = match_in(plan.operands.front(), passage, said.tokens);
    if (!inside.found) continue;
    match.found = true;
    add(inside, match);
  }
  return match;
}

TextMatch found_if_any(Spans spans) {
  const bool found = !spans.empty();
  return {found, std::move(spans)};
}

TextMatch match_field(const Plan& plan, const PassageWords& passage) {
  if (plan.field == "topic") {
    const TopicLimits limits = topic_limits(plan.text);
    const std::string topic = topic_name(plan.text);
    return {.found = is_sure(topic, limits, passage), .spans = find_topic(topic, passage)};
  }
  if (plan.field == "role") {
    return {.found = std::ranges::any_of(passage.said, [&](const auto& said) { return is_by(plan, said, passage); })};
  }
  if (plan.field == "mentions") return found_if_any(plan.name->find(passage.text, passage.tokens));
  return {.found = true};
}

// all, any, synonyms and maybe.
TextMatch match_group(const Plan& plan, const PassageWords& passage, TextRange window) {
  std::vector<TextMatch> parts;
  for (const Plan& operand : plan.operands) parts.push_back(match_in(operand, passage, window));
  TextMatch match;
  switch (plan.kind) {
    case Kind::all: match.found = std::ranges::all_of(parts, &TextMatch::found); break;
    case Kind::maybe: match.found = parts.front().found; break;
    default: match.found = std::ranges::any_of(parts, &TextMatch::found); break;
  }
  if (!match.found) return match;
  for (const TextMatch& part : parts) {
    if (part.found) add(part, match);
  }
  return match;
}

TextMatch match_in(const Plan& plan, const PassageWords& passage, TextRange window) {
  switch (plan.kind) {
    case Kind::nothing: return {.found = true};
    case Kind::word:
    case Kind::phrase: return found_if_any(find_words(plan, passage.tokens, window));
    case Kind::prefix: return found_if_any(find_prefix(plan.words.front().form, passage.tokens, window));
    case Kind::field: return match_field(plan, passage);
    case Kind::near: return match_near(plan, passage, window);
    case Kind::said: return match_said(plan, passage);
    case Kind::without: {
      const Plan& other = plan.operands.front();
      return {.found = needs_terms(other) || !match_in(other, passage, window).found};
    }
    default: return match_group(plan, passage, window);
  }
}

}  // namespace

PassageWords read_words(const Passage& passage, std::span<const Speaker> speakers, std::string_view text,
                        text::Analyser& analyser) {
  const std::vector<TextRange> hidden = text::hidden_within(passage);
  PassageWords words{.text = text::blank_hidden(text, {0, text.size()}, hidden),
                     .topics = &passage.topics,
                     .offset = passage.range.begin,
                     .analyser = &analyser};
  words.tokens = text::visible_tokens(text, {0, text.size()}, hidden, analyser);
  for (const Quote& quote : passage.quotes) {
    if (!is_speech(quote.kind)) continue;
    const auto place = [&](std::size_t byte) {
      const auto at = std::ranges::lower_bound(words.tokens, byte - words.offset, {},
                                               [](const text::Token& token) { return token.range.begin; });
      return static_cast<std::size_t>(at - words.tokens.begin());
    };
    const auto speaker = std::ranges::find(speakers, quote.attribution.speaker, &Speaker::name);
    words.said.push_back({.quote = &quote,
                          .tokens = {place(quote.range.begin), place(quote.range.end)},
                          .speaker = speaker == speakers.end() ? nullptr : &*speaker});
  }
  return words;
}

bool asks_who_speaks(const Plan& plan) {
  if (plan.kind == Kind::field) return plan.field == "role";
  return (plan.kind == Kind::said && plan.operands.size() > 1) || std::ranges::any_of(plan.operands, asks_who_speaks);
}

TextMatch match_text(const Plan& plan, const PassageWords& passage) {
  return match_in(plan, passage, {0, passage.tokens.size()});
}

}  // namespace tenet::query
