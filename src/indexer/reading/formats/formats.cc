#include "indexer/reading/formats/formats.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/read.h"
#include "indexer/reading/worker/messages.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

// The readers of this build. Those that need a library stand where its option is defined: cmake/reader.cmake.
constexpr FormatReader readers[] = {
    {.format = Format::html, .document = read_html},         {.format = Format::rtf, .document = read_rtf},
    {.format = Format::captions, .document = read_captions}, {.format = Format::doc, .document = read_doc},
    {.format = Format::message, .container = read_message},  {.format = Format::mailbox, .container = read_mailbox},
    {.format = Format::web_page, .document = read_web_page},
#ifdef TENET_PDF
    {.format = Format::pdf, .document = read_pdf},
#endif
#ifdef TENET_WARC
    {.format = Format::warc, .container = read_warc},
#endif
#ifdef TENET_ARCHIVES
    {.format = Format::archive, .container = read_archive},  {.format = Format::compressed, .container = read_archive},
#endif
#if defined(TENET_ARCHIVES) && defined(TENET_OFFICE)
    {.format = Format::docx, .package = read_docx},          {.format = Format::odt, .package = read_odt},
    {.format = Format::fodt, .document = read_fodt},         {.format = Format::epub, .package = read_epub},
#endif
};

constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;
constexpr std::uint64_t gigabyte = std::uint64_t{1} << 30;

}  // namespace

FileReading::FileReading(const ReadSink& sink, std::size_t size, std::uint64_t skip)
    : sink_(sink), left_(std::clamp(std::uint64_t{size} * 100, gigabyte, 64 * gigabyte)), skip_(skip) {}

void FileReading::spend(std::size_t bytes) {
  if (bytes > left_) throw BudgetSpent{};
  left_ -= bytes;
}

template <typename Call>
void FileReading::give(const Call& call) {
  if (given_ < skip_) {
    progress();
  } else {
    call();
  }
  ++given_;
}

void FileReading::progress() const {
  if (sink_.progress) sink_.progress();
}

std::string FileReading::unique(const std::string& place) {
  const auto numbered = [&](int number) { return fmt::format("{} ({})", place, number); };
  int& number = places_[place];
  if (++number == 1) return place;
  std::string unique = numbered(number);
  while (!places_.try_emplace(unique, 1).second) unique = numbered(++number);
  return unique;
}

void FileReading::document(const std::string& place, Extract extract) {
  give([&] {
    tidy(extract);
    sink_.document(place, std::move(extract));
  });
}

void FileReading::problem(const std::string& place, const std::string& reason, bool is_final) {
  give([&] { sink_.problem({.member = place, .reason = reason, .is_final = is_final}); });
}

void FileReading::sidecar(const std::string& place, const Description& description) {
  give([&] { sink_.sidecar({.member = place, .name = clean(description.name), .bytes = description.bytes}); });
}

void FileReading::read(const LoadMember& load, const Origin& origin, const std::string& place, int depth) {
  std::string reason;
  try {
    std::string room;
    return read_bytes(load(room), origin, place, depth);
  } catch (const std::bad_alloc&) {
    reason = "needs too much memory";
  } catch (const std::exception& error) {
    reason = error.what();
  }
  problem(place, reason);
}

void FileReading::read_bytes(std::string_view bytes, const Origin& origin, const std::string& place, int depth) {
  const Format format = recognise(bytes, origin);
  if (is_own(format)) return give([&] { sink_.text(place, bytes, origin); });
  if (format == Format::other) return problem(place, "binary, not text");
  const FormatReader reader = reader_of(format);
  if (reader.is_none()) {
    return problem(place, fmt::format("{}: not in this build of tenet", name_of(format)), false);
  }
  give([&] { sink_.begins(place); });
  // What comes of it is left out as well: a document that was read before, or one that the process did not survive.
  const bool is_known = given_ + 1 == skip_ || (reader.container == nullptr && given_ < skip_);
  if (is_known) return give([] {});
  read_by(reader, bytes, origin, place, depth);
}

namespace {

// The address that a document was fetched from, where it states none itself.
void add_address(const Origin& origin, Extract& extract) {
  const bool stated = std::ranges::find(extract.keys, "url", &DocumentKey::key) != extract.keys.end();
  if (!stated && !origin.url.empty()) extract.keys.push_back({.key = "url", .value = origin.url});
}

}  // namespace

void FileReading::read_by(const FormatReader& reader, std::string_view bytes, const Origin& origin,
                          const std::string& place, int depth) {
  if (reader.container != nullptr) {
    if (depth == deepest_container) {
      throw InputError(fmt::format("more than {} archives in each other", deepest_container));
    }
    Contents contents(*this, place, depth + 1, reader_name(reader.format));
    return reader.container(bytes, origin, contents);
  }
  if (bytes.size() > largest_member) {
    throw InputError(fmt::format("too large: {} MB, and a document may have {} MB", bytes.size() / megabyte,
                                 largest_member / megabyte));
  }
  const Spend budget = [this](std::size_t size) { spend(size); };
  Extract extract = reader.document != nullptr ? reader.document(bytes, origin) : reader.package(bytes, origin, budget);
  if (extract.text.empty()) throw InputError(extract.warnings.empty() ? "empty" : extract.warnings.front());
  add_address(origin, extract);
  extract.reader = reader_name(reader.format);
  if (extract.text.size() > largest_document) throw InputError("too large: more than 64 MB of text");
  document(place, std::move(extract));
}

void Contents::document(Extract extract) {
  extract.reader = reader_;
  reading_.document(container_, std::move(extract));
}

void Contents::member(std::string_view name, std::string_view bytes, Origin origin, const Description& description) {
  member(
      name, [bytes](std::string&) { return bytes; }, std::move(origin), description);
}

void Contents::member(std::string_view name, const LoadMember& load, Origin origin, const Description& description) {
  const std::string place = place_of(name);
  if (!description.name.empty()) reading_.sidecar(place, description);
  if (origin.name.empty()) origin.name = clean(name);
  reading_.read(load, origin, place, depth_);
}

void Contents::problem(std::string_view name, const std::string& reason) {
  reading_.problem(place_of(name), reason);
}

std::string Contents::place_of(std::string_view name) {
  std::string visible = clean(name);
  if (visible.size() > longest_name) visible.resize(text::code_point_before(visible, longest_name));
  return reading_.unique(container_.empty() ? visible : container_ + '!' + visible);
}

FormatReader reader_of(Format format) {
  const auto found = std::ranges::find(readers, format, &FormatReader::format);
  return found == std::end(readers) ? FormatReader{.format = format} : *found;
}

void prepare_readers() {
#ifdef TENET_PDF
  prepare_pdf();
#endif
#ifdef TENET_ARCHIVES
  prepare_archives();
#endif
}

std::vector<std::string> needed_paths() {
  std::vector<std::string> paths;
#ifdef TENET_PDF
  paths.emplace_back(
      "/usr/share/poppler");  // which characters a font of Chinese, Japanese or Korean has (poppler-data)
#endif
  return paths;
}

void read_foreign(std::string_view bytes, const Origin& origin, const ReadSink& sink, std::uint64_t skip) {
  FileReading reading(sink, bytes.size(), skip);
  try {
    reading.read([bytes](std::string&) { return bytes; }, origin, {}, 0);
  } catch (const BudgetSpent&) {
    reading.problem({}, "expands to too much: what is left of it is not read");
  }
}

}  // namespace tenet::indexer
