#include "store/record.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tenet::store {
namespace {

// The members of a document that are stored, in the order of the format.
constexpr std::array stored_fields{
    &Document::id,     &Document::title,  &Document::date, &Document::organisation, &Document::speaker,
    &Document::author, &Document::source, &Document::url,  &Document::type,         &Document::licence,
};

void skip_numbers(ByteReader& in, std::size_t numbers) {
  for (; numbers > 0; --numbers) (void)in.number();
}
void skip_strings(ByteReader& in, std::size_t strings) {
  for (; strings > 0; --strings) (void)in.view();
}

// The markup of a document, in the two lowest bits of a number, and whether it has pages.
constexpr std::uint64_t markup_bits = 3;
constexpr std::uint64_t has_pages = 4;

std::string bytes_of(const PageMap& pages) {
  ByteWriter out;
  out.number(pages.marks.size());
  PageMark before;
  for (const PageMark& mark : pages.marks) {
    out.number(mark.begin - before.begin);
    out.change(mark.page, before.page);
    before = mark;
  }
  out.number(pages.labels.size());
  for (const std::string& label : pages.labels) out.string(label);
  return out.take();
}

PageMap read_pages(ByteReader& in) {
  PageMap pages;
  PageMark mark;
  for (std::size_t left = in.count(); left > 0; --left) {
    mark.begin += in.number();
    mark.page = static_cast<std::uint32_t>(in.change(mark.page));
    pages.marks.push_back(mark);
  }
  for (std::size_t left = in.count(); left > 0; --left) pages.labels.push_back(in.string());
  return pages;
}

}  // namespace

void write(ByteWriter& out, const DocumentRecord& document) {
  for (const auto field : stored_fields) out.string(document.fields.*field);
  out.number(document.fields.metadata.size());
  for (const auto& [key, value] : document.fields.metadata) {
    out.string(key);
    out.string(value);
  }
  out.number(static_cast<std::uint64_t>(document.markup) | (document.pages.empty() ? 0 : has_pages));
  out.number(document.body);
  out.number(document.passages);
  out.number(document.headings.size());
  for (const std::string& heading : document.headings) out.string(heading);
  out.number(document.speakers.size());
  for (const Speaker& speaker : document.speakers) {
    out.string(speaker.name);
    out.number(static_cast<std::uint64_t>(speaker.kind));
    out.string(speaker.role);
    out.number(speaker.aliases.size());
    for (const std::string& alias : speaker.aliases) out.string(alias);
  }
  out.number(document.rules.size());
  for (const Rule& rule : document.rules) {
    out.string(rule.name);
    out.number(static_cast<std::uint64_t>(std::lround(rule.confidence * 100)));
  }
  if (document.markup == DocumentRecord::Markup::extract) {
    out.string(document.reader);
    out.string(document.blocks);
  }
  if (!document.pages.empty()) out.string(bytes_of(document.pages));
}

DocumentRecord read_document(ByteReader& in) {
  DocumentRecord document;
  for (const auto field : stored_fields) document.fields.*field = in.string();
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string key = in.string();
    document.fields.metadata.emplace(std::move(key), in.string());
  }
  const std::uint64_t form = in.number();
  document.markup = in.checked(form & markup_bits, DocumentRecord::Markup::extract);
  in.number(document.body);
  in.number(document.passages);
  for (std::size_t left = in.count(); left > 0; --left) document.headings.push_back(in.string());
  for (std::size_t left = in.count(); left > 0; --left) {
    Speaker speaker{.name = in.string()};
    speaker.kind = in.one_of(SpeakerKind::group);
    speaker.role = in.string();
    for (std::size_t more = in.count(); more > 0; --more) speaker.aliases.push_back(in.string());
    document.speakers.push_back(std::move(speaker));
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    Rule rule{.name = in.string()};
    rule.confidence = static_cast<double>(in.number()) / 100;
    document.rules.push_back(std::move(rule));
  }
  if (document.markup == DocumentRecord::Markup::extract) {
    document.reader = in.string();
    document.blocks = in.string();
  }
  if ((form & has_pages) != 0) {
    ByteReader pages(in.view());
    document.pages = read_pages(pages);
    pages.end();
  }
  return document;
}

void skip_document(ByteReader& in) {
  skip_strings(in, stored_fields.size());
  skip_strings(in, 2 * in.count());  // metadata
  const std::uint64_t form = in.number();
  skip_numbers(in, 2);           // body, passages
  skip_strings(in, in.count());  // headings
  for (std::size_t speakers = in.count(); speakers > 0; --speakers) {
    (void)in.view();
    (void)in.number();
    (void)in.view();
    skip_strings(in, in.count());
  }
  for (std::size_t rules = in.count(); rules > 0; --rules) {
    (void)in.view();
    (void)in.number();
  }
  const bool is_extract = (form & markup_bits) == static_cast<std::uint64_t>(DocumentRecord::Markup::extract);
  skip_strings(in, (is_extract ? 2 : 0) + ((form & has_pages) != 0 ? 1 : 0));
}

namespace {

// What follows of a quotation: bits of its first number, above the three of its kind.
constexpr std::uint64_t kind_bits = 7;
constexpr std::uint64_t continues = 8;
constexpr std::uint64_t has_speaker = 16;
constexpr std::uint64_t has_mention = 32;
constexpr std::uint64_t has_cue = 64;

void write(ByteWriter& out, const Quote& quote, const Voice& voice, std::size_t base) {
  const Attribution& who = quote.attribution;
  const std::array<const TextRange*, 2> places{&who.mention, &who.cue};
  const std::array bits{has_mention, has_cue};
  std::uint64_t parts =
      static_cast<std::uint64_t>(quote.kind) | (quote.continues ? continues : 0) | (voice == Voice{} ? 0 : has_speaker);
  for (std::size_t i = 0; i < places.size(); ++i) parts |= places[i]->empty() ? 0 : bits[i];
  out.number(parts);
  out.number(static_cast<std::uint64_t>(quote.level));
  out.range(quote.range, base);
  if ((parts & has_speaker) != 0) {
    out.number(voice.speaker);
    out.number(voice.rule);
  }
  for (const TextRange* place : places) {
    if (place->empty()) continue;
    out.signed_number(static_cast<std::int64_t>(place->begin - quote.range.begin));
    out.number(place->size());
  }
}

std::pair<Quote, Voice> read_quote(ByteReader& in, std::size_t base) {
  const std::uint64_t parts = in.number();
  Quote quote{.kind = in.checked(parts & kind_bits, QuoteKind::term), .continues = (parts & continues) != 0};
  Voice voice;
  in.number(quote.level);
  quote.range = in.range(base);
  if ((parts & has_speaker) != 0) {
    in.number(voice.speaker);
    in.number(voice.rule);
  }
  const auto read_place = [&](std::uint64_t bit, TextRange& place) {
    if ((parts & bit) == 0) return;
    place.begin = quote.range.begin + static_cast<std::size_t>(in.signed_number());
    place.end = place.begin + in.number();
  };
  read_place(has_mention, quote.attribution.mention);
  read_place(has_cue, quote.attribution.cue);
  return {std::move(quote), voice};
}

void skip_quote(ByteReader& in) {
  const std::uint64_t parts = in.number();
  skip_numbers(in, 3);  // level and range
  for (const std::uint64_t bit : {has_speaker, has_mention, has_cue}) skip_numbers(in, (parts & bit) != 0 ? 2 : 0);
}

}  // namespace

PassagePlace place_of(const PassageRecord& record) {
  return {record.passage.number, record.passage.range, record.begin_code_point, record.heading};
}

void fill_pages(Passage& passage, const DocumentRecord& document) {
  if (document.pages.empty()) return;
  passage.pages = document.pages.pages_of(passage.range);
  for (Quote& quote : passage.quotes) quote.pages = document.pages.pages_of(quote.range);
}

namespace {

// Probabilities are kept in thousandths.
constexpr double probability_steps = 1000;

void write_probability(ByteWriter& out, double probability) {
  out.number(static_cast<std::uint64_t>(std::lround(std::clamp(probability, 0.0, 1.0) * probability_steps)));
}

double read_probability(ByteReader& in) {
  return static_cast<double>(in.number()) / probability_steps;
}

}  // namespace

void write(ByteWriter& out, const PassageRecord& record, const PassagePlace& before) {
  const Passage& passage = record.passage;
  const std::size_t base = passage.range.begin;
  out.change(passage.number, before.number);
  out.number(static_cast<std::uint64_t>(passage.part));
  out.range(passage.range, before.range.end);
  out.number((base - before.range.begin) - (record.begin_code_point - before.begin_code_point));
  out.change(record.heading, before.heading);
  out.number(passage.hidden.size());
  for (const TextRange& hidden : passage.hidden) out.range(hidden, base);
  out.number(passage.quotes.size());
  for (std::size_t i = 0; i < passage.quotes.size(); ++i) {
    write(out, passage.quotes[i], i < record.voices.size() ? record.voices[i] : Voice{}, base);
  }
  out.number(passage.topics.size());
  for (const TopicTag& tag : passage.topics) {
    out.string(tag.topic);
    out.number(static_cast<std::uint64_t>(tag.grade));
    out.real(tag.strength);
    write_probability(out, tag.probability);
    write_probability(out, tag.squarely);
    for (const std::vector<TextRange>* ranges : {&tag.evidence, &tag.words}) {
      out.number(ranges->size());
      for (const TextRange& range : *ranges) out.range(range, base);
    }
  }
  write_probability(out, passage.field);
}

namespace {

// The beginning of a record; the second is the part of the block that the passage is.
std::pair<PassagePlace, int> read_place(ByteReader& in, const PassagePlace& before) {
  PassagePlace place;
  place.number = static_cast<int>(in.change(before.number));
  const auto part = static_cast<int>(in.number());
  place.range = in.range(before.range.end);
  place.begin_code_point = before.begin_code_point + (place.range.begin - before.range.begin) - in.number();
  place.heading = static_cast<std::uint32_t>(in.change(before.heading));
  return {place, part};
}

}  // namespace

PassageRecord read_record(ByteReader& in, const PassagePlace& before) {
  const auto [place, part] = read_place(in, before);
  PassageRecord record{.begin_code_point = place.begin_code_point, .heading = place.heading};
  Passage& passage = record.passage;
  passage.number = place.number;
  passage.part = part;
  passage.range = place.range;
  const std::size_t base = place.range.begin;
  for (std::size_t left = in.count(); left > 0; --left) passage.hidden.push_back(in.range(base));
  for (std::size_t left = in.count(); left > 0; --left) {
    auto [quote, voice] = read_quote(in, base);
    passage.quotes.push_back(std::move(quote));
    record.voices.push_back(voice);
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    TopicTag tag;
    tag.topic = in.string();
    in.number(tag.grade);
    tag.strength = in.real();
    tag.probability = read_probability(in);
    tag.squarely = read_probability(in);
    for (std::size_t more = in.count(); more > 0; --more) tag.evidence.push_back(in.range(base));
    for (std::size_t more = in.count(); more > 0; --more) tag.words.push_back(in.range(base));
    passage.topics.push_back(std::move(tag));
  }
  passage.field = read_probability(in);
  return record;
}

PassagePlace skip_record(ByteReader& in, const PassagePlace& before) {
  const PassagePlace place = read_place(in, before).first;
  skip_numbers(in, 2 * in.count());  // what is hidden
  for (std::size_t quotes = in.count(); quotes > 0; --quotes) skip_quote(in);
  for (std::size_t topics = in.count(); topics > 0; --topics) {
    (void)in.view();
    (void)in.number();
    (void)in.real();
    skip_numbers(in, 2);               // probabilities
    skip_numbers(in, 2 * in.count());  // evidence
    skip_numbers(in, 2 * in.count());  // words of the model
  }
  skip_numbers(in, 1);  // probability of the field
  return place;
}

}  // namespace tenet::store
