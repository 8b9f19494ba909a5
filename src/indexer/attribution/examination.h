#pragma once

#include <string>
#include <string_view>

// Who asks and who answers in the examination of a witness, as its headings, oaths and calls say.
namespace tenet::indexer {

class Examination {
 public:
  explicit Examination(std::string witness) : witness_(std::move(witness)) {}

  // Reads a paragraph that no label begins: `line` its first line, `beginning` no less. Gives whether it tells of the
  // examination, so that nobody speaks it: "DIRECT EXAMINATION BY MR. DOE:", "JANE DOE, called as a witness, was
  // sworn".
  bool read(std::string_view line, std::string_view beginning);
  // Hears the words of a turn that is no question and no answer. A call for another witness, or the leave of this one,
  // ends what is known: "You may step down.", "I call Jane Doe."
  void hear(std::string_view words);
  // `name` asks from here on.
  void begin_questions(std::string_view name);

  // Who asks the next question, and who answers it; empty where nothing says so.
  [[nodiscard]] const std::string& ask();
  [[nodiscard]] const std::string& answer();

 private:
  void call(std::string_view name);
  void leave();

  std::string examiner_ = {};
  std::string witness_;
  std::string last_name_ = {};  // the paragraph before, where it is a name alone: "JANE DOE,"
  bool has_asked_ = false;      // since the examiner was named
  bool has_answered_ = false;   // since the witness was named
};

// Who asks from here on: "MR. DOE" of "DIRECT EXAMINATION BY MR. DOE:", "BY MR. DOE:" or "Cross-examined by Mr. Doe.";
// empty for other paragraphs.
[[nodiscard]] std::string_view examiner_of(std::string_view words);

// Who answers from here on: "JANE DOE" of "JANE DOE, called as a witness, was sworn", "(Jane Doe takes the stand.)",
// "WITNESS: JANE DOE" and "DEPOSITION OF JANE DOE"; empty for other paragraphs.
[[nodiscard]] std::string_view witness_of(std::string_view words);

}  // namespace tenet::indexer
