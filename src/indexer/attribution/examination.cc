#include "indexer/attribution/examination.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/attribution/label_parts.h"
#include "indexer/attribution/label_words.h"
#include "indexer/attribution/turn_labels.h"
#include "indexer/attribution/turn_tables.h"
#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_heading = 100;  // bytes of a line that names an examiner or a witness

template <std::size_t Size>
bool has_any(std::string_view words, const std::array<std::string_view, Size>& signs) {
  return std::ranges::any_of(signs, [&](std::string_view sign) { return words.find(sign) != std::string_view::npos; });
}

// Of a witness who begins to testify.
bool tells_of_oath(std::string_view lower) {
  constexpr std::array signs = {"sworn"sv, "affirmed"sv, "a witness"sv, "takes the stand"sv, "took the stand"sv};
  return has_any(lower, signs);
}

// Without brackets around it and "Thereupon," before it.
std::string_view without_frame(std::string_view words) {
  while (!words.empty() && "<([ "sv.find(words.front()) != std::string_view::npos) words.remove_prefix(1);
  for (const auto link : {"thereupon, "sv, "whereupon, "sv}) {
    if (text::to_lower(words.substr(0, link.size())) == link) words.remove_prefix(link.size());
  }
  return words;
}

// The name that `words` begin with, all in capitals or with honorifics; empty where they begin with none.
std::string_view leading_name(std::string_view words) {
  std::size_t end = 0;
  Letters written = Letters::none;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = std::min(words.find_first_of(" ,.:;()<>[]"sv, at), words.size());
    const auto word = words.substr(at, next - at);
    const Letters letters = letters_of(word);
    const bool is_written = letters == Letters::capital || letters == Letters::capitals;
    const bool is_honorific = label_word(table_form(word)) == LabelWord::honorific;
    if (word.empty() || !is_written) break;
    if (!is_honorific && word.size() > 1) {
      if (written != Letters::none && letters != written) break;
      written = letters;
    }
    end = next;
    const bool goes_on =
        next < words.size() && (words[next] == ' ' || (words[next] == '.' && (is_honorific || word.size() == 1)));
    if (!goes_on) break;
    at = words.find_first_not_of(". "sv, next);
    if (at == std::string_view::npos) break;
  }
  const auto name = words.substr(0, end);
  const auto bare = name.substr(std::min(name.size(), name.find(' ') + 1));
  const LabelWord first = label_word(table_form(name.substr(0, name.find(' '))));
  const bool is_titled = first == LabelWord::honorific || first == LabelWord::title;
  return is_name_line(name) || (is_titled && is_name_line(bare)) ? name : std::string_view{};
}

// Whether `words` call somebody: "I call Tom Doe", "The State calls Dr. Doe".
bool calls_somebody(std::string_view words) {
  for (const auto verb : {" call "sv, " calls "sv}) {
    for (std::size_t at = words.find(verb); at != std::string_view::npos; at = words.find(verb, at + 1)) {
      const std::size_t next = at + verb.size();
      if (next < words.size() && text::is_upper(words[next])) return true;
    }
  }
  return false;
}

// A witness's first examination: none is renewed.
bool is_first_examination(std::string_view lower) {
  const std::size_t direct = lower.find("direct examination"sv);
  const bool is_direct = direct != std::string_view::npos && (direct == 0 || lower[direct - 1] == ' ');
  const bool is_chief = lower.starts_with("examination-in-chief"sv) || lower.starts_with("examination in chief"sv);
  constexpr std::array renewals = {"continu"sv, "resum"sv};
  return (is_direct || is_chief) && !has_any(lower, renewals);
}

}  // namespace

bool Examination::read(std::string_view line, std::string_view beginning) {
  const std::string lower = text::to_lower(beginning.substr(0, longest_heading));
  const auto examiner = examiner_of(line);
  const bool is_short = beginning.size() <= longest_heading;
  if (!examiner.empty()) begin_questions(examiner);
  if (has_answered_ && is_short && is_first_examination(without_frame(lower))) witness_.clear();
  auto name = std::string(witness_of(beginning));
  const bool is_oath = tells_of_oath(lower);
  if (name.empty() && is_oath && text::is_lower(beginning.front())) name = last_name_;
  last_name_ = is_short ? leading_name(beginning) : std::string_view{};
  if (!name.empty()) {
    call(name);
    return true;
  }
  constexpr std::array openings = {"the witness "sv, "witness "sv};
  const bool is_of_witness = std::ranges::any_of(
      openings, [&](std::string_view opening) { return without_frame(lower).starts_with(opening); });
  if (is_short && (is_oath || is_of_witness)) {
    leave();
    return true;
  }
  return !examiner.empty();
}

void Examination::hear(std::string_view words) {
  constexpr std::array leaves = {"step down"sv,   "stand down"sv, "be excused"sv,
                                 "are excused"sv, "is excused"sv, "next witness"sv};
  if (has_any(words, leaves) || calls_somebody(words)) {
    leave();
    if (has_asked_) examiner_.clear();
  }
}

void Examination::begin_questions(std::string_view name) {
  examiner_ = name;
  has_asked_ = false;
}

const std::string& Examination::ask() {
  has_asked_ = true;
  return examiner_;
}

const std::string& Examination::answer() {
  has_answered_ = true;
  return witness_;
}

void Examination::call(std::string_view name) {
  witness_ = name;
  has_answered_ = false;
  if (has_asked_) examiner_.clear();
}

void Examination::leave() {
  if (has_answered_) witness_.clear();
}

std::string_view examiner_of(std::string_view words) {
  if (words.size() > longest_heading) return {};
  words = without_frame(words);
  const std::string lower = text::to_lower(words);
  const bool begins = words.starts_with("BY "sv) || (words.starts_with("By "sv) && words.ends_with(':'));
  std::size_t by = begins ? 0 : std::string_view::npos;
  for (const auto deed : {"examination"sv, "examined"sv}) {
    const auto examined = lower.find(deed);
    if (by != 0 && examined != std::string_view::npos) by = lower.find("by "sv, examined);
  }
  // "RECROSS BY MS. DOE"
  for (const auto kind : {"direct by "sv, "cross by "sv}) {
    const auto begin = lower.find(kind);
    if (by == std::string_view::npos && begin != std::string_view::npos) by = begin + kind.size() - 3;
  }
  if (by == std::string_view::npos) return {};
  auto name = words.substr(by + 3);
  name = name.substr(0, name.find_first_of(":\n>)]"sv));
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.empty()) return {};
  const std::string first = table_form(name.substr(0, name.find(' ')));
  const LabelWord kind = label_word(first);
  const bool is_person = kind == LabelWord::honorific || kind == LabelWord::title || first == "THE";
  const bool is_capital = std::ranges::count(name, ' ') <= 5 && text::is_upper(name.front());
  return is_person && is_capital ? name : std::string_view{};
}

std::string_view witness_of(std::string_view words) {
  words = without_frame(words);
  if (words.empty() || !text::is_upper(words.front())) return {};
  const std::string lower = text::to_lower(words);
  for (const auto heading : {"deposition of "sv, "testimony of "sv, "examination of "sv, "witness: "sv}) {
    const auto at = lower.find(heading);
    if (at >= longest_heading) continue;
    if (const auto name = leading_name(words.substr(at + heading.size())); !name.empty()) return name;
  }
  const auto name = leading_name(words);
  if (name.empty() || !tells_of_oath(lower)) return {};
  const auto rest = words.substr(name.size());
  const bool in_capitals = std::ranges::none_of(name, text::is_lower);
  // "Jane Doe was sworn."
  const bool is_told = words.size() <= longest_heading && rest.starts_with(' ');
  return in_capitals || is_told ? name : std::string_view{};
}

}  // namespace tenet::indexer
