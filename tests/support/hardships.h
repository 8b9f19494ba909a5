#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/file_faults.h"
#include "support/temp_folder.h"

// What the tests in tests/torture share: each way to change an index, and whether a run that went wrong has kept to the
// rules.
namespace tenet::test {

// How much to try: scripts/torture sets it in the environment.
struct Campaign {
  bool is_long = false;  // started by scripts/torture
  unsigned seed = 1;
  std::size_t count = 0;  // of runs at most, of each kind and change; 0 for all

  // Some of the numbers from 1 to `most`, ascending: `few` in a short campaign, `count` in a long one.
  [[nodiscard]] std::vector<long> draw(std::size_t most, std::size_t few, std::mt19937& random) const;
};
[[nodiscard]] Campaign campaign();
// Prints `line` in a long campaign.
void tell(const std::string& line);

// The passages of an index, by id, with all that a change may change. Nothing when there is no index.
using Contents = std::optional<std::map<std::string, std::string>>;
[[nodiscard]] Contents contents_of(const std::filesystem::path& index);

// A command that changes an index, with the folder it runs in: documents in docs/, the index in ix/, which also holds
// files that are none of tenet's.
class Change {
 public:
  // "index" the first time, "update", "delete", "retag", "merge".
  explicit Change(const std::string& name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }
  [[nodiscard]] FaultyFolder& folder() { return *faulty_; }
  [[nodiscard]] std::filesystem::path index() const { return work() / "ix"; }
  [[nodiscard]] std::filesystem::path spare() const { return aside_ / "spare"; }  // for what a loss of power left
  // Puts the index back as it was before the change.
  void reset() const;
  // The calls of a run without a fault, once it was seen to do what it should.
  [[nodiscard]] std::vector<FileCall> calls_of_a_good_run();

  // Fails unless the index is the old one or the new one: the new one where the run said that all is well, and as far
  // as documents could be read where it said that some were skipped.
  void expect_old_or_new(const Ended& ended, const std::filesystem::path& index) const;
  // Fails unless the same change, without a fault, now makes the new index, with nothing left over.
  void expect_recovery(const std::filesystem::path& index) const;
  // Fails when a file of the index folder that is none of tenet's is gone or changed.
  void expect_foreign_files(const std::filesystem::path& index) const;
  [[nodiscard]] bool is_new(const std::filesystem::path& index) const { return contents_of(index) == new_; }

 private:
  [[nodiscard]] std::filesystem::path work() const { return work_.path(); }
  void write_document(int number, const std::string& words) const;
  void apply(const std::filesystem::path& index) const;

  std::string name_;
  std::vector<std::string> arguments_;
  std::string topics_;  // of retag
  TempFolder work_;
  TempFolder aside_;
  std::optional<FaultyFolder> faulty_;
  Contents old_;
  Contents new_;
};

inline const std::vector<std::string>& changes() {
  static const std::vector<std::string> names{"index", "update", "delete", "retag", "merge"};
  return names;
}

}  // namespace tenet::test
