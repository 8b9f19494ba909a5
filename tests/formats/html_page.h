#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "indexer/reading/formats/formats.h"

// Pages that tests of HTML read.
namespace tenet::indexer {

// Enough prose that a page is an article.
inline constexpr std::string_view prose =
    "<p>The council of Testshire voted on Monday to end cash bail for small offences, and to give every judge of the "
    "county a report on each defendant before the first hearing.</p>"
    "<p>\"Nobody should wait in jail because he is poor,\" said the chair of the council, who had asked for the vote "
    "since the spring of the year before. The sheriff did not object to the change.</p>"
    "<p>The new rules begin in January. A clerk counts how many people come to court as they promised, and the council "
    "looks at the figures after a year. Until then nothing changes for those who were arrested before the vote, and "
    "the "
    "bail that was set for them stands until a judge has heard them.</p>";

[[nodiscard]] inline std::string page(std::string_view body,
                                      std::string_view head = "<title>Bail in Testshire</title>") {
  return fmt::format("<!DOCTYPE html><html lang=\"en\"><head>{}</head><body>{}</body></html>", head, body);
}

// A page of an article with these words among others.
[[nodiscard]] inline std::string article(std::string_view words) {
  return page(fmt::format("<article><h1>Bail in Testshire</h1>{}{}</article>", words, prose));
}

[[nodiscard]] inline Extract read(std::string_view bytes) {
  return read_html(bytes, {.name = "page.html"});
}

}  // namespace tenet::indexer
