#include "c/column_tools.h"
#include "c/columns.h"

// Fields of counts, verified places, words in context and words that keep company.
namespace tenet::c {
namespace {

void add_count(Columns<Counts>& columns, const std::vector<int>& fields) {
  for (const int field : fields) {
    columns.add(field, [field](const Counts& row, const Owner& owner) {
      return tenet::c::columns<Count>().get(row.total, field, owner);
    });
  }
}

}  // namespace

template <>
const Columns<Count>& columns<Count>() {
  static const Columns<Count> all =
      Columns<Count>()
          .add(TENET_GROUP, [](const Count& row, const Owner& owner) { return texts(row.group, owner); })
          .add(TENET_PASSAGES, [](const Count& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_DOCUMENTS, [](const Count& row, const Owner&) { return integer_value(row.documents); })
          .add(TENET_SEARCHED_PASSAGES,
               [](const Count& row, const Owner&) { return integer_value(row.searched_passages); })
          .add(TENET_SEARCHED_DOCUMENTS,
               [](const Count& row, const Owner&) { return integer_value(row.searched_documents); })
          .add(TENET_SEARCHED_WORDS, [](const Count& row, const Owner&) { return integer_value(row.searched_words); })
          .add(TENET_PER_THOUSAND_PASSAGES,
               [](const Count& row, const Owner&) { return Value(row.per_thousand_passages()); })
          .add(TENET_PER_MILLION_WORDS, [](const Count& row, const Owner&) { return Value(row.per_million_words()); });
  return all;
}

template <>
const Columns<Counts>& columns<Counts>() {
  static const Columns<Counts> all = [] {
    Columns<Counts> made;
    add_count(made, columns<Count>().fields());
    made.add(TENET_NOTES, [](const Counts& row, const Owner& owner) { return texts(row.notes, owner); });
    return made;
  }();
  return all;
}

template <>
const Columns<Difference>& columns<Difference>() {
  static const Columns<Difference> all = [] {
    Columns<Difference> made;
    made.add(TENET_KIND, [](const Difference& row, const Owner&) { return name_value(to_string(row.kind)); });
    add_bytes(made, [](const Difference& row) { return row.source; });
    made.add(TENET_ASKED_BEGIN_BYTE,
             [](const Difference& row, const Owner&) { return integer_value(row.asked.begin); });
    made.add(TENET_ASKED_END_BYTE, [](const Difference& row, const Owner&) { return integer_value(row.asked.end); });
    return made;
  }();
  return all;
}

template <>
const Columns<Place>& columns<Place>() {
  static const Columns<Place> all = [] {
    Columns<Place> made;
    made.add(TENET_VERDICT, [](const Place& row, const Owner&) { return name_value(to_string(row.verdict)); });
    made.add(TENET_AGREEMENT, [](const Place& row, const Owner&) { return Value(row.agreement); });
    made.add(TENET_PASSAGE, [](const Place& row, const Owner&) { return text_value(row.passages.front().id); });
    add_document(made, [](const Place& row) -> const Document& { return row.passages.front().document; });
    made.add(TENET_SPEAKER, [](const Place& row, const Owner&) { return text_value(row.speaker); });
    made.add(TENET_TEXT, [](const Place& row, const Owner&) {
      // A place that runs over into the next passage is cut off at the end of the first.
      const Hit& first = row.passages.front();
      const std::size_t begin = row.range.begin - first.passage.range.begin;
      return Value(begin <= first.text.size() ? first.text.substr(begin, row.range.size()) : std::string());
    });
    add_bytes(made, [](const Place& row) { return row.range; });
    add_pages(made, [](const Place& row) -> const PageRange& { return row.pages; });
    made.add(TENET_DIFFERENCES,
             [](const Place& row, const Owner& owner) { return inner_rows(row.differences, owner); });
    made.add(TENET_HITS, [](const Place& row, const Owner& owner) { return inner_rows(row.passages, owner); });
    return made;
  }();
  return all;
}

template <>
const Columns<Verification>& columns<Verification>() {
  using Row = Verification;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_VERDICT, [](const Row& row, const Owner&) { return name_value(to_string(row.verdict)); })
          .add(TENET_TOTAL, [](const Row& row, const Owner&) { return integer_value(row.total); });
  return all;
}

template <>
const Columns<Citation>& columns<Citation>() {
  static const Columns<Citation> all =
      Columns<Citation>().add(TENET_CITATION, [](const Citation& row, const Owner&) { return text_value(row.text); });
  return all;
}

template <>
const Columns<ConcordanceLine>& columns<ConcordanceLine>() {
  using Row = ConcordanceLine;
  static const Columns<Row> all = [] {
    Columns<Row> made;
    made.add(TENET_LEFT, [](const Row& row, const Owner&) { return text_value(row.left.text); });
    made.add(TENET_NODE, [](const Row& row, const Owner&) { return text_value(row.node.text); });
    made.add(TENET_RIGHT, [](const Row& row, const Owner&) { return text_value(row.right.text); });
    made.add(TENET_SPEAKER, [](const Row& row, const Owner&) { return text_value(row.speaker); });
    made.add(TENET_PASSAGE, [](const Row& row, const Owner&) { return text_value(row.passage); });
    add_document(made, [](const Row& row) -> const Document& { return *row.document; });
    add_bytes(made, [](const Row& row) { return row.bytes; });
    add_code_points(made, [](const Row& row) { return row.code_points; });
    add_pages(made, [](const Row& row) -> const PageRange& { return row.pages; });
    return made;
  }();
  return all;
}

template <>
const Columns<Concordance>& columns<Concordance>() {
  using Row = Concordance;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_TOTAL, [](const Row& row, const Owner&) { return integer_value(row.total); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); });
  return all;
}

template <>
const Columns<WordRow>& columns<WordRow>() {
  using Row = WordRow;
  static const Columns<Row> all = [] {
    Columns<Row> made;
    const auto real_field = [&](int field, double Row::*member) {
      made.add(field, [member](const Row& row, const Owner&) { return Value(row.*member); });
    };
    made.add(TENET_WORD, [](const Row& row, const Owner&) { return text_value(row.word); });
    made.add(TENET_STEM, [](const Row& row, const Owner&) { return text_value(row.stem); });
    made.add(TENET_COUNT, [](const Row& row, const Owner&) { return integer_value(row.count); });
    made.add(TENET_ELSEWHERE, [](const Row& row, const Owner&) { return integer_value(row.elsewhere); });
    real_field(TENET_EXPECTED, &Row::expected);
    real_field(TENET_LOG_LIKELIHOOD, &Row::log_likelihood);
    real_field(TENET_LOG_RATIO, &Row::log_ratio);
    real_field(TENET_LOG_DICE, &Row::log_dice);
    real_field(TENET_MUTUAL_INFORMATION, &Row::mutual_information);
    real_field(TENET_CUBED_INFORMATION, &Row::cubed_information);
    real_field(TENET_T_SCORE, &Row::t_score);
    real_field(TENET_BIC, &Row::bic);
    made.add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); });
    made.add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); });
    made.add(TENET_EXAMPLE, [](const Row& row, const Owner&) { return text_value(row.example); });
    return made;
  }();
  return all;
}

template <>
const Columns<WordTable>& columns<WordTable>() {
  using Row = WordTable;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_TOTAL, [](const Row& row, const Owner&) { return integer_value(row.total); })
          .add(TENET_NODES, [](const Row& row, const Owner&) { return integer_value(row.nodes); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); })
          .add(TENET_WORDS, [](const Row& row, const Owner&) { return integer_value(row.words_here); })
          .add(TENET_ELSEWHERE, [](const Row& row, const Owner&) { return integer_value(row.words_elsewhere); });
  return all;
}

template <>
const Columns<NamedSpread>& columns<NamedSpread>() {
  using Row = NamedSpread;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_OVER, [](const Row& row, const Owner&) { return text_value(row.over); })
          .add(TENET_NODES, [](const Row& row, const Owner&) { return integer_value(row.spread.nodes); })
          .add(TENET_WORDS, [](const Row& row, const Owner&) { return integer_value(row.spread.words); })
          .add(TENET_PARTS, [](const Row& row, const Owner&) { return integer_value(row.spread.parts); })
          .add(TENET_RANGE, [](const Row& row, const Owner&) { return integer_value(row.spread.range); })
          .add(TENET_JUILLAND_D, [](const Row& row, const Owner&) { return Value(row.spread.juilland_d); })
          .add(TENET_DEVIATION, [](const Row& row, const Owner&) { return Value(row.spread.deviation); })
          .add(TENET_DEVIATION_NORM, [](const Row& row, const Owner&) { return Value(row.spread.deviation_norm); });
  return all;
}

template <>
const Columns<Duplicate>& columns<Duplicate>() {
  static const Columns<Duplicate> all =
      Columns<Duplicate>()
          .add(TENET_PASSAGE, [](const Duplicate& row, const Owner&) { return text_value(row.id); })
          .add(TENET_AGREEMENT, [](const Duplicate& row, const Owner&) { return Value(row.agreement); });
  return all;
}

template <>
const Columns<DuplicateGroup>& columns<DuplicateGroup>() {
  using Row = DuplicateGroup;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_FIRST_PASSAGE, [](const Row& row, const Owner&) { return text_value(row.first); })
          .add(TENET_HITS, [](const Row& row, const Owner& owner) { return inner_rows(row.others, owner); });
  return all;
}

}  // namespace tenet::c
