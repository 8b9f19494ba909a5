#include "cli/render/hit_forms.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <tenet/citation.h>

#include "cli/render/json.h"
#include "cli/render/show_passage.h"
#include "cli/render/table.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

class TextHits : public HitForm {
 public:
  explicit TextHits(Output& output) : output_(output) {}

  void begin(const Answer& answer) override {
    if (answer.query_id.empty()) return;
    output_.write(tint("query " + on_a_line(answer.query_id) + ": ", Tone::strong, output_.style()) + answer.text +
                  "\n\n");
  }
  void hit(const PlacedHit& placed, const Answer&) override {
    output_.write(hit_for_people(placed, output_.style()) + '\n');
  }

 private:
  Output& output_;
};

// Whole hits: as lines with a summary after those of each query, or as one array without.
class JsonHits : public HitForm {
 public:
  JsonHits(IndexInfo info, Output& output, bool array) : info_(std::move(info)), list_(output, array), array_(array) {}

  void hit(const PlacedHit& placed, const Answer& answer) override {
    list_.add(hit_line(placed, answer));
    ++written_;
  }
  void end(const Results& results, const Answer& answer) override {
    if (!array_) list_.add(summary_line(results, std::exchange(written_, 0), answer, info_));
  }
  void finish() override { list_.finish(); }

 private:
  IndexInfo info_;
  JsonList list_;
  bool array_;
  std::size_t written_ = 0;  // of this answer
};

// The columns of hit_fields().
class TableHits : public HitForm {
 public:
  TableHits(const OutputOptions& options, Output& output) : table_("hit", columns(), options, output) {
    chosen_ = choose_columns(columns(), options);
  }
  void hit(const PlacedHit& placed, const Answer&) override {
    // Only what is written is read.
    Row row(hit_fields().size());
    for (const std::size_t place : chosen_) row[place] = hit_fields()[place].read(placed);
    table_.row(row);
  }
  void finish() override { table_.finish(); }

 private:
  static std::vector<Column> columns() {
    std::vector<Column> all;
    for (const HitField& field : hit_fields()) all.push_back(field.column);
    return all;
  }

  TableWriter table_;
  std::vector<std::size_t> chosen_;
};

// What stands between spaces: a space or control in it is written as in a URL.
std::string in_a_column(std::string_view name) {
  std::string column;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    column += byte <= 0x20 || byte == 0x7f ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return column;
}

// For trec_eval, which sorts by score and settles ties its own way: equal scores are written as descending ones.
class TrecHits : public HitForm {
 public:
  explicit TrecHits(Output& output) : output_(output) {}

  void begin(const Answer&) override { first_ = true; }
  void hit(const PlacedHit& placed, const Answer& answer) override {
    constexpr double step = 1e-6;
    const double score = first_ ? placed.hit.score : std::min(placed.hit.score, last_ - step);
    last_ = score;
    first_ = false;
    const bool by_document = answer.options.by == SearchOptions::By::document;
    const std::string& name = by_document ? placed.hit.document.id : placed.hit.id;
    const std::string_view query = answer.query_id.empty() ? "1" : std::string_view(answer.query_id);
    output_.write(fmt::format("{} Q0 {} {} {:.6f} tenet\n", in_a_column(query), in_a_column(name), placed.rank, score));
  }

 private:
  Output& output_;
  double last_ = 0;
  bool first_ = true;
};

// A reference for each document, its hits as notes.
class ReferenceHits : public HitForm {
 public:
  ReferenceHits(CitationStyle style, Output& output) : style_(style), output_(output) {}

  void hit(const PlacedHit& placed, const Answer&) override { references_.push_back(make_reference(placed.hit)); }
  void finish() override { output_.write(cite(merge_references(std::move(references_)), style_)); }

 private:
  CitationStyle style_;
  Output& output_;
  std::vector<Reference> references_;
};

class MatchHits : public HitForm {
 public:
  explicit MatchHits(Output& output) : output_(output) {}

  void hit(const PlacedHit& placed, const Answer&) override {
    for (const TextRange& match : placed.hit.matches) {
      output_.write(with_single_spaces(placed.hit.text.substr(match.begin, match.size())) + '\n');
    }
  }

 private:
  Output& output_;
};

class NameHits : public HitForm {
 public:
  NameHits(char end, Output& output) : end_(end), output_(output) {}

  void hit(const PlacedHit& placed, const Answer&) override {
    const std::string& id = placed.hit.document.id;
    output_.write((end_ == '\0' ? id : on_a_line(id)) + end_);
  }

 private:
  char end_;
  Output& output_;
};

}  // namespace

const std::vector<std::string>& hit_formats() {
  static const std::vector<std::string> formats{"text",     "jsonl", "json",   "csv", "tsv",
                                                "markdown", "trec",  "bibtex", "ris", "csl"};
  return formats;
}

std::unique_ptr<HitForm> make_hit_form(const OutputOptions& options, const IndexInfo& info, Output& output) {
  if (const auto style = citation_style(options.format)) return std::make_unique<ReferenceHits>(*style, output);
  if (options.format == "trec") return std::make_unique<TrecHits>(output);
  const bool chosen = !options.fields.empty();
  const bool json = options.format == "json" || options.format == "jsonl";
  if (json && !chosen) return std::make_unique<JsonHits>(info, output, options.format == "json");
  if (options.format == "text" && !chosen) return std::make_unique<TextHits>(output);
  return make_table_form(options, output);
}

std::unique_ptr<HitForm> make_table_form(const OutputOptions& options, Output& output) {
  return std::make_unique<TableHits>(options, output);
}

std::unique_ptr<HitForm> make_match_form(Output& output) {
  return std::make_unique<MatchHits>(output);
}

std::unique_ptr<HitForm> make_name_form(char end, Output& output) {
  return std::make_unique<NameHits>(end, output);
}

}  // namespace tenet::cli
