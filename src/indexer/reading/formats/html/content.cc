#include "indexer/reading/formats/html/content.h"

#include <algorithm>

#include "indexer/reading/formats/html/vocabulary.h"

namespace tenet::indexer {
namespace {

using enum HtmlTag;

constexpr std::uint32_t outside = role_navigation | role_footer | role_aside | role_related | role_share |
                                  role_comments | role_promotion | role_notice;

struct Chooser {
  const HtmlTree& tree;
  const std::vector<std::uint32_t>& roles;
  const std::vector<HtmlBlock>& blocks;
  std::vector<std::uint32_t> around = {};       // roles of each node and those around it
  std::vector<double> good = {};                // sums before each block
  std::vector<std::uint32_t> first_block = {};  // of each node, by number

  void measure() {
    const auto& nodes = tree.nodes;
    around.assign(nodes.size(), 0);
    first_block.assign(nodes.size() + 1, 0);
    std::uint32_t block = 0;
    for (std::uint32_t at = 0; at <= nodes.size(); ++at) {
      while (block < blocks.size() && blocks[block].begin < at) ++block;
      first_block[at] = block;
    }
    sum_up();
    std::vector<std::uint32_t> bodies(nodes.size() + 1);
    for (std::size_t at = 0; at < nodes.size(); ++at)
      bodies[at + 1] = bodies[at] + ((roles[at] & role_body) != 0 ? 1 : 0);
    for (std::size_t at = 0; at < nodes.size(); ++at) {
      std::uint32_t own = roles[at];
      if ((own & outside) != 0) {
        const double share = sum(at) / std::max(sum(0), 1.0);
        const bool excused = nodes[at].tag == html || nodes[at].tag == body || nodes[at].tag == main ||
                             (own & role_body) != 0 || bodies[nodes[at].end] > bodies[at] ||
                             share > ((own & role_comments) != 0 ? 0.9 : 0.5);
        if (excused) own &= ~outside;
      }
      around[at] = (at == 0 ? 0 : around[nodes[at].parent]) | own;
    }
    sum_up();
  }
  void sum_up() {
    good.assign(blocks.size() + 1, 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) good[i + 1] = good[i] + goodness(blocks[i]);
  }

  double goodness(const HtmlBlock& block) const {
    if ((around[block.node] & outside) != 0) return 0;
    const double words = block.words - block.link_words;
    if (block.link_words * 2 > block.words || words < 10) return 0;
    return words;
  }

  double sum(std::size_t node) const { return good[first_block[tree.nodes[node].end]] - good[first_block[node]]; }

  std::size_t find_root() const {
    const auto& nodes = tree.nodes;
    std::size_t root = 0;
    const double all = sum(0);
    for (std::size_t at = 1; at < nodes[root].end;) {
      if (nodes[at].tag != HtmlTag::text && sum(at) >= 0.85 * all) {
        root = at++;
      } else {
        at = nodes[at].end;
      }
    }
    return root;
  }
};

}  // namespace

std::vector<bool> choose_content(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                 const std::vector<HtmlBlock>& blocks) {
  Chooser chooser{tree, roles, blocks};
  chooser.measure();
  const std::size_t root = chooser.find_root();
  std::vector<bool> chosen(blocks.size());
  for (std::uint32_t i = chooser.first_block[root]; i < chooser.first_block[tree.nodes[root].end]; ++i) {
    const HtmlBlock& block = blocks[i];
    if ((chooser.around[block.node] & outside) != 0) continue;
    if (block.link_words * 2 > block.words) continue;
    chosen[i] = true;
  }
  return chosen;
}

}  // namespace tenet::indexer
