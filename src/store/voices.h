#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/record.h"

// Who speaks in the passages of a document is kept once, with the document: names in DocumentRecord::speakers, how they
// were found in DocumentRecord::rules.
namespace tenet::store {

// Moves names and rules of the attributions of passages to their document.
class VoiceTable {
 public:
  // `document`, which must outlive it, may have speakers already; they are found by name.
  explicit VoiceTable(DocumentRecord& document);

  void intern(PassageRecord& record);

 private:
  std::uint32_t place_of(const Attribution& who);
  std::uint32_t place_of(const Rule& rule);

  DocumentRecord& document_;
  std::unordered_map<std::string, std::uint32_t> speakers_;  // their places, from 1
};

// Puts them back.
void fill_voices(PassageRecord& record, const DocumentRecord& document);
// Those of `document` who speak in the passage, each once, in the order of its quotes.
[[nodiscard]] std::vector<Speaker> speakers_of(const PassageRecord& record, const DocumentRecord& document);

// What a speaker is, as `role:` asks for it: his role, and what he is called where that is no name ("the mayor",
// "police chiefs"), each on a line of its own; empty where nothing says it.
[[nodiscard]] std::string role_lines(const Speaker& speaker);
// The same, each without the article before it: "police chief" of "the police chief".
[[nodiscard]] std::vector<std::string> roles_of(const Speaker& speaker);

}  // namespace tenet::store
