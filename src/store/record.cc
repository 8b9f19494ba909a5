#include "store/record.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include <tenet/error.h>

namespace tenet::store {
namespace {

class Writer {
 public:
  // LEB128: seven bits a byte, lowest first.
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>((value & 0x7fU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  void string(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  void real(double value) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    for (unsigned shift = 0; shift < 32; shift += 8) bytes_ += static_cast<char>((bits >> shift) & 0xffU);
  }
  // Zigzag, so that what is a little less than 0 is small, too.
  void signed_number(std::int64_t value) {
    number((static_cast<std::uint64_t>(value) << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
  }
  // Ranges that lie at or after `base`, as distance and size.
  void range(TextRange value, std::size_t base) {
    number(value.begin - base);
    number(value.size());
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
    damaged();
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
  }
  template <typename Integer>
  void number(Integer& value) {
    value = static_cast<Integer>(number());
  }
  // The enumerator of that value, of those up to `last`.
  template <typename Enum>
  Enum checked(std::uint64_t value, Enum last) const {
    if (value > static_cast<std::uint64_t>(last)) damaged();
    return static_cast<Enum>(value);
  }
  template <typename Enum>
  Enum one_of(Enum last) {
    return checked(number(), last);
  }
  // A count of things that take at least one byte each, so that a damaged one cannot ask for all memory.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size()) damaged();
    return static_cast<std::size_t>(value);
  }
  std::string string() { return std::string(take(number())); }
  double real() {
    std::uint32_t bits = 0;
    const std::string_view taken = take(4);
    for (unsigned i = 0; i < 4; ++i) bits |= std::uint32_t{static_cast<unsigned char>(taken[i])} << (8 * i);
    return std::bit_cast<float>(bits);
  }
  TextRange range(std::size_t base) {
    const std::size_t begin = base + number();
    return {begin, begin + number()};
  }
  void end() const {
    if (!bytes_.empty()) damaged();
  }

 private:
  [[noreturn]] static void damaged() {
    throw IndexError("reading the index: a record is damaged", "build the index again from its sources");
  }
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) damaged();
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  std::string_view bytes_;
};

// The members of a document that are stored, in the order of the format.
constexpr std::array stored_fields{
    &Document::id,     &Document::title,  &Document::date, &Document::organisation, &Document::speaker,
    &Document::author, &Document::source, &Document::url,  &Document::type,         &Document::licence,
};

void write(Writer& out, const DocumentRecord& document) {
  for (const auto field : stored_fields) out.string(document.fields.*field);
  out.number(document.fields.metadata.size());
  for (const auto& [key, value] : document.fields.metadata) {
    out.string(key);
    out.string(value);
  }
  out.string(document.hash);
  out.number(document.markdown ? 1 : 0);
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
}

DocumentRecord read_document(Reader& in) {
  DocumentRecord document;
  for (const auto field : stored_fields) document.fields.*field = in.string();
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string key = in.string();
    document.fields.metadata.emplace(std::move(key), in.string());
  }
  document.hash = in.string();
  document.markdown = in.number() != 0;
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
  return document;
}

// What follows of a quotation: bits of its first number, above the three of its kind.
constexpr std::uint64_t kind_bits = 7;
constexpr std::uint64_t continues = 8;
constexpr std::uint64_t has_speaker = 16;
constexpr std::uint64_t has_mention = 32;
constexpr std::uint64_t has_cue = 64;

void write(Writer& out, const Quote& quote, const Voice& voice, std::size_t base) {
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

std::pair<Quote, Voice> read_quote(Reader& in, std::size_t base) {
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

void write(Writer& out, const Passage& passage, const std::vector<Voice>& voices) {
  const std::size_t base = passage.range.begin;
  out.number(static_cast<std::uint64_t>(passage.number));
  out.number(static_cast<std::uint64_t>(passage.part));
  out.range(passage.range, 0);
  out.number(passage.hidden.size());
  for (const TextRange& hidden : passage.hidden) out.range(hidden, base);
  out.number(passage.quotes.size());
  for (std::size_t i = 0; i < passage.quotes.size(); ++i) {
    write(out, passage.quotes[i], i < voices.size() ? voices[i] : Voice{}, base);
  }
  out.number(passage.topics.size());
  for (const TopicTag& tag : passage.topics) {
    out.string(tag.topic);
    out.number(static_cast<std::uint64_t>(tag.grade));
    out.real(tag.strength);
    out.number(tag.evidence.size());
    for (const TextRange& evidence : tag.evidence) out.range(evidence, base);
  }
}

Passage read_passage(Reader& in, std::vector<Voice>& voices) {
  Passage passage;
  in.number(passage.number);
  in.number(passage.part);
  passage.range = in.range(0);
  const std::size_t base = passage.range.begin;
  for (std::size_t left = in.count(); left > 0; --left) passage.hidden.push_back(in.range(base));
  for (std::size_t left = in.count(); left > 0; --left) {
    auto [quote, voice] = read_quote(in, base);
    passage.quotes.push_back(std::move(quote));
    voices.push_back(voice);
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    TopicTag tag;
    tag.topic = in.string();
    in.number(tag.grade);
    tag.strength = in.real();
    for (std::size_t more = in.count(); more > 0; --more) tag.evidence.push_back(in.range(base));
    passage.topics.push_back(std::move(tag));
  }
  return passage;
}

constexpr std::uint64_t has_block = 1;
constexpr std::uint64_t has_document = 2;

}  // namespace

std::string encode(const PassageRecord& record) {
  Writer out;
  out.number((record.block ? has_block : 0) | (record.document ? has_document : 0));
  write(out, record.passage, record.voices);
  out.number(record.begin_code_point);
  out.number(record.heading);
  out.number(record.to_block);
  out.number(record.to_document);
  if (record.document) write(out, *record.document);
  if (record.block) {
    out.number(record.block->begin);
    out.string(record.block->text);
  }
  return out.take();
}

PassageRecord decode_record(std::string_view bytes) {
  Reader in(bytes);
  const std::uint64_t parts = in.number();
  PassageRecord record;
  record.passage = read_passage(in, record.voices);
  in.number(record.begin_code_point);
  in.number(record.heading);
  in.number(record.to_block);
  in.number(record.to_document);
  if ((parts & has_document) != 0) record.document = read_document(in);
  if ((parts & has_block) != 0) {
    TextBlock block;
    in.number(block.begin);
    block.text = in.string();
    record.block = std::move(block);
  }
  in.end();
  return record;
}

}  // namespace tenet::store
