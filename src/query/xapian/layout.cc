#include "query/xapian/layout.h"

#include <nlohmann/json.hpp>

#include <tenet/error.h>

namespace tenet::query::xapian {
namespace {

void append_number(std::string& key, int number) {
  const auto bits = static_cast<std::uint32_t>(number);
  for (unsigned shift = 32; shift > 0; shift -= 8) key += static_cast<char>((bits >> (shift - 8)) & 0xffU);
}

}  // namespace

std::string_view field_prefix(std::string_view field) {
  if (field == "title") return title_stem_prefix;
  if (field == "organisation") return organisation_prefix;
  if (field == "author") return author_prefix;
  if (field == "source") return source_prefix;
  return type_prefix;
}

std::string sort_key(const std::string& document, const Passage& passage) {
  std::string key = document;
  key += '\0';
  append_number(key, passage.number);
  append_number(key, passage.part);
  return key;
}

std::string to_text(const About& about) {
  const nlohmann::json json = {{"layout", about.layout},         {"analysis", about.analysis},
                               {"taxonomy", about.taxonomy},     {"fingerprint", about.fingerprint},
                               {"text_bytes", about.text_bytes}, {"passages", about.passages}};
  return json.dump();
}

About read_about(const std::string& text, const std::string& name) {
  if (text.empty()) {
    throw IndexError(ErrorCode::bad_input, name + ": a Xapian database that tenet did not write",
                     "its terms are another program's: search it with that program, or with quest");
  }
  const auto json = nlohmann::json::parse(text, nullptr, false);
  try {
    About about{.layout = json.at("layout").get<int>(),
                .analysis = json.at("analysis").get<std::string>(),
                .taxonomy = json.at("taxonomy").get<std::string>(),
                .fingerprint = json.at("fingerprint").get<std::string>(),
                .text_bytes = json.at("text_bytes").get<std::uint64_t>(),
                .passages = json.at("passages").get<std::uint64_t>()};
    if (about.layout == layout_version) return about;
  } catch (const nlohmann::json::exception&) {
    throw IndexError(ErrorCode::damaged, name + ": what it says of itself is damaged", "export it again");
  }
  throw IndexError(ErrorCode::other_version, name + ": another version of tenet exported it", "export it again");
}

}  // namespace tenet::query::xapian
