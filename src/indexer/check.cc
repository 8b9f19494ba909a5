#include <tenet/check.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include <tenet/speakers.h>

#include "indexer/catalogue.h"
#include "indexer/commit.h"
#include "indexer/reference.h"
#include "indexer/salvage.h"
#include "indexer/stored_documents.h"
#include "store/lock.h"
#include "store/own_files.h"
#include "store/schema.h"
#include "store/segment_check.h"
#include "store/shards.h"
#include "store/xapian_errors.h"
#include "text/tokens.h"

namespace tenet {
namespace {

namespace fs = std::filesystem;
using indexer::DocumentEntry;
using store::DamageError;
using store::Manifest;

// What a file of an index that is named by its hash holds; nothing where that is not it.
std::optional<std::string> named_file(const fs::path& file, const std::string& hash, store::Damages& damages) {
  constexpr std::uint64_t most_bytes = std::uint64_t{64} << 20U;
  std::optional<std::string> text;
  store::note_damage(damages, [&] {
    std::string bytes = store::SegmentFile(file).bytes(most_bytes);
    if (store::hash128(bytes) != hash) store::throw_damage(file, "it has another checksum than its name says");
    text = std::move(bytes);
  });
  return text;
}

// Folds the documents of a segment that are live into a manifest without them.
void add_documents(const std::vector<DocumentEntry>& documents, Manifest& manifest) {
  for (const DocumentEntry& entry : documents) indexer::add_document(entry, manifest);
}

class Check {
 public:
  Check(fs::path index, const CheckOptions& options) : index_(std::move(index)), options_(options) {}

  CheckReport run() {
    std::optional<store::WriteLock> lock;
    if (options_.repair && store::has_manifest(index_)) lock.emplace(index_);
    find_manifest();
    look();
    report_.repairable = manifest_.has_value();
    if (options_.repair && !damages_.empty() && manifest_) repair();
    return std::move(report_);
  }

 private:
  // The manifest or, where that is damaged, its copy.
  void find_manifest() {
    std::optional<Manifest> copy;
    store::note_damage(damages_, [&] { copy = store::read_manifest_copy(index_); });
    if (copy && store::has_manifest(index_) && store::is_manifest_damaged(index_)) {
      damages_.emplace_back(index_ / store::manifest_name, "the manifest is not as tenet writes it");
      manifest_ = std::move(copy);
      restores_ = true;
    } else {
      store::note_damage(damages_, [&] { manifest_ = store::read_manifest(index_); });
    }
  }

  // What is damaged, and what a repair would lose.
  void look() {
    if (manifest_) {
      topics_ = named_file(index_ / store::topics_name(manifest_->taxonomy), manifest_->taxonomy, damages_);
      speakers_ = named_file(index_ / store::speakers_name(manifest_->speakers), manifest_->speakers, damages_);
      report_.documents = manifest_->documents();
      report_.passages = manifest_->passages();
      for (std::size_t i = 0; i < manifest_->segments.size(); ++i) look_at(i);
      if (options_.all && damages_.empty()) store::note_damage(damages_, [&] { look_at_documents(); });
    }
    for (const DamageError& damage : damages_) {
      const fs::path file = damage.file().empty() ? fs::path() : damage.file().lexically_relative(index_);
      report_.damages.push_back({file.string(), damage.why()});
    }
    if (manifest_) tell_losses();
  }

  void look_at(std::size_t place) {
    const store::Segment& segment = manifest_->segments[place];
    const fs::path folder = index_ / segment.name;
    store::Damages found = store::check_segment_files(folder, segment);
    if (found.empty() && options_.all) {
      store::note_damage(found, [&] {
        try {
          const auto reader = std::make_shared<store::SegmentReader>(folder, segment.checksums);
          store::check_segment_contents(reader);
          reader->postings()->each(
              store::metadata_key(store::catalogue_key),
              [](std::string_view, const std::string& entries) { (void)indexer::decode_entries(entries); });
        } catch (const DamageError& damage) {  // which knows the segment at least
          if (!damage.file().empty()) throw;
          store::throw_damage(folder / store::postings_file, damage.why());
        }
      });
    }
    if (!found.empty()) damaged_.insert(place);
    std::ranges::move(found, std::back_inserter(damages_));
  }

  // The catalogue names what is there, and the manifest adds it up.
  void look_at_documents() {
    const store::Snapshot snapshot(index_, *manifest_);
    const indexer::Catalogue catalogue(snapshot);
    Manifest sum;
    std::vector<std::unique_ptr<store::PassageReader>> readers;
    for (const auto& segment : snapshot.segments()) readers.push_back(std::make_unique<store::PassageReader>(segment));
    for (const DocumentEntry& entry : catalogue.documents()) {
      indexer::add_document(entry, sum);
      if (damaged_.contains(entry.segment)) continue;
      store::note_damage(damages_, [&] {
        damaged_.insert(entry.segment);
        const indexer::SourceDocument source = indexer::read_stored(*readers[entry.segment], entry.last);
        if (source.document.id != entry.id || source.document.text.size() != entry.bytes) {
          store::throw_damage(index_ / manifest_->segments[entry.segment].name / store::records_file,
                              "the document '" + entry.id + "' is another than the catalogue says");
        }
        damaged_.erase(entry.segment);
      });
    }
    const bool adds_up = catalogue.documents().size() == manifest_->documents() &&
                         sum.text_bytes == manifest_->text_bytes &&
                         (sum.contents == manifest_->contents || catalogue.documents().empty());
    if (!adds_up) store::throw_damage(index_ / "tenet.json", "the catalogue has other documents");
  }

  void tell_losses() {
    for (const std::size_t place : damaged_) {
      const store::Segment& segment = manifest_->segments[place];
      note(indexer::salvage(index_ / segment.name, segment, [](const auto&, const auto&) {}));
    }
    std::ranges::sort(report_.lost);
  }
  void note(const indexer::Salvaged& salvaged) {
    std::ranges::copy(salvaged.lost, std::back_inserter(report_.lost));
    report_.lost_without_names += salvaged.lost_without_names;
  }

  // Puts an index in its place whose damaged segments are made again of the documents in them that are whole. Topics
  // and speakers that are lost become those that tenet comes with, a manifest its copy.
  void repair() {
    if (restores_) store::write_manifest(index_, *manifest_);
    const std::string topics = topics_.value_or(std::string(default_taxonomy_toml()));
    const std::string speakers = speakers_.value_or(std::string(default_speakers_toml()));
    Manifest sound{.analysis = manifest_->analysis,
                   .taxonomy = manifest_->taxonomy,
                   .speakers = manifest_->speakers,
                   .next_segment = manifest_->next_segment};
    for (std::size_t i = 0; i < manifest_->segments.size(); ++i) {
      if (!damaged_.contains(i)) sound.segments.push_back(manifest_->segments[i]);
    }
    const store::Snapshot snapshot(index_, sound);
    const indexer::Catalogue catalogue(snapshot);
    add_documents(catalogue.documents(), sound);
    text::Analyser analyser;
    const indexer::Reference reference(topics, speakers, analyser);
    const unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    indexer::Commit commit(index_, sound, reference, jobs);
    commit.change();
    for (const std::size_t place : damaged_) {
      const store::Segment& segment = manifest_->segments[place];
      const indexer::Salvaged salvaged =
          indexer::salvage(index_ / segment.name, segment, [&](indexer::SourceDocument source, DocumentEntry entry) {
            commit.add(std::move(source), std::move(entry), "");
          });
      for (const indexer::FileEntry& file : salvaged.files) {
        if (!is_newer_elsewhere(file, place, catalogue)) commit.add(file);
      }
    }
    const Manifest now = commit.finish(&snapshot, catalogue, [](std::uint64_t) {});
    report_.documents = now.documents();
    report_.passages = now.passages();
    report_.repaired = true;
  }

  // Whether a later segment that is sound has an entry of the file: what is written now would come behind it.
  [[nodiscard]] bool is_newer_elsewhere(const indexer::FileEntry& file, std::size_t place,
                                        const indexer::Catalogue& catalogue) const {
    const indexer::Catalogue::File* known = catalogue.file(file.place);
    if (known == nullptr || !known->entry) return false;
    const auto damaged_before =
        static_cast<std::size_t>(std::ranges::count_if(damaged_, [&](std::size_t damaged) { return damaged < place; }));
    return known->segment >= place - damaged_before;  // which counts sound ones alone
  }

  fs::path index_;
  CheckOptions options_;
  CheckReport report_;
  std::optional<Manifest> manifest_;
  bool restores_ = false;  // it is the copy
  std::optional<std::string> topics_;
  std::optional<std::string> speakers_;
  std::set<std::size_t> damaged_;  // segments
  store::Damages damages_;
};

}  // namespace

CheckReport check(const fs::path& index, const CheckOptions& options) {
  const fs::path place = store::refuse_stub(index);
  return store::translate_xapian_errors("checking " + place.string(), [&] {
    CheckReport report = Check(place, options).run();
    if (report.repaired && !Check(place, {.all = options.all}).run().is_sound()) {
      throw IndexError(ErrorCode::damaged, "checking " + place.string() + ": it is damaged again after the repair",
                       "look at the disk, and build the index again on another");
    }
    return report;
  });
}

}  // namespace tenet
