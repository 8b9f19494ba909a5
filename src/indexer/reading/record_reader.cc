#include "indexer/reading/record_reader.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/reading/jsonl.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// "210.0 MB", "640 bytes".
std::string size_text(std::uintmax_t bytes) {
  constexpr double megabyte = 1 << 20;
  if (bytes < 100000) return fmt::format("{} bytes", bytes);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / megabyte);
}

class RecordReader {
 public:
  RecordReader(const std::string& name, const OnDocument& on_document, const OnProblem& on_problem)
      : name_(name), on_document_(on_document), on_problem_(on_problem) {}

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

std::string too_large(std::uintmax_t size) {
  return fmt::format("too large: {}, and a document may have {}; cut it into parts", size_text(size),
                     size_text(largest_document));
}

std::string replaced(const text::Decoded& decoded) {
  return fmt::format("{} of its characters {} not {}: each became U+FFFD", decoded.replaced,
                     decoded.replaced == 1 ? "is" : "are", decoded.encoding);
}

void read_records(const std::string& name, const std::function<bool(std::string&)>& more_of,
                  const OnDocument& on_document, const OnProblem& on_problem) {
  RecordReader(name, on_document, on_problem).read(more_of);
}

}  // namespace tenet::indexer
