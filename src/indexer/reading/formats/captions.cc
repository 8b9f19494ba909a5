// SubRip and WebVTT: what is spoken, without numbers, times and marks of the screen.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/formats/formats.h"
#include "text/ascii.h"
#include "text/decode.h"
#include "text/entities.h"
#include "text/names.h"

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

// A part of a line of a cue as it is spoken, by one voice.
struct Spoken {
  std::string words = {};
  std::optional<std::string> voice = {};  // <v Name>, empty where it ends
};

// The parts of `line` without tags ("<i>", "<00:01.000>") and marks of place ("{\an8}"). Each voice begins one.
std::vector<Spoken> spoken(std::string_view line) {
  std::vector<Spoken> parts(1);
  std::string plain;
  const auto begin_part = [&](std::string_view voice) {
    text::append_characters(parts.back().words, std::exchange(plain, {}));
    parts.push_back({.voice = std::string(trimmed(voice))});
  };
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
    const bool is_voice = tag == "v"sv || tag.starts_with("v "sv) || tag.starts_with("v."sv);
    if (is_voice) begin_part(tag.substr(std::min(tag.find(' '), tag.size())));
    if (tag == "/v"sv) begin_part({});
    at = close + 1;
  }
  text::append_characters(parts.back().words, plain);
  return parts;
}

// "JANE ROE:", "SEN. VALE:", "Jane Roe:" at the beginning of `words`, or as all of a line above what is said.
enum class Label { none, small, capitals };
Label label_of(std::string_view words) {
  constexpr std::size_t longest = 60;
  constexpr std::size_t most_words = 5;  // of one in small letters
  const std::size_t colon = words.substr(0, longest).find(':');
  if (colon == std::string_view::npos || colon < 2) return Label::none;
  const std::string_view label = words.substr(0, colon);
  if (std::ranges::none_of(label, text::is_upper)) return Label::none;
  if (std::ranges::none_of(label, text::is_lower)) return Label::capitals;
  std::size_t count = 0;
  for (std::size_t at = 0; at < label.size(); ++count) {
    const std::size_t end = std::min(label.find(' ', at), label.size());
    const bool is_particle = at > 0 && end - at <= 3;  // "Maria de la Cruz"
    if (text::is_lower(label[at]) && !is_particle) return Label::none;
    at = end + 1;
  }
  const bool ends = colon + 1 == words.size() || text::is_ascii_space(words[colon + 1]);
  return count <= most_words && ends ? Label::small : Label::none;
}

// "JANE ROE", "Jane Roe": a line of two to four words with capitals and no mark.
bool may_be_name(std::string_view line) {
  constexpr std::ptrdiff_t most_words = 4;
  constexpr std::size_t longest = 40;
  const auto spaces = std::ranges::count(line, ' ');
  if (line.size() > longest || spaces < 1 || spaces >= most_words) return false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool begins = at == 0 || line[at - 1] == ' ';
    const bool fits =
        !text::is_ascii(line[at]) || text::is_letter(line[at]) || " -'."sv.find(line[at]) != std::string_view::npos;
    if (!fits || (begins && !text::is_upper(line[at]))) return false;
  }
  return text::is_letter(line.back());
}

bool in_capitals(std::string_view line) {
  return std::ranges::none_of(line, text::is_lower);
}

// Names that stand alone on the first line of a cue, above what is said: two or more, of which one comes back.
std::set<std::string_view> names_above(const std::vector<std::string_view>& lines) {
  std::map<std::string_view, std::size_t> counts;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (lines[i - 1].find("-->"sv) == std::string_view::npos || !may_be_name(lines[i])) continue;
    const std::string_view next = lines[i + 1];
    const bool is_said = !next.empty() && !text::is_lower(next.front()) && !in_capitals(next);
    if (is_said) ++counts[lines[i]];
  }
  std::set<std::string_view> names;
  for (const auto& [name, times] : counts) {
    if (times > 1 || text::begins_with_given_name(name)) names.insert(name);
  }
  const bool come_back = std::ranges::any_of(names, [&](std::string_view name) { return counts[name] > 1; });
  return come_back && names.size() > 1 ? names : std::set<std::string_view>();
}

// Where another speaks inside `words`, behind a sentence: at ">> " or "KERN: "; its end where nobody does.
std::size_t next_change(std::string_view words) {
  const std::size_t label = label_of(words) == Label::none ? 0 : words.find(':');  // "SEN. VALE:"
  for (std::size_t at = words.find(' ', label); at < words.size(); at = words.find(' ', at + 1)) {
    const std::string_view behind = words.substr(at + 1);
    if (behind.starts_with(">>"sv)) return at;
    const bool ends = at > 0 && ".?!"sv.find(words[at - 1]) != std::string_view::npos;
    if (ends && label_of(behind) == Label::capitals) return at;
  }
  return words.size();
}

// The last sign of words but for quotation marks and brackets behind it.
char last_sign(std::string_view words) {
  while (words.size() > 1) {
    const bool is_closing = words.ends_with('"') || words.ends_with('\'') || words.ends_with(')');
    const bool is_quote = words.ends_with("\u201D"sv) || words.ends_with("\u2019"sv);
    if (!is_closing && !is_quote) break;
    words.remove_suffix(is_quote ? 3 : 1);
  }
  return words.empty() ? ' ' : words.back();
}

// "[Applause]": what is heard.
bool is_direction(std::string_view words) {
  return (words.starts_with('[') && words.find(']') + 1 == words.size()) ||
         (words.starts_with('(') && words.find(')') + 1 == words.size());
}

class Captions {
 public:
  Extract read(std::string_view text) && {
    bool in_cue = false;
    bool of_cue = false;  // the line before had the times
    const std::vector<std::string_view> lines = lines_of(text);
    const std::set<std::string_view> names = names_above(lines);
    for (const std::string_view line : lines) {
      if (of_cue && names.contains(line)) {
        add_line(std::string(line) + ':', std::exchange(of_cue, false));
      } else if (line.empty()) {
        in_cue = false;
      } else if (line.find("-->"sv) != std::string_view::npos) {
        in_cue = of_cue = true;
      } else if (in_cue) {
        add_line(line, std::exchange(of_cue, false));
      }  // else the number or name of a cue, the head of the file or a remark
    }
    end_paragraph();
    if (is_tagged_) builder_.extract.keys.push_back({.key = "type", .value = "transcript"});
    return std::move(builder_.extract);
  }

 private:
  void add_line(std::string_view line, bool begins_cue) {
    const std::vector<Spoken> parts = spoken(line);
    if (begins_cue) voice_ = goes_on(trimmed(parts.front().words)) ? last_voice_ : std::string();
    for (const Spoken& part : parts) {
      if (part.voice) voice_ = *part.voice;
      std::string_view words = trimmed(part.words);
      // Captions that roll up show a line again.
      if (words.empty() || words == last_) continue;
      last_ = words;
      while (!words.empty()) {
        const std::size_t end = next_change(words);
        add(words.substr(0, end), std::exchange(begins_cue, false));
        words = trimmed(words.substr(end));
      }
    }
  }

  // Whether a cue that begins with these words, no voice before them, goes on in the sentence of the cue before. Else a
  // voice lasts no longer than its cue.
  [[nodiscard]] bool goes_on(std::string_view words) const {
    if (paragraph_.empty() || words.empty() || label_of(words) != Label::none) return false;
    const bool begins_word = text::is_letter(words.front()) || text::is_digit(words.front());
    return begins_word && ".?!"sv.find(last_sign(paragraph_)) == std::string_view::npos;
  }

  void add(std::string_view words, bool begins_cue) {
    bool turns = words.starts_with(">>"sv);
    while (words.starts_with('>')) words.remove_prefix(1);
    if (words.starts_with("- "sv) || words.starts_with("\u2013 "sv) || words.starts_with("\u2014 "sv)) {
      words.remove_prefix(words.find(' '));
      turns = true;
    }
    words = trimmed(words);
    if (is_direction(words)) {
      end_paragraph();
      builder_.add(Block::Kind::paragraph, words);
      return;
    }
    const Label label = label_of(words);
    const bool is_labelled = label == Label::capitals || (label == Label::small && (begins_cue || turns));
    // "(narrator) Later": who speaks, or what is heard.
    const bool has_aside = words.starts_with("\u266A"sv) || words.starts_with('[') || words.starts_with('(');
    turns = turns || is_labelled || voice_ != last_voice_ || (has_aside && begins_cue);
    if (turns) end_paragraph();
    last_voice_ = voice_;
    if (paragraph_.empty()) paragraph_ = mark_of(is_labelled, turns);
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += words;
    const bool ends_sentence = ".?!"sv.find(words.empty() ? ' ' : words.back()) != std::string_view::npos;
    if (ends_sentence && paragraph_.size() > longest_paragraph) end_paragraph();
  }

  // What stands in front of a paragraph: the voice. Where somebody was named, ">>" says that another speaks.
  std::string mark_of(bool is_labelled, bool turns) {
    if (is_labelled) {
      is_named_ = true;
      return {};
    }
    if (!voice_.empty()) {
      is_named_ = is_tagged_ = true;
      return voice_ + ':';
    }
    return is_named_ && turns ? ">>" : std::string();
  }

  void end_paragraph() {
    builder_.add(Block::Kind::paragraph, paragraph_);
    paragraph_.clear();
  }

  ExtractBuilder builder_;
  std::string paragraph_;
  std::string voice_;       // of the tag before the words
  std::string last_voice_;  // of the words before
  std::string last_;        // the line before
  bool is_named_ = false;   // a voice or a label did
  bool is_tagged_ = false;  // a voice did
};

}  // namespace

Extract read_captions(std::string_view bytes, const Origin& /*origin*/) {
  return Captions().read(text::decode(bytes).text);
}

}  // namespace tenet::indexer
