// What a snapshot is asked by words and names.

#include <algorithm>
#include <iterator>

#include <tenet/error.h>
#include <tenet/slips.h>

#include "store/schema.h"
#include "store/snapshot.h"
#include "store/string_table.h"
#include "store/struck_out.h"
#include "store/voices.h"
#include "store/xapian_errors.h"

namespace tenet::store {
namespace {

// Which of the forms of a list are this one, behind a common word or not.
FormSet forms_that_are(const std::string& form, const std::vector<std::string>& forms) {
  FormSet meant(form_codes(forms.size()));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::size_t space = forms[i].find(' ');
    meant[i] = (space == std::string::npos ? forms[i] : forms[i].substr(space + 1)) == form ? 1 : 0;
  }
  return meant;
}

// Takes out the quotations of passages that are no longer part of the index.
void subtract(const Deleted& gone, PassageReader& reader, std::map<std::string, std::uint64_t>& counts) {
  for (std::uint32_t i = 0; i < gone.count; ++i) {
    PassageRecord record = reader.record(gone.first + i);
    fill_voices(record, reader.document(gone.first + i));
    for (const Quote& quote : record.passage.quotes) {
      if (is_speech(quote.kind)) --counts[quote.attribution.speaker];
    }
  }
}

}  // namespace

std::vector<std::string> Snapshot::entries(std::size_t segment, std::string_view key) const {
  return translate_xapian_errors("reading the index", [&] {
    std::vector<std::string> values;
    segments_[segment]->postings()->each(metadata_key(key),
                                         [&](std::string_view, const std::string& value) { values.push_back(value); });
    return values;
  });
}

Snapshot::Forms Snapshot::forms_written(std::string_view prefix) const {
  return translate_xapian_errors("reading the index", [&] {
    std::map<std::string, std::uint64_t> counts;
    for (const SegmentPointer& segment : segments_) {
      each_string(*segment->postings(), form_key, prefix,
                  [&](const std::string& form, std::uint64_t documents) { counts[form] += documents; });
    }
    return Forms(counts.begin(), counts.end());
  });
}

// The manifest joins neighbours; the numbers of passages at the ends of documents part them again.
const std::vector<Deleted>& Snapshot::struck_out_documents(std::size_t segment) const {
  if (gone_[segment]) return *gone_[segment];
  std::vector<Deleted> documents;
  const Xapian::Database& database = segment_database(segment);
  auto last = database.valuestream_begin(passage_count_slot);
  const auto none = database.valuestream_end(passage_count_slot);
  for (const Deleted& gone : struck_out(segment)) {
    if (last != none) last.skip_to(gone.first);
    for (Xapian::docid first = gone.first; last != none && last.get_docid() < end_of(gone); ++last) {
      documents.push_back({first, last.get_docid() + 1 - first});
      first = last.get_docid() + 1;
    }
  }
  return gone_[segment].emplace(std::move(documents));
}

std::uint64_t Snapshot::struck_out_with(const std::string& term, const std::string& form) const {
  return translate_xapian_errors("reading the index", [&] {
    std::uint64_t documents = 0;
    for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
      if (struck_out(segment).empty()) continue;
      PostingCursor at = words_[segment].cursor(term);
      std::optional<std::size_t> part;
      FormSet meant;
      Xapian::docid counted_to = 0;  // the last passage of the document that was counted last
      const auto& gone = struck_out_documents(segment);
      each_struck_out(gone, at, [&] {
        if (at.docid() <= counted_to) return;
        if (part != at.part()) meant = forms_that_are(form, at.forms());
        part = at.part();
        if (!at.has(meant)) return;
        ++documents;
        counted_to = end_of(*std::ranges::upper_bound(gone, at.docid(), {}, end_of)) - 1;
      });
    }
    return documents;
  });
}

namespace {

// The names that are given in documents struck out of a segment.
class NamesStruckOut {
 public:
  // `snapshot` must outlive it.
  NamesStruckOut(const Snapshot& snapshot, std::size_t segment) : snapshot_(snapshot), segment_(segment) {}

  // Whether all `documents` that give the speaker that name are struck out.
  bool all(const Snapshot::WrittenName& name, std::uint64_t documents) {
    if (snapshot_.struck_out(segment_).empty()) return false;
    const auto [known, fresh] = speakers_.try_emplace(name.speaker);
    SpeakerStruckOut& speaker = known->second;
    if (fresh) speaker.passages = passages_of(name.speaker);
    if (documents > speaker.passages.size()) return false;
    // A document in which he speaks gives his own name.
    if (name.written == name.speaker) return true;
    if (speaker.aliases.empty()) speaker.aliases = count_aliases(name.speaker, speaker.passages);
    return documents <= speaker.aliases[name.written];
  }

 private:
  struct SpeakerStruckOut {
    std::vector<Xapian::docid> passages = {};  // in which he speaks, one of each document
    std::map<std::string, std::uint64_t> aliases = {};
  };

  [[nodiscard]] std::vector<Xapian::docid> passages_of(const std::string& speaker) const {
    std::vector<Xapian::docid> passages;
    TermCursor at = snapshot_.cursor(term(speaker_prefix, speaker), segment_);
    for (const Deleted& document : snapshot_.struck_out_documents(segment_)) {
      if (at.at_end()) break;
      at.skip_to(document.first);
      if (!at.at_end() && at.docid() < end_of(document)) passages.push_back(at.docid());
    }
    return passages;
  }
  [[nodiscard]] std::map<std::string, std::uint64_t> count_aliases(const std::string& name,
                                                                   const std::vector<Xapian::docid>& passages) {
    std::map<std::string, std::uint64_t> counts{{name, passages.size()}};
    if (!reader_) reader_.emplace(snapshot_);
    for (const Xapian::docid passage : passages) {
      std::set<std::string> aliases;
      for (const Speaker& speaker : reader_->document(snapshot_.docid_of(segment_, passage)).speakers) {
        if (speaker.name == name) aliases.insert(speaker.aliases.begin(), speaker.aliases.end());
      }
      for (const std::string& alias : aliases) ++counts[alias];
    }
    return counts;
  }

  const Snapshot& snapshot_;
  std::size_t segment_;
  std::optional<PassageReader> reader_;
  std::map<std::string, SpeakerStruckOut> speakers_;
};

}  // namespace

std::set<Snapshot::WrittenName> Snapshot::names_with(std::string_view word, const WantedName& wanted) const {
  return names_under(std::string(word) + name_separator, wanted);
}

std::set<Snapshot::WrittenName> Snapshot::names_beginning(std::string_view letters) const {
  return names_under(std::string(letters), [](const std::string&) { return true; });
}

std::set<Snapshot::WrittenName> Snapshot::names_under(const std::string& beginning, const WantedName& wanted) const {
  return translate_xapian_errors("reading the index", [&] {
    std::set<WrittenName> names;
    for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
      NamesStruckOut gone(*this, segment);
      each_string(*segments_[segment]->postings(), name_key, beginning,
                  [&](const std::string& entry, std::uint64_t documents) {
                    const std::size_t begin = std::min(entry.find(name_separator), entry.size() - 1) + 1;
                    const std::size_t end = std::min(entry.find(name_separator, begin), entry.size());
                    WrittenName name{entry.substr(begin, end - begin), entry.substr(std::min(end + 1, entry.size()))};
                    if (!wanted(name.written) || names.contains(name)) return;
                    if (!gone.all(name, documents)) names.insert(std::move(name));
                  });
    }
    return names;
  });
}

std::map<std::string, std::uint64_t> Snapshot::quotations() const {
  return translate_xapian_errors("reading the index", [&] {
    std::map<std::string, std::uint64_t> counts;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const SegmentPointer& segment = segments_[i];
      each_string(*segment->postings(), quoted_key, "",
                  [&](const std::string& name, std::uint64_t quotations) { counts[name] += quotations; });
      PassageReader reader(segment);
      for (const Deleted& gone : manifest_.segments[i].deleted) subtract(gone, reader, counts);
    }
    std::erase_if(counts, [](const auto& count) { return count.second == 0; });
    return counts;
  });
}

std::vector<std::uint64_t> Snapshot::occurrences(const std::vector<std::string>& terms) const {
  const auto count_in = [&](std::size_t segment, const std::string& term) {
    std::uint64_t count = words_[segment].list(term)->occurrences();
    if (struck_out(segment).empty()) return count;
    TermCursor at = cursor(term, segment);
    each_struck_out(struck_out(segment), at, [&] { count -= at.count(); });
    return count;
  };
  return translate_xapian_errors("reading the index", [&] {
    std::vector<std::uint64_t> counts(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (std::size_t segment = 0; segment < segments_.size(); ++segment) counts[i] += count_in(segment, terms[i]);
    }
    return counts;
  });
}

std::vector<std::vector<Xapian::docid>> Snapshot::postings(const std::vector<std::string>& terms) const {
  return translate_xapian_errors("reading the index", [&] {
    using Docids = std::vector<Xapian::docid>;
    const Xapian::Database& all_terms = this->terms();
    std::vector<Docids> all(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (auto at = all_terms.postlist_begin(terms[i]); at != all_terms.postlist_end(terms[i]); ++at) {
        all[i].push_back(*at);
      }
    }
    return all;
  });
}

std::optional<std::uint64_t> Snapshot::posting(const std::string& term, Xapian::docid docid) const {
  return translate_xapian_errors("reading the index", [&]() -> std::optional<std::uint64_t> {
    const Xapian::docid local = (docid - 1) / stride() + 1;
    TermCursor at = cursor(term, (docid - 1) % stride());
    if (!at.at_end()) at.skip_to(local);
    if (at.at_end() || at.docid() != local) return std::nullopt;
    return at.count();
  });
}

std::vector<Snapshot::WordCount> Snapshot::count_words(const std::vector<std::string>& words,
                                                       const std::vector<Xapian::docid>& passages) const {
  // By segment, there by docid, with the place among the passages: lists are read forward.
  struct Passage {
    std::size_t segment = 0;
    Xapian::docid local = 0;
    std::size_t place = 0;

    auto operator<=>(const Passage&) const = default;
  };
  std::vector<Passage> sorted;
  for (std::size_t place = 0; place < passages.size(); ++place) {
    const Xapian::docid docid = passages[place];
    sorted.push_back({(docid - 1) % stride(), (docid - 1) / stride() + 1, place});
  }
  std::ranges::sort(sorted);
  return translate_xapian_errors("reading the index", [&] {
    std::vector<WordCount> counts(passages.size());
    std::vector<PostingCursor> cursors;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const auto& [segment, local, place] = sorted[i];
      if (i == 0 || sorted[i - 1].segment != segment) {
        cursors.clear();
        for (const std::string& word : words) cursors.push_back(words_of(segment).cursor(word));
      }
      counts[place].second = words_of(segment).lengths()[local];
      for (PostingCursor& cursor : cursors) {
        cursor.skip_to(local);
        if (!cursor.at_end() && cursor.docid() == local) counts[place].first += cursor.count();
      }
    }
    return counts;
  });
}

std::uint64_t Snapshot::length(Xapian::docid last, std::uint32_t count) const {
  return translate_xapian_errors("reading the index", [&] {
    const PassageLengths& lengths = words_[(last - 1) % stride()].lengths();
    const Xapian::docid local = (last - 1) / stride() + 1;
    std::uint64_t words = 0;
    for (std::uint32_t back = 0; back < count; ++back) words += lengths[local - back];
    return words;
  });
}

}  // namespace tenet::store
