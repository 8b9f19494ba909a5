#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "base/docid.h"

namespace tenet::query {

// What a look at one passage takes.
enum class Check { none, positions, text };

// Goes through the passages of a segment that may answer a part of a plan, ascending. Two phases, as in Lucene: lists
// alone tell where to stand; holds() looks at positions or the text, once all else that must be there is there.
class Cursor {
 public:
  static constexpr Docid end = std::numeric_limits<Docid>::max();

  // `size`: about how many passages there are. Stands before the first passage until skip_to() is called.
  Cursor(std::uint64_t size, Check check) : size_(size), check_(check) {}
  virtual ~Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  // Where it stands; `end` behind the last passage.
  [[nodiscard]] Docid docid() const { return docid_; }
  // To the first passage at `docid` or behind it.
  void skip_to(Docid docid) {
    if (docid_ < docid) docid_ = find(docid);
  }
  // Whether the passage that it stands at answers; asked once there, and before score().
  virtual bool holds() { return true; }
  // What the passage gets.
  virtual double score() { return 0; }

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Check check() const { return check_; }

 protected:
  // The first passage at `docid`, which is behind docid(), or further on; `end` if there is none.
  virtual Docid find(Docid docid) = 0;

 private:
  std::uint64_t size_;
  Check check_;
  Docid docid_ = 0;
};

using CursorPointer = std::unique_ptr<Cursor>;

}  // namespace tenet::query
