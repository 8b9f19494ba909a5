#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/citation.h>
#include <tenet/searcher.h>

#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/quotation_folding.h"
#include "cli/render/figures.h"
#include "cli/render/json.h"
#include "cli/render/json_lines.h"
#include "cli/render/quotation_table.h"
#include "cli/render/show_quotation.h"
#include "cli/render/table.h"

namespace tenet::cli {
namespace {

struct Arguments {
  Question question;
  OutputOptions output;
  Paging paging{.limit = 10};
  std::string sort;
  bool fold = false;
  bool no_fold = false;
};

const std::vector<std::string>& quotation_formats() {
  static const std::vector<std::string> formats = [] {
    std::vector<std::string> all = table_formats();
    all.insert(all.end(), {"bibtex", "ris", "csl"});
    return all;
  }();
  return formats;
}

// Hands quotations to `write` and says what there is to say.
int list(const Asked& asked, const Arguments& arguments, Output& output, const WriteQuotation& write,
         const std::function<void()>& finish) {
  const bool reading = arguments.sort.empty() ? asked.text.empty() : arguments.sort == "reading";
  const QuotationOptions options{.limit = arguments.paging.most(),
                                 .offset = arguments.paging.offset,
                                 .order = reading ? QuotationOptions::Order::reading : QuotationOptions::Order::score};
  const bool for_people = arguments.output.format == "text" && arguments.output.fields.empty() && !arguments.paging.all;
  const bool folds = arguments.fold || (for_people && !arguments.no_fold);
  std::size_t given = 0;
  bool more = false;
  if (folds) {
    std::tie(given, more) = list_folded(asked.searcher, asked.query, options.order, arguments.paging, write);
  } else {
    given = asked.searcher.quotations(asked.query, options, [&](const Quotation& each) { write(each, 0); });
    more = given == options.limit;
  }
  finish();
  output.finish();
  if (given == 0)
    fmt::print(stderr, "no quotations found{}\n", asked.text.empty() ? "" : " for " + excerpt(asked.text));
  if (given > 0 && more) fmt::print(stderr, "{} shown; --all shows all\n", counted(given, "quotation"));
  return given > 0 ? found : nothing_found;
}

int answer(const Asked& asked, const Arguments& arguments) {
  Output output(arguments.output);
  const std::string& format = arguments.output.format;
  const bool whole = arguments.output.fields.empty();
  if (whole && format == "text") {
    std::size_t number = arguments.paging.offset;
    const auto write = [&](const Quotation& quotation, std::size_t repeated) {
      output.write(quotation_for_people(quotation, ++number, repeated, output.style()) + '\n');
    };
    return list(asked, arguments, output, write, [] {});
  }
  if (whole && (format == "json" || format == "jsonl")) {
    JsonList lines(output, format == "json");
    const auto write = [&](const Quotation& quotation, std::size_t) { lines.add(quotation_line(quotation)); };
    return list(asked, arguments, output, write, [&] { lines.finish(); });
  }
  if (const auto style = citation_style(format)) {
    std::vector<Reference> references;
    const auto write = [&](const Quotation& quotation, std::size_t) {
      references.push_back(make_reference(quotation));
    };
    return list(asked, arguments, output, write,
                [&] { output.write(cite(merge_references(std::move(references)), *style)); });
  }
  TableWriter table("quotation", quotation_columns(), arguments.output, output);
  const auto is_citation = [](const std::string& field) { return field == "citation" || field == "all"; };
  const bool cites = std::ranges::any_of(arguments.output.fields, is_citation);
  const auto write = [&](const Quotation& quotation, std::size_t) { table.row(quotation_row(quotation, cites)); };
  return list(asked, arguments, output, write, [&] { table.finish(); });
}

}  // namespace

void add_quotes_command(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("quotes");
  add_question(*command, arguments->question, Asking::optional, "Whose quotations to list");
  add_paging(*command, arguments->paging, "Quotations");
  command->add_option("--sort", arguments->sort, "Order; default score with a QUERY, reading without")
      ->check(CLI::IsMember({"score", "reading"}));
  CLI::Option* fold = command->add_flag("--fold", arguments->fold,
                                        "Show the same words of the same speaker once; the default for people");
  command->add_flag("--no-fold", arguments->no_fold, "Show each")->excludes(fold);
  add_output_options(*command, arguments->output, quotation_formats());
  command->callback([arguments, &status] {
    status = ask(arguments->question, [&](const Asked& asked) { return answer(asked, *arguments); });
  });
}

}  // namespace tenet::cli
