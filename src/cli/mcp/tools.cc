#include "cli/mcp/tools.h"

#include <algorithm>

namespace tenet::cli {

std::string_view instructions() {
  return "tenet searches statements on criminal-justice reform and says who said what, and where. Quote only words "
         "that "
         "the tool verify calls verbatim, word for word, with their speaker and citation. Where a speaker is null, the "
         "text does not say who speaks: do not guess. Give the passage id with each quotation, so that people can "
         "check "
         "it.";
}

const std::vector<Tool>& tools() {  // NOLINT(readability-function-size): a table
  static const std::vector<std::string> words_of_hit{"passage", "speaker", "plain", "date", "citation"};
  static const std::vector<Tool> all{
      {"search",
       "Find passages",
       "Finds passages, best first. A query is words, or a question in plain English; rarer words count more. "
       "Operators: "
       "\"exact words\", AND, OR, NOT or -word, NEAR/5 between words, reform* (any ending), ~bail (synonyms), ( ). "
       "Fields: topic:sentencing (the tool topics lists them), speaker:bratton (who speaks), said:\"public safety\" "
       "(inside a quotation), role:prosecutor, organisation:\"White House\", title:, date:2015 or date:2014..2016, "
       "document:. All conditions side by side must hold: topic:pretrial speaker:biden date:2021... Each result has "
       "the "
       "passage id, who speaks in it, its exact words and a citation.",
       {"query", "limit", "offset", "sort", "all_words"},
       words_of_hit,
       5,
       true},
      {"quotes",
       "Find quotations",
       "Finds what people said, with the speaker of each quotation: the same query language as search, where speaker:, "
       "said: and kind: choose among quotations. speaker is null where the text does not say who speaks; confidence is "
       "how often the rule that found the speaker is right.",
       {"query", "limit", "offset", "sort"},
       {"passage", "speaker", "role", "plain", "date", "confidence", "citation"},
       5,
       true},
      {"verify",
       "Check a quotation",
       "Says whether words were said, by whom and where. Call it before quoting anything. Verdicts: exact; words (case "
       "or punctuation differ); by another (not by that speaker); altered (the nearest words are given, with each "
       "difference); not found. Only exact and words are verbatim. Write ... where words are left out.",
       {"words", "speaker", "limit"},
       {"passage", "verdict", "speaker", "text", "differences", "date", "citation"},
       3,
       false},
      {"passage",
       "Read a passage",
       "Gives a passage by its id, such as speech.md#12, and with context its neighbours in the document.",
       {"id", "context"},
       words_of_hit,
       0,
       false},
      {"count",
       "Count passages",
       "Counts exactly how many passages answer a query, by year, topic, speaker or another group, beside how many "
       "were "
       "searched. Compare rates (per_thousand_passages), not counts, where groups differ in size.",
       {"query", "by", "within", "sort", "limit"},
       {},
       100,
       false},
      {"cite",
       "Write references",
       "Writes references to passages or documents by their ids, with the words that are cited, in apa, chicago, "
       "bluebook, bibtex, ris or csl. With quotes the quotations of a passage are cited, each with its speaker.",
       {"id", "style", "quotes"},
       {},
       0,
       false},
      {"topics",
       "List topics",
       "Lists the topics of the index for topic: in queries, with how many passages have each.",
       {},
       {"id", "label", "passages"},
       0,
       false},
  };
  return all;
}

const Tool* find_tool(std::string_view name) {
  const auto found = std::ranges::find(tools(), name, &Tool::name);
  return found == tools().end() ? nullptr : &*found;
}

const std::vector<Prompt>& prompts() {
  static const std::vector<Prompt> all{
      {"review", "What was said on a question",
       "Gathers what speakers said on a question, each with exact words and reference.", "question",
       "What to find out, such as: Should bail depend on money?",
       "Find out what was said on this question: {question}\n\nSearch with several wordings, and with topic: where a "
       "topic fits. Take quotations of different speakers and years, for and against. Verify each before you quote it. "
       "Give for each: the exact words, the speaker, the citation and the passage id. Say what you searched for, and "
       "what was not found."},
      {"check", "Check the quotations of a text", "Checks every quotation of a text, and says which are not verbatim.",
       "text", "The text with quotations.",
       "Check each quotation in this text with the tool verify, with its speaker where the text names one. Say for "
       "each "
       "whether it is verbatim; if not, give the words of the source with each difference. Cite each "
       "source.\n\n{text}"},
  };
  return all;
}

}  // namespace tenet::cli
