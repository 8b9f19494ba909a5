#include "indexer/document.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "indexer/attribution/quotes.h"
#include "indexer/attribution/speakers.h"
#include "indexer/form.h"
#include "indexer/passages.h"
#include "indexer/reading/structure.h"
#include "indexer/topics/leads.h"
#include "store/record.h"
#include "store/schema.h"
#include "store/voices.h"
#include "text/code_points.h"
#include "text/visible.h"

namespace tenet::indexer {
namespace {

using store::PassageRecord;
using store::term;

struct DocumentField {
  std::string_view name;
  std::string Document::*value;
};
constexpr std::array searched_fields{
    DocumentField{"title", &Document::title},   DocumentField{"organisation", &Document::organisation},
    DocumentField{"author", &Document::author}, DocumentField{"source", &Document::source},
    DocumentField{"type", &Document::type},     DocumentField{"date", &Document::date},
};

// Where the headings of a document's passages go: each once, by its place.
std::vector<std::string> number_headings(const Examined& examined, std::vector<PassageRecord>& records) {
  std::vector<std::string> headings;
  TextRange last;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const TextRange heading = examined.passages[i].heading;
    if (heading.empty()) continue;
    if (headings.empty() || heading != last) {
      headings.push_back(text::visible_text(examined.document.text, heading, examined.hidden));
      last = heading;
    }
    records[i].heading = static_cast<std::uint32_t>(headings.size());
  }
  return headings;
}

std::vector<PassageRecord> make_records(const Examined& examined) {
  std::vector<PassageRecord> records(examined.passages.size());
  const std::string_view text = examined.document.text;
  std::size_t counted_to = 0;
  std::size_t code_points = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].passage = examined.passages[i];
    records[i].passage.heading = {};
    const std::size_t begin = records[i].passage.range.begin;
    code_points += text::count_code_points(text.substr(counted_to, begin - counted_to));
    counted_to = begin;
    records[i].begin_code_point = code_points;
    records[i].to_document = static_cast<std::uint32_t>(records.size() - 1 - i);
  }
  return records;
}

store::DocumentRecord make_document_record(const Examined& examined, const Form& form,
                                           std::vector<PassageRecord>& records) {
  store::DocumentRecord document{.fields = examined.document,
                                 .passages = static_cast<std::uint32_t>(records.size()),
                                 .headings = number_headings(examined, records),
                                 .speakers = examined.speakers};
  document.fields.text.clear();
  document.pages = std::exchange(document.fields.pages, {});
  put_form(form, document);
  return document;
}

// The terms that speak of the whole document, for its last passage.
void add_document_terms(const Document& document, std::size_t passages, text::Analyser& analyser,
                        store::SegmentWriter& out) {
  out.add_term(term(store::document_prefix, document.id));
  out.add_number(store::passage_count_slot, static_cast<double>(passages));
  if (!document.date.empty()) out.add_value(store::date_slot, document.date);
  for (const auto& [name, value] : searched_fields) {
    // has:title asks for a title that is quoted.
    if (!(document.*value).empty() && name != "title") out.add_term(term(store::flag_prefix, name));
    const store::FieldTerms* field = store::find_field_terms(name);
    if (field == nullptr) continue;
    for (const text::Token& token : analyser.analyse(document.*value)) {
      if (field->words == store::FieldTerms::Words::stems) {
        out.add_numbered(term(field->prefix, token.stem()), static_cast<std::uint32_t>(passages));
      } else {
        out.add_term(term(field->prefix, token.form()));
      }
    }
  }
}

// The terms of what each speaker of a document is, by his name.
using RoleTerms = std::map<std::string_view, std::vector<std::string>>;
RoleTerms role_terms(const std::vector<Speaker>& speakers, text::Analyser& analyser) {
  RoleTerms terms;
  for (const Speaker& speaker : speakers) {
    for (const text::Token& token : analyser.analyse(store::role_lines(speaker)))
      terms[speaker.name].push_back(term(store::role_prefix, token.stem()));
  }
  return terms;
}

// Who speaks, and that somebody does: before the names leave the passage for its document.
void add_quote_terms(const Passage& passage, const RoleTerms& roles, store::SegmentWriter& out) {
  for (const Quote& quote : passage.quotes) {
    out.add_term(term(store::flag_prefix, to_string(quote.kind)));
    if (!is_speech(quote.kind)) continue;
    out.add_term(term(store::speaker_prefix, quote.attribution.speaker));
    if (!quote.attribution.speaker.empty()) out.add_term(term(store::flag_prefix, "speaker"));
    if (const auto role = roles.find(quote.attribution.speaker); role != roles.end()) {
      for (const std::string& word : role->second) out.add_term(word);
    }
    if (quote.kind == QuoteKind::speech || quote.kind == QuoteKind::block) {
      out.add_term(term(store::flag_prefix, "quote"));
    }
  }
}

// Counts what each speaker says, and lets him be found by the words of all his names.
void add_speakers(const Examined& examined, text::Analyser& analyser, store::SegmentWriter& segment) {
  std::map<std::string_view, std::uint64_t> quotations;
  for (const Passage& passage : examined.passages) {
    for (const Quote& quote : passage.quotes) {
      if (is_speech(quote.kind)) ++quotations[quote.attribution.speaker];
    }
  }
  for (const auto& [name, count] : quotations) segment.count_quotations(name, count);
  for (const Speaker& speaker : examined.speakers) {
    if (!quotations.contains(speaker.name)) continue;
    const auto add_name = [&](const std::string& written) {
      for (const text::Token& token : analyser.analyse(written)) {
        segment.add_speaker_word(token.form(), written, speaker.name);
      }
    };
    add_name(speaker.name);
    for (const std::string& alias : speaker.aliases) add_name(alias);
  }
}

// The numbers and labels of the pages that a passage stands on.
void add_page_terms(TextRange passage, const PageMap& pages, store::SegmentWriter& out) {
  if (pages.empty()) return;
  const auto add = [&](std::uint32_t page) {
    out.add_term(store::page_term(std::to_string(page)));
    const std::string label = store::page_term(pages.label_of(page));
    if (label != store::page_term(std::to_string(page))) out.add_term(label);
  };
  add(pages.pages_of({passage.begin, passage.begin}).first);
  auto mark = std::ranges::upper_bound(pages.marks, passage.begin, {}, &PageMark::begin);
  for (; mark != pages.marks.end() && mark->begin < passage.end; ++mark) add(mark->page);
}

void add_passage_terms(const PassageRecord& record, const PageMap& pages, const RoleTerms& roles,
                       store::SegmentWriter& out) {
  add_quote_terms(record.passage, roles, out);
  add_page_terms(record.passage.range, pages, out);
  const std::vector<TopicTag>& tags = record.passage.topics;
  if (!tags.empty() && tags.front().grade > 0) out.add_term(term(store::flag_prefix, "topic"));
  for (const TopicTag& tag : tags) {
    if (tag.grade == 0) break;  // strongest first
    out.add_numbered(term(store::topic_prefix, tag.topic), store::number_of_strength(tag.strength));
  }
  if (record.passage.field >= store::least_field) {
    out.add_numbered(term(store::topic_prefix, store::field_id), store::number_of_strength(2 * record.passage.field));
  }
}

}  // namespace

std::vector<Block> blocks_of(const Document& document, const Form& form) {
  if (form.markup == Markup::extract) return complete_structure(document.text, form.blocks);
  return find_structure(document.text, form.body, form.markup);
}

Examined cut_document(Document source, const Form& form, const Authority& authority) {
  Examined examined{.document = std::move(source)};
  Document& document = examined.document;
  const std::vector<Block> blocks = blocks_of(document, form);
  AttributedQuotes attributed = find_speakers(document, blocks, find_quotes(document.text, blocks), authority);
  examined.speakers = std::move(attributed.speakers);
  examined.passages = split_passages(document.text, blocks, attributed.quotes);
  if (document.title.empty()) document.title = title_of(document.text, blocks);
  if (document.author.empty()) document.author = author_of(document.text, blocks);
  for (const Block& block : blocks) {
    examined.hidden.insert(examined.hidden.end(), block.hidden.begin(), block.hidden.end());
    if (block.kind == Block::Kind::furniture) examined.furniture.push_back(block.range);
  }
  if (examined.passages.empty()) examined.passages.push_back({.number = 1});
  return examined;
}

std::vector<text::Token> passage_words(const Document& document, const Passage& passage, text::Analyser& analyser) {
  return text::visible_tokens(document.text, passage.range, passage.hidden, analyser);
}

std::string document_hash(const Document& document, const Form& form) {
  std::string all;
  const auto add = [&](std::string_view value) { all.append(std::to_string(value.size())).append(":").append(value); };
  for (const auto field :
       {&Document::id, &Document::title, &Document::date, &Document::organisation, &Document::speaker,
        &Document::author, &Document::source, &Document::url, &Document::type, &Document::licence, &Document::text}) {
    add(document.*field);
  }
  for (const auto& [key, value] : document.metadata) {
    add(key);
    add(value);
  }
  if (form.markup == Markup::extract) {
    add(form.reader);
    add(encode_blocks(form.blocks));
  }
  for (const PageMark& mark : document.pages.marks) add(fmt::format("{} {}", mark.begin, mark.page));
  for (const std::string& label : document.pages.labels) add(label);
  return store::hash128(all);
}

void DocumentWriter::add_words(const std::vector<text::Token>& tokens) {
  for (const text::Token& token : tokens) {
    const std::size_t number = token.word->number;
    if (segment_words_.size() <= number) segment_words_.resize(std::max(2 * segment_words_.size(), number + 1));
    store::SegmentWriter::Word& word = segment_words_[number];
    if (word.postings == nullptr) word = segment_.word(token.form(), token.stem());
    segment_.add_word(word);
  }
}

std::uint32_t DocumentWriter::write(const Examined& examined, const Form& form) {
  const Document& document = examined.document;
  std::vector<PassageRecord> records = make_records(examined);
  store::DocumentRecord document_record = make_document_record(examined, form, records);
  store::VoiceTable voices(document_record);
  DocumentTopics document_topics(topics_, document, examined.passages, analyser_, topic_words_);
  const RoleTerms roles = role_terms(examined.speakers, analyser_);
  std::size_t stored_to = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    PassageRecord& record = records[i];
    const bool last = i + 1 == records.size();
    const std::size_t end = last ? document.text.size() : records[i + 1].passage.range.begin;
    const std::vector<text::Token> tokens = passage_words(document, record.passage, analyser_);
    GradedPassage graded = document_topics.of(i, tokens);
    for (const auto& [topic, strength] : graded.filed) {
      segment_.add_numbered(term(store::filed_prefix, topics_.id_of(topic)), store::number_of_strength(strength));
    }
    record.passage.topics = std::move(graded.tags);
    record.passage.field = graded.field;
    add_words(tokens);
    add_passage_terms(record, document.pages, roles, segment_);
    voices.intern(record);
    if (last) add_document_terms(document, records.size(), analyser_, segment_);
    segment_.end_passage();
    blocks_.add(
        std::move(record), std::string_view(document.text).substr(stored_to, end - stored_to),
        last ? std::optional(std::move(document_record)) : std::nullopt);  // NOLINT(bugprone-use-after-move): once
    stored_to = end;
    if (blocks_.is_full()) segment_.add_block(blocks_.take());
  }
  add_speakers(examined, analyser_, segment_);
  segment_.end_document();
  if (analyser_.trim()) {
    topic_words_.clear();
    segment_words_.clear();
  }
  return static_cast<std::uint32_t>(records.size());
}

void DocumentWriter::finish() {
  if (!blocks_.is_empty()) segment_.add_block(blocks_.take());
}

}  // namespace tenet::indexer
