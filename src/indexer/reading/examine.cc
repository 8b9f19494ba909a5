#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <tenet/indexer.h>

#include "base/files.h"
#include "errors.h"
#include "indexer/attribution/authority.h"
#include "indexer/attribution/speakers_toml.h"
#include "indexer/document.h"
#include "indexer/reading/read.h"
#include "indexer/reading/sidecar.h"
#include "indexer/reading/structure.h"
#include "indexer/topics/leads.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"
#include "text/tokens.h"

namespace tenet {
namespace {

Examined examine(indexer::SourceDocument source, const indexer::TopicMatcher& topics, text::Analyser& analyser) {
  static const indexer::Authority authority = indexer::parse_authority(default_speakers_toml(), "speakers");
  Examined examined = indexer::cut_document(std::move(source.document), source.form, authority);
  indexer::TopicWords known;
  indexer::DocumentTopics document_topics(topics, examined.document, examined.passages, analyser, known);
  for (std::size_t i = 0; i < examined.passages.size(); ++i) {
    Passage& passage = examined.passages[i];
    const auto words = indexer::passage_words(examined.document, passage, analyser);
    indexer::GradedPassage graded = document_topics.of(i, words);
    passage.topics = std::move(graded.tags);
    passage.field = graded.field;
    passage.pages = examined.document.pages.pages_of(passage.range);
    for (Quote& quote : passage.quotes) quote.pages = examined.document.pages.pages_of(quote.range);
  }
  return examined;
}

std::string_view to_string(indexer::Block::Kind kind) {
  using Kind = indexer::Block::Kind;
  switch (kind) {
    case Kind::title: return "title";
    case Kind::heading: return "heading";
    case Kind::paragraph: return "paragraph";
    case Kind::list_item: return "list item";
    case Kind::block_quote: return "block quotation";
    case Kind::table_row: return "table row";
    case Kind::note: return "note";
    default: return "furniture";
  }
}

DocumentText text_of(indexer::SourceDocument source) {
  DocumentText text{.document = std::move(source.document), .reader = std::move(source.form.reader)};
  Document& document = text.document;
  std::vector<indexer::Block> blocks = indexer::blocks_of(document, source.form);
  if (document.title.empty()) document.title = indexer::title_of(document.text, blocks);
  if (document.author.empty()) document.author = indexer::author_of(document.text, blocks);
  for (indexer::Block& block : blocks) {
    text.blocks.push_back({.kind = std::string(to_string(block.kind)),
                           .range = block.range,
                           .level = block.level,
                           .hidden = std::move(block.hidden),
                           .pages = document.pages.pages_of(block.range)});
  }
  return text;
}

// Reads a file whose documents `read` makes something of for `on_read`. No document ends the run.
template <typename Read, typename OnRead>
void each_document(const std::filesystem::path& file, const Read& read, const OnRead& on_read,
                   const std::function<void(const Problem&)>& on_problem) {
  const auto status = base::status_of(file);
  if (!status)
    throw InputError(ErrorCode::not_found, file.string() + ": no such file", "check the spelling of the path");
  if (status->kind == base::FileKind::folder) {
    throw InputError(file.string() + ": a folder, not a file", "name one of its files");
  }
  const auto take = of_caller(on_read);
  const auto tell = of_caller(on_problem);
  const std::string name = file.filename().string();
  indexer::Sidecar sidecar;
  if (const auto beside = indexer::sidecar_of(file)) {
    sidecar = indexer::read_sidecar(*beside);
    for (const std::string& problem : sidecar.problems) tell(Problem{beside->string(), problem, false});
  }
  indexer::FileReader().read(
      file, name, sidecar,
      [&](indexer::SourceDocument source) {
        const std::string where = source.line > 0 ? fmt::format("{}:{}", file.string(), source.line) : file.string();
        std::optional<std::invoke_result_t<Read, indexer::SourceDocument>> result;
        try {
          result = read(std::move(source));
        } catch (const std::exception&) {
          return tell(Problem{.where = where, .reason = reason_of_exception()});
        }
        take(*result);
      },
      tell);
}

}  // namespace

void examine(const std::filesystem::path& file, const Taxonomy& taxonomy,
             const std::function<void(const Examined&)>& on_document,
             const std::function<void(const Problem&)>& on_problem) {
  translate_errors("reading a document", [&] {
    text::Analyser analyser;
    const indexer::TopicMatcher topics(taxonomy, analyser);
    const auto read = [&](indexer::SourceDocument source) { return examine(std::move(source), topics, analyser); };
    each_document(file, read, on_document, on_problem);
  });
}

void read_text(const std::filesystem::path& file, const std::function<void(const DocumentText&)>& on_document,
               const std::function<void(const Problem&)>& on_problem) {
  translate_errors("reading a document", [&] { each_document(file, text_of, on_document, on_problem); });
}

Examined examine(Document document, const Taxonomy& taxonomy) {
  return translate_errors("reading a document", [&] {
    text::Analyser analyser;
    const indexer::TopicMatcher topics(taxonomy, analyser);
    return examine({.document = std::move(document)}, topics, analyser);
  });
}

}  // namespace tenet
