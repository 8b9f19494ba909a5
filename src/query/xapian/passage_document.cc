#include "query/xapian/passage_document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "query/match/text_match.h"
#include "query/xapian/layout.h"
#include "query/xapian/stored_passage.h"
#include "store/schema.h"
#include "store/voices.h"

namespace tenet::query::xapian {
namespace {

using store::term;

struct DocumentField {
  std::string_view name;  // of the flag
  std::string Document::*value;
  std::string_view prefix;  // of its words; empty where it has none
};
constexpr std::array document_fields{
    DocumentField{"organisation", &Document::organisation, organisation_prefix},
    DocumentField{"author", &Document::author, author_prefix},
    DocumentField{"source", &Document::source, source_prefix},
    DocumentField{"type", &Document::type, type_prefix},
    DocumentField{"date", &Document::date, {}},
};

// "2015-10-21" gives D20151021, M201510 and Y2015.
void add_date_terms(const std::string& date, std::vector<std::string>& terms) {
  std::string digits = date;
  std::erase(digits, '-');
  if (digits.size() >= 4) terms.push_back(term(year_prefix, digits.substr(0, 4)));
  if (digits.size() >= 6) terms.push_back(term(month_prefix, digits.substr(0, 6)));
  if (digits.size() == 8) terms.push_back(term(day_prefix, digits));
}

void add_flag(std::string_view flag, Xapian::Document& out) {
  out.add_boolean_term(term(flag_prefix, flag));
}

}  // namespace

DocumentMaker::DocumentMaker(const store::Snapshot& snapshot, const Taxonomy& taxonomy)
    : snapshot_(snapshot), reader_(snapshot) {
  for (const Topic& topic : taxonomy.topics) {
    slots_.emplace(topic.id, topics_slot + static_cast<Xapian::valueno>(slots_.size()));
  }
}

void DocumentMaker::begin_document(Xapian::docid last) {
  analyser_.trim();
  document_ = reader_.document(last);
  passages_ = document_.passages;
  const Document& fields = document_.fields;
  terms_ = {term(document_prefix, fields.id)};
  last_terms_ = {std::string(last_term)};
  for (const text::Token& token : analyser_.analyse(fields.title)) {
    terms_.push_back(term(title_form_prefix, token.form()));
    terms_.push_back(term(title_stem_prefix, token.stem()));
    last_terms_.push_back(term(title_prefix, token.stem()));
  }
  for (const auto& [name, value, prefix] : document_fields) {
    if (!(fields.*value).empty()) terms_.push_back(term(flag_prefix, name));
    if (prefix.empty()) continue;
    for (const text::Token& token : analyser_.analyse(fields.*value)) terms_.push_back(term(prefix, token.form()));
  }
  add_date_terms(fields.date, terms_);
  speaker_terms_.clear();
  for (const Speaker& speaker : document_.speakers) {
    Terms& terms = speaker_terms_[speaker.name];
    for (const text::Token& token : analyser_.analyse(store::role_lines(speaker))) {
      terms.push_back(term(role_prefix, token.stem()));
    }
    const auto add_name = [&](const std::string& written) {
      for (const text::Token& token : analyser_.analyse(written)) {
        const std::string entry = token.form() + name_separator + written + name_separator + speaker.name;
        // A term that is cut cannot be taken apart again.
        if (term("", entry) == entry) terms.push_back(term(name_prefix, entry));
      }
    };
    add_name(speaker.name);
    for (const std::string& alias : speaker.aliases) add_name(alias);
  }
}

Xapian::Document DocumentMaker::make(Xapian::docid docid) {
  store::PassageRecord record = reader_.record(docid);
  const std::string text(reader_.text(docid));
  const Document& fields = document_.fields;
  Xapian::Document out;
  out.set_data(write_data(record, document_, text));
  store::fill_voices(record, document_);
  add_words(record, text, out);
  add_speakers(record, out);
  add_pages(record, out);
  add_topics(record, docid, out);
  out.add_boolean_term(term(passage_prefix, passage_id(fields.id, record.passage)));
  for (const std::string& each : terms_) out.add_boolean_term(each);
  if (record.to_document == 0) {
    for (const std::string& each : last_terms_) out.add_boolean_term(each);
  }
  if (!fields.date.empty()) out.add_value(date_slot, fields.date);
  out.add_value(order_slot, sort_key(fields.id, record.passage));
  out.add_value(document_slot, fields.id);
  return out;
}

void DocumentMaker::add_words(const store::PassageRecord& record, std::string_view text, Xapian::Document& out) {
  const PassageWords words = read_words(record.passage, {}, text, analyser_);
  Xapian::termpos place = 0;
  for (const text::Token& token : words.tokens) {
    out.add_posting(term("", token.form()), ++place);
    out.add_term(stem_term(token.stem()));
  }
  out.add_value(length_slot, Xapian::sortable_serialise(static_cast<double>(words.tokens.size())));
  std::set<std::string> said;
  for (const SaidWords& each : words.said) {
    for (std::size_t i = each.tokens.begin; i < each.tokens.end; ++i) said.insert(words.tokens[i].stem());
  }
  for (const std::string& stem : said) out.add_boolean_term(term(said_prefix, stem));
}

void DocumentMaker::add_speakers(const store::PassageRecord& record, Xapian::Document& out) {
  for (const Quote& quote : record.passage.quotes) {
    add_flag(to_string(quote.kind), out);
    if (!is_speech(quote.kind)) continue;
    const std::string& name = quote.attribution.speaker;
    out.add_boolean_term(term(speaker_prefix, name));
    if (quote.kind == QuoteKind::speech || quote.kind == QuoteKind::block) add_flag("quote", out);
    if (name.empty()) continue;
    add_flag("speaker", out);
    const auto known = speaker_terms_.find(name);
    if (known == speaker_terms_.end()) continue;
    for (const std::string& each : known->second) out.add_boolean_term(each);
  }
}

void DocumentMaker::add_pages(const store::PassageRecord& record, Xapian::Document& out) const {
  const PageMap& pages = document_.pages;
  if (pages.empty()) return;
  const auto add = [&](std::uint32_t page) {
    for (const std::string& name : {std::to_string(page), pages.label_of(page)}) {
      const std::string folded = store::page_term(name);
      out.add_boolean_term(term(page_prefix, folded.substr(store::page_prefix.size())));
    }
  };
  const TextRange range = record.passage.range;
  add(pages.pages_of({range.begin, range.begin}).first);
  auto mark = std::ranges::upper_bound(pages.marks, range.begin, {}, &PageMark::begin);
  for (; mark != pages.marks.end() && mark->begin < range.end; ++mark) add(mark->page);
}

// Records keep strengths in 32 bits. Where that leaves open to which number one was rounded, the index is asked.
double DocumentMaker::number_of(const std::string& topic, double strength, Xapian::docid docid) const {
  const double scaled = strength * store::squarely_number;
  constexpr double doubtful = 1e-2;
  const bool is_clear = std::abs(scaled - std::floor(scaled) - 0.5) > doubtful && std::abs(strength - 1) > 1e-5;
  const auto kept = is_clear ? std::nullopt : snapshot_.posting(term(store::topic_prefix, topic), docid);
  return static_cast<double>(kept.value_or(store::number_of_strength(strength)));
}

void DocumentMaker::add_topics(const store::PassageRecord& record, Xapian::docid docid, Xapian::Document& out) {
  const Passage& passage = record.passage;
  if (!passage.topics.empty() && passage.topics.front().grade > 0) add_flag("topic", out);
  for (const TopicTag& tag : passage.topics) {
    if (tag.grade == 0) break;  // strongest first
    out.add_boolean_term(term(topic_prefix, tag.topic));
    const auto slot = slots_.find(tag.topic);
    if (slot == slots_.end()) continue;
    out.add_value(slot->second, Xapian::sortable_serialise(number_of(tag.topic, tag.strength, docid)));
  }
  if (passage.field >= store::least_field) {
    const double number = number_of(std::string(store::field_id), 2 * passage.field, docid);
    out.add_value(field_slot, Xapian::sortable_serialise(number));
  }
}

}  // namespace tenet::query::xapian
