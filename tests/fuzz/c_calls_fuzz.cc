// Functions of tenet.h in any order, with any of their handles, open, closed or NULL, and with any text: each gives a
// status that there is, never more than one result handle stays, and nothing crashes.

#include <tenet/tenet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <stdlib.h>

#include "fuzz/properties.h"

namespace {

using tenet::test::require;

// Takes the input apart, byte by byte; 0 and empty texts behind its end.
class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  std::size_t below(std::size_t bound) {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % bound;
  }
  std::string text() {
    const std::size_t wanted = below(24);
    const std::size_t size = std::min(wanted, bytes_.size());
    const std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }

 private:
  std::string_view bytes_;
};

// Some handles of a type, which stay here when they are closed.
template <typename Handle>
struct Slots {
  std::array<Handle*, 3> all = {};
  Handle*& any(Input& input) { return all[input.below(all.size())]; }
};

void hold(int status) {
  require(status >= TENET_OK && status <= TENET_MISUSED);
  if (status != TENET_OK) require(tenet_error_message()[0] != '\0');
}

class World {
 public:
  World() {
    std::string name = (std::filesystem::temp_directory_path() / "tenet-c-fuzz-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    index_ = name + "/index";
    write("a", "\"Bail keeps poor people in jail,\" said Judge Ada Example.\n\nParole.");
    write("b", "Judges set bail. Nobody spoke of parole, or of jails.");
  }
  ~World() { std::filesystem::remove_all(folder_); }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  [[nodiscard]] const char* index() const { return index_.c_str(); }

 private:
  void write(const char* id, const char* text) const {
    tenet_indexer* indexer = nullptr;
    tenet_document* document = nullptr;
    require(tenet_indexer_open(index(), nullptr, &indexer) == TENET_OK && tenet_document_new(&document) == TENET_OK);
    require(tenet_document_set(document, "id", id, TENET_TO_THE_END) == TENET_OK);
    require(tenet_document_set(document, "text", text, TENET_TO_THE_END) == TENET_OK);
    require(tenet_indexer_add(indexer, document) == TENET_OK && tenet_indexer_commit(indexer, nullptr) == TENET_OK);
    require(tenet_document_free(document) == TENET_OK && tenet_indexer_close(indexer) == TENET_OK);
  }

  std::filesystem::path folder_;
  std::string index_;
};

class Caller {
 public:
  Caller(Input input, const World& world) : input_(input), world_(world) {}

  void run() {
    for (int calls = 0; calls < 40 && !input_.at_end(); ++calls) {
      switch (input_.below(4)) {
        case 0: ask(); break;
        case 1: read(); break;
        case 2: open_or_close(); break;
        default: prepare(); break;
      }
    }
    for (tenet_searcher* handle : searchers_.all) hold(tenet_close(handle));
    for (tenet_results* handle : results_.all) hold(tenet_results_close(handle));
    for (tenet_options* handle : options_.all) hold(tenet_options_free(handle));
    for (tenet_document* handle : documents_.all) hold(tenet_document_free(handle));
  }

 private:
  void ask() {
    using Function = int (*)(tenet_searcher*, const char*, const tenet_options*, tenet_results**);
    static constexpr std::array<Function, 15> functions{
        tenet_search,     tenet_count,       tenet_quotes,     tenet_speakers, tenet_verify,
        tenet_show,       tenet_document_of, tenet_kwic,       tenet_keywords, tenet_dispersion,
        tenet_duplicates, tenet_explain,     tenet_collocates, tenet_compare,  tenet_report};
    tenet_searcher* const searcher = searchers_.any(input_);
    const tenet_options* const options = input_.below(2) == 0 ? nullptr : options_.any(input_);
    const std::string text = input_.text();
    tenet_results* fresh = nullptr;
    const std::size_t which = input_.below(functions.size() + 5);
    const char* const id = text.c_str();
    int status = TENET_OK;
    if (which < functions.size()) status = functions[which](searcher, text.c_str(), options, &fresh);
    if (which == functions.size()) status = tenet_cite(searcher, &id, 1, "apa", options, &fresh);
    if (which == functions.size() + 1) status = tenet_topics(searcher, options, &fresh);
    if (which == functions.size() + 2) status = tenet_info(searcher, options, &fresh);
    if (which == functions.size() + 3) status = tenet_cancel(searcher);
    if (which == functions.size() + 4) status = tenet_suggest_terms(world_.index(), options, &fresh);
    hold(status);
    require(status == TENET_OK || fresh == nullptr);
    keep(fresh);
  }

  void read() {
    const tenet_results* const results = results_.any(input_);
    const std::size_t row = input_.below(8) == 0 ? TENET_ABOUT : input_.below(4);
    for (std::size_t i = 0; tenet_results_field(results, row, i) != 0; ++i) {
      const int field = tenet_results_field(results, row, i);
      require(tenet_field_name(field) != nullptr);
      std::size_t bytes = 0;
      const char* const text = tenet_results_text(results, row, field, &bytes);
      require(text != nullptr && text[bytes] == '\0');
      (void)tenet_results_integer(results, row, field);
      (void)tenet_results_real(results, row, field);
    }
    tenet_results* inner = nullptr;
    hold(tenet_results_rows(results, row, static_cast<int>(input_.below(200)), &inner));
    keep(inner);
  }

  void open_or_close() {
    switch (input_.below(5)) {
      case 0: {
        tenet_searcher*& searcher = searchers_.any(input_);
        hold(tenet_close(searcher));
        hold(tenet_open(input_.below(4) == 0 ? input_.text().c_str() : world_.index(), nullptr, &searcher));
        break;
      }
      case 1: hold(tenet_close(searchers_.any(input_))); break;
      case 2: hold(tenet_results_close(results_.any(input_))); break;
      case 3: hold(tenet_options_free(options_.any(input_))); break;
      default: hold(tenet_document_free(documents_.any(input_))); break;
    }
  }

  void prepare() {
    static constexpr std::array names{"limit", "order", "by", "timeout", "any", "context", "sort", "window", "zebra"};
    static constexpr std::array values{"1", "date", "year", "true", "left:2", "0.5", "\xff", "passage", ""};
    switch (input_.below(4)) {
      case 0: {
        tenet_options*& options = options_.any(input_);
        hold(tenet_options_free(options));
        hold(tenet_options_new(&options));
        break;
      }
      case 1:
        hold(tenet_options_set(options_.any(input_), names[input_.below(names.size())],
                               values[input_.below(values.size())]));
        break;
      case 2: {
        tenet_document*& document = documents_.any(input_);
        hold(tenet_document_free(document));
        hold(tenet_document_new(&document));
        break;
      }
      default: {
        const std::string value = input_.text();
        tenet_document* const document = documents_.any(input_);
        hold(tenet_document_set(document, input_.text().c_str(), value.data(), value.size()));
        hold(
            tenet_document_set_page(document, input_.below(99), static_cast<unsigned>(input_.below(9)), value.c_str()));
      }
    }
  }

  // In one of the slots; what was there is closed, if it was open.
  void keep(tenet_results* fresh) {
    tenet_results*& slot = results_.any(input_);
    hold(tenet_results_close(slot));
    slot = fresh;
  }

  Input input_;
  const World& world_;
  Slots<tenet_searcher> searchers_;
  Slots<tenet_results> results_;
  Slots<tenet_options> options_;
  Slots<tenet_document> documents_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  Caller(Input(tenet::test::bytes_of(data, size)), world).run();
  return 0;
}
