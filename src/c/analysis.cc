#include <tenet/concordance.h>
#include <tenet/counts.h>
#include <tenet/duplicates.h>
#include <tenet/tenet.h>
#include <tenet/words.h>

#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "c/asking.h"
#include "c/columns.h"

// What many passages say together.
namespace tenet::c {
namespace {

// "left:1" and so on.
LineOrder read_order(const std::string& item, const OptionReader& reader) {
  using By = LineOrder::By;
  const std::size_t colon = item.find(':');
  const std::string name = item.substr(0, colon);
  LineOrder order;
  if (colon != std::string::npos) {
    const char* const end = item.data() + item.size();
    const auto [stop, error] = std::from_chars(item.data() + colon + 1, end, order.place);
    const bool is_place = error == std::errc() && stop == end && order.place > 0 && (name == "left" || name == "right");
    if (!is_place) reader.refuse("sort", item, "left:1 is the word next to the node");
  }
  const std::vector<std::pair<std::string_view, By>> all{{"left", By::left}, {"right", By::right},
                                                         {"node", By::node}, {"speaker", By::speaker},
                                                         {"date", By::date}, {"document", By::document}};
  for (const auto& [known, by] : all) {
    if (name != known) continue;
    order.by = by;
    return order;
  }
  reader.refuse("sort", item, "it is left, right, node, speaker, date or document");
}

WordOptions read_word_options(OptionReader& reader, const std::vector<WordMeasure>& measures) {
  WordOptions how{.measure = measures.front(),
                  .min_count = reader.number("min_count", 5),
                  .stop_words = reader.truth("stop_words"),
                  .reverse = reader.truth("reverse"),
                  .limit = reader.number("limit", 20),
                  .offset = reader.number("offset", 0)};
  const std::string name = reader.text("measure");
  if (name.empty()) return how;
  std::string names;
  for (const WordMeasure measure : measures) {
    if (to_string(measure) == name) {
      how.measure = measure;
      return how;
    }
    names += (names.empty() ? "" : ", ") + std::string(to_string(measure));
  }
  reader.refuse("measure", name, "it is one of: " + names);
}

Window read_window(OptionReader& reader) {
  const std::string text = reader.text("window");
  if (text.empty()) return {};
  if (text == "sentence") return {.unit = Window::Unit::sentence};
  if (text == "passage") return {.unit = Window::Unit::passage};
  Window window;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), window.words);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || window.words == 0) reader.refuse("window", text, "it is a number of words, sentence or passage");
  return window;
}

}  // namespace
}  // namespace tenet::c

using namespace tenet::c;
using tenet::Query;
using tenet::Searcher;

int tenet_count(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "count", [](OptionReader& reader) {
    tenet::CountOptions how{.grade = static_cast<int>(std::min<std::size_t>(reader.number("grade", 1), 2))};
    for (const std::string& name : reader.list("by")) how.by.push_back(tenet::parse_count_by(name));
    const std::string within = reader.text("within");
    return [=](const Searcher& limited, const Query& asked) mutable {
      how.within = limited.parse(within);
      return make_rows(limited.count(asked, how), &tenet::Counts::rows);
    };
  });
}

int tenet_kwic(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "kwic", [](OptionReader& reader) {
    tenet::ConcordanceOptions how{.left = reader.number("left", 8),
                                  .right = reader.number("right", 8),
                                  .across = reader.truth("across"),
                                  .sample = reader.number("sample"),
                                  .seed = reader.number("seed", 0),
                                  .limit = reader.number("limit", 20),
                                  .offset = reader.number("offset", 0)};
    for (const std::string& item : reader.list("sort")) how.sort.push_back(read_order(item, reader));
    return [=](const Searcher& limited, const Query& asked) {
      return make_rows(tenet::concordance(limited, asked, how), &tenet::Concordance::lines);
    };
  });
}

int tenet_collocates(tenet_searcher* searcher, const char* query, const tenet_options* options,
                     tenet_results** results) {
  return ask(searcher, query, options, results, "collocates", [](OptionReader& reader) {
    const tenet::WordOptions how = read_word_options(reader, tenet::collocate_measures());
    const tenet::Window window = read_window(reader);
    return [=](const Searcher& limited, const Query& asked) {
      return make_rows(tenet::collocates(limited, asked, window, how), &tenet::WordTable::rows);
    };
  });
}

int tenet_keywords(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results) {
  return ask(searcher, query, options, results, "keywords", [](OptionReader& reader) {
    const tenet::WordOptions how = read_word_options(reader, tenet::keyword_measures());
    const std::string against = reader.text("against");
    return [=](const Searcher& limited, const Query& asked) {
      const auto other = against.empty() ? std::nullopt : std::optional(limited.parse(against));
      return make_rows(tenet::keywords(limited, asked, other, how), &tenet::WordTable::rows);
    };
  });
}

int tenet_dispersion(tenet_searcher* searcher, const char* query, const tenet_options* options,
                     tenet_results** results) {
  return ask(searcher, query, options, results, "dispersion", [](OptionReader&) {
    return [](const Searcher& limited, const Query& asked) {
      tenet::Dispersion found = tenet::dispersion(limited, asked);
      std::vector<NamedSpread> rows;
      rows.push_back({"documents", std::move(found.documents)});
      rows.push_back({"years", std::move(found.years)});
      return make_rows(std::move(rows));
    };
  });
}

int tenet_duplicates(tenet_searcher* searcher, const char* query, const tenet_options* options,
                     tenet_results** results) {
  return ask(searcher, query, options, results, "duplicates", [](OptionReader&) {
    return
        [](const Searcher& limited, const Query& asked) { return make_rows(tenet::duplicate_groups(limited, asked)); };
  });
}
