#pragma once

#include <cstddef>
#include <functional>
#include <utility>

#include <tenet/searcher.h>

#include "cli/paging.h"

namespace tenet::cli {

using WriteQuotation = std::function<void(const Quotation&, std::size_t repeated)>;

// Hands quotations that answer `query` to `write`, those of `paging`: the same words of the same speaker once, whatever
// their case and punctuation, with how often they are repeated among those that were read. Gives how many, and whether
// there are more.
std::pair<std::size_t, bool> list_folded(const Searcher& searcher, const Query& query, QuotationOptions::Order order,
                                         const Paging& paging, const WriteQuotation& write);

}  // namespace tenet::cli
