#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>

// What the reader's terminal can show.
namespace tenet::cli {

// How to write for people.
struct Style {
  bool colour = false;      // else matches are set between asterisks
  std::size_t width = 100;  // columns, at least 20
};

// The style of standard output: colour on a terminal unless NO_COLOR is set or TERM is dumb, the terminal's width;
// 100 columns for pipes and files, so that they do not depend on who runs the command.
[[nodiscard]] Style output_style();

// Whether standard error is a terminal that can be written over.
[[nodiscard]] bool can_show_progress();

// Columns that UTF-8 text takes: marks none, East Asian wide characters two.
[[nodiscard]] std::size_t display_width(std::string_view text);

// How words stand out: strong and faint by colour only; match as *words*, missing as [-words-] and added as {+words+}
// where there is no colour.
enum class Tone { strong, faint, match, missing, added };
// `text` in a tone, when there is colour.
[[nodiscard]] std::string tint(std::string_view text, Tone tone, const Style& style);

// Bytes of a text to write in a tone.
struct Toned {
  TextRange range = {};
  Tone tone = Tone::match;
};

// `text` on lines of at most `style.width` columns, each indented by `indent` spaces and ended by a newline, with the
// ranges in `toned` (ascending, apart from each other) in their tones. An empty line begins a new line. Control
// characters become spaces, so that no document can steer the terminal.
[[nodiscard]] std::string wrap_toned(std::string_view text, const std::vector<Toned>& toned, std::size_t indent,
                                     const Style& style);
// The same with `marked` as matches.
[[nodiscard]] std::string wrap(std::string_view text, const std::vector<TextRange>& marked, std::size_t indent,
                               const Style& style);

}  // namespace tenet::cli
