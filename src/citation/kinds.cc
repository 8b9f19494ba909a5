#include "citation/kinds.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace tenet::citation {
namespace {

using enum ReferenceKind;

// Zotero's names for the same: https://aurimasv.github.io/z2csl/typeMap.xml and its RIS translator.
constexpr std::array kind_names = {
    KindNames{web_page, "webpage", "container-title", "online", "organization", "ELEC", "T2"},
    KindNames{article, "article-newspaper", "container-title", "article", "journaltitle", "NEWS", "T2"},
    KindNames{blog_post, "post-weblog", "container-title", "online", "organization", "BLOG", "T2"},
    KindNames{press_release, "webpage", "container-title", "online", "organization", "ELEC", "T2"},
    KindNames{speech, "speech", "publisher", "online", "organization", "ELEC", "T2"},
    KindNames{transcript, "webpage", "container-title", "online", "organization", "ELEC", "T2"},
    KindNames{order, "document", "publisher", "online", "organization", "GOVDOC", "PB"},
    KindNames{law, "legislation", "container-title", "online", "organization", "STAT", "T2"},
    KindNames{bill, "bill", "authority", "online", "organization", "BILL", "T3"},
    KindNames{report, "report", "publisher", "report", "institution", "RPRT", "PB"},
    KindNames{book, "book", "publisher", "book", "publisher", "BOOK", "PB"},
};

struct Sign {
  std::string_view words;  // in the type, in lower case with spaces
  ReferenceKind kind;
  std::string_view genre;  // empty: the type says it
};

// The first that the type has decides.
constexpr std::array signs = {
    Sign{"executive order", order, "Executive order"},
    Sign{"proclamation", order, "Proclamation"},
    Sign{"memorand", order, "Memorandum"},
    Sign{"presidential action", order, "Presidential action"},
    Sign{"fact sheet", press_release, "Fact sheet"},
    Sign{"press briefing", transcript, "Press briefing"},
    Sign{"press release", press_release, "Press release"},
    Sign{"statements releases", press_release, "Press release"},
    Sign{"briefings statements", press_release, "Press release"},
    Sign{"press statement", press_release, "Press release"},
    Sign{"release", press_release, "Press release"},
    Sign{"transcript", transcript, "Transcript"},
    Sign{"briefing", transcript, "Transcript"},
    Sign{"interview", transcript, "Interview"},
    Sign{"debate", transcript, "Transcript"},
    Sign{"hearing", transcript, "Hearing"},
    Sign{"speech", speech, "Speech"},
    Sign{"remarks", speech, "Speech"},
    Sign{"address", speech, "Speech"},
    Sign{"testimony", speech, "Testimony"},
    Sign{"statute", law, "Statute"},
    Sign{"legislation", web_page, "Legislation"},  // the news about bills, not their text
    Sign{"public law", law, "Statute"},
    Sign{"bill", bill, "Bill"},
    Sign{"report", report, "Report"},
    Sign{"research", report, "Report"},
    Sign{"blog", blog_post, "Blog post"},
    Sign{"news", article, ""},
    Sign{"article", article, ""},
    Sign{"digest", web_page, "Digest"},
};

// The type with spaces for what joins words in tags and keys.
std::string spaced(std::string_view type) {
  std::string words = text::to_lower(type);
  std::ranges::replace_if(
      words, [](char c) { return c == '-' || c == '_' || c == '/'; }, ' ');
  return words;
}

constexpr Sign whole_book = {"book", book, ""};

const Sign* sign_in(std::string_view type) {
  const std::string words = spaced(type);
  if (words == whole_book.words) return &whole_book;
  const auto sign =
      std::ranges::find_if(signs, [&](const Sign& each) { return words.find(each.words) != std::string::npos; });
  return sign == signs.end() ? nullptr : &*sign;
}

}  // namespace

const KindNames& names_of(ReferenceKind kind) {
  const auto* const names = std::ranges::find(kind_names, kind, &KindNames::kind);
  return names == kind_names.end() ? kind_names.front() : *names;
}

Kind kind_of(std::string_view type, std::string_view title) {
  const Sign* sign = sign_in(type);
  if (sign == nullptr) return {};
  if (sign->kind == order) {
    const Sign* said = sign_in(title);
    if (said != nullptr && said->kind == order) sign = said;
  }
  return {.kind = sign->kind, .genre = std::string(sign->genre)};
}

}  // namespace tenet::citation
