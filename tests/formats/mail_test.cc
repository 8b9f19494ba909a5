#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "formats/give.h"
#include "indexer/reading/formats/mail/date.h"
#include "indexer/reading/formats/mail/head.h"
#include "indexer/reading/formats/mail/transfer.h"

namespace tenet::indexer {
namespace {

using test::give;

// A message with these fields beside the usual ones.
std::string message(const std::string& rest) {
  return "Message-ID: <1@example.org>\nFrom: Ada Smith <ada@example.org>\nSubject: On Bail\n"
         "Date: Fri, 3 May 2019 23:30:00 -0500\n" +
         rest;
}
const std::string keys = "title = On Bail\ndate = 2019-05-03\nauthor = Ada Smith\n";

TEST(ReadMessage, ReadsItsText) {
  EXPECT_EQ(give(message("\nBail is not a fine.\n\nIt never was.\n"), "a.eml"),
            "== \nparagraph: Bail is not a fine.\nparagraph: It never was.\n" + keys);
}

TEST(ReadMessage, UndoesWhatMailProgramsDo) {
  const std::pair<std::string, std::string> cases[] = {
      {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nr=C3=A9sum=\n=C3=A9\n",
       "paragraph: r\u00E9sum\u00E9\n"},
      {"Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64\n\nk0JhaWyU\n",
       "paragraph: \u201CBail\u201D\n"},
      {"Content-Type: text/plain; charset=us-ascii\n\nr\xC3\xA9sum\xC3\xA9\n", "paragraph: r\u00E9sum\u00E9\n"},
      {"Content-Type: text/plain; format=flowed\n\nBail is \nnot a fine.\n> It never \n> was.\n",
       "paragraph: Bail is not a fine.\nquote: It never was.\n"},
      {"Content-Type: text/plain; format=flowed; delsp=yes\n\nincar \nceration\n", "paragraph: incarceration\n"},
      {"\nShe wrote:\n> Bail is\n> not a fine.\n\nIt is.\n",
       "paragraph: She wrote:\nquote: Bail is/not a fine.\nparagraph: It is.\n"},
      {"Content-Type: text/html; charset=utf-8\n\n<p>Bail is not a fine.</p><p>Unsubscribe</p>",
       "paragraph: Bail is not a fine.\nfurniture: Unsubscribe\n"},
      // A quotation that says so is one, however much of the text it is; else it may be a margin.
      {"Content-Type: text/html\n\n<div>I agree.</div><blockquote class=gmail_quote><div>Bail is not a "
       "fine.</div></blockquote>",
       "paragraph: I agree.\nquote: Bail is not a fine.\n"},
      {"Content-Type: text/html\n\n<div>I agree.</div><blockquote type=cite><p>Bail is not a fine.</p></blockquote>",
       "paragraph: I agree.\nquote: Bail is not a fine.\n"},
      {"Content-Type: text/html\n\n<div>I agree.</div><blockquote><p>Bail is not a fine.</p></blockquote>",
       "paragraph: I agree.\nparagraph: Bail is not a fine.\n"},
      {"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nno end", "paragraph: no end\n"},
      {"\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nBail is not a fine.\n-----BEGIN PGP SIGNATURE-----\n\niQ\n"
       "-----END PGP SIGNATURE-----\n",
       "paragraph: Bail is not a fine.\n"},
      {"\n-----BEGIN PGP SIGNED MESSAGE-----\nBail is not a fine.\n", "paragraph: Bail is not a fine.\n"},
      {"Content-Type: multipart/mixed; boundary=b\n\nno parts", "paragraph: no parts\n"},
  };
  for (const auto& [rest, shown] : cases) EXPECT_EQ(give(message(rest), "a.eml"), "== \n" + shown + keys) << rest;
}

TEST(ReadMessage, LeavesOutWhatStandsBelowTheText) {
  const std::string text = "Bail ends in Port Salter.\n\nNobody waits.\n";
  const std::string shown = "paragraph: Bail ends in Port Salter.\nparagraph: Nobody waits.\n";
  const std::string notice = "This e-mail is for the exclusive use of the intended recipient.";
  const std::pair<std::string, std::string> cases[] = {
      {"\n-- \nOdile Harrow\nThe Courier\n", "paragraph: --/Odile Harrow/The Courier\n"},
      {"--\nOdile Harrow\n\nThe Courier\n", "paragraph: --/Odile Harrow/The Courier\n"},
      {"\n-- \nOdile Harrow\n\n> Who waits?\nNobody.\n",
       "paragraph: --/Odile Harrow\nquote: Who waits?\nparagraph: Nobody.\n"},
      {"\nSent from my iPhone\n", "furniture: Sent from my iPhone\n"},
      {"\nSent from Port Salter Mail\n\n" + notice,
       "furniture: Sent from Port Salter Mail\nfurniture: " + notice + "\n"},
      {"\nSent from my iPhone\n\n> Who waits?\n", "furniture: Sent from my iPhone\nquote: Who waits?\n"},
      // Text like it.
      {"\nSent from my cell. I still wait.\n", "paragraph: Sent from my cell. I still wait.\n"},
      {"\n" + notice + "\n\nSo they say.\n", "paragraph: " + notice + "\nparagraph: So they say.\n"},
      {"\nThe message of the board was confidential.\n", "paragraph: The message of the board was confidential.\n"},
      {"\nThis message is intended for the people of Port Salter.\n",
       "paragraph: This message is intended for the people of Port Salter.\n"},
      {"\n> Ask him.\n> -- \n> Ivo Kern\n", "quote: Ask him./--/Ivo Kern\n"},
  };
  for (const auto& [ending, expected] : cases) {
    EXPECT_EQ(give(message("\n" + text + ending), "a.eml"), "== \n" + shown + expected + keys) << ending;
  }
  EXPECT_EQ(give(message("\n" + notice + "\n"), "a.eml"), "== \nparagraph: " + notice + "\n" + keys);
  EXPECT_EQ(give(message("\n-- \nOdile Harrow\n"), "a.eml"), "== \nparagraph: --/Odile Harrow\n" + keys);
  std::string sections = "\n" + text + "-- \n";
  for (int i = 0; i < 20; ++i) sections += "Nobody waits.\n";
  EXPECT_EQ(give(message(sections), "a.eml").find("furniture"), std::string::npos);
  EXPECT_EQ(give(message("Content-Type: text/html\n\n<p>Bail ends.</p><p>Sent from my iPhone</p>"), "a.eml"),
            "== \nparagraph: Bail ends.\nfurniture: Sent from my iPhone\n" + keys);
}

TEST(ReadMessage, ReadsWhatOldAndCarelessProgramsWrite) {
  const std::string plain = message("Content-Type: text/plain; charset=utf-8\n\nBail ends.\n\nNobody waits.\n");
  const std::string expected = "== \nparagraph: Bail ends.\nparagraph: Nobody waits.\n" + keys;
  std::string returns = plain;
  std::ranges::replace(returns, '\n', '\r');
  EXPECT_EQ(give(returns, "a.eml"), expected);
  EXPECT_EQ(give("\uFEFF" + plain, "a.eml"), expected);
  EXPECT_EQ(give("\uFEFF" + returns, "a.eml"), expected);
  EXPECT_EQ(give(message("Content-Type: text/plain; charset=utf-7\n\nBail of +AKM-5.\n"), "a.eml"),
            "== \nparagraph: Bail of \u00A35.\n" + keys);
  EXPECT_EQ(
      give(message("Content-Type: text/html; charset=UTF-7\n\n+ADw-p+AD4-Bail of +AKM-5.+ADw-/p+AD4-\n"), "a.eml"),
      "== \nparagraph: Bail of \u00A35.\n" + keys);
  EXPECT_EQ(give(message("Content-Type: text/plain\n\nBail of +AKM-5.\n"), "a.eml"),
            "== \nparagraph: Bail of +AKM-5.\n" + keys);
}

TEST(ReadMessage, ReadsOneFormOfItsText) {
  EXPECT_EQ(give(message("Content-Type: multipart/alternative; boundary=\"b b\"\n\n--b b\nContent-Type: text/html\n\n"
                         "<p>html</p>\n--b b\nContent-Type: text/plain\n\nplain\n--b b--\n"),
                 "a.eml"),
            "== \nparagraph: plain\n" + keys);
  EXPECT_EQ(give(message("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n--b\n"
                         "Content-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html\n\n<p>html</p>\n"
                         "--c--\n--b--\n"),
                 "a.eml"),
            "== \nparagraph: html\n" + keys);
}

// A message with both forms of its text.
std::string alternatives(const std::string& plain, const std::string& page, const std::string& encoding = "7bit") {
  return message(
      "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n"
      "Content-Transfer-Encoding: " +
      encoding + "\n\n" + plain + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + page + "\n--b--\n");
}

TEST(ReadMessage, ReadsThePageWhereItsPlainFormOnlyStandsForIt) {
  const std::string letter =
      "Judges of New Salter now hear everybody within a day of the arrest. Nobody waits in jail for want of money any "
      "more, and the county saves what the beds had cost.";
  const std::string page = "<p>" + letter + "</p>";
  const std::string shown = "paragraph: " + letter + "\n";
  const std::string stubs[] = {
      "This message is in HTML; your program cannot show it.",
      "This is an HTML email. To view it, please use a mail program that can show HTML.",
      "Diese Nachricht ist im HTML-Format. Ihr Programm kann sie leider nicht anzeigen.",
      "Votre logiciel n'affiche pas les messages au format HTML.",
      "Su programa de correo no puede mostrar este mensaje.",
      "View it in your browser: https://example.org/letters/17?id=9d2",
      "https://example.org/letters/17",
      "<http://www.example.org/letters/17>\n\nwww.example.org",
      "\u00A0\n \u200B",
      "* * *",
  };
  for (const std::string& stub : stubs)
    EXPECT_EQ(give(alternatives(stub, page), "a.eml"), "== \n" + shown + keys) << stub;
  EXPECT_EQ(give(alternatives("=20=\n\n=0A", page, "quoted-printable"), "a.eml"), "== \n" + shown + keys);
  EXPECT_EQ(give(alternatives("Cg==", page, "base64"), "a.eml"), "== \n" + shown + keys);
  const std::string short_page = "<p>Bail ends in March.</p>";
  EXPECT_EQ(give(alternatives(stubs[0], short_page), "a.eml"), "== \nparagraph: Bail ends in March.\n" + keys);
}

TEST(ReadMessage, ReadsThePlainFormWhereItSaysWhatThePageSays) {
  const std::pair<std::string, std::string> letters[] = {
      {"Bail ends in March.", "<p>Bail ends in March.</p>"},
      {"Bail ends in March.", "<p>Bail <b>ends</b> in March.</p><p>Odile Harrow, County of New Salter</p>"},
      {"No.", "<p>No.</p>"},
      {"Write HTML by hand, and bail ends.", "<p>Write HTML by hand, and <i>bail</i> ends.</p>"},
      {"Bail ends: see https://example.org/a", "<p>Bail ends: <a href=x>see</a></p>"},
      {"Bail ends.", "<p><img src=cid:1></p>"},
      {"https://example.org/a", "<p> </p>"},
      {"We vote no.", "<p>If you cannot see this message, click here. To leave this list, write to the office.</p>"},
      {"No, and here is why.",
       "<p>No, and here is why.</p><p>This message is for whom it names. Whoever has it by "
       "mistake is asked to say so, and to keep no copy of it at all.</p>"},
  };
  for (const auto& [plain, page] : letters) {
    EXPECT_EQ(give(alternatives(plain, page), "a.eml"), "== \nparagraph: " + plain + "\n" + keys) << page;
  }
}

TEST(ReadMessage, GivesFilesAmongTheFormsOfAText) {
  const std::string file =
      "--b\nContent-Type: application/rtf; name=\"a.rtf\"\nContent-Disposition: attachment\n\n{\\rtf1 Bail}\n--b--\n";
  const std::string head = "Content-Type: multipart/alternative; boundary=b\n\n";
  const std::string expected = "== \nparagraph: See it.\n" + keys + "== a.rtf\nparagraph: Bail\n";
  EXPECT_EQ(give(message(head + "--b\nContent-Type: text/html\n\n<p>See it.</p>\n" + file), "a.eml"), expected);
  EXPECT_EQ(give(message(head + "--b\nContent-Type: text/plain\n\nSee it.\n" + file), "a.eml"), expected);
}

TEST(ReadMessage, HasAttachedPlainTextWhereverItStands) {
  const std::string head = "Content-Type: multipart/alternative; boundary=b\n\n";
  const std::string page = "--b\nContent-Type: text/html\n\n<p>See it.</p>\n";
  const std::string notes =
      "Content-Type: text/plain; name=notes.txt\nContent-Disposition: attachment\n\nBail ends in Port Salter.\n";
  const std::string cases[] = {
      head + page + "--b\n" + notes + "--b--\n",
      head + "--b\nContent-Type: text/plain\n\nSee it.\n" + page + "--b\n" + notes + "--b--\n",
      head + page + "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n" + notes + "--c--\n--b--\n",
      "Content-Type: multipart/mixed; boundary=b\n\n" + page + "--b\n" + notes + "--b--\n",
  };
  for (const std::string& each : cases) {
    EXPECT_EQ(give(message(each), "a.eml"), "== \nparagraph: See it.\nparagraph: Bail ends in Port Salter.\n" + keys)
        << each;
  }
}

TEST(ReadMessage, TellsTheCharsetOfWhatIsSaidToBeAscii) {
  EXPECT_EQ(give(message("Content-Type: text/plain; charset=us-ascii\n\nBail in S\xC3\xA3o Vane.\n"), "a.eml"),
            "== \nparagraph: Bail in S\u00E3o Vane.\n" + keys);
}

TEST(ReadMessage, GivesFilesThatStandBesideThePage) {
  EXPECT_EQ(give(message("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee it.\n"
                         "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: text/html\n\n"
                         "<p>See it.</p>\n--c\nContent-Type: application/rtf; name=\"a.rtf\"\n"
                         "Content-Disposition: attachment\n\n{\\rtf1 Bail}\n--c\nContent-Type: image/png; name=b.png\n"
                         "Content-Disposition: attachment\n\nx\n--c\nContent-Type: text/html\n\n<br>\n--c--\n--b--\n"),
                 "a.eml"),
            "== \nparagraph: See it.\n" + keys + "== a.rtf\nparagraph: Bail\n");
}

TEST(ReadMessage, GivesFilesAsMembersAndForwardedMessagesAsText) {
  EXPECT_EQ(give(message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n"
                         "--b\nContent-Type: application/rtf; name=\"x\"\nContent-Disposition: attachment;\n"
                         " filename*0*=utf-8'en'r%C3%A9su; filename*1=me.rtf\n\n{\\rtf1 Bail}\n"
                         "--b\nContent-Type: image/png\n\nx\n"
                         "--b\nContent-Type: message/rfc822\n\nFrom a@example.org Mon May  2 16:07:05 2005\n"
                         "Subject: Fines\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nNo fine.\n--c\n"
                         "Content-Type: application/rtf; name=\"a.rtf\"\n\n{\\rtf1 Fine}\n--c--\n--b--\n"),
                 "a.eml"),
            "== \nparagraph: See below.\nheading 2: Fines\nparagraph: No fine.\n" + keys +
                "== r\u00E9sume.rtf\nparagraph: Bail\n== a.rtf\nparagraph: Fine\n");
}

TEST(ReadMessage, GivesFilesThatStandInItsText) {
  const std::string file = "begin 644 a.rtf\n,>UQR=&8Q($)A:6Q]\n`\nend\n";
  EXPECT_EQ(give(message("\nSee below.\n\n" + file + "\nAda\n"), "a.eml"),
            "== \nparagraph: See below.\nparagraph: Ada\n" + keys + "== a.rtf\nparagraph: Bail\n");
  EXPECT_EQ(give(message("\nbegin 644 b.jpg\n#0V%T\n \nend\nTwo.\n" + file), "a.eml"),
            "== \nparagraph: Two.\n" + keys + "== a.rtf\nparagraph: Bail\n");
  for (const char* text :
       {"begin 644 words of a sentence\nthat goes on here.\nend\n", "begin 644 a.txt\nend\n",
        "begin 1 a.txt\n#0V%T\nend\n", "begin 644 a.txt\n#0V%T\n", "begin 644 a.txt\n#0V%TAAAAA\nend\n"}) {
    const std::string given = give(message(std::string("\n") + text), "a.eml");
    EXPECT_NE(given.find("begin "), std::string::npos) << text;
    EXPECT_EQ(given.find("== a.txt"), std::string::npos) << text;
  }
}

TEST(ReadMessage, GivesTextInAnotherFormatAsAMember) {
  EXPECT_EQ(give(message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n"
                         "--b\nContent-Type: text/rtf; name=\"a.rtf\"\n\n{\\rtf1 Bail}\n"
                         "--b\nContent-Type: text/rtf\n\n{\\rtf1 Fine}\n"
                         "--b\nContent-Type: text/csv; name=\"b.csv\"\nContent-Disposition: attachment\n\na,b\n"
                         "--b\nContent-Type: text/markdown; name=\"c.md\"\nContent-Disposition: attachment\n\n# Bail\n"
                         "--b\nContent-Type: text/plain; name=\"d.txt\"\nContent-Disposition: attachment\n\nPlain.\n"
                         "--b\nContent-Type: text/enriched\n\nEnriched.\n--b--\n"),
                 "a.eml"),
            "== \nparagraph: See below.\nparagraph: Plain.\nparagraph: Enriched.\n" + keys +
                "== a.rtf\nparagraph: Bail\n== attachment\nparagraph: Fine\n== c.md: # Bail\n");
}

TEST(ReadMessage, SaysWhatIsEncryptedAndWhatIsEmpty) {
  EXPECT_EQ(give(message("Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n"), "a.eml"),
            "== : encrypted: save it without encryption\n");
  EXPECT_EQ(give(message("\n"), "a.eml"), "== : a message without text\n");
  const std::string opaque = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n\nx\n";
  EXPECT_EQ(give(message(opaque), "a.eml"), "== : its text is inside a signature (S/MIME): save it without one\n");
  EXPECT_EQ(give(message("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pkcs7-mime\n\nx\n"
                         "--b\nContent-Type: application/rtf; name=\"a.rtf\"\n\n{\\rtf1 Bail}\n--b--\n"),
                 "a.eml"),
            "== text: encrypted: save it without encryption\n== a.rtf\nparagraph: Bail\n");
}

TEST(ReadMessage, EndsHoweverDeepItsPartsAre) {
  std::string deep;
  for (int i = 0; i < 500; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  EXPECT_NE(give(message(deep + "\nwords\n"), "a.eml"), "");
}

TEST(ReadMailbox, ReadsEachMessage) {
  EXPECT_EQ(give("From ada@example.org Mon May  2 16:07:05 2005\n" + message("\nOne.\n>From here on.\n") +
                     "\nFrom bob@example.org Mon May  2 16:07:05 2005\n" + message("\nFrom prose, two.\n"),
                 "box.mbox"),
            "== 1\nparagraph: One./From here on.\n" + keys + "== 2\nparagraph: From prose, two.\n" + keys);
}

TEST(ReadMailbox, TakesASingleMessageForItself) {
  EXPECT_EQ(give("From ada@example.org Mon May  2 16:07:05 2005\n" + message("\nOne.\n"), "1114880825.M1P1.host:2,S"),
            "== \nparagraph: One.\n" + keys);
}

TEST(ReadWebPage, ReadsThePageOfAnMhtmlFile) {
  const std::string given = give(
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/bail\nMIME-Version: 1.0\n"
      "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
      "Content-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/bail\n\n"
      "<html><head><title>On Bail</title></head><body><p>Bail is not a f=\nine, and it never was a fine.</p></body>"
      "</html>\n--b\nContent-Type: image/png\n\nx\n--b--\n",
      "bail.mhtml");
  EXPECT_NE(given.find("paragraph: Bail is not a fine, and it never was a fine.\n"), std::string::npos) << given;
  EXPECT_NE(given.find("https://example.org/bail"), std::string::npos) << given;
}

TEST(MailHead, DecodesWords) {
  const std::pair<std::string, std::string> cases[] = {
      {"=?utf-8?Q?r=C3=A9sum=C3=A9?=", "r\u00E9sum\u00E9"},
      {"=?UTF-8?B?csOp?= =?utf-8?b?c3Vtw6k=?=", "r\u00E9sum\u00E9"},
      {"=?utf-8?B?ww==?= =?utf-8?B?qQ==?=", "\u00E9"},  // a character cut between two words
      {"Re: =?iso-8859-1*en?q?caf=E9_x?= bar", "Re: caf\u00E9 x bar"},
      {"=?x?= is no word", "=?x?= is no word"},
      {"=?utf-8?Q?never ends", "=?utf-8?Q?never ends"},
      {"a\n  b", "a b"},
      {"caf\xE9 au lait", "caf\u00E9 au lait"},
  };
  for (const auto& [coded, words] : cases) EXPECT_EQ(decode_mail_words(coded), words) << coded;
}

TEST(MailHead, ReadsBytesInTheCharsetOfTheText) {
  EXPECT_EQ(decode_mail_words("\xF3\xD5\xC4", "koi8-r"), "\u0421\u0443\u0434");
  EXPECT_EQ(mail_person("\xE9\xD7\xC1\xCE <i@example.org>", "koi8-r"), "\u0418\u0432\u0430\u043D");
  EXPECT_EQ(decode_mail_words("Ad\u00E4", "koi8-r"), "Ad\u00E4");
}

TEST(MailHead, TellsTheFirstPerson) {
  const std::pair<std::string, std::string> cases[] = {
      {"Ada Smith <ada@example.org>", "Ada Smith"},
      {"\"Smith, Ada\" <ada@example.org>, Bob <b@example.org>", "Smith, Ada"},
      {"ada@example.org", "ada@example.org"},
      {"<ada@example.org>", "ada@example.org"},
      {"ada@example.org (Ada Smith)", "Ada Smith"},
      {"=?utf-8?Q?Ad=C3=A4?= <ada@example.org>", "Ad\u00E4"},
      {"", ""},
  };
  for (const auto& [field, person] : cases) EXPECT_EQ(mail_person(field), person) << field;
}

TEST(MailDate, IsTheDayOfTheSender) {
  const std::pair<std::string, std::string> cases[] = {
      {"Fri, 3 May 2019 23:30:00 -0500", "2019-05-03"},
      {"3 May 19 23:30 EST", "2019-05-03"},
      {"Fri,  3 May 99 23:30:00 +0100", "1999-05-03"},
      {"Sat, 20 Sep 2008 20:04:30 +0300 (xy)", "2008-09-20"},
      {"Fri, 03-May-2019 23:30:00 GMT", "2019-05-03"},
      {"yesterday", ""},
      {"", ""},
  };
  for (const auto& [field, day] : cases) EXPECT_EQ(read_mail_date(field), day) << field;
}

TEST(MailTransfer, PassesOverWhatIsNoLetter) {
  EXPECT_EQ(decode_base64("QmFp\r\n b A=="), "Bail");
  EXPECT_EQ(decode_base64("QmFpbA==QmFpbA=="), "BailBail");
  EXPECT_EQ(decode_quoted_printable("a=20b=\r\nc=\t\nd=ZZ="), "a bcd=ZZ");
  EXPECT_EQ(decode_uuencode("begin 644 a.txt\n$0F%I;```\n`\nend\n"), "Bail");
}

}  // namespace
}  // namespace tenet::indexer
