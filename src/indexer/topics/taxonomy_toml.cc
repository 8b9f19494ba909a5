#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <tenet/topics.h>

#include "errors.h"

namespace tenet {
namespace {

// A basic string of TOML.
std::string toml_string(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

void write(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += fmt::format("{} = {}\n", key, toml_string(value));
}

void write(std::string& out, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out += fmt::format("{} = [\n", key);
  for (const std::string& value : values) out += fmt::format("  {},\n", toml_string(value));
  out += "]\n";
}

void write_topic(std::string& out, const Topic& topic) {
  out += "\n[[topic]]\n";
  write(out, "id", topic.id);
  write(out, "label", topic.label);
  write(out, "definition", topic.definition);
  write(out, "scope", topic.scope);
  write(out, "broader", topic.broader);
  write(out, "alt", topic.alt);
  write(out, "see_also", topic.see_also);
  write(out, "core", topic.core);
  write(out, "related", topic.related);
  write(out, "needs", topic.needs);
}

void write_rules(std::string& out, const Taxonomy& taxonomy) {
  for (const AmbiguousTerm& term : taxonomy.ambiguous) {
    out += "\n[[ambiguous]]\n";
    write(out, "term", term.term);
    write(out, "topic", term.topic);
    write(out, "needs", term.needs);
    write(out, "unless", term.unless);
  }
  for (const ExactWord& exact : taxonomy.exact) {
    out += "\n[[exact]]\n";
    write(out, "word", exact.word);
    write(out, "forms", exact.forms);
  }
  for (const std::string& mask : taxonomy.masks) {
    out += "\n[[mask]]\n";
    write(out, "text", mask);
  }
  for (const Variant& variant : taxonomy.variants) {
    out += "\n[[variant]]\n";
    write(out, "from", variant.from);
    write(out, "to", variant.to);
  }
  for (const Synonyms& synonyms : taxonomy.synonyms) {
    out += "\n[[synonyms]]\n";
    write(out, "terms", synonyms.terms);
  }
}

}  // namespace

std::string to_toml(const Taxonomy& taxonomy) {
  return translate_errors("writing the topics", [&]() -> std::string {
    std::string out = "format = 1\n\n[scheme]\n";
    write(out, "id", taxonomy.id);
    write(out, "version", taxonomy.version);
    const TopicScoring& scoring = taxonomy.scoring;
    out += fmt::format(
        "core_points = {}\nphrase_points = {}\nword_points = {}\nsquare_points = {}\nrelated_points = {}\n",
        scoring.core_points, scoring.phrase_points, scoring.word_points, scoring.square_points, scoring.related_points);
    for (const Topic& topic : taxonomy.topics) write_topic(out, topic);
    write_rules(out, taxonomy);
    if (taxonomy.model.empty()) return out;
    out += "\n[model]\nformat = 1\n";
    // Said even where empty: a model names its taxonomy.
    out += fmt::format("taxonomy = {}\nversion = {}\n", toml_string(taxonomy.id), toml_string(taxonomy.version));
    out += taxonomy.model;
    return out;
  });
}

}  // namespace tenet
