#include "indexer/attribution/turns.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/outline.h"

namespace tenet::indexer {
namespace {

using Lines = std::vector<std::string>;

// A line for each quotation: "MS. HARROW: Good morning."; "+" in front of what continues; "[Q]" the label where it
// names nobody.
Lines lines(const Document& document, Markup markup = Markup::plain) {
  Lines lines;
  for (const Quote& quote : find_turns(document, find_structure(document.text, 0, markup))) {
    const Attribution& attribution = quote.attribution;
    const std::string mention(slice(document.text, attribution.mention));
    const std::string name = attribution.speaker.empty() ? "[" + mention + "]" : attribution.speaker;
    lines.push_back((quote.continues ? "+" : "") + name + ": " + std::string(slice(document.text, quote.range)));
  }
  return lines;
}

Lines lines(const std::string& text, const std::string& title = {}) {
  return lines(Document{.text = text, .title = title});
}

const std::string long_line =
    "I have asked the Lantern Board to look at every sentence that was passed in Port Salter since the lamps were lit.";

TEST(FindTurns, GivesATurnAllBlocksUntilTheNextLabel) {
  EXPECT_EQ(lines("Harbour Hall\n\n4:24 P.M. EST\n\nMS. HARROW:  Good morning.\n\nOne more thing.\n\n"
                  "Q    Will you stay?\n\nMS. HARROW:  I will.\n\nEND  4:30 P.M. EST"),
            (Lines{"MS. HARROW: Good morning.", "+MS. HARROW: One more thing.", "[Q]: Will you stay?",
                   "MS. HARROW: I will."}));
}

TEST(FindTurns, ReadsLabelsOfManyForms) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"THE PRESIDENT:  Yes.", "THE PRESIDENT: Yes."},
      {"THE PRESIDENT (via interpreter):  Yes.", "THE PRESIDENT: Yes."},
      {"PRIME MINISTER HARROW:  (As interpreted.)  Yes.", "PRIME MINISTER HARROW: (As interpreted.)  Yes."},
      {"DR. O\u2019HARROW-BELL: Yes.", "DR. O\u2019HARROW-BELL: Yes."},
      {"MR. F\u00C1RROW: Yes.", "MR. F\u00C1RROW: Yes."},
      {"SENIOR ADMINISTRATION OFFICIAL: Yes.", "SENIOR ADMINISTRATION OFFICIAL: Yes."},
      {"Mr. McHARROW. Mr. President, yes.", "Mr. McHARROW: Mr. President, yes."},
      {"Mr. HARROW of New Salter. Yes.", "Mr. HARROW of New Salter: Yes."},
      {"Ms. HARROW (during the reading). Yes.", "Ms. HARROW: Yes."},
      {"The SPEAKER pro tempore. Yes.", "The SPEAKER pro tempore: Yes."},
      {"The PRESIDING OFFICER (Mr. Harrow). Yes.", "Mr. Harrow: Yes."},
      {"HARROW: Yes.", "HARROW: Yes."},
      {"Q Yes?", "[Q]: Yes?"},
      {"Q. Yes?", "[Q]: Yes?"},
      {"QUESTION: Yes?", "[QUESTION]: Yes?"},
      {"A. Yes.", "[A]: Yes."},
  };
  for (const auto& [line, expected] : cases) {
    const Lines found = lines("MS. VANE: One.\n\nQ. Two?\n\n" + line, "Interview with the lamp keeper");
    ASSERT_EQ(found.size(), 3U) << line;
    EXPECT_EQ(found.back(), expected);
  }
}

TEST(FindTurns, ReadsLabelsWithSmallLettersWhereNoneAreInCapitals) {
  EXPECT_EQ(
      lines("Lamps\n\nSenator Harrow. One?\n\nMr. Vane. Two.\n\nSenator Harrow. Three?\n\nMr. Vane. Four.").size(), 4U);
  EXPECT_EQ(lines("MS. HARROW: One.\n\nQ  Two?\n\nSenator Vane. He was late.").back(),
            "+[Q]: Senator Vane. He was late.");
}

TEST(FindTurns, TakesNoWrappedLineForALabel) {
  EXPECT_EQ(lines("Mr. HARROW. I yield to\nMr. VANE. He is late.\nMr. VANE. I thank him."),
            (Lines{"Mr. HARROW: I yield to\nMr. VANE. He is late.", "Mr. VANE: I thank him."}));
}

TEST(FindTurns, TakesNoOtherLineForALabel) {
  for (const std::string line :
       {"NOTE: it was late.", "WHEREAS: it was late.", "Section 1. It was late.", "FACT SHEET: it was late.",
        "Mr. President: it was late.", "- SENTENCING: it was late.", "And I told them this: it was late.",
        "PRESIDENT HARROW IS RIGHT: it was late.", "I met Dr. Vane. It was late.", "At 4:24 it was late.",
        "The U.S. was late.", "http://lamps.example is late."}) {
    for (const std::string& voice : lines("MS. HARROW: One.\n\nQ  Two?\n\n" + line)) {
      EXPECT_TRUE(voice == "MS. HARROW: One." || voice == "[Q]: Two?" || voice.starts_with("+[Q]: ")) << voice;
    }
    EXPECT_EQ(lines(line), Lines()) << line;
  }
}

TEST(FindTurns, WantsSeveralLabelsOrATitleThatSaysSo) {
  EXPECT_EQ(lines("SECRETARY HARROW: A lamp for all.\n\nIt was a long day."), Lines());
  EXPECT_EQ(lines("SECRETARY HARROW: A lamp for all.", "Remarks by Secretary Harrow").size(), 1U);
  EXPECT_EQ(lines("Lamps: ten.\n\nOil: two.\n\nLamps: twelve.\n\nOil: three."), Lines());
  EXPECT_EQ(lines("VANE: Ten?\n\nHARROW: Two.\n\nVANE: Twelve?\n\nHARROW: Three.").size(), 4U);
  EXPECT_EQ(lines("MS. HARROW: One.\n\nMS. VANE: Two.", "FACT SHEET: Lamps"), Lines());
}

TEST(FindTurns, KnowsAHearingByItsTitle) {
  for (const std::string title : {"Joint Hearing on Lamps", "Nomination of Odile Harrow to Be Keeper: Hearing on Lamps",
                                  "Joint Press Conference by President Harrow and Premier Vane"}) {
    EXPECT_EQ(lines("MS. HARROW: One.\n\nMS. VANE: Two.", title).size(), 2U) << title;
  }
  for (const std::string title : {"Joint Statement on Lamps", "Nominations Sent to the Senate"}) {
    EXPECT_EQ(lines("MS. HARROW: One.\n\nMS. VANE: Two.", title), Lines()) << title;
  }
}

TEST(FindTurns, LeavesNarrationsOfARecordToNobody) {
  EXPECT_EQ(lines("Mr. HARROW. I ask for the lamp.\n\nThere was no objection.\n\nThe lamp was lit.\n\n"
                  "The SPEAKER. So ordered.\n\nThe SPEAKER led the way."),
            (Lines{"Mr. HARROW: I ask for the lamp.", "The SPEAKER: So ordered."}));
  EXPECT_EQ(lines("Ms. HARROW: Committee on Lamps. H.R. 1."), Lines());
}

TEST(FindTurns, LeavesOutWhatOnlyHappens) {
  EXPECT_EQ(lines("MR. VANE: Go on.\n\n(Applause.)\n\n(The lamp is lit.)\n\nMS. HARROW: (Laughs.)  Yes."),
            (Lines{"MR. VANE: Go on.", "MS. HARROW: (Laughs.)  Yes."}));
}

TEST(FindTurns, LeavesOutWhatIsPrintedBetweenWords) {
  for (const std::string line : {"14:45",
                                 "2.30 p.m.",
                                 "\u25CF (1015)",
                                 "*Not recorded.",
                                 "1 See the report, p. 4.",
                                 "[2] Ibid., p. 9.",
                                 "(Interruptions)* \u2026",
                                 "http://lamps.example/2119",
                                 "Applause.",
                                 "On resuming",
                                 "Second papers (Rule 9)",
                                 "The witness withdrew.",
                                 "The Deputy Speaker took the Chair.",
                                 "Exhibit 4 was marked for identification.",
                                 "The prisoner was brought in.",
                                 "Applause followed.",
                                 "Laughter and applause followed.",
                                 "A short recess was taken.",
                                 "The Subcommittee then recessed for ten minutes.",
                                 "The witness was then shown exhibit 4.",
                                 "The committee then recessed for lunch.",
                                 "The hearing was adjourned at 4:15 p.m.",
                                 "The jury returned at 2 p.m.",
                                 "The audience applauded."}) {
    EXPECT_EQ(lines("MR. VANE: Go on.\n\n" + line + "\n\nI wait.\n\nMS. HARROW: Yes."),
              (Lines{"MR. VANE: Go on.", "+MR. VANE: I wait.", "MS. HARROW: Yes."}))
        << line;
  }
  for (const std::string line :
       {"The witness withdrew his claim, and so do I.", "The lamp was brought by me.", "We are", "12 lamps are lit.",
        "That means", "The rest will follow.", "The room laughed for the wrong reason.", "The mayor left us.",
        "Applause is cheap.", "A recess was what we asked for.", "The committee adjourned in anger.",
        "The jury returned a verdict that I had feared.", "The hearing was adjourned at noon. I went home.",
        "The court ended bail in this state.", "\u041C\u044B \u0436\u0434\u0451\u043C 7 \u043B\u0430\u043C\u043F.",
        "---and I said so."}) {
    EXPECT_EQ(lines("MR. VANE: Go on.\n\n" + line + "\n\nMS. HARROW: Yes.")[1], "+MR. VANE: " + line);
  }
  EXPECT_EQ(lines("MR. VANE: Go on.\n(A lamp falls.)\n\nMS. HARROW: Yes."),
            (Lines{"MR. VANE: Go on.", "MS. HARROW: Yes."}));
}

TEST(FindTurns, ReadsCaptionsWhoseSpeakersAreNamedOnce) {
  EXPECT_EQ(lines(">> ODILE HARROW: Welcome.\n\n>> IVO VANE: Thank you.\n\n>> And did you sleep?"),
            (Lines{"ODILE HARROW: Welcome.", "IVO VANE: Thank you.", "[>>]: And did you sleep?"}));
}

TEST(FindTurns, EndsATurnAtALineThatSwearsAWitness) {
  EXPECT_EQ(lines("BY MR. KERN:\nQ. Where were you?\nA. At home.\nTHE WITNESS: I was at home.\n(Witness excused.)\n"
                  "RUTH DAVIS, called as a witness, having been duly sworn, testified as follows:\n"
                  "DIRECT EXAMINATION\nBY MS. VANE:\nQ. Did you see it?\nA. I did not."),
            (Lines{"MR. KERN: Where were you?", "[A]: At home.", "THE WITNESS: I was at home.",
                   "MS. VANE: Did you see it?", "RUTH DAVIS: I did not."}));
}

TEST(FindTurns, GivesNobodyWhatWasDone) {
  for (const std::string line :
       {"Ayes 107", "Noes: 12", "Meeting closed at 17:30.", "A party vote was called for on the question.",
        "--- Recess taken at 11.00 a.m.", "Cross-examined by Mr. Kern:", "IVO KERN, having been duly sworn, testified:",
        "Moved by Councilmember Kern, seconded by Ms. Davis.", "RESOLVED, that the lamps be lit.",
        "Editor\u2019s note: The words are shortened.", "This interview has been edited.",
        "Vane is the author of three books on lamps."}) {
    EXPECT_EQ(lines("MR. VANE: Go on.\n\n" + line + "\n\nIt was late.\n\nMS. HARROW: Yes."),
              (Lines{"MR. VANE: Go on.", "MS. HARROW: Yes."}))
        << line;
  }
  for (const std::string line : {"Ayes have it, I think.", "A lamp was called for.", "Moved by this, I wept.",
                                 "This lamp was lit.", "Harrow is the author of it.", "Vane is late, they say."}) {
    EXPECT_EQ(lines("MR. VANE: Go on.\n\n" + line + "\n\nMS. HARROW: Yes.")[1], "+MR. VANE: " + line);
  }
}

TEST(FindTurns, ReadsLabelsOfAnyScript) {
  for (const std::string name : {"\u00C9mond", "\u0141uczak", "\u00D8verg\u00E5rd", "\u0160imuni\u0107"}) {
    EXPECT_EQ(lines("Mr. Vane: Go on.\n\nMs. " + name + ": I wait.\n\nMr. Vane: Yes.")[1], "Ms. " + name + ": I wait.");
  }
}

// Who speaks is no name: the words are nobody's, and not those of the one before.
TEST(FindTurns, EndsATurnBeforeARole) {
  const auto behind_kern = [](const std::string& words) {
    return lines("Mr. Vane: Go on.\n\nMs. Kern: No.\n\n" + words + "\n\nMr. Vane: Yes.\n\nMs. Kern: No.");
  };
  for (const std::string role : {"Defense counsel", "The victim's brother", "Member of the public", "State's attorney",
                                 "Lawyer for the defense", "Mother of the victim"}) {
    EXPECT_EQ(behind_kern(role + ": I wait."),
              (Lines{"Mr. Vane: Go on.", "Ms. Kern: No.", "Mr. Vane: Yes.", "Ms. Kern: No."}))
        << role;
  }
  for (const std::string words : {"My brother the lawyer: He waits.", "To the victim: I am sorry.",
                                  "I ask counsel: May we wait?", "Members of the jury: You wait."}) {
    EXPECT_EQ(behind_kern(words).at(2), "+Ms. Kern: " + words);
  }
}

TEST(FindTurns, LeavesItselfToAnOffice) {
  EXPECT_EQ(lines("MR. VANE: Go on.\n\nTHE COURT: I see.\n\nThe Court is the trier of fact.\n\nMR. VANE: Yes."),
            (Lines{"MR. VANE: Go on.", "THE COURT: I see.", "+THE COURT: The Court is the trier of fact.",
                   "MR. VANE: Yes."}));
}

// An interviewer's question without a label: who answers it, only the reader sees.
TEST(FindTurns, EndsATurnBeforeAQuestionApart) {
  const auto turns = [](const std::string& between) {
    return lines(Document{.text = "MR. VANE: One.\n\nMS. HARROW: Two.\n\n" + between}, Markup::markdown);
  };
  for (const std::string between : {"**Why is it dark?**\n\nNobody lit it.", "*Why is it dark?*\n\nNobody lit it.",
                                    "__And who lit it?__\n\nNobody lit it.", "- Why is it dark?\n\n- Nobody lit it."}) {
    EXPECT_EQ(turns(between), (Lines{"MR. VANE: One.", "MS. HARROW: Two."})) << between;
  }
  EXPECT_EQ(turns("It **is** *dark* here.").back(), "+MS. HARROW: It **is** *dark* here.");
  EXPECT_EQ(turns("*Hope and oil rhyme.*\n\nSo he said.").size(), 4U);
  EXPECT_EQ(turns("I ask two things:\n\n- Why is it dark?\n\n- Who lit it?").size(), 4U);
}

TEST(FindTurns, CutsABlockThatHoldsSeveralTurns) {
  EXPECT_EQ(lines(Document{.text = "MS. HARROW: One.  \nQ  Two?  \nMS. HARROW: Three\nand four."}, Markup::markdown),
            (Lines{"MS. HARROW: One.", "[Q]: Two?", "MS. HARROW: Three\nand four."}));
}

TEST(FindTurns, ReadsLabelsThroughMarkup) {
  EXPECT_EQ(lines(Document{.text = "**MS. HARROW:**  One.\n\n**Q**  Two?\n\n*MR. VANE*:\n\nThree."}, Markup::markdown),
            (Lines{"MS. HARROW: One.", "[Q]: Two?", "MR. VANE: Three."}));
}

TEST(FindTurns, SaysWhatALabelNames) {
  const std::vector<std::pair<std::string, SpeakerKind>> cases = {
      {"MS. HARROW", SpeakerKind::person},    {"SENATOR HARROW", SpeakerKind::person},
      {"THE PRESIDENT", SpeakerKind::office}, {"The PRESIDING OFFICER", SpeakerKind::office},
      {"AUDIENCE", SpeakerKind::group},       {"SENIOR OFFICIAL", SpeakerKind::group},
  };
  for (const auto& [label, kind] : cases) {
    const Document document{.text = label + ": One.\n\nMR. VANE: Two."};
    const auto quotes = find_turns(document, find_structure(document.text, 0, Markup::plain));
    ASSERT_EQ(quotes.size(), 2U) << label;
    EXPECT_EQ(quotes[0].attribution.kind, kind) << label;
    EXPECT_EQ(quotes[0].kind, QuoteKind::turn);
    EXPECT_EQ(quotes[0].attribution.rule, "turn");
  }
}

TEST(FindTurns, TakesAStatementFromItsTitle) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Statement by Keeper Odile Harrow on the Lamps", "Keeper Odile Harrow"},
      {"Statement from President Harrow Two Years After the Storm", "President Harrow"},
      {"CORRECTED: Remarks as Prepared for Delivery by First Lady Vane at Port Salter", "First Lady Vane"},
      {"Letter from Odile Harrow, Keeper of the Lamps", "Odile Harrow"},
      {"Statement by Senior Advisor and Chief Spokesperson Odile Harrow on Oil",
       "Senior Advisor and Chief Spokesperson Odile Harrow"},
      {"Statement by Secretary of Health and Human Services Odile Harrow",
       "Secretary of Health and Human Services Odile Harrow"},
      {"Statement by Odile Harrow and Ivo Vane on Oil", ""},
      {"Joint Statement by Odile Harrow on Oil", ""},
      {"Statement on Oil", ""},
      // Places and things.
      {"Letter from Port Salter", ""},
      {"Letter from Salter Jail", ""},
      {"A Message from Norvania", ""},
      {"Statement of Principles", ""},
      {"Statement of Interest of the Lamp Keepers", ""},
      {"Statement from the Lamp Keepers Association", "the Lamp Keepers Association"},
      {"Statement of Ulla Vane", "Ulla Vane"},
      // Bodies with small words in their names.
      {"Statement by Right on Crime", "Right on Crime"},
      {"Statement by Families for Justice Reform", "Families for Justice Reform"},
      {"Statement from Mothers for Justice on the Lamp Bill", "Mothers for Justice"},
      {"Statement from Families Against Dark Cells", "Families Against Dark Cells"},
      {"Statement by the Coalition for Public Safety on Oil", "the Coalition for Public Safety"},
      {"Statement by Alliance for Safety and Justice on Oil", "Alliance for Safety and Justice"},
      {"Statement by Families for Reform and Ruth Harrow on Oil", ""},
      {"Statement by the Council of State Courts", "the Council of State Courts"},
      {"Statement by Odile Harrow of Citizens for Light", "Odile Harrow"},
      {"Statement by Odile Harrow for the Lamp Act", "Odile Harrow"},
      {"Statement of Ms. Vane", "Ms. Vane"},
      {"Statement of Administration Policy", ""},
      {"Readout of Keeper Harrow\u2019s Call", ""},
      {"FACT SHEET: Keeper Harrow on Oil", ""},
      {"Keeper Harrow Announces Lamps", ""},
  };
  for (const auto& [title, speaker] : cases) {
    const Lines expected = speaker.empty() ? Lines() : Lines{speaker + ": " + long_line};
    EXPECT_EQ(lines(long_line, title), expected) << title;
  }
}

TEST(FindTurns, TakesAStatementFromItsSpeakerButNotFromItsAuthor) {
  EXPECT_EQ(lines(Document{.text = long_line, .speaker = "Rep. Odile Harrow (D-Salter)"}),
            (Lines{"Rep. Odile Harrow: " + long_line}));
  EXPECT_EQ(lines(Document{.text = long_line, .speaker = "Odile Harrow; Ivo Vane"}),
            (Lines{"Odile Harrow and Ivo Vane: " + long_line}));
  EXPECT_EQ(lines(Document{.text = long_line, .author = "Odile Harrow"}), Lines());
  EXPECT_EQ(lines(Document{.text = long_line, .speaker = "Odile Harrow", .type = "digest"}), Lines());
  EXPECT_EQ(lines(Document{.text = "The keeper, Ms. Harrow said, was late.", .speaker = "Odile Harrow"}), Lines());
}

// The field names one of those who speak, not all.
TEST(FindTurns, GivesTheSpeakerOfTheDocumentNobodyElsesTurns) {
  const auto of = [](const std::string& speaker, const std::string& text) {
    return lines(Document{.text = text, .speaker = speaker}, Markup::markdown);
  };
  EXPECT_EQ(of("Ruth Davis", "Ivo Kern: Welcome her.\n\nRuth Davis: Thank you.\n\nIvo Kern: Sit down."),
            (Lines{"Ivo Kern: Welcome her.", "Ruth Davis: Thank you.", "Ivo Kern: Sit down."}));
  EXPECT_EQ(of("Ruth Davis", "Maria Kern: Welcome her.\n\nDAVIS: Thank you."), (Lines{"DAVIS: Thank you."}));
  EXPECT_EQ(of("Ruth Davis, Ivo Kern", "Davis: One.\n\nKern: Two."), (Lines{"Davis: One.", "Kern: Two."}));
  EXPECT_EQ(of("Ruth Davis", "**Ruth Davis:** One.\n\n**Audience:** Two."),
            (Lines{"Ruth Davis: One.", "Audience: Two."}));
  EXPECT_EQ(of("Ruth Davis", "Q: Why?\n\nA: It is late."), (Lines{"[Q]: Why?", "Ruth Davis: It is late."}));
  EXPECT_EQ(of("Ruth Davis", "I thank you all.\n\nAudience: Why?\n\nBecause I do."),
            (Lines{"Ruth Davis: I thank you all."}));
  EXPECT_EQ(of("Ruth Davis", "I thank you all.\n\nMaria Kern: It is late.\n\nIt is."),
            (Lines{"Ruth Davis: I thank you all."}));
  EXPECT_EQ(of("Ruth Davis", "I thank you all.\n\nOil: It is dear.").size(), 2U);
}

TEST(FindTurns, TakesALetterFromWhoSignsIt) {
  EXPECT_EQ(lines("Dear Mr. Vane:\n\n" + long_line + "\n\nSincerely,\n\nODILE J. HARROW"),
            (Lines{"ODILE J. HARROW: " + long_line}));
  EXPECT_EQ(lines(long_line + "\n\nODILE J. HARROW"), Lines());
  EXPECT_EQ(lines(long_line + "\n\nSincerely,\n\nRuth Harrow\n\nPaul Vane\nNotary"), Lines());
}

TEST(FindTurns, TakesTheNameOfASignatureWithWhatStandsBelow) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Sincerely,\nRuth Harrow\nSalter, Norvania", "Ruth Harrow"},
      {"Sincerely,\n\nRuth Harrow\nExecutive Director, The Lamp Fund", "Ruth Harrow"},
      {"Sincerely,\n\n/s/ Ruth Harrow", "Ruth Harrow"},
      {"Sincerely,\n\n[signature]\nRuth Harrow\nruth@example.org", "Ruth Harrow"},
      {"Yours for lamps and light,\nRuth Harrow", "Ruth Harrow"},
      {"Sincerely,\n\nRuth Harrow (mother of Ivo Harrow)", "Ruth Harrow"},
      {"Sincerely,\n\nRuth Harrow, Salter", "Ruth Harrow"},
      {"Sincerely,\n\nSen. Odile Harrow (D-NS)\nChair, Committee on the Lamps", "Sen. Odile Harrow"},
      {"Sincerely,\n\nOdile Harrow, R.N.\nLamp Hospital, Port Salter", "Odile Harrow"},
      {"Sincerely,\n\nOdile Harrow\n\nEnclosures (2)\n\ncc: Ivo Vane", "Odile Harrow"},
      {"Sincerely,\n\nOdile Harrow\n\n100 River Street, Salter, NS 01234 | 555-0100", "Odile Harrow"},
      // Several sign, each on a line of the same form.
      {"Sincerely,\n\nRuth Harrow\nPaul Vane", ""},
      {"Sincerely,\n\nOdile Harrow (Salter County)\nIvo Vane (Port County)", ""},
      {"Signed,\n\nOdile Harrow, Salter\nIvo Vane, Port", ""},
      {"Sincerely,\n\nOdile J. Harrow\nIvo Q. Vane", ""},
      {"Sincerely,\n\nRuth Harrow\nOdalys Vane", ""},
      {"Sincerely,\n\nRuth Harrow\n\nOdalys Vane", ""},
      {"Sincerely,\n\nOdalys Vane\n\nRuth Harrow", ""},
      {"Sincerely,\n\nRuth Harrow\nWarden\nOdalys Vane\nPsychiatrist", ""},
      {"Sincerely,\n\nRuth Harrow\nPort Salter", "Ruth Harrow"},
      {"Sincerely,\n\nRuth Harrow\nExecutive Director", "Ruth Harrow"},
      {"Sincerely,\n\nRuth Harrow\nLamp Foundation", "Ruth Harrow"},
      {"Sincerely,\n\nSheriff Odile Harrow\nJudge Ivo Vane", ""},
      {"Sincerely,\n\nOdile Harrow, Ph.D.\nIvo Vane, M.D.", ""},
      {"Sincerely,\n\nRuth Harrow     Paul Vane", ""},
      {"Sincerely,\n\nName Withheld", ""},
  };
  for (const auto& [signature, speaker] : cases) {
    const Lines expected = speaker.empty() ? Lines() : Lines{speaker + ": " + long_line};
    EXPECT_EQ(lines(long_line + "\n\n" + signature), expected) << signature;
  }
}

TEST(FindTurns, TakesAPostscriptForWordsOfWhoSigns) {
  EXPECT_EQ(lines(long_line + "\n\nSincerely,\n\nRuth Harrow\n\nP.S. The lamps were paid for in May."),
            (Lines{"Ruth Harrow: " + long_line, "+Ruth Harrow: P.S. The lamps were paid for in May."}));
}

TEST(FindTurns, GivesAStatementToAllItsSpeakers) {
  EXPECT_EQ(lines(Document{.text = long_line, .speaker = "Ruth Harrow; Ivo Vane (Salter); Odile Kern"}),
            (Lines{"Ruth Harrow, Ivo Vane and Odile Kern: " + long_line}));
  EXPECT_EQ(lines(Document{.text = long_line, .speaker = "Ruth Harrow and others"}), Lines());
}

TEST(FindTurns, TakesNoSentenceForASignature) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Thank You", ""},
      {"Thank You All", ""},
      {"Thank You For Your Attention", ""},
      {"Give Them Light", ""},
      {"God Bless Norvania", ""},
      {"Please Pass This Bill", ""},
      {"No More Darkness", ""},
      {"Hope Vane", "Hope Vane"},
      {"Ulla Vane", "Ulla Vane"},
      // Bodies.
      {"Families for Justice Reform", "Families for Justice Reform"},
      {"Council of State Courts", "Council of State Courts"},
      {"The Lamp Team", "The Lamp Team"},
      {"Ruth Harrow\n\nFamilies for Justice Reform", "Ruth Harrow"},
      {"Families for Justice Reform\n\nCouncil of State Courts", ""},
      {"Keeper of the Lamps", ""},
  };
  for (const auto& [signature, speaker] : cases) {
    const Lines expected = speaker.empty() ? Lines() : Lines{speaker + ": " + long_line};
    EXPECT_EQ(lines(long_line + "\n\nSincerely,\n\n" + signature), expected) << signature;
  }
}

const std::string other_line =
    "The keepers were asked and say that the plan is sound, and that the lamps of Port Salter will last for ten years.";

TEST(FindTurns, GivesMailToItsSenderAndWhatItAnswersToWhoSignedThat) {
  const std::string own = long_line + "\n\nSincerely,\n\nRuth Harrow";
  const std::string other = other_line + "\n\nSincerely,\n\nPaul Vane";
  const std::string head = "From: Paul Vane\nSent: May 2, 2121\nTo: Ruth Harrow\nSubject: Lamps\n\n";
  const std::vector<std::string> rules = {
      "On 2 May 2121, Paul Vane wrote:\n\n",
      "On Sun, May 2, 2121 at 9:00 AM Paul Vane <paul@vane.example>\nwrote:\n\n",
      "-----Original Message-----\n" + head,
      "---------- Forwarded message ---------\n" + head,
      "Begin forwarded message:\n\n" + head,
      "________________________________\n" + head,
      head,
      "At 06:40 PM 5/2/2121, Paul Vane wrote:\n\n",
      "Le 2 mai 2121 \u00E0 18:40, Paul Vane a \u00E9crit :\n\n",
      "Am 2.5.2121 um 18:40 schrieb Paul Vane:\n\n",
      "Paul Vane@LAMPS\n05/02/2121 06:40 PM\nTo: Ruth Harrow/SAL/LAMPS@LAMPS\ncc:\nSubject: Lamps\n\n",
  };
  for (const std::string& rule : rules) {
    const Lines both = {"Ruth Harrow: " + long_line, "Paul Vane: " + other_line};
    EXPECT_EQ(lines(own + "\n\n" + rule + other), both) << rule;
    EXPECT_EQ(lines(long_line + "\n\nRuth\n\n" + rule + other), Lines{both[1]}) << rule;
    EXPECT_EQ(lines(own + "\n\n" + rule + other_line), Lines{both[0]}) << rule;
  }
  // Somebody else signs below: where the quoted words end, nothing says.
  EXPECT_EQ(lines("Dear Mr. Moss:\n\n" + long_line + "\n\nOn 2 May 2121, Paul Vane wrote:\n\n" + other_line +
                  "\n\nSincerely,\n\nRuth Harrow"),
            Lines());
}

TEST(FindTurns, LeavesTheSignatureOfAQuotedLetterToIt) {
  const std::string quoted = "> " + other_line + "\n>\n> Sincerely,\n> Paul Vane";
  const Lines own = {"Ruth Harrow: " + long_line};
  EXPECT_EQ(lines(long_line + "\n\nSincerely,\nRuth Harrow\n\nOn 2 May 2121, Paul Vane wrote:\n\n" + quoted), own);
  EXPECT_EQ(lines(long_line + "\n\n" + quoted), Lines());
  EXPECT_EQ(lines(long_line + "\n\n" + quoted + "\n\nSincerely,\nRuth Harrow"), own);
  EXPECT_EQ(lines(Document{.text = long_line + "\n\n" + quoted}, Markup::markdown), Lines());
  EXPECT_EQ(lines("Dear Mr. Vane,\n\n" + long_line + "\n\n    Sincerely,\n    Paul Vane\n\n" + other_line +
                  "\n\nSincerely,\nRuth Harrow"),
            (Lines{own[0], "+Ruth Harrow: " + other_line}));
}

TEST(FindTurns, LeavesToASpeakerTheWordsBeforeAQuotation) {
  const std::string text = long_line + "\n\nAs my teacher wrote:\n\n> " + other_line;
  EXPECT_EQ(lines(Document{.text = text, .speaker = "Ruth Harrow"}, Markup::markdown),
            (Lines{"Ruth Harrow: " + long_line, "+Ruth Harrow: As my teacher wrote:"}));
}

TEST(FindTurns, ReadsATranscriptByItsType) {
  const auto of = [](const std::string& text) { return lines(Document{.text = text, .type = "Transcript"}); };
  EXPECT_EQ(of("Lamps\n\nRuth Davis: Who pays?\n\n[Applause]\n\nIvo Kern: We do."),
            (Lines{"Ruth Davis: Who pays?", "Ivo Kern: We do."}));
  EXPECT_EQ(of("Lamps\n\nRuth Davis: Who pays?\n\n>> We do."), (Lines{"Ruth Davis: Who pays?", "[>>]: We do."}));
  EXPECT_EQ(of("Lamps\n\nRuth Davis: Who pays?\n\nIt was late."), Lines());
  EXPECT_EQ(of("Lamps\n\nOil: It is dear.\n\nLamp Wicks: They are short."), Lines());
  EXPECT_EQ(lines("Lamps\n\nRuth Davis: Who pays?\n\nIvo Kern: We do."), Lines());
  EXPECT_EQ(lines(Document{.text = long_line, .speaker = "Ruth Davis", .type = "transcript"}),
            (Lines{"Ruth Davis: " + long_line}));
}

TEST(FindTurns, GivesEachOfSeveralLettersToItsSigner) {
  const auto letter = [](const std::string& line, const std::string& signer) {
    return "Dear Chairman Moss,\n\n" + line + "\n\nSincerely,\n\n" + signer;
  };
  const Lines both = {"Ruth Harrow: " + long_line, "Paul Vane: " + other_line};
  const std::string first = letter(long_line, "Ruth Harrow");
  const std::string second = letter(other_line, "Paul Vane");
  for (const std::string between : {"\n\n", "\n\nMay 4, 2121\n\n", "\nNew Salter\n\n"}) {
    EXPECT_EQ(lines(first + between + second), both) << between;
  }
  EXPECT_EQ(
      lines(Document{.text = "# Letters\n\n## One\n\n" + first + "\n\n---\n\n## Two\n\n" + second}, Markup::markdown),
      both);
  EXPECT_EQ(lines("Here is what we were sent by those who read.\n\n" + first + "\n\n" + second), both);
  EXPECT_EQ(lines(letter(long_line, "Name Withheld") + "\n\n" + second), Lines{both[1]});
  EXPECT_EQ(lines(first + "\n\n" + letter(other_line, "")), Lines{both[0]});
  // Nothing says where the second one begins.
  EXPECT_EQ(lines(first + "\n\n" + other_line + "\n\nSincerely,\n\nPaul Vane"), Lines());
  // One letter, to two.
  EXPECT_EQ(lines("Dear Mr. Moss:\n\nDear Ms. Kern:\n\n" + long_line + "\n\nDear friends,\n\n" + other_line +
                  "\n\nSincerely,\n\nRuth Harrow"),
            (Lines{"Ruth Harrow: " + long_line, "+Ruth Harrow: Dear friends,", "+Ruth Harrow: " + other_line}));
}

TEST(FindTurns, GivesActsToThePresident) {
  const std::string act = "By the authority vested in me as\nPresident by the Constitution, it is hereby ordered.";
  EXPECT_EQ(lines(act, "Lighting the Lamps"), (Lines{"the President: " + act}));
  EXPECT_EQ(lines("By the President of the United States of America\n\nA Proclamation\n\n" + long_line +
                  "\n\nODILE J. HARROW\n\nTHE WHITE HOUSE,\n\nJanuary 5, 2124."),
            (Lines{"ODILE J. HARROW: " + long_line}));
  EXPECT_EQ(lines(long_line, "Memorandum on Lamps"), Lines());
  EXPECT_EQ(lines(Document{.text = long_line, .title = "Memorandum on Lamps", .organisation = "The White House"}),
            (Lines{"the President: " + long_line}));
}

TEST(FindTurns, LeavesOutWhatFramesAStatement) {
  EXPECT_EQ(lines(Document{.text = "Port Salter\n\nSUBJECT: Lamps\n\n# Oil\n\n" + long_line +
                                   "\n\n> Somebody else wrote this line.\n\n- Ten lamps.\n\n###",
                           .title = "Statement by Odile Harrow"},
                  Markup::markdown),
            (Lines{"Odile Harrow: " + long_line, "+Odile Harrow: Ten lamps."}));
}

TEST(FindTurns, PointsAtTheWordsThatNameTheSpeaker) {
  const Document document{.text = "Statement by Odile Harrow on Lamps\n\n" + long_line,
                          .title = "Statement by Odile Harrow on Lamps"};
  const auto quotes = find_turns(document, find_structure(document.text, 0, Markup::plain));
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(slice(document.text, quotes[0].attribution.mention), "Odile Harrow");
  EXPECT_EQ(quotes[0].attribution.rule, "statement-title");
  EXPECT_EQ(quotes[0].kind, QuoteKind::statement);
}

TEST(FindTurns, FindsNothingInOtherTexts) {
  for (const std::string text :
       {"", "\n\n", "Lamps were lit.", "A report on lamps.\n\nIt has two parts: oil and wick."}) {
    EXPECT_EQ(lines(text), Lines());
  }
}

}  // namespace
}  // namespace tenet::indexer
