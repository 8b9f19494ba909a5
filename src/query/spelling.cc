#include "query/spelling.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include <tenet/slips.h>

#include "query/forms.h"
#include "store/guard.h"
#include "store/schema.h"

namespace tenet::query {
namespace {

// Unknown words that get a note. What was meant is looked for among all words of the same first letter: milliseconds
// for each.
constexpr std::size_t most_notes = 10;

struct Meant {
  std::string form = {};
  std::uint64_t documents = 0;
};

std::size_t forgiven(const std::string& word) {
  if (word.size() < 4) return 0;
  return word.size() < 8 ? 1 : 2;
}

// The first letter: a byte of ASCII, or the bytes of a longer sequence.
std::string first_letter(const std::string& word) {
  std::size_t end = 1;
  while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xc0U) == 0x80U) ++end;
  return word.substr(0, end);
}

std::optional<Meant> meant_by(const std::string& word, const store::Snapshot& snapshot) {
  const std::size_t most = forgiven(word);
  if (most == 0) return std::nullopt;
  std::optional<Meant> best;
  std::size_t fewest = most;
  for (const auto& [form, written] : snapshot.forms_written(first_letter(word))) {
    const std::size_t longer = std::max(form.size(), word.size()) - std::min(form.size(), word.size());
    if (longer > fewest) continue;
    const std::size_t slips = count_slips(word, form);
    if (slips > fewest || (slips == fewest && best && best->documents >= written)) continue;
    const std::uint64_t documents = documents_with(form, written, snapshot);
    if (documents == 0 || (slips == fewest && best && best->documents >= documents)) continue;
    fewest = slips;
    best = Meant{form, documents};
  }
  return best;
}

void collect_words(const Query& query, text::Analyser& analyser, std::set<std::pair<std::string, std::string>>& words) {
  using Kind = Query::Kind;
  if (query.kind == Kind::without || query.kind == Kind::synonyms) return;
  if (query.kind == Kind::word || query.kind == Kind::phrase) {
    for (const text::Token& token : analyser.analyse(query.text)) words.emplace(token.form(), token.stem());
  }
  for (const Query& operand : query.operands) collect_words(operand, analyser, words);
}

std::string note_on(const std::string& form, const store::Snapshot& snapshot) {
  std::string note = fmt::format("no passage has {}", form);
  if (const auto meant = meant_by(form, snapshot)) {
    note += fmt::format("; did you mean {}, in {} document{}?", meant->form, meant->documents,
                        meant->documents == 1 ? "" : "s");
  }
  return note;
}

}  // namespace

std::vector<std::string> spelling_notes(const Query& query, const store::Snapshot& snapshot, text::Analyser& analyser) {
  return store::guarded("searching", [&] {
    std::set<std::pair<std::string, std::string>> words;
    collect_words(query, analyser, words);
    std::vector<std::string> notes;
    std::size_t unknown = 0;
    for (const auto& [form, stem] : words) {
      if (snapshot.holding(store::term("", stem)) > 0 || ++unknown > most_notes) continue;
      notes.push_back(note_on(form, snapshot));
    }
    if (unknown > most_notes) {
      const std::size_t others = unknown - most_notes;
      notes.push_back(fmt::format("no passage has {} other word{}", others, others == 1 ? "" : "s"));
    }
    return notes;
  });
}

}  // namespace tenet::query
