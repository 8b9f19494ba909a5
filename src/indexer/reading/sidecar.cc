#include "indexer/reading/sidecar.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

#include "base/files.h"
#include "errors.h"
#include "indexer/reading/document_keys.h"
#include "indexer/reading/front_matter.h"
#include "indexer/reading/jsonl.h"
#include "text/decode.h"

namespace tenet::indexer {
namespace {

// The keys of YAML, which may stand between lines of "---" as in front matter.
std::vector<DocumentKey> yaml_keys(std::string_view yaml, std::vector<std::string>& problems) {
  const bool has_fence = yaml.starts_with("---");
  FrontMatter matter = read_front_matter(fmt::format("{}{}\n---\n", has_fence ? "" : "---\n", yaml));
  if (!matter.problem.empty()) {
    constexpr std::string_view front_matter = "front matter is not YAML";
    std::string why = std::move(matter.problem);
    if (why.starts_with(front_matter)) why.replace(0, front_matter.size(), "it is not YAML");
    problems.push_back(fmt::format("line {}: {}", has_fence ? matter.line : matter.line - 1, why));
  } else if (matter.keys.empty()) {
    problems.emplace_back("it has no keys and values");
  }
  return std::move(matter.keys);
}

std::vector<DocumentKey> json_keys(std::string_view json, std::vector<std::string>& problems) {
  try {
    return parse_keys(json);
  } catch (const std::exception&) {
    problems.push_back(reason_of_exception());
    return {};
  }
}

}  // namespace

std::string_view described_by(std::string_view name) {
  for (const std::string_view ending : sidecar_endings) {
    if (!name.ends_with(ending)) continue;
    const std::string_view other = name.substr(0, name.size() - ending.size());
    const std::string_view leaf = other.substr(other.rfind('/') + 1);
    const std::size_t dot = leaf.rfind('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 1 < leaf.size()) return other;
  }
  return {};
}

std::optional<std::filesystem::path> sidecar_of(const std::filesystem::path& file) {
  for (const std::string_view ending : sidecar_endings) {
    const std::filesystem::path sidecar = file.native() + std::string(ending);
    if (!described_by(sidecar.native()).empty() && base::is_file(sidecar, base::Links::refuse)) return sidecar;
  }
  return std::nullopt;
}

Sidecar read_sidecar(const std::filesystem::path& file) {
  return parse_sidecar(file.native(), base::read_file(file, largest_sidecar));
}

Sidecar parse_sidecar(std::string_view name, std::string_view bytes) {
  Sidecar sidecar;
  const text::Decoded decoded = text::decode(bytes);
  const bool is_json = name.ends_with(".json");
  const std::vector<DocumentKey> keys =
      is_json ? json_keys(decoded.text, sidecar.problems) : yaml_keys(decoded.text, sidecar.problems);
  for (std::string& warning : fill_document(sidecar.fields, keys)) sidecar.problems.push_back(std::move(warning));
  return sidecar;
}

void apply(const Sidecar& sidecar, bool is_member, Document& document) {
  const auto take = [&](std::string Document::*member) {
    if (!(sidecar.fields.*member).empty()) document.*member = sidecar.fields.*member;
  };
  for (const auto member : {&Document::organisation, &Document::speaker, &Document::author, &Document::source,
                            &Document::type, &Document::licence}) {
    take(member);
  }
  if (!is_member) {
    for (const auto member : {&Document::title, &Document::date, &Document::url}) take(member);
  }
  for (const auto& [key, value] : sidecar.fields.metadata) document.metadata.insert_or_assign(key, value);
}

}  // namespace tenet::indexer
