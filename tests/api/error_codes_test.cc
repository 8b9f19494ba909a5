#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <tenet/check.h>
#include <tenet/indexer.h>
#include <tenet/searcher.h>
#include <tenet/topics.h>
#include <tenet/verify.h>

#include "support/small_index.h"
#include "support/temp_folder.h"

// Which code an error has, and that no hint of the library speaks of the command line.
namespace tenet::test {
namespace {

namespace fs = std::filesystem;

void replace_in(const fs::path& file, const std::string& old, const std::string& fresh) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  in.close();
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << old;
  std::ofstream(file, std::ios::binary) << text.replace(at, old.size(), fresh);
}

struct Mishap {
  std::string name;
  ErrorCode code;
  std::function<void(const TempFolder&)> happen;
};

// Each with an index "a.index" of one document in the folder.
std::vector<Mishap> mishaps() {
  const auto open = [](const TempFolder& folder) { (void)Searcher(folder / "a.index").info(); };
  const auto add = [](const TempFolder& folder, const Document& document) {
    Indexer(folder / "a.index", {.jobs = 1}).add(document);
  };
  return {
      {"no index", ErrorCode::not_found, [](const TempFolder& f) { (void)Searcher(f / "none"); }},
      {"a folder of something else", ErrorCode::not_an_index,
       [](const TempFolder& f) {
         f.write("docs/a.txt", "Bail.");
         (void)Searcher(f / "docs");
       }},
      {"to write to such a folder", ErrorCode::not_an_index,
       [](const TempFolder& f) {
         f.write("docs/a.txt", "Bail.");
         (void)Indexer(f / "docs");
       }},
      {"to write to a file", ErrorCode::not_an_index,
       [](const TempFolder& f) {
         f.write("a.txt", "Bail.");
         (void)Indexer(f / "a.txt");
       }},
      {"two writers", ErrorCode::locked,
       [](const TempFolder& f) {
         const Indexer first(f / "a.index");
         (void)Indexer(f / "a.index");
       }},
      {"a manifest that was changed", ErrorCode::damaged,
       [=](const TempFolder& f) {
         replace_in(f / "a.index/tenet.json", "\"documents\": 1", "\"documents\": 2");
         open(f);
       }},
      {"another schema", ErrorCode::other_version,
       [=](const TempFolder& f) {
         replace_in(f / "a.index/tenet.json", "\"schema\": ", "\"schema\": 9");
         open(f);
       }},
      {"a query", ErrorCode::bad_query, [](const TempFolder& f) { (void)Searcher(f / "a.index").parse("(bail"); }},
      {"a topic that is none", ErrorCode::bad_query,
       [](const TempFolder& f) { (void)Searcher(f / "a.index").parse("topic:zebra"); }},
      {"no words to verify", ErrorCode::bad_query,
       [](const TempFolder& f) { (void)Searcher(f / "a.index").verify("", {}); }},
      {"a document without an id", ErrorCode::bad_input, [=](const TempFolder& f) { add(f, {.text = "Bail."}); }},
      {"a text that is no UTF-8", ErrorCode::bad_input,
       [=](const TempFolder& f) { add(f, {.id = "b", .text = "\xff"}); }},
      {"topics that are none", ErrorCode::bad_input,
       [](const TempFolder&) { (void)parse_taxonomy("id = 1", "topics.toml"); }},
      {"no file of topics", ErrorCode::not_found, [](const TempFolder& f) { (void)read_taxonomy(f / "none.toml"); }},
      {"no path to index", ErrorCode::not_found,
       [](const TempFolder& f) { Indexer(f / "a.index", {.jobs = 1}).update({f / "none"}); }},
      {"no file to read", ErrorCode::not_found,
       [](const TempFolder& f) {
         read_text(
             f / "none", [](const DocumentText&) {}, [](const Problem&) {});
       }},
      {"an index named twice", ErrorCode::not_together,
       [](const TempFolder& f) {
         (void)Searcher(std::vector<fs::path>{f / "a.index", f / "a.index"});
       }},
      {"no index to check", ErrorCode::not_found, [](const TempFolder& f) { (void)check(f / "none"); }},
      {"no index named", ErrorCode::not_found, [](const TempFolder&) { (void)Searcher(std::vector<fs::path>{}); }},
  };
}

TEST(ErrorCode, IsThatOfWhatHappened) {
  for (const Mishap& mishap : mishaps()) {
    const TempFolder folder;
    {
      Indexer indexer(folder / "a.index", {.jobs = 1});
      indexer.add({.id = "a", .text = "Bail is no fine."});
      (void)indexer.commit();
    }
    std::string hint = "nothing was thrown";
    ErrorCode code = ErrorCode::failed;
    try {
      mishap.happen(folder);
    } catch (const Error& error) {
      code = error.code();
      hint = error.hint();
    }
    EXPECT_EQ(to_string(code), to_string(mishap.code)) << mishap.name << ": " << hint;
    EXPECT_EQ(hint.find("--"), std::string::npos) << mishap.name << ": " << hint;
    EXPECT_EQ(hint.find("tenet "), std::string::npos) << mishap.name << ": " << hint;
  }
}

}  // namespace
}  // namespace tenet::test
