#pragma once

#include <cstdint>
#include <string_view>

namespace tenet::indexer {

// What the class and id of an element say that it is for, in the words that web sites share.
enum HtmlRole : std::uint32_t {
  role_content = 1U << 0U,     // article, content, story, post
  role_body = 1U << 1U,        // the text itself: article-body, entry-content, articleBody
  role_navigation = 1U << 2U,  // menus, breadcrumbs, pagers
  role_header = 1U << 3U,      // of the site
  role_footer = 1U << 4U,
  role_aside = 1U << 5U,      // sidebars, rails
  role_related = 1U << 6U,    // other pages: related, recommended, most read, more from
  role_share = 1U << 7U,      // buttons for sharing and printing
  role_comments = 1U << 8U,   // of readers
  role_promotion = 1U << 9U,  // advertisements, newsletters, subscriptions
  role_notice = 1U << 10U,    // cookies, consent, dialogs
  role_byline = 1U << 11U,    // who wrote it, when; tags and categories
  role_form = 1U << 12U,
  role_hidden = 1U << 13U,      // for screen readers, for print
  role_caption = 1U << 15U,     // of pictures
  role_note = 1U << 17U,        // footnotes, references
  role_author_box = 1U << 18U,  // about the author
};

// The roles that the words of a class or id name: "articleBody", "post-content__main", "related_stories".
[[nodiscard]] std::uint32_t html_roles(std::string_view names);

}  // namespace tenet::indexer
