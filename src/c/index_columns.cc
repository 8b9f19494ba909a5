#include "c/column_tools.h"
#include "c/columns.h"

// Fields of an index, its topics, its indexing and its state.
namespace tenet::c {

template <>
const Columns<TopicCount>& columns<TopicCount>() {
  using Row = TopicCount;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_TOPIC, [](const Row& row, const Owner&) { return text_value(row.topic.id); })
          .add(TENET_LABEL, [](const Row& row, const Owner&) { return text_value(row.topic.label); })
          .add(TENET_DEFINITION, [](const Row& row, const Owner&) { return text_value(row.topic.definition); })
          .add(TENET_BROADER, [](const Row& row, const Owner&) { return text_value(row.topic.broader); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); });
  return all;
}

template <>
const Columns<TermSuggestion>& columns<TermSuggestion>() {
  using Row = TermSuggestion;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_TERM, [](const Row& row, const Owner&) { return text_value(row.term); })
          .add(TENET_LOG_LIKELIHOOD, [](const Row& row, const Owner&) { return Value(row.g2); })
          .add(TENET_INSIDE, [](const Row& row, const Owner&) { return integer_value(row.inside); })
          .add(TENET_OUTSIDE, [](const Row& row, const Owner&) { return integer_value(row.outside); })
          .add(TENET_EXAMPLES, [](const Row& row, const Owner& owner) { return texts(row.where, owner); });
  return all;
}

template <>
const Columns<IndexInfo>& columns<IndexInfo>() {
  using Row = IndexInfo;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_WORDS, [](const Row& row, const Owner&) { return integer_value(row.words); })
          .add(TENET_TEXT_BYTES, [](const Row& row, const Owner&) { return integer_value(row.text_bytes); })
          .add(TENET_FINGERPRINT, [](const Row& row, const Owner&) { return text_value(row.fingerprint); })
          .add(TENET_ANALYSIS, [](const Row& row, const Owner&) { return text_value(row.analysis); })
          .add(TENET_SCHEMA, [](const Row& row, const Owner&) { return integer_value(row.schema); })
          .add(TENET_MISSING, [](const Row& row, const Owner& owner) { return texts(row.missing, owner); });
  return all;
}

template <>
const Columns<Problem>& columns<Problem>() {
  static const Columns<Problem> all =
      Columns<Problem>()
          .add(TENET_WHERE, [](const Problem& row, const Owner&) { return text_value(row.where); })
          .add(TENET_REASON, [](const Problem& row, const Owner&) { return text_value(row.reason); })
          .add(TENET_SKIPPED, [](const Problem& row, const Owner&) { return integer_value(row.skipped); });
  return all;
}

template <>
const Columns<IndexReport>& columns<IndexReport>() {
  using Row = IndexReport;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_ADDED, [](const Row& row, const Owner&) { return integer_value(row.added); })
          .add(TENET_UPDATED, [](const Row& row, const Owner&) { return integer_value(row.updated); })
          .add(TENET_UNCHANGED, [](const Row& row, const Owner&) { return integer_value(row.unchanged); })
          .add(TENET_REMOVED, [](const Row& row, const Owner&) { return integer_value(row.removed); })
          .add(TENET_SKIPPED, [](const Row& row, const Owner&) { return integer_value(row.skipped()); })
          .add(TENET_PROBLEMS, [](const Row& row, const Owner& owner) { return inner_rows(row.problems, owner); })
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_TEXT_BYTES, [](const Row& row, const Owner&) { return integer_value(row.text_bytes); })
          .add(TENET_FINGERPRINT, [](const Row& row, const Owner&) { return text_value(row.fingerprint); })
          .add(TENET_STOPPED, [](const Row& row, const Owner&) { return integer_value(row.stopped); });
  return all;
}

template <>
const Columns<IndexProgress>& columns<IndexProgress>() {
  using Row = IndexProgress;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_STAGE,
               [](const Row& row, const Owner&) {
                 switch (row.stage) {
                   case Row::Stage::reading: return name_value("reading");
                   case Row::Stage::tagging: return name_value("tagging");
                   case Row::Stage::writing: return name_value("writing");
                 }
                 return name_value("");
               })
          .add(TENET_FILES, [](const Row& row, const Owner&) { return integer_value(row.files); })
          .add(TENET_ALL_FILES, [](const Row& row, const Owner&) { return integer_value(row.all_files); })
          .add(TENET_BYTES, [](const Row& row, const Owner&) { return integer_value(row.bytes); })
          .add(TENET_ALL_BYTES, [](const Row& row, const Owner&) { return integer_value(row.all_bytes); })
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); });
  return all;
}

template <>
const Columns<ExaminedFile>& columns<ExaminedFile>() {
  static const Columns<ExaminedFile> all = Columns<ExaminedFile>().add(
      TENET_PROBLEMS, [](const ExaminedFile& row, const Owner& owner) { return inner_rows(row.problems, owner); });
  return all;
}

template <>
const Columns<XapianExportReport>& columns<XapianExportReport>() {
  using Row = XapianExportReport;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); })
          .add(TENET_BYTES, [](const Row& row, const Owner&) { return integer_value(row.bytes); });
  return all;
}

template <>
const Columns<Damage>& columns<Damage>() {
  static const Columns<Damage> all =
      Columns<Damage>()
          .add(TENET_WHERE, [](const Damage& row, const Owner&) { return text_value(row.file); })
          .add(TENET_REASON, [](const Damage& row, const Owner&) { return text_value(row.what); });
  return all;
}

template <>
const Columns<CheckReport>& columns<CheckReport>() {
  using Row = CheckReport;
  static const Columns<Row> all =
      Columns<Row>()
          .add(TENET_SOUND, [](const Row& row, const Owner&) { return integer_value(row.is_sound()); })
          .add(TENET_DAMAGES, [](const Row& row, const Owner& owner) { return inner_rows(row.damages, owner); })
          .add(TENET_LOST, [](const Row& row, const Owner& owner) { return texts(row.lost, owner); })
          .add(TENET_REPAIRABLE, [](const Row& row, const Owner&) { return integer_value(row.repairable); })
          .add(TENET_REPAIRED, [](const Row& row, const Owner&) { return integer_value(row.repaired); })
          .add(TENET_DOCUMENTS, [](const Row& row, const Owner&) { return integer_value(row.documents); })
          .add(TENET_PASSAGES, [](const Row& row, const Owner&) { return integer_value(row.passages); });
  return all;
}

}  // namespace tenet::c
