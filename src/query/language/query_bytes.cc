#include "query/language/query_bytes.h"

#include <cmath>

#include <tenet/error.h>

#include "store/bytes.h"

namespace tenet::query {
namespace {

// Queries nest no deeper than the parser lets them, and what stands around them.
constexpr int deepest = 1000;

[[noreturn]] void damaged() {
  throw IndexError(ErrorCode::failed, "searching: a query came damaged", "both sides need the same version of tenet");
}

void write(store::ByteWriter& out, const Query& query) {
  out.number(static_cast<std::uint64_t>(query.kind));
  out.string(query.text);
  out.string(query.field);
  out.number(query.quoted ? 1 : 0);
  out.signed_number(query.distance);
  out.exact_real(query.boost);
  out.number(query.operands.size());
  for (const Query& operand : query.operands) write(out, operand);
}

Query read(store::ByteReader& in, int depth) {
  if (depth > deepest) damaged();
  Query query{.kind = in.one_of(Query::Kind::said), .text = in.string(), .field = in.string()};
  query.quoted = in.number() != 0;
  query.distance = static_cast<int>(in.signed_number());
  query.boost = in.exact_real();
  if (!std::isfinite(query.boost)) damaged();
  for (std::size_t left = in.count(); left > 0; --left) query.operands.push_back(read(in, depth + 1));
  return query;
}

}  // namespace

std::string encode_query(const Query& query) {
  store::ByteWriter out;
  write(out, query);
  return out.take();
}

Query decode_query(std::string_view bytes) {
  store::ByteReader in(bytes, damaged);
  Query query = read(in, 0);
  in.end();
  return query;
}

}  // namespace tenet::query
