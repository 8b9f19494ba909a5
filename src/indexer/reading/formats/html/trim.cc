#include "indexer/reading/formats/html/trim.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "indexer/reading/formats/html/measures.h"
#include "indexer/reading/formats/html/title.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "indexer/reading/furniture.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// How a heading begins below which other pages, readers' comments or the site itself follow.
constexpr std::array ends_of_article = {
    "related"sv,
    "more from"sv,
    "more on"sv,
    "more in"sv,
    "more stories"sv,
    "more news"sv,
    "more articles"sv,
    "read more"sv,
    "read next"sv,
    "you may also"sv,
    "you might also"sv,
    "you may like"sv,
    "recommended"sv,
    "suggested"sv,
    "most read"sv,
    "most popular"sv,
    "popular"sv,
    "trending"sv,
    "latest news"sv,
    "latest stories"sv,
    "top stories"sv,
    "also read"sv,
    "see also"sv,
    "comments"sv,
    "leave a reply"sv,
    "leave a comment"sv,
    "join the conversation"sv,
    "join the discussion"sv,
    "post a comment"sv,
    "share this"sv,
    "about the"sv,
    "disclaimer"sv,
    "reviewed by"sv,
    "written by"sv,
    "why trust us"sv,
    "subscribe"sv,
    "sign up"sv,
    "newsletter"sv,
    "stay connected"sv,
    "follow us"sv,
    "tags"sv,
    "filed under"sv,
    "advertisement"sv,
    "sponsored"sv,
    "other stories"sv,
    "what others are reading"sv,
    "editors picks"sv,
    "up next"sv,
    "similar"sv,
    "further reading"sv,
    "contact us"sv,
    "get in touch"sv,
};
// How a short paragraph begins that asks the reader for something or leads him elsewhere.
constexpr std::array requests = {
    "follow "sv,   "subscribe"sv,       "sign up"sv,         "get the latest"sv, "like this"sv,    "share "sv,
    "read more"sv, "also read"sv,       "see also"sv,        "read also"sv,      "related"sv,      "click here"sv,
    "download "sv, "watch "sv,          "listen "sv,         "want more"sv,      "have a tip"sv,   "got a tip"sv,
    "join our"sv,  "join us"sv,         "support our"sv,     "donate"sv,         "contact us"sv,   "email us"sv,
    "more "sv,     "photo"sv,           "image"sv,           "picture"sv,        "credit"sv,       "source"sv,
    "tags"sv,      "filed under"sv,     "filed in"sv,        "posted in"sv,      "categories"sv,   "topics"sv,
    "copyright"sv, "first published"sv, "published"sv,       "updated"sv,        "last updated"sv, "posted"sv,
    "by "sv,       "scroll down"sv,     "read "sv,           "see more"sv,       "learn more"sv,   "tweet"sv,
    "for more"sv,  "send "sv,           "you can follow"sv,  "reach the"sv,      "write to"sv,     "comments"sv,
    "view "sv,     "advertisement"sv,   "story continues"sv, "file photo"sv,
};

// What is said behind an article, in short paragraphs: addresses of the author and the site.
constexpr std::array end_signs = {
    "newsletter"sv, "subscrib"sv,   "sign up"sv,    "inbox"sv,    "click here"sv,          "follow us"sv,
    "follow me"sv,  "follow him"sv, "follow her"sv, "follow @"sv, "all rights reserved"sv, "\u00A9"sv};
// How lines begin that say who else had a part in an article.
constexpr std::array credits = {"reporting by"sv,
                                "additional reporting"sv,
                                "writing by"sv,
                                "editing by"sv,
                                "with reporting"sv,
                                "edited by"sv,
                                "associated press writer"sv,
                                "ap writer"sv,
                                "compiled by"sv,
                                "translated by"sv,
                                "the associated press contributed"sv,
                                "contributed to this"sv,
                                "originally published"sv,
                                "this story was"sv,
                                "this article was"sv,
                                "this story is"sv,
                                "like this story"sv};
// How the line above a signature begins.
constexpr std::array valedictions = {"sincerely"sv,        "respectfully"sv,  "yours sincerely"sv, "yours truly"sv,
                                     "very truly"sv,       "best regards"sv,  "kind regards"sv,    "with regards"sv,
                                     "yours faithfully"sv, "in solidarity"sv, "with gratitude"sv};
constexpr std::size_t longest_section = 200;   // blocks below a heading of other pages
constexpr std::uint32_t longest_end = 70;      // words
constexpr std::uint32_t longest_address = 40;  // words around "@": an address of mail, a name on Twitter
constexpr double most_of_end = 0.25;           // of the prose may be behind the article

template <std::size_t count>
bool begins_with_one_of(std::string_view folded, const std::array<std::string_view, count>& beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return folded.starts_with(beginning); });
}

// Whether a block is a script that ran out of its element: '","views":212,"', "); } if (x == 1) {".
bool is_code(std::string_view text) {
  const auto signs = std::ranges::count_if(
      text, [](char c) { return std::string_view("{}[];=\\\"<>|").find(c) != std::string_view::npos; });
  return static_cast<std::size_t>(signs) * 10 > text.size();
}

class Trimmer {
 public:
  Trimmer(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<HtmlBlock>& blocks,
          const HtmlExtent& extent, std::vector<bool>& chosen)
      : tree_(tree), roles_(roles), blocks_(blocks), extent_(extent), chosen_(chosen) {}

  void trim() {
    drop_furniture();
    drop_repetitions();
    drop_sections();
    if (extent_.stands_out) drop_end();
  }

 private:
  // The roles of a block by its elements up to a few around it.
  [[nodiscard]] std::uint32_t near_roles(const HtmlBlock& block) const {
    std::uint32_t near = 0;
    std::uint32_t at = block.node;
    for (int i = 0; i < 3 && at != 0; ++i) {
      if ((roles_[at] & role_body) != 0 || tree_.nodes[at].end - tree_.nodes[block.node].end > 60) break;
      near |= roles_[at];
      at = tree_.nodes[at].parent;
    }
    return near;
  }

  [[nodiscard]] bool is_furniture_here(const HtmlBlock& block) const {
    if (is_furniture(block.text)) return true;
    if (block.kind == Block::Kind::paragraph && block.words > 4 && tree_.nodes[block.node].tag != HtmlTag::pre &&
        is_code(block.text))
      return true;
    if (block.kind == Block::Kind::heading || block.kind == Block::Kind::table_row) return false;
    const double prose = prose_of(block);
    const std::uint32_t near = near_roles(block);
    if ((near & (role_byline | role_share | role_form)) != 0 && block.words < 30 && prose == 0) return true;
    if ((near & role_caption) != 0 && (block.words < 8 || tree_.nodes[block.node].tag != HtmlTag::figcaption))
      return true;
    const std::string folded = folded_words(std::string_view(block.text).substr(0, 60));
    if (block.words < 25 && begins_with_one_of(folded, requests)) {
      return prose == 0 || block.link_words > 0;
    }
    return false;
  }

  void drop_furniture() {
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      if (chosen_[i] && i != extent_.title && is_furniture_here(blocks_[i])) chosen_[i] = false;
    }
  }

  void drop_repetitions() {
    constexpr std::uint32_t fewest_words = 15;
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      if (chosen_[i] && blocks_[i].words >= fewest_words && blocks_[i].kind != Block::Kind::table_row &&
          !seen.insert(blocks_[i].text).second)
        chosen_[i] = false;
    }
  }

  // A heading of other pages goes with what stands below it, up to a heading as high or prose that is long.
  void drop_sections() {
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (!chosen_[i] || i == extent_.title || block.words > 8) continue;
      const bool heads = block.kind == Block::Kind::heading || prose_of(block) == 0;
      if (!heads || block.kind == Block::Kind::list_item ||
          !begins_with_one_of(folded_words(block.text), ends_of_article))
        continue;
      chosen_[i] = false;
      std::size_t end = i + 1;
      double prose = 0;
      const std::size_t limit = std::min(extent_.end, i + longest_section);
      while (end < limit &&
             !(blocks_[end].kind == Block::Kind::heading && blocks_[end].level <= std::max(block.level, 2))) {
        prose += chosen_[end] ? prose_of(blocks_[end]) : 0;
        ++end;
      }
      if (prose > 60 && block.kind != Block::Kind::heading) continue;
      if (prose > 200) continue;
      for (std::size_t k = i + 1; k < end; ++k) chosen_[k] = false;
    }
  }

  // Where the signature of a letter ends: "Sincerely," and the short lines below it. 0 where there is none.
  [[nodiscard]] std::size_t end_of_signature() const {
    constexpr std::size_t most_lines = 4;
    constexpr std::uint32_t longest_line = 12;  // words
    for (std::size_t i = extent_.end; i > extent_.begin; --i) {
      const HtmlBlock& block = blocks_[i - 1];
      if (!chosen_[i - 1] || block.words > longest_line ||
          !begins_with_one_of(folded_words(block.text), valedictions)) {
        continue;
      }
      std::size_t end = i;
      while (end < extent_.end && end < i + most_lines && chosen_[end] && blocks_[end].words <= longest_line &&
             !ends_article(blocks_[end])) {
        ++end;
      }
      return end;
    }
    return 0;
  }

  // Short lines, credits, requests and the author's life behind the last prose.
  void drop_end() {
    const std::size_t signature = end_of_signature();
    double left = 0;  // words of prose that may go
    for (std::size_t i = extent_.begin; i < extent_.end; ++i)
      left += chosen_[i] ? most_of_end * prose_of(blocks_[i]) : 0;
    for (std::size_t end = extent_.end; end > extent_.begin; --end) {
      const std::size_t i = end - 1;
      if (!chosen_[i]) continue;
      if (i == extent_.title || i < signature) break;
      const HtmlBlock& block = blocks_[i];
      const bool is_text = block.kind != Block::Kind::heading &&
                           (prose_of(block) > 0 || block.kind != Block::Kind::paragraph || block.words > 5);
      if (is_text) {
        left -= prose_of(block);
        if (left < 0 || !ends_article(block)) break;
      }
      chosen_[i] = false;
    }
  }

  [[nodiscard]] bool ends_article(const HtmlBlock& block) const {
    if (block.words > longest_end || block.kind == Block::Kind::block_quote || block.kind == Block::Kind::table_row)
      return false;
    const std::string lower = text::to_lower(block.text);
    if (std::ranges::any_of(end_signs, [&](std::string_view sign) { return lower.find(sign) != std::string::npos; }))
      return true;
    if (block.words <= longest_address && block.text.find('@') != std::string::npos) return true;
    const std::string folded = folded_words(block.text);
    if (begins_with_one_of(folded, credits)) return true;
    const std::string author = folded_words(extent_.author.substr(0, extent_.author.find(';')));
    const std::size_t behind = author.size() + (folded.starts_with("dr ") ? 3 : 0);
    return author.size() > 4 && folded.find(author) <= 3 && folded.find(" is ", author.size()) <= behind + 40;
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& roles_;
  const std::vector<HtmlBlock>& blocks_;
  const HtmlExtent& extent_;
  std::vector<bool>& chosen_;
};

}  // namespace

void trim_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<HtmlBlock>& blocks,
                  const HtmlExtent& extent, std::vector<bool>& chosen) {
  Trimmer(tree, roles, blocks, extent, chosen).trim();
}

}  // namespace tenet::indexer
