// How a snapshot finds documents by their ids.

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/error.h>
#include <tenet/slips.h>

#include "store/schema.h"
#include "store/snapshot.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

using Docids = std::vector<Xapian::docid>;

constexpr const char* one_alone = "search one of the two, or keep the document in one alone";

// A shortened id: what stands between its ellipses.
class Pieces {
 public:
  explicit Pieces(std::string_view shortened) {
    for (std::size_t begin = 0; begin <= shortened.size();) {
      const std::size_t dots = std::min(shortened.find("...", begin), shortened.size());
      const std::size_t ellipsis = std::min(shortened.find("\u2026", begin), shortened.size());
      const std::size_t end = std::min(dots, ellipsis);
      pieces_.emplace_back(shortened.substr(begin, end - begin));
      begin = end + 3;  // bytes of either
      if (end == shortened.size()) break;
    }
  }

  [[nodiscard]] bool fit(std::string_view id) const {
    if (pieces_.size() == 1) return !pieces_[0].empty() && id.find(pieces_[0]) != std::string_view::npos;
    if (!id.starts_with(pieces_.front())) return false;
    id.remove_prefix(pieces_.front().size());
    for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
      const std::size_t at = id.find(pieces_[i]);
      if (at == std::string_view::npos) return false;
      id.remove_prefix(at + pieces_[i].size());
    }
    return id.ends_with(pieces_.back());
  }

 private:
  std::vector<std::string> pieces_;
};

}  // namespace

void Snapshot::find(std::string_view id, Docids& found) const {
  const std::string name = term(document_prefix, id);
  const Xapian::Database& all = terms();
  for (auto at = all.postlist_begin(name); at != all.postlist_end(name); ++at) {
    if (!is_deleted(*at)) found.push_back(*at);
    if (!found.empty() && shards_.size() == 1) return;
  }
}

// Those of each document in all of the indexes.
std::vector<Docids> Snapshot::find_all(const std::vector<std::string>& ids) const {
  return translate_xapian_errors("reading the index", [&] {
    std::vector<Docids> found(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) find(ids[i], found[i]);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (found[i].size() < 2) continue;
      throw IndexError(ErrorCode::not_together,
                       "'" + ids[i] + "' is in two of the indexes: " + shard_at(found[i][0]).string() + " and " +
                           shard_at(found[i][1]).string(),
                       one_alone);
    }
    return found;
  });
}

std::vector<Xapian::docid> Snapshot::find_documents(const std::vector<std::string>& ids) const {
  Docids docids;
  for (const Docids& found : find_all(ids)) docids.push_back(found.empty() ? 0 : found.front());
  return docids;
}

std::optional<Xapian::docid> Snapshot::find_document(std::string_view id) const {
  const Xapian::docid docid = find_documents({std::string(id)}).front();
  return docid == 0 ? std::nullopt : std::optional(docid);
}

void Snapshot::check_documents(const std::vector<std::string>& ids) const {
  if (shards_.size() == 1) return;
  constexpr std::size_t most = 10'000;
  if (checked_.size() > most) checked_.clear();
  std::vector<std::string> unknown;
  for (const std::string& id : ids) {
    if (checked_.insert(id).second) unknown.push_back(id);
  }
  if (unknown.empty()) return;
  try {
    (void)find_all(unknown);
  } catch (...) {
    checked_.clear();
    throw;
  }
}

void Snapshot::check_documents() const {
  if (shards_.size() == 1) return;
  translate_xapian_errors("reading the index", [&] {
    const std::string start(document_prefix);
    const Xapian::Database& all = terms();
    for (auto at = all.allterms_begin(start); at != all.allterms_end(start); ++at) {
      if (at.get_termfreq() > 1) (void)find_document((*at).substr(start.size()));
    }
  });
}

std::optional<Snapshot::Near> Snapshot::nearest_document(const std::string& name) const {
  return translate_xapian_errors("reading the index", [&] {
    Near nearest{std::max<std::uint64_t>(2, name.size() / 5) + 1, ""};
    const std::string prefix(document_prefix);
    const Xapian::Database& all = terms();
    for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix); ++term) {
      const std::string document = (*term).substr(prefix.size());
      const bool ends = name.size() > 2 && (document.ends_with('/' + name) || document.starts_with(name + '.'));
      const std::size_t slips = ends ? 0 : count_slips(name, document);
      Docids found;
      if (slips < nearest.first) find(document, found);
      if (!found.empty()) nearest = {slips, document};
    }
    return nearest.second.empty() ? std::nullopt : std::optional(nearest);
  });
}

std::vector<std::string> Snapshot::documents_like(const std::string& shortened) const {
  constexpr std::size_t most = 1'000;
  return translate_xapian_errors("reading the index", [&] {
    std::set<std::string> ids;
    const Pieces pieces(shortened);
    const std::string prefix(document_prefix);
    const Xapian::Database& all = terms();
    for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix) && ids.size() < most; ++term) {
      const std::string document = (*term).substr(prefix.size());
      Docids found;
      if (pieces.fit(document)) find(document, found);
      if (!found.empty()) ids.insert(document);
    }
    return std::vector<std::string>(ids.begin(), ids.end());
  });
}

}  // namespace tenet::store
