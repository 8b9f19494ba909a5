#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/html_page.h"

// What a reader of a page opens with a click.
namespace tenet::indexer {
namespace {

bool holds(const Extract& extract, std::string_view words) {
  return extract.text.find(words) != std::string::npos;
}

Extract with(std::string_view markup) {
  return read(page(fmt::format("<main><h1>Bail ends</h1>{}{}<p>The clerk of Port Salter keeps the minutes.</p></main>",
                               prose, markup)));
}

constexpr std::string_view answer = "<p>Deputies of Port Salter drive them there in vans.</p>";

TEST(FindDisclosures, KeepsTheQuestionsOfAFaq) {
  for (const std::string_view markup : {
           "<h2><button class=collapsed>Who moves them?</button></h2><div>{}</div>",
           "<h3><span><button><i></i> Who moves them?</button></span></h3><div class=panel>{}</div>",
           "<dl><dt><a href=#q1>Who moves them?</a></dt><dd>{}</dd></dl>",
           "<dl><dt><button>Who moves them?</button></dt><dd>{}</dd></dl>",
           "<ul><li><a href=#>Who moves them?</a>{}</li></ul>",
           "<ul><li><a href='javascript:void(0)'>Who moves them?</a><div>{}</div></li></ul>",
           "<div class=q><a href=#a1>Who moves them?</a></div><div class=a id=a1>{}</div>",
           "<button aria-expanded=false>Who moves them?</button><div>{}</div>",
           "<button class=tab>Who moves them?</button><div>{0}</div><button class=tab>Who pays?</button><div>{0}</div>",
           "<div class=item><button>Who pays?</button><div>{0}</div></div><div class=item><button>Who moves "
           "them?</button><div>{0}</div></div>",
       }) {
    const Extract extract = with(fmt::format(fmt::runtime(markup), answer));
    EXPECT_TRUE(holds(extract, "Who moves them?")) << markup << extract.text;
    EXPECT_TRUE(holds(extract, "drive them there in vans")) << markup;
  }
}

TEST(FindDisclosures, KeepsWhatAClickOpens) {
  for (const std::string_view markup : {
           "<button class=more>Who moves them?</button><div style='display:none'>{}</div>",
           "<h4><button aria-expanded=false aria-controls=a1>Who moves them?</button></h4><div id=a1 hidden>{}</div>",
           "<p>Who moves them? <button aria-controls=a1>Show</button></p><p>Nobody knew.</p><div id=a1 hidden>{}</div>",
           "<div class=q><a href=# onclick='t()'>Who moves them?</a></div><div class=a style='display: none'>{}</div>",
           "<p><a href=#a1>Who moves them?</a></p><div id=a1 aria-hidden=true>{}</div>",
           "<div onclick='t()'>Who moves them?</div><div style='display:none'>{}</div>",
           "<h3>Who moves them?</h3><div class=hidden>{}</div>",
           "<ul role=tablist><li><a role=tab href=#a1>Answer</a></li></ul><p>Who moves them?</p><div id=a1 "
           "hidden>{}</div>",
           "<a data-bs-target=#a1>Who moves them?</a><div><div id=a1 hidden>{}</div></div>",
           "<p>Who moves them?</p><span style='display:none'>{}</span><a onclick='t()'>Read more</a>",
       }) {
    const Extract extract = with(fmt::format(fmt::runtime(markup), answer));
    EXPECT_TRUE(holds(extract, "Who moves them?")) << markup << extract.text;
    EXPECT_TRUE(holds(extract, "drive them there in vans")) << markup;
  }
}

TEST(FindDisclosures, LeavesOutMenusDialogsAndForms) {
  for (const std::string_view markup : {
           "<button aria-controls=m>Marker</button><ul id=m hidden><li><a href=/1>Marker of the news "
           "today</a></li></ul>",
           "<button aria-haspopup=true aria-controls=m>Marker</button><div id=m hidden>Marker words in a menu "
           "here</div>",
           "<button data-target=#m>Marker</button><div id=m class=modal aria-hidden=true>{}Marker words.</div>",
           "<button aria-controls=m>Marker</button><div id=m role=dialog hidden><p>Marker words of the "
           "terms.</p></div>",
           "<button>Marker</button><div hidden><p>Send the Marker to you each day:</p><input name=mail></div>",
           "<nav><button aria-controls=m>Marker</button><div id=m hidden>Marker words of an old menu.</div></nav>",
           "<ul><li><a href=#m1>Marker</a><ul><li><a href=#m2>Marker of the old rules there</a></li></ul></li></ul>",
           "<button>Copy Marker</button><span hidden>Marker copied!</span>",
           "<div class=cookies><button>Marker</button><div hidden>The Marker sets cookies for all of us.</div></div>",
           "<button>Marker</button><p>The chair of the council voted against it.</p>",
           "<div hidden><p>The Marker words are here and no click shows them.</p></div>",
       }) {
    EXPECT_FALSE(holds(with(fmt::format(fmt::runtime(markup), answer)), "Marker")) << markup;
  }
}

}  // namespace
}  // namespace tenet::indexer
