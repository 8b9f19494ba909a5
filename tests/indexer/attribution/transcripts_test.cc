#include "indexer/attribution/transcripts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/attribution/turns.h"
#include "support/outline.h"

namespace tenet::indexer {
namespace {

using Lines = std::vector<std::string>;

// A line for each turn: "MS. HARROW: Good morning."; "+" in front of what continues; "[Q]" the label where it names
// nobody.
Lines turns(const std::string& text) {
  const Document document{.text = text};
  Lines lines;
  for (const Quote& quote : find_turns(document, find_structure(text, 0, Markup::plain))) {
    const Attribution& attribution = quote.attribution;
    const std::string mention(slice(text, attribution.mention));
    const std::string name = attribution.speaker.empty() ? "[" + mention + "]" : attribution.speaker;
    lines.push_back((quote.continues ? "+" : "") + name + ": " + std::string(slice(text, quote.range)));
  }
  return lines;
}

struct House {
  const char* name;
  const char* text;
  Lines expected;
};

// The houses, courts and decades whose conventions differ. All texts are made up.
const std::vector<House> houses = {
    {"a court",
     "Sentencing\n\nTHE COURT: Be seated.\n\nMR. HARROW: One.\n\nTHE DEFENDANT: I am sorry.\n\nWITNESS 10: I saw.\n\n"
     "JUROR NO. 3: I know him.\n\nTHE FOREPERSON: Guilty.\n\nMS. VANE: No. Nothing.",
     {"THE COURT: Be seated.", "MR. HARROW: One.", "THE DEFENDANT: I am sorry.", "WITNESS 10: I saw.",
      "JUROR NO. 3: I know him.", "THE FOREPERSON: Guilty.", "MS. VANE: No. Nothing."}},
    {"an examination",
     "THE COURT: Call him.\n\nMR. VANE: The State calls Odile Harrow.\n\nODILE HARROW, called as a witness, was "
     "sworn.\n\n"
     "DIRECT EXAMINATION\n\nBY MR. VANE:\n\nQ. Where were you?\n\nA. At sea.\n\nCROSS-EXAMINATION BY MS. SEDGE:\n\n"
     "Q. Alone?\n\nTHE WITNESS: May I answer?\n\nTHE COURT: You may.",
     {"THE COURT: Call him.", "MR. VANE: The State calls Odile Harrow.", "MR. VANE: Where were you?",
      "ODILE HARROW: At sea.", "MS. SEDGE: Alone?", "ODILE HARROW: May I answer?", "THE COURT: You may."}},
    {"a deposition, its lines numbered",
     "  1             DEPOSITION\n  2\n  3   JANE HARROW, having been duly sworn, testified:\n  4            "
     "EXAMINATION\n"
     "  5   BY MR. VANE:\n  6        Q.  Your name?\n  7        A.  Jane Harrow.\n  8        Q.  Where were you?\n"
     "  9        A.  At sea.\n  1            MR. SEDGE:  Objection.\n  2            THE WITNESS:  May I answer?\n",
     {"MR. VANE: Your name?", "JANE HARROW: Jane Harrow.", "MR. VANE: Where were you?", "JANE HARROW: At sea.",
      "MR. SEDGE: Objection.", "JANE HARROW: May I answer?"}},
    {"a trial without empty lines",
     "          THE COURT:  Call him.\n          MS. DAVIS:  The People call Ivo Kern.\n                      IVO "
     "KERN,\n"
     "called as a witness, having been duly sworn, testified as follows:\n                    DIRECT EXAMINATION\n"
     "BY MS. DAVIS:\n     Q.   Where were you?\n     A.   At sea.\n          MR. SEDGE:  Objection.\n"
     "          THE COURT:  Overruled.\n     Q.   BY MS. DAVIS:  Alone?\n     A.   Yes.\n                    "
     "CROSS-EXAMINATION\nBY MR. SEDGE:\n     Q.   Late?\n     A.   No.\n          THE COURT:  You may step down.\n"
     "          MR. SEDGE:  I call Mary Rook.\n          THE WITNESS:  I am here.\n",
     {"THE COURT: Call him.", "MS. DAVIS: The People call Ivo Kern.", "MS. DAVIS: Where were you?", "IVO KERN: At sea.",
      "MR. SEDGE: Objection.", "THE COURT: Overruled.", "MS. DAVIS: Alone?", "IVO KERN: Yes.", "MR. SEDGE: Late?",
      "IVO KERN: No.", "THE COURT: You may step down.", "MR. SEDGE: I call Mary Rook.", "THE WITNESS: I am here."}},
    {"an international court",
     "JUDGE HARROW: Good morning.\n\nTHE REGISTRAR: This is case 1.\n\nMR. VANE: I appear.\n\nExamination by Mr. "
     "Vane:\n\n"
     "Q. Where?\n\nA. At sea.\n\nTHE ACCUSED SEDGE: [Interpretation] I object.\n\nTHE INTERPRETER: Slower, please.",
     {"JUDGE HARROW: Good morning.", "THE REGISTRAR: This is case 1.", "MR. VANE: I appear.", "Mr. Vane: Where?",
      "[A]: At sea.", "THE ACCUSED SEDGE: [Interpretation] I object.", "THE INTERPRETER: Slower, please."}},
    {"the Congressional Record",
     "  The SPEAKER pro tempore. Go on.\n\n  Miss HARROW of the Northern Lamp Islands. One.\n\n"
     "  Mr. VANE, Jr. Mr. Speaker, two.\n\n  Mr. SEDGE, Sr., of Ohio. Three.\n\n  Mr. Manager ROOK. Four.\n\n"
     "  Prime Minister LARK. Five.\n\n  The CHAPLAIN. Six.\n\n  The Acting Chair. Seven.\n\n  Mr. LARK.\n\n  Eight.",
     {"The SPEAKER pro tempore: Go on.", "Miss HARROW of the Northern Lamp Islands: One.",
      "Mr. VANE, Jr: Mr. Speaker, two.", "Mr. SEDGE, Sr., of Ohio: Three.", "Mr. Manager ROOK: Four.",
      "Prime Minister LARK: Five.", "The CHAPLAIN: Six.", "The Acting Chair: Seven.", "Mr. LARK: Eight."}},
    {"the Record without blank lines",
     "  Mr. HARROW. I ask that the letter be printed in the\nRecord.\n  There being no objection, the letter was "
     "ordered to\n"
     "be printed, as follows:\n     Dear Sir: it was late.\n  The PRESIDING OFFICER. The clerk will call the roll.\n"
     "  The bill clerk proceeded to call the roll.\n  Mr. VANE. I yield.",
     {"Mr. HARROW: I ask that the letter be printed in the\nRecord.",
      "The PRESIDING OFFICER: The clerk will call the roll.", "Mr. VANE: I yield."}},
    {"a hearing",
     "JOINT HEARING ON LAMPS\n\nThe Chairman. Come to order.\n\nSenator Harrow. How many?\n\nMr. Sedge. Ninety.\n\n"
     "Senator Harrow. Lit?\n\nMr. Sedge. No. None.\n\nChairman Vane. Adjourned.",
     {"The Chairman: Come to order.", "Senator Harrow: How many?", "Mr. Sedge: Ninety.", "Senator Harrow: Lit?",
      "Mr. Sedge: No. None.", "Chairman Vane: Adjourned."}},
    {"Westminster",
     "HOUSE OF LAMPS\n\nOil\n\n2. Mr. Vane asked the Secretary of State for Lamps if he will make a statement.\n\n"
     "The Secretary of State for Lamps and Wicks (Mr. Peter Harrow): I have.\n\nMr. Vane: Will he say more?\n\n"
     "Mr. Harrow: I shall.\n\nSeveral hon. Members rose\xE2\x80\x94\n\nMr. Speaker: Order. One at a time.\n\n"
     "Mr. Richard Page (Salter, North): Is he aware of the cost?\n\nMr. Sedge rose\n\nMr. Harrow: I am.\n\n"
     "Question put and agreed to.\n\nIt was late.",
     {"Mr. Peter Harrow: I have.", "Mr. Vane: Will he say more?", "Mr. Harrow: I shall.",
      "Mr. Speaker: Order. One at a time.", "Mr. Richard Page: Is he aware of the cost?", "Mr. Harrow: I am."}},
    {"Australia",
     "QUESTIONS\n\nThe DEPUTY SPEAKER (15:01): Order!\n\nSenator HARROW (South Salter\xE2\x80\x94Minister for Lamps) "
     "(15:02): I thank "
     "him.\n\nMr VANE (Hotham) (14:35): I rise.\n\nSenator Sedge: On a point of order.\n\nOpposition senators: "
     "Shame.\n\n"
     "Opposition senators interjecting--\n\nThe ACTING DEPUTY PRESIDENT ( Senator Rook ): Order!",
     {"The DEPUTY SPEAKER: Order!", "Senator HARROW: I thank him.", "Mr VANE: I rise.",
      "Senator Sedge: On a point of order.", "Opposition senators: Shame.", "Senator Rook: Order!"}},
    {"Canada",
     "Hon. Odile Harrow (Minister of Lamps, Lib.): Lit.\n\nMr. Ivo Vane (Carleton, CPC): Not lit.\n\n"
     "Some hon. members: Hear, hear!\n\nThe Speaker: Order.\n\nMr. Ivo Vane: I repeat.",
     {"Hon. Odile Harrow: Lit.", "Mr. Ivo Vane: Not lit.", "Some hon. members: Hear, hear!", "The Speaker: Order.",
      "Mr. Ivo Vane: I repeat."}},
    {"Canada in French",
     "L'hon. Odile Harrow (Salter, Lib.) : Oui.\n\nM. Ivo Vane (Carleton, PCC) : Non.\n\nDes voix : Bravo!\n\n"
     "Le Pr\xC3\xA9sident : Silence.",
     {"L'hon. Odile Harrow: Oui.", "M. Ivo Vane: Non.", "Des voix: Bravo!", "Le Pr\xC3\xA9sident: Silence."}},
    {"New Zealand",
     "1. JENNY HARROW (Labour) to the Minister of Lamps: Does he stand by it?\n\nHon PETER VANE (Minister of Lamps): "
     "Yes.\n\n"
     "Jenny Harrow: How many?\n\nHon Members: Shame!\n\nMr SPEAKER: Order!\n\nRt Hon WIN SEDGE: Is he aware?",
     {"JENNY HARROW: Does he stand by it?", "Hon PETER VANE: Yes.", "Jenny Harrow: How many?", "Hon Members: Shame!",
      "Mr SPEAKER: Order!", "Rt Hon WIN SEDGE: Is he aware?"}},
    {"Scotland",
     "The Presiding Officer (Ken Harrow): Next.\n\nThe Cabinet Secretary for Lamps (Mairi Vane): I am grateful.\n\n"
     "Jack Sedge (Salter) (Lab): How many?\n\nMairi Vane: Nine.\n\nMembers: Oh!\n\nThe Presiding Officer: Order.",
     {"Ken Harrow: Next.", "Mairi Vane: I am grateful.", "Jack Sedge: How many?", "Mairi Vane: Nine.", "Members: Oh!",
      "The Presiding Officer: Order."}},
    {"Ireland",
     "1. Deputy Maire Harrow asked the Taoiseach if he will report.\n\nThe Taoiseach: They are lit.\n\n"
     "Deputy Maire Harrow: They are not.\n\nDeputies: He has not.\n\nThe Taoiseach: I have.",
     {"The Taoiseach: They are lit.", "Deputy Maire Harrow: They are not.", "Deputies: He has not.",
      "The Taoiseach: I have."}},
    {"India",
     "MR. SPEAKER: Next.\n\nSHRI IVO VANE (PORT SALTER): I oppose.\n\n"
     "THE MINISTER OF STATE IN THE MINISTRY OF OIL (SHRI FELIX SEDGE): I move.\n\nSOME HON. MEMBERS: No, no.",
     {"MR. SPEAKER: Next.", "SHRI IVO VANE: I oppose.", "SHRI FELIX SEDGE: I move.", "SOME HON. MEMBERS: No, no."}},
    {"South Africa",
     "The MINISTER OF LAMPS: By June.\n\nMr J VANE: So you said.\n\nAn HON MEMBER: Sit down!\n\nThe SPEAKER: Order.",
     {"The MINISTER OF LAMPS: By June.", "Mr J VANE: So you said.", "An HON MEMBER: Sit down!", "The SPEAKER: Order."}},
    {"the House of Lords",
     "The Minister of State, Home Office (Baroness Harrow) (Lab): My Lords, lit.\n\nLord Vane of Northwick: My Lords, "
     "when?\n\n"
     "The Earl of Dunmore (Con): My Lords, no.\n\nNoble Lords: Oh!\n\nOn Question, Motion agreed to.",
     {"Baroness Harrow: My Lords, lit.", "Lord Vane of Northwick: My Lords, when?",
      "The Earl of Dunmore: My Lords, no.", "Noble Lords: Oh!"}},
    {"the Commons of today",
     "Q1. [901234] Jane Harrow (Salter) (Lab): If he will list them.\n\nThe Prime Minister: I have.\n\n"
     "Jane Harrow: When?\n\nMr Speaker: Order.\n\nHon. Members: Hear, hear!",
     {"Jane Harrow: If he will list them.", "The Prime Minister: I have.", "Jane Harrow: When?", "Mr Speaker: Order.",
      "Hon. Members: Hear, hear!"}},
    {"Hong Kong",
     "PRESIDENT (in Cantonese): Next.\n\nMR IVO VANE (in Cantonese): I move.\n\nSECRETARY FOR LAMPS (in Cantonese): "
     "No.",
     {"PRESIDENT: Next.", "MR IVO VANE: I move.", "SECRETARY FOR LAMPS: No."}},
    {"Kenya",
     "The Temporary Speaker (Hon. Vane): Order.\n\nHon. (Ms.) Odile Harrow (Salter, ABC): I rise.\n\nHon. Members: No!",
     {"Hon. Vane: Order.", "Hon. (Ms.) Odile Harrow: I rise.", "Hon. Members: No!"}},
    {"initials",
     "IV: How many?\n\nOH: Forty.\n\nIV: And oil?\n\nOH: Dear.",
     {"IV: How many?", "OH: Forty.", "IV: And oil?", "OH: Dear."}},
    {"the United Nations",
     "The President (spoke in French): We begin.\n\nMr. Vane (Norvania): We thank him.\n\nIt was good.\n\n"
     "Mrs. Harrow (Republic of Salter) (spoke in Spanish): We support it.\n\nThe meeting rose at 11.20 a.m.",
     {"The President: We begin.", "Mr. Vane: We thank him.", "+Mr. Vane: It was good.", "Mrs. Harrow: We support it."}},
    {"the European Parliament",
     "President. \xE2\x80\x93 The next item is oil.\n\nIvo Vane, rapporteur. \xE2\x80\x93 It is short.\n\n"
     "Odile Harrow, on behalf of the ABC Group. \xE2\x80\x93 (DE) It is dear.\n\nFelix Sedge (DEF). \xE2\x80\x93 It is "
     "dearer.",
     {"President: The next item is oil.", "Ivo Vane: It is short.", "Odile Harrow: (DE) It is dear.",
      "Felix Sedge: It is dearer."}},
    {"the European Parliament, long lines",
     "Ivo Vane, Member of the Commission. \xE2\x80\x93 The council has taken note of what you said.\n\n"
     "Odile Harrow, on behalf of the ABC Group. \xE2\x80\x93 Mr President, oil is a matter for all of us here.\n\n"
     "Felix Sedge (DEF). \xE2\x80\x93 I disagree.",
     {"Ivo Vane: The council has taken note of what you said.",
      "Odile Harrow: Mr President, oil is a matter for all of us here.", "Felix Sedge: I disagree."}},
    {"the European Parliament, other dashes",
     "President. - The next item is oil.\n\nIvo Kern, Vice-President of the Commission. \xE2\x88\x92 It is short.\n\n"
     "Ruth Davis (Greens/ABC). \xE2\x80\x94 (DE) It is dear.\n\nFelix Sedge (DEF). - It is dearer.",
     {"President: The next item is oil.", "Ivo Kern: It is short.", "Ruth Davis: (DE) It is dear.",
      "Felix Sedge: It is dearer."}},
    {"television",
     "DAVIS: What of bail?\n\nKERN: Keep it.\n\nMARIA ROOK, KEEPER OF THE LAMPS OF SALTER: It is unjust.\n\n"
     "DAVIS: Again?\n\nDR. PETER SEDGE, SNN LAMP CORRESPONDENT: Dark.\n\nPAUL LARK, U.S. KEEPER (via telephone): "
     "No.\n\nKERN: Keep it.\n\nMARY VANE, SNN HOST, \"THE VANE SHOW\": Yes.\n\nREP. JANE BELL (D), NEW SALTER: I "
     "agree.",
     {"DAVIS: What of bail?", "KERN: Keep it.", "MARIA ROOK: It is unjust.", "DAVIS: Again?", "DR. PETER SEDGE: Dark.",
      "PAUL LARK: No.", "KERN: Keep it.", "MARY VANE: Yes.", "REP. JANE BELL: I agree."}},
    {"marks before labels",
     "*The MINISTER OF LAMPS: By June.\n\n\u2020Mr. I. KERN: So you said.\n\n#4 MR. SEDGE: Sit down.\n\n- MS. DAVIS: "
     "No.\n\nMR. KERN:-- Why?",
     {"The MINISTER OF LAMPS: By June.", "Mr. I. KERN: So you said.", "MR. SEDGE: Sit down.", "MS. DAVIS: No.",
      "MR. KERN: Why?"}},
    {"Australia, before 1990",
     "Mr DAVIS (Port Salter\u2014Keeper) (3.12 p.m.)\u2014I move it, and I do so for all who wait for light in this "
     "land.\n\n"
     "Mr Kern\u2014You would not know.\n\nMadam SPEAKER\u2014Order! The honourable member for the north will cease\n\n"
     "Mr DAVIS\u2014I was saying that lamps are for those who cannot see at night or who fear it so.\n\n"
     "Opposition members interjecting\u2014\n\nIt was late.\n\nDr SEDGE (3.31)\u2014I rise.\n\n"
     "Mr Davis\u2014who was late\u2014is right.",
     {"Mr DAVIS: I move it, and I do so for all who wait for light in this land.", "Mr Kern: You would not know.",
      "Madam SPEAKER: Order! The honourable member for the north will cease",
      "Mr DAVIS: I was saying that lamps are for those who cannot see at night or who fear it so.", "Dr SEDGE: I rise.",
      "+Dr SEDGE: Mr Davis\u2014who was late\u2014is right."}},
    {"an old record",
     "Mr. HARROW said, that lamps were dear.\n\nMr. SEDGE.\xE2\x80\x94I move it.\n\nThe CHAIRMAN.\xE2\x80\x94Those in "
     "favour?",
     {"Mr. SEDGE: I move it.", "The CHAIRMAN: Those in favour?"}},
    {"a state",
     "THE PRESIDENT PRO TEMPORE: Order.\n\nASSEMBLYMAN ROOK: I yield.\n\nREP. SEDGE: No. I cannot.\n\n"
     "THE SERGEANT AT ARMS: A message.",
     {"THE PRESIDENT PRO TEMPORE: Order.", "ASSEMBLYMAN ROOK: I yield.", "REP. SEDGE: No. I cannot.",
      "THE SERGEANT AT ARMS: A message."}},
    {"captions",
     ">> VANE: Good evening.\n\n>> HARROW: Thanks.\n\n>> And the oil?\n\n>> HARROW: Dear.\n\n>> VANE: Bye.",
     {"VANE: Good evening.", "HARROW: Thanks.", "[>>]: And the oil?", "HARROW: Dear.", "VANE: Bye."}},
    {"a chevron marks what is quoted, two a change of speaker",
     "Mr. VANE. Good evening.\n\n> We have read it.\n\nMr. HARROW. Thanks.\n\nMr. VANE. Bye.",
     {"Mr. VANE: Good evening.", "+Mr. VANE: > We have read it.", "Mr. HARROW: Thanks.", "Mr. VANE: Bye."}},
    {"a recording",
     "[00:00:05] Speaker 1: Shall we?\n\n[00:00:09] Speaker 2: Yes.\n\n[00:00:15] Speaker 1: How many?\n\n"
     "[00:00:18] Speaker 2: Nine.",
     {"Speaker 1: Shall we?", "Speaker 2: Yes.", "Speaker 1: How many?", "Speaker 2: Nine."}},
    {"a recording, a line each",
     "[00:00:05] Ruth Davis: Shall we?\n[00:00:09] Ivo Kern: Yes.\n[00:00:12] Announcer: Oil is dear.\n"
     "[00:00:15] Ruth Davis: How many?\n[00:00:18] Ivo Kern: Nine.",
     {"Ruth Davis: Shall we?", "Ivo Kern: Yes.", "Announcer: Oil is dear.", "Ruth Davis: How many?",
      "Ivo Kern: Nine."}},
    {"names at the beginnings of lines",
     "Ruth Davis: Shall we?\nIvo Kern: Yes. There is\none thing.\nRuth Davis: How many?\nIvo Kern: Nine.\n"
     "Piet Sedge: Ten.\nRuth Davis: Lit?\nIvo Kern: Yes.",
     {"Ruth Davis: Shall we?", "Ivo Kern: Yes. There is\none thing.", "Ruth Davis: How many?", "Ivo Kern: Nine.",
      "Ruth Davis: Lit?", "Ivo Kern: Yes."}},
    {"a program's transcript",
     "Ruth Davis  0:03\nShall we?\n\nIvo Kern  0:12  \nYes.\n\nRuth Davis  1:00:04\nHow many?\n\nUnknown Speaker  "
     "1:02:09\nNine.",
     {"Ruth Davis: Shall we?", "Ivo Kern: Yes.", "Ruth Davis: How many?", "Unknown Speaker: Nine."}},
    {"a short interview",
     "Lamps\n\nMary Davis: Shall we?\n\nPeter Kern: Yes.\n\nMary Davis: How many?\n\nPeter Kern: Nine.",
     {"Mary Davis: Shall we?", "Peter Kern: Yes.", "Mary Davis: How many?", "Peter Kern: Nine."}},
    {"an upper house, whose labels are lines",
     "Lamps\n\nBaroness Kern (Lab)\n\nMy Lords, when?\n\nThe Under-Secretary of State, Ministry of Oil (Lord Vane of "
     "Salter) (Con)\n\nMy Lords, soon.\n\nBaroness Kern (Lab)\n\nThat is late.\n\nIt is May.\n\nThe Lord Bishop of "
     "Salter\n\nMay I ask?\n\nLord Vane of Salter\n\nNo.\n\nMotion agreed.\n\nLord Moss (CB)\n\nOh!",
     {"Baroness Kern: My Lords, when?", "Lord Vane of Salter: My Lords, soon.", "Baroness Kern: That is late.",
      "+Baroness Kern: It is May.", "Lord Vane of Salter: No.", "Lord Moss: Oh!"}},
    {"a lower house, whose labels are lines",
     "Lamps\n\nMary Davis (New Salter) (Lab)\n\nWhen?\n\nPeter Kern (Port Vane) (Con)\n\nSoon.\n\nMary "
     "Davis\n\nThat is late.\n\nPeter Kern (Port Vane)\n\nWe know.",
     {"Mary Davis: When?", "Peter Kern: Soon.", "Mary Davis: That is late.", "Peter Kern: We know."}},
    {"a talk, whose labels are lines",
     "Lamps\n\nMary Davis\n\nWhen?\n\nPeter Kern\n\nSoon.\n\nMary Davis\n\nAnd then?\n\nPeter Kern\n\nLate.",
     {"Mary Davis: When?", "Peter Kern: Soon.", "Mary Davis: And then?", "Peter Kern: Late."}},
    {"an interview",
     "Ivo Vane (00:02):\nWelcome.\n\nOdile Harrow (00:14):\nThanks.\n\nIvo Vane (00:31):\nHow many?\n\n"
     "Speaker 3 (01:02):\nForty.",
     {"Ivo Vane: Welcome.", "Odile Harrow: Thanks.", "Ivo Vane: How many?", "Speaker 3: Forty."}},
};

TEST(ReadTranscript, KnowsTheConventionsOfManyHouses) {
  for (const House& house : houses) EXPECT_EQ(turns(house.text), house.expected) << house.name;
}

// The lines head texts about the people whom they name.
TEST(ReadTranscript, TakesNoTextsAboutPeopleForTheirWords) {
  const std::string texts[] = {
      "By Nora Vane\n\nIvo Kern\n\nHe was keeper first. He lit no lamp.\n\nMary Davis\n\nShe came late, as you "
      "know.\n\nIvo Kern\n\nNow he runs again. I will not vote for him.\n\nMary Davis\n\nShe is with him. Are "
      "you?",
      "Ivo Kern\n\nKern stumbled over my lamp.\n\nMary Davis\n\nDavis was ready for you.\n\nIvo Kern\n\nWe saw "
      "him leave.\n\nMary Davis\n\nWe saw her win.",
      "Prof. Ivo Kern (Salter)\n\nLamps that burn backwards.\n\nMary Davis (Port Vane)\n\nWho pays for oil?\n\n"
      "Dr. Lena Moss (Salter)\n\nA walk along the wall.\n\nProf. Ivo Kern (Salter)\n\nClosing remarks.",
      "Ivo Kern\n\nA gardener of New Salter.\n\nMary Davis\n\nThe keeper's wife.\n\nIvo Kern\n\nThe same, ten "
      "years on.\n\nMary Davis\n\nThe same.",
  };
  for (const std::string& text : texts) EXPECT_EQ(turns(text), Lines()) << text;
}

// What is printed in a hearing is nobody's, until the next label.
TEST(ReadTranscript, EndsATurnBeforeWhatIsPrinted) {
  const std::string lines[] = {"[The letter follows:]",
                               "[The letter referred to follows:]",
                               "(The information follows:)",
                               "[The article from the Salter Herald follows:]",
                               "(The letter was read into the record as follows:)",
                               "The information referred to follows:",
                               "[The prepared statements follow.]"};
  for (const std::string& line : lines) {
    EXPECT_EQ(turns("Senator VANE. So ordered.\n\n" + line +
                    "\n\nDear Senator Vane:\n\nThe lamps are dark.\n\nMr. KERN. It speaks for me."),
              (Lines{"Senator VANE: So ordered.", "Mr. KERN: It speaks for me."}))
        << line;
  }
}

// Words of one under another's label are the worst error: what looks like a label ends the turn.
TEST(ReadTranscript, EndsATurnBeforeWhatLooksLikeALabel) {
  const std::string start = "MS. HARROW: One.\n\nMR. VANE: Two.\n\n";
  for (const std::string line : {"WHEREAS: it was late.",
                                 "THE FACTS: it was late.",
                                 "The Chairman: It was late.",
                                 "Felix Sedge: It was late.",
                                 "Felix/Ivo Sedge (Salter): It was late.",
                                 "Mr. President: It was late.",
                                 "2. Mr. Sedge asked the Minister how late it was.",
                                 "Mr. Sedge rose\xE2\x80\x94",
                                 "Mr. SEDGE addressed the Chair.",
                                 "Several members rose",
                                 "Sheriff: It was late.",
                                 "Sedge: It was late.",
                                 "[MR. SEDGE]: It was late.",
                                 "MR. SEDGE; It was late.",
                                 "MR SEDGE\u2014It was late.",
                                 "FELIX SEDGE - It was late.",
                                 "Dr Sedge \u2013 It was late.",
                                 "Mr Sedge, on behalf of the board: It was late.",
                                 "Note: It was late.",
                                 "Mary Sedge, former mayor of Salter: It was late.",
                                 "SALTER, OHIO: It was late."}) {
    EXPECT_EQ(turns(start + line + "\n\nIt was dark."), (Lines{"MS. HARROW: One.", "MR. VANE: Two."})) << line;
  }
}

TEST(ReadTranscript, GoesOnBehindWhatIsNoLabel) {
  const std::string start = "MS. HARROW: One.\n\nMR. VANE: Two.\n\n";
  for (const std::string line :
       {"Fact: it was late.", "Mr. Speaker, I say this: it was late.", "Senator Sedge, I ask you this: how late?",
        "Professor Sedge, who wrote it, said: late.", "And I told them: it was late.", "Senator Sedge. He was late.",
        "Mr. Sedge asked me how late it was.", "Mr. Sedge \u2014 who was late \u2014 left.",
        "Madam Speaker, on oil: no.", "So, on the last page: Why was it late?",
        "Back to the North, in the Lamp Hall: It was late.", "Mary Sedge, and I quote her: late.",
        "- Oil: it was dear.", "Mr. Sedge - the late one - left.", "No. It was late.",
        "We met at 9:30 a.m. on the quay."}) {
    EXPECT_EQ(turns(start + line).back(), "+MR. VANE: " + line);
  }
}

TEST(ReadTranscript, TakesNoHeadOfABillForALabel) {
  const std::string start = "  Mr. HARROW. One.\n\n  Ms. VANE. Two.\n\n";
  for (const std::string line :
       {"(a) Officer Pay.--The Secretary shall pay.", "Officer Pay.--The Secretary shall pay.",
        "GENERAL PROVISIONS. In this Act:", "Officer Pay: It was late.", "Committee on Lamps: It was late."}) {
    EXPECT_EQ(turns(start + line).back(), "+Ms. VANE: " + line);
  }
  EXPECT_EQ(turns(start + "TECHNOLOGY FUNDS: It was late.").back(), "Ms. VANE: Two.");
}

TEST(ReadTranscript, LeavesQuotationsWithANameInFrontToThemselves) {
  EXPECT_EQ(turns("Sheriff Vane: \"We agree.\"\n\nMayor Harrow: \"So do we.\"\n\nSenator Sedge: \"It is late.\""),
            Lines());
}

TEST(ReadTranscript, FindsNoLabelsInProse) {
  for (const std::string text :
       {"Crime: it is falling. Punishment: it is not.\n\nSenator Vane. He was late.\n\nMr. "
        "Harrow: the man of the lamps.\n\n"
        "Background: it was dark.",
        "Before: it was dark.\n\nAfter: the lamps were lit.\n\nBefore: no boat came.\n\nAfter: "
        "many do.",
        "Lamp Oil: It is dear.\n\nLamp Wicks: They are short.\n\nLamp Oil: It is dear.\n\nLamp Wicks: They are long.",
        "The Lamp Board (Salter), \u201CFACT SHEET: Oil,\u201D 2124.\n\nThe Lamp Board (Salter), \u201CREPORT: "
        "Wicks,\u201D 2125.",
        "Members\n\nLord Vane (Con)\n\nLord Moss (CB)\n\nIt met.\n\nLord Vane (Con)\n\nLord Moss (CB)\n\nIt rose.",
        "Lord Vane\n\nHe was born in Salter.\n\nBaroness Kern\n\nShe wrote two books.\n\nLord Moss\n\nHe died in May.",
        "King Vane (1981)\n\nIt is long.\n\nKing Kern (1983)\n\nIt is dark.\n\nKing Vane (1991)\n\nIt is late.",
        "Mary Davis\n\nMary keeps lamps.\n\nPeter Kern\n\nPeter sells oil.\n\nMary Davis\n\nShe wrote a book, too.",
        "Members: Odile Harrow, Ivo Vane.\n\nStaff: Felix Sedge.\n\nMembers: none.",
        "We had two cares.\nOil: it was dear.\nWicks: they were short.\nOil: it was dear again, as was told.",
        "Mr. Vane (Port Salter) said so. \xE2\x80\x94 It was late.\n\nThe answer: no."}) {
    EXPECT_EQ(turns(text), Lines()) << text;
  }
}

}  // namespace
}  // namespace tenet::indexer
