#include "indexer/reading/formats/html/comments.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/reading/formats/html/disclosures.h"
#include "indexer/reading/formats/html/measures.h"
#include "indexer/reading/formats/html/title.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

// Whether a heading is a number and the title of the page: "2 thoughts on "Bail ends"".
bool counts_comments(const HtmlBlock& block, std::string_view title) {
  constexpr std::ptrdiff_t most_others = 4;  // words
  const std::string folded = folded_words(block.text);
  const bool is_counted = !folded.empty() && (text::is_digit(folded.front()) || folded.starts_with("one "));
  return is_counted && !title.empty() && folded.size() > title.size() && folded.find(title) != std::string::npos &&
         std::ranges::count(folded, ' ') - std::ranges::count(title, ' ') <= most_others;
}

// Whether a reader may answer what stands here: a link to a place on the page says "Reply".
bool asks_for_reply(const HtmlTree& tree, const HtmlBlock& block) {
  return std::ranges::any_of(block.links, [&](const auto& link) {
    const std::string_view address = tree.attribute(link.second, HtmlAttribute::href);
    const bool is_here = !leads_elsewhere(address) || address.find('#') != std::string_view::npos;
    return is_here && folded_words(std::string_view(block.text).substr(link.first.begin, link.first.size())) == "reply";
  });
}

}  // namespace

void drop_comments(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlExtent& extent,
                   std::vector<bool>& chosen) {
  constexpr double least_above = 0.3;  // of the prose
  const std::string title = extent.title < blocks.size() ? folded_words(blocks[extent.title].text) : std::string();
  double prose = 0;
  double above = 0;  // the last heading
  std::size_t head = extent.end;
  bool is_found = false;
  for (std::size_t i = extent.begin; i < extent.end; ++i) {
    const HtmlBlock& block = blocks[i];
    if (!is_found && block.kind == Block::Kind::heading) {
      head = i;
      above = prose;
      is_found = counts_comments(block, title);
    }
    if (head < extent.end && asks_for_reply(tree, block)) is_found = true;
    prose += chosen[i] ? prose_of(block) : 0;
  }
  if (!is_found || above < least_above * prose) return;
  for (std::size_t i = head; i < extent.end; ++i) {
    if (i > head && blocks[i].kind == Block::Kind::heading && blocks[i].level <= blocks[head].level) break;
    chosen[i] = false;
  }
}

}  // namespace tenet::indexer
