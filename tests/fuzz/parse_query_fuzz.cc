// Any bytes are a query or a QueryError with a place in them; what is read is printed and read back
// as the same tree.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <tenet/error.h>
#include <tenet/query.h>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_round_trip(const tenet::Query& query) {
  require(tenet::parse_query(tenet::to_string(query)) == query);
  require(!tenet::describe(query).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const tenet::Joining joining : {tenet::Joining::all, tenet::Joining::any}) {
    tenet::Query query;
    try {
      query = tenet::parse_query(text, joining);
    } catch (const tenet::QueryError& error) {
      require(error.offset() <= size);
      continue;
    }
    require_round_trip(query);  // what was read can be read again: no exception from here
  }
  tenet::Query plain;
  try {
    plain = tenet::plain_query(text);
  } catch (const tenet::QueryError&) {
    return 0;  // no UTF-8
  }
  require_round_trip(plain);
  return 0;
}
