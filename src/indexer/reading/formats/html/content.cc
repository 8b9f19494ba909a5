#include "indexer/reading/formats/html/content.h"

#include <algorithm>
#include <array>

#include "indexer/reading/formats/html/bylines.h"
#include "indexer/reading/formats/html/comments.h"
#include "indexer/reading/formats/html/date_text.h"
#include "indexer/reading/formats/html/measures.h"
#include "indexer/reading/formats/html/prune.h"
#include "indexer/reading/formats/html/title.h"
#include "indexer/reading/formats/html/trim.h"
#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using enum HtmlTag;

// Roles of what is no part of a document, in steps: where leaving out all of them leaves too little, sites use the
// words for something else, and fewer are left out.
constexpr std::uint32_t surely_outside = role_navigation | role_footer | role_comments | role_notice;
constexpr std::uint32_t mostly_outside = surely_outside | role_share | role_related | role_header;
constexpr std::uint32_t outside = mostly_outside | role_aside | role_promotion | role_author_box | role_form;
constexpr std::array steps = {outside, mostly_outside, surely_outside, std::uint32_t{0}};
constexpr double body_bonus = 1.4;             // what prose counts in an element that says it is the text
constexpr double article_bonus = 1.05;         // in <article> and <main>
constexpr double junk_cost = 0.5;              // of a word that is no prose
constexpr double least_beside_comments = 0.1;  // share of prose; with less, a page is a forum
constexpr double enough = 0.4;                 // of all prose but comments and footers

// Looks for the document among the elements of a page.
struct Chooser {
  const HtmlTree& tree;
  const std::vector<std::uint32_t>& roles;
  const std::vector<HtmlBlock>& blocks;
  std::vector<bool> holds_title;  // of each node
  HtmlMeasures measures{tree, blocks};
  std::vector<bool> is_outside = {};  // of each node
  std::vector<double> prose = {};     // of what is not outside; sums before each block
  std::vector<double> junk = {};      // of what is neither; the same

  std::uint32_t left_out = 0;  // roles

  // Marks the elements whose roles are among `wanted`, with all inside, but for those that hold the text of the page.
  void mark(std::uint32_t wanted) {
    left_out = wanted;
    const auto& nodes = tree.nodes;
    std::vector<std::uint32_t> bodies(nodes.size() + 1);
    for (std::size_t at = 0; at < nodes.size(); ++at)
      bodies[at + 1] = bodies[at] + ((roles[at] & role_body) != 0 ? 1 : 0);
    const double all = std::max(measures.prose(0), 1.0);
    is_outside.assign(nodes.size(), false);
    std::uint32_t content_end = 0;  // of the main element or article around here
    for (std::size_t at = 1; at < nodes.size(); ++at) {
      is_outside[at] = is_outside[nodes[at].parent];
      if (nodes[at].tag == main || nodes[at].tag == article) content_end = std::max(content_end, nodes[at].end);
      const bool is_of_text = at < content_end || holds_title[at];
      const std::uint32_t own = is_of_text ? roles[at] & ~std::uint32_t{role_header} : roles[at];
      if (is_outside[at] || (own & wanted) == 0 || nodes[at].tag == HtmlTag::text) continue;
      const bool holds_body = bodies[nodes[at].end] > bodies[at] && (roles[at] & role_comments) == 0;
      const double share = measures.prose(at) / all;
      const bool excused = nodes[at].tag == html || nodes[at].tag == body || nodes[at].tag == main || holds_body ||
                           share > ((roles[at] & role_comments) != 0 ? 0.9 : 0.5);
      is_outside[at] = !excused;
    }
    sum_up();
  }

  void sum_up() {
    prose.assign(blocks.size() + 1, 0);
    junk.assign(blocks.size() + 1, 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      prose[i + 1] = prose[i] + (is_outside[blocks[i].node] ? 0 : prose_of(blocks[i]));
      junk[i + 1] = junk[i] + (prose[i + 1] > prose[i] ? 0 : blocks[i].words);
    }
  }

  void mark_outside() {
    mark(surely_outside & ~std::uint32_t{role_comments});
    const double with_comments = prose.back();
    mark(surely_outside);
    const double all = prose.back();
    const bool is_forum = all < least_beside_comments * with_comments;
    for (const std::uint32_t step : steps) {
      mark(is_forum ? step & ~std::uint32_t{role_comments} : step);
      if (prose.back() >= enough * all && prose.back() > 0) return;
    }
  }

  // Takes back the marks inside of `root` that names of classes and ids alone gave to prose amid the text.
  void pardon(std::size_t root) {
    const auto& nodes = tree.nodes;
    bool any = false;
    for (std::size_t at = root + 1; at < nodes[root].end;) {
      if (!is_outside[at] || nodes[at].tag == HtmlTag::text || !is_amid_text(at)) {
        at = is_outside[at] ? nodes[at].end : at + 1;
        continue;
      }
      any = true;
      is_outside[at] = false;
      for (std::size_t inside = at + 1; inside < nodes[at].end; ++inside) {
        is_outside[inside] = is_outside[nodes[inside].parent] || (roles[inside] & left_out) != 0;
      }
      at = nodes[at].end;
    }
    if (any) sum_up();
  }

  // Whether an element is prose, little else, with more of the text behind it, and no more than its own name says that
  // it is something else: neither its tag nor elements inside.
  [[nodiscard]] bool is_amid_text(std::size_t at) const {
    constexpr double least_prose = 15;       // words
    constexpr double prose_of_picture = 60;  // a picture with fewer words has a caption
    constexpr double most_linked = 0.15;     // of the words
    constexpr double mostly = 0.7;
    const std::uint32_t named = roles[at] & left_out;
    if ((roles_without_names(tree, at) & left_out) != 0) return false;
    const double words = measures.words(at);
    const double text = measures.prose(at);
    if (text < least_prose || text < mostly * words || measures.link_words(at) > most_linked * words) return false;
    const std::uint32_t around = tree.nodes[at].parent;
    if (tree.nodes[around].tag == body ||
        prose[measures.end_block(around)] - prose[measures.end_block(at)] < least_prose)
      return false;
    double pictures = 0;
    for (std::size_t inside = at + 1; inside < tree.nodes[at].end; ++inside) {
      const HtmlTag tag = tree.nodes[inside].tag;
      if (tag == input || tag == button || tag == select || tag == textarea || tag == form) return false;
      if ((roles[inside] & named) != 0) return false;
      if (tag == img) pictures += 1;
    }
    return pictures * prose_of_picture <= text;
  }

  [[nodiscard]] double prose_in(std::size_t node) const {
    return prose[measures.end_block(node)] - prose[measures.first_block(node)];
  }

  // The main element of the page, else its body.
  [[nodiscard]] std::size_t find_main() const {
    for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
      const bool is_main = tree.nodes[at].tag == main || tree.attribute(at, HtmlAttribute::role) == "main";
      if (is_main && prose_in(at) * 2 >= prose.back()) return at;
    }
    return 0;
  }

  [[nodiscard]] double junk_in(std::size_t node) const {
    return junk[measures.end_block(node)] - junk[measures.first_block(node)];
  }

  // The element with the most prose beside the least else.
  [[nodiscard]] std::size_t find_root() const {
    const auto& nodes = tree.nodes;
    std::size_t root = 0;
    double best = -1e9;
    for (std::size_t at = 0; at < nodes.size(); ++at) {
      if (nodes[at].tag == HtmlTag::text || prose_in(at) <= 0) continue;
      const double boost = (roles[at] & role_body) != 0                          ? body_bonus
                           : (nodes[at].tag == article || nodes[at].tag == main) ? article_bonus
                                                                                 : 1.0;
      const double score = boost * prose_in(at) - junk_cost * junk_in(at);
      if (score >= best) {
        best = score;
        root = at;
      }
    }
    return root;
  }
};

// The block that is the title: of those in the same words the last before the text begins, a heading if there is one.
std::size_t find_title_block(const std::vector<HtmlBlock>& blocks, std::string_view title, std::size_t begin,
                             std::size_t end) {
  const std::string wanted = folded_words(title);
  std::size_t found = blocks.size();
  if (wanted.empty()) return found;
  for (std::size_t i = 0; i < end; ++i) {
    const HtmlBlock& block = blocks[i];
    if (block.words > 60 || folded_words(block.text) != wanted) continue;
    const bool better = found == blocks.size() || (block.kind == Block::Kind::heading &&
                                                   (blocks[found].kind != Block::Kind::heading || i < begin + 3));
    if (better) found = i;
  }
  return found;
}

// Which nodes hold a heading that is the title.
std::vector<bool> find_holders(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::string_view title) {
  std::vector<bool> holders(tree.nodes.size());
  const std::string wanted = folded_words(title);
  for (const HtmlBlock& block : blocks) {
    if (wanted.empty() || block.kind != Block::Kind::heading || folded_words(block.text) != wanted) continue;
    for (std::uint32_t up = block.node; up != 0 && !holders[up]; up = tree.nodes[up].parent) holders[up] = true;
  }
  return holders;
}

// Whether a block that stands right below the headline is words about the text: a deck. It is no byline and no date.
bool is_deck(const std::vector<std::uint32_t>& roles, const HtmlBlock& block) {
  constexpr std::ptrdiff_t fewest_of_heading = 5;  // words without numbers
  constexpr std::ptrdiff_t fewest = 8;
  if (!block.links.empty() || (roles[block.node] & role_byline) != 0) return false;
  const std::vector<std::string_view> words = words_of(block.text);
  const auto plain =
      std::ranges::count_if(words, [](std::string_view word) { return std::ranges::none_of(word, text::is_digit); });
  if (plain < (block.kind == Block::Kind::heading ? fewest_of_heading : fewest)) return false;
  return !begins_byline(block.text) && !date_within(block.text);
}

}  // namespace

std::vector<bool> choose_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                 std::vector<HtmlBlock>& blocks, const HtmlHints& hints) {
  Chooser chooser{tree, roles, blocks, find_holders(tree, blocks, hints.title)};
  chooser.mark_outside();
  std::size_t root = chooser.find_root();
  std::size_t around = root;
  while (around != 0 && tree.nodes[around].tag != article && tree.nodes[around].tag != main)
    around = tree.nodes[around].parent;
  chooser.pardon(around != 0 ? around : root);
  // Where no element has this share of all prose, no article stands out.
  constexpr double least_share = 0.25;
  const double least_words = hints.is_dated ? 40 : 100;
  const bool is_wide = chooser.prose_in(root) < std::max(least_words, least_share * chooser.prose.back());
  if (is_wide) root = chooser.find_main();
  HtmlExtent extent{.begin = chooser.measures.first_block(root),
                    .end = chooser.measures.end_block(root),
                    .author = hints.author,
                    .stands_out = !is_wide};
  extent.title = find_title_block(blocks, hints.title, extent.begin, extent.end);
  std::vector<bool> chosen(blocks.size());
  const auto belongs = [&](std::size_t i) {
    return !chooser.is_outside[blocks[i].node] && (is_wide || !is_mostly_links(blocks[i]));
  };
  for (std::size_t i = extent.begin; i < extent.end; ++i) chosen[i] = belongs(i);
  if (extent.title < blocks.size()) {
    const double before = chooser.prose[extent.title] - chooser.prose[std::min(extent.begin, extent.title)];
    const double all = chooser.prose_in(root);
    if (extent.title < extent.begin) {
      for (std::size_t i = extent.title + 1; i < extent.begin; ++i) chosen[i] = belongs(i) && prose_of(blocks[i]) > 0;
      const std::size_t below = extent.title + 1;
      if (below < extent.begin && belongs(below) && is_deck(roles, blocks[below])) chosen[below] = true;
      extent.begin = extent.title;
    } else if (before < 0.2 * all ||
               (blocks[extent.title].kind == Block::Kind::heading && all - before > 100 && before < 0.6 * all)) {
      for (std::size_t i = extent.begin; i < extent.title; ++i) chosen[i] = false;
      extent.begin = extent.title;
    }
    chosen[extent.title] = true;
    blocks[extent.title].kind = Block::Kind::title;
  }
  drop_comments(tree, blocks, extent, chosen);
  trim_content(tree, roles, blocks, extent, chosen);
  return chosen;
}

}  // namespace tenet::indexer
