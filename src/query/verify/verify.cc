#include "query/verify/verify.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <tenet/error.h>

#include "query/match/candidates.h"
#include "query/verify/alignment.h"
#include "query/verify/context_window.h"
#include "query/verify/difference.h"
#include "query/verify/normalised_text.h"
#include "query/verify/voice.h"
#include "store/xapian_errors.h"
#include "text/ascii.h"
#include "text/decode.h"

namespace tenet::query {
namespace {

// A quotation longer than this is a document.
constexpr std::size_t most_words = 1000;
// Passages that hold all of the words, and are read to see whether side by side: half a second's work.
constexpr std::size_t most_holding = 20'000;
// Passages that are compared word by word. Of 200 sentences with three words altered the right passage came out first
// for 194 with 20 and for 196 with 50.
constexpr std::size_t most_near = 50;
// Below this share of words in common a passage is not near: of 200 sentences from newspapers that the index does not
// have, 8 reach it.
constexpr double least_agreement = 0.5;

// Whether some passage has the word.
bool is_indexed(const std::string& word, const store::Snapshot& snapshot, text::Analyser& analyser) {
  std::set<std::string> stems;
  for (const text::Token& token : analyser.analyse(word)) stems.insert(token.word->stem);
  return !stems.empty() && !passages_with_all(snapshot, stems, 1).empty();
}

// Joins the halves of words that lines break, "com-" and "munity" below it, as they are pasted from a page: where some
// passage has the whole word. Hyphens between words stay, with the line they end.
std::string join_broken_words(std::string_view words, const store::Snapshot& snapshot, text::Analyser& analyser) {
  const auto is_part = [](char c) { return text::is_letter(c) || !text::is_ascii(c); };
  if (!text::is_utf8(words)) return std::string(words);
  std::string joined;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::size_t next = at + 1;
    while (next < words.size() && text::is_ascii_space(words[next])) ++next;
    const bool breaks = words[at] == '-' && next > at + 1 && next < words.size() && text::is_lower(words[next]);
    std::size_t begin = joined.size();
    while (breaks && begin > 0 && is_part(joined[begin - 1])) --begin;
    std::size_t end = next;
    while (breaks && end < words.size() && is_part(words[end])) ++end;
    if (breaks && begin < joined.size() &&
        is_indexed(joined.substr(begin) + std::string(words.substr(next, end - next)), snapshot, analyser)) {
      at = next - 1;
    } else {
      joined += words[at];
    }
  }
  return joined;
}

NormalisedText read_asked(std::string_view words, text::Analyser& analyser) {
  if (!text::is_utf8(words)) throw QueryError("verify: the words are no UTF-8", 0, "type them in UTF-8");
  NormalisedText asked = normalise(std::string(words), {}, analyser);
  if (asked.words.empty())
    throw QueryError("verify: no words to look for", 0, "give the words, such as: mass incarceration");
  if (asked.words.size() > most_words) {
    throw QueryError(fmt::format("verify: {} words, more than {}", asked.words.size(), most_words),
                     asked.words[most_words].range.begin, "verify a paragraph at a time");
  }
  return asked;
}

std::set<std::string> stems_of(const NormalisedText& asked) {
  std::set<std::string> stems;
  for (const NormalisedWord& word : asked.words) stems.insert(word.word->stem);
  return stems;
}

// Passages of one document from `first` to `last`, in docids.
struct Window {
  Docid first = 0;
  Docid last = 0;
};

class Verifying {
 public:
  Verifying(NormalisedText asked, const store::Snapshot& snapshot, text::Analyser& analyser,
            const std::function<Hit(Docid)>& read_hit)
      : asked_(std::move(asked)),
        stride_(std::max<Docid>(1, snapshot.stride())),
        snapshot_(snapshot),
        reader_(snapshot),
        analyser_(analyser),
        read_hit_(read_hit) {}

  // The places with the very words or, without any, the nearest.
  std::vector<Place> find() {
    const std::set<std::string> stems = stems_of(asked_);
    const auto holding = passages_with_all(snapshot_, stems, most_holding + 1);
    if (holding.size() > most_holding) {
      throw QueryError(fmt::format("verify: more than {} passages hold these words", most_holding), 0,
                       "add words that stand beside them");
    }
    for (const Docid docid : holding) {
      add_same(read_context(reader_, docid, docid, stride_, analyser_));
    }
    std::vector<ContextWindow> near;
    for (const Window& window : windows_around(passages_near(snapshot_, stems, most_near))) {
      near.push_back(read_context(reader_, window.first, window.last, stride_, analyser_));
      add_same(near.back());
    }
    if (places_.empty()) add_nearest(near);
    return std::move(places_);
  }

 private:
  void add_same(const ContextWindow& context) {
    for (const Reading& reading : readings_of(context)) {
      for (const Alignment& alignment : find_same(asked_, context.normalised, reading))
        add(context, reading, alignment);
    }
  }

  void add_nearest(const std::vector<ContextWindow>& contexts) {
    double least = (1 - least_agreement) * static_cast<double>(asked_.words.size());
    for (const ContextWindow& context : contexts) {
      for (const Reading& reading : readings_of(context)) {
        const Alignment alignment = find_nearest(asked_, context.normalised, reading);
        if (alignment.steps.empty() || alignment.cost > least) continue;
        if (alignment.cost < least) {
          places_.clear();
          known_.clear();
        }
        least = alignment.cost;
        add(context, reading, alignment);
      }
    }
  }

  // Adds a place that is not there yet.
  void add(const ContextWindow& context, const Reading& reading, const Alignment& alignment) {
    Place place = make_place(context, reading, alignment);
    if (known_.emplace(place.passages.front().document.id, place.range).second) places_.push_back(std::move(place));
  }

  Place make_place(const ContextWindow& context, const Reading& reading, const Alignment& alignment) {
    Place place{.agreement = 1 - alignment.cost / static_cast<double>(asked_.words.size())};
    std::vector<TextRange> words;
    for (const Step& step : alignment.steps) {
      if (step.kind != Step::Kind::same && step.kind != Step::Kind::changed) continue;
      words.push_back(context.in_document(context.normalised.words[reading[step.source]].range));
    }
    place.range = {words.front().begin, words.back().end};
    place.differences = describe_differences(alignment, asked_, context.normalised, reading);
    for (Difference& difference : place.differences) difference.source = context.in_document(difference.source);
    for (const ContextWindow::Part& part : context.parts) {
      if (part.range.begin < place.range.end && place.range.begin < part.range.end) {
        place.passages.push_back(read_hit_(part.docid));
      }
    }
    place.verdict = verdict_of(alignment, place.differences);
    place.quote = quote_around(words, context.quotes);
    const PageMap& pages = reader_.document(context.parts.front().docid).pages;
    place.pages = pages.pages_of(place.range);
    if (place.quote) place.quote->pages = pages.pages_of(place.quote->range);
    place.speaker = speaker_of(place.quote, place.passages.front().document);
    return place;
  }

  static Verdict verdict_of(const Alignment& alignment, const std::vector<Difference>& differences) {
    if (alignment.cost > 0) return Verdict::altered;
    const bool written =
        std::ranges::find(differences, Difference::Kind::written, &Difference::kind) != differences.end();
    return written ? Verdict::words : Verdict::exact;
  }

  // What must be read around each passage for the words to fit in wherever they begin; what overlaps is one.
  std::vector<Window> windows_around(const std::vector<Docid>& docids) {
    std::vector<Window> windows;
    windows.reserve(docids.size());
    for (const Docid docid : docids) windows.push_back(window_around(docid));
    std::ranges::sort(windows, {}, [&](const Window& one) { return std::tuple(one.first % stride_, one.first); });
    std::vector<Window> merged;
    for (const Window& window : windows) {
      const bool same_segment = !merged.empty() && merged.back().last % stride_ == window.first % stride_;
      if (same_segment && window.first <= merged.back().last) {
        merged.back().last = std::max(merged.back().last, window.last);
      } else {
        merged.push_back(window);
      }
    }
    return merged;
  }

  Window window_around(Docid docid) {
    const store::PassageRecord record = reader_.record(docid);
    const Docid last = docid + record.to_document * stride_;
    const Docid first = last - (reader_.document(docid).passages - 1) * stride_;
    Window window{docid, docid};
    for (std::size_t bytes = 0; window.first > first && bytes < asked_.text.size();) {
      window.first -= stride_;
      bytes += reader_.record(window.first).passage.range.size();
    }
    for (std::size_t bytes = 0; window.last < last && bytes < asked_.text.size();) {
      window.last += stride_;
      bytes += reader_.record(window.last).passage.range.size();
    }
    return window;
  }

  NormalisedText asked_;
  Docid stride_;
  const store::Snapshot& snapshot_;
  store::PassageReader reader_;
  text::Analyser& analyser_;
  const std::function<Hit(Docid)>& read_hit_;
  std::vector<Place> places_;
  std::set<std::pair<std::string, TextRange>> known_;  // document and range of each of them
};

// By date, those without one last, then in the order of the index.
void sort_by_date(std::vector<Place>& places) {
  std::ranges::sort(places, {}, [](const Place& place) {
    const Hit& hit = place.passages.front();
    return std::tuple(hit.document.date.empty(), std::string_view(hit.document.date), std::string_view(hit.document.id),
                      place.range);
  });
}

}  // namespace

Verification verify(std::string_view words, const VerifyOptions& options, const store::Snapshot& snapshot,
                    text::Analyser& analyser, const std::function<Hit(Docid)>& read_hit) {
  const std::string whole =
      store::translate_xapian_errors("searching", [&] { return join_broken_words(words, snapshot, analyser); });
  NormalisedText asked = read_asked(whole, analyser);
  const NamePattern speaker(options.speaker, false, analyser);
  if (!options.speaker.empty() && speaker.words().empty()) {
    throw QueryError("verify: '" + options.speaker + "' is no name", 0, "give words of the speaker's name");
  }
  Verification answer;
  answer.places = store::translate_xapian_errors(
      "searching", [&] { return Verifying(std::move(asked), snapshot, analyser, read_hit).find(); });
  for (const Place& place : answer.places) answer.verdict = std::max(answer.verdict, place.verdict);
  if (!options.speaker.empty() && is_verbatim(answer.verdict)) {
    const auto others = [&](const Place& place) {
      const Hit& hit = place.passages.front();
      return !is_said_by(speaker, place.quote, hit.speakers, hit.document, analyser);
    };
    if (std::ranges::all_of(answer.places, others)) {
      answer.verdict = Verdict::by_another;
    } else {
      std::erase_if(answer.places, others);
      answer.verdict = std::ranges::max(answer.places, {}, &Place::verdict).verdict;
    }
  }
  sort_by_date(answer.places);
  answer.total = answer.places.size();
  if (answer.places.size() > options.limit) answer.places.resize(options.limit);
  return answer;
}

}  // namespace tenet::query
