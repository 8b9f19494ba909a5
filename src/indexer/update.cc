#include "indexer/work.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <spdlog/logger.h>

#include "base/files.h"
#include "indexer/reading/asked_paths.h"
#include "indexer/reading/recognise.h"
#include "indexer/reading/sidecar.h"
#include "logger.h"
#include "store/own_files.h"

namespace tenet {
namespace {

// Thrown where update() is to stop, and caught there.
struct Stopped {};

}  // namespace

struct Indexer::Work::FileInLine {
  const indexer::FoundFiles& found;
  const indexer::FoundFile& file;
  const indexer::OtherNames& other_names;
  // Since it is begun:
  std::string place = {};
  const indexer::Catalogue::File* known = nullptr;  // under that place
  bool is_unchanged = false;
  indexer::Sidecar sidecar = {};
};

struct Indexer::Work::FileInHand {
  const FileInLine& next;
  std::string shown = {};
  fs::path path = {};
  std::uint64_t end = 0;                            // of its bytes, among those of all files
  std::size_t problems = 0;                         // in the report before it
  const indexer::Catalogue::File* known = nullptr;  // under its place or another name
  FileEntry entry = {};
  std::set<std::string> readers = {};
};

void Indexer::Work::update(const std::vector<fs::path>& paths) {
  reopen();
  reader_.clear();
  follow_copy(paths);
  std::vector<indexer::FoundFiles> all;
  const auto on_problem = [this](Problem problem) { report_.problems.push_back(std::move(problem)); };
  progress_ = {};
  const std::set<std::string, std::less<>> known_roots = catalogue_.roots();
  for (indexer::AskedPath& asked : indexer::ask(paths, known_roots, options_.follow_links)) {
    all.push_back(indexer::find_files(std::move(asked), index_, options_.follow_links, on_problem));
    const indexer::FoundFiles& found = all.back();
    asked_.push_back(found.asked);
    for (const auto& [kind, files] : found.passed) report_.passed_over[kind] += files;
    progress_.all_files += found.files.size();
    for (const indexer::FoundFile& file : found.files) progress_.all_bytes += file.version.size;
  }
  report_progress();
  std::deque<indexer::OtherNames> other_names;
  std::vector<FileInLine> line;
  line.reserve(progress_.all_files);
  for (const indexer::FoundFiles& found : all) {
    other_names.emplace_back(found.asked, known_roots);
    for (const indexer::FoundFile& file : found.files) {
      line.push_back({.found = found, .file = file, .other_names = other_names.back()});
    }
  }
  try {
    read_files(line);
  } catch (const Stopped&) {
    reader_.clear();
    report_.stopped = true;
    return;
  } catch (...) {
    reader_.clear();
    throw;
  }
  remove_vanished(all);
}

void Indexer::Work::follow_copy(const std::vector<fs::path>& paths) {
  std::error_code error;
  const fs::path index = fs::weakly_canonical(index_, error);
  if (error) return;
  for (const fs::path& path : paths) {
    const fs::path folder = fs::weakly_canonical(path, error);
    const std::string_view below = error ? "" : indexer::path_below(folder.native(), index.native());
    if (below.empty()) continue;
    for (const std::string& root : catalogue_.roots()) {
      const bool is_apart = root != folder.native() && indexer::path_below(root, folder.native()).empty() &&
                            indexer::path_below(folder.native(), root).empty();
      if (is_apart && base::is_file(fs::path(root) / below / store::manifest_name, base::Links::refuse)) {
        catalogue_.move_root(root, folder.native());
      }
    }
  }
}

void Indexer::Work::read_files(std::vector<FileInLine>& line) {
  std::uint64_t bytes = 0;
  auto begun = line.begin();
  for (const FileInLine& next : line) {
    while (begun != line.end() && reader_.has_room()) begin(*begun++);
    if (must_stop()) throw Stopped();
    read_file(next);
    bytes += next.file.version.size;
    progress_.bytes = bytes;
    ++progress_.files;
    report_progress();
  }
}

void Indexer::Work::begin(FileInLine& next) {
  next.place = indexer::file_place(next.found.asked.root, next.file.name);
  next.known = catalogue_.file(next.place);
  next.is_unchanged = next.known != nullptr && is_unchanged(*next.known, next.file);
  if (next.is_unchanged) return;
  next.sidecar = read_sidecar(next);
  reader_.begin({.path = next.found.path_of(next.file), .name = next.file.name, .sidecar = next.sidecar});
}

void Indexer::Work::keep(const indexer::Catalogue::File& file) {
  for (const DocumentEntry* document : file.documents) {
    if (is_kept(*document) || seen_.contains(document->id)) continue;
    kept_[number_of(*document)] = true;
    ++report_.unchanged;
  }
}

std::uint32_t Indexer::Work::keep_member(const indexer::Catalogue::File& file, const std::string& id) {
  std::uint32_t kept = 0;
  for (const DocumentEntry* document : file.documents) {
    const bool is_in_it =
        document->id.starts_with(id) && (document->id.size() == id.size() || document->id[id.size()] == '!');
    if (!is_in_it || is_kept(*document) || seen_.contains(document->id)) continue;
    kept_[number_of(*document)] = true;
    ++report_.unchanged;
    ++kept;
  }
  return kept;
}

std::optional<std::string> Indexer::Work::meet(const std::string& id, const std::string& where) {
  if (const DocumentEntry* entry = catalogue_.document(id); entry != nullptr && is_kept(*entry)) {
    const std::string name(indexer::name_of(entry->place));
    const auto asked = std::ranges::find_if(asked_, [&](const indexer::AskedPath& each) {
      return each.root == indexer::root_of(entry->place) && each.holds(name);
    });
    return asked == asked_.end() ? name : asked->shown_name(name);
  }
  const auto [seen, fresh] = seen_.emplace(id, where);
  return fresh ? std::nullopt : std::optional(seen->second);
}

void Indexer::Work::read_file(const FileInLine& next) {
  if (next.is_unchanged) {
    keep_unchanged(next);
    return;
  }
  FileInHand file{.next = next,
                  .shown = next.found.asked.shown_name(next.file.name),
                  .path = next.found.path_of(next.file),
                  .end = progress_.bytes + next.file.version.size,
                  .problems = report_.problems.size()};
  file.known = next.known == nullptr ? next.other_names.find(catalogue_, file.path) : next.known;
  file.entry = {.place = next.place, .version = next.file.version, .sidecar = next.file.sidecar_version};
  logger().debug("reading {}", file.shown);
  for (const std::string& problem : next.sidecar.problems) {
    report_.problems.push_back({next.found.asked.shown_name(next.file.sidecar), problem, false});
  }
  const indexer::ReadEnd end = reader_.finish([&](SourceDocument source) { take_from(file, std::move(source)); },
                                              [&](Problem problem) { note_problem(file, std::move(problem)); });
  end_file(file, end);
}

void Indexer::Work::keep_unchanged(const FileInLine& next) {
  keep(*next.known);
  const std::string shown = next.found.asked.shown_name(next.file.name);
  for (const indexer::FileProblem& problem : next.known->entry->problems) {
    report_.problems.push_back({shown + problem.member, problem.reason, problem.skipped});
  }
}

void Indexer::Work::take_from(FileInHand& file, SourceDocument source) {
  if (must_stop()) throw Stopped();
  progress_.bytes = std::min(file.end, progress_.bytes + source.document.text.size());
  ++progress_.documents;
  report_progress();
  const std::string where = source.line > 0 ? fmt::format("{}:{}", file.shown, source.line) : file.shown;
  if (!may_take(source, file.next.place, file.path, where)) return;
  for (const std::string& reader : {source.form.reader, source.container}) {
    if (!reader.empty()) file.readers.insert(reader);
  }
  take(std::move(source), file.next.place, where);
  ++file.entry.documents;
}

void Indexer::Work::note_problem(FileInHand& file, Problem problem) {
  const std::string& name = file.next.file.name;
  problem.where = problem.where.substr(std::min(name.size(), problem.where.size()));
  if (file.known != nullptr && problem.skipped && problem.where.starts_with('!')) {
    const std::uint32_t kept = keep_member(*file.known, name + problem.where);
    if (kept > 0) problem.reason += "; the index keeps it as it was read before";
    file.entry.documents += kept;
  }
  file.entry.problems.push_back({problem.where, problem.reason, problem.skipped});
  problem.where = file.shown + problem.where;
  report_.problems.push_back(std::move(problem));
}

void Indexer::Work::end_file(FileInHand& file, const indexer::ReadEnd& end) {
  FileEntry& entry = file.entry;
  entry.clean = report_.problems.size() == file.problems;
  if (entry.documents == 0 && !entry.clean && file.known != nullptr && !file.known->documents.empty()) {
    report_.problems.back().reason += "; the index keeps it as it was read before";
    keep(*file.known);
    return;
  }
  if (!end.is_whole && file.known != nullptr) {
    report_.problems.back().reason += "; the index keeps the rest as it was read before";
    keep(*file.known);
  }
  if (entry.documents == 0) return;
  // An archive with a member that cannot be read need not be read again to name it, until a reader changes.
  const bool is_told = end.is_whole && end.is_final && !file.readers.empty() &&
                       report_.problems.size() == file.problems + entry.problems.size();
  if (is_told && !entry.clean) file.readers.merge(indexer::all_reader_names());
  if (!is_told) entry.problems.clear();
  entry.clean = entry.clean || is_told;
  entry.readers.assign(file.readers.begin(), file.readers.end());
  commit_->add(std::move(entry));
}

bool Indexer::Work::is_unchanged(const indexer::Catalogue::File& known, const indexer::FoundFile& file) {
  return known.is_whole() && known.entry->clean && known.entry->version == file.version &&
         known.entry->sidecar == file.sidecar_version && indexer::are_current(known.entry->readers);
}

indexer::Sidecar Indexer::Work::read_sidecar(const FileInLine& next) {
  if (next.file.sidecar.empty()) return {};
  try {
    return indexer::read_sidecar(next.found.path_of_sidecar(next.file));
  } catch (const base::FileError& error) {
    return {.problems = {error.why()}};
  }
}

bool Indexer::Work::is_asked(const std::string& place) const {
  return std::ranges::any_of(asked_, [&](const indexer::AskedPath& each) {
    return each.root == indexer::root_of(place) && each.holds(indexer::name_of(place));
  });
}

bool Indexer::Work::may_take(const SourceDocument& source, const std::string& place, const fs::path& path,
                             const std::string& where) {
  const std::string& id = source.document.id;
  const auto refuse = [&](const std::string& other) {
    report_.problems.push_back({where, fmt::format("duplicate id '{}': {} has it too", id, other)});
    return false;
  };
  if (const auto other = meet(id, where)) return refuse(*other);
  const DocumentEntry* old = catalogue_.document(id);
  if (old == nullptr || old->place == place || old->place.empty() || !catalogue_.file(old->place)->entry) return true;
  // A file that has moved takes its document along; another that is still there keeps it.
  const std::optional<fs::path> owner = indexer::find_place(old->place);
  if (!owner || *owner == path) return true;
  // A copy of it takes its place, where this run does not look at the other: folder and index were copied together.
  const bool is_copy = old->hash == store::bytes_of_hash(indexer::document_hash(source.document, source.form));
  if (is_copy && !is_asked(old->place)) return true;
  seen_.erase(id);
  return refuse(owner->string());
}

void Indexer::Work::take(SourceDocument source, const std::string& place, std::string where) {
  const Document& document = source.document;
  DocumentEntry entry{.id = document.id,
                      .hash = store::bytes_of_hash(indexer::document_hash(document, source.form)),
                      .place = place,
                      .bytes = document.text.size()};
  if (const DocumentEntry* old = catalogue_.document(entry.id)) {
    if (old->hash == entry.hash && old->place == place) {
      ++report_.unchanged;
      return;
    }
    ++report_.updated;
    drop(*old);
  } else {
    ++report_.added;
  }
  commit_->add(std::move(source), std::move(entry), std::move(where));
}

void Indexer::Work::drop(const DocumentEntry& entry) {
  commit_->remove(entry);
}

void Indexer::Work::remove_vanished(const std::vector<indexer::FoundFiles>& all) {
  for (const DocumentEntry& entry : catalogue_.documents()) {
    if (is_kept(entry) || entry.place.empty() || seen_.contains(entry.id)) continue;
    if (std::ranges::none_of(all, [&](const auto& found) { return indexer::has_vanished(entry.place, found); }))
      continue;
    ++report_.removed;
    drop(entry);
  }
}

}  // namespace tenet
