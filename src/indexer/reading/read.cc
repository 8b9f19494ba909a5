#include "indexer/reading/read.h"

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <tenet/error.h>

#include "base/files.h"
#include "errors.h"
#include "indexer/reading/front_matter.h"
#include "indexer/reading/jsonl.h"
#include "indexer/reading/recognise.h"
#include "indexer/reading/worker/worker.h"
#include "text/ascii.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// So many members of a file that cannot be read are named; the others are counted.
constexpr std::size_t most_problems = 1000;

// How much of a file of records is read at a time, in bytes.
constexpr std::size_t chunk_size = std::size_t{256} << 10;

// "210.0 MB", "640 bytes".
std::string size_text(std::uintmax_t bytes) {
  constexpr double megabyte = 1 << 20;
  if (bytes < 100000) return fmt::format("{} bytes", bytes);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / megabyte);
}

std::string too_large(std::uintmax_t size) {
  return fmt::format("too large: {}, and a document may have {}; cut it into parts", size_text(size),
                     size_text(largest_document));
}

std::string replaced(const text::Decoded& decoded) {
  return fmt::format("{} of its characters {} not {}: each became U+FFFD", decoded.replaced,
                     decoded.replaced == 1 ? "is" : "are", decoded.encoding);
}

// The next bytes of `file` after those in `bytes`; false at its end.
bool read_more(base::InputFile& file, std::string& bytes, std::size_t most) {
  const std::size_t had = bytes.size();
  bytes.resize(had + most);
  const std::size_t got = file.read(bytes.data() + had, most);
  bytes.resize(had + got);
  return got > 0;
}

// What `read` makes of a document at `where` or, where it throws, nothing and a problem: no document ends the run.
template <typename Read>
std::optional<SourceDocument> attempt(const Read& read, const std::string& where, const OnProblem& on_problem) {
  std::string reason;
  try {
    return read();
  } catch (const base::FileError&) {
    throw;
  } catch (const std::exception&) {
    reason = reason_of_exception();
  }
  on_problem({.where = where, .reason = std::move(reason)});
  return std::nullopt;
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

// Reads a file of records line by line; at most one line is in memory.
class RecordReader {
 public:
  RecordReader(const std::string& name, const OnDocument& on_document, const OnProblem& on_problem)
      : name_(name), on_document_(on_document), on_problem_(on_problem) {}

  // `more` adds the next bytes to what it is given; false at the end.
  void read(const std::function<bool(std::string&)>& more_of) {
    std::string chunk;
    bool more = more_of(chunk);
    if (chunk.starts_with("\xFF\xFE"sv) || chunk.starts_with("\xFE\xFF"sv)) {
      while (chunk.size() <= largest_document && more_of(chunk)) {
      }
      if (chunk.size() > largest_document) return on_problem_({.where = name_, .reason = too_large(chunk.size())});
      chunk = text::decode(chunk).text;
    } else if (text::is_binary(chunk)) {
      return on_problem_({.where = name_, .reason = "binary, not JSON lines"});
    }
    while (more && !is_binary_) {
      take(chunk);
      chunk.clear();
      more = more_of(chunk);
    }
    if (is_binary_) return;
    if (line_size_ > 0) end_line();
    if (!any_) on_problem_({.where = name_, .reason = "empty"});
  }

 private:
  // Adds bytes to the line and ends it wherever they hold a line feed.
  void take(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      const auto piece = bytes.substr(0, end);
      line_size_ += piece.size();
      if (line_size_ <= largest_document) line_.append(piece);
      // A hole of terabytes in a file that takes no room would be read for hours.
      if (line_size_ > largest_document && piece.find('\0') != std::string_view::npos) {
        ++number_;
        is_binary_ = true;
        return trouble("binary, not JSON lines; the rest of the file is not read");
      }
      if (end == std::string_view::npos) return;
      end_line();
      bytes.remove_prefix(end + 1);
    }
  }

  void end_line() {
    ++number_;
    if (line_size_ > largest_document) {
      any_ = true;
      trouble(too_large(line_size_));
    } else if (number_ == 1 && line_.starts_with("\uFEFF"sv)) {
      read_record(std::string_view(line_).substr("\uFEFF"sv.size()));
    } else {
      read_record(line_);
    }
    line_size_ = 0;
    line_.clear();
  }

  void read_record(std::string_view line) {
    if (text::is_blank(line)) return;
    any_ = true;
    const std::string where = fmt::format("{}:{}", name_, number_);
    const auto parse = [&] {
      text::Decoded decoded;
      if (!text::is_utf8(line)) {
        decoded = text::decode(line);
        line = decoded.text;
        if (decoded.replaced > 0) trouble(replaced(decoded), false);
      }
      std::vector<std::string> warnings;
      SourceDocument source{.document = parse_record(line, where, &warnings), .line = number_};
      for (std::string& warning : warnings) trouble(std::move(warning), false);
      return source;
    };
    if (auto source = attempt(parse, where, on_problem_)) on_document_(std::move(*source));
  }

  void trouble(std::string reason, bool skipped = true) {
    on_problem_({.where = fmt::format("{}:{}", name_, number_), .reason = std::move(reason), .skipped = skipped});
  }

  const std::string& name_;
  const OnDocument& on_document_;
  const OnProblem& on_problem_;
  std::string line_ = {};
  std::size_t line_size_ = 0;  // bytes, also of a line that is too long to keep
  int number_ = 0;
  bool is_binary_ = false;
  bool any_ = false;  // a line that is not blank
};

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
      RecordReader(name_, on_document_, on_problem_).read([&](std::string& bytes) {
        return read_more(file, bytes, chunk_size);
      });
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
                        end_.lasts = end_.lasts && trouble.lasts;
                        problem(trouble.member, trouble.reason);
                      },
                  .sidecar = [&](const MemberSidecar& sidecar) { take(sidecar); }});
    in_worker_ = false;
    if (left_out_ > 0) problem("", fmt::format("{} more of its members could not be read", left_out_));
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
    RecordReader(place, on_record, on_problem_).read([&](std::string& chunk) {
      if (!is_read) chunk += bytes;
      return !std::exchange(is_read, true);
    });
  }

  // Text of one document: `bytes`, once `load` has been called.
  template <typename Load>
  void own(const std::string& place, const std::string& bytes, Format format, const Origin& origin, const Load& load) {
    Format hidden = format;  // by signs that an encoding hides
    std::string decoded_text;
    const auto refuse = [&](std::string reason) {
      on_problem_({.where = place, .reason = std::move(reason)});
      return std::nullopt;
    };
    const auto parse = [&]() -> std::optional<SourceDocument> {
      load();
      if (bytes.size() > largest_document) return refuse(too_large(bytes.size()));
      if (text::is_binary(bytes)) return refuse("binary, not text");
      text::Decoded decoded = text::decode(bytes);
      if (decoded.text != bytes) hidden = recognise(decoded.text, origin);
      if (!is_own(hidden)) {
        decoded_text = std::move(decoded.text);
        return std::nullopt;
      }
      return read_document(std::move(decoded), format == Format::markdown ? Markup::markdown : Markup::plain, place,
                           on_problem_);
    };
    auto source = attempt(parse, place, on_problem_);
    if (source) return give(std::move(*source), place);
    if (is_own(hidden)) return;
    // tenet-reader is at work on the file that holds a member, and has taken it for text: it is not asked again.
    if (in_worker_) return on_problem_({.where = place, .reason = "its format is hidden by its encoding"});
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
    if (!member.empty() && ++problems_ > most_problems) {
      left_out_ += skipped ? 1U : 0U;
      return;
    }
    on_problem_({.where = place_of(member), .reason = std::move(reason), .skipped = skipped});
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
  std::size_t problems_ = 0;  // of members
  std::size_t left_out_ = 0;  // members with a problem that is not named
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
    return {.is_whole = false, .lasts = false};
  }
}

ReadEnd read_file(const std::filesystem::path& file, const std::string& name, const OnDocument& on_document,
                  const OnProblem& on_problem) {
  return FileReader().read(file, name, {}, on_document, on_problem);
}

}  // namespace tenet::indexer
