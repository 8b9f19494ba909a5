#include <tenet/citation.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// Whatever a document says: BibTeX closes every brace and comes back, RIS is lines of a tag and a value, CSL is JSON,
// and what is for people has no control characters.
namespace {

void require(bool truth) {
  if (!truth) std::abort();
}

void check_ris(const std::string& file) {
  for (std::size_t begin = 0; begin < file.size();) {
    const std::size_t end = file.find("\r\n", begin);
    require(end != std::string::npos);
    const std::string line = file.substr(begin, end - begin);
    require(line.size() >= 6 && line.substr(2, 4) == "  - ");
    require(line.find_first_of("\r\n") == std::string::npos);
    begin = end + 2;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> lines(6);
  std::size_t line = 0;
  for (const char c : bytes) {
    if (c == '\n' && line + 1 < lines.size()) {
      ++line;
    } else {
      lines[line] += c;
    }
  }
  tenet::Document document{.id = "document", .title = lines[1], .date = lines[2], .url = lines[3], .type = lines[4]};
  document.author = lines[0];
  document.organisation = lines[5];
  tenet::Reference reference = tenet::make_reference(document);
  reference.words.push_back({.paragraph = 1, .text = bytes, .speaker = {.name = lines[0]}});
  const std::vector<tenet::Reference> references{reference, reference};
  const std::string bibtex = tenet::cite(references, tenet::CitationStyle::bibtex);
  require(std::ranges::count(bibtex, '{') == std::ranges::count(bibtex, '}'));
  check_ris(tenet::cite(std::vector{reference}, tenet::CitationStyle::ris));
  require(nlohmann::json::accept(tenet::cite(references, tenet::CitationStyle::csl)));
  for (const auto style : {tenet::CitationStyle::apa, tenet::CitationStyle::chicago, tenet::CitationStyle::bluebook}) {
    const std::string text = tenet::cite(references, style);
    require(std::ranges::none_of(text, [](char c) { return c != '\n' && static_cast<unsigned char>(c) < 0x20; }));
  }
  return 0;
}
