#include "indexer/reading/document_keys.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/reading/dates.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

struct Row {
  std::string_view key;
  std::string Document::*member;
};

// Where two keys name a member, the one further up is taken. Keys in lower case with underscores.
constexpr std::array table = {
    Row{"title", &Document::title},
    Row{"date", &Document::date},
    Row{"organisation", &Document::organisation},
    Row{"organization", &Document::organisation},
    Row{"speaker", &Document::speaker},
    Row{"author", &Document::author},
    Row{"authors", &Document::author},
    Row{"source", &Document::source},
    Row{"publisher", &Document::source},
    Row{"url", &Document::url},
    Row{"source_url", &Document::url},
    Row{"type", &Document::type},
    Row{"doc_type", &Document::type},
    Row{"doctype", &Document::type},
    Row{"tags", &Document::type},
    Row{"licence", &Document::licence},
    Row{"license", &Document::licence},
};

std::string folded(std::string_view key) {
  std::string result = text::to_lower(key);
  for (char& c : result) {
    if (c == '-' || c == ' ') c = '_';
  }
  return result;
}

// Takes `value` for the member; false when it cannot be.
bool take(Document& document, const Row& row, const std::string& value) {
  std::string& member = document.*row.member;
  if (!member.empty()) return false;
  if (row.member != &Document::date) {
    member = value;
    return true;
  }
  const auto date = iso_date(value);
  if (date) member = *date;
  return date.has_value();
}

}  // namespace

void fill_document(Document& document, const std::vector<DocumentKey>& keys) {
  std::vector<bool> taken(keys.size());
  for (const Row& row : table) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!taken[i] && !keys[i].value.empty() && folded(keys[i].key) == row.key) {
        taken[i] = take(document, row, keys[i].value);
      }
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!taken[i] && !keys[i].value.empty()) document.metadata.emplace(keys[i].key, keys[i].value);
  }
}

}  // namespace tenet::indexer
