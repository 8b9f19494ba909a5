#include "indexer/reading/formats/html/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

enum class Match : std::uint8_t { whole, begins, inside };

struct Word {
  std::string_view word;
  std::uint32_t roles;
  Match match = Match::whole;
};

// clang-format off
// Words of names, cut at hyphens, underscores and capitals.
constexpr auto words = std::to_array<Word>({
    {"article"sv, role_content}, {"content"sv, role_content}, {"story"sv, role_content}, {"post"sv, role_content},
    {"entry"sv, role_content}, {"main"sv, role_content}, {"text"sv, role_content}, {"body"sv, role_content},
    {"articlebody"sv, role_body}, {"storybody"sv, role_body}, {"storytext"sv, role_body}, {"articletext"sv, role_body},
    {"bodytext"sv, role_body}, {"entrycontent"sv, role_body}, {"postcontent"sv, role_body}, {"articlecontent"sv, role_body},
    {"nav"sv, role_navigation}, {"navbar"sv, role_navigation}, {"navigation"sv, role_navigation},
    {"menu"sv, role_navigation}, {"submenu"sv, role_navigation}, {"breadcrumb"sv, role_navigation, Match::begins},
    {"crumbs"sv, role_navigation}, {"pager"sv, role_navigation}, {"pagination"sv, role_navigation},
    {"paginator"sv, role_navigation}, {"pagenav"sv, role_navigation}, {"sitemap"sv, role_navigation},
    {"toolbar"sv, role_share}, {"topnav"sv, role_navigation}, {"subnav"sv, role_navigation}, {"sidenav"sv, role_navigation},
    {"navbox"sv, role_navigation}, {"hatnote"sv, role_navigation}, {"catlinks"sv, role_navigation},
    {"toc"sv, role_navigation}, {"skip"sv, role_navigation}, {"skiplink"sv, role_navigation, Match::begins},
    {"masthead"sv, role_header}, {"header"sv, role_header}, {"topbar"sv, role_header},
    {"footer"sv, role_footer}, {"copyright"sv, role_footer}, {"colophon"sv, role_footer}, {"legal"sv, role_footer},
    {"disclaimer"sv, role_footer},
    {"sidebar"sv, role_aside, Match::inside}, {"aside"sv, role_aside}, {"rail"sv, role_aside}, {"rightrail"sv, role_aside},
    {"rightcol"sv, role_aside, Match::begins}, {"widget"sv, role_aside}, {"widgets"sv, role_aside},
    {"related"sv, role_related, Match::inside}, {"recommend"sv, role_related, Match::begins},
    {"recirc"sv, role_related, Match::begins}, {"popular"sv, role_related}, {"trending"sv, role_related},
    {"mostread"sv, role_related}, {"mostpopular"sv, role_related}, {"readmore"sv, role_related},
    {"outbrain"sv, role_related}, {"taboola"sv, role_related}, {"similar"sv, role_related}, {"teaser"sv, role_related},
    {"teasers"sv, role_related}, {"upnext"sv, role_related}, {"headlines"sv, role_related}, {"seealso"sv, role_related},
    {"latest"sv, role_related},
    {"share"sv, role_share}, {"sharing"sv, role_share}, {"sharedaddy"sv, role_share}, {"social"sv, role_share},
    {"socials"sv, role_share}, {"addthis"sv, role_share}, {"addtoany"sv, role_share}, {"sharethis"sv, role_share},
    {"sharebar"sv, role_share}, {"sharetools"sv, role_share}, {"socialmedia"sv, role_share}, {"follow"sv, role_share},
    {"tools"sv, role_share}, {"print"sv, role_share}, {"actions"sv, role_share}, {"bookmark"sv, role_share},
    {"comment"sv, role_comments}, {"comments"sv, role_comments}, {"commentlist"sv, role_comments},
    {"disqus"sv, role_comments}, {"respond"sv, role_comments}, {"replies"sv, role_comments}, {"livefyre"sv, role_comments},
    {"discussion"sv, role_comments}, {"feedback"sv, role_comments}, {"trackback"sv, role_comments, Match::begins},
    {"ad"sv, role_promotion}, {"ads"sv, role_promotion}, {"advert"sv, role_promotion, Match::begins},
    {"promo"sv, role_promotion, Match::begins}, {"sponsor"sv, role_promotion, Match::begins},
    {"newsletter"sv, role_promotion, Match::begins}, {"subscri"sv, role_promotion, Match::begins},
    {"signup"sv, role_promotion}, {"paywall"sv, role_promotion}, {"donate"sv, role_promotion},
    {"donation"sv, role_promotion}, {"banner"sv, role_promotion}, {"cta"sv, role_promotion}, {"dfp"sv, role_promotion},
    {"adsense"sv, role_promotion}, {"marketing"sv, role_promotion},
    {"cookie"sv, role_notice, Match::begins}, {"consent"sv, role_notice}, {"gdpr"sv, role_notice}, {"modal"sv, role_notice},
    {"popup"sv, role_notice}, {"overlay"sv, role_notice}, {"onetrust"sv, role_notice}, {"lightbox"sv, role_notice},
    {"noprint"sv, role_share}, {"tooltip"sv, role_notice}, {"login"sv, role_form}, {"signin"sv, role_form},
    {"byline"sv, role_byline, Match::begins}, {"meta"sv, role_byline}, {"metadata"sv, role_byline}, {"author"sv, role_byline},
    {"authors"sv, role_byline}, {"dateline"sv, role_byline}, {"date"sv, role_byline}, {"timestamp"sv, role_byline},
    {"pubdate"sv, role_byline}, {"tags"sv, role_byline}, {"taglist"sv, role_byline}, {"categories"sv, role_byline},
    {"credit"sv, role_byline}, {"topics"sv, role_byline}, {"kicker"sv, role_byline}, {"eyebrow"sv, role_byline},
    {"bio"sv, role_author_box}, {"authorbio"sv, role_author_box}, {"authorbox"sv, role_author_box},
    {"search"sv, role_form}, {"form"sv, role_form},
    {"caption"sv, role_caption}, {"figcaption"sv, role_caption}, {"cutline"sv, role_caption},
    {"footnote"sv, role_note, Match::begins}, {"endnote"sv, role_note, Match::begins}, {"references"sv, role_note},
    {"reflist"sv, role_note},
});
// Two words that follow each other.
struct Pair {
  std::string_view first;
  std::string_view second;
  std::uint32_t roles;
};
constexpr auto pairs = std::to_array<Pair>({
    {"article"sv, "body"sv, role_body}, {"article"sv, "content"sv, role_body}, {"article"sv, "text"sv, role_body},
    {"story"sv, "body"sv, role_body}, {"story"sv, "content"sv, role_body}, {"story"sv, "text"sv, role_body},
    {"entry"sv, "content"sv, role_body}, {"entry"sv, "body"sv, role_body}, {"post"sv, "content"sv, role_body},
    {"post"sv, "body"sv, role_body}, {"post"sv, "entry"sv, role_body}, {"body"sv, "content"sv, role_body},
    {"body"sv, "text"sv, role_body}, {"body"sv, "copy"sv, role_body}, {"page"sv, "content"sv, role_content},
    {"field"sv, "body"sv, role_body}, {"blog"sv, "content"sv, role_body}, {"news"sv, "content"sv, role_body},
    {"read"sv, "next"sv, role_related}, {"read"sv, "more"sv, role_related}, {"see"sv, "also"sv, role_related},
    {"most"sv, "read"sv, role_related}, {"most"sv, "popular"sv, role_related}, {"most"sv, "viewed"sv, role_related},
    {"more"sv, "from"sv, role_related}, {"more"sv, "stories"sv, role_related}, {"more"sv, "news"sv, role_related},
    {"more"sv, "on"sv, role_related}, {"next"sv, "article"sv, role_related}, {"up"sv, "next"sv, role_related},
    {"latest"sv, "news"sv, role_related}, {"top"sv, "stories"sv, role_related}, {"you"sv, "may"sv, role_related},
    {"sign"sv, "up"sv, role_promotion}, {"sign"sv, "in"sv, role_form}, {"log"sv, "in"sv, role_form},
    {"email"sv, "signup"sv, role_promotion}, {"call"sv, "to"sv, role_promotion}, {"pop"sv, "up"sv, role_notice},
    {"about"sv, "author"sv, role_author_box}, {"author"sv, "bio"sv, role_author_box}, {"author"sv, "box"sv, role_author_box},
    {"author"sv, "info"sv, role_author_box}, {"author"sv, "description"sv, role_author_box},
    {"right"sv, "col"sv, role_aside}, {"right"sv, "column"sv, role_aside}, {"right"sv, "rail"sv, role_aside},
    {"left"sv, "rail"sv, role_aside}, {"side"sv, "bar"sv, role_aside}, {"no"sv, "print"sv, role_share},
});
// clang-format on

// Whole names of what is not shown.
constexpr std::array hidden_names = {
    "hidden"sv,
    "hide"sv,
    "invisible"sv,
    "sr-only"sv,
    "screen-reader-text"sv,
    "visually-hidden"sv,
    "visuallyhidden"sv,
    "element-invisible"sv,
    "element-hidden"sv,
    "screen-reader-only"sv,
    "screenreader-text"sv,
    "is-hidden"sv,
    "u-hidden"sv,
    "d-none"sv,
    "show-for-sr"sv,
    "usa-sr-only"sv,
    "print-only"sv,
    "noshow"sv,
    "nodisplay"sv,
    "a11y-hidden"sv,
};

// Whether `names` has one of them and none that shows it on some screens: "hidden md:block", "d-none d-lg-flex".
bool hides(std::string_view names) {
  bool hidden = false;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && !text::is_ascii_space(names[end])) ++end;
    const std::string_view name = names.substr(at, end - at);
    if (std::ranges::find(hidden_names, name) != hidden_names.end()) hidden = true;
    if (name.ends_with("block"sv) || name.ends_with("flex"sv) || name.ends_with("inline"sv) ||
        name.ends_with("grid"sv)) {
      return false;
    }
    at = end + 1;
  }
  return hidden;
}

bool matches(const Word& entry, std::string_view word) {
  switch (entry.match) {
    case Match::whole: return word == entry.word;
    case Match::begins: return word.starts_with(entry.word);
    case Match::inside: return word.find(entry.word) != std::string_view::npos;
  }
  return false;
}

std::uint32_t roles_of(std::string_view word) {
  std::uint32_t roles = 0;
  for (const Word& entry : words) {
    if (matches(entry, word)) roles |= entry.roles;
  }
  return roles;
}

std::uint32_t roles_of(std::string_view first, std::string_view second) {
  for (const Pair& pair : pairs) {
    if (pair.first == first && pair.second == second) return pair.roles;
  }
  return 0;
}

}  // namespace

std::uint32_t html_roles(std::string_view names) {
  std::uint32_t roles = hides(names) ? std::uint32_t{role_hidden} : 0;
  std::string previous;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    roles |= roles_of(word);
    if (!previous.empty()) roles |= roles_of(previous, word);
    previous.swap(word);
    word.clear();
  };
  for (std::size_t at = 0; at < names.size(); ++at) {
    const char c = names[at];
    const bool hump = text::is_upper(c) && at > 0 && text::is_lower(names[at - 1]);
    if (hump || !text::is_letter(c)) end_word();
    if (text::is_letter(c)) word += text::to_lower(c);
    if (text::is_ascii_space(c)) previous.clear();
  }
  end_word();
  return roles;
}

}  // namespace tenet::indexer
