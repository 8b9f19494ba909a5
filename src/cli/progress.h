#pragma once

#include <chrono>
#include <string>

#include <tenet/indexer.h>

namespace CLI {
class App;
}

// How far indexing is, on standard error.
namespace tenet::cli {

// Declares --progress.
void add_progress_option(CLI::App& command, std::string& form);

class Progress {
 public:
  enum class Form {
    bar,   // one line of a terminal, drawn over
    json,  // lines for programs: docs/schema/progress.schema.json
    none,
  };

  // The form that --progress names; "auto" is a bar on a terminal and nothing elsewhere.
  explicit Progress(const std::string& form);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Shows it, at most ten times a second; a new stage at once.
  void show(const IndexProgress& progress);
  // Says in the bar's place that the run is about to stop.
  void show_stopping();
  // Takes the bar away, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void draw(const IndexProgress& progress, double seconds);

  Form form_;
  bool drawn_ = false;
  bool stopping_ = false;
  IndexProgress::Stage stage_ = IndexProgress::Stage::reading;
  Clock::time_point start_;  // of the stage
  Clock::time_point last_;   // when something was shown
};

// A line for people of `columns` columns: the stage, a bar, rates, and how long it will take. `seconds` since the stage
// began.
[[nodiscard]] std::string progress_bar(const IndexProgress& progress, double seconds, std::size_t columns);
// The same as a line for programs, without its end.
[[nodiscard]] std::string progress_line(const IndexProgress& progress, double seconds);

}  // namespace tenet::cli
