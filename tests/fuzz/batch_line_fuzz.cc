// Whatever a program writes to tenet batch: an answer of JSON on one line, with results and a summary or an error.

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "fuzz/served_index.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tenet::test::require;
  const std::string_view line = tenet::test::bytes_of(data, size);
  const tenet::cli::BatchAnswer answer = tenet::cli::answer_line(line, tenet::test::served_index(), {});
  require(answer.line.find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(answer.line);
  require(json.contains("error") == answer.failed && json.contains("results") != answer.failed);
  if (answer.failed) {
    require(json.at("error").at("code") != "internal");
    require(json.at("error").at("detail").get<std::string>().find('\n') == std::string::npos);
  } else {
    require(json.at("results").is_array() && json.at("summary").at("returned") == json.at("results").size());
  }
  return 0;
}
