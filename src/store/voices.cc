#include "store/voices.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace tenet::store {

VoiceTable::VoiceTable(DocumentRecord& document) : document_(document) {
  for (std::size_t i = 0; i < document.speakers.size(); ++i) {
    speakers_.emplace(document.speakers[i].name, static_cast<std::uint32_t>(i + 1));
  }
}

std::uint32_t VoiceTable::place_of(const Attribution& who) {
  if (who.speaker.empty()) return 0;
  const auto [found, fresh] =
      speakers_.try_emplace(who.speaker, static_cast<std::uint32_t>(document_.speakers.size() + 1));
  if (fresh) document_.speakers.push_back({.name = who.speaker, .kind = who.kind});
  return found->second;
}

// There are as few rules as the attribution has.
std::uint32_t VoiceTable::place_of(const Rule& rule) {
  if (rule.name.empty()) return 0;
  const auto found = std::ranges::find(document_.rules, rule);
  const auto place = static_cast<std::uint32_t>(found - document_.rules.begin() + 1);
  if (found == document_.rules.end()) document_.rules.push_back(rule);
  return place;
}

void VoiceTable::intern(PassageRecord& record) {
  record.voices.clear();
  for (Quote& quote : record.passage.quotes) {
    Attribution& who = quote.attribution;
    record.voices.push_back({.speaker = place_of(who), .rule = place_of(Rule{who.rule, who.confidence})});
    who = {.mention = who.mention, .cue = who.cue};
  }
}

void fill_voices(PassageRecord& record, const DocumentRecord& document) {
  for (std::size_t i = 0; i < record.voices.size(); ++i) {
    Attribution& who = record.passage.quotes[i].attribution;
    const auto [speaker, rule] = record.voices[i];
    if (speaker > 0 && speaker <= document.speakers.size()) {
      who.speaker = document.speakers[speaker - 1].name;
      who.kind = document.speakers[speaker - 1].kind;
    }
    if (rule > 0 && rule <= document.rules.size()) {
      who.rule = document.rules[rule - 1].name;
      who.confidence = document.rules[rule - 1].confidence;
    }
  }
}

std::vector<Speaker> speakers_of(const PassageRecord& record, const DocumentRecord& document) {
  std::vector<Speaker> speakers;
  std::vector<bool> seen(document.speakers.size());
  for (std::size_t i = 0; i < record.voices.size(); ++i) {
    const std::uint32_t place = record.voices[i].speaker;
    if (place == 0 || place > seen.size() || seen[place - 1] || !is_speech(record.passage.quotes[i].kind)) continue;
    seen[place - 1] = true;
    speakers.push_back(document.speakers[place - 1]);
  }
  return speakers;
}

namespace {

std::string_view without_article(std::string_view words) {
  for (const std::string_view article : {"The ", "the ", "A ", "a ", "An ", "an "}) {
    if (words.starts_with(article)) words.remove_prefix(article.size());
  }
  return words;
}

}  // namespace

std::string role_lines(const Speaker& speaker) {
  const std::string_view called = without_article(speaker.name);
  const bool is_name = speaker.kind != SpeakerKind::office && speaker.kind != SpeakerKind::group &&
                       (called.empty() || called.front() < 'a' || called.front() > 'z');
  if (is_name) return speaker.role;
  return speaker.role.empty() ? speaker.name : speaker.role + '\n' + speaker.name;
}

std::vector<std::string> roles_of(const Speaker& speaker) {
  std::vector<std::string> roles;
  std::istringstream lines(role_lines(speaker));
  for (std::string line; std::getline(lines, line);) roles.emplace_back(without_article(line));
  return roles;
}

}  // namespace tenet::store
