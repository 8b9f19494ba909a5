#include "query/passage_test.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/pattern.h"
#include "store/schema.h"
#include "store/voices.h"

namespace tenet::query {
namespace {

using Test = store::FilterSource::Test;

// A test of documents as one of passages.
Test in_document(std::function<bool(const Document&)> test) {
  return [test = std::move(test)](store::PassageReader& reader, Xapian::docid docid) {
    return test(reader.document(docid).fields);
  };
}

std::string Document::*document_field(std::string_view field) {
  if (field == "title") return &Document::title;
  if (field == "organisation") return &Document::organisation;
  if (field == "author") return &Document::author;
  if (field == "source") return &Document::source;
  return &Document::type;
}

Test has_phrase(const Query& query, text::Analyser& analyser) {
  std::vector<std::string> phrase;
  for (const text::Token& token : analyser.analyse(query.text)) phrase.push_back(token.form());
  return in_document([&analyser, phrase, member = document_field(query.field)](const Document& document) {
    const auto tokens = analyser.analyse(document.*member);
    const auto same = [](const text::Token& token, const std::string& form) { return token.form() == form; };
    return std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end(), same) != tokens.end();
  });
}

Test is_passage(const std::string& id) {
  return [id](store::PassageReader& reader, Xapian::docid docid) {
    const store::PassageRecord record = reader.record(docid);
    return passage_id(reader.document(docid).fields.id, record.passage) == id;
  };
}

Test matches(const Query& query, text::Analyser& analyser) {
  auto pattern = std::make_shared<const Pattern>(make_pattern(query, analyser));
  return [pattern, &analyser](store::PassageReader& reader, Xapian::docid docid) {
    store::PassageRecord record = reader.record(docid);
    std::vector<Speaker> speakers;
    if (asks_who_speaks(*pattern)) {
      const store::DocumentRecord& document = reader.document(docid);
      store::fill_voices(record, document);
      speakers = store::speakers_of(record, document);
    }
    const std::string_view text = reader.text(docid);
    return match(*pattern, read_words(record.passage, speakers, text, analyser)).found;
  };
}

}  // namespace

Test make_test(const Query& query, text::Analyser& analyser) {
  if (query.kind == Query::Kind::field && query.field == "id") return is_passage(query.text);
  const bool of_document = query.kind == Query::Kind::field && store::find_field_terms(query.field) != nullptr;
  return of_document ? has_phrase(query, analyser) : matches(query, analyser);
}

}  // namespace tenet::query
