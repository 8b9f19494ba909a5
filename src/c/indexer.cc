#include <tenet/check.h>
#include <tenet/indexer.h>
#include <tenet/tenet.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "c/calls.h"
#include "c/columns.h"
#include "c/options.h"
#include "c/paths.h"
#include "c/progress.h"

// An index that is written, and whether it is sound.
namespace tenet::c {
namespace {

struct DocumentObject {
  Document document = {};
};

// What a tenet_indexer stands for.
class IndexerObject {
 public:
  IndexerObject(const std::filesystem::path& path, IndexerOptions options) {
    options.progress = [this](const IndexProgress& now) { report(now); };
    options.should_stop = [this] { return stops_.load(); };
    indexer_ = std::make_unique<Indexer>(path, std::move(options));
  }

  void on_progress(tenet_progress_function* function, void* data) {
    function_ = function;
    data_ = data;
  }
  void cancel() { stops_ = true; }

  // Calls `work` with the Indexer. Throws where the progress function asks again.
  template <typename Work>
  decltype(auto) with(Work&& work) {
    if (std::exchange(is_busy_, true)) misused("indexer: it is at work");
    struct Free {
      bool& is_busy;
      ~Free() { is_busy = false; }
    } const free{is_busy_};
    stops_ = false;
    return std::forward<Work>(work)(*indexer_);
  }

 private:
  void report(const IndexProgress& now) {
    if (tells_to_stop(function_, data_, now)) stops_ = true;
  }

  std::unique_ptr<Indexer> indexer_;
  std::atomic<bool> stops_ = false;
  bool is_busy_ = false;
  tenet_progress_function* function_ = nullptr;
  void* data_ = nullptr;
};

std::string Document::*field_of(std::string_view name) {
  static const std::map<std::string_view, std::string Document::*> all{
      {"id", &Document::id},         {"text", &Document::text},       {"title", &Document::title},
      {"date", &Document::date},     {"speaker", &Document::speaker}, {"organisation", &Document::organisation},
      {"author", &Document::author}, {"source", &Document::source},   {"url", &Document::url},
      {"type", &Document::type},     {"licence", &Document::licence}};
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second;
}

IndexerOptions read_options(OptionReader& reader) {
  return {.topics_toml = reader.text("topics"),
          .speakers_toml = reader.text("speakers"),
          .follow_links = reader.truth("follow_links"),
          .jobs = static_cast<unsigned>(std::min<std::size_t>(reader.number("jobs", 0), 1024)),
          .reader = reader.text("reader"),
          .sandbox = reader.truth("sandbox", true)};
}

}  // namespace

}  // namespace tenet::c

using namespace tenet::c;

int tenet_document_new(tenet_document** document) {
  return call([&] {
    *required(document, "document: where the handle is to go is NULL") = nullptr;
    give(std::make_shared<DocumentObject>(), document);
  });
}

int tenet_document_set(tenet_document* document, const char* name, const char* value, size_t bytes) {
  return call([&] {
    const auto object = object_of<DocumentObject>(document);
    required(name, "document: the name is NULL");
    required(value, "document: the value is NULL");
    std::string text(value, bytes == std::string::npos ? std::strlen(value) : bytes);
    if (const auto member = field_of(name)) {
      object->document.*member = std::move(text);
    } else {
      object->document.metadata.insert_or_assign(name, std::move(text));
    }
  });
}

int tenet_document_set_page(tenet_document* document, size_t begin_byte, unsigned page, const char* label) {
  return call([&] {
    const auto object = object_of<DocumentObject>(document);
    constexpr unsigned most = 1'000'000;
    if (page == 0 || page > most) {
      throw tenet::InputError("document: there is no page " + std::to_string(page), "pages count from 1");
    }
    tenet::PageMap& pages = object->document.pages;
    pages.marks.push_back({begin_byte, page});
    if (label == nullptr) return;
    if (pages.labels.size() < page) pages.labels.resize(page);
    pages.labels[page - 1] = label;
  });
}

int tenet_document_free(tenet_document* document) {
  return call([&] { close_handle<DocumentObject>(document); });
}

int tenet_indexer_open(const char* path, const tenet_options* options, tenet_indexer** indexer) {
  return call([&] {
    *required(indexer, "indexer: where the handle is to go is NULL") = nullptr;
    required(path, "indexer: the path is NULL");
    OptionReader reader(options, "indexer");
    tenet::IndexerOptions how = read_options(reader);
    reader.finish();
    give(std::make_shared<IndexerObject>(path, std::move(how)), indexer);
  });
}

int tenet_indexer_close(tenet_indexer* indexer) {
  return call([&] { close_handle<IndexerObject>(indexer); });
}

int tenet_indexer_on_progress(tenet_indexer* indexer, tenet_progress_function* function, void* data) {
  return call([&] { object_of<IndexerObject>(indexer)->on_progress(function, data); });
}

int tenet_indexer_update(tenet_indexer* indexer, const char* const* paths, size_t count) {
  return call([&] {
    const auto object = object_of<IndexerObject>(indexer);
    const std::vector<std::filesystem::path> all = paths_of(paths, count);
    object->with([&](tenet::Indexer& work) { work.update(all); });
  });
}

int tenet_indexer_add(tenet_indexer* indexer, const tenet_document* document) {
  return call([&] {
    const auto object = object_of<IndexerObject>(indexer);
    const auto given = object_of<DocumentObject>(document);
    object->with([&](tenet::Indexer& work) { work.add(given->document); });
  });
}

int tenet_indexer_remove(tenet_indexer* indexer, const char* id) {
  return call([&] {
    const auto object = object_of<IndexerObject>(indexer);
    required(id, "indexer: the id is NULL");
    object->with([&](tenet::Indexer& work) { work.remove(id); });
  });
}

int tenet_indexer_commit(tenet_indexer* indexer, tenet_results** report) {
  return call([&] {
    if (report != nullptr) *report = nullptr;
    const auto object = object_of<IndexerObject>(indexer);
    tenet::IndexReport done = object->with([&](tenet::Indexer& work) { return work.commit(); });
    if (report != nullptr) give_rows(make_row(std::move(done)), report);
  });
}

int tenet_indexer_cancel(tenet_indexer* indexer) {
  return call([&] { object_of<IndexerObject>(indexer)->cancel(); });
}

int tenet_check(const char* path, const tenet_options* options, tenet_results** results) {
  return call([&] {
    *required(results, "check: where the results are to go is NULL") = nullptr;
    required(path, "check: the path is NULL");
    OptionReader reader(options, "check");
    const tenet::CheckOptions how{.all = reader.truth("all"), .repair = reader.truth("repair")};
    reader.finish();
    give_rows(make_row(tenet::check(path, how)), results);
  });
}
