// Whatever the data of a Xapian document are, they give a passage that can be shown and marked, or an IndexError.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <tenet/error.h>
#include <tenet/query.h>

#include "query/answers/highlights.h"
#include "query/plan/plan.h"
#include "query/xapian/stored_passage.h"
#include "text/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tenet::query;
  tenet::text::Analyser analyser;
  const Plan plan = make_plan(tenet::parse_query("bail OR said:jail", tenet::Joining::all), analyser);
  try {
    xapian::StoredPassage stored = xapian::read_data({reinterpret_cast<const char*>(bytes), size});
    tenet::Hit& hit = stored.hit;
    if (hit.passage.range.size() != hit.text.size() || stored.to_document >= stored.passages) std::abort();
    mark_nodes(hit, plan, analyser);
    cut_snippet(hit, 300);
  } catch (const tenet::IndexError&) {  // NOLINT(bugprone-empty-catch): what damaged data give
  }
  return 0;
}
