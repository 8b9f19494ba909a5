#include "indexer/topics/leads.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether `text` begins with the mark of a list: "- ", "* ", "+ ", a bullet, "1. ", "12) ", "(a) ", "(iv) ".
bool begins_with_mark(std::string_view text) {
  constexpr std::size_t longest_number = 4;  // characters
  for (const std::string_view mark : {"- ", "* ", "+ ", "\u2022", "\u2013 ", "\u25cf"}) {
    if (text.starts_with(mark)) return true;
  }
  const bool bracket = text.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && at - first < longest_number && is_alphanumeric(text[at])) ++at;
  if (at == first || at + 1 >= text.size() || !text::is_ascii_space(text[at + 1])) return false;
  if (bracket) return text[at] == ')';
  const bool number = std::ranges::all_of(text.substr(0, at), [](char c) { return c >= '0' && c <= '9'; });
  return (text[at] == ')' && (number || at == 1)) || (text[at] == '.' && number);
}

// The range of a Markdown item begins behind its mark: what stands before it in its line is looked at, too.
bool is_item(std::string_view text, const Passage& passage) {
  constexpr std::size_t farthest = 16;  // bytes: a mark and its indentation
  const std::size_t least = passage.range.begin - std::min(passage.range.begin, farthest);
  std::size_t begin = passage.range.begin;
  while (begin > least && text[begin - 1] != '\n') --begin;
  if (begin > 0 && text[begin - 1] != '\n') begin = passage.range.begin;
  while (begin < passage.range.begin && text::is_ascii_space(text[begin])) ++begin;
  return begins_with_mark(text.substr(begin, passage.range.end - begin));
}

// The last paragraph of `range` that ends in a colon, or nothing. A paragraph ends at an empty line or before an item.
TextRange line_with_colon(std::string_view text, TextRange range) {
  for (std::size_t end = range.end; end > range.begin;) {
    const std::size_t found = text.substr(range.begin, end - range.begin).rfind(':');
    if (found == std::string_view::npos) break;
    const std::size_t colon = range.begin + found;
    if (colon + 1 == range.end || text[colon + 1] == '\n' || text[colon + 1] == '\r') {
      const std::size_t blank = text.substr(range.begin, colon - range.begin).rfind("\n\n");
      return {blank == std::string_view::npos ? range.begin : range.begin + blank + 2, colon + 1};
    }
    end = colon;
  }
  return {};
}

}  // namespace

std::vector<std::optional<TextRange>> find_lead_ins(std::string_view text, std::span<const Passage> passages) {
  std::vector<std::optional<TextRange>> lead_ins(passages.size());
  TextRange line;
  TextRange heading;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (passages[i].heading != heading) line = {};
    heading = passages[i].heading;
    if (is_item(text, passages[i])) {
      lead_ins[i] = line;
    } else {
      line = line_with_colon(text, passages[i].range);
    }
  }
  return lead_ins;
}

DocumentTopics::DocumentTopics(const TopicMatcher& topics, const Document& document, std::span<const Passage> passages,
                               text::Analyser& analyser, TopicWords& known)
    : topics_(topics),
      document_(document),
      passages_(passages),
      analyser_(analyser),
      known_(known),
      lead_ins_(find_lead_ins(document.text, passages)),
      lent_{.title = topics.find(analyser.analyse(document.title), 0, known)} {}

std::vector<TopicTag> DocumentTopics::of(std::size_t place, std::span<const text::Token> tokens) {
  const Passage& passage = passages_[place];
  lent_.lead.clear();
  if (const std::optional<TextRange> line = lead_ins_[place]) {
    if (over_ != std::pair(passage.heading, *line)) {
      over_ = {passage.heading, *line};
      const auto slice = [&](TextRange range) { return document_.text.substr(range.begin, range.size()); };
      const std::string over = slice(passage.heading) + "\n\n" + slice(*line);
      over_found_ = topics_.find(analyser_.analyse(over), 0, known_);
    }
    lent_.lead = over_found_;
  }
  return topics_.grade(topics_.find(tokens, passage.range.begin, known_), tokens.size(), lent_);
}

}  // namespace tenet::indexer
