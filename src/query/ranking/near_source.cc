#include "query/ranking/near_source.h"

#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tenet::query {

std::string NearSource::get_description() const {
  return fmt::format("{}", fmt::join(terms_, fmt::format(" NEAR/{} ", distance_)));
}

void NearSource::init(const Xapian::Database& segment) {
  store::SegmentWords& words = snapshot_->words_of(segment);
  cursors_.clear();
  for (const std::string& term : terms_) cursors_.push_back(words.cursor(term));
  places_.resize(terms_.size());
  init_passages(segment);
}

bool NearSource::holds(Xapian::docid docid) {
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    store::WordCursor& cursor = cursors_[i];
    cursor.skip_to(docid);
    if (cursor.at_end() || cursor.docid() != docid) return false;
    places_[i].clear();
    const store::FormSet all = {};
    cursor.each_position(all, [&](std::uint32_t place) { places_[i].push_back({place, std::size_t{place} + 1}); });
  }
  return !find_near(places_, distance_).empty();
}

}  // namespace tenet::query
