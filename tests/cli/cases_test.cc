// What researchers' files showed, a kind a test: texts of transcripts, news, citations and folders, and what a user
// gets.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/temp_folder.h"

namespace tenet::test {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// An index of some files of its own.
class Indexed {
 public:
  explicit Indexed(const Files& files) {
    for (const auto& [name, text] : files) folder_.write("d/" + name, text);
    indexed_ = run_tenet({"index", "--progress", "none", "d"}, folder_.path());
  }

  [[nodiscard]] const Ended& indexed() const { return indexed_; }
  [[nodiscard]] Ended tenet(const std::vector<std::string>& arguments) const {
    return run_tenet(arguments, folder_.path());
  }
  // The lines of what a command writes, but the first `skip`, sorted where they come in the order of relevance.
  [[nodiscard]] std::vector<std::string> lines(const std::vector<std::string>& arguments, std::size_t skip = 0) const {
    std::vector<std::string> lines;
    const std::string out = tenet(arguments).out;
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = std::min(out.find('\n', begin), out.size());
      lines.push_back(out.substr(begin, end - begin));
      begin = end + 1;
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(skip, lines.size())));
    return lines;
  }
  // Who speaks, quotation after quotation.
  [[nodiscard]] std::vector<std::string> speakers() const {
    return lines({"quotes", "--all", "--sort", "reading", "--format", "csv", "--fields", "speaker"}, 1);
  }
  // The documents that answer, by name.
  [[nodiscard]] std::string found(const std::string& query) const {
    std::vector<std::string> ids = lines({"search", "-l", "--no-fold", "--", query});
    std::ranges::sort(ids);
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
    return all;
  }

 private:
  TempFolder folder_;
  Ended indexed_;
};

struct Speech {
  const char* name;  // of the file, which tells its format
  std::string text;
  std::vector<std::string> speakers;
};

TEST(Cases, EachLabelOfATranscriptBeginsATurn) {
  const Speech speeches[] = {
      // A court.
      {"court.txt",
       "Hearing on bail\n\nTHE COURT: Sit down.\n\nMR. SALTER: Judges decide.\n\nTHE COURT: Go on.\n\nTHE WITNESS: I "
       "did "
       "see it.\n\nMS. KERN: Nothing more.\n\nWITNESS 4: So did I.\n\nTHE CLERK: All rise.\n",
       {"Court", "Salter", "Court", "THE WITNESS", "Kern", "WITNESS 4", "Clerk"}},
      // The Record: states, suffixes, officers of the house.
      {"record.txt",
       "BAIL\n\n  The SPEAKER pro tempore. The gentleman is recognized.\n\n  Mr. SALTER of Ohio. Mr. Speaker, bail is "
       "dear.\n\n"
       "  Mr. SALTER of the Virgin Islands. Mr. Speaker, it is not.\n\n  Miss KERN. Mr. Speaker, parole is good.\n\n"
       "  Mr. VANE, Jr. Mr. Speaker, prison fails.\n\n  The CHAPLAIN. Let us pray.\n\n  Mr. Manager DUNN. The evidence "
       "is "
       "plain.\n\n  Secretary General ORLOV. I thank you.\n",
       {"Speaker pro tempore", "Salter of Ohio", "Salter of the Virgin Islands", "Kern", "Vane", "Chaplain", "Dunn",
        "Orlov"}},
      // Canberra: a bracket for the seat, another for the time.
      {"australia.txt",
       "BAIL\n\nThe DEPUTY SPEAKER: Order!\n\nSenator SALTER (Northford--Minister for Prisons) (10:02): I thank "
       "you.\n\n"
       "Mr KERN (Ashford) (10:05): I rise.\n\nOpposition members: Hear, hear!\n",
       {"Deputy Speaker", "Salter", "Kern", "Opposition members"}},
      // Ottawa.
      {"canada.txt",
       "BAIL\n\nHon. Ann Salter (Minister, Lib.): Mr. Speaker, reform is here.\n\nMr. Ivo Kern (Ashford, CPC): It is "
       "not.\n\n"
       "Some hon. members: Oh, oh!\n\nThe Speaker: Order.\n\nMr. Ivo Kern: I go on.\n\nHon. Ann Salter: So do I.\n",
       {"Ann Salter", "Ivo Kern", "Some hon. members", "Speaker", "Ivo Kern", "Ann Salter"}},
      // Letters beyond ASCII.
      {"accents.txt",
       "SESSION\n\nMR. PE\u00D1A: Bail is dear.\n\nMS. \u00C5BERG: It is.\n\nMR. PE\u00D1A: Yes.\n\nMS. \u00C5BERG: "
       "No.\n",
       {"Pe\u00F1a", "\u00C5berg", "Pe\u00F1a", "\u00C5berg"}},
      // A hearing, whose heading names the chair.
      {"hearing.txt",
       "HEARING ON BAIL\n\nHon. Odile Harrow, Chairman, presiding.\n\nThe Chairman. The committee will come to "
       "order.\n\n"
       "Mr. Vane. Bail is unfair.\n\nThe Chairman. Thank you.\n\nMr. Vane. Prison is costly.\n",
       {"Odile Harrow", "Vane", "Odile Harrow", "Vane"}},
  };
  for (const Speech& speech : speeches) {
    EXPECT_EQ(Indexed({{speech.name, speech.text}}).speakers(), speech.speakers) << speech.name;
  }
}

TEST(Cases, NewsNamesWhoSpeaks) {
  const Speech speeches[] = {
      {"joint.txt",
       "News\n\n\"Bail is dear,\" Ann Salter and Ivo Kern wrote.\n\n\"Jail is worse,\" said Odile Harrow, Martin Vane "
       "and Ann "
       "Salter.\n\nReps. Dunn and Orlov said: \"Prison fails.\"\n",
       {"Ann Salter and Ivo Kern", "\"Odile Harrow, Martin Vane and Ann Salter\"", "Dunn and Orlov"}},
      {"namesakes.txt",
       "News\n\nPeter Salter, the sheriff, said: \"Bail is dear.\"\n\nAnn Salter, the judge, said: \"Jail is "
       "worse.\"\n\n"
       "\"Parole is good,\" said Judge Salter.\n",
       {"Peter Salter", "Ann Salter", "Ann Salter"}},
      {"signed.md",
       "# News\n\nThe clerk spoke.\n\n> Bail is a trap.\n\n-- Ivo Kern, judge\n\nText on jail.\n\n> Prison is a "
       "trap.\n>\n"
       "> --- Ann Vale, clerk\n",
       {"Ivo Kern", "Ann Vale"}},
      {"remember.txt", "News\n\nOdile Harrow came. Remember Harrow? \"Bail is a trap,\" she said.\n", {"Odile Harrow"}},
  };
  for (const Speech& speech : speeches) {
    EXPECT_EQ(Indexed({{speech.name, speech.text}}).speakers(), speech.speakers) << speech.name;
  }
}

TEST(Cases, WordsAreFoundAsPeopleWriteThem) {
  const Indexed texts({
      {"apart.txt", "The man-\ndatory terms of the sen-\ntencing rules for non-\nviolent people are unfair.\n"},
      {"whole.txt", "The mandatory terms of the sentencing rules for nonviolent people are unfair.\n"},
      {"spaced.txt", "See 410 U. S. 113 and 18 U. S. C. 3553(a), the F. B. I. and J. D. Salter.\n"},
      {"tight.txt", "See 410 U.S. 113 and 18 U.S.C. 3553(a), the FBI and J.D. Salter.\n"},
      {"altered.txt", "She said that \"[m]andatory minimums\" and \"[P]arole is no answer\" differ.\n"},
      {"accents.txt", "Jos\u00E9 Pe\u00F1a came.\n"},
      {"plain.txt", "Jose Pena came.\n"},
      {"versus.txt", "The case of Salter v. Kern was heard.\n"},
      {"numbers.txt", "Form XYZ77 and form XYZQ77 are one.\n"},
  });
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"sentencing", "apart.txt whole.txt"},
      {"\"mandatory terms\"", "apart.txt whole.txt"},
      {"nonviolent", "apart.txt whole.txt"},
      {"non-violent", "apart.txt whole.txt"},
      {"\"410 U.S. 113\"", "spaced.txt tight.txt"},
      {"\"410 U. S. 113\"", "spaced.txt tight.txt"},
      {"FBI", "spaced.txt tight.txt"},
      {"\"J. D. Salter\"", "spaced.txt tight.txt"},
      {"\"mandatory minimums\"", "altered.txt"},
      {"\"parole is no answer\"", "altered.txt"},
      {"Pena", "accents.txt plain.txt"},
      {"Pe\u00F1a", "accents.txt plain.txt"},
      {"Salter v Kern", "versus.txt"},
      {"Salter -v- Kern", "versus.txt"},
      {"XYZ*", "numbers.txt"},
      {"XYZ*77", ""},
  };
  for (const auto& [query, ids] : cases) EXPECT_EQ(texts.found(query), ids) << query;
  EXPECT_EQ(texts.tenet({"search", "XYZ*77"}).status, 2) << "refused, not read as two words";
  EXPECT_EQ(texts.tenet({"verify", "the sentencing rules for nonviolent people"}).status, 0);
}

TEST(Cases, AuthorsAndDatesAreReadAsTheyAreMeant) {
  const auto record = [](const char* id, const char* author, const char* date) {
    return std::string("{\"id\":\"") + id + "\",\"title\":\"T\",\"author\":" + author + ",\"date\":\"" + date +
           "\",\"text\":\"Bail.\"}\n";
  };
  const Indexed texts({{"a.jsonl", record("a", "[\"Ann Salter\",\"Ivo Kern\"]", "2018/11/30") +
                                       record("b", "\"Ann Salter, Ivo Kern and Odile Harrow\"", "30.11.2018") +
                                       record("c", "\"Salter, Ann; Kern, Ivo\"", "November 30th, 2018") +
                                       record("d", "\"Human Rights Harbor\"", "Fri, 30 Nov 2018 10:00:00 GMT") +
                                       record("e", "\"Quill Ventures\"", "2018-11-3") +
                                       record("f", "\"By Ann Salter\"", "05/04/2018")}});
  const std::pair<const char*, const char*> authors[] = {
      {"a", "{Salter, Ann and Kern, Ivo}"}, {"b", "{Salter, Ann and Kern, Ivo and Harrow, Odile}"},
      {"c", "{Salter, Ann and Kern, Ivo}"}, {"d", "{{Human Rights Harbor}}"},
      {"e", "{{Quill Ventures}}"},          {"f", "{Salter, Ann}"},
  };
  for (const auto& [id, author] : authors) {
    EXPECT_NE(texts.tenet({"cite", id, "--style", "bibtex"}).out.find(author), std::string::npos) << id;
  }
  EXPECT_EQ(
      texts.lines({"search", "bail", "--all", "--no-fold", "--sort", "id", "--format", "csv", "--fields", "date"}, 1),
      (std::vector<std::string>{"2018-11-30", "2018-11-30", "2018-11-30", "2018-11-30", "2018-11-03", "2018"}));
  EXPECT_NE(texts.indexed().err.find("the date '05/04/2018' is read as 2018 alone"), std::string::npos)
      << texts.indexed().err;
}

TEST(Cases, NothingOfATextSteersATerminal) {
  TempFolder folder;
  folder.write(
      "d/a.jsonl",
      "{\"id\":\"c\",\"title\":\"T\",\"text\":\"\\\"Bail is bad,\\\" said Eve \\u009b31mX. Bail \\u009b31m evil.\"}\n");
  (void)run_tenet({"index", "d"}, folder.path());
  const std::string index = (folder / ".tenet").string();
  for (const char* command : {"search", "kwic"}) {
    const std::string out = run_tenet_on_terminal({command, "--index", index, "bail"}, 80).out;
    EXPECT_NE(out.find("Bail"), std::string::npos) << command;
    EXPECT_EQ(out.find("\u009b"), std::string::npos) << command;
  }
}

}  // namespace
}  // namespace tenet::test
