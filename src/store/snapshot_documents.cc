// How a snapshot finds documents by their ids, and reads what servers have.

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tenet/error.h>
#include <tenet/slips.h>

#include "store/guard.h"
#include "store/schema.h"
#include "store/snapshot.h"

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

bool Snapshot::is_remote(Xapian::docid docid) const {
  return !servers_.empty() && docid_there(docid).has_value();
}

Xapian::docid Snapshot::docid_from(std::size_t server, Xapian::docid there) const {
  const auto parts = static_cast<Xapian::docid>(servers_[server].remote->greeting().parts.size());
  if (there == 0 || parts == 0) {
    throw IndexError(servers_[server].remote->name() + ": the answer names no passage", "start the server again");
  }
  return docid_of(servers_[server].first_segment + (there - 1) % parts, (there - 1) / parts + 1);
}

std::optional<std::pair<std::size_t, Xapian::docid>> Snapshot::docid_there(Xapian::docid docid) const {
  const std::size_t segment = (docid - 1) % stride();
  for (std::size_t i = 0; i < servers_.size(); ++i) {
    const std::size_t first = servers_[i].first_segment;
    const std::size_t parts = servers_[i].remote->greeting().parts.size();
    if (segment < first || segment >= first + parts) continue;
    return std::pair(i, static_cast<Xapian::docid>(((docid - 1) / stride()) * parts + (segment - first) + 1));
  }
  return std::nullopt;
}

// The last passages that a document has here.
void Snapshot::find_here(std::string_view id, Docids& found) const {
  const std::string name = term(document_prefix, id);
  const Xapian::Database& all = terms();
  for (auto at = all.postlist_begin(name); at != all.postlist_end(name); ++at) {
    const Xapian::docid docid = docid_here(*at);
    if (!is_deleted(docid)) found.push_back(docid);
    if (!found.empty() && shards_.size() == 1) return;
  }
}

// Those of each document in all of the indexes.
std::vector<Docids> Snapshot::find_all(const std::vector<std::string>& ids) const {
  return guarded("reading the index", [&] {
    std::vector<Docids> found(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) find_here(ids[i], found[i]);
    const auto answers = ask_all<Docids>(Request::find_documents, ids);
    for (std::size_t server = 0; server < answers.size(); ++server) {
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const Xapian::docid there = answers[server].at(i); there != 0) {
          found[i].push_back(docid_from(server, there));
        }
      }
    }
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
  guarded("reading the index", [&] {
    const std::string start(document_prefix);
    const Xapian::Database& here = terms();
    for (auto at = here.allterms_begin(start); at != here.allterms_end(start); ++at) {
      if (at.get_termfreq() > 1) (void)find_document((*at).substr(start.size()));
    }
    if (servers_.empty()) return;
    std::vector<std::pair<std::string, std::size_t>> all;  // hash, part
    for (std::string& hash : document_hashes()) all.emplace_back(std::move(hash), servers());
    auto answers = ask_all<std::vector<std::string>>(Request::document_hashes);
    for (std::size_t server = 0; server < answers.size(); ++server) {
      for (std::string& hash : answers[server]) all.emplace_back(std::move(hash), server);
    }
    std::ranges::sort(all);
    const auto same = std::ranges::adjacent_find(
        all, {}, [](const auto& one) -> const auto& { return one.first; });
    if (same == all.end()) return;
    const std::size_t server = std::min(same->second, std::next(same)->second);
    throw IndexError(ErrorCode::not_together,
                     "a document is in two of the indexes: " + servers_[server].remote->name() + " and another",
                     one_alone);
  });
}

std::vector<std::string> Snapshot::document_hashes() const {
  std::vector<std::string> hashes;
  const std::string start(document_prefix);
  for (const std::size_t i : here_) {
    const Xapian::Database& segment = segments_[i]->xapian();
    const bool are_all = manifest_.segments[i].deleted.empty();
    for (auto name = segment.allterms_begin(start); name != segment.allterms_end(start); ++name) {
      if (are_all) {
        hashes.push_back(packed(hash64(*name)));
        continue;
      }
      for (auto at = segment.postlist_begin(*name); at != segment.postlist_end(*name); ++at) {
        if (!is_deleted(docid_of(i, *at))) hashes.push_back(packed(hash64(*name)));
      }
    }
  }
  return hashes;
}

std::optional<Snapshot::Near> Snapshot::nearest_document(const std::string& name) const {
  return guarded("reading the index", [&] {
    Near nearest{std::max<std::uint64_t>(2, name.size() / 5) + 1, ""};
    const std::string prefix(document_prefix);
    const Xapian::Database& here = terms();
    for (auto term = here.allterms_begin(prefix); term != here.allterms_end(prefix); ++term) {
      const std::string document = (*term).substr(prefix.size());
      const bool ends = name.size() > 2 && (document.ends_with('/' + name) || document.starts_with(name + '.'));
      const std::size_t slips = ends ? 0 : count_slips(name, document);
      Docids found;
      if (slips < nearest.first) find_here(document, found);
      if (!found.empty()) nearest = {slips, document};
    }
    for (auto& there : ask_all<std::optional<Near>>(Request::nearest_document, name)) {
      if (there && (nearest.second.empty() || *there < nearest)) nearest = *std::move(there);
    }
    return nearest.second.empty() ? std::nullopt : std::optional(nearest);
  });
}

std::vector<std::string> Snapshot::documents_like(const std::string& shortened) const {
  constexpr std::size_t most = 1'000;
  return guarded("reading the index", [&] {
    std::set<std::string> ids;
    const Pieces pieces(shortened);
    const std::string prefix(document_prefix);
    const Xapian::Database& here = terms();
    for (auto term = here.allterms_begin(prefix); term != here.allterms_end(prefix) && ids.size() < most; ++term) {
      const std::string document = (*term).substr(prefix.size());
      Docids found;
      if (pieces.fit(document)) find_here(document, found);
      if (!found.empty()) ids.insert(document);
    }
    for (auto& there : ask_all<std::vector<std::string>>(Request::documents_like, shortened)) {
      for (std::string& id : there) ids.insert(std::move(id));
    }
    return std::vector<std::string>(ids.begin(), ids.end());
  });
}

void Snapshot::fetch(const Docids& docids) const {
  if (servers_.empty()) return;
  constexpr std::size_t most = 5'000;
  if (fetched_.size() + docids.size() > most) fetched_.clear();
  std::vector<Docids> wanted(servers_.size());
  for (const Xapian::docid docid : docids) {
    if (fetched_.contains(docid)) continue;
    if (const auto there = docid_there(docid)) wanted[there->first].push_back(there->second);
  }
  if (std::ranges::all_of(wanted, &Docids::empty)) return;
  const auto answers = ask_each<FetchedPassages>(Request::passages, [&](std::size_t i) { return packed(wanted[i]); });
  for (std::size_t server = 0; server < answers.size(); ++server) {
    for (const auto& [there, passage] : answers[server]) fetched_[docid_from(server, there)] = passage;
  }
}

const RemotePassage& Snapshot::remote_passage(Xapian::docid docid) const {
  auto found = fetched_.find(docid);
  if (found == fetched_.end()) {
    fetch({docid});
    found = fetched_.find(docid);
  }
  if (found == fetched_.end()) {
    throw IndexError(shard_at(docid).string() + ": the answer lacks a passage", "start the server again");
  }
  return found->second;
}

void Snapshot::remember(const std::string& id, Xapian::docid docid) const {
  constexpr std::size_t most = 5'000;
  if (servers_.empty()) return;
  if (remembered_.size() > most) remembered_.clear();
  remembered_[id] = docid;
}

Xapian::docid Snapshot::remembered(const std::string& id) const {
  const auto found = remembered_.find(id);
  return found == remembered_.end() ? 0 : found->second;
}

std::string Snapshot::remote_text(Xapian::docid last) const {
  const auto [server, there] = docid_there(last).value();
  return ask<std::string>(server, Request::document_text, there);
}

}  // namespace tenet::store
