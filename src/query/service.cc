#include "query/service.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include <xapian.h>

#include <tenet/error.h>
#include <tenet/topics.h>

#include "query/candidates.h"
#include "query/counting/tallies.h"
#include "query/forms.h"
#include "query/language/query_bytes.h"
#include "query/passage_test.h"
#include "query/ranking/document_model.h"
#include "query/ranking/near_source.h"
#include "query/ranking/order.h"
#include "query/ranking/phrase_source.h"
#include "query/ranking/ranker.h"
#include "query/ranking/word_source.h"
#include "store/guard.h"
#include "store/remote/address.h"
#include "store/remote/remote.h"
#include "store/shards.h"
#include "store/snapshot.h"
#include "store/sources.h"
#include "store/wire.h"
#include "text/tokens.h"

namespace tenet::query {
namespace {

using store::Request;
using Docids = std::vector<Xapian::docid>;
using Strings = std::vector<std::string>;

[[noreturn]] void damaged() {
  throw IndexError("what was asked is damaged", "both sides need the same version of tenet");
}

store::Greeting greet(const std::string& tenet, std::uint64_t version, const store::Snapshot& snapshot) {
  store::Greeting greeting{.manifest = store::to_text(snapshot.manifest())};
  if (tenet != greeting.tenet || version != greeting.version) {
    throw IndexError("the server speaks version " + std::to_string(greeting.version) + " of the protocol, not " +
                         std::to_string(version),
                     "both sides need the same version of tenet");
  }
  for (std::size_t i = 0; i < snapshot.stride(); ++i) {
    greeting.parts.push_back({snapshot.uuid_of(i), snapshot.words_in(i)});
  }
  return greeting;
}

// What an asker needs to show passages: their records and text, and the records of their documents.
store::Snapshot::FetchedPassages fetch(const Docids& docids, const store::Snapshot& snapshot) {
  store::PassageReader reader(snapshot);
  store::Snapshot::FetchedPassages passages;
  const auto add = [&](Xapian::docid docid) {
    const store::PassageRecord record = reader.record(docid);
    const store::DocumentRecord document = reader.document(docid);
    passages[docid] = store::pack_passage(record, document, reader.text(docid));
    return docid + record.to_document * snapshot.stride();
  };
  for (const Xapian::docid docid : docids) {
    if (passages.contains(docid)) continue;
    const Xapian::docid last = add(docid);
    if (!passages.contains(last)) (void)add(last);
  }
  return passages;
}

const std::vector<std::filesystem::path>& require_here(const std::vector<std::filesystem::path>& indexes) {
  for (const auto& index : indexes) {
    for (const auto& shard : store::read_shards(index)) {
      if (!store::is_address(shard.native())) continue;
      throw IndexError("opening " + shard.string() + ": a server reads indexes on its own machine alone",
                       "name the address where you search");
    }
  }
  return indexes;
}

}  // namespace

class Service::Work {
 public:
  explicit Work(const std::vector<std::filesystem::path>& indexes)
      : snapshot_(require_here(indexes)), reader_(snapshot_) {}

  std::string answer(Request request, std::string_view arguments) {
    if (static_cast<int>(request) <= static_cast<int>(Request::document_sizes)) return look_up(request, arguments);
    return read_or_match(request, arguments);
  }

 private:
  // Calls `work` with the arguments unpacked, and packs what it gives.
  template <typename... Arguments, typename AnswerTo>
  static std::string reply(std::string_view arguments, const AnswerTo& work) {
    return store::packed(std::apply(work, store::unpacked<Arguments...>(arguments, damaged)));
  }

  std::string look_up(Request request, std::string_view arguments) {
    const store::Snapshot& all = snapshot_;
    switch (request) {
      case Request::greet:
        return reply<std::string, std::uint64_t>(
            arguments, [&](const std::string& tenet, std::uint64_t version) { return greet(tenet, version, all); });
      case Request::topics_file: return reply(arguments, [&] { return all.taxonomy_toml(); });
      case Request::speakers_file: return reply(arguments, [&] { return all.speakers_toml(); });
      case Request::term_numbers:
        return reply<Strings>(arguments, [&](const auto& terms) { return all.holding(terms); });
      case Request::occurrences:
        return reply<Strings>(arguments, [&](const auto& terms) { return all.occurrences(terms); });
      case Request::forms:
        return reply<std::string>(arguments, [&](const auto& prefix) { return forms_beginning(prefix, all); });
      case Request::names:
        return reply<std::string>(arguments, [&](const auto& beginning) {
          std::vector<std::pair<std::string, std::string>> names;
          for (const auto& [written, speaker] : all.names_under(beginning, [](const std::string&) { return true; })) {
            names.emplace_back(written, speaker);
          }
          return names;
        });
      case Request::quotations: return reply(arguments, [&] { return all.quotations(); });
      case Request::find_documents:
        return reply<Strings>(arguments, [&](const auto& ids) { return all.find_documents(ids); });
      case Request::nearest_document:
        return reply<std::string>(arguments, [&](const auto& name) { return all.nearest_document(name); });
      case Request::documents_like:
        return reply<std::string>(arguments, [&](const auto& shortened) { return all.documents_like(shortened); });
      case Request::document_hashes: return reply(arguments, [&] { return all.document_hashes(); });
      default: return reply(arguments, [&] { return document_sizes(); });
    }
  }

  std::string read_or_match(Request request, std::string_view arguments) {
    const store::Snapshot& all = snapshot_;
    using Number = std::uint64_t;
    switch (request) {
      case Request::postings: return reply<Strings>(arguments, [&](const auto& terms) { return all.postings(terms); });
      case Request::sharing:
        return reply<Strings>(arguments, [&](const auto& terms) { return passages_sharing_half(all, terms); });
      case Request::posting:
        return reply<std::string, Xapian::docid>(
            arguments, [&](const auto& term, auto docid) { return all.posting(term, checked(docid)); });
      case Request::count_words:
        return reply<Strings, Docids>(arguments, [&](const auto& words, const auto& docids) {
          for (const Xapian::docid docid : docids) (void)checked(docid);
          return all.count_words(words, docids);
        });
      case Request::lengths:
        return reply<Xapian::docid, std::uint32_t>(
            arguments, [&](auto last, auto count) { return all.length(checked(last), count); });
      case Request::passages:
        return reply<Docids>(arguments, [&](const auto& docids) {
          for (const Xapian::docid docid : docids) (void)checked(docid);
          return fetch(docids, all);
        });
      case Request::document_text:
        return reply<Xapian::docid>(arguments, [&](auto last) { return reader_.whole_document(checked(last)).text; });
      case Request::match:
        return reply<std::string, std::optional<WordQuery>, Number, Number, bool, Number>(
            arguments, [&](const auto&... of_match) { return match(of_match...); });
      case Request::matching:
        return reply<std::string, Number>(
            arguments, [&](const auto& query, auto limit) { return matching(read_query(query), limit, all); });
      case Request::document_numbers:
        return reply<Strings, Number>(arguments, [&](const auto& words, auto holding) {
          WordReader reader(documents());
          return numbers_here(words, holding != 0, reader);
        });
      case Request::document_scores:
        return reply<LanguageModel, Docids>(arguments, [&](const auto& model, const auto& docids) {
          const std::vector<double> scores = score(model);
          std::vector<double> chosen;
          for (const Xapian::docid docid : docids) {
            chosen.push_back(scores.at(documents().ends().document_of(checked(docid))));
          }
          return chosen;
        });
      case Request::explain_document:
        return reply<LanguageModel, Xapian::docid>(arguments, [&](const auto& model, auto docid) {
          WordReader reader(documents());
          return explain_document(model, checked(docid), reader);
        });
      default: return store::packed(count(store::unpack_as<PackedQuestion>(arguments, damaged)));
    }
  }

  [[nodiscard]] Xapian::docid checked(Xapian::docid docid) const {
    if (docid == 0 || snapshot_.stride() == 0) damaged();
    const store::SegmentReader& segment = snapshot_.segment((docid - 1) % snapshot_.stride());
    if ((docid - 1) / snapshot_.stride() >= segment.passages()) damaged();
    return docid;
  }

  CountPart count(const PackedQuestion& question) {
    const CountWay way = way_of(question);
    Chosen chosen;
    if (const auto& searched = std::get<0>(question)) chosen.searched = read_query(*searched);
    if (const auto& answering = std::get<1>(question)) chosen.answering = read_query(*answering);
    chosen.without = std::get<6>(question);
    if (!std::ranges::is_sorted(chosen.without)) damaged();
    if (!taxonomy_) taxonomy_ = parse_taxonomy(snapshot_.taxonomy_toml(), "the topics of the index");
    Tallies tallies(way, {snapshot_, documents(), *taxonomy_, way.span, way.grade});
    tallies.read(chosen, snapshot_);
    return tallies.part();
  }

  std::vector<double> score(const LanguageModel& model) {
    WordReader reader(documents());
    return score_documents(model, reader);
  }

  std::shared_ptr<const std::vector<double>> scores_of(const std::string& packed_model) {
    const auto model = std::get<0>(store::unpacked<LanguageModel>(packed_model, damaged));
    return std::make_shared<const std::vector<double>>(score(model));
  }

  const store::DocumentTable& documents() { return ranker_.documents(); }

  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> document_sizes() const {
    std::vector<std::pair<std::string, std::uint64_t>> sizes;
    for (const DocumentSize& size : store::document_sizes(snapshot_)) sizes.emplace_back(size.date, size.words);
    return sizes;
  }

  Xapian::Query read_query(const std::string& bytes) {
    const auto make_test = [this](const std::string& recipe) {
      return query::make_test(decode_query(recipe), analyser_);
    };
    const auto make_scores = [this](const std::string& recipe) {
      return new store::DocumentScoreSource(documents(), scores_of(recipe), recipe);
    };
    Xapian::Registry registry = store::source_registry(snapshot_, make_test, make_scores);
    registry.register_posting_source(WordSource(snapshot_, {}, {}));
    registry.register_posting_source(PhraseSource(snapshot_, {}));
    registry.register_posting_source(NearSource(snapshot_, {}, 0));
    return Xapian::Query::unserialise(bytes, registry);
  }

  Ranked match(const std::string& query, std::optional<WordQuery> words, std::uint64_t per_document,
               std::uint64_t order, bool reverse, std::uint64_t end) {
    if (words) check(*words);
    if (words && !words->document_model.empty()) words->document_scores = scores_of(words->document_model);
    if (order > static_cast<std::uint64_t>(SearchOptions::Order::document)) damaged();
    Match match{.query = words ? Xapian::Query() : read_query(query),
                .words = std::move(words),
                .per_document = per_document,
                .sorting = {static_cast<SearchOptions::Order>(order), reverse}};
    if (needs_ends(match)) match.ends = &ranker_.ends();
    Ranked ranked = rank_here(match, end, snapshot_, reader_);
    for (const auto& [docid, score] : ranked.hits) ranked.keys.push_back(key_of(docid, reader_));
    return ranked;
  }

  store::Snapshot snapshot_;
  store::PassageReader reader_;
  text::Analyser analyser_;
  Ranker ranker_{snapshot_, reader_, analyser_};
  std::optional<Taxonomy> taxonomy_;  // read when first asked for
};

Service::Service(const std::vector<std::filesystem::path>& indexes) : work_(std::make_unique<Work>(indexes)) {}
Service::~Service() = default;

std::string Service::answer(std::string_view message) {
  try {
    if (message.empty()) damaged();
    const auto first = static_cast<unsigned char>(message.front());
    if (first > static_cast<unsigned char>(last_of(Request{}))) damaged();
    return store::guarded("searching", [&] {
      return std::string(1, static_cast<char>(store::Answered::well)) +
             work_->answer(static_cast<Request>(first), message.substr(1));
    });
  } catch (const std::exception&) {
    return store::packed_error();
  }
}

}  // namespace tenet::query
