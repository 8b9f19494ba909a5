#include <archive.h>

#include <chrono>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "formats/give.h"

namespace tenet::indexer {
namespace {

using test::archive_of;
using test::Files;
using test::give;
using test::zip_of;

// The zip with another size of a member in its directory, and none in front of the member.
std::string lie_of_size(std::string zip, std::uint32_t size, std::uint32_t lie) {
  const auto bytes_of = [](std::uint32_t number) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFFU);
    return bytes;
  };
  for (std::size_t at = 0; (at = zip.find(bytes_of(size), at)) != std::string::npos; at += 4)
    zip.replace(at, 4, bytes_of(lie));
  return zip;
}

const Files letters = {{"a.txt", "one"}, {"folder/b.txt", "two"}};
const std::string given_letters = "== a.txt: one\n== folder/b.txt: two\n";

TEST(ReadArchive, ReadsEachFormatWithEachCompression) {
  const auto tar = [](int filter) {
    return archive_of(letters, [filter](archive* writer) {
      archive_write_set_format_pax_restricted(writer);
      archive_write_add_filter(writer, filter);
    });
  };
  for (const int filter :
       {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
    EXPECT_EQ(give(tar(filter), "letters"), given_letters) << filter;
  }
  EXPECT_EQ(give(zip_of(letters), "letters"), given_letters);
}

TEST(ReadArchive, ReadsAFileThatIsCompressedAlone) {
  const std::string bytes = archive_of({{"x", "Bail is not a fine."}}, [](archive* writer) {
    archive_write_set_format_raw(writer);
    archive_write_add_filter_gzip(writer);
  });
  EXPECT_EQ(give(bytes, "bail.txt.gz"), "== bail.txt: Bail is not a fine.\n");
}

TEST(ReadArchive, ReadsArchivesInArchivesButNotWithoutEnd) {
  std::string inner = zip_of({{"a.txt", "one"}});
  EXPECT_EQ(give(zip_of({{"in.zip", inner}}), "out.zip"), "== in.zip!a.txt: one\n");
  for (int depth = 0; depth < 15; ++depth) inner = zip_of({{"z", inner}});
  EXPECT_NE(give(inner, "deep.zip").find("more than 10 archives in each other"), std::string::npos);
}

TEST(ReadArchive, TakesNamesAsLabels) {
  EXPECT_EQ(give(zip_of({{"../../etc/a.txt", "1"},
                         {"/etc/b.txt", "2"},
                         {"./c.txt", "3"},
                         {"folder\\d.txt", "4"},
                         {"r\x82sum\x82.txt", "5"},
                         {"\xC3\xA9t\xC3\xA9.txt", "6"},
                         {"c.txt", "7"},
                         {"e\n\x1B[31m.txt", "8"},
                         {"__MACOSX/._c.txt", "9"},
                         {".git/config", "10"}}),
                 "names.zip"),
            "== ../../etc/a.txt: 1\n== etc/b.txt: 2\n== c.txt: 3\n== folder/d.txt: 4\n== r\u00E9sum\u00E9.txt: 5\n"
            "== \u00E9t\u00E9.txt: 6\n== c.txt (2): 7\n== e [31m.txt: 8\n");
}

TEST(ReadArchive, PassesOverWhatAFolderWould) {
  EXPECT_EQ(give(zip_of({{"LICENSE", "1"},
                         {"site/style.css", "2"},
                         {"site/Bail_files/frame.html", "3"},
                         {"site/Bail_files/more/note.txt", "4"},
                         {"site/Bail.html", "<p>Bail is not a fine."},
                         {"Other_files/note.txt", "5"},
                         {"license.txt", "6"}}),
                 "site.zip"),
            "== site/Bail.html\nparagraph: Bail is not a fine.\n== Other_files/note.txt: 5\n== license.txt: 6\n");
}

TEST(ReadArchive, GivesASidecarBeforeWhatItDescribes) {
  const Files files = {{"a.txt.json", "{}"}, {"a.txt", "one"}, {"a.txt.yaml", "title: One"}, {"b.txt.yaml", "x: y"}};
  // What stands beside nothing is data.
  const std::string given = "== a.txt is described by a.txt.yaml\n== a.txt: one\n";
  EXPECT_EQ(give(zip_of(files), "box.zip"), given);
  EXPECT_EQ(give(archive_of(files,
                            [](archive* writer) {
                              archive_write_set_format_ustar(writer);
                              archive_write_add_filter_gzip(writer);
                            }),
                 "box.tgz"),
            given);
}

TEST(ReadArchive, NamesLinksAndFollowsNone) {
  std::string bytes(1 << 16, '\0');
  std::size_t used = 0;
  archive* const writer = archive_write_new();
  archive_write_set_format_ustar(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, kind] : {std::pair("link.txt", AE_IFLNK), std::pair("pipe", AE_IFIFO)}) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, kind);
    if (kind == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    archive_write_header(writer, entry);
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  EXPECT_EQ(give(bytes, "links.tar"),
            "== link.txt: a symbolic link, which is not followed\n== pipe: a pipe or socket, not a file\n");
}

TEST(ReadArchive, NamesADamageBetweenMembers) {
  std::string bytes =
      archive_of({{"a.txt", "one"}, {"b.txt", "two"}, {"c.txt", "three"}}, archive_write_set_format_ustar);
  bytes[1024] = 'x';  // the first letter of the header of b.txt: its checksum is wrong
  EXPECT_EQ(give(bytes, "damaged.tar"), "== a.txt: one\n== member: damaged: Damaged tar archive\n== c.txt: three\n");
}

TEST(ReadArchive, SaysThatAListOfMembersIsEncrypted) {
  // RAR 5.0: the signature, and a block of type 4, which says that all behind it is encrypted.
  const std::string rar = std::string("Rar!\x1A\x07\x01\x00", 8) + "\x0F\x3B\x2C\x9E" +
                          std::string("\x15\x04\x00\x00\x00\x0F", 6) + std::string(16, '\0');
  EXPECT_EQ(give(rar, "a.rar"), "== : encrypted: unpack it with its password first\n");
}

TEST(ReadArchive, TakesNoSidecarThatIsLargerThanItsArchiveSays) {
  const std::string large(100'000, 'x');
  std::string bytes = zip_of({{"a.txt", "one"}, {"a.txt.yaml", "title: " + large}});
  EXPECT_EQ(give(lie_of_size(bytes, 100'007, 100), "a.zip").find("is described by"), std::string::npos);
}

TEST(ReadArchive, ReadsANameOfManySlashesAndFoldersInLittleTime) {
  std::string slashes(200'000, '/');
  std::string pages;
  for (int i = 0; i < 20'000; ++i) pages += "a_files/";
  const auto begin = std::chrono::steady_clock::now();
  const std::string tar =
      archive_of({{slashes + "a.txt", "one"}, {pages + "b.txt", "two"}}, archive_write_set_format_pax);
  EXPECT_TRUE(give(tar, "names.tar").starts_with("== a.txt: one\n"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(ReadArchive, TellsOfProgressWhileItPassesOver) {
  int calls = 0;
  ReadSink sink{.begins = [](const std::string&) {}};
  sink.progress = [&] { ++calls; };
  read_foreign(zip_of({{"a.mp4", "1"}, {"b.mp4", "2"}}), {.name = "a.zip"}, sink);
  EXPECT_GE(calls, 2);
}

TEST(ReadArchive, GivesWhatStandsBeforeADamage) {
  std::string bytes = archive_of({{"a.txt", std::string(3000, 'a')}, {"b.txt", std::string(3000, 'b')}},
                                 archive_write_set_format_ustar);
  bytes.resize(5000);
  const std::string given = give(bytes, "cut.tar");
  EXPECT_NE(given.find("== a.txt: aaa"), std::string::npos) << given;
  EXPECT_NE(given.find("damaged"), std::string::npos) << given;
  EXPECT_NE(give("PK\x03\x04 is no archive", "a.zip").find("damaged"), std::string::npos);
}

}  // namespace
}  // namespace tenet::indexer
