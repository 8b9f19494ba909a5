#pragma once

#include <cstdint>
#include <string_view>

namespace tenet::indexer {

// The elements of HTML that the reader knows apart; all others are `other`. Sorted by name.
enum class HtmlTag : std::uint8_t {
  // NOLINTBEGIN(readability-identifier-naming): template_ and class_ are words of C++
  // clang-format off
  none, text, other,
  a, abbr, acronym, address, amp_ad, amp_img, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big,
  blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn,
  dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4,
  h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, kbd, label, legend, li, link, listing, main, map,
  mark, marquee, math, menu, meta, meter, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output, p,
  param, picture, pre, progress, q, rb, rp, rt, rtc, ruby, s, samp, script, search, section, select, slot, small, source,
  span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title,
  tr, track, tt, u, ul, var, video, wbr, xmp,
  count,
  // clang-format on
};

// The attributes that the reader looks at; all others are `none`.
enum class HtmlAttribute : std::uint8_t {
  // clang-format off
  none,
  aria_controls, aria_expanded, aria_haspopup, aria_hidden, charset, cite, class_, content, data_bs_target, data_date,
  data_published, data_target, data_timestamp, datetime, hidden, href, http_equiv, id, itemid, itemprop, itemscope, itemtype,
  lang, name, onclick, property, rel, role, style, title, type, value,
  // clang-format on
  // NOLINTEND(readability-identifier-naming)
};

// Of a name in lower case.
[[nodiscard]] HtmlTag html_tag(std::string_view name);
[[nodiscard]] HtmlAttribute html_attribute(std::string_view name);

// Elements that have neither content nor an end tag: br, img ...
[[nodiscard]] bool is_void(HtmlTag tag);
// Elements whose content is characters alone up to their end tag: script, style, title ...
[[nodiscard]] bool is_raw(HtmlTag tag);
// Elements that begin and end a line, by the style sheet of browsers.
[[nodiscard]] bool is_block(HtmlTag tag);
// h1 to h6: 1 to 6; 0 for all others.
[[nodiscard]] int heading_level(HtmlTag tag);

}  // namespace tenet::indexer
