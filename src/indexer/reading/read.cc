#include "indexer/reading/read.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/files.h"
#include "indexer/reading/front_matter.h"
#include "indexer/reading/recognise.h"
#include "indexer/reading/record_reader.h"
#include "indexer/reading/worker/worker.h"
#include "text/ascii.h"
#include "text/charset.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// So many problems of what is in a file are named, and so many of the file itself; the others are counted.
constexpr std::size_t most_problems = 1000;

// How much of a file of records is read at a time, in bytes.
constexpr std::size_t chunk_size = std::size_t{256} << 10;

// The next bytes of `file` after those in `bytes`; false at its end.
bool read_more(base::InputFile& file, std::string& bytes, std::size_t most) {
  const std::size_t had = bytes.size();
  bytes.resize(had + most);
  const std::size_t got = file.read(bytes.data() + had, most);
  bytes.resize(had + got);
  return got > 0;
}

// Reads text that is one document; gives nothing, and a problem, where it is none.
std::optional<SourceDocument> read_document(text::Decoded decoded, Markup markup, const std::string& name,
                                            const OnProblem& on_problem) {
  if (text::is_blank(decoded.text)) {
    on_problem({.where = name, .reason = "empty"});
    return std::nullopt;
  }
  if (decoded.replaced > 0) on_problem({.where = name, .reason = replaced(decoded), .skipped = false});
  SourceDocument source{.form = {.markup = markup}};
  Document& document = source.document;
  document.text = std::move(decoded.text);
  const FrontMatter matter = read_front_matter(document.text);
  if (!matter.problem.empty()) {
    on_problem({.where = fmt::format("{}:{}", name, matter.line), .reason = matter.problem, .skipped = false});
  }
  source.form.body = matter.body;
  document.id = name;
  for (std::string& warning : fill_document(document, matter.keys)) {
    on_problem({.where = name, .reason = std::move(warning), .skipped = false});
  }
  return source;
}

}  // namespace

SourceDocument make_source(Extract extract, std::string id, std::vector<std::string>& warnings) {
  SourceDocument source{
      .form = {.markup = Markup::extract, .reader = std::move(extract.reader), .blocks = std::move(extract.blocks)}};
  std::ranges::move(extract.warnings, std::back_inserter(warnings));
  Document& document = source.document;
  document.id = std::move(id);
  document.text = std::move(extract.text);
  document.pages = {.marks = std::move(extract.pages), .labels = std::move(extract.page_labels)};
  std::ranges::move(fill_document(document, extract.keys), std::back_inserter(warnings));
  return source;
}

// Reads one file.
class FileReader::Reading {
 public:
  Reading(Worker& worker, const std::string& name, const Sidecar& sidecar, const OnDocument& on_document,
          const OnProblem& on_problem)
      : worker_(worker), name_(name), sidecar_(sidecar), on_document_(on_document), on_problem_(on_problem) {}

  ReadEnd read(base::InputFile& file) {
    read_whole(file);
    if (left_out_ > 0) {
      on_problem_({.where = name_, .reason = fmt::format("{} more parts of it could not be read", left_out_)});
    }
    return end_;
  }

 private:
  // A member, or the container that it is, and what the sidecar beside it says.
  struct Described {
    std::string place;
    Sidecar sidecar;
  };

  // Whether `place` is `container` or stands in it.
  static bool is_inside(const std::string& place, const std::string& container) {
    return place.starts_with(container) && (place.size() == container.size() || place[container.size()] == '!');
  }

  void read_whole(base::InputFile& file) {
    const std::uint64_t size = file.status().size;
    const auto part = [&](std::uint64_t begin, std::size_t most) {
      std::string bytes(most, '\0');
      bytes.resize(file.read_at(begin, bytes.data(), most));
      return bytes;
    };
    const std::string head = part(0, recognised_head);
    const bool is_zip = head.starts_with("PK"sv);
    const std::string tail =
        is_zip ? part(size - std::min<std::uint64_t>(size, recognised_tail), recognised_tail) : head;
    const Origin origin{.name = name_};
    const Format format = recognise(head, tail, origin);
    if (!is_own(format)) return foreign(file, format, origin);
    if (format == Format::json_lines) {
      read_records(
          name_, [&](std::string& bytes) { return read_more(file, bytes, chunk_size); }, on_document_, report_);
      return;
    }
    if (size > largest_document) return problem("", too_large(size));
    std::string bytes;
    own(name_, bytes, format, origin, [&] {
      while (bytes.size() <= largest_document && read_more(file, bytes, chunk_size)) {
      }
    });
  }

  // A format that tenet-reader reads. `source` is what it takes.
  template <typename Source>
  void foreign(const Source& source, Format format, const Origin& origin) {
    if (format == Format::other) return problem("", "binary, not text");
    container_ = reader_name(format);
    in_worker_ = true;
    worker_.read(source, format, origin,
                 {.document = [&](const std::string& member, Extract extract) { take(member, std::move(extract)); },
                  .text = [&](const std::string& member, const std::string& bytes,
                              const Origin& from) { take(member, bytes, from); },
                  .problem =
                      [&](const MemberProblem& trouble) {
                        end_.is_whole = end_.is_whole && !trouble.member.empty();
                        end_.is_final = end_.is_final && trouble.is_final;
                        problem(trouble.member, trouble.reason);
                      },
                  .sidecar = [&](const MemberSidecar& sidecar) { take(sidecar); }});
    in_worker_ = false;
  }

  void take(const MemberSidecar& sidecar) {
    const std::string place = place_of(sidecar.member);
    while (!described_.empty() && !is_inside(place, described_.back().place)) described_.pop_back();
    described_.push_back({place, parse_sidecar(sidecar.name, sidecar.bytes)});
    const std::string container = sidecar.member.substr(0, sidecar.member.rfind('!') + 1);
    for (const std::string& trouble : described_.back().sidecar.problems) {
      problem(container + sidecar.name, trouble, false);
    }
  }

  void take(const std::string& member, Extract extract) {
    std::vector<std::string> warnings;
    SourceDocument source = make_source(std::move(extract), place_of(member), warnings);
    for (std::string& warning : warnings) problem(member, std::move(warning), false);
    const std::string place = source.document.id;
    give(std::move(source), place);
  }

  // A member in a format that is read here.
  void take(const std::string& member, const std::string& bytes, const Origin& origin) {
    const std::string place = place_of(member);
    const Format format = recognise(bytes, origin);
    if (format != Format::json_lines) return own(place, bytes, format, origin, [] {});
    bool is_read = false;
    const OnDocument on_record = [&](SourceDocument source) { give(std::move(source), place); };
    const auto more = [&](std::string& chunk) {
      if (!is_read) chunk += bytes;
      return !std::exchange(is_read, true);
    };
    read_records(place, more, on_record, report_);
  }

  // Text of one document: `bytes`, once `load` has been called.
  template <typename Load>
  void own(const std::string& place, const std::string& bytes, Format format, const Origin& origin, const Load& load) {
    Format hidden = format;  // by signs that an encoding hides
    std::string decoded_text;
    const auto refuse = [&](std::string reason) {
      report_({.where = place, .reason = std::move(reason)});
      return std::nullopt;
    };
    const auto parse = [&]() -> std::optional<SourceDocument> {
      load();
      if (bytes.size() > largest_document) return refuse(too_large(bytes.size()));
      if (text::is_binary(bytes)) return refuse("binary, not text");
      text::Decoded decoded = text::decode_declared(bytes, origin.charset);
      if (decoded.text != bytes) hidden = recognise(decoded.text, origin);
      if (!is_own(hidden)) {
        decoded_text = std::move(decoded.text);
        return std::nullopt;
      }
      return read_document(std::move(decoded), format == Format::markdown ? Markup::markdown : Markup::plain, place,
                           report_);
    };
    auto source = attempt(parse, place, report_);
    if (source) return give(std::move(*source), place);
    if (is_own(hidden)) return;
    // tenet-reader is at work on the file that holds a member, and has taken it for text: it is not asked again.
    if (in_worker_) return report_({.where = place, .reason = "its format is hidden by its encoding"});
    Origin decoded_origin = origin;
    decoded_origin.charset = "utf-8";
    foreign(std::string_view(decoded_text), hidden, decoded_origin);
  }

  // `place` is that of the file or member it comes from, which a record shares with others.
  void give(SourceDocument source, const std::string& place) {
    const bool is_member = source.document.id != name_;
    if (is_member) source.container = container_;
    apply(sidecar_, is_member, source.document);
    for (const Described& each : described_) {
      if (is_inside(place, each.place)) apply(each.sidecar, source.document.id != each.place, source.document);
    }
    on_document_(std::move(source));
  }
  void problem(const std::string& member, std::string reason, bool skipped = true) {
    report({.where = place_of(member), .reason = std::move(reason), .skipped = skipped});
  }
  // All problems go through here: a file may have more of them than anybody reads.
  void report(Problem problem) {
    std::size_t& count = problem.where == name_ ? of_file_ : of_parts_;
    if (count < most_problems) {
      ++count;
      on_problem_(std::move(problem));
    } else if (problem.skipped) {
      ++left_out_;
    }
  }
  [[nodiscard]] std::string place_of(const std::string& member) const {
    return member.empty() ? name_ : name_ + '!' + member;
  }

  Worker& worker_;
  const std::string& name_;
  const Sidecar& sidecar_;
  const OnDocument& on_document_;
  const OnProblem& on_problem_;
  std::string container_ = {};             // reader_name() of the file
  std::vector<Described> described_ = {};  // each inside the one before
  bool in_worker_ = false;
  const OnProblem report_ = [this](Problem problem) { report(std::move(problem)); };
  std::size_t of_file_ = 0;   // problems of the file itself that were named
  std::size_t of_parts_ = 0;  // the same of its members and records
  std::size_t left_out_ = 0;  // what was not read, and is not named
  ReadEnd end_ = {};
};

FileReader::FileReader() : FileReader(WorkerOptions()) {}
FileReader::FileReader(WorkerOptions options) : worker_(std::make_unique<Worker>(std::move(options))) {}
FileReader::~FileReader() = default;

ReadEnd FileReader::read(const std::filesystem::path& file, const std::string& name, const Sidecar& sidecar,
                         const OnDocument& on_document, const OnProblem& on_problem) {
  try {
    base::InputFile in(file);
    return Reading(*worker_, name, sidecar, on_document, on_problem).read(in);
  } catch (const base::FileError& error) {
    on_problem({.where = name, .reason = error.why()});
    return {.is_whole = false, .is_final = false};
  }
}

ReadEnd read_file(const std::filesystem::path& file, const std::string& name, const OnDocument& on_document,
                  const OnProblem& on_problem) {
  return FileReader().read(file, name, {}, on_document, on_problem);
}

}  // namespace tenet::indexer
