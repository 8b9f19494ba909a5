#include "query/language/chunk.h"

#include <tenet/error.h>

#include "query/language/characters.h"

namespace tenet::query {
namespace {

// Of the parenthesis at byte `open` of `query`, where only a word stands between the two.
std::size_t closing_parenthesis(std::string_view query, std::size_t open) {
  for (std::size_t at = open + 1; at < query.size();) {
    const CodePoint c = read_code_point(query, at);
    if (c.value == ')') return at;
    if (c.value == '(' || c.value == '\\' || is_space(c.value) || is_quotation_mark(c.value)) break;
    at += c.size;
  }
  return std::string_view::npos;
}

// Whether `c`, at byte `at` of `query`, is no more of the chunk.
bool ends_chunk(std::string_view query, std::size_t at, const Chunk& chunk, char32_t c) {
  if (is_space(c) || is_quotation_mark(c) || c == ')') return true;
  if (c == '^') return chunk.has_word;
  if (c != '(') return false;
  // "924(c)(1)" is one word, "AND(" an operator with a group.
  const bool is_tied = is_word_character(chunk.last) || chunk.last == ')';
  const bool is_operator = !chunk.escaped && is_operator_text(chunk.text);
  return !is_tied || is_operator || closing_parenthesis(query, at) == std::string_view::npos;
}

}  // namespace

Chunk read_chunk(std::string_view query, std::size_t& at) {
  Chunk chunk;
  while (at < query.size()) {
    const bool is_literal = query[at] == '\\';
    if (is_literal) {
      chunk.escaped = true;
      if (at + 1 < query.size()) ++at;
    }
    const CodePoint c = read_code_point(query, at);
    if (!is_literal && ends_chunk(query, at, chunk, c.value)) break;
    if (!is_literal && c.value == '*') {
      ++chunk.stars;
      chunk.star_at = chunk.text.size();
    }
    std::size_t size = c.size;
    if (!is_literal && c.value == '(') size = closing_parenthesis(query, at) + 1 - at;
    chunk.has_word = chunk.has_word || is_word_character(c.value);
    chunk.last = size == c.size ? c.value : U')';
    chunk.text += query.substr(at, size);
    at += size;
  }
  return chunk;
}

void read_initials(std::string_view query, std::size_t& at, Chunk& chunk) {
  if (!ends_with_initial(chunk.text)) return;
  for (std::size_t next = at; at < query.size(); at = next) {
    while (next < query.size() && is_space(read_code_point(query, next).value)) {
      next += read_code_point(query, next).size;
    }
    const std::string_view initial = query.substr(next, 2);
    const std::size_t behind = next + 2;
    const bool ends = behind >= query.size() || is_space(read_code_point(query, behind).value) ||
                      query[behind] == ')' || query[behind] == '^';
    if (next == at || !ends_with_initial(initial) || !ends) return;
    chunk.text += ' ';
    chunk.text += initial;
    next = behind;
  }
}

bool cut_star(Chunk& chunk, std::size_t begin) {
  if (chunk.stars != 1 || chunk.star_at == 0) return false;
  const std::string letters = chunk.text.substr(0, chunk.star_at);
  const std::size_t behind = chunk.text.find_first_not_of(".,;:!?", chunk.star_at + 1);
  if (behind != std::string::npos) {
    // "2*3" is text, but nobody writes "incar*ted" who does not mean letters.
    const bool inside = is_ascii_letter(letters.back()) && behind == chunk.star_at + 1 &&
                        is_word_character(read_code_point(chunk.text, behind).value);
    if (!inside) return false;
    throw QueryError(
        chunk.text + ": a star stands for letters at the end of a word alone", begin,
        "write as in " + (letters.size() > 1 ? letters : "incarcerat") + "*, or \\* for the character itself");
  }
  const std::size_t count = count_word_characters(letters);
  if (count == 0) return false;
  if (count < 2) {
    throw QueryError(letters + "*: the star needs at least 2 letters before it", begin,
                     "write more of the word, as in incarcerat*, or \\* for the character itself");
  }
  chunk.text = letters;
  return true;
}

bool ends_with_initial(std::string_view text) {
  constexpr std::size_t size = 2;
  if (text.size() < size || (text.size() > size && text[text.size() - size - 1] != ' ')) return false;
  const std::string_view last = text.substr(text.size() - size);
  return last[0] >= 'A' && last[0] <= 'Z' && last[1] == '.';
}

bool is_operator_text(std::string_view text) {
  return text == "AND" || text == "OR" || text == "NOT" || text == "NEAR" || text.starts_with("NEAR/");
}

}  // namespace tenet::query
