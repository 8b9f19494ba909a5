#include "indexer/reading/formats/html/trim.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/reading/formats/html/measures.h"
#include "indexer/reading/formats/html/title.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "indexer/reading/furniture.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// Words with which sites begin headings of other pages and lines of their own. They are weak evidence: what they stand
// before or below decides.
constexpr std::array site_words = {
    "related"sv,    "more from"sv,   "more on"sv,       "more in"sv,        "more stories"sv, "more news"sv,
    "read more"sv,  "read next"sv,   "you may also"sv,  "you might also"sv, "recommended"sv,  "suggested"sv,
    "most read"sv,  "popular"sv,     "most popular"sv,  "trending"sv,       "latest"sv,       "top stories"sv,
    "see also"sv,   "comments"sv,    "leave a"sv,       "join the"sv,       "share"sv,        "about the"sv,
    "disclaimer"sv, "reviewed by"sv, "written by"sv,    "subscribe"sv,      "newsletter"sv,   "follow"sv,
    "tags"sv,       "filed under"sv, "advertisement"sv, "sponsored"sv,      "similar"sv,      "also read"sv,
    "up next"sv,    "photo"sv,       "image"sv,         "picture"sv,        "credit"sv,       "categories"sv,
    "topics"sv,     "copyright"sv,   "published"sv,     "updated"sv,        "last updated"sv, "posted"sv,
    "by "sv,        "learn more"sv,  "first publish"sv};
// What asks the reader for his address, in short paragraphs behind an article.
constexpr std::array subscriptions = {"newsletter"sv, "subscrib"sv,   "sign up"sv,
                                      "inbox"sv,      "click here"sv, "follow "sv};
// How lines begin that say who else had a part in an article.
constexpr std::array credits = {
    "reporting by"sv,   "additional reporting"sv,    "writing by"sv,  "editing by"sv,    "with reporting"sv,
    "edited by"sv,      "associated press writer"sv, "compiled by"sv, "translated by"sv, "originally published"sv,
    "this story was"sv, "this article was"sv};
// How the line above a signature begins.
constexpr std::array valedictions = {"sincerely"sv,        "respectfully"sv,  "yours sincerely"sv, "yours truly"sv,
                                     "very truly"sv,       "best regards"sv,  "kind regards"sv,    "with regards"sv,
                                     "yours faithfully"sv, "in solidarity"sv, "with gratitude"sv};
constexpr std::size_t longest_section = 200;   // blocks below a heading of other pages
constexpr std::uint32_t longest_head = 8;      // words of it
constexpr std::uint32_t longest_excerpt = 45;  // words of another page, below the link to it
constexpr std::uint32_t longest_line = 25;     // words of what is no sentence and may be the site's
constexpr std::uint32_t longest_end = 70;      // words
constexpr std::uint32_t longest_address = 12;  // words around "@": an address of mail, a name on Twitter
constexpr double least_of_prose = 0.2;         // is in a box that holds the text of the article
constexpr double most_of_end = 0.25;           // of the prose may be behind the article

template <std::size_t count>
bool begins_with_one_of(std::string_view folded, const std::array<std::string_view, count>& beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return folded.starts_with(beginning); });
}

// Whether a line begins with a word or two and a colon: "Photo: Jane Harrow."
bool is_labelled(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && std::ranges::count(text.substr(0, colon), ' ') < 2;
}

// Whether a block is a script that ran out of its element: '","views":212,"', "); } if (x == 1) {".
bool is_code(std::string_view text) {
  const auto signs = std::ranges::count_if(
      text, [](char c) { return std::string_view("{}[];=\\\"<>|").find(c) != std::string_view::npos; });
  return static_cast<std::size_t>(signs) * 10 > text.size();
}

bool is_picture(HtmlTag tag) {
  using enum HtmlTag;
  return tag == img || tag == picture || tag == amp_img || tag == video || tag == svg || tag == iframe || tag == canvas;
}

bool is_of_list(HtmlTag tag) {
  return tag == HtmlTag::ul || tag == HtmlTag::ol || tag == HtmlTag::dl || tag == HtmlTag::li;
}

class Trimmer {
 public:
  Trimmer(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<HtmlBlock>& blocks,
          const HtmlExtent& extent, std::vector<bool>& chosen)
      : tree_(tree), roles_(roles), blocks_(blocks), extent_(extent), chosen_(chosen) {}

  void trim() {
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      if (!chosen_[i]) continue;
      if (prose_of(blocks_[i]) > 0) {
        if (prose_ == 0) first_prose_ = blocks_[i].end;
        last_prose_ = blocks_[i].begin;
      }
      prose_ += prose_of(blocks_[i]);
      prose_by_box_[shape_of(box_of(blocks_[i]))] += prose_of(blocks_[i]);
    }
    drop_sections();
    drop_furniture();
    drop_repetitions();
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

  // Whether a block stands in a <figure>, or a picture in the elements around it that hold little else.
  [[nodiscard]] bool is_beside_picture(const HtmlBlock& block) const {
    constexpr std::uint32_t most_nodes = 60;
    std::uint32_t at = block.node;
    if (tree_.nodes[at].tag == HtmlTag::figure) return true;
    for (int i = 0; i < 4 && at != 0 && tree_.nodes[at].end - at <= most_nodes; ++i) {
      for (std::uint32_t inside = at; inside < tree_.nodes[at].end; ++inside) {
        if (is_picture(tree_.nodes[inside].tag)) return true;
      }
      at = tree_.nodes[at].parent;
    }
    return false;
  }

  // Of what <figcaption> has, only a name or two below a picture: a credit. Else what is a caption by its class, where
  // a picture or the class of a box around it agrees.
  [[nodiscard]] bool is_needless_caption(const HtmlBlock& block) const {
    constexpr std::uint32_t longest_credit = 4;  // words
    if (tree_.nodes[block.node].tag == HtmlTag::figcaption)
      return block.words <= longest_credit && !ends_with_full_stop(block.text) && is_beside_picture(block);
    const std::uint32_t box = tree_.nodes[block.node].parent;
    return is_beside_picture(block) || (roles_[block.node] & roles_[box] & role_caption) != 0;
  }

  // What an element is by its name and class.
  [[nodiscard]] std::pair<HtmlTag, std::string_view> shape_of(std::uint32_t node) const {
    return {tree_.nodes[node].tag, tree_.attribute(node, HtmlAttribute::class_)};
  }

  // The element around a block, lists aside: they stand amid text.
  [[nodiscard]] std::uint32_t box_of(const HtmlBlock& block) const {
    constexpr int most_levels = 6;
    std::uint32_t box = tree_.nodes[block.node].parent;
    for (int level = 0; level < most_levels && is_of_list(tree_.nodes[box].tag); ++level) box = tree_.nodes[box].parent;
    return box;
  }

  // Whether a block stands in a box of another shape than those that hold the prose.
  [[nodiscard]] bool is_apart(const HtmlBlock& block) const {
    const auto found = prose_by_box_.find(shape_of(box_of(block)));
    return found == prose_by_box_.end() || found->second < least_of_prose * prose_;
  }

  // Whether a block reads like a sentence, or is long enough to hold one.
  [[nodiscard]] static bool is_sentence(const HtmlBlock& block) {
    return prose_of(block) > 0 || (!is_mostly_links(block) && ends_with_full_stop(block.text));
  }

  [[nodiscard]] bool is_furniture_here(const HtmlBlock& block) const {
    if (block.kind == Block::Kind::table_row) return false;
    if (is_furniture(block.text)) return true;
    if (block.kind == Block::Kind::paragraph && block.words > 4 && tree_.nodes[block.node].tag != HtmlTag::pre &&
        is_code(block.text))
      return true;
    if (block.kind == Block::Kind::heading) return false;
    const std::uint32_t near = near_roles(block);
    const bool is_sentence_here = is_sentence(block);
    if ((near & role_caption) != 0 && is_needless_caption(block)) return true;
    const bool is_site_line = block.words < longest_line && block.kind == Block::Kind::paragraph &&
                              (!is_sentence_here || is_labelled(block.text)) &&
                              begins_with_one_of(folded_words(std::string_view(block.text).substr(0, 60)), site_words);
    const bool is_amid_prose = block.begin >= first_prose_ && block.end <= last_prose_;
    if (is_site_line && (!is_amid_prose || !block.links.empty() || is_apart(block) || is_beside_picture(block)))
      return true;
    if (is_sentence_here) return false;
    return (near & (role_byline | role_share | role_form)) != 0 && block.words < longest_line;
  }

  void drop_furniture() {
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      if (chosen_[i] && i != extent_.title && is_furniture_here(blocks_[i])) chosen_[i] = false;
    }
  }

  // What stands twice, but for what somebody says again: paragraphs of the same kind beside each other.
  void drop_repetitions() {
    constexpr std::uint32_t fewest_words = 15;
    std::unordered_map<std::string_view, std::uint32_t> seen;
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (!chosen_[i] || block.words < fewest_words || block.kind == Block::Kind::table_row) continue;
      const auto [first, is_new] = seen.emplace(block.text, block.node);
      if (!is_new && !are_siblings(first->second, block.node)) chosen_[i] = false;
    }
  }

  [[nodiscard]] bool are_siblings(std::uint32_t left, std::uint32_t right) const {
    return tree_.nodes[left].parent == tree_.nodes[right].parent && tree_.nodes[left].tag == tree_.nodes[right].tag &&
           tree_.attribute(left, HtmlAttribute::class_) == tree_.attribute(right, HtmlAttribute::class_);
  }

  // What stands below a heading.
  struct Section {
    std::size_t end = 0;
    std::uint32_t links = 0;     // blocks that lead elsewhere
    std::uint32_t excerpts = 0;  // sentences right below one
    std::uint32_t texts = 0;     // all other sentences and rows
    bool is_apart = true;        // all text stands in boxes that the article has not

    // Other pages, each with a line or two about it perhaps.
    [[nodiscard]] bool are_cards() const { return texts == 0 && links > 0 && excerpts != 1; }
  };

  // Up to a heading as high, or to the text of the article behind other pages; below a line that is no heading, up to
  // the first sentence. `last` is where that text ends.
  [[nodiscard]] Section section_below(std::size_t head, std::size_t last) const {
    constexpr std::uint32_t most_links = 2;  // to a page with an excerpt
    const bool is_line = blocks_[head].kind != Block::Kind::heading;
    Section section = {.end = head + 1};
    std::uint32_t links = 0;  // in a row
    for (const std::size_t limit = std::min(extent_.end, head + longest_section); section.end < limit; ++section.end) {
      const HtmlBlock& block = blocks_[section.end];
      if (block.kind == Block::Kind::heading && block.level <= std::max(blocks_[head].level, 2)) break;
      const bool is_link = is_mostly_links(block);
      const bool is_text = chosen_[section.end] && (block.kind == Block::Kind::table_row || is_sentence(block));
      const bool is_excerpt = is_text && links > 0 && links <= most_links && block.words <= longest_excerpt;
      if (is_text && (is_line || (!is_excerpt && section.are_cards() && section.end < last))) break;
      section.links += is_link ? 1 : 0;
      section.excerpts += is_excerpt ? 1 : 0;
      section.texts += is_text && !is_excerpt ? 1 : 0;
      if (is_text && !is_apart(block)) section.is_apart = false;
      links = is_link ? links + 1 : is_text ? 0 : links;
    }
    return section;
  }

  // Headings of other pages go with what stands below them: links, each perhaps with an excerpt. Behind the article, so
  // do those of boxes apart.
  void drop_sections() {
    bool is_behind_prose = false;
    std::size_t last = extent_.end;  // block of prose in the boxes of the article
    while (last > extent_.begin &&
           (!chosen_[last - 1] || prose_of(blocks_[last - 1]) == 0 || is_apart(blocks_[last - 1])))
      --last;
    for (std::size_t i = extent_.begin; i < extent_.end; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (!chosen_[i] || i == extent_.title) continue;
      is_behind_prose = is_behind_prose || prose_of(block) > 0;
      const bool is_head =
          block.kind == Block::Kind::heading || (block.kind == Block::Kind::paragraph && !is_sentence(block));
      if (!is_head || !is_behind_prose || block.words > longest_head ||
          !begins_with_one_of(folded_words(block.text), site_words)) {
        continue;
      }
      const Section section = section_below(i, last);
      const bool are_behind =
          section.end >= last && ((section.is_apart && i >= last) || section.links > section.texts + section.excerpts);
      if (!section.are_cards() && !are_behind) continue;
      for (std::size_t k = i; k < section.end; ++k) chosen_[k] = false;
    }
  }

  // Where the signature of a letter ends: "Sincerely," and the short lines below it. 0 where there is none.
  [[nodiscard]] std::size_t end_of_signature() const {
    constexpr std::size_t most_lines = 4;
    constexpr std::uint32_t longest_name = 12;  // words
    for (std::size_t i = extent_.end; i > extent_.begin; --i) {
      const HtmlBlock& block = blocks_[i - 1];
      if (!chosen_[i - 1] || block.words > longest_name ||
          !(block.text.starts_with("/s/") || begins_with_one_of(folded_words(block.text), valedictions))) {
        continue;
      }
      std::size_t end = i;
      while (end < extent_.end && end < i + most_lines && chosen_[end] && blocks_[end].words <= longest_name &&
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
      const bool is_text =
          block.kind != Block::Kind::heading && (is_sentence(block) || block.kind != Block::Kind::paragraph ||
                                                 block.words > 5 || (block.links.empty() && !is_apart(block)));
      if (is_text) {
        left -= prose_of(block);
        if (left < 0 || !ends_article(block)) break;
      }
      chosen_[i] = false;
    }
  }

  // Whether a paragraph behind the text is of the site: an address, a line of credits, the author's life.
  [[nodiscard]] bool ends_article(const HtmlBlock& block) const {
    if (block.words > longest_end || block.kind != Block::Kind::paragraph) return false;
    const bool has_address = block.text.find('@') != std::string::npos;
    if (has_address && block.words <= longest_address) return true;
    if (block.text.starts_with("\u00A9")) return true;
    const std::string folded = folded_words(block.text);
    const auto asks = std::ranges::count_if(
        subscriptions, [&](std::string_view words) { return folded.find(words) != std::string::npos; });
    if (asks > 0 && (block.link_words > 0 || has_address)) return true;
    if (asks > 1 && begins_with_one_of(folded, site_words)) return true;  // "Subscribe to our newsletter"
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
  double prose_ = 0;               // words of it
  std::uint32_t first_prose_ = 0;  // node where the first of it ends
  std::uint32_t last_prose_ = 0;   // node where the last of it begins
  std::map<std::pair<HtmlTag, std::string_view>, double> prose_by_box_ = {};
};

}  // namespace

void trim_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const std::vector<HtmlBlock>& blocks,
                  const HtmlExtent& extent, std::vector<bool>& chosen) {
  Trimmer(tree, roles, blocks, extent, chosen).trim();
}

}  // namespace tenet::indexer
