#include "cli/quotation_folding.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace tenet::cli {
namespace {

// What makes two quotations one: who speaks, and the words a reader sees, whatever their case and punctuation.
std::string key_of(const Quotation& quotation) {
  std::string key = quotation.speaker.name + '\n';
  bool space = false;
  for (const char c : visible_text(quotation.text, quotation.quote.range.begin, quotation.hidden)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      if (std::exchange(space, false)) key += ' ';
      key += static_cast<char>(std::tolower(byte));
    } else {
      space = std::isspace(byte) != 0 || space;
    }
  }
  return key;
}

// Quotations of which each is unlike the others, and how often each is repeated among those that were read.
struct Folded {
  std::vector<Quotation> quotations = {};
  std::vector<std::size_t> repeated = {};
  bool more = false;  // behind those that were read
};

Folded fold(const Searcher& searcher, const Query& query, QuotationOptions options, std::size_t wanted) {
  for (options.limit = std::max<std::size_t>(4 * wanted, 100);; options.limit *= 4) {
    Folded folded;
    std::unordered_map<std::string, std::size_t> places;
    const std::size_t given = searcher.quotations(query, options, [&](const Quotation& quotation) {
      const auto [place, fresh] = places.emplace(key_of(quotation), folded.quotations.size());
      if (!fresh) {
        ++folded.repeated[place->second];
      } else {
        folded.quotations.push_back(quotation);
        folded.repeated.push_back(0);
      }
    });
    folded.more = given == options.limit;
    if (!folded.more || folded.quotations.size() > wanted) return folded;
  }
}

}  // namespace

std::pair<std::size_t, bool> list_folded(const Searcher& searcher, const Query& query, QuotationOptions::Order order,
                                         const Paging& paging, const WriteQuotation& write) {
  const std::size_t wanted = paging.all ? std::numeric_limits<std::size_t>::max() / 8 : paging.most();
  const Folded folded = fold(searcher, query, {.order = order}, wanted == 0 ? 0 : paging.offset + wanted);
  const std::size_t begin = std::min(paging.offset, folded.quotations.size());
  const std::size_t end = begin + std::min(wanted, folded.quotations.size() - begin);
  for (std::size_t i = begin; i < end; ++i) write(folded.quotations[i], folded.repeated[i]);
  return {end - begin, end < folded.quotations.size() || folded.more};
}

}  // namespace tenet::cli
