#include "indexer/attribution/quote_labels.h"

#include <algorithm>

#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/subjects.h"
#include "indexer/attribution/written_names.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

// The name of "Odile Harrow, sister of the mayor" where that is all of the sentence before `end`.
TokenSpan name_with_aside(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  constexpr std::size_t longest = 12;  // tokens
  const TokenSpan name = name_at(tagged, sentence, sentence.begin);
  if (name.end - name.begin < 2 || name.end + 1 >= end || end - name.end > longest) return {};
  if (!t[name.end].is_mark(',') || !begins_aside(t[name.end + 1]) || t[name.end + 1].capital) return {};
  const bool has_clause =
      std::any_of(t.begin() + static_cast<std::ptrdiff_t>(name.end + 1), t.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const TaggedToken& token) {
                    return token.kind != Kind::word || token.is(pronoun | relative | auxiliary | any_cue | verb);
                  });
  return has_clause ? TokenSpan{} : name;
}

}  // namespace

std::optional<Finding> find_label_before(const TaggedText& tagged, TokenSpan sentence, std::size_t quote) {
  const auto& t = tagged.tokens;
  if (quote < sentence.begin + 2 || !t[quote - 1].is_mark(':')) return std::nullopt;
  if (const TokenSpan named = name_with_aside(tagged, sentence, quote - 1); !named.empty())
    return Finding{.rule = Rule::label, .mention = named, .cue = {quote - 1, quote}};
  const TokenSpan mention = phrase_before(tagged, sentence, quote - 1);
  if (mention.empty() || !t[mention.end - 1].capital) return std::nullopt;
  if (mention.begin > sentence.begin && t[mention.begin - 1].kind == Kind::word) return std::nullopt;
  // 'Harrow pressed the mayor, Ivo Vane: "…"'
  const bool is_aside = mention.begin > sentence.begin && t[mention.begin - 1].is_mark(',');
  if (is_aside && phrase_before(tagged, sentence, mention.begin - 1).begin != sentence.begin) return std::nullopt;
  return Finding{.rule = Rule::label, .mention = mention, .cue = {quote - 1, quote}};
}

std::optional<Finding> find_name_behind(const TaggedText& tagged, TokenSpan sentence, std::size_t quote) {
  const auto& t = tagged.tokens;
  if (quote + 2 >= sentence.end || !t[quote + 1].is_mark('-') || t[quote].mark == ',' || !t[quote + 2].capital)
    return std::nullopt;
  const TokenSpan name = phrase_at(tagged, sentence, quote + 2);
  const bool ends = name.end == sentence.end || t[name.end].kind != Kind::word;
  if (name.empty() || !ends || name.end - name.begin < 2) return std::nullopt;
  return Finding{.rule = Rule::label, .mention = name, .cue = {quote + 1, quote + 2}};
}

}  // namespace tenet::indexer
