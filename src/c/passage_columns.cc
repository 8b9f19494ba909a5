#include "c/column_tools.h"
#include "c/columns.h"
#include "text/code_points.h"

// Fields of passages, documents, quotations and speakers.
namespace tenet::c {
namespace {

// Words of a text, and where they stand in it.
struct Words {
  std::string text = {};
  TextRange bytes = {};
  TextRange code_points = {};
};

// A quotation in a passage, with its words.
struct QuoteInPassage {
  Quote quote = {};
  std::string text = {};
  TextRange code_points = {};
};

std::vector<QuoteInPassage> quotes_in(const Hit& hit) {
  std::vector<QuoteInPassage> quotes;
  for (const Quote& quote : hit.passage.quotes) {
    QuoteInPassage row{.quote = quote};
    if (hit.passage.range.contains(quote.range)) {
      const std::string_view before(hit.text.data(), quote.range.begin - hit.passage.range.begin);
      row.text = hit.text.substr(before.size(), quote.range.size());
      row.code_points.begin = hit.code_points.begin + text::count_code_points(before);
      row.code_points.end = row.code_points.begin + text::count_code_points(row.text);
    }
    quotes.push_back(std::move(row));
  }
  return quotes;
}

template <typename T, typename Of>
void add_quote(Columns<T>& columns, Of of) {
  const auto name = [&](int field, auto member) {
    columns.add(field, [of, member](const T& row, const Owner&) { return member(of(row)); });
  };
  name(TENET_KIND, [](const Quote& quote) { return name_value(to_string(quote.kind)); });
  name(TENET_LEVEL, [](const Quote& quote) { return integer_value(quote.level); });
  name(TENET_CONTINUES, [](const Quote& quote) { return integer_value(quote.continues); });
  name(TENET_SPEAKER, [](const Quote& quote) { return text_value(quote.attribution.speaker); });
  name(TENET_SPEAKER_KIND, [](const Quote& quote) { return name_value(to_string(quote.attribution.kind)); });
  name(TENET_RULE, [](const Quote& quote) { return text_value(quote.attribution.rule); });
  name(TENET_CONFIDENCE, [](const Quote& quote) { return Value(quote.attribution.confidence); });
}

}  // namespace

template <>
const Columns<Words>& columns<Words>() {
  static const Columns<Words> all = [] {
    Columns<Words> made;
    made.add(TENET_TEXT, [](const Words& row, const Owner&) { return text_value(row.text); });
    add_bytes(made, [](const Words& row) { return row.bytes; });
    add_code_points(made, [](const Words& row) { return row.code_points; });
    return made;
  }();
  return all;
}

template <>
const Columns<QuoteInPassage>& columns<QuoteInPassage>() {
  using Row = QuoteInPassage;
  static const Columns<Row> all = [] {
    Columns<Row> made;
    made.add(TENET_TEXT, [](const Row& row, const Owner&) { return text_value(row.text); });
    add_bytes(made, [](const Row& row) { return row.quote.range; });
    add_code_points(made, [](const Row& row) { return row.code_points; });
    add_quote(made, [](const Row& row) -> const Quote& { return row.quote; });
    return made;
  }();
  return all;
}

RowsPointer texts(const std::vector<std::string>& all, const Owner& owner) {
  return inner_rows(all, owner);
}

RowsPointer ranges(const std::vector<TextRange>& all, const std::string& text, const Owner&) {
  std::vector<Words> rows;
  TextRange before = {};
  std::size_t code_points = 0;  // before `before.end`
  for (const TextRange& range : all) {
    if (range.begin < before.end || range.end > text.size()) continue;
    const std::string_view view = text;
    code_points += text::count_code_points(view.substr(before.end, range.begin - before.end));
    Words row{.text = text.substr(range.begin, range.size()), .bytes = range};
    row.code_points = {code_points, code_points + text::count_code_points(row.text)};
    code_points = row.code_points.end;
    before = range;
    rows.push_back(std::move(row));
  }
  return make_rows(std::move(rows));
}

template <>
const Columns<std::string>& columns<std::string>() {
  static const Columns<std::string> all =
      Columns<std::string>().add(TENET_VALUE, [](const std::string& row, const Owner&) { return text_value(row); });
  return all;
}

template <>
const Columns<NamedText>& columns<NamedText>() {
  static const Columns<NamedText> all =
      Columns<NamedText>()
          .add(TENET_NAME, [](const NamedText& row, const Owner&) { return text_value(row.first); })
          .add(TENET_VALUE, [](const NamedText& row, const Owner&) { return text_value(row.second); });
  return all;
}

template <>
const Columns<Speaker>& columns<Speaker>() {
  static const Columns<Speaker> all =
      Columns<Speaker>()
          .add(TENET_NAME, [](const Speaker& row, const Owner&) { return text_value(row.name); })
          .add(TENET_SPEAKER_KIND, [](const Speaker& row, const Owner&) { return name_value(to_string(row.kind)); })
          .add(TENET_ROLE, [](const Speaker& row, const Owner&) { return text_value(row.role); })
          .add(TENET_ALIASES, [](const Speaker& row, const Owner& owner) { return texts(row.aliases, owner); });
  return all;
}

template <>
const Columns<TopicTag>& columns<TopicTag>() {
  static const Columns<TopicTag> all =
      Columns<TopicTag>()
          .add(TENET_TOPIC, [](const TopicTag& row, const Owner&) { return text_value(row.topic); })
          .add(TENET_GRADE, [](const TopicTag& row, const Owner&) { return integer_value(row.grade); })
          .add(TENET_STRENGTH, [](const TopicTag& row, const Owner&) { return Value(row.strength); })
          .add(TENET_PROBABILITY, [](const TopicTag& row, const Owner&) { return Value(row.probability); });
  return all;
}

template <>
const Columns<Hit>& columns<Hit>() {
  static const Columns<Hit> all = [] {
    Columns<Hit> made;
    made.add(TENET_ID, [](const Hit& row, const Owner&) { return text_value(row.id); });
    made.add(TENET_SCORE, [](const Hit& row, const Owner&) { return Value(row.score); });
    add_document(made, [](const Hit& row) -> const Document& { return row.document; });
    made.add(TENET_SPEAKER, [](const Hit& row, const Owner&) { return text_value(row.document.speaker); });
    made.add(TENET_HEADING, [](const Hit& row, const Owner&) { return text_value(row.heading); });
    made.add(TENET_TEXT, [](const Hit& row, const Owner&) { return text_value(row.text); });
    made.add(TENET_PLAIN, [](const Hit& row, const Owner&) {
      return Value(visible_text(row.text, row.passage.range.begin, row.passage.hidden));
    });
    add_bytes(made, [](const Hit& row) { return row.passage.range; });
    add_code_points(made, [](const Hit& row) { return row.code_points; });
    add_pages(made, [](const Hit& row) -> const PageRange& { return row.passage.pages; });
    made.add(TENET_NUMBER, [](const Hit& row, const Owner&) { return integer_value(row.passage.number); });
    made.add(TENET_PART, [](const Hit& row, const Owner&) { return integer_value(row.passage.part); });
    made.add(TENET_SNIPPET, [](const Hit& row, const Owner&) { return text_value(row.snippet.text); });
    made.add(TENET_HIGHLIGHTS, [](const Hit& row, const Owner& owner) {
      return ranges(row.snippet.highlights, row.snippet.text, owner);
    });
    made.add(TENET_MATCHES, [](const Hit& row, const Owner& owner) { return ranges(row.matches, row.text, owner); });
    made.add(TENET_QUOTES, [](const Hit& row, const Owner&) { return make_rows(quotes_in(row)); });
    made.add(TENET_TOPICS, [](const Hit& row, const Owner& owner) { return inner_rows(row.passage.topics, owner); });
    made.add(TENET_SPEAKERS, [](const Hit& row, const Owner& owner) { return inner_rows(row.speakers, owner); });
    made.add(TENET_FIELD, [](const Hit& row, const Owner&) { return Value(row.passage.field); });
    return made;
  }();
  return all;
}

template <>
const Columns<Results>& columns<Results>() {
  static const Columns<Results> all =
      Columns<Results>()
          .add(TENET_TOTAL, [](const Results& row, const Owner&) { return integer_value(row.total); })
          .add(TENET_TOTAL_IS_EXACT, [](const Results& row, const Owner&) { return integer_value(row.total_is_exact); })
          .add(TENET_FOLDED, [](const Results& row, const Owner&) { return integer_value(row.folded); })
          .add(TENET_NOTES, [](const Results& row, const Owner& owner) { return texts(row.notes, owner); })
          .add(TENET_WORDS_AS_EVIDENCE,
               [](const Results& row, const Owner&) { return integer_value(row.words_as_evidence); });
  return all;
}

template <>
const Columns<WholeDocument>& columns<WholeDocument>() {
  static const Columns<WholeDocument> all = [] {
    Columns<WholeDocument> made;
    made.add(TENET_ID, [](const WholeDocument& row, const Owner&) { return text_value(row.document.id); });
    add_document(made, [](const WholeDocument& row) -> const Document& { return row.document; });
    made.add(TENET_SPEAKER, [](const WholeDocument& row, const Owner&) { return text_value(row.document.speaker); });
    made.add(TENET_TEXT, [](const WholeDocument& row, const Owner&) { return text_value(row.document.text); });
    return made;
  }();
  return all;
}

template <>
const Columns<Quotation>& columns<Quotation>() {
  static const Columns<Quotation> all = [] {
    Columns<Quotation> made;
    made.add(TENET_PASSAGE, [](const Quotation& row, const Owner&) { return text_value(row.passage); });
    add_document(made, [](const Quotation& row) -> const Document& { return row.document; });
    made.add(TENET_TEXT, [](const Quotation& row, const Owner&) { return text_value(row.text); });
    made.add(TENET_PLAIN, [](const Quotation& row, const Owner&) {
      return Value(visible_text(row.text, row.quote.range.begin, row.hidden));
    });
    add_bytes(made, [](const Quotation& row) { return row.quote.range; });
    add_code_points(made, [](const Quotation& row) { return row.code_points; });
    add_pages(made, [](const Quotation& row) -> const PageRange& { return row.quote.pages; });
    add_quote(made, [](const Quotation& row) -> const Quote& { return row.quote; });
    made.add(TENET_ROLE, [](const Quotation& row, const Owner&) { return text_value(row.speaker.role); });
    made.add(TENET_MENTION, [](const Quotation& row, const Owner&) { return text_value(row.mention); });
    made.add(TENET_CUE, [](const Quotation& row, const Owner&) { return text_value(row.cue); });
    made.add(TENET_HEADING, [](const Quotation& row, const Owner&) { return text_value(row.heading); });
    made.add(TENET_SCORE, [](const Quotation& row, const Owner&) { return Value(row.score); });
    return made;
  }();
  return all;
}

template <>
const Columns<SpeakerCount>& columns<SpeakerCount>() {
  using Row = SpeakerCount;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_NAME, [](const Row& row, const Owner&) { return text_value(row.speaker.name); })
          .add(TENET_SPEAKER_KIND, [](const Row& row, const Owner&) { return name_value(to_string(row.speaker.kind)); })
          .add(TENET_ROLE, [](const Row& row, const Owner&) { return text_value(row.speaker.role); })
          .add(TENET_QUOTATIONS, [](const Row& row, const Owner&) { return integer_value(row.quotations); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_FIRST_PASSAGE, [](const Row& row, const Owner&) { return text_value(row.first); })
          .add(TENET_ALIASES, [](const Row& row, const Owner& owner) { return texts(row.speaker.aliases, owner); });
  return all;
}

}  // namespace tenet::c
