#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include <tenet/citation.h>
#include <tenet/error.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/speakers.h>
#include <tenet/topics.h>
#include <tenet/verify.h>

#include "support/small_index.h"

// Whatever bytes come in, what comes out is a result or a tenet::Error.
namespace tenet::test {
namespace {

// Well-formed inputs with bytes and pieces changed, doubled, left out and put elsewhere; the same for the same seed.
class Mutations {
 public:
  Mutations(std::vector<std::string> seeds, std::vector<std::string> pieces)
      : seeds_(std::move(seeds)), pieces_(std::move(pieces)) {}

  std::string next() {
    std::string text = seeds_[draw(seeds_.size())];
    for (std::size_t left = 1 + draw(6); left > 0; --left) mutate(text);
    return text;
  }

 private:
  std::size_t draw(std::size_t below) { return static_cast<std::size_t>(random_() % below); }
  void mutate(std::string& text) {
    const std::size_t at = draw(text.size() + 1);
    const std::size_t length = draw(1 + std::min<std::size_t>(text.size() - at, 40));
    switch (draw(6)) {
      case 0: text.insert(at, pieces_[draw(pieces_.size())]); break;
      case 1: text.erase(at, length); break;
      case 2: text.insert(draw(text.size() + 1), text.substr(at, length)); break;
      case 3: text.replace(at, length, pieces_[draw(pieces_.size())]); break;
      case 4: text.insert(at, 1, static_cast<char>(draw(256))); break;
      default: {
        const std::string piece = pieces_[draw(pieces_.size())];
        for (std::size_t left = draw(300); left > 0; --left) text.insert(at, piece);
      }
    }
  }

  std::vector<std::string> seeds_;
  std::vector<std::string> pieces_;
  std::mt19937_64 random_{7};
};

// Gives `use` so many inputs; it may throw tenet::Error alone.
void try_out(Mutations mutations, int count, const std::function<void(const std::string&)>& use) {
  for (int i = 0; i < count; ++i) {
    const std::string input = mutations.next();
    try {
      use(input);
    } catch (const Error& error) {
      EXPECT_LE(std::string(error.what()).size(), 400U);
      EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
    } catch (const std::exception& error) {
      ADD_FAILURE() << "a foreign exception, " << error.what() << ", from\n" << input.substr(0, 500);
    }
  }
}

// Reads files of that ending by both ways into the library.
void read_files(const std::string& ending, Mutations mutations, int count) {
  const TempFolder folder;
  for (int i = 0; i < count; ++i) folder.write("d/" + std::to_string(i) + ending, mutations.next());
  const auto check = [](const Problem& problem) { EXPECT_LE(problem.reason.size(), 400U) << problem.where; };
  for (int i = 0; i < count; ++i) {
    examine(
        folder / ("d/" + std::to_string(i) + ending), default_taxonomy(),
        [](const Examined& examined) {
          for (const Passage& passage : examined.passages) EXPECT_LE(passage.range.end, examined.document.text.size());
        },
        check);
  }
  Indexer indexer(folder / "ix");
  indexer.update({folder / "d"});
  const IndexReport report = indexer.commit();
  for (const Problem& problem : report.problems) check(problem);
  EXPECT_GT(report.documents, 0U);
}

TEST(Library, ReadsAnyJsonLines) {
  read_files(".jsonl",
             {{"{\"id\": 17, \"text\": \"Bail.\", \"date\": \"2019-01-02\", \"author\": [\"A B\", {\"n\": null}]}\n"
               "{\"id\": \"b\", \"title\": \"T\", \"n\": -1.5e3, \"deep\": {\"a\": [true, false, \"\\u00e9\"]}}\n",
               "{\"text\": \"\\ud83d\\ude00 x\", \"tags\": [], \"url\": \"http://a.org\"}\n"},
              {"1e999",
               "-1e-999",
               "[",
               "]",
               "{",
               "}",
               "\"",
               "\\",
               "\\ud800",
               ":",
               ",",
               "\n",
               "null",
               "0x1",
               "-",
               "NaN",
               "123456789012345678901234567890",
               "\xff",
               "\"id\":",
               "\"text\":",
               "\"date\": 99999",
               std::string(1, '\0')}},
             150);
}

TEST(Library, ReadsAnyFrontMatterAndMarkdown) {
  read_files(
      ".md",
      {{"---\ntitle: T\ndate: 2019-01-02\nauthor: [A B, C D]\ntags:\n  - x\n  - y: [1, 2]\n---\n\n# H\n\n"
        "> \u201cBail *must* end,\u201d [Rosa](http://a.org) said.\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| c | d "
        "|\n",
        "---\na: &x {b: *x}\nc: |\n  d\n---\n**ROSA VANCE:** Words.\n\n```\ncode\n```\n<div>\nw\n</div>\n"},
       {"&a ",       "*a",     "!!binary ", "!<tag> ", "{",        "}",          "[",      "]",
        "? ",        ": ",     "- ",        "> ",      "|",        ">",          "\"",     "'",
        "%YAML 9\n", "---\n",  "...\n",     "\t",      "<<: ",     "\\",         "`",      "*",
        "_",         "~~~\n",  "<!--",      "-->",     "<script>", "&#x110000;", "![",     "](",
        "\u201c",    "\u201d", "\xf0\x9f",  "\r",      "\f",       "\u2028",     "\u202e", std::string(1, '\0')}},
      150);
}

TEST(Library, ReadsAnyPlainText) {
  read_files(
      ".txt",
      {{"THE COURT: It is so.\n\nQ. Was it?\n\nA. It was.\n\nMr. VANE of Northford. Mr. Speaker, I rise.\n",
        "May 2, 2019\n\n\u201cNo,\u201d said A. B. Quill, a judge. \u201cBail must end, he added.\n\nPage 1 of 2\n",
        "The plan would:\n\n(1) end bail;\n\n(2) mend parole.\n\nSigned,\n\nRosa Vance\n"},
       {"\"",     "\u201c",
        "\u2018", "'",
        "(",      ")",
        "[",      "]",
        ":",      ". ",
        "\n\n",   "Mr. ",
        "THE ",   "said ",
        "\u0301", "\u200d",
        "\u00ad", "\U0001F600",
        "\u0e01", "\xff\xfe",
        "\x80",   "- ",
        "\u2014", "Q. ",
        "12:30 ", std::string(1, '\0')}},
      150);
}

TEST(Library, ReadsAnyTopicsAndSpeakers) {
  const std::vector<std::string> pieces{"[",
                                        "]",
                                        "[[",
                                        "]]",
                                        "=",
                                        "\"",
                                        "\"\"\"",
                                        "'",
                                        "\n",
                                        ",",
                                        "{",
                                        "}",
                                        ".",
                                        "1e999",
                                        "9999-99-99",
                                        "0x",
                                        "inf",
                                        "\\U00110000",
                                        "\\",
                                        "#",
                                        "extends = \"default\"\n",
                                        "a.",
                                        "\xff",
                                        std::string(1, '\0'),
                                        "[[topics]]\n",
                                        "id = ",
                                        "core = ",
                                        "[\"*\"]"};
  try_out({{"[[topics]]\nid = \"bail\"\nname = \"Bail\"\ncore = [\"cash bail\", \"bail\"]\nrelated = [\"jail\"]\n"
            "broader = \"pretrial\"\n\n[[topics]]\nid = \"pretrial\"\nname = \"Pretrial\"\ncore = [\"pretrial\"]\n",
            "extends = \"default\"\n[[synonyms]]\nterms = [\"jail\", \"lockup\"]\n[[mask]]\nterms = [\"x\"]\n"},
           pieces},
          400, [](const std::string& toml) {
            const Taxonomy taxonomy = parse_taxonomy(toml, "t");
            (void)examine({.id = "a", .text = "Cash bail."}, taxonomy);
            (void)parse_taxonomy(to_toml(taxonomy), "t");
          });
  try_out(
      {{std::string(default_speakers_toml().substr(0, 1500)), "[[bodies]]\nname = \"Board\"\nalt = [\"The Board\"]\n"},
       pieces},
      200, [](const std::string& toml) { check_speakers_toml(toml, "s"); });
}

TEST(Library, AnswersAnyQuery) {
  const SmallIndex index({{.id = "a", .text = "Bail is no fine.", .date = "2019-01-02"},
                          {.id = "b", .text = "\u201cParole is a promise,\u201d Rosa Vance said."}});
  const Searcher searcher = index.searcher();
  try_out({{"bail AND (parole OR \"a promise\"^2) NOT fine",
            "topic:bail@2 date:2014..2016 speaker:\"Rosa Vance\" has:quote",
            "said:(parole NEAR/5 promise) -+~prison incarcerat*", "like:a#1 id:a#1 document:b title:(a OR b)"},
           {"(",
            ")",
            "\"",
            "\u201c",
            "*",
            "~",
            "^",
            "^9e9",
            "NEAR/",
            "NEAR/999999999999",
            " OR ",
            " AND ",
            " NOT ",
            "-",
            "+",
            ":",
            "date:",
            "date:0000",
            "date:9999-12-31",
            "..",
            "topic:",
            "like:",
            "#",
            "@",
            "\\",
            "\xff",
            "\u0301",
            "said:",
            std::string(1, '\0'),
            "\u2029",
            "99999999999999999999"}},
          1500, [&](const std::string& text) {
            for (const Joining joining : {Joining::all, Joining::any}) {
              const Query query = searcher.parse(text, joining);
              (void)searcher.search(query, {.limit = 3});
              EXPECT_EQ(parse_query(to_string(query)), query) << text;
            }
          });
  try_out({{"Bail is no fine", "\u201cParole ... is [a] promise,\u201d"},
           {"...", "\u2026", "[", "]", "(sic)", "\"", "\xff", "\u0301", "\n\n", " ", "[sic]"}},
          300, [&](const std::string& words) { (void)searcher.verify(words, {.speaker = words.substr(0, 9)}); });
}

TEST(Library, CitesAnyDocument) {
  try_out({{"Vance, Rosa and Doe, J.", "{The Board}", "2019-05-02", "A % & $ # _ \\ ~ ^ {b}", "\u201cBail\u201d"},
           {"{", "}", "\\", ",", " and ", "\xff", "\n", "TY  - ", "\"", "\u0301", "10000-99-99", std::string(1, '\0')}},
          600, [](const std::string& text) {
            const Reference reference = make_reference(Document{.id = text,
                                                                .text = text,
                                                                .title = text,
                                                                .date = text,
                                                                .organisation = text,
                                                                .author = text,
                                                                .url = text,
                                                                .type = text});
            for (const std::string& style : citation_styles()) {
              (void)cite(std::vector{reference}, *citation_style(style));
            }
          });
}

}  // namespace
}  // namespace tenet::test
