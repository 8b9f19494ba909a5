// Whatever an asker sends, a server answers: with what was asked or with an error, never by falling over. The first
// byte of the input says what is asked; what a query of Xapian's would be is left to Xapian.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <tenet/error.h>
#include <tenet/indexer.h>

#include "query/language/query_bytes.h"
#include "query/service.h"
#include "store/remote/address.h"
#include "store/remote/remote.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// An index of two documents, removed with the process.
class Index {
 public:
  Index() {
    std::string name = (std::filesystem::temp_directory_path() / "tenet-fuzz-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    tenet::Indexer indexer(folder_ / "index");
    indexer.add({.id = "a", .text = "\"Bail keeps people in jail,\" said Ada Example, a judge.", .date = "2016"});
    indexer.add({.id = "b", .text = "Jail.\n\nParole, said the forum.", .title = "Bail", .organisation = "Forum"});
    (void)indexer.commit();
  }
  ~Index() { std::filesystem::remove_all(folder_); }
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "index"; }

 private:
  std::filesystem::path folder_;
};

void require_round_trip_of_query(const std::string& bytes) {
  try {
    const tenet::Query query = tenet::query::decode_query(bytes);
    require(tenet::query::decode_query(tenet::query::encode_query(query)) == query);
  } catch (const tenet::IndexError&) {
  }
}

void require_safe_address(const std::string& text) {
  if (!tenet::store::is_address(text)) return;
  try {
    const tenet::store::Address address = tenet::store::read_address(text);
    require(!address.host.empty() && address.host.front() != '-');
  } catch (const tenet::IndexError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::store::Request;
  static const Index index;
  static tenet::query::Service service({index.path()});
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  require_round_trip_of_query(bytes);
  require_safe_address(bytes);
  const auto is = [&](Request request) { return !bytes.empty() && bytes.front() == static_cast<char>(request); };
  if (is(Request::match) || is(Request::matching) || is(Request::count)) return 0;
  const std::string answer = service.answer(bytes);
  require(!answer.empty());
  require(static_cast<unsigned char>(answer.front()) <= static_cast<unsigned char>(last_of(tenet::store::Answered{})));
  return 0;
}
