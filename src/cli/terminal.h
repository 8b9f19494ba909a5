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
  bool terminal = false;    // else nothing is cut or folded to fit
  bool links = false;       // OSC 8
};

enum class When { automatic, always, never };

// What the options of the program say of the terminal.
struct Screen {
  When colour = When::automatic;
  When links = When::automatic;
  bool pager = true;
};
// Those of this process, which has one standard output. Set before a command runs.
[[nodiscard]] Screen& screen();

// The style of standard output, settled when it is first asked for. Unless the screen says otherwise: colour on a
// terminal, but not when NO_COLOR is set or TERM is dumb; links on one that is not known to lack them. As wide as
// COLUMNS says, else the terminal; 100 columns for pipes and files.
[[nodiscard]] const Style& output_style();

// Whether TERM names a terminal that knows no escape sequences, or none.
[[nodiscard]] bool is_dumb();

// Whether standard error is a terminal that can be written over.
[[nodiscard]] bool can_show_progress();
// Its columns.
[[nodiscard]] std::size_t error_columns();

// Columns that UTF-8 text takes: marks none, East Asian wide characters two, what steers a terminal those of its
// escape.
[[nodiscard]] std::size_t display_width(std::string_view text);

// `text` on lines of at most `columns` columns, without newlines: broken at spaces, and within words that are longer
// than a line. At least one line.
[[nodiscard]] std::vector<std::string> fill_lines(std::string_view text, std::size_t columns);

// `text` with an ellipsis in place of its middle when it takes more than `columns` columns: for ids and addresses,
// which differ at both ends.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

// An id on the rest of a line that is indented by `indent`: shortened where it is longer. What is shown may be asked
// for as it is: Searcher::full_id().
[[nodiscard]] std::string id_for_people(std::string_view id, std::size_t indent, const Style& style);

// How words stand out: strong and faint by colour only; match as *words*, missing as [-words-] and added as {+words+}
// where there is no colour.
enum class Tone { strong, faint, match, missing, added };
// `text` in a tone, when there is colour.
[[nodiscard]] std::string tint(std::string_view text, Tone tone, const Style& style);

// `text` with each of its lines a link to `url`, on a terminal that knows links; only to the web.
[[nodiscard]] std::string link(std::string_view text, std::string_view url, const Style& style);

// Bytes of a text to write in a tone.
struct Toned {
  TextRange range = {};
  Tone tone = Tone::match;
};

// `text` on lines of at most `style.width` columns, each indented by `indent` spaces and ended by a newline, with the
// ranges in `toned` (ascending, apart from each other) in their tones. An empty line begins a new line.
[[nodiscard]] std::string wrap_toned(std::string_view text, const std::vector<Toned>& toned, std::size_t indent,
                                     const Style& style);
// The same with `marked` as matches.
[[nodiscard]] std::string wrap(std::string_view text, const std::vector<TextRange>& marked, std::size_t indent,
                               const Style& style);

}  // namespace tenet::cli
