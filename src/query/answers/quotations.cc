#include "query/answers/quotations.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

#include "query/match/text_match.h"
#include "query/plan/asked_speaker.h"
#include "store/schema.h"
#include "text/code_points.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;

// What a part of a query says of one quotation; unknown: it speaks of the passage alone.
enum class Verdict { no, unknown, yes };

Verdict verdict(bool yes) {
  return yes ? Verdict::yes : Verdict::no;
}

// Whether `page` is the first or last of these pages, or a number between.
bool stands_on(const PageRange& pages, std::string_view page) {
  const std::string wanted = store::page_term(page);
  const auto is_wanted = [&](std::string_view other) { return !other.empty() && store::page_term(other) == wanted; };
  if (is_wanted(pages.first_label) || is_wanted(pages.last_label)) return true;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(page.data(), page.data() + page.size(), number);
  return error == std::errc() && end == page.data() + page.size() && pages.first <= number && number <= pages.last;
}

// Judges one quotation of a passage.
class Judge {
 public:
  Judge(const Quote& quote, const Speaker* speaker, PassageWords& words)
      : quote_(quote), speaker_(speaker), words_(words) {}

  [[nodiscard]] Verdict judge(const Plan& plan) const {
    switch (plan.kind) {
      case Kind::field: return field(plan);
      case Kind::said: return verdict(match_text(plan, words_).found);
      case Kind::all: {
        const auto verdicts = of_operands(plan);
        if (has(verdicts, Verdict::no)) return Verdict::no;
        return has(verdicts, Verdict::yes) ? Verdict::yes : Verdict::unknown;
      }
      case Kind::any: {
        const auto verdicts = of_operands(plan);
        if (has(verdicts, Verdict::yes)) return Verdict::yes;
        return has(verdicts, Verdict::unknown) ? Verdict::unknown : Verdict::no;
      }
      case Kind::without: {
        const Verdict inside = judge(plan.operands.front());
        return inside == Verdict::unknown ? inside : verdict(inside == Verdict::no);
      }
      case Kind::maybe: return judge(plan.operands.front());
      default: return Verdict::unknown;
    }
  }

 private:
  [[nodiscard]] std::vector<Verdict> of_operands(const Plan& plan) const {
    std::vector<Verdict> verdicts;
    for (const Plan& operand : plan.operands) verdicts.push_back(judge(operand));
    return verdicts;
  }
  static bool has(const std::vector<Verdict>& verdicts, Verdict wanted) {
    return std::ranges::find(verdicts, wanted) != verdicts.end();
  }

  [[nodiscard]] Verdict field(const Plan& plan) const {
    if (plan.field == "speaker" || plan.field == "role") {
      return verdict(speaker_ != nullptr && is_asked_for(plan, *speaker_, *words_.analyser));
    }
    if (plan.field == "page") return verdict(stands_on(quote_.pages, plan.text));
    if (plan.field != "has") return Verdict::unknown;
    if (plan.text == "quote") return verdict(quote_.kind == QuoteKind::speech || quote_.kind == QuoteKind::block);
    if (plan.text == "speaker") return verdict(speaker_ != nullptr);
    const auto kind = quote_kind(plan.text);
    return kind ? verdict(quote_.kind == *kind) : Verdict::unknown;
  }

  const Quote& quote_;
  const Speaker* speaker_;
  PassageWords& words_;  // with this quotation alone as what is said
};

// Fills words and code points of `range` from the passage, or from the whole text where it stands outside.
void fill(TextRange range, const Hit& hit, const std::function<const std::string&()>& whole_text, std::string& words,
          TextRange& code_points) {
  if (range.empty()) return;
  const TextRange passage = hit.passage.range;
  const bool inside = passage.contains(range);
  const std::string_view text = inside ? std::string_view(hit.text) : std::string_view(whole_text());
  const std::size_t offset = inside ? passage.begin : 0;
  words = text.substr(range.begin - offset, range.size());
  code_points.begin =
      (inside ? hit.code_points.begin : 0) + text::count_code_points(text.substr(0, range.begin - offset));
  code_points.end = code_points.begin + text::count_code_points(words);
}

// Whether a query asks for what stands between marks and is no speech: kind:title, kind:term.
bool asks_for_no_speech(const Plan& plan) {
  if (plan.kind == Kind::without) return false;
  if (plan.kind == Kind::field && plan.field == "has") {
    const auto kind = quote_kind(plan.text);
    return kind && !is_speech(*kind);
  }
  return std::ranges::any_of(plan.operands, asks_for_no_speech);
}

// Hands each quotation that is chosen to `take`, with its speaker or nullptr.
void for_each_chosen(const Plan& plan, const Hit& hit, text::Analyser& analyser,
                     const std::function<void(const Quote&, const Speaker*)>& take) {
  PassageWords words = read_words(hit.passage, hit.speakers, hit.text, analyser);
  const std::vector<SaidWords> said = std::exchange(words.said, {});
  const bool all_kinds = asks_for_no_speech(plan);
  for (const Quote& quote : hit.passage.quotes) {
    const auto own = std::ranges::find(said, &quote, &SaidWords::quote);
    words.said.clear();
    if (own != said.end()) words.said.push_back(*own);
    const Speaker* speaker = own == said.end() ? nullptr : own->speaker;
    const Verdict wanted = Judge(quote, speaker, words).judge(plan);
    if (wanted == Verdict::no || (!is_speech(quote.kind) && !(all_kinds && wanted == Verdict::yes))) continue;
    take(quote, speaker);
  }
}

}  // namespace

Plan with_quotations(const Plan& plan) {
  Plan kinds{.kind = Kind::any};
  for (const std::string_view name : {"speech", "block", "turn", "statement"}) {
    kinds.operands.push_back(field_plan("has", std::string(name)));
  }
  if (plan.kind == Kind::nothing) return kinds;
  if (asks_for_no_speech(plan)) return plan;
  return {.kind = Kind::all, .operands = {plan, kinds}};
}

std::vector<Quotation> choose_quotations(const Plan& plan, const Hit& hit, text::Analyser& analyser,
                                         const std::function<const std::string&()>& whole_text) {
  std::vector<Quotation> chosen;
  for_each_chosen(plan, hit, analyser, [&](const Quote& quote, const Speaker* speaker) {
    Quotation quotation{
        .passage = hit.id, .document = hit.document, .quote = quote, .heading = hit.heading, .score = hit.score};
    std::ranges::copy_if(hit.passage.hidden, std::back_inserter(quotation.hidden),
                         [&](TextRange part) { return quote.range.contains(part); });
    if (speaker != nullptr) quotation.speaker = *speaker;
    fill(quote.range, hit, whole_text, quotation.text, quotation.code_points);
    fill(quote.attribution.mention, hit, whole_text, quotation.mention, quotation.mention_code_points);
    fill(quote.attribution.cue, hit, whole_text, quotation.cue, quotation.cue_code_points);
    chosen.push_back(std::move(quotation));
  });
  return chosen;
}

std::vector<Speaker> choose_speakers(const Plan& plan, const Hit& hit, text::Analyser& analyser) {
  std::vector<Speaker> speakers;
  for_each_chosen(plan, hit, analyser, [&](const Quote&, const Speaker* speaker) {
    speakers.push_back(speaker == nullptr ? Speaker{} : *speaker);
  });
  return speakers;
}

}  // namespace tenet::query
