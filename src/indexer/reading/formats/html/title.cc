#include "indexer/reading/formats/html/title.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "indexer/reading/formats/html/vocabulary.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// What people put between the title of a page and the name of its site.
constexpr std::array separators = {" | "sv,      " - "sv, " \u2013 "sv, " \u2014 "sv, " :: "sv, " \u00BB "sv,
                                   " \u00AB "sv, " : "sv, " \u00B7 "sv, " \u2022 "sv, " / "sv,  " ~ "sv,
                                   " < "sv,      " > "sv, ": "sv,       "|"sv};

// The place of the last separator before `end`, and its length; npos where there is none.
std::pair<std::size_t, std::size_t> last_separator(std::string_view title) {
  std::pair<std::size_t, std::size_t> last = {std::string_view::npos, 0};
  for (const std::string_view separator : separators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && at > 0 && (last.first == std::string_view::npos || at > last.first)) {
      last = {at, separator.size()};
    }
  }
  return last;
}

std::pair<std::size_t, std::size_t> first_separator(std::string_view title) {
  std::pair<std::size_t, std::size_t> first = {std::string_view::npos, 0};
  for (const std::string_view separator : separators) {
    const std::size_t at = title.find(separator);
    if (at != std::string_view::npos && at > 0 && at < first.first) first = {at, separator.size()};
  }
  return first;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

// The name in an address: "nytimes" of https://www.nytimes.com/...
std::string host_name(std::string_view url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 2);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return text::to_lower(host);
}

class SiteName {
 public:
  SiteName(const std::string& site, const std::string& url)
      : site_(without_spaces(folded_words(site))), host_(host_name(url)) {}

  // Whether a piece of a title names the site.
  [[nodiscard]] bool is_named_by(std::string_view piece) const {
    const std::string name = without_spaces(folded_words(piece));
    if (name.empty()) return true;
    if (!site_.empty() &&
        (name == site_ || name == "the" + site_ || "the" + name == site_ ||
         (name.size() >= 4 && site_.starts_with(name)) || (site_.size() >= 4 && name.starts_with(site_)))) {
      return true;
    }
    std::string host = host_;
    std::erase(host, '-');
    if (name.size() >= 3 && (host.starts_with(name + '.') || host.find('.' + name + '.') != std::string::npos))
      return true;
    std::erase(host, '.');
    return name.size() >= 3 && (host == name || host.starts_with(name + "com") || "the" + host == name);
  }

 private:
  std::string site_;
  std::string host_;
};

// `title` without the name of the site at either end.
std::string without_site(std::string title, const SiteName& site) {
  for (int i = 0; i < 4; ++i) {
    const auto [at, size] = last_separator(title);
    if (at == std::string::npos || !site.is_named_by(std::string_view(title).substr(at + size))) break;
    title.resize(at);
  }
  for (int i = 0; i < 2; ++i) {
    const auto [at, size] = first_separator(title);
    if (at == std::string::npos || !site.is_named_by(std::string_view(title).substr(0, at))) break;
    title.erase(0, at + size);
  }
  return squeezed(title);
}

// Whether `heading` is `title`, or what stands before or behind a separator in it.
bool is_part_of(std::string_view heading, std::string_view title) {
  constexpr int most_separators = 8;
  const std::string part = folded_words(heading);
  if (part.empty() || title.empty()) return false;
  if (part == folded_words(title)) return true;
  if (part.size() * 4 < title.size()) return false;
  std::string_view front = title;
  std::string_view back = title;
  for (int i = 0; i < most_separators; ++i) {
    const auto [last, last_size] = last_separator(front);
    const auto [first, first_size] = first_separator(back);
    if (last == std::string_view::npos || first == std::string_view::npos) return false;
    front = front.substr(0, last);
    back = back.substr(first + first_size);
    if (part == folded_words(front) || part == folded_words(back)) return true;
  }
  return false;
}

// Whether half of the words of the longer of the two are in the other.
bool resembles(std::string_view heading, std::string_view title) {
  constexpr std::size_t longest_title = 300;  // bytes
  const std::string one = ' ' + folded_words(heading.substr(0, longest_title)) + ' ';
  const std::string other = ' ' + folded_words(title.substr(0, longest_title)) + ' ';
  std::ptrdiff_t shared = 0;
  for (std::size_t at = 1; at < one.size();) {
    const std::size_t end = one.find(' ', at);
    if (other.find(one.substr(at - 1, end - at + 2)) != std::string::npos) ++shared;
    at = end + 1;
  }
  const auto words = std::max(std::ranges::count(one, ' '), std::ranges::count(other, ' ')) - 1;
  return words >= 3 && shared * 2 >= words;
}

std::string title_element(const HtmlTree& tree) {
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (node.tag != HtmlTag::svg && node.tag != HtmlTag::title) continue;
    if (node.tag == HtmlTag::title) {
      if (std::string title = squeezed(tree.text(at)); !title.empty()) return title;
    }
    at = node.end - 1;
  }
  return {};
}

// Whether an element is a link to the first page of the site and nothing else: its name stands in it.
bool leads_home(const HtmlTree& tree, std::size_t at) {
  constexpr std::size_t most_nodes = 30;
  if (tree.nodes[at].end - at > most_nodes) return false;
  for (std::size_t i = at + 1; i < tree.nodes[at].end; ++i) {
    if (tree.nodes[i].tag != HtmlTag::a) {
      if (tree.nodes[i].tag == HtmlTag::text && !squeezed(tree.nodes[i].text).empty()) return false;
      continue;
    }
    const std::string_view address = tree.attribute(i, HtmlAttribute::href);
    const std::size_t host = address.find("//");
    const std::string_view path = host == std::string_view::npos
                                      ? address
                                      : address.substr(std::min(address.find('/', host + 2), address.size()));
    return (path.empty() && host != std::string_view::npos) || path == "/" || path == "./" || path == "index.html" ||
           path == "/index.html";
  }
  return false;
}

// Whether the class of an element calls it the title of an article: "entry-title".
bool is_called_title(const HtmlTree& tree, std::size_t at) {
  const HtmlTag tag = tree.nodes[at].tag;
  if (tag == HtmlTag::text || tag == HtmlTag::title || tag == HtmlTag::h1 || tag == HtmlTag::h2) return false;
  const std::string name = text::to_lower(tree.attribute(at, HtmlAttribute::class_).substr(0, 100));
  return name.find("title") != std::string::npos || name.find("headline") != std::string::npos;
}

struct Heading {
  std::size_t node = 0;
  std::string text = {};
};

// The headings of a level, those of navigation and such left out. Level `other` has what is called a title.
std::vector<Heading> headings(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, HtmlTag level) {
  constexpr std::size_t most = 20;
  constexpr std::uint32_t outside =
      role_navigation | role_footer | role_related | role_comments | role_promotion | role_notice;
  std::vector<Heading> found;
  std::size_t left = 4 * tree.nodes.size();  // nodes to look at: elements may stand in each other without end
  for (std::size_t at = 0; at < tree.nodes.size() && found.size() < most; ++at) {
    const bool is_heading = level == HtmlTag::other ? is_called_title(tree, at) : tree.nodes[at].tag == level;
    if (!is_heading || (roles[at] & outside) != 0 || leads_home(tree, at)) continue;
    if (tree.nodes[at].end - at > left) break;
    left -= tree.nodes[at].end - at;
    std::string text;
    for (std::size_t i = at; i < tree.nodes[at].end; ++i) {
      if (tree.nodes[i].tag == HtmlTag::script || tree.nodes[i].tag == HtmlTag::style ||
          tree.nodes[i].tag == HtmlTag::svg) {
        i = tree.nodes[i].end - 1;
      } else {
        if (is_block(tree.nodes[i].tag) || tree.nodes[i].tag == HtmlTag::br) text += ' ';
        text += tree.nodes[i].text;
      }
    }
    if (text = squeezed(text); !text.empty()) found.push_back({at, std::move(text)});
  }
  return found;
}

// Whether a paragraph stands between two nodes.
bool has_prose(const HtmlTree& tree, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_line = 80;  // bytes
  for (std::size_t at = begin; at < end; ++at) {
    const HtmlNode& node = tree.nodes[at];
    const HtmlTag parent = tree.nodes[node.parent].tag;
    if (node.tag != HtmlTag::text || parent == HtmlTag::script || parent == HtmlTag::style) continue;
    if (node.text.size() > longest_line && squeezed(node.text).size() > longest_line) return true;
  }
  return false;
}

// Whether a title that the page states in <title> says nothing: one word, or what programs put there at first.
bool is_placeholder(std::string_view title) {
  const std::string folded = folded_words(title);
  return title.find(' ') == std::string::npos || folded.starts_with("untitled ") || folded.starts_with("new page ") ||
         folded == "no title";
}

class TitleFinder {
 public:
  TitleFinder(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const MetaTags& meta,
              const LinkedData& data, SiteName name)
      : tree_(tree),
        name_(std::move(name)),
        element_(title_element(tree)),
        stated_({squeezed(data.headline), meta.first({"og:title"}),
                 meta.first({"citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
                             "headline", "title", "twitter:title", "article:title"}),
                 element_}),
        first_(headings(tree, roles, HtmlTag::h1)),
        second_(headings(tree, roles, HtmlTag::h2)),
        called_(headings(tree, roles, HtmlTag::other)) {
    if (!first_.empty() || !second_.empty()) return;  // pages without headings set them so
    bold_ = headings(tree, roles, HtmlTag::b);
    std::ranges::move(headings(tree, roles, HtmlTag::strong), std::back_inserter(bold_));
  }

  [[nodiscard]] std::string find() {
    if (std::string title = stated_heading(); !title.empty()) return title;
    if (first_.size() == 1 && !name_.is_named_by(first_.front().text)) {
      const std::string& heading = first_.front().text;
      if (std::ranges::any_of(stated_, [&](const std::string& title) { return resembles(heading, title); }))
        return heading;
    }
    if (is_placeholder(element_) && has_better_heading()) stated_.pop_back();
    for (const std::string& title : stated_) {
      if (std::string clean = without_site(title, name_); !clean.empty() && !name_.is_named_by(clean)) return clean;
    }
    for (const std::vector<Heading>* level : {&first_, &second_}) {
      for (const Heading& heading : *level) {
        if (!name_.is_named_by(heading.text)) return heading.text;
      }
    }
    return first_.empty() ? element_ : first_.front().text;
  }

 private:
  // A heading that the page's own statements hold: the title as readers see it. Empty where there is none.
  [[nodiscard]] std::string stated_heading() const {
    for (const std::vector<Heading>* level : {&first_, &second_, &called_, &bold_}) {
      for (const Heading& heading : *level) {
        if (!is_stated(heading)) continue;
        if (level != &first_) return heading.text;
        const auto below =
            std::ranges::find_if(second_, [&](const Heading& lower) { return is_site_above(heading, lower); });
        return below == second_.end() ? heading.text : below->text;
      }
    }
    return {};
  }

  [[nodiscard]] bool is_stated(const Heading& heading) const {
    return !name_.is_named_by(heading.text) &&
           std::ranges::any_of(stated_, [&](const std::string& title) { return is_part_of(heading.text, title); });
  }

  // Whether of two parts of the title, right below each other, the upper one is the site: it is shorter.
  [[nodiscard]] bool is_site_above(const Heading& upper, const Heading& lower) const {
    return upper.node < lower.node && lower.text.size() > upper.text.size() &&
           folded_words(lower.text).find(folded_words(upper.text)) == std::string::npos && is_stated(lower) &&
           !has_prose(tree_, upper.node, lower.node);
  }

  // Whether the page has one heading of its kind that is longer than a word or two.
  [[nodiscard]] bool has_better_heading() const {
    const std::vector<Heading>& level = first_.empty() ? second_ : first_;
    return level.size() == 1 && std::ranges::count(level.front().text, ' ') > 1 &&
           !name_.is_named_by(level.front().text);
  }

  const HtmlTree& tree_;
  SiteName name_;
  std::string element_;              // <title>
  std::vector<std::string> stated_;  // titles, the surest first
  std::vector<Heading> first_;
  std::vector<Heading> second_;
  std::vector<Heading> called_;
  std::vector<Heading> bold_;
};

}  // namespace

std::string folded_words(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    const bool is_part = text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c);
    if (is_part) {
      folded += text::to_lower(c);
    } else if (c != '\'' && !folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::string find_html_title(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, const MetaTags& meta,
                            const LinkedData& data, const std::string& site, const std::string& url) {
  return TitleFinder(tree, roles, meta, data, SiteName(site, url)).find();
}

}  // namespace tenet::indexer
