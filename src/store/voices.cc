#include "store/voices.h"

#include <algorithm>

namespace tenet::store {
namespace {

// The place of `value` in `values`, from 1; adds it when it is not there.
template <typename Value, typename Same>
std::uint32_t place_of(std::vector<Value>& values, const Value& value, Same same) {
  const auto found = std::ranges::find_if(values, same);
  if (found != values.end()) return static_cast<std::uint32_t>(found - values.begin() + 1);
  values.push_back(value);
  return static_cast<std::uint32_t>(values.size());
}

}  // namespace

void intern_voices(PassageRecord& record, DocumentRecord& document) {
  record.voices.clear();
  for (Quote& quote : record.passage.quotes) {
    Attribution& who = quote.attribution;
    Voice voice;
    if (!who.speaker.empty()) {
      voice.speaker = place_of(document.speakers, Speaker{.name = who.speaker, .kind = who.kind},
                               [&](const Speaker& speaker) { return speaker.name == who.speaker; });
    }
    if (!who.rule.empty()) {
      const Rule rule{who.rule, who.confidence};
      voice.rule = place_of(document.rules, rule, [&](const Rule& other) { return other == rule; });
    }
    record.voices.push_back(voice);
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

}  // namespace tenet::store
