// SubRip and WebVTT: what is spoken, without numbers, times and marks of the screen.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/formats/formats.h"
#include "text/ascii.h"
#include "text/decode.h"
#include "text/entities.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// A paragraph of nobody's label ends with the sentence that makes it longer than this, in bytes.
constexpr std::size_t longest_paragraph = 600;

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && text::is_ascii_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && text::is_ascii_space(line.back())) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back(trimmed(text.substr(begin, end - begin)));
    begin = text.substr(end).starts_with("\r\n"sv) ? end + 2 : end + 1;
  }
  return lines;
}

// A line of a cue as it is spoken.
struct Spoken {
  std::string words = {};
  std::optional<std::string> voice = {};  // <v Name>, empty where it ends
};

// Without tags ("<i>", "<00:01.000>") and marks of place ("{\an8}").
Spoken spoken(std::string_view line) {
  Spoken spoken;
  std::string plain;
  const std::size_t last_tag = line.rfind('>');
  const std::size_t last_mark = line.rfind('}');
  for (std::size_t at = 0; at < line.size();) {
    const char open = line[at];
    const bool is_mark = open == '{' && line.substr(at).starts_with("{\\"sv);
    const std::size_t last = open == '<' ? last_tag : last_mark;
    const bool closes = (open == '<' || is_mark) && last != std::string_view::npos && last > at;
    if (!closes) {
      plain += line[at++];
      continue;
    }
    const std::size_t close = line.find(open == '<' ? '>' : '}', at);
    const std::string_view tag = line.substr(at + 1, close - at - 1);
    const bool is_voice = tag.starts_with("v "sv) || tag.starts_with("v."sv);
    if (is_voice) spoken.voice = std::string(trimmed(tag.substr(std::min(tag.find(' '), tag.size()))));
    if (tag == "/v"sv && !spoken.voice) spoken.voice = std::string();
    at = close + 1;
  }
  text::append_characters(spoken.words, plain);
  return spoken;
}

// "JANE ROE:", "SEN. VALE:" at the beginning of a line.
bool begins_with_label(std::string_view words) {
  constexpr std::size_t longest = 60;
  const std::size_t colon = words.substr(0, longest).find(':');
  if (colon == std::string_view::npos || colon < 2 || colon + 1 == words.size()) return false;
  const std::string_view label = words.substr(0, colon);
  return std::ranges::any_of(label, text::is_upper) && std::ranges::none_of(label, text::is_lower);
}

class Captions {
 public:
  Extract read(std::string_view text) && {
    bool in_cue = false;
    bool of_cue = false;  // the line before had the times
    for (const std::string_view line : lines_of(text)) {
      if (line.empty()) {
        in_cue = false;
      } else if (line.find("-->"sv) != std::string_view::npos) {
        in_cue = of_cue = true;
      } else if (in_cue) {
        add(line, std::exchange(of_cue, false));
      }  // else the number or name of a cue, the head of the file or a remark
    }
    end_paragraph();
    return std::move(builder_.extract);
  }

 private:
  void add(std::string_view line, bool begins_cue) {
    Spoken spoken = indexer::spoken(line);
    std::string_view words = trimmed(spoken.words);
    // Captions that roll up show a line again.
    if (words.empty() || words == last_) return;
    last_ = words;
    bool turns = words.starts_with(">>"sv);
    while (words.starts_with('>')) words.remove_prefix(1);
    if (words.starts_with("- "sv) || words.starts_with("\u2013 "sv) || words.starts_with("\u2014 "sv)) {
      words.remove_prefix(words.find(' '));
      turns = true;
    }
    words = trimmed(words);
    if (spoken.voice && *spoken.voice != voice_) {
      voice_ = *spoken.voice;
      turns = true;
    }
    const bool is_aside = words.starts_with('[') || words.starts_with('(') || words.starts_with("\u266A"sv);
    if (turns || begins_with_label(words) || (is_aside && begins_cue)) end_paragraph();
    if (paragraph_.empty() && !voice_.empty()) paragraph_ = voice_ + ':';
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += words;
    const bool ends_sentence =
        std::string_view(".?!").find(words.empty() ? ' ' : words.back()) != std::string_view::npos;
    if ((ends_sentence && paragraph_.size() > longest_paragraph) || (is_aside && begins_cue)) end_paragraph();
  }

  void end_paragraph() {
    builder_.add(Block::Kind::paragraph, paragraph_);
    paragraph_.clear();
  }

  ExtractBuilder builder_;
  std::string paragraph_;
  std::string voice_;
  std::string last_;
};

}  // namespace

Extract read_captions(std::string_view bytes, const Origin& /*origin*/) {
  return Captions().read(text::decode(bytes).text);
}

}  // namespace tenet::indexer
