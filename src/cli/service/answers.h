#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "cli/render/json_writer.h"
#include "cli/render/table.h"
#include "cli/service/requests.h"

// What the requests of the table share. Each of find.cc, figures.cc and check.cc declares and answers some of them.
namespace tenet::cli {

// The most results of an answer.
inline constexpr std::size_t most_results = 1'000'000;

// Declarations.
[[nodiscard]] Parameter text_parameter(std::string name, std::string description);
[[nodiscard]] Parameter number_parameter(std::string name, std::string description, std::size_t preset,
                                         std::size_t most = most_results, std::size_t least = 0);
[[nodiscard]] Parameter flag_parameter(std::string name, std::string description);
[[nodiscard]] Parameter choice_parameter(std::string name, std::string description, std::vector<std::string> choices);
[[nodiscard]] Parameter list_parameter(std::string name, std::string description,
                                       std::vector<std::string> choices = {});
[[nodiscard]] Parameter required(Parameter parameter);
// query, any, plain.
[[nodiscard]] std::vector<Parameter> query_parameters(bool is_required);
// limit and offset.
[[nodiscard]] std::vector<Parameter> paging_parameters(std::size_t limit);
[[nodiscard]] Parameter fields_parameter(const std::vector<Column>& columns);
[[nodiscard]] std::vector<Parameter> joined(std::vector<std::vector<Parameter>> parts);

[[nodiscard]] std::vector<Request> finding_requests();   // search, quotes, passage, document
[[nodiscard]] std::vector<Request> figure_requests();    // count, kwic, words, speakers, topics
[[nodiscard]] std::vector<Request> checking_requests();  // verify, cite, info

// The query that `name` holds; the empty query where it was not given. Throws RequestError with the place.
[[nodiscard]] Query read_query(const Call& call, std::string_view name = "query");

// Writes rows of a table as objects.
class Rows {
 public:
  // With a parameter "fields" these are the columns, else the usual ones of `jsonl`.
  Rows(const Call& call, std::string type, std::vector<Column> columns);

  void write(const Row& row);
  // Whether values of a column are written: others need not be read.
  [[nodiscard]] const std::vector<std::size_t>& chosen() const { return chosen_; }
  [[nodiscard]] std::size_t written() const { return written_; }

 private:
  const Call& call_;
  std::string type_;
  std::vector<Column> columns_;
  std::vector<std::size_t> chosen_;
  std::size_t written_ = 0;
};

// The usual summary: what was returned, `add` more, the query where there is one, and the index.
[[nodiscard]] std::string summary(const Call& call, std::size_t returned,
                                  const std::function<void(JsonWriter&)>& add = nullptr);
[[nodiscard]] std::string summary(const Call& call, std::size_t returned, const Query& query,
                                  const std::function<void(JsonWriter&)>& add = nullptr);
void add_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts);

}  // namespace tenet::cli
