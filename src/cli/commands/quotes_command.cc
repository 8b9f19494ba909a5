#include <algorithm>
#include <cctype>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/citation.h>
#include <tenet/searcher.h>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/paging.h"
#include "cli/question.h"
#include "cli/show/figures.h"
#include "cli/show/json.h"
#include "cli/show/json_lines.h"
#include "cli/show/show_quotation.h"
#include "cli/show/table.h"

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

std::vector<Column> columns() {
  constexpr Shown to_programs = Shown::to_programs;
  return {
      {.name = "document", .heading = "document", .description = "id of the document", .shown = to_programs},
      {.name = "passage", .heading = "passage", .description = "id of the passage it stands in"},
      {.name = "date", .heading = "date", .description = "of the document"},
      {.name = "title", .heading = "title", .description = "of the document", .shown = to_programs},
      {.name = "speaker",
       .heading = "speaker",
       .description = "who said it, under one name; nothing where the text does not say"},
      {.name = "mention", .heading = "named as", .description = "the words that name who speaks", .shown = to_programs},
      {.name = "role", .heading = "role", .description = "office or description", .shown = to_programs},
      {.name = "rule",
       .heading = "rule",
       .description = "by which who speaks was found: docs/quotations.md",
       .shown = to_programs},
      {.name = "confidence",
       .heading = "right",
       .description = "how often that rule is right, 0 to 1",
       .right = true,
       .decimals = 2,
       .shown = to_programs},
      {.name = "kind", .heading = "kind", .description = "speech, block, turn, statement, title or term"},
      {.name = "level",
       .heading = "level",
       .description = "0, or 1 and more inside another quotation",
       .right = true,
       .shown = to_programs},
      {.name = "begin_byte",
       .heading = "byte",
       .description = "where its words begin in the document, in bytes of UTF-8",
       .right = true,
       .shown = to_programs},
      {.name = "end_byte",
       .heading = "to",
       .description = "the place after its last byte",
       .right = true,
       .shown = to_programs},
      {.name = "begin_code_point",
       .heading = "code point",
       .description = "where it begins, in code points",
       .right = true,
       .shown = to_programs},
      {.name = "end_code_point",
       .heading = "to",
       .description = "where it ends, in code points",
       .right = true,
       .shown = to_programs},
      {.name = "page",
       .heading = "page",
       .description = "the page it begins on, as it is printed there",
       .right = true,
       .shown = Shown::on_request},
      {.name = "last_page",
       .heading = "to page",
       .description = "the page it ends on",
       .right = true,
       .shown = Shown::on_request},
      {.name = "text",
       .heading = "source",
       .description = "the words, exactly as they stand in the source",
       .shown = to_programs},
      {.name = "plain",
       .heading = "quotation",
       .description = "the words as a reader sees them: without markup, on one line"},
      {.name = "url", .heading = "URL", .description = "of the document", .shown = to_programs},
  };
}

Row row_of(const Quotation& quotation) {
  const Document& document = quotation.document;
  const Attribution& who = quotation.quote.attribution;
  return {document.id,
          quotation.passage,
          text_or_nothing(document.date),
          text_or_nothing(document.title),
          text_or_nothing(quotation.speaker.name),
          text_or_nothing(quotation.mention),
          text_or_nothing(quotation.speaker.role),
          text_or_nothing(who.rule),
          who.rule.empty() ? Value() : Value(who.confidence),
          to_string(quotation.quote.kind),
          quotation.quote.level,
          quotation.quote.range.begin,
          quotation.quote.range.end,
          quotation.code_points.begin,
          quotation.code_points.end,
          text_or_nothing(quotation.quote.pages.first_label),
          text_or_nothing(quotation.quote.pages.last_label),
          quotation.text,
          with_single_spaces(visible_text(quotation.text, quotation.quote.range.begin, quotation.hidden)),
          text_or_nothing(document.url)};
}

const std::vector<std::string>& quotation_formats() {
  static const std::vector<std::string> formats = [] {
    std::vector<std::string> all = table_formats();
    all.insert(all.end(), {"bibtex", "ris", "csl"});
    return all;
  }();
  return formats;
}

// What makes two quotations one: who speaks, and the words a reader sees, whatever their case and punctuation.
std::string key_of(const Quotation& quotation) {
  std::string key = quotation.speaker.name + '\n';
  bool space = false;
  for (const char c : visible_text(quotation.text, quotation.quote.range.begin, quotation.hidden)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      if (std::exchange(space, false)) key += ' ';
      key += static_cast<char>(std::tolower(byte));
    } else {
      space = std::isspace(byte) != 0 || space;
    }
  }
  return key;
}

// Quotations of which each is unlike the others, and how often each is repeated among those that were read.
struct Folded {
  std::vector<Quotation> quotations = {};
  std::vector<std::size_t> repeated = {};
  bool more = false;  // behind those that were read
};

Folded fold(const Asked& asked, QuotationOptions options, std::size_t wanted) {
  for (options.limit = std::max<std::size_t>(4 * wanted, 100);; options.limit *= 4) {
    Folded folded;
    std::unordered_map<std::string, std::size_t> places;
    const std::size_t given = asked.searcher.quotations(asked.query, options, [&](const Quotation& quotation) {
      const auto [place, fresh] = places.emplace(key_of(quotation), folded.quotations.size());
      if (!fresh) {
        ++folded.repeated[place->second];
      } else {
        folded.quotations.push_back(quotation);
        folded.repeated.push_back(0);
      }
    });
    folded.more = given == options.limit;
    if (!folded.more || folded.quotations.size() > wanted) return folded;
  }
}

using Write = std::function<void(const Quotation&, std::size_t repeated)>;

// Hands quotations that differ to `write`; gives how many, and whether there are more.
std::pair<std::size_t, bool> write_folded(const Asked& asked, const QuotationOptions& options, const Paging& paging,
                                          const Write& write) {
  const std::size_t wanted = paging.all ? std::numeric_limits<std::size_t>::max() / 8 : paging.most();
  const Folded folded = fold(asked, {.order = options.order}, wanted == 0 ? 0 : paging.offset + wanted);
  const std::size_t begin = std::min(paging.offset, folded.quotations.size());
  const std::size_t end = begin + std::min(wanted, folded.quotations.size() - begin);
  for (std::size_t i = begin; i < end; ++i) write(folded.quotations[i], folded.repeated[i]);
  return {end - begin, end < folded.quotations.size() || folded.more};
}

// Hands quotations to `write` and says what there is to say.
int list(const Asked& asked, const Arguments& arguments, Output& output, const Write& write,
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
    std::tie(given, more) = write_folded(asked, options, arguments.paging, write);
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
  TableWriter table("quotation", columns(), arguments.output, output);
  const auto write = [&](const Quotation& quotation, std::size_t) { table.row(row_of(quotation)); };
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
