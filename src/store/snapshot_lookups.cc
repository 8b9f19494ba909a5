// What a snapshot is asked by words, names and ids: what stands here, and what servers answer.

#include <algorithm>
#include <iterator>

#include <tenet/error.h>
#include <tenet/slips.h>

#include "store/guard.h"
#include "store/schema.h"
#include "store/snapshot.h"
#include "store/string_table.h"
#include "store/voices.h"

namespace tenet::store {
namespace {

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

void add_counts(const std::vector<std::uint64_t>& counts, std::vector<std::uint64_t>& sums) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += counts.at(i);
}

}  // namespace

std::vector<std::string> Snapshot::entries(std::size_t segment, std::string_view key) const {
  return guarded("reading the index", [&] {
    std::vector<std::string> values;
    const Xapian::Database& database = segments_[segment];
    const std::string start(key);
    for (auto at = database.metadata_keys_begin(start); at != database.metadata_keys_end(start); ++at) {
      values.push_back(database.get_metadata(*at));
    }
    return values;
  });
}

std::vector<std::pair<std::string, std::uint64_t>> Snapshot::forms(std::string_view prefix) const {
  return guarded("reading the index", [&] {
    std::map<std::string, std::uint64_t> counts;
    for (const Xapian::Database& segment : segments_) {
      each_string(segment, form_key, prefix,
                  [&](const std::string& form, std::uint64_t documents) { counts[form] += documents; });
    }
    using Forms = std::vector<std::pair<std::string, std::uint64_t>>;
    for (const Forms& there : ask_all<Forms>(Request::forms, std::string(prefix))) {
      for (const auto& [form, count] : there) counts[form] += count;
    }
    return Forms(counts.begin(), counts.end());
  });
}

std::vector<Snapshot::WrittenName> Snapshot::names_with(std::string_view word) const {
  return names_under(std::string(word) + name_separator);
}

std::vector<Snapshot::WrittenName> Snapshot::names_beginning(std::string_view letters) const {
  return names_under(std::string(letters));
}

std::set<std::string> Snapshot::name_entries(const std::string& beginning) const {
  return guarded("reading the index", [&] {
    std::set<std::string> values;
    for (const Xapian::Database& segment : segments_) {
      each_string(segment, name_key, beginning, [&](const std::string& entry, std::uint64_t) {
        values.insert(entry.substr(std::min(entry.find(name_separator), entry.size() - 1) + 1));
      });
    }
    for (auto& there : ask_all<std::vector<std::string>>(Request::names, beginning)) {
      values.insert(std::make_move_iterator(there.begin()), std::make_move_iterator(there.end()));
    }
    return values;
  });
}

std::vector<Snapshot::WrittenName> Snapshot::names_under(const std::string& beginning) const {
  std::vector<WrittenName> names;
  for (const std::string& value : name_entries(beginning)) {
    const std::size_t end = std::min(value.find(name_separator), value.size());
    names.push_back({value.substr(0, end), value.substr(std::min(end + 1, value.size()))});
  }
  return names;
}

std::vector<std::uint64_t> Snapshot::quotations_written(const std::vector<std::string>& names) const {
  return guarded("reading the index", [&] {
    std::vector<std::uint64_t> counts(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (const Xapian::Database& segment : segments_) {
        each_string(segment, quoted_key, names[i], [&](const std::string& name, std::uint64_t quotations) {
          if (name == names[i]) counts[i] += quotations;
        });
      }
    }
    for (const auto& there : ask_all<std::vector<std::uint64_t>>(Request::quotations_written, names)) {
      add_counts(there, counts);
    }
    return counts;
  });
}

std::map<std::string, std::uint64_t> Snapshot::quotations() const {
  return guarded("reading the index", [&] {
    std::map<std::string, std::uint64_t> counts;
    for (const std::size_t i : here_) {
      const Xapian::Database& segment = segments_[i];
      each_string(segment, quoted_key, "",
                  [&](const std::string& name, std::uint64_t quotations) { counts[name] += quotations; });
      PassageReader reader(segment);
      for (const Deleted& gone : manifest_.segments[i].deleted) subtract(gone, reader, counts);
    }
    for (const auto& there : ask_all<std::map<std::string, std::uint64_t>>(Request::quotations)) {
      for (const auto& [name, count] : there) counts[name] += count;
    }
    std::erase_if(counts, [](const auto& count) { return count.second == 0; });
    return counts;
  });
}

std::vector<std::uint64_t> Snapshot::occurrences(const std::vector<std::string>& terms) const {
  const auto count_in = [&](std::size_t segment, const std::string& term) {
    std::uint64_t count = words_[segment].list(term)->occurrences();
    const auto& deleted = manifest_.segments[segment].deleted;
    if (deleted.empty()) return count;
    TermCursor at = cursor(term, segment);
    for (const Deleted& gone : deleted) {
      if (at.at_end()) break;
      for (at.skip_to(gone.first); !at.at_end() && at.docid() < gone.first + gone.count; at.next()) count -= at.count();
    }
    return count;
  };
  return guarded("reading the index", [&] {
    std::vector<std::uint64_t> counts(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (const std::size_t segment : here_) counts[i] += count_in(segment, terms[i]);
    }
    for (const auto& there : ask_all<std::vector<std::uint64_t>>(Request::occurrences, terms)) {
      add_counts(there, counts);
    }
    return counts;
  });
}

std::uint64_t Snapshot::words() const {
  return guarded("reading the index", [&] {
    std::uint64_t count = 0;
    for (const std::size_t i : here_) {
      count += segments_[i].get_total_length();
      for (const Deleted& gone : manifest_.segments[i].deleted) {
        for (std::uint32_t k = 0; k < gone.count; ++k) count -= segments_[i].get_doclength(gone.first + k);
      }
    }
    for (const std::uint64_t there : ask_all<std::uint64_t>(Request::words)) count += there;
    return count;
  });
}

std::vector<std::vector<Xapian::docid>> Snapshot::postings(const std::vector<std::string>& terms) const {
  return guarded("reading the index", [&] {
    using Docids = std::vector<Xapian::docid>;
    std::vector<Docids> all(terms.size());
    std::vector<std::vector<Docids>> answers;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (auto at = database_.postlist_begin(terms[i]); at != database_.postlist_end(terms[i]); ++at) {
        all[i].push_back(docid_here(*at));
      }
    }
    answers = ask_all<std::vector<Docids>>(Request::postings, terms);
    for (std::size_t server = 0; server < answers.size(); ++server) {
      for (std::size_t i = 0; i < terms.size(); ++i) {
        for (const Xapian::docid there : answers[server].at(i)) all[i].push_back(docid_from(server, there));
      }
    }
    return all;
  });
}

std::optional<std::uint64_t> Snapshot::posting(const std::string& term, Xapian::docid docid) const {
  if (const auto there = docid_there(docid)) {
    return ask<std::optional<std::uint64_t>>(there->first, Request::posting, term, there->second);
  }
  return guarded("reading the index", [&]() -> std::optional<std::uint64_t> {
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
  std::vector<Passage> here;
  std::vector<std::vector<Xapian::docid>> there(servers());
  std::vector<std::vector<std::size_t>> places(servers());
  for (std::size_t place = 0; place < passages.size(); ++place) {
    const Xapian::docid docid = passages[place];
    if (const auto at = docid_there(docid)) {
      there[at->first].push_back(at->second);
      places[at->first].push_back(place);
    } else {
      here.push_back({(docid - 1) % stride(), (docid - 1) / stride() + 1, place});
    }
  }
  std::ranges::sort(here);
  std::vector<WordCount> counts(passages.size());
  const auto count_here = [&] {
    std::vector<WordCursor> cursors;
    for (std::size_t i = 0; i < here.size(); ++i) {
      const auto& [segment, local, place] = here[i];
      if (i == 0 || here[i - 1].segment != segment) {
        cursors.clear();
        for (const std::string& word : words) cursors.push_back(words_of(segment).cursor(word));
      }
      counts[place].second = words_of(segment).lengths()[local];
      for (WordCursor& cursor : cursors) {
        cursor.skip_to(local);
        if (!cursor.at_end() && cursor.docid() == local) counts[place].first += cursor.count();
      }
    }
  };
  return guarded("reading the index", [&] {
    if (servers() == 0) {
      count_here();
      return counts;
    }
    const auto answers = ask_each<std::vector<WordCount>>(
        Request::count_words, [&](std::size_t server) { return packed(words, there[server]); }, count_here);
    for (std::size_t server = 0; server < answers.size(); ++server) {
      for (std::size_t i = 0; i < places[server].size(); ++i) counts[places[server][i]] = answers[server].at(i);
    }
    return counts;
  });
}

std::uint64_t Snapshot::length(Xapian::docid last, std::uint32_t count) const {
  if (const auto there = docid_there(last)) {
    return ask<std::uint64_t>(there->first, Request::lengths, there->second, count);
  }
  return guarded("reading the index", [&] {
    const Xapian::Database& segment = segments_[(last - 1) % stride()];
    const Xapian::docid local = (last - 1) / stride() + 1;
    std::uint64_t words = 0;
    for (std::uint32_t back = 0; back < count; ++back) words += segment.get_doclength(local - back);
    return words;
  });
}

}  // namespace tenet::store
