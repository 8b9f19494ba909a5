#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/render/json.h"
#include "cli/streams.h"
#include "cli/terminal.h"

namespace tenet::cli {
namespace {

using Stage = IndexProgress::Stage;

constexpr std::chrono::milliseconds between{100};

// A rate over less time than this says nothing about the rest.
constexpr double least_seconds = 1;

const char* name_of(Stage stage) {
  switch (stage) {
    case Stage::reading: return "reading";
    case Stage::tagging: return "tagging";
    case Stage::writing: return "writing";
  }
  return "";
}

double share_of(const IndexProgress& progress) {
  if (progress.all_bytes == 0) return 0;
  return std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.all_bytes));
}

// Seconds to the end of the stage, below 0 when that cannot be told yet.
double seconds_left(const IndexProgress& progress, double seconds) {
  const double share = share_of(progress);
  return share <= 0 || seconds < least_seconds ? -1 : seconds * (1 - share) / share;
}

// "8 s", "3:05 min"
std::string duration(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

}  // namespace

void add_progress_option(CLI::App& command, std::string& form) {
  command.add_option("--progress", form, "How to say how far it is; auto is a bar on a terminal, nothing elsewhere")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
}

std::string progress_bar(const IndexProgress& progress, double seconds, std::size_t columns) {
  if (progress.stage == Stage::writing) return "writing the index";
  std::string line = fmt::format("{} {:3.0f}%", name_of(progress.stage), std::floor(100 * share_of(progress)));
  std::string numbers = fmt::format("{} documents", progress.documents);
  if (seconds >= least_seconds)
    numbers += fmt::format(", {:.1f} MB/s", static_cast<double>(progress.bytes) / 1e6 / seconds);
  const double left = seconds_left(progress, seconds);
  if (left >= 0) numbers += ", " + duration(left) + " left";
  // The last column stays empty: some terminals begin a new line behind it.
  const std::size_t used = line.size() + numbers.size() + 6;
  if (columns >= used + 10) {
    const std::size_t width = std::min<std::size_t>(columns - used, 40);
    const auto done = static_cast<std::size_t>(share_of(progress) * static_cast<double>(width));
    line += fmt::format(" [{}{}]", std::string(done, '#'), std::string(width - done, '.'));
  }
  return (line + "  " + numbers).substr(0, columns - 1);
}

std::string progress_line(const IndexProgress& progress, double seconds) {
  const double left = seconds_left(progress, seconds);
  const auto tenths = [](double value) { return std::round(value * 10) / 10; };
  return to_line({{"type", "progress"},
                  {"stage", name_of(progress.stage)},
                  {"files", progress.files},
                  {"all_files", progress.all_files},
                  {"bytes", progress.bytes},
                  {"all_bytes", progress.all_bytes},
                  {"documents", progress.documents},
                  {"seconds", tenths(seconds)},
                  {"seconds_left", left < 0 ? Json(nullptr) : Json(tenths(left))}});
}

Progress::Progress(const std::string& form)
    : form_(form == "json"                          ? Form::json
            : form == "auto" && can_show_progress() ? Form::bar
                                                    : Form::none),
      start_(Clock::now()),
      last_(start_ - between) {
  // Finding the files comes first, and may take a while.
  if (form_ == Form::bar) show({});
}

void Progress::show(const IndexProgress& progress) {
  if (form_ == Form::none || stopping_) return;
  const Clock::time_point now = Clock::now();
  const bool is_new = progress.stage != stage_;
  if (is_new) start_ = now;
  const bool is_last = progress.all_files > 0 && progress.files == progress.all_files;
  if (!is_new && !is_last && now - last_ < between) return;
  stage_ = progress.stage;
  last_ = now;
  draw(progress, std::chrono::duration<double>(now - start_).count());
}

void Progress::draw(const IndexProgress& progress, double seconds) {
  if (form_ == Form::json) {
    fmt::print(stderr, "{}\n", progress_line(progress, seconds));
  } else {
    fmt::print(stderr, "{}{}{}", own("\r"), progress_bar(progress, seconds, error_columns()), own("\x1b[K"));
    drawn_ = true;
  }
  std::fflush(stderr);
}

void Progress::show_stopping() {
  if (stopping_) return;
  clear();
  stopping_ = true;
  fmt::print(stderr, "stopping: what was read is put into the index; Ctrl-C again ends at once\n");
}

void Progress::clear() {
  if (drawn_) fmt::print(stderr, "{}", own("\r\x1b[K"));
  drawn_ = false;
}

}  // namespace tenet::cli
