#include "store/string_table.h"

#include <algorithm>

#include "store/bytes.h"
#include "store/schema.h"

namespace tenet::store {
namespace {

// Enough to read little for one string, and few enough for neighbours to have much in common.
constexpr std::size_t key_bytes = 2;

std::string key_of(std::string_view table, std::string_view string) {
  return std::string(table).append(string.substr(0, key_bytes));
}

void pack(std::string_view string, std::uint64_t number, std::string_view before, ByteWriter& out) {
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(string, before).in1 - string.begin());
  out.number(same);
  out.string(string.substr(same));
  out.number(number);
}

// Calls `visit` with each string and its number.
template <typename Visit>
void unpack(std::string_view value, const Visit& visit) {
  std::string string;
  for (ByteReader in(value); !in.at_end();) {
    const std::uint64_t same = in.number();
    if (same > string.size()) in.fail();
    string.resize(static_cast<std::size_t>(same));
    string += in.view();
    visit(string, in.number());
  }
}

}  // namespace

void pack_strings(std::string_view table, std::vector<StringNumber> strings, std::vector<TableEntry>& entries) {
  std::ranges::sort(strings);
  for (auto string = strings.begin(); string != strings.end();) {
    const std::string key = key_of(table, string->first);
    ByteWriter value;
    std::string_view before;
    for (; string != strings.end() && key_of(table, string->first) == key; ++string) {
      pack(string->first, string->second, before, value);
      before = string->first;
    }
    entries.emplace_back(key, value.take());
  }
}

std::string join_strings(const std::vector<std::string_view>& values) {
  std::vector<StringNumber> all;
  for (const std::string_view value : values) {
    unpack(value, [&](const std::string& string, std::uint64_t number) { all.emplace_back(string, number); });
  }
  std::ranges::sort(all);
  ByteWriter joined;
  std::string_view before;
  for (auto string = all.begin(); string != all.end();) {
    std::uint64_t sum = 0;
    const std::string_view name = string->first;
    for (; string != all.end() && string->first == name; ++string) sum += string->second;
    pack(name, sum, before, joined);
    before = name;
  }
  return joined.take();
}

void each_string(TableReader& postings, std::string_view table, std::string_view beginning,
                 const std::function<void(const std::string& string, std::uint64_t number)>& visit) {
  const auto read = [&](const std::string& value) {
    unpack(value, [&](const std::string& string, std::uint64_t number) {
      if (string.starts_with(beginning)) visit(string, number);
    });
  };
  const std::string start = metadata_key(key_of(table, beginning));
  if (beginning.size() >= key_bytes) return read(postings.value(start));
  postings.each(start, [&](std::string_view, const std::string& value) { read(value); });
}

}  // namespace tenet::store
