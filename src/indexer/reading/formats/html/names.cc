#include "indexer/reading/formats/html/names.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// In the order of HtmlTag, after none, text and other.
// clang-format off
constexpr std::array tags = {
    "a"sv, "abbr"sv, "acronym"sv, "address"sv, "amp-ad"sv, "amp-img"sv, "applet"sv, "area"sv, "article"sv, "aside"sv,
    "audio"sv, "b"sv, "base"sv, "basefont"sv, "bdi"sv, "bdo"sv, "bgsound"sv, "big"sv, "blockquote"sv, "body"sv, "br"sv,
    "button"sv, "canvas"sv, "caption"sv, "center"sv, "cite"sv, "code"sv, "col"sv, "colgroup"sv, "data"sv, "datalist"sv,
    "dd"sv, "del"sv, "details"sv, "dfn"sv, "dialog"sv, "dir"sv, "div"sv, "dl"sv, "dt"sv, "em"sv, "embed"sv, "fieldset"sv,
    "figcaption"sv, "figure"sv, "font"sv, "footer"sv, "form"sv, "frame"sv, "frameset"sv, "h1"sv, "h2"sv, "h3"sv, "h4"sv,
    "h5"sv, "h6"sv, "head"sv, "header"sv, "hgroup"sv, "hr"sv, "html"sv, "i"sv, "iframe"sv, "img"sv, "input"sv, "ins"sv,
    "kbd"sv, "label"sv, "legend"sv, "li"sv, "link"sv, "listing"sv, "main"sv, "map"sv, "mark"sv, "marquee"sv, "math"sv,
    "menu"sv, "meta"sv, "meter"sv, "nav"sv, "nobr"sv, "noembed"sv, "noframes"sv, "noscript"sv, "object"sv, "ol"sv,
    "optgroup"sv, "option"sv, "output"sv, "p"sv, "param"sv, "picture"sv, "pre"sv, "progress"sv, "q"sv, "rb"sv, "rp"sv,
    "rt"sv, "rtc"sv, "ruby"sv, "s"sv, "samp"sv, "script"sv, "search"sv, "section"sv, "select"sv, "slot"sv, "small"sv,
    "source"sv, "span"sv, "strike"sv, "strong"sv, "style"sv, "sub"sv, "summary"sv, "sup"sv, "svg"sv, "table"sv, "tbody"sv,
    "td"sv, "template"sv, "textarea"sv, "tfoot"sv, "th"sv, "thead"sv, "time"sv, "title"sv, "tr"sv, "track"sv, "tt"sv, "u"sv,
    "ul"sv, "var"sv, "video"sv, "wbr"sv, "xmp"sv,
};
// In the order of HtmlAttribute, after none.
constexpr std::array attributes = {
    "aria-controls"sv, "aria-expanded"sv, "aria-haspopup"sv, "aria-hidden"sv, "charset"sv, "cite"sv, "class"sv,
    "content"sv, "data-bs-target"sv, "data-date"sv, "data-published"sv, "data-target"sv, "data-timestamp"sv,
    "datetime"sv, "hidden"sv, "href"sv, "http-equiv"sv, "id"sv, "itemid"sv, "itemprop"sv, "itemscope"sv, "itemtype"sv,
    "lang"sv, "name"sv, "onclick"sv, "property"sv, "rel"sv, "role"sv, "style"sv, "title"sv, "type"sv, "value"sv,
};
// clang-format on
constexpr std::size_t before_tags = 3;
static_assert(std::ranges::is_sorted(tags));
static_assert(tags.size() + before_tags == static_cast<std::size_t>(HtmlTag::count));
static_assert(std::ranges::is_sorted(attributes));
static_assert(attributes.size() == static_cast<std::size_t>(HtmlAttribute::value));

using TagSet = std::array<bool, static_cast<std::size_t>(HtmlTag::count)>;

constexpr TagSet set_of(std::initializer_list<HtmlTag> members) {
  TagSet set = {};
  for (const HtmlTag tag : members) set[static_cast<std::size_t>(tag)] = true;
  return set;
}

// Where the names that begin with each letter begin; the last is the end.
template <std::size_t count>
constexpr std::array<std::uint8_t, 27> index_of(const std::array<std::string_view, count>& names) {
  std::array<std::uint8_t, 27> begins = {};
  for (std::size_t letter = 0; letter < 27; ++letter) {
    std::size_t at = 0;
    while (at < count && static_cast<std::size_t>(names[at][0] - 'a') < letter) ++at;
    begins[letter] = static_cast<std::uint8_t>(at);
  }
  return begins;
}
constexpr auto tag_index = index_of(tags);
constexpr auto attribute_index = index_of(attributes);

template <std::size_t count>
std::size_t position(const std::array<std::string_view, count>& names, const std::array<std::uint8_t, 27>& index,
                     std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return count;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (std::size_t at = index[letter]; at < index[letter + 1]; ++at) {
    if (names[at] == name) return at;
  }
  return count;
}

}  // namespace

HtmlTag html_tag(std::string_view name) {
  const std::size_t at = position(tags, tag_index, name);
  return at == tags.size() ? HtmlTag::other : static_cast<HtmlTag>(at + before_tags);
}

HtmlAttribute html_attribute(std::string_view name) {
  const std::size_t at = position(attributes, attribute_index, name);
  return at == attributes.size() ? HtmlAttribute::none : static_cast<HtmlAttribute>(at + 1);
}

bool is_void(HtmlTag tag) {
  using enum HtmlTag;
  static constexpr TagSet set = set_of(
      {area, base, basefont, bgsound, br, col, embed, frame, hr, img, input, link, meta, param, source, track, wbr});
  return set[static_cast<std::size_t>(tag)];
}

bool is_raw(HtmlTag tag) {
  using enum HtmlTag;
  static constexpr TagSet set = set_of({script, style, title, textarea, xmp, iframe, noembed});
  return set[static_cast<std::size_t>(tag)];
}

bool is_block(HtmlTag tag) {
  using enum HtmlTag;
  static constexpr TagSet set =
      set_of({address, article, aside, blockquote, body,       caption, center, dd,   details,  dialog,  dir,
              div,     dl,      dt,    fieldset,   figcaption, figure,  footer, form, frameset, h1,      h2,
              h3,      h4,      h5,    h6,         header,     hgroup,  hr,     html, legend,   li,      listing,
              main,    menu,    nav,   ol,         optgroup,   option,  p,      pre,  search,   section, summary,
              table,   tbody,   td,    tfoot,      th,         thead,   tr,     ul,   xmp});
  return set[static_cast<std::size_t>(tag)];
}

int heading_level(HtmlTag tag) {
  return tag >= HtmlTag::h1 && tag <= HtmlTag::h6 ? static_cast<int>(tag) - static_cast<int>(HtmlTag::h1) + 1 : 0;
}

}  // namespace tenet::indexer
