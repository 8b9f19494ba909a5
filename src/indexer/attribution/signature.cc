#include "indexer/attribution/signature.h"

#include <string_view>

#include "indexer/attribution/written_names.h"
#include "text/names.h"

namespace tenet::indexer {
namespace {

// Whether `tail` is nothing, or what stands behind the name of a signature: ", keeper of the lamps", "(1981)".
bool is_description(const TaggedText& tagged, TokenSpan tail) {
  constexpr std::size_t longest = 12;  // tokens
  if (tail.empty()) return true;
  if (tail.end - tail.begin > longest) return false;
  const TaggedToken& first = tagged.tokens[tail.begin];
  return first.is_mark(',') || first.is_mark('(') || (first.is_mark('.') && tail.begin + 1 == tail.end);
}

bool ends_sentence(const TaggedToken& token) {
  return token.is_mark('.') || token.is_mark('?') || token.is_mark('!') || token.is_quote();
}

}  // namespace

bool begins_line(const TaggedText& tagged, std::size_t at) {
  const std::size_t gap = at == 0 ? 0 : tagged.tokens[at - 1].range.end;
  return tagged.text.substr(gap, tagged.tokens[at].range.begin - gap).find('\n') != std::string_view::npos;
}

std::optional<Signature> find_signature(const TaggedText& tagged) {
  const auto& t = tagged.tokens;
  for (std::size_t at = t.size(); at > 0 && at + longest_signature > t.size(); --at) {
    if (!t[at - 1].is_mark('-')) continue;
    std::size_t begin = at - 1;
    while (begin > 0 && t[begin - 1].is_mark('-')) --begin;
    const bool opens = begin == 0 || begins_line(tagged, begin) || ends_sentence(t[begin - 1]);
    const TokenSpan name = name_at(tagged, {at, t.size()}, at);
    if (opens && !name.empty() && is_description(tagged, {name.end, t.size()})) return Signature{{begin, at}, name};
  }
  return find_bare_signature(tagged);
}

std::optional<Signature> find_bare_signature(const TaggedText& tagged) {
  const auto& t = tagged.tokens;
  if (t.empty()) return std::nullopt;
  std::size_t begin = t.size() - 1;
  while (begin > 0 && !begins_line(tagged, begin) && t.size() - begin <= longest_signature) --begin;
  if (t.size() - begin > longest_signature) return std::nullopt;
  if (begin > 0 && !ends_sentence(t[begin - 1])) return std::nullopt;
  const TokenSpan name = name_at(tagged, {begin, t.size()}, begin);
  if (name.end - name.begin < 2 || !is_description(tagged, {name.end, t.size()})) return std::nullopt;
  const bool is_person =
      t[name.begin].is(title | male | female) || text::begins_with_given_name(tagged.words(name.begin));
  return is_person ? std::optional(Signature{{begin, begin}, name}) : std::nullopt;
}

}  // namespace tenet::indexer
