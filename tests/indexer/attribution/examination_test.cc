#include "indexer/attribution/examination.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

TEST(ExaminerOf, ReadsWhoAsks) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"DIRECT EXAMINATION BY MR. VANE:", "MR. VANE"},
      {"CROSS-EXAMINATION BY MS. KERN", "MS. KERN"},
      {"RECROSS BY MS. KERN", "MS. KERN"},
      {"REDIRECT BY MR. VANE:", "MR. VANE"},
      {"BY THE COURT:", "THE COURT"},
      {"By Mr. Vane:", "Mr. Vane"},
      {"<EXAMINATION-IN-CHIEF BY MS KERN>", "MS KERN"},
      {"Cross-examined by Ms. Kern.", "Ms. Kern"},
      {"(Examined by Dr. Moss)", "Dr. Moss"},
      {"By Mr. Vane, who was late", ""},
      {"It was examined by the board.", ""},
      {"The examination went by. Mr. Vane left.", ""},
  };
  for (const auto& [words, name] : cases) EXPECT_EQ(examiner_of(words), name) << words;
}

TEST(WitnessOf, ReadsWhoAnswers) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"RUTH DAVIS, called as a witness, was sworn and testified as follows:", "RUTH DAVIS"},
      {"RUTH DAVIS, STATE'S WITNESS, SWORN", "RUTH DAVIS"},
      {"RUTH DAVIS (Affirmed)", "RUTH DAVIS"},
      {"MR IVO KERN (affirmed)", "MR IVO KERN"},
      {"Ivo J. Kern was sworn.", "Ivo J. Kern"},
      {"(Ruth Davis takes the stand.)", "Ruth Davis"},
      {"<IVO KERN, sworn and examined>", "IVO KERN"},
      {"Whereupon, IVO KERN was duly sworn.", "IVO KERN"},
      {"TESTIMONY OF IVO KERN", "IVO KERN"},
      {"DEPOSITION OF IVO J. KERN, taken at Salter", "IVO J. KERN"},
      {"WITNESS: IVO KERN", "IVO KERN"},
      {"(Witness sworn.)", ""},
      {"IVO KERN, who was late", ""},
      {"The witness was sworn.", ""},
      {"Ruth Davis was late, and said that the judge, whom she had known for years, was sworn to an oath of silence.",
       ""},
  };
  for (const auto& [words, name] : cases) EXPECT_EQ(witness_of(words), name) << words;
}

// The answers of one witness are never another's.
TEST(Examination, ForgetsAWitnessWhoLeaves) {
  const auto answers_after = [](auto&& change) {
    Examination examination("RUTH DAVIS");
    examination.begin_questions("MR. VANE");
    EXPECT_EQ(examination.ask(), "MR. VANE");
    EXPECT_EQ(examination.answer(), "RUTH DAVIS");
    change(examination);
    return examination.answer();
  };
  for (const std::string words : {"You may step down.", "I call Ivo Kern.", "The State calls Dr. Kern.",
                                  "You are excused, sir.", "Call your next witness."}) {
    EXPECT_EQ(answers_after([&](Examination& it) { it.hear(words); }), "") << words;
  }
  for (const std::string line :
       {"(Witness sworn.)", "The witness withdrew.", "DIRECT EXAMINATION", "Examination in chief by Mr. Vane:"}) {
    EXPECT_EQ(answers_after([&](Examination& it) { it.read(line, line); }), "") << line;
  }
  for (const std::string line :
       {"CROSS-EXAMINATION", "REDIRECT EXAMINATION BY MR. VANE:", "DIRECT EXAMINATION (Continued)"}) {
    EXPECT_EQ(answers_after([&](Examination& it) { it.read(line, line); }), "RUTH DAVIS") << line;
  }
  EXPECT_EQ(answers_after([&](Examination& it) { it.hear("Objection. I have called it vague."); }), "RUTH DAVIS");
  EXPECT_EQ(answers_after([&](Examination& it) {
              it.read("IVO KERN,", "IVO KERN,");
              it.read("having been duly sworn, testified:", "having been duly sworn, testified:");
            }),
            "IVO KERN");
}

TEST(Examination, ForgetsWhoAskedTheWitnessBefore) {
  Examination examination("");
  examination.read("BY MR. VANE:", "BY MR. VANE:");
  examination.read("RUTH DAVIS, SWORN", "RUTH DAVIS, SWORN");
  EXPECT_EQ(examination.ask(), "MR. VANE");
  examination.read("IVO KERN, SWORN", "IVO KERN, SWORN");
  EXPECT_EQ(examination.ask(), "");
}

}  // namespace
}  // namespace tenet::indexer
