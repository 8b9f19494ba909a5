#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/command.h"

// Runs of the command in which a file call fails, or after which the power is lost: tests/torture/file_faults.cc.
namespace tenet::test {

// What happens to which call at or below the folder of the run.
struct Fault {
  long at = 0;              // from 1; 0 for none
  std::string kind = {};    // the number of an error, "short", "kill-before", "kill-half", "kill-after"
  std::string calls = {};   // names of those that are counted, with commas; empty for all
  bool to_the_end = false;  // all calls from that on, too
};

// Whether the library of faults can be loaded into the command: not beside a sanitizer.
[[nodiscard]] bool can_inject_faults();

// A call that was made below the folder of a run.
struct FileCall {
  long number = 0;
  std::string name = {};
  std::uint64_t file = 0;  // its inode; 0 where the call failed
  std::string path = {};
  std::string to = {};
};

// A folder in which tenet runs, with what is needed to say what a loss of power would have left of it.
class FaultyFolder {
 public:
  // `folder` and `aside`, which may not be below it, exist.
  FaultyFolder(std::filesystem::path folder, std::filesystem::path aside);

  // What there is before run() counts as durable.
  Ended run(const std::vector<std::string>& arguments, const Fault& fault);
  // Those of the last run.
  [[nodiscard]] const std::vector<FileCall>& calls() const { return calls_; }

  // Makes `to` what a loss of power after the last run would have left: what was not synced is applied or not, and
  // bytes that were not synced are there or not, as `draw` has it. With `all_names` what was done to folders is there,
  // with `no_names` nothing of it that was not synced.
  enum class Names { all, none, some };
  void lose_power(const std::filesystem::path& to, Names names, std::mt19937& draw) const;

 private:
  using Folders = std::map<std::uint64_t, std::map<std::string, std::uint64_t>>;  // names and inodes in each
  // What was done to names, and in which folder.
  struct Step {
    std::uint64_t from_folder = 0;  // 0 for a fresh file
    std::string from = {};
    std::uint64_t to_folder = 0;  // 0 for a removed file
    std::string to = {};
    std::uint64_t file = 0;
  };

  void look(const std::filesystem::path& folder, std::uint64_t number);
  void read_log();
  void replay();
  void replay(const FileCall& call);
  void sync_folder(std::uint64_t folder);
  [[nodiscard]] std::uint64_t number_of(const std::string& path) const;
  static void apply(const Step& step, Folders& folders);
  void build(const Folders& folders, std::uint64_t folder, const std::filesystem::path& to, std::mt19937& draw) const;

  std::filesystem::path folder_;
  std::filesystem::path aside_;
  std::vector<FileCall> calls_;
  std::uint64_t root_ = 0;
  Folders now_;                                // as the run saw them last
  Folders durable_;                            // as they are after a loss of power
  std::vector<Step> pending_;                  // done, and not synced
  std::set<std::uint64_t> unsynced_;           // files written to since they were synced
  std::map<std::uint64_t, std::string> kept_;  // where the bytes of a file are
};

}  // namespace tenet::test
