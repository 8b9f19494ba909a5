#include "cli/output.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>

#include "cli/streams.h"

namespace tenet::cli {
namespace {

constexpr int newest_version = 1;

// In the order of When.
const std::vector<std::string>& whens() {
  static const std::vector<std::string> names{"auto", "always", "never"};
  return names;
}

void add_when(CLI::App& program, const std::string& name, When& when, const std::string& what) {
  const auto choose = [&when](const std::string& word) {
    when = static_cast<When>(std::ranges::find(whens(), word) - whens().begin());
  };
  program.add_option_function<std::string>(name, choose, what)
      ->type_name("auto|always|never")
      ->check(CLI::IsMember(whens()).description(""));
}

// The character set that the locale names, if it is another than UTF-8. A locale without one ("C", "en") says nothing.
std::string other_character_set() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    const std::size_t dot = locale.find('.');
    if (dot == std::string_view::npos) return {};
    const std::string set(locale.substr(dot + 1, locale.find('@') - dot - 1));
    const bool utf8 = set == "UTF-8" || set == "utf8" || set == "utf-8" || set == "UTF8";
    return utf8 ? "" : set;
  }
  return {};
}

std::string with_ascii_marks(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> marks{{{"\u201c", "\""},
                                                                                        {"\u201d", "\""},
                                                                                        {"\u2018", "'"},
                                                                                        {"\u2019", "'"},
                                                                                        {"\u2013", "-"},
                                                                                        {"\u2014", "--"},
                                                                                        {"\u2026", "..."},
                                                                                        {"\u2022", "*"},
                                                                                        {"\u00a0", " "},
                                                                                        {"\u2011", "-"}}};
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const auto mark =
        std::ranges::find_if(marks, [&](const auto& pair) { return text.substr(i).starts_with(pair.first); });
    plain += mark == marks.end() ? text.substr(i, 1) : mark->second;
    i += mark == marks.end() ? 1 : mark->first.size();
  }
  return plain;
}

}  // namespace

const std::vector<std::string>& table_formats() {
  static const std::vector<std::string> formats{"text", "csv", "tsv", "json", "jsonl", "markdown"};
  return formats;
}

void add_output_options(CLI::App& command, OutputOptions& options, const std::vector<std::string>& formats) {
  command.add_option("--format", options.format, "How to write it; default text")->check(CLI::IsMember(formats));
  const auto choose = [&options](const std::string& list) {
    options.fields.clear();
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      options.fields.push_back(list.substr(begin, end - begin));
      begin = end + 1;
    }
  };
  command.add_option_function<std::string>("--fields", choose,
                                           "Which columns to write, in this order: NAME,NAME ... or all");
  const auto supported = [](const std::string& version) {
    if (version == std::to_string(newest_version)) return std::string();
    throw InputError("--format-version " + version + ": this tenet does not write it",
                     fmt::format("it writes version {}", newest_version));
  };
  command.add_option("--format-version", options.format_version, "Fail unless this version of the format is written")
      ->check(CLI::Validator(supported, ""))
      ->capture_default_str();
  command.add_flag("--bom", options.bom, "Begin CSV and TSV with a byte order mark, by which Excel knows UTF-8");
}

void add_screen_options(CLI::App& program) {
  add_when(program, "--color", screen().colour, "Colour: on a terminal, unless NO_COLOR is set");
  add_when(program, "--hyperlinks", screen().links, "Make titles links to their pages, on a terminal that knows links");
  program.add_flag_callback(
      "--no-pager", [] { screen().pager = false; }, "Write to the terminal at once, not through less or PAGER");
}

Output::Output(const OutputOptions& options) : style_(output_style()) {
  if (options.bom && options.format != "csv" && options.format != "tsv") {
    throw InputError("--bom: --format " + options.format + " has no byte order mark", "it goes with --format csv");
  }
  // A terminal is for people, whatever is written to it.
  write_exactly(!style_.terminal && options.format != "text" && options.format != "markdown");
  if (style_.terminal) {
    const std::string set = other_character_set();
    ascii_marks_ = !set.empty();
    if (ascii_marks_) fmt::print(stderr, "note: the locale names {}; tenet writes UTF-8, with plain marks here\n", set);
  }
  if (options.bom) write("\xef\xbb\xbf");
}

Output::~Output() = default;

void Output::write(std::string_view bytes) {
  const std::string plain = ascii_marks_ ? with_ascii_marks(bytes) : "";
  if (ascii_marks_) bytes = plain;
  // fwrite() counts what it could not pass on, too, where the stream is buffered by lines.
  const bool taken = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  if (!taken || std::ferror(stdout) != 0) throw_unwritten();
}

void Output::flush() {
  if (std::fflush(stdout) != 0) throw_unwritten();
}

void Output::finish() {
  flush();
  pager_.close();
}

void Output::throw_unwritten() const {
  if (pager_.open() && errno == EPIPE) throw PagerLeft();
  throw Error(fmt::format("writing the output: {}", std::strerror(errno)),
              "what was written is not whole; free some space or write elsewhere");
}

}  // namespace tenet::cli
