#include "indexer/topics/leads.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.h"
#include "text/visible.h"

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
      lead_ins_(find_lead_ins(document.text, passages)) {
  const std::vector<text::Token> title = analyser.analyse(document.title);
  lent_.title = topics.find({document.title, title}, known);
  lent_.title_words = topics.read_title({document.title, title}, known);
}

Evidence DocumentTopics::find(std::string_view text) {
  const std::vector<text::Token> tokens = analyser_.analyse(text);
  return topics_.find({text, tokens}, known_);
}

template <typename Use>
auto DocumentTopics::with_words(std::size_t place, std::span<const text::Token> tokens, const Use& use) {
  const Passage& passage = passages_[place];
  const std::string_view text = std::string_view(document_.text).substr(passage.range.begin, passage.range.size());
  if (passage.hidden.empty()) return use(WordsOfText{text, tokens, passage.range.begin});
  const std::string shown = text::blank_hidden(document_.text, passage.range, passage.hidden);
  return use(WordsOfText{shown, tokens, passage.range.begin});
}

// What stands over the passage at `place`.
void DocumentTopics::lend(std::size_t place) {
  const Passage& passage = passages_[place];
  const auto slice = [&](TextRange range) { return document_.text.substr(range.begin, range.size()); };
  lent_.lead.clear();
  lent_.heading.clear();
  if (const std::optional<TextRange> line = lead_ins_[place]) {
    if (over_ != std::pair(passage.heading, *line)) {
      over_ = {passage.heading, *line};
      over_found_ = find(slice(passage.heading) + "\n\n" + slice(*line));
    }
    lent_.lead = over_found_;
  } else if (!passage.heading.empty()) {
    if (headed_ != passage.heading) {
      headed_ = passage.heading;
      headed_found_ = find(slice(passage.heading));
    }
    lent_.heading = headed_found_;
  }
}

Evidence DocumentTopics::find(std::size_t place, std::span<const text::Token> tokens) {
  return with_words(place, tokens, [&](const WordsOfText& words) { return topics_.find(words, known_); });
}

GradedPassage DocumentTopics::of(std::size_t place, std::span<const text::Token> tokens) {
  lend(place);
  return with_words(place, tokens, [&](const WordsOfText& words) {
    return topics_.grade(topics_.find(words, known_), words, lent_, known_);
  });
}

std::vector<TopicMatcher::Weighed> DocumentTopics::weigh(std::size_t place, std::span<const text::Token> tokens) {
  lend(place);
  return with_words(place, tokens, [&](const WordsOfText& words) {
    return topics_.weigh(topics_.find(words, known_), words, lent_, known_);
  });
}

}  // namespace tenet::indexer
