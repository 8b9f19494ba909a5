#include "store/term_check.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "store/bytes.h"
#include "store/schema.h"

namespace tenet::store {
namespace {

// docs/index-format.md, "How a segment is written". What comes first is metadata.
constexpr std::string_view behind_metadata("\0\xc1", 2);
constexpr std::string_view value_numbers_prefix("\0\xd0", 2);
constexpr std::string_view values_prefix("\0\xd8", 2);
constexpr std::string_view lengths_prefix("\0\xe0", 2);

class TermCheck {
 public:
  TermCheck(TableReader& table, const SegmentTotals& totals) : table_(table), passages_(totals.passages) {}

  void entry(std::string_view key, const std::string& value) {
    if (key.starts_with(values_prefix)) {
      values(key.substr(values_prefix.size()), value);
    } else if (key.starts_with(value_numbers_prefix)) {
      // Xapian reads what is left of each, and plans by it alone.
    } else if (key == lengths_prefix) {
      end_list();
      begin_list(key, value);
    } else if (is_list_open_ && key.starts_with(list_) && key.size() > list_.size()) {
      go_on(key.substr(list_.size()), value);
    } else if (!key.empty() && key.front() != '\0') {
      end_list();
      begin_list(key, value);
    } else {
      fail();
    }
  }

  void end() {
    end_list();
    // A segment that has documents has nothing else.
    if (passage_ends_ != 0 && passage_ends_ != passages_) fail();
  }

 private:
  [[noreturn]] void fail() const { table_.damaged("terms or values are not as tenet writes them"); }
  [[nodiscard]] ByteReader reader(std::string_view bytes) const {
    return ByteReader(bytes, [this] { fail(); });
  }

  void advance(std::uint64_t& docid, ByteReader& in) const {
    const std::uint64_t distance = in.number();
    if (distance >= passages_) fail();
    docid += distance + 1;
    if (docid > passages_) fail();
  }

  // The first chunk of a list of postings; the keys of the others go on with a docid.
  void begin_list(std::string_view key, const std::string& value) {
    ByteReader in = reader(value);
    const std::uint64_t postings = in.number();  // 0 for lengths, which all passages have
    left_ = key == lengths_prefix ? passages_ : postings;
    (void)in.number();
    const std::uint64_t before = in.number();
    list_ = key;
    if (key != lengths_prefix) list_ += '\0';
    last_ = 0;
    is_list_open_ = true;
    chunk(before + 1, in);
  }

  void go_on(std::string_view key, const std::string& value) {
    const std::uint64_t docid = take_ascending(key);
    if (!key.empty() || is_complete_) fail();
    ByteReader in = reader(value);
    chunk(docid, in);
  }

  void chunk(std::uint64_t docid, ByteReader& in) {
    const std::string_view is_last = in.bytes(1);
    if (is_last != "0" && is_last != "1") fail();
    is_complete_ = is_last == "1";
    if (docid <= last_) fail();
    const std::uint64_t last = docid + in.number();
    while (true) {
      (void)in.number();
      if (left_-- == 0) fail();
      if (in.at_end()) break;
      advance(docid, in);
    }
    if (docid != last || docid > passages_) fail();
    last_ = docid;
  }

  void end_list() {
    if (is_list_open_ && (left_ != 0 || !is_complete_)) fail();
    is_list_open_ = false;
  }

  void values(std::string_view key, const std::string& value) {
    ByteReader key_in = reader(key);
    const std::uint64_t slot = key_in.number();
    std::string_view rest = key.substr(key.size() - key_in.left());
    std::uint64_t docid = take_ascending(rest);
    if (!rest.empty()) fail();
    if (slot != slot_) last_value_ = 0;
    slot_ = slot;
    ByteReader in = reader(value);
    while (true) {
      if (docid <= last_value_ || docid > passages_) fail();
      last_value_ = docid;
      const std::string_view bytes = in.view();
      if (slot == passage_count_slot) document(docid, bytes);
      if (in.at_end()) return;
      advance(docid, in);
    }
  }

  // Documents follow each other without a gap.
  void document(std::uint64_t last, std::string_view count) {
    const double passages = Xapian::sortable_unserialise(std::string(count));
    if (passages != static_cast<double>(last - passage_ends_)) fail();
    passage_ends_ = last;
  }

  TableReader& table_;
  std::uint64_t passages_;
  std::string list_;  // what the keys of the chunks of a list begin with, behind the first
  bool is_list_open_ = false;
  bool is_complete_ = true;  // its last chunk was there
  std::uint64_t left_ = 0;   // postings
  std::uint64_t last_ = 0;   // docid
  std::uint64_t slot_ = ~std::uint64_t{0};
  std::uint64_t last_value_ = 0;    // docid
  std::uint64_t passage_ends_ = 0;  // docid up to which documents are known
};

}  // namespace

void check_terms(TableReader& postings, const SegmentTotals& totals) {
  postings.check_from(behind_metadata);
  TermCheck check(postings, totals);
  for (TableCursor at(postings, behind_metadata); !at.at_end(); at.next()) {
    const std::string key(at.key());
    check.entry(key, at.value());
  }
  check.end();
}

}  // namespace tenet::store
