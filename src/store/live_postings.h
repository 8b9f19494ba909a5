#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/docid.h"
#include "store/snapshot.h"

// Postings of one segment without what was struck out. All throw Xapian::Error.
namespace tenet::store {

[[nodiscard]] std::vector<Docid> live_postings(const Snapshot& snapshot, std::size_t segment, const std::string& term);

// Hands over the terms of a segment that begin with `prefix`, without those that have nothing but what was struck out.
void for_each_term(const Snapshot& snapshot, std::size_t segment, std::string_view prefix,
                   const std::function<void(const std::string& term, const std::vector<Docid>&)>& take);

// Whether store::term() has cut the value in `term`, so that it does not say all of it.
[[nodiscard]] bool was_cut(const std::string& term);

}  // namespace tenet::store
