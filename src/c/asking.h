#pragma once

#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

#include <tenet/searcher.h>
#include <tenet/tenet.h>

#include "c/calls.h"
#include "c/options.h"
#include "c/rows.h"

// What the functions that ask an index have in common.
namespace tenet::c {

// What a tenet_searcher stands for.
class SearcherObject {
 public:
  explicit SearcherObject(Searcher searcher) : searcher_(std::move(searcher)) {}

  // The searcher for one call, which cancel() ends.
  [[nodiscard]] Searcher limited(Limits limits) {
    {
      const std::scoped_lock lock(mutex_);
      limits.stop = stop_.get_token();
    }
    return searcher_.limited(std::move(limits));
  }
  void cancel() {
    const std::scoped_lock lock(mutex_);
    stop_.request_stop();
    stop_ = std::stop_source();
  }

 private:
  Searcher searcher_;
  std::mutex mutex_;
  std::stop_source stop_;
};

// Answers with what `prepare(reader)` gives: it reads the options of `function`, and gives what is then called with the
// limited searcher to make rows.
template <typename Prepare>
int ask(tenet_searcher* searcher, const tenet_options* options, tenet_results** results, const char* function,
        const Prepare& prepare) {
  return call([&] {
    *required(results, "asking: where the results are to go is NULL") = nullptr;
    const auto object = object_of<SearcherObject>(searcher);
    OptionReader reader(options, function);
    Limits limits = reader.limits();
    auto answer = prepare(reader);
    reader.finish();
    give_rows(answer(object->limited(std::move(limits))), results);
  });
}

// For functions that take a query: what `prepare` gives is called with the limited searcher and the query.
template <typename Prepare>
int ask(tenet_searcher* searcher, const char* query, const tenet_options* options, tenet_results** results,
        const char* function, const Prepare& prepare) {
  return ask(searcher, options, results, function, [&](OptionReader& reader) {
    const Joining joining = reader.truth("any") ? Joining::any : Joining::all;
    const bool plain = reader.truth("plain");
    const char* const text = required(query, "asking: the query is NULL");
    return [=, answer = prepare(reader)](const Searcher& limited) mutable {
      return answer(limited, plain ? plain_query(text, joining) : limited.parse(text, joining));
    };
  });
}

}  // namespace tenet::c
