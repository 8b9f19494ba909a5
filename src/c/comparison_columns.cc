#include "c/column_tools.h"
#include "c/columns.h"

// Fields of what two sides say, of a report and of an explanation.
namespace tenet::c {
namespace {

std::string_view name_of(ScorePart::Kind kind) {
  using Kind = ScorePart::Kind;
  switch (kind) {
    case Kind::word: return "word";
    case Kind::synonyms: return "synonyms";
    case Kind::field: return "field";
    case Kind::title: return "title";
    case Kind::document: return "document";
    case Kind::length: return "length";
    case Kind::neighbours: return "neighbours";
    case Kind::share: return "share";
    case Kind::topics: return "topics";
  }
  return {};
}

}  // namespace

template <>
const Columns<ComparedRow>& columns<ComparedRow>() {
  using Row = ComparedRow;
  static const Columns<Row> all = [] {
    Columns<Row> made;
    const auto text = [&](int field, std::string Row::*member) {
      made.add(field, [member](const Row& row, const Owner&) { return text_value(row.*member); });
    };
    const auto real = [&](int field, double Row::*member) {
      made.add(field, [member](const Row& row, const Owner&) { return Value(row.*member); });
    };
    made.add(TENET_KIND, [](const Row& row, const Owner&) { return name_value(row.kind); });
    made.add(TENET_SIDE, [](const Row& row, const Owner&) { return name_value(row.side); });
    text(TENET_NAME, &Row::name);
    for (const int field : columns<Count>().fields()) {
      if (field == TENET_GROUP || field == TENET_SEARCHED_DOCUMENTS) continue;
      made.add(field,
               [field](const Row& row, const Owner& owner) { return columns<Count>().get(row.count, field, owner); });
    }
    real(TENET_SHARE, &Row::share);
    made.add(TENET_WORDS, [](const Row& row, const Owner&) { return integer_value(row.words); });
    real(TENET_LOG_LIKELIHOOD, &Row::log_likelihood);
    real(TENET_LOG_RATIO, &Row::log_ratio);
    real(TENET_SCORE, &Row::score);
    add_document(made, [](const Row& row) -> const Document& { return row.document; });
    text(TENET_LAST_DATE, &Row::last_date);
    text(TENET_TEXT, &Row::text);
    return made;
  }();
  return all;
}

template <>
const Columns<ComparedTable>& columns<ComparedTable>() {
  static const Columns<ComparedTable> all = Columns<ComparedTable>().add(
      TENET_NOTES, [](const ComparedTable& row, const Owner& owner) { return texts(row.notes, owner); });
  return all;
}

template <>
const Columns<WrittenReport>& columns<WrittenReport>() {
  static const Columns<WrittenReport> all = Columns<WrittenReport>().add(
      TENET_REPORT, [](const WrittenReport& row, const Owner&) { return text_value(row.json); });
  return all;
}

template <>
const Columns<ScorePart>& columns<ScorePart>() {
  using Row = ScorePart;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_KIND, [](const Row& row, const Owner&) { return name_value(name_of(row.kind)); })
          .add(TENET_WORD, [](const Row& row, const Owner&) { return text_value(row.what); })
          .add(TENET_COUNT, [](const Row& row, const Owner&) { return integer_value(row.count); })
          .add(TENET_LENGTH, [](const Row& row, const Owner&) { return Value(row.length); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.holding); })
          .add(TENET_RARITY, [](const Row& row, const Owner&) { return Value(row.rarity); })
          .add(TENET_BOOST, [](const Row& row, const Owner&) { return Value(row.boost); })
          .add(TENET_SCORE, [](const Row& row, const Owner&) { return Value(row.score); });
  return all;
}

template <>
const Columns<Explained>& columns<Explained>() {
  using Row = Explained;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_DESCRIPTION, [](const Row& row, const Owner&) { return text_value(row.description); })
          .add(TENET_QUERY, [](const Row& row, const Owner&) { return text_value(row.query); })
          .add(TENET_OPERATORS, [](const Row& row, const Owner&) { return text_value(row.operators); })
          .add(TENET_ID, [](const Row& row, const Owner&) { return text_value(row.score.id); })
          .add(TENET_FOUND, [](const Row& row, const Owner&) { return integer_value(row.score.found); })
          .add(TENET_SCORE, [](const Row& row, const Owner&) { return Value(row.score.score); })
          .add(TENET_SCORE_PARTS,
               [](const Row& row, const Owner& owner) { return inner_rows(row.score.parts, owner); });
  return all;
}

}  // namespace tenet::c
