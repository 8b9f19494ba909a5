// Any bytes are lengths of passages or an IndexError; what is read is written and read again as the same.

#include "store/postings/posting_list.h"

#include <vector>

#include <tenet/error.h>

#include "fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::store::PassageLengths;
  using tenet::test::require;
  PassageLengths lengths;
  try {
    lengths.append(tenet::test::bytes_of(data, size));
  } catch (const tenet::IndexError&) {
    return 0;
  }
  std::vector<std::uint32_t> all;
  for (Xapian::docid docid = 1; docid <= lengths.size(); ++docid) {
    all.push_back(lengths[docid]);
    require((lengths.shorts()[docid - 1] == PassageLengths::long_mark) == (all.back() >= PassageLengths::long_mark));
  }
  PassageLengths again;
  again.append(PassageLengths::pack(all));
  require(again.size() == all.size());
  for (Xapian::docid docid = 1; docid <= all.size(); ++docid) require(again[docid] == all[docid - 1]);
  return 0;
}
