#include "query/pattern.h"

#include <algorithm>
#include <utility>

#include "query/language/fields.h"
#include "query/language/simplify.h"
#include "query/near.h"
#include "text/visible.h"

namespace tenet::query {
namespace {

const std::string& key(const text::Token& token, bool exact) {
  return exact ? token.form() : token.stem();
}

Spans find_words(const Pattern& pattern, const std::vector<text::Token>& tokens, TextRange window) {
  Spans spans;
  const std::size_t size = pattern.words.size();
  for (std::size_t i = window.begin; i + size <= window.end; ++i) {
    std::size_t same = 0;
    while (same < size && key(tokens[i + same], pattern.exact) == pattern.words[same]) ++same;
    if (same == size) spans.push_back({i, i + size});
  }
  return spans;
}

Spans find_prefix(const Pattern& pattern, const std::vector<text::Token>& tokens, TextRange window) {
  Spans spans;
  for (std::size_t i = window.begin; i < window.end; ++i) {
    if (tokens[i].form().starts_with(pattern.words.front())) spans.push_back({i, i + 1});
  }
  return spans;
}

// Whether the topic has the probability that is asked for. That it is there the list of the topic knows.
bool is_sure(const Pattern& pattern, const PassageWords& passage) {
  if (pattern.limits.least == 0 || passage.topics == nullptr) return true;
  return std::ranges::any_of(*passage.topics, [&](const TopicTag& tag) {
    return tag.topic == pattern.words.front() && tag.grade >= pattern.limits.grade &&
           (pattern.limits.grade == 2 ? tag.squarely : tag.probability) >= pattern.limits.least;
  });
}

// Words of evidence as places in the tokens.
Spans find_topic(const Pattern& pattern, const PassageWords& passage) {
  Spans spans;
  if (passage.topics == nullptr) return spans;
  for (const TopicTag& tag : *passage.topics) {
    if (tag.topic != pattern.words.front()) continue;
    for (const TextRange& evidence : tag.evidence) {
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

void add(const Matched& part, Matched& whole) {
  whole.spans.insert(whole.spans.end(), part.spans.begin(), part.spans.end());
  whole.stretches.insert(whole.stretches.end(), part.stretches.begin(), part.stretches.end());
}

Matched match_in(const Pattern& pattern, const PassageWords& passage, TextRange window);

Spans sorted_spans(const Pattern& pattern, const PassageWords& passage, TextRange window) {
  Spans spans = match_in(pattern, passage, window).spans;
  std::ranges::sort(spans);
  return spans;
}

Matched match_near(const Pattern& pattern, const PassageWords& passage, TextRange window) {
  std::vector<Spans> operands;
  for (const Pattern& operand : pattern.operands) operands.push_back(sorted_spans(operand, passage, window));
  std::vector<Neighbours> found = find_near(operands, static_cast<std::size_t>(pattern.distance));
  Matched matched{.found = !found.empty()};
  for (Neighbours& one : found) add({.spans = std::move(one.spans), .stretches = {one.hull}}, matched);
  return matched;
}

Matched match_said(const Pattern& pattern, const PassageWords& passage) {
  Matched matched;
  for (const SaidWords& said : passage.said) {
    const bool asked_who = pattern.who.kind != Query::Kind::nothing;
    if (asked_who && (said.speaker == nullptr || !is_asked_for(pattern.who, *said.speaker, *passage.analyser)))
      continue;
    const Matched inside = match_in(pattern.operands.front(), passage, said.tokens);
    if (!inside.found) continue;
    matched.found = true;
    add(inside, matched);
  }
  return matched;
}

// Whether somebody who says something is what is asked for.
bool match_role(const Pattern& pattern, const PassageWords& passage) {
  return std::ranges::any_of(passage.said, [&](const SaidWords& said) {
    return said.speaker != nullptr && is_asked_for(pattern.who, *said.speaker, *passage.analyser);
  });
}

Matched match_operands(const Pattern& pattern, const PassageWords& passage, TextRange window) {
  using Kind = Pattern::Kind;
  std::vector<Matched> parts;
  for (const Pattern& operand : pattern.operands) parts.push_back(match_in(operand, passage, window));
  Matched matched;
  switch (pattern.kind) {
    case Kind::all: matched.found = std::ranges::all_of(parts, &Matched::found); break;
    case Kind::any: matched.found = std::ranges::any_of(parts, &Matched::found); break;
    case Kind::maybe: matched.found = parts.front().found; break;
    default:  // without
      matched.found = !parts.front().found;
      return matched;
  }
  if (!matched.found) return matched;
  for (const Matched& part : parts) {
    if (part.found) add(part, matched);
  }
  return matched;
}

Matched match_in(const Pattern& pattern, const PassageWords& passage, TextRange window) {
  using Kind = Pattern::Kind;
  const auto found_if_any = [](Spans spans) {
    const bool found = !spans.empty();
    return Matched{found, std::move(spans)};
  };
  switch (pattern.kind) {
    case Kind::anything: return {.found = true};
    case Kind::words: return found_if_any(find_words(pattern, passage.tokens, window));
    case Kind::prefix: return found_if_any(find_prefix(pattern, passage.tokens, window));
    case Kind::topic: return {.found = is_sure(pattern, passage), .spans = find_topic(pattern, passage)};
    case Kind::near: return match_near(pattern, passage, window);
    case Kind::said: return match_said(pattern, passage);
    case Kind::role: return {.found = match_role(pattern, passage)};
    case Kind::mention: return found_if_any(pattern.name->find(passage.text, passage.tokens));
    default: return match_operands(pattern, passage, window);
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

bool asks_who_speaks(const Pattern& pattern) {
  return pattern.who.kind != Query::Kind::nothing || std::ranges::any_of(pattern.operands, asks_who_speaks);
}

namespace {

// Whether something else than words has a say: then words alone do not tell whether it holds.
bool holds_anything(const Pattern& pattern) {
  return pattern.kind == Pattern::Kind::anything || std::ranges::any_of(pattern.operands, holds_anything);
}

}  // namespace

Pattern make_pattern(const Query& query, text::Analyser& analyser) {
  using Kind = Query::Kind;
  Pattern pattern;
  const auto take_operands = [&](Pattern::Kind kind) {
    pattern.kind = kind;
    pattern.distance = query.distance;
    for (const Query& operand : query.operands) pattern.operands.push_back(make_pattern(operand, analyser));
  };
  switch (query.kind) {
    case Kind::word:
    case Kind::phrase:
      pattern.kind = Pattern::Kind::words;
      pattern.exact = query.kind == Kind::phrase;
      for (const text::Token& token : analyser.analyse(query.text)) pattern.words.push_back(key(token, pattern.exact));
      if (pattern.words.empty()) pattern.kind = Pattern::Kind::anything;
      break;
    case Kind::prefix:
      pattern.kind = Pattern::Kind::prefix;
      pattern.words.push_back(fold_prefix(query.text, analyser));
      break;
    case Kind::field:
      if (query.field == "topic") {
        pattern.kind = Pattern::Kind::topic;
        pattern.words.push_back(topic_name(query));
        pattern.limits = topic_limits(query);
      } else if (query.field == "role") {
        pattern.kind = Pattern::Kind::role;
        pattern.who = query;
      } else if (query.field == "mentions") {
        pattern.kind = Pattern::Kind::mention;
        pattern.name.emplace(query.text, true, analyser);
      }
      break;
    case Kind::all: take_operands(Pattern::Kind::all); break;
    case Kind::any:
    case Kind::synonyms: take_operands(Pattern::Kind::any); break;
    case Kind::without:
      take_operands(Pattern::Kind::without);
      if (holds_anything(pattern)) pattern = {};
      break;
    case Kind::maybe: take_operands(Pattern::Kind::maybe); break;
    case Kind::near: take_operands(Pattern::Kind::near); break;
    case Kind::said:
      pattern.kind = Pattern::Kind::said;
      pattern.operands.push_back(make_pattern(query.operands.front(), analyser));
      if (query.operands.size() > 1) pattern.who = query.operands.back();
      break;
    case Kind::nothing: break;
  }
  return pattern;
}

Matched match(const Pattern& pattern, const PassageWords& passage) {
  return match_in(pattern, passage, {0, passage.tokens.size()});
}

}  // namespace tenet::query
