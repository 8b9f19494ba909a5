#include "query/answers/hit_reader.h"

#include <algorithm>
#include <utility>

#include "query/plan/passage_ids.h"
#include "store/voices.h"
#include "store/xapian_errors.h"
#include "text/code_points.h"

namespace tenet::query {

Hit HitReader::read(Docid docid) {
  store::PassageRecord record = reader_.record(docid);
  const store::DocumentRecord& document = reader_.document(docid);
  Hit hit{.text = std::string(reader_.text(docid))};
  hit.id = passage_id(document.fields.id, record.passage);
  hit.code_points = {record.begin_code_point, record.begin_code_point + text::count_code_points(hit.text)};
  if (record.heading > 0 && record.heading <= document.headings.size()) {
    hit.heading = document.headings[record.heading - 1];
  }
  store::fill_voices(record, document);
  store::fill_pages(record.passage, document);
  hit.speakers = store::speakers_of(record, document);
  hit.passage = std::move(record.passage);
  hit.document = document.fields;
  if (std::exchange(checked_, hit.document.id) != hit.document.id) snapshot_.check_documents({hit.document.id});
  return hit;
}

void HitReader::read_all(const std::vector<Docid>& docids, const std::function<bool(Hit& hit)>& on_hit) {
  for (const Docid docid : docids) {
    Hit hit = read(docid);
    if (!on_hit(hit)) return;
  }
}

std::vector<Hit> HitReader::show(std::string_view id, std::size_t context) {
  const auto docid = find_passage(id, snapshot_, reader_);
  if (!docid) return {};
  return store::translate_xapian_errors("reading the index", [&] {
    const store::PassageRecord record = reader_.record(*docid);
    const std::size_t after = record.to_document;
    const std::size_t before = reader_.document(*docid).passages - after - 1;
    std::vector<Hit> hits;
    const Docid stride = snapshot_.stride();
    const auto last = *docid + static_cast<Docid>(std::min(after, context)) * stride;
    for (auto at = *docid - static_cast<Docid>(std::min(before, context)) * stride; at <= last; at += stride) {
      hits.push_back(read(at));
    }
    return hits;
  });
}

std::vector<Hit> HitReader::passages_of(std::string_view document) {
  const auto last = snapshot_.find_document(document);
  if (!last) return {};
  std::vector<Docid> docids;
  for (std::uint32_t back = reader_.document(*last).passages; back-- > 0;) {
    docids.push_back(*last - back * snapshot_.stride());
  }
  std::vector<Hit> hits;
  read_all(docids, [&](const Hit& hit) {
    hits.push_back(hit);
    return true;
  });
  return hits;
}

std::optional<Document> HitReader::document(std::string_view id) const {
  const auto last = snapshot_.find_document(id);
  if (!last) return std::nullopt;
  return reader_.whole_document(*last);
}

std::uint64_t HitReader::words_of(std::string_view document) const {
  const auto last = snapshot_.find_document(document);
  if (!last) return 0;
  return snapshot_.length(*last, reader_.document(*last).passages);
}

const std::string& HitReader::text_of(const std::string& document) {
  if (whole_.id != document) whole_ = this->document(document).value();
  return whole_.text;
}

}  // namespace tenet::query
