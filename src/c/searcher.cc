#include <tenet/citation.h>
#include <tenet/duplicates.h>
#include <tenet/searcher.h>
#include <tenet/tenet.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "c/asking.h"
#include "c/calls.h"
#include "c/columns.h"
#include "c/options.h"
#include "c/paths.h"

// An index that is read: opening it, and what it answers about passages and documents.
namespace tenet::c {
namespace {

[[noreturn]] void not_there(const std::string& id) {
  throw InputError(ErrorCode::not_found, id + ": no such passage or document in the index",
                   "an id is DOCUMENT#NUMBER, or DOCUMENT");
}

// A passage with its neighbours, or the passages of a document.
std::vector<Hit> show(const Searcher& searcher, const std::string& given, std::size_t context) {
  const std::string id = searcher.full_id(given);
  std::vector<Hit> hits = searcher.show(id, context);
  if (hits.empty()) hits = searcher.passages_of(id);
  if (hits.empty()) not_there(given);
  return hits;
}

// What is cited for an id: a document, a passage, or the quotations in it.
void add_references(const Searcher& searcher, const std::string& given, bool quotes, std::vector<Reference>& all) {
  const std::string id = searcher.full_id(given);
  const std::vector<Hit> passage = searcher.show(id);
  if (passage.empty()) {
    const auto document = searcher.document(id);
    if (!document) not_there(given);
    all.push_back(make_reference(*document));
  } else if (quotes) {
    const Query of_passage{.kind = Query::Kind::field, .text = id, .field = "id", .quoted = true};
    const auto add = [&](const Quotation& quotation) { all.push_back(make_reference(quotation)); };
    searcher.quotations(of_passage, {.limit = 10'000, .order = QuotationOptions::Order::reading}, add);
  } else {
    all.push_back(make_reference(passage.front()));
  }
}

SearchOptions::By read_by(OptionReader& reader) {
  using By = SearchOptions::By;
  return reader.choice<By>("by", {{"passage", By::passage}, {"document", By::document}});
}

SearchOptions read_search_options(OptionReader& reader) {
  using Order = SearchOptions::Order;
  return {.limit = reader.number("limit", 10),
          .offset = reader.number("offset", 0),
          .by = read_by(reader),
          .snippet_bytes = reader.number("snippet_bytes", 320),
          .order = reader.choice<Order>(
              "order", {{"score", Order::score}, {"date", Order::date}, {"document", Order::document}}),
          .reverse = reader.truth("reverse"),
          .per_document = reader.number("per_document", 0),
          .words_as_evidence = reader.truth("words_as_evidence"),
          .exact_total = reader.truth("exact_total", true)};
}

}  // namespace

}  // namespace tenet::c

using namespace tenet::c;

int tenet_open(const char* path, const tenet_options* options, tenet_searcher** searcher) {
  return tenet_open_several(&path, 1, options, searcher);
}

int tenet_open_several(const char* const* paths, size_t count, const tenet_options* options,
                       tenet_searcher** searcher) {
  return call([&] {
    *required(searcher, "open: where the searcher is to go is NULL") = nullptr;
    OptionReader reader(options, "open");
    const tenet::SearcherOptions how{.partial = reader.truth("partial"),
                                     .allow_remote = reader.truth("allow_remote"),
                                     .answer_timeout = std::chrono::seconds(
                                         std::clamp<std::size_t>(reader.number("answer_timeout", 60), 1, 1'000'000))};
    reader.finish();
    give(std::make_shared<SearcherObject>(tenet::Searcher(paths_of(paths, count), how)), searcher);
  });
}

int tenet_close(tenet_searcher* searcher) {
  return call([&] { close_handle<SearcherObject>(searcher); });
}

int tenet_cancel(tenet_searcher* searcher) {
  return call([&] { object_of<SearcherObject>(searcher)->cancel(); });
}

int tenet_search(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "search", [](OptionReader& reader) {
    const tenet::SearchOptions how = read_search_options(reader);
    const bool fold = reader.truth("fold");
    return [=](const tenet::Searcher& limited, const tenet::Query& asked) {
      return make_rows(fold ? tenet::search_folded(limited, asked, how).results : limited.search(asked, how),
                       &tenet::Results::hits);
    };
  });
}

int tenet_quotes(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "quotes", [](OptionReader& reader) {
    using Order = tenet::QuotationOptions::Order;
    const tenet::QuotationOptions how{
        .limit = reader.number("limit", 10),
        .offset = reader.number("offset", 0),
        .order = reader.choice<Order>("order", {{"score", Order::score}, {"reading", Order::reading}})};
    return [=](const tenet::Searcher& limited, const tenet::Query& asked) {
      std::vector<tenet::Quotation> rows;
      limited.quotations(asked, how, [&](const tenet::Quotation& each) { rows.push_back(each); });
      return make_rows(std::move(rows));
    };
  });
}

int tenet_speakers(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "speakers", [](OptionReader& reader) {
    const std::size_t limit = reader.number("limit", 10);
    return [=](const tenet::Searcher& limited, const tenet::Query& asked) {
      return make_rows(limited.speakers(asked, limit));
    };
  });
}

int tenet_verify(tenet_searcher* searcher, const char* words, const tenet_options* options, tenet_results** results) {
  return ask(searcher, options, results, "verify", [&](OptionReader& reader) {
    const tenet::VerifyOptions how{.limit = reader.number("limit", 10), .speaker = reader.text("speaker")};
    const std::string asked = required(words, "verify: the words are NULL");
    return [=](const tenet::Searcher& limited) {
      return make_rows(limited.verify(asked, how), &tenet::Verification::places);
    };
  });
}

int tenet_show(tenet_searcher* searcher, const char* id, const tenet_options* options, tenet_results** results) {
  return ask(searcher, options, results, "show", [&](OptionReader& reader) {
    const std::size_t context = reader.number("context", 0);
    const std::string asked = required(id, "show: the id is NULL");
    return [=](const tenet::Searcher& limited) { return make_rows(show(limited, asked, context)); };
  });
}

int tenet_document_of(tenet_searcher* searcher, const char* id, const tenet_options* options, tenet_results** results) {
  return ask(searcher, options, results, "document", [&](OptionReader&) {
    const std::string asked = required(id, "document: the id is NULL");
    return [=](const tenet::Searcher& limited) {
      auto document = limited.document(limited.full_id(asked));
      if (!document) not_there(asked);
      return make_row(WholeDocument{std::move(*document)});
    };
  });
}

int tenet_cite(tenet_searcher* searcher, const char* const* ids, size_t count, const char* style,
               const tenet_options* options, tenet_results** results) {
  return ask(searcher, options, results, "cite", [&](OptionReader& reader) {
    const bool words_first = reader.truth("words_first");
    const bool quotes = reader.truth("quotes");
    const bool bibliography = reader.truth("bibliography");
    const std::string accessed = reader.text("accessed");
    const std::string named = required(style, "cite: the style is NULL");
    const auto chosen = tenet::citation_style(named);
    if (!chosen) {
      throw tenet::InputError("cite: there is no style '" + named + "'",
                              "it is apa, chicago, bluebook, bibtex, ris or csl");
    }
    using Style = tenet::CitationStyle;
    if (bibliography && *chosen != Style::apa && *chosen != Style::chicago && *chosen != Style::bluebook) {
      throw tenet::InputError("cite: the style " + named + " has no bibliography", "it is apa, chicago or bluebook");
    }
    if (count > 0) required(ids, "cite: the ids are NULL");
    std::vector<std::string> asked;
    for (std::size_t i = 0; i < count; ++i) asked.emplace_back(required(ids[i], "cite: an id is NULL"));
    return [=](const tenet::Searcher& limited) {
      std::vector<tenet::Reference> references;
      for (const std::string& id : asked) add_references(limited, id, quotes, references);
      references = tenet::merge_references(std::move(references));
      for (tenet::Reference& reference : references) reference.accessed = accessed;
      Citation citation;
      if (bibliography) {
        for (const tenet::Reference& reference : references) {
          citation.text += tenet::bibliography_entry(reference, *chosen) + '\n';
        }
      } else {
        citation.text =
            tenet::cite(references, *chosen, words_first ? tenet::Leading::words : tenet::Leading::reference);
      }
      return make_row(std::move(citation));
    };
  });
}

int tenet_topics(tenet_searcher* searcher, const tenet_options* options, tenet_results** results) {
  return ask(searcher, options, results, "topics",
             [](OptionReader&) { return [](const tenet::Searcher& limited) { return make_rows(limited.topics()); }; });
}

int tenet_info(tenet_searcher* searcher, const tenet_options* options, tenet_results** results) {
  return ask(searcher, options, results, "info",
             [](OptionReader&) { return [](const tenet::Searcher& limited) { return make_row(limited.info()); }; });
}

int tenet_explain(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "explain", [](OptionReader& reader) {
    const std::string id = reader.text("id");
    const tenet::SearchOptions how{.by = read_by(reader), .words_as_evidence = reader.truth("words_as_evidence")};
    return [=](const tenet::Searcher& limited, const tenet::Query& asked) {
      Explained explained{.description = tenet::describe(limited.resolve(asked)),
                          .query = tenet::to_string(asked),
                          .operators = limited.explain(asked)};
      if (!id.empty()) explained.score = limited.explain(asked, limited.full_id(id), how);
      return make_row(std::move(explained));
    };
  });
}
