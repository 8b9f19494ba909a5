#include "query/passage_test.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/match/text_match.h"
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

Test has_phrase(const Plan& plan, text::Analyser& analyser) {
  return in_document([&analyser, phrase = plan.words, member = document_field(plan.field)](const Document& document) {
    const auto tokens = analyser.analyse(document.*member);
    const auto same = [](const text::Token& token, const Plan::Word& word) { return token.form() == word.form; };
    return std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end(), same) != tokens.end();
  });
}

Test is_passage(const std::string& id) {
  return [id](store::PassageReader& reader, Xapian::docid docid) {
    const store::PassageRecord record = reader.record(docid);
    return passage_id(reader.document(docid).fields.id, record.passage) == id;
  };
}

Test matches(const Plan& plan, text::Analyser& analyser) {
  return [plan = std::make_shared<const Plan>(plan), &analyser](store::PassageReader& reader, Xapian::docid docid) {
    store::PassageRecord record = reader.record(docid);
    std::vector<Speaker> speakers;
    if (asks_who_speaks(*plan)) {
      const store::DocumentRecord& document = reader.document(docid);
      store::fill_voices(record, document);
      speakers = store::speakers_of(record, document);
    }
    const std::string_view text = reader.text(docid);
    return match_text(*plan, read_words(record.passage, speakers, text, analyser)).found;
  };
}

}  // namespace

Test make_test(const Plan& plan, text::Analyser& analyser) {
  if (plan.field == "id") return is_passage(plan.text);
  return store::find_field_terms(plan.field) != nullptr ? has_phrase(plan, analyser) : matches(plan, analyser);
}

}  // namespace tenet::query
