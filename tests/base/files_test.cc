#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <vector>

#include "support/temp_folder.h"

namespace tenet::base {
namespace {

namespace fs = std::filesystem;

// What `work` fails with: "errno why", the path left out; "" when it does not.
template <typename Work>
std::string failure(Work work) {
  try {
    work();
  } catch (const FileError& error) {
    const std::string what = error.what();
    return std::to_string(error.error()) + what.substr(error.file().string().size() + 1);
  }
  return "";
}

std::string refused(int error, const std::string& why) {
  return std::to_string(error) + ' ' + why;
}

// Nothing can be looked up below a name of more than 255 bytes: an error that says nothing of what is there, and that
// binds root as well.
const std::string cannot_tell = std::string(300, 'x');

TEST(Status, TellsAbsentFromCannotTell) {
  const test::TempFolder folder;
  folder.write("file", "four");
  EXPECT_FALSE(status_of(folder / "none"));
  EXPECT_FALSE(status_of(folder / "none/below"));
  EXPECT_FALSE(status_of(folder / "file/below"));
  EXPECT_EQ(status_of(folder / "file")->size, 4U);
  EXPECT_EQ(failure([&] { (void)status_of(folder / cannot_tell); }), refused(ENAMETOOLONG, "file name too long"));
  EXPECT_EQ(failure([&] { (void)is_folder(folder / cannot_tell); }), refused(ENAMETOOLONG, "file name too long"));
  fs::create_symlink("loop", folder / "loop");
  EXPECT_EQ(failure([&] { (void)status_of(folder / "loop"); }), refused(ELOOP, "too many levels of symbolic links"));
  EXPECT_EQ(status_of(folder / "loop", Links::refuse)->kind, FileKind::link);
}

TEST(ReadFile, RefusesWhatIsNoRegularFileByItsKind) {
  const test::TempFolder folder;
  folder.write("file", "bail");
  fs::create_symlink("file", folder / "link");
  fs::create_directory(folder / "folder");
  ASSERT_EQ(::mkfifo((folder / "fifo").c_str(), 0600), 0);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = {}};
  (folder / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(listener);

  EXPECT_EQ(read_file(folder / "file", 4), "bail");
  EXPECT_EQ(read_file(folder / "link", 4), "bail");
  const auto reading = [](const fs::path& file, Links links = Links::follow) {
    return failure([&] { (void)read_file(file, 100, links); });
  };
  EXPECT_EQ(reading(folder / "link", Links::refuse), refused(ELOOP, "a symbolic link, which is not followed here"));
  EXPECT_EQ(reading(folder / "folder"), refused(EISDIR, "a folder, not a file"));
  EXPECT_EQ(reading(folder / "fifo"), refused(EINVAL, "a FIFO, not a file"));
  EXPECT_EQ(reading(folder / "socket"), refused(EINVAL, "a socket, not a file"));
  EXPECT_EQ(reading("/dev/zero"), refused(EINVAL, "a device, not a file"));
  EXPECT_EQ(reading(folder / "none"), refused(ENOENT, "no such file or directory"));
}

TEST(ReadFile, ReadsNoMoreThanItsBound) {
  const test::TempFolder folder;
  for (const std::size_t size : {0U, 1U, 4095U, 4096U, 4097U, 100'000U}) {
    const std::string bytes(size, 'a');
    folder.write("file", bytes);
    EXPECT_EQ(read_file(folder / "file", size), bytes);
    if (size == 0) continue;
    EXPECT_EQ(failure([&] { (void)read_file(folder / "file", size - 1); }),
              refused(EOVERFLOW, "larger than " + std::to_string(size - 1) + " bytes, the most that is read of it"));
  }
  // It says that it has 0 bytes.
  EXPECT_FALSE(read_file("/proc/self/maps", 1 << 20).empty());
  EXPECT_NE(failure([] { (void)read_file("/proc/self/maps", 10); }), "");
}

TEST(Folder, GivesWhatItHolds) {
  const test::TempFolder folder;
  folder.write("file", "bail");
  folder.write("sub/file", "bond");
  fs::create_symlink("sub", folder / "link");
  const Folder opened(folder.path());
  std::vector<std::string> names;
  for (const auto& [name, kind] : opened.entries()) names.push_back(name);
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"file", "link", "sub"}));
  EXPECT_EQ(opened.entries().size(), 3U) << "a second time as well";
  EXPECT_EQ(opened.status("link")->kind, FileKind::folder);
  EXPECT_EQ(opened.status("link", Links::refuse)->kind, FileKind::link);
  EXPECT_FALSE(opened.status("none"));
  const Folder sub(opened, "sub");
  EXPECT_EQ(InputFile(sub, "file").status().size, 4U);
  EXPECT_EQ(sub.status().number, status_of(folder / "link")->number);
  EXPECT_NE(failure([&] { Folder(opened, "link"); }), "");
  EXPECT_EQ(failure([&] { (void)list_folder(folder / "none"); }), refused(ENOENT, "no such file or directory"));
}

TEST(ReplaceFile, WritesAsideAndThroughNoLink) {
  const test::TempFolder folder;
  replace_file(folder / "file", "one");
  folder.write("file.new", "left by a run that was killed");
  replace_file(folder / "file", "two");
  EXPECT_EQ(test::read_file(folder / "file"), "two");
  EXPECT_FALSE(status_of(folder / "file.new"));
  folder.write("other", "another's");
  fs::create_symlink("other", folder / "file.new");
  EXPECT_EQ(failure([&] { replace_file(folder / "file", "three"); }), refused(EEXIST, "file exists"));
  EXPECT_EQ(test::read_file(folder / "other"), "another's");
  EXPECT_EQ(test::read_file(folder / "file"), "two");
  // Where it cannot take its place it leaves nothing.
  fs::create_directories(folder / "folder/full");
  EXPECT_EQ(failure([&] { replace_file(folder / "folder", "four"); }), refused(EISDIR, "is a directory"));
  EXPECT_FALSE(status_of(folder / "folder.new"));
}

TEST(OutputFile, IsAlwaysAFreshOne) {
  const test::TempFolder folder;
  OutputFile out(folder / "file");
  out.write("bail ");
  out.write("reform");
  out.sync();
  out.close();
  EXPECT_EQ(test::read_file(folder / "file"), "bail reform");
  EXPECT_EQ(failure([&] { OutputFile(folder / "file"); }), refused(EEXIST, "file exists"));
}

TEST(MakeFolders, MakesParentsAndSaysWhetherItWasAbsent) {
  const test::TempFolder folder;
  EXPECT_TRUE(make_folders(folder / "a/b/c/"));
  EXPECT_FALSE(make_folders(folder / "a/b/c"));
  EXPECT_TRUE(is_folder(folder / "a/b/c"));
  folder.write("file", "");
  EXPECT_EQ(failure([&] { make_folders(folder / "file/a"); }), refused(ENOTDIR, "not a directory"));
  EXPECT_EQ(failure([&] { make_folders(folder / "file"); }), refused(ENOTDIR, "not a directory"));
}

TEST(Remove, TellsWhetherThereWasAnything) {
  const test::TempFolder folder;
  folder.write("sub/file", "");
  EXPECT_EQ(failure([&] { remove_empty_folder(folder / "sub"); }), refused(ENOTEMPTY, "directory not empty"));
  EXPECT_TRUE(remove_file(folder / "sub/file"));
  EXPECT_FALSE(remove_file(folder / "sub/file"));
  EXPECT_TRUE(remove_empty_folder(folder / "sub"));
  EXPECT_FALSE(remove_empty_folder(folder / "sub"));
}

TEST(OpenLock, RefusesWhatIsNoRegularFile) {
  const test::TempFolder folder;
  EXPECT_GE(open_lock(folder / "lock").number(), 0);
  EXPECT_GE(open_lock(folder / "lock").number(), 0);
  fs::create_symlink("lock", folder / "link");
  EXPECT_EQ(failure([&] { (void)open_lock(folder / "link"); }),
            refused(ELOOP, "a symbolic link, which is not followed here"));
  ASSERT_EQ(::mkfifo((folder / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(failure([&] { (void)open_lock(folder / "fifo"); }), refused(EINVAL, "a FIFO, not a file"));
}

}  // namespace
}  // namespace tenet::base
