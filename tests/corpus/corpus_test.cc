// Holds what corpus/README.md promises: who says what, and that every quotation is the source's.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;

// A run of this many words shared with a source is taken as copied; names of acts and bodies are shorter.
constexpr std::size_t copied_words = 10;

constexpr std::string_view first_digest = "2015-10-21-law-enforcement-leaders.md";

struct CorpusFile {
  std::string name = {};                          // without its folder
  std::map<std::string, std::string> front = {};  // key to value; YAML::Node would be shared by copies
  std::string body = {};                          // what follows the front matter
};

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file << ": cannot be read";
  return {std::istreambuf_iterator<char>(in), {}};
}

// The parts of a text around the "---" lines of its front matter; all of it is body where there is none.
std::pair<std::string, std::string> split_front_matter(const std::string& text) {
  constexpr std::string_view open = "---\n";
  constexpr std::string_view close = "\n---\n";
  const std::size_t end = text.starts_with(open) ? text.find(close) : std::string::npos;
  if (end == std::string::npos) return {"", text};
  return {text.substr(open.size(), end + 1 - open.size()), text.substr(end + close.size())};
}

// The keys of front matter whose values are scalars.
std::map<std::string, std::string> parse_front_matter(const std::string& yaml) {
  std::map<std::string, std::string> values;
  for (const auto& entry : YAML::Load(yaml)) {
    if (entry.second.IsScalar()) values[entry.first.Scalar()] = entry.second.Scalar();
  }
  return values;
}

// The Markdown files of a folder of the corpus, by name.
std::vector<CorpusFile> read_folder(const std::string& folder) {
  std::vector<CorpusFile> files;
  for (const auto& entry : fs::directory_iterator(fs::path(TENET_CORPUS_DIR) / folder)) {
    if (entry.path().extension() != ".md") continue;
    const auto [front, body] = split_front_matter(read_text(entry.path()));
    files.push_back({.name = entry.path().filename().string(), .front = parse_front_matter(front), .body = body});
  }
  std::ranges::sort(files, {}, &CorpusFile::name);
  return files;
}

std::vector<CorpusFile> digests() {
  return read_folder("statements");
}
std::vector<CorpusFile> fixtures() {
  return read_folder("fixtures");
}

std::vector<CorpusFile> all_files() {
  std::vector<CorpusFile> files = digests();
  for (const CorpusFile& file : fixtures()) files.push_back(file);
  return files;
}

// The value of a key of the front matter, "" where it is absent or empty.
std::string value_of(const CorpusFile& file, const std::string& key) {
  const auto found = file.front.find(key);
  return found == file.front.end() ? "" : found->second;
}

// The one rule of corpus/README.md: curly single marks are straight, a run of white space is one space.
std::string fold(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\u2018") || rest.starts_with("\u2019")) {
      folded += '\'';
      i += 2;  // three bytes in UTF-8
    } else if (std::string_view(" \t\r\n").find(text[i]) == std::string_view::npos) {
      folded += text[i];
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  return folded;
}

// What stands inside and outside straight double quotation marks.
struct Scan {
  std::vector<std::string> quoted = {};
  std::vector<std::string> prose = {};
  std::vector<std::string> unclosed = {};  // lines with a mark left open
};

// Paragraphs and list items are a line each, so a quotation ends in the line that opens it.
Scan scan_quotations(const std::string& body) {
  Scan scan;
  std::size_t begin = 0;
  while (begin < body.size()) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const std::string line = body.substr(begin, end - begin);
    bool inside = false;
    std::size_t from = 0;
    for (std::size_t mark = line.find('"'); mark != std::string::npos; mark = line.find('"', from)) {
      (inside ? scan.quoted : scan.prose).push_back(line.substr(from, mark - from));
      inside = !inside;
      from = mark + 1;
    }
    (inside ? scan.unclosed : scan.prose).push_back(line.substr(from));
    begin = end + 1;
  }
  return scan;
}

// Runs of ASCII letters, digits and apostrophes, in lower case.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'') {
      word += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

// Every run of `copied_words` words of a text, joined by spaces.
std::set<std::string> word_runs(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  std::set<std::string> runs;
  for (std::size_t i = 0; i + copied_words <= words.size(); ++i) {
    std::string run;
    for (std::size_t k = i; k < i + copied_words; ++k) run += words[k] + ' ';
    runs.insert(run);
  }
  return runs;
}

// Where the texts lie that the digests quote; absent in a plain clone.
fs::path source_dir() {
  return fs::path(TENET_SHARED_DIR) / "data";
}

bool has_sources() {
  return fs::is_directory(source_dir() / "statements") && fs::is_directory(source_dir() / "seed");
}

std::string no_sources() {
  return "no source texts in " + source_dir().string() + ": set TENET_SHARED_DIR to check quotations";
}

// The source of a digest without its front matter, folded.
std::string folded_source(const CorpusFile& digest) {
  const fs::path file = source_dir() / value_of(digest, "checked_against");
  std::string source = fold(split_front_matter(read_text(file)).second);
  EXPECT_FALSE(source.empty()) << digest.name << " names no source with text: " << file;
  return source;
}

TEST(Fold, StraightensSingleMarksAndWhiteSpaceAndNothingElse) {
  struct Case {
    std::string_view text, folded;
  };
  for (const Case& c : {
           Case{"", ""},
           Case{"the Nation\u2019s \u2018Act\u2019", "the Nation's 'Act'"},
           Case{"\n two\t lines\r\nof text", "two lines of text"},
           Case{"\u201ckept\u201d \u2014 kept, 2010\u20132015", "\u201ckept\u201d \u2014 kept, 2010\u20132015"},
       }) {
    EXPECT_EQ(fold(c.text), c.folded);
  }
}

TEST(ScanQuotations, PairsTheMarksOfALine) {
  const Scan scan = scan_quotations("He said \"one,\" then \"two.\"\n\nan \"open one\nnext line");
  EXPECT_EQ(scan.quoted, (std::vector<std::string>{"one,", "two."}));
  EXPECT_EQ(scan.unclosed, (std::vector<std::string>{"open one"}));
}

TEST(Corpus, HasThirtyDigestsAndTenFixtures) {
  EXPECT_GE(digests().size(), 30U);
  EXPECT_GE(fixtures().size(), 10U);
}

TEST(Corpus, HasTheKeysOfEveryFile) {
  for (const CorpusFile& file : all_files()) {
    for (const char* key : {"title", "organisation", "date", "type", "licence"}) {
      EXPECT_NE(value_of(file, key), "") << file.name << " lacks " << key;
    }
  }
}

TEST(Corpus, NamesEveryFileByItsDate) {
  for (const CorpusFile& file : all_files()) {
    EXPECT_TRUE(file.name.starts_with(value_of(file, "date") + "-")) << file.name;
    EXPECT_EQ(value_of(file, "date").size(), std::string_view("2015-10-21").size()) << file.name;
  }
}

TEST(Corpus, IsAsciiWithEveryQuotationClosedInItsLine) {
  for (const CorpusFile& file : all_files()) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; };
    EXPECT_TRUE(std::ranges::all_of(file.body, is_ascii)) << file.name;
    for (const std::string& text : scan_quotations(file.body).unclosed) ADD_FAILURE() << file.name << ": \"" << text;
  }
}

TEST(Corpus, IsListedFileByFileInItsReadme) {
  const std::string readme = read_text(fs::path(TENET_CORPUS_DIR) / "README.md");
  for (const CorpusFile& file : all_files()) {
    EXPECT_NE(readme.find("| " + file.name + " |"), std::string::npos) << file.name;
  }
  for (const CorpusFile& digest : digests()) {
    const std::string cells = value_of(digest, "date") + " | <" + value_of(digest, "source_url") + "> |";
    EXPECT_NE(readme.find(value_of(digest, "source_title") + " | " + cells), std::string::npos) << digest.name;
  }
}

TEST(Digests, NameTheirSources) {
  for (const CorpusFile& digest : digests()) {
    EXPECT_EQ(value_of(digest, "type"), "digest") << digest.name;
    for (const char* key : {"source_title", "source_url", "checked_against"}) {
      EXPECT_NE(value_of(digest, key), "") << digest.name << " lacks " << key;
    }
    EXPECT_TRUE(value_of(digest, "source_url").starts_with("http")) << digest.name;
  }
}

TEST(Digests, ReachFrom1967To2025) {
  const std::vector<CorpusFile> files = digests();
  ASSERT_FALSE(files.empty());
  EXPECT_TRUE(files.front().name.starts_with("1967-")) << files.front().name;
  EXPECT_TRUE(files.back().name.starts_with("2025-")) << files.back().name;
}

TEST(Digests, HoldTwoQuotationsAtLeast) {
  for (const CorpusFile& digest : digests()) EXPECT_GE(scan_quotations(digest.body).quoted.size(), 2U) << digest.name;
}

TEST(Digests, QuoteTheirSourcesWordForWord) {
  if (!has_sources()) GTEST_SKIP() << no_sources();
  for (const CorpusFile& digest : digests()) {
    const std::string source = folded_source(digest);
    for (const std::string& quoted : scan_quotations(digest.body).quoted) {
      EXPECT_NE(source.find(fold(quoted)), std::string::npos) << digest.name << " misquotes: " << quoted;
    }
  }
}

TEST(Digests, ShareNoTenWordsWithTheirSourcesOutsideQuotations) {
  if (!has_sources()) GTEST_SKIP() << no_sources();
  for (const CorpusFile& digest : digests()) {
    const std::set<std::string> runs = word_runs(folded_source(digest));
    for (const std::string& prose : scan_quotations(digest.body).prose) {
      for (const std::string& run : word_runs(prose)) EXPECT_FALSE(runs.contains(run)) << digest.name << ": " << run;
    }
  }
}

TEST(Digests, HoldTheTenQuotationsOfTheFirstSourceInItsOrder) {
  if (!has_sources()) GTEST_SKIP() << no_sources();
  std::vector<std::string> wanted;
  const auto judged = nlohmann::json::parse(read_text(source_dir() / "seed" / "judgements.json"));
  for (const auto& passage : judged.at("passages")) {
    for (const auto& quote : passage.at("quotes")) wanted.push_back(quote.at("text").get<std::string>());
  }
  ASSERT_EQ(wanted.size(), 10U);
  const std::vector<CorpusFile> files = digests();
  const auto first = std::ranges::find(files, first_digest, &CorpusFile::name);
  ASSERT_NE(first, files.end());
  EXPECT_EQ(scan_quotations(first->body).quoted, wanted);
}

TEST(Fixtures, SayThatTheyAreInvented) {
  for (const CorpusFile& fixture : fixtures()) {
    EXPECT_EQ(value_of(fixture, "type"), "fixture") << fixture.name;
    EXPECT_NE(fixture.body.find("invented"), std::string::npos) << fixture.name;
    EXPECT_EQ(value_of(fixture, "speaker"), "") << fixture.name;
  }
}

}  // namespace
