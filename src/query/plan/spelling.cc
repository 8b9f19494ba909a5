#include "query/plan/spelling.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include <tenet/slips.h>

#include "query/language/names.h"
#include "query/plan/forms.h"
#include "query/plan/role_words.h"
#include "store/schema.h"
#include "store/xapian_errors.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;

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

// The word of the index nearest to `word`, of those that `may_be` allows.
std::optional<Meant> meant_by(const std::string& word, const store::Snapshot& snapshot,
                              const std::function<bool(const std::string& form)>& may_be = {}) {
  const std::size_t most = forgiven(word);
  if (most == 0) return std::nullopt;
  std::optional<Meant> best;
  std::size_t fewest = most;
  for (const auto& [form, written] : snapshot.forms_written(first_letter(word))) {
    const std::size_t longer = std::max(form.size(), word.size()) - std::min(form.size(), word.size());
    if (longer > fewest) continue;
    const std::size_t slips = count_slips(word, form);
    if (slips > fewest || (slips == fewest && best && best->documents >= written)) continue;
    if (may_be && !may_be(form)) continue;
    const std::uint64_t documents = documents_with(form, written, snapshot);
    if (documents == 0 || (slips == fewest && best && best->documents >= documents)) continue;
    fewest = slips;
    best = Meant{form, documents};
  }
  return best;
}

void collect_words(const Plan& plan, std::set<std::pair<std::string, std::string>>& words) {
  if (plan.kind == Kind::without || plan.kind == Kind::synonyms) return;
  if (plan.kind == Kind::word || plan.kind == Kind::phrase) {
    for (const Plan::Word& word : plan.words) words.emplace(word.form, word.stem);
  }
  for (const Plan& operand : plan.operands) collect_words(operand, words);
}

std::string note_on(const std::string& form, const store::Snapshot& snapshot) {
  std::string note = fmt::format("no passage has {}", form);
  if (const auto meant = meant_by(form, snapshot)) {
    note += fmt::format("; did you mean {}, in {} document{}?", meant->form, meant->documents,
                        meant->documents == 1 ? "" : "s");
  }
  return note;
}

// The parts that ask for such a field, by their values.
void collect_fields(const Plan& plan, std::string_view field, std::map<std::string, const Plan*>& parts) {
  if (plan.kind == Kind::without) return;
  if (plan.kind == Kind::field && plan.field == field) parts.emplace(plan.text, &plan);
  for (const Plan& operand : plan.operands) collect_fields(operand, field, parts);
}

// The word of a speaker's name nearest to `word`, as it is written there.
std::string meant_name(const std::string& word, const store::Snapshot& snapshot, text::Analyser& analyser) {
  std::string nearest;
  std::size_t fewest = forgiven(word) + 1;
  if (fewest == 1) return nearest;
  const std::string letter = first_letter(word);
  for (const auto& name : snapshot.names_beginning(letter)) {
    for (const text::Token& token : analyser.analyse(name.written)) {
      if (!token.form().starts_with(letter)) continue;
      const std::size_t slips = count_slips(word, token.form());
      if (slips < fewest) nearest = name.written.substr(token.range.begin, token.range.size());
      fewest = std::min(fewest, slips);
    }
  }
  return nearest;
}

void add_notes_on_speaker(const NamePattern& name, const store::Snapshot& snapshot, text::Analyser& analyser,
                          std::vector<std::string>& notes) {
  for (const std::string& word : name.words()) {
    if (!snapshot.names_with(word, [](const std::string&) { return true; }).empty()) continue;
    const std::string meant = meant_name(word, snapshot, analyser);
    notes.push_back(fmt::format("no speaker is named {}", word) +
                    (meant.empty() ? "" : fmt::format("; did you mean speaker:{}?", meant)));
  }
}

void add_notes_on_role(const Plan& role, const store::Snapshot& snapshot, text::Analyser& analyser,
                       std::vector<std::string>& notes) {
  for (const Plan::Word& word : role.words) {
    if (is_in_a_role(word.stem, snapshot)) continue;
    const auto meant = meant_by(word.form, snapshot, [&](const std::string& form) {
      const std::vector<text::Token> words = analyser.analyse(form);
      return words.size() == 1 && is_in_a_role(words.front().stem(), snapshot);
    });
    notes.push_back(fmt::format("no speaker's role has {}", word.form) +
                    (meant ? fmt::format("; did you mean role:{}?", meant->form) : ""));
  }
}

}  // namespace

std::vector<std::string> spelling_notes(const Plan& plan, const store::Snapshot& snapshot, text::Analyser& analyser) {
  return store::translate_xapian_errors("searching", [&] {
    std::set<std::pair<std::string, std::string>> words;
    collect_words(plan, words);
    std::vector<std::string> notes;
    std::map<std::string, const Plan*> speakers;
    collect_fields(plan, "speaker", speakers);
    for (const auto& [value, part] : speakers) add_notes_on_speaker(*part->name, snapshot, analyser, notes);
    std::map<std::string, const Plan*> roles;
    collect_fields(plan, "role", roles);
    for (const auto& [value, part] : roles) add_notes_on_role(*part, snapshot, analyser, notes);
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
