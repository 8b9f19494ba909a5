#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <tenet/passage.h>

#include "query/counting/groups.h"

// Groups of documents: all passages of a document stand in the same.
namespace tenet::query {

// By the first `characters` of the date: 4 for years, 7 for months, where a date without a month stays a year.
[[nodiscard]] std::unique_ptr<Grouping> by_date(const GroupingSources& sources, std::size_t characters);
// By a field that is searched by its words, which is `member` of a document. Names of the same words are one group,
// because the index tells the words of a field without a look at the document; it goes by what its first document, by
// id, writes.
[[nodiscard]] std::unique_ptr<Grouping> by_name(const GroupingSources& sources, std::string_view field,
                                                std::string Document::*member);
[[nodiscard]] std::unique_ptr<Grouping> by_document(const GroupingSources& sources);

}  // namespace tenet::query
