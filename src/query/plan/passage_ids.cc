#include "query/plan/passage_ids.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <tenet/passage.h>
#include <tenet/slips.h>

#include "text/utf8.h"

namespace tenet::query {
namespace {

// An id of a passage, cut.
struct Parts {
  std::string document = {};
  std::string_view number = {};  // what stands behind the last #
};

Parts cut(std::string_view id) {
  const std::size_t mark = std::min(id.rfind('#'), id.size());
  return {std::string(id.substr(0, mark)), id.substr(std::min(mark + 1, id.size()))};
}

// 13 and 2 for "13.2".
std::pair<int, int> number_and_part(std::string_view number) {
  std::pair<int, int> result{0, 1};
  const char* const end = number.data() + number.size();
  const char* const at = std::from_chars(number.data(), end, result.first).ptr;
  if (at != end && *at == '.') std::from_chars(at + 1, end, result.second);
  return result;
}

// The passages of a document in reading order, by its last one.
std::vector<std::pair<Docid, Passage>> passages_of(Docid last, const store::Snapshot& snapshot,
                                                   store::PassageReader& reader) {
  std::vector<std::pair<Docid, Passage>> passages;
  for (std::uint32_t back = reader.document(last).passages; back-- > 0;) {
    const Docid docid = last - back * snapshot.stride();
    passages.emplace_back(docid, reader.record(docid).passage);
  }
  return passages;
}

// An id as it is, of one in which characters that steer a terminal are written out: "\\u{a}" (docs/output.md).
std::string without_escapes(std::string_view id) {
  std::string plain;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t end = id.substr(at).starts_with("\\u{") ? id.find('}', at) : std::string_view::npos;
    unsigned code = 0;
    const char* const digits = id.data() + at + 3;
    if (end != std::string_view::npos && std::from_chars(digits, id.data() + end, code, 16).ptr == id.data() + end &&
        end > at + 3) {
      text::append_utf8(plain, code);
      at = end + 1;
    } else {
      plain += id[at++];
    }
  }
  return plain;
}

}  // namespace

std::optional<Docid> find_passage(std::string_view id, const store::Snapshot& snapshot, store::PassageReader& reader) {
  const auto [document, number] = cut(id);
  const auto last = document.size() == id.size() ? std::nullopt : snapshot.find_document(document);
  if (!last) return std::nullopt;
  const auto docid = [&](std::uint32_t back) { return *last - back * snapshot.stride(); };
  // Passages ascend by number and part.
  const auto wanted = number_and_part(number);
  std::uint32_t back = 0;  // passages from there to the last
  for (std::uint32_t end = reader.document(*last).passages; back + 1 < end;) {
    const std::uint32_t middle = back + (end - back) / 2;
    const Passage passage = reader.record(docid(middle)).passage;
    (std::pair(passage.number, passage.part) < wanted ? end : back) = middle;
  }
  // The greatest that is not above, or the first of all.
  return passage_id(document, reader.record(docid(back)).passage) == id ? std::optional(docid(back)) : std::nullopt;
}

std::string full_id(std::string_view id, const store::Snapshot& snapshot, store::PassageReader& reader,
                    std::size_t offset) {
  if (id.empty() || find_passage(id, snapshot, reader) || snapshot.find_document(id)) return std::string(id);
  const std::string document = cut(id).document;
  const std::string_view rest = id.substr(document.size());  // # and the number
  if (snapshot.find_document(document)) return std::string(id);
  if (std::string plain = without_escapes(id); snapshot.find_document(cut(plain).document)) return plain;
  std::vector<std::string> ids = snapshot.documents_like(document);
  // What ends so is meant rather than what holds it somewhere.
  const auto others =
      std::partition(ids.begin(), ids.end(), [&](const std::string& each) { return each.ends_with(document); });
  if (others != ids.begin()) ids.erase(others, ids.end());
  if (ids.empty()) return std::string(id);
  if (ids.size() == 1) return ids.front().append(rest);
  constexpr std::size_t most = 5;
  std::ranges::sort(ids);
  std::string all;
  for (std::size_t i = 0; i < std::min(most, ids.size()); ++i)
    all.append(i == 0 ? "" : ", ").append(ids[i]).append(rest);
  if (ids.size() > most) all += " ...";
  throw QueryError("'" + std::string(id) + "' may stand for " + std::to_string(ids.size()) + " documents", offset,
                   "write more of the id: " + all);
}

Query with_full_ids(Query query, const store::Snapshot& snapshot, store::PassageReader& reader) {
  const bool is_document = query.kind == Query::Kind::field && query.field == "document";
  if (is_document) query.text = full_id(query.text, snapshot, reader);
  for (Query& operand : query.operands) operand = with_full_ids(std::move(operand), snapshot, reader);
  return query;
}

QueryError unknown_passage(std::string_view id, const store::Snapshot& snapshot, store::PassageReader& reader,
                           std::size_t offset) {
  const std::string what = "unknown passage '" + std::string(id) + "'";
  auto [document, number] = cut(id);
  auto last = snapshot.find_document(document);
  if (!last) {
    if (auto nearest = snapshot.nearest_document(document)) {
      document = std::move(nearest->second);
      last = snapshot.find_document(document);
    }
  }
  if (!last) return {what, offset, "every hit shows its id: a document, # and a number"};
  const int wanted = number_and_part(number).first;
  const auto passages = passages_of(*last, snapshot, reader);
  const auto nearest = std::ranges::min_element(passages, {}, [wanted](const auto& passage) {
    return std::abs(static_cast<long long>(passage.second.number) - wanted);
  });
  return {what, offset, "did you mean " + passage_id(document, nearest->second) + "?"};
}

}  // namespace tenet::query
