#include "query/xapian/place.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

#include <tenet/error.h>

#include "base/files.h"

namespace fs = std::filesystem;

namespace tenet::query::xapian {
namespace {

constexpr std::string_view local = "xapian:";
constexpr std::string_view remote = "xapian+tcp://";

[[noreturn]] void throw_unreadable(const std::string& name) {
  throw IndexError(ErrorCode::bad_input, "opening " + name + ": not the place of a Xapian database",
                   "there are xapian:FOLDER and xapian+tcp://HOST:PORT");
}

bool is_host(std::string_view host) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':';
  };
  return !host.empty() && host.front() != '-' && std::ranges::all_of(host, is_part);
}

bool is_this_machine(std::string_view host) {
  const bool is_number = std::ranges::all_of(host, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  return host == "localhost" || host == "::1" || (is_number && host.starts_with("127."));
}

// HOST:PORT, or [HOST]:PORT for IPv6.
void read_address(std::string_view address, Place& place) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string_view::npos) throw_unreadable(place.name);
  std::string_view host = address.substr(0, colon);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  const std::string_view digits = address.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
  const bool is_port =
      error == std::errc() && end == digits.data() + digits.size() && place.port > 0 && place.port < 65'536;
  const bool has_colon = host.find(':') != std::string_view::npos;
  if (!is_port || !is_host(host) || has_colon != is_bracketed) throw_unreadable(place.name);
  place.host = host;
}

constexpr const char* glass_file = "iamglass";  // of a database
constexpr const char* stub_file = "XAPIANDB";   // of a folder of databases

// The shards that an export has named in its stub: "auto shard-1". Other lines of Xapian's stubs could start programs.
std::vector<fs::path> shards_in(const Place& place) {
  constexpr std::uint64_t most = 1U << 16U;
  std::vector<fs::path> shards;
  const std::string text = base::read_file(place.folder / stub_file, most, base::Links::refuse);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    constexpr std::string_view start = "auto shard-";
    const std::string_view number = line.substr(std::min(start.size(), line.size()));
    const bool is_number = !number.empty() && number.size() < 5 &&
                           std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    if (!line.starts_with(start) || !is_number) {
      throw IndexError(ErrorCode::bad_input, "opening " + place.name + ": its XAPIANDB is not one of tenet's exports",
                       "name the databases in it, each by itself");
    }
    shards.push_back(place.folder / std::string(line.substr(5)));
  }
  return shards;
}

Shard open_folder(const std::string& name, const fs::path& folder) {
  if (!base::is_file(folder / glass_file, base::Links::refuse)) {
    throw IndexError(ErrorCode::not_found, "opening " + name + ": no Xapian database",
                     "tenet export makes one of an index");
  }
  return named("opening " + name, [&] {
    Shard shard{.name = name, .database = Xapian::Database(folder.string(), Xapian::DB_BACKEND_GLASS)};
    shard.about = read_about(shard.database.get_metadata(about_key), "opening " + name);
    return shard;
  });
}

}  // namespace

Place read_place(const std::string& name, const SearcherOptions& options) {
  Place place{.name = name};
  if (name.starts_with(local) && name.size() > local.size()) {
    place.folder = fs::absolute(name.substr(local.size())).lexically_normal();
    return place;
  }
  if (!name.starts_with(remote)) throw_unreadable(name);
  read_address(std::string_view(name).substr(remote.size()), place);
  if (!options.allow_remote && !is_this_machine(place.host)) {
    throw IndexError(ErrorCode::no_permission, "opening " + name + ": it is on another machine",
                     "whoever can connect reads all of it: use a tunnel (ssh -N -L " + std::to_string(place.port) +
                         ":127.0.0.1:" + std::to_string(place.port) + " " + place.host +
                         "), or allow it in a private network");
  }
  return place;
}

std::vector<Shard> open_place(const Place& place, const SearcherOptions& options) {
  std::vector<Shard> shards;
  if (place.port == 0) {
    const bool is_stub = !base::is_file(place.folder / glass_file, base::Links::refuse) &&
                         base::is_file(place.folder / stub_file, base::Links::refuse);
    if (!is_stub) return {open_folder(place.name, place.folder)};
    for (const fs::path& folder : shards_in(place)) {
      shards.push_back(open_folder(place.name + '/' + folder.filename().string(), folder));
    }
    return shards;
  }
  constexpr unsigned connect_milliseconds = 5000;
  return named("opening " + place.name, [&]() -> std::vector<Shard> {
    const auto timeout = static_cast<unsigned>(options.answer_timeout.count());
    Shard shard{.name = place.name,
                .database = Xapian::Remote::open(place.host, place.port, timeout, connect_milliseconds)};
    shard.about = read_about(shard.database.get_metadata(about_key), "opening " + place.name);
    shard.is_remote = true;
    return {std::move(shard)};
  });
}

void check_together(const std::vector<Shard>& shards) {
  std::set<std::string> seen;
  for (const Shard& shard : shards) {
    const Shard& first = shards.front();
    const std::string both = "opening " + first.name + " and " + shard.name + ": ";
    if (shard.about.analysis != first.about.analysis) {
      throw IndexError(ErrorCode::not_together, both + "different versions of tenet exported them",
                       "export both with the same version");
    }
    if (shard.about.taxonomy != first.about.taxonomy) {
      throw IndexError(ErrorCode::not_together, both + "they have different topics",
                       "give both indexes the same topics, and export them again");
    }
    const std::string uuid = shard.database.get_uuid();
    if (!uuid.empty() && !seen.insert(uuid).second) {
      throw IndexError(ErrorCode::not_together, "opening " + shard.name + ": it was named twice, or is a copy",
                       "name each database once");
    }
  }
}

void open_again(Shard& shard, const SearcherOptions& options) {
  Shard again = std::move(open_place(read_place(shard.name, options), options).front());
  if (again.about != shard.about) {
    throw IndexError(ErrorCode::failed, "opening " + shard.name + ": another database stands there now",
                     "open it again");
  }
  shard = std::move(again);
}

void rethrow_named(const std::string& name) {
  try {
    throw;
  } catch (const Xapian::NetworkTimeoutError&) {
    throw IndexError(ErrorCode::timed_out, name + ": no answer in time", "look whether the server runs there");
  } catch (const Xapian::NetworkError& error) {
    std::string why = error.get_msg();
    if (error.get_error_string() != nullptr) why += std::string(" (") + error.get_error_string() + ')';
    throw IndexError(ErrorCode::failed, name + ": " + why,
                     "look whether xapian-tcpsrv runs there, of a version of Xapian that speaks the same protocol");
  } catch (const Xapian::DatabaseVersionError& error) {
    throw IndexError(ErrorCode::other_version, name + ": " + error.get_msg(), "export the index again");
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw IndexError(ErrorCode::not_found, name + ": " + error.get_msg(), "export the index again");
  } catch (const Xapian::DatabaseError& error) {
    throw IndexError(ErrorCode::damaged, name + ": damaged: " + error.get_msg(), "export the index again");
  } catch (const Xapian::Error& error) {
    throw IndexError(ErrorCode::failed, name + ": " + error.get_msg(), "export the index again if this comes back");
  }
}

}  // namespace tenet::query::xapian
