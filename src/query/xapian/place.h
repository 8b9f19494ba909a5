#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

#include <tenet/searcher.h>

#include "query/xapian/layout.h"

namespace tenet::query::xapian {

// Where a Xapian database is.
struct Place {
  std::string name = {};              // as it was given
  std::filesystem::path folder = {};  // of a local one, absolute
  std::string host = {};              // of one behind xapian-tcpsrv
  unsigned port = 0;
};

// Reads xapian:FOLDER or xapian+tcp://HOST:PORT, nothing else: neither Xapian's stubs nor programs to start. Throws
// IndexError for another form, and for a host that is not this machine unless options.allow_remote is set.
[[nodiscard]] Place read_place(const std::string& name, const SearcherOptions& options);

// A database that is open, or one shard of several in a folder.
struct Shard {
  std::string name = {};
  Xapian::Database database = {};
  About about = {};
  bool is_remote = false;
};
// Opens what stands at a place: a database, or the shards of an export. Throws IndexError, which names the place, where
// there is none, where tenet has not written it, and where a server cannot be reached or speaks another protocol.
[[nodiscard]] std::vector<Shard> open_place(const Place& place, const SearcherOptions& options);

// Throws where two databases were exported by other rules, or one is named twice.
void check_together(const std::vector<Shard>& shards);

// Connects again to a shard behind a server. Throws as open_place(), and where the server has another database now.
void open_again(Shard& shard, const SearcherOptions& options);

// Turns the exception being handled, one of Xapian's, into an IndexError `name: why` with a hint.
[[noreturn]] void rethrow_named(const std::string& name);
template <typename Work>
decltype(auto) named(const std::string& name, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error&) {
    rethrow_named(name);
  }
}

}  // namespace tenet::query::xapian
