#include "analysis/context.h"

#include <algorithm>
#include <utility>

#include "text/visible.h"
#include "text/white_space.h"

namespace tenet::analysis {
namespace {

// Where the context begins whose first word is the token at `place`: before the punctuation that opens on it, unless
// that hangs on to the word before.
std::size_t begin_of(const ReadText& read, std::size_t place) {
  const std::size_t word = read.tokens[place].range.begin;
  const std::size_t least = place == 0 ? 0 : read.tokens[place - 1].range.end;
  std::size_t begin = word;
  while (begin > least && text::white_space_before(read.text, begin) == 0) --begin;
  return begin == least && least > 0 ? word : begin;
}

// Where the context ends whose last word is the token at `place`, in the same way.
std::size_t end_of(const ReadText& read, std::size_t place) {
  const std::size_t word = read.tokens[place].range.end;
  const bool last = place + 1 == read.tokens.size();
  const std::size_t most = last ? read.text.size() : read.tokens[place + 1].range.begin;
  std::size_t end = word;
  while (end < most && text::white_space_at(read.text, end) == 0) ++end;
  return end == most && !last ? word : end;
}

// Writes text with its white space folded, leaving out what is hidden.
class Folder {
 public:
  Folder(const ReadText& read, std::size_t from) : read_(read), at_(from) {}

  // What stands from where the last call ended to `end`. White space before the first character behind `end` is
  // written by this call, so that it belongs to what comes before.
  std::string until(std::size_t end, bool space_follows) {
    std::string written;
    text::each_shown(read_.text, {at_, std::max(at_, end)}, read_.hidden,
                     [&](const text::Shown& shown) { put(shown.text, written); });
    at_ = std::max(at_, end);
    if (space_follows) put_space(written);
    return written;
  }

 private:
  void put(std::string_view shown, std::string& written) {
    for (std::size_t at = 0; at < shown.size(); ++at) {
      if (const std::size_t bytes = text::white_space_at(shown, at); bytes > 0) {
        lines_ += static_cast<int>(shown[at] == '\n');
        space_ = true;
        at += bytes - 1;
        continue;
      }
      put_space(written);
      written += shown[at];
      begun_ = true;
    }
  }
  // The white space that is due; two ends of line are an empty line.
  void put_space(std::string& written) {
    if (space_ && begun_) written += lines_ > 1 ? "\n\n" : " ";
    space_ = false;
    lines_ = 0;
  }

  const ReadText& read_;
  std::size_t at_;
  bool space_ = false;
  int lines_ = 0;
  bool begun_ = false;
};

std::vector<std::string> forms(const ReadText& read, TextRange places) {
  std::vector<std::string> words;
  words.reserve(places.size());
  for (std::size_t i = places.begin; i < places.end; ++i) words.push_back(read.tokens[i].form());
  return words;
}

}  // namespace

Line cut_line(const ReadText& read, TextRange node, std::size_t left, std::size_t right) {
  const TextRange places = places_of(node, read.tokens);
  const std::size_t before = places.begin - std::min(places.begin, left);
  const std::size_t after = places.end + std::min(read.tokens.size() - places.end, right);
  const bool from_edge = left > places.begin || (left > 0 && before == 0);
  const bool to_edge = right > read.tokens.size() - places.end || (right > 0 && after == read.tokens.size());
  const std::size_t begin = left == 0 ? node.begin : from_edge ? 0 : begin_of(read, before);
  const std::size_t end = right == 0 ? node.end : to_edge ? read.text.size() : end_of(read, after - 1);
  Folder folder(read, begin);
  Line line;
  line.left = {folder.until(node.begin, true), forms(read, {before, places.begin})};
  line.node = {folder.until(node.end, false), forms(read, places)};
  line.right = {folder.until(end, false), forms(read, {places.end, after})};
  return line;
}

}  // namespace tenet::analysis
