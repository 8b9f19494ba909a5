#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <tenet/indexer.h>

#include "base/files.h"
#include "errors.h"
#include "indexer/document.h"
#include "indexer/reading/read.h"
#include "indexer/topics/leads.h"
#include "indexer/topics/topic_tables.h"
#include "indexer/topics/topics.h"
#include "indexer/voices/authority.h"
#include "indexer/voices/speakers_toml.h"
#include "text/tokens.h"

namespace tenet {
namespace {

Examined examine(indexer::SourceDocument source, const indexer::TopicMatcher& topics, text::Analyser& analyser) {
  static const indexer::Authority authority = indexer::parse_authority(default_speakers_toml(), "speakers");
  Examined examined = indexer::cut_document(std::move(source), authority);
  indexer::TopicWords known;
  indexer::DocumentTopics document_topics(topics, examined.document, examined.passages, analyser, known);
  for (std::size_t i = 0; i < examined.passages.size(); ++i) {
    const auto words = indexer::passage_words(examined.document, examined.passages[i], analyser);
    examined.passages[i].topics = document_topics.of(i, words);
  }
  return examined;
}

}  // namespace

void examine(const std::filesystem::path& file, const Taxonomy& taxonomy,
             const std::function<void(const Examined&)>& on_document,
             const std::function<void(const Problem&)>& on_problem) {
  translate_errors("reading a document", [&] {
    const auto status = base::status_of(file);
    if (!status) throw InputError(file.string() + ": no such file", "check the spelling of the path");
    if (status->kind == base::FileKind::folder) {
      throw InputError(file.string() + ": a folder, not a file", "name one of its files");
    }
    text::Analyser analyser;
    const indexer::TopicMatcher topics(taxonomy, analyser);
    const auto take = of_caller(on_document);
    const auto tell = of_caller(on_problem);
    indexer::read_file(
        file, file.filename().string(),
        [&](indexer::SourceDocument source) {
          const std::string where = source.line > 0 ? fmt::format("{}:{}", file.string(), source.line) : file.string();
          std::optional<Examined> examined;
          try {
            examined = examine(std::move(source), topics, analyser);
          } catch (const std::exception&) {
            return tell(Problem{.where = where, .reason = reason_of_exception()});
          }
          take(*examined);
        },
        tell);
  });
}

Examined examine(Document document, const Taxonomy& taxonomy) {
  return translate_errors("reading a document", [&] {
    text::Analyser analyser;
    const indexer::TopicMatcher topics(taxonomy, analyser);
    return examine({.document = std::move(document)}, topics, analyser);
  });
}

}  // namespace tenet
