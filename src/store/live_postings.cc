#include "store/live_postings.h"

#include "store/struck_out.h"

namespace tenet::store {

std::vector<Docid> live_postings(const Snapshot& snapshot, std::size_t segment, const std::string& term) {
  std::vector<Docid> passages;
  StruckOut is_struck_out(snapshot.struck_out(segment));
  const Xapian::Database& database = snapshot.segment_database(segment);
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (!is_struck_out(*at)) passages.push_back(*at);
  }
  return passages;
}

void for_each_term(const Snapshot& snapshot, std::size_t segment, std::string_view prefix,
                   const std::function<void(const std::string& term, const std::vector<Docid>&)>& take) {
  const Xapian::Database& database = snapshot.segment_database(segment);
  const std::string start(prefix);
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    const auto passages = live_postings(snapshot, segment, *term);
    if (!passages.empty()) take(*term, passages);
  }
}

bool was_cut(const std::string& term) {
  return term.find('\x01') != std::string::npos;
}

}  // namespace tenet::store
