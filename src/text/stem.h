#pragma once

#include <string>
#include <string_view>

struct sb_stemmer;

namespace tenet::text {

// English stems (Snowball), with the spellings and the word families of this field put right: see
// the tables in stem.cc. Not safe to share between threads.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // The stem of a folded form. Words with a digit, and those that are not ASCII, are their own stem.
  [[nodiscard]] std::string stem(std::string_view form) const;

 private:
  sb_stemmer* snowball_;
};

}  // namespace tenet::text
