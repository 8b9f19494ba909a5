// verify, cite and info: whether words were said, how they are cited, and what the index is.

#include <utility>

#include <fmt/format.h>

#include <tenet/citation.h>
#include <tenet/error.h>
#include <tenet/verify.h>
#include <tenet/version.h>

#include "cli/references.h"
#include "cli/render/place_table.h"
#include "cli/render/verify_lines.h"
#include "cli/service/answers.h"
#include "cli/service/problem.h"

namespace tenet::cli {
namespace {

std::string verify(const Call& call) {
  const std::string& words = call.arguments.text("words");
  const VerifyOptions options{.limit = call.arguments.number("limit"), .speaker = call.arguments.text("speaker")};
  try {
    const Verification answer = call.searcher.verify(words, options);
    Rows rows(call, "place", place_columns());
    const bool whole = call.arguments.list("fields").empty();
    for (const Place& place : answer.places) {
      whole ? call.write(place_line(place, words)) : rows.write(place_row(place, words));
    }
    return verdict_line(answer, words, options.speaker, call.info);
  } catch (const QueryError& error) {
    throw RequestError({.code = ProblemCode::bad_query,
                        .detail = error.what(),
                        .hint = error.hint(),
                        .parameter = "words",
                        .offset = error.offset()});
  }
}

std::vector<Reference> references_of(const Call& call) {
  std::vector<Reference> references;
  for (const std::string& id : call.arguments.list("id")) {
    Cited cited;
    try {
      cited = cite_id(id, call.arguments.flag("quotes"), call.searcher);
    } catch (const QueryError& error) {
      throw RequestError(ProblemCode::not_found, error.what(), error.hint(), "id");
    }
    if (cited.kind == Cited::Kind::nothing) {
      throw RequestError(ProblemCode::not_found, id + ": no such passage or document in the index",
                         "ids of passages are DOCUMENT#NUMBER, as search gives them", "id");
    }
    for (Reference& each : cited.references) references.push_back(std::move(each));
  }
  return merge_references(std::move(references));
}

std::string cite(const Call& call) {
  const std::string& accessed = call.arguments.text("accessed");
  if (!accessed.empty() && !is_day(accessed)) {
    throw RequestError(ProblemCode::bad_parameter, "accessed: it is no day", "write 2026-01-31", "accessed");
  }
  const std::string& name = call.arguments.choice("style");
  const CitationStyle style = citation_style(name).value();
  const Leading leading = call.arguments.flag("quotation") ? Leading::words : Leading::reference;
  std::vector<Reference> references = references_of(call);
  for (Reference& reference : references) {
    reference.accessed = accessed;
    std::string line;
    JsonWriter json(line);
    json.open_object();
    json.member("type", "citation");
    json.member("document", reference.document);
    json.member("style", name);
    std::vector<std::string> passages;
    for (const CitedWords& words : reference.words) passages.push_back(words.passage);
    add_texts(json, "passages", passages);
    json.member("citation", tenet::cite(std::span(&reference, 1), style, leading));
    json.close_object();
    call.write(line);
  }
  return summary(call, references.size());
}

std::string info(const Call& call) {
  const IndexInfo& info = call.info;
  std::string line;
  JsonWriter json(line);
  json.open_object();
  json.member("type", "info");
  json.member("version", version());
  json.member("documents", info.documents);
  json.member("passages", info.passages);
  json.member("words", info.words);
  json.member("text_bytes", info.text_bytes);
  json.member("fingerprint", info.fingerprint);
  json.member("analysis", info.analysis);
  json.member("index_schema", info.schema);
  json.member("taxonomy", info.taxonomy);
  add_texts(json, "missing", info.missing);
  json.close_object();
  call.write(line);
  return summary(call, 1);
}

}  // namespace

std::vector<Request> checking_requests() {
  return {
      {"verify",
       "Whether words were said, by whom and where; else the nearest words, with every difference.",
       {required(
            text_parameter("words", "What is to be verified, 1,000 words at most. ... stands for words left out.")),
        text_parameter("speaker", "Who is to have said it: words of the name."),
        number_parameter("limit", "How many places at most.", 10), fields_parameter(place_columns())},
       verify},
      {"cite",
       "References to passages or documents, with the words that are cited.",
       {required(list_parameter("id", "Ids of passages or documents.")),
        choice_parameter("style", "How to cite.", citation_styles()),
        flag_parameter("quotes", "Cite the quotations in each passage, not the passage."),
        flag_parameter("quotation", "The quoted words first, the reference below them."),
        text_parameter("accessed", "The day when it was read, such as 2026-01-31.")},
       cite},
      {"info", "What the index holds, and its fingerprint: the same fingerprint gives the same answers.", {}, info},
  };
}

}  // namespace tenet::cli
