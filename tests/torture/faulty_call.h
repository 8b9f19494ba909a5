// A file call that is counted, and what it suffers. It makes system calls alone: the functions of the C library are
// those of file_faults.cc.
//
// The environment tells what to do:
//   TENET_FAULTS_IN      the folder, absolute and without links; without it nothing is counted
//   TENET_FAULTS_LOG     a file that gets a line for each call: see log_call()
//   TENET_FAULTS_MORGUE  a folder in the same file system that gets a link to each file which loses its name
//   TENET_FAULTS_AT      the number of the call that suffers, from 1
//   TENET_FAULTS_KIND    the number of an error; "short"; "kill-before", "kill-half", "kill-after"
//   TENET_FAULTS_ON      names of calls, with commas; others are not counted. All when it is absent
//   TENET_FAULTS_ON_END  anything: all calls from TENET_FAULTS_AT on suffer, not only one

#pragma once

#include <cerrno>
#include <cstddef>
#include <string>

// NOLINTBEGIN: the names and types are those of the C library.
namespace tenet::faults {

using Text = std::string;

[[nodiscard]] Text path_of(int fd);
// Absolute, without "." and "..".
[[nodiscard]] Text path_at(int folder, const char* name);
// Whether calls for the path are counted.
[[nodiscard]] bool is_below(const Text& path);
// 0 where there is no such file.
[[nodiscard]] unsigned long number_of_file(const Text& path);
[[nodiscard]] unsigned long number_of_file(int fd);
// Keeps a file that is about to lose its name; of a folder its number, so that no other file gets it.
void keep_in_morgue(const Text& path, bool is_folder = false);

class Call {
 public:
  Call(const char* name, Text path, Text to = {});
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // Whether it is to fail instead of being made; errno is set.
  [[nodiscard]] bool fails() const;
  // How much of that many bytes it moves.
  [[nodiscard]] std::size_t part_of(std::size_t size) const;
  // After the call was made.
  template <typename Result>
  Result done(Result result, unsigned long file) const {
    const int error = errno;
    end(file);
    errno = error;
    return result;
  }
  template <typename Result>
  Result done(Result result) const {
    return done(result, result >= 0 ? file_now() : 0);
  }

 private:
  void end(unsigned long file) const;
  [[nodiscard]] unsigned long file_now() const;

  const char* name_;
  Text path_;
  Text to_;
  long number_ = 0;
  bool suffers_ = false;
  bool logs_ = false;
};

}  // namespace tenet::faults
// NOLINTEND
