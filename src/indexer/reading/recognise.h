#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/extract.h"

// Which format bytes are in. Known to libtenet, which reads text, Markdown and JSON lines itself, and to tenet-reader,
// which reads all else (formats/formats.h).
namespace tenet::indexer {

enum class Format : std::uint8_t {
  text,
  markdown,
  json_lines,
  html,
  web_page,  // MHTML: a page with its pictures, in the form of a message
  pdf,
  docx,
  odt,
  fodt,
  rtf,
  captions,  // SubRip and WebVTT
  epub,
  doc,  // Word before 2007, and what else is in an OLE2 file
  message,
  mailbox,
  warc,
  archive,     // zip, tar, 7z, rar, also compressed; holds files
  compressed,  // gz, bz2, xz, zst of one file, which may be an archive
  other,       // no format that tenet knows: pictures, programs, spreadsheets
};

// A row of the table of formats.
struct FormatRow {
  Format format = Format::other;
  std::string_view name = {};     // for people: "PDF", "JSON lines"
  std::string_view endings = {};  // lower case, with a space between: ".htm .html"; for people, and for formats that
                                  // have no sign of their own in their bytes
  std::string_view types = {};    // MIME types, likewise
  int version = 1;                // of its reader: raise it when files of the format should be read again
};

// All formats but `other`, in the order of the enum.
[[nodiscard]] std::span<const FormatRow> format_rows();
// "PDF"; "a format tenet does not know" for `other`.
[[nodiscard]] std::string_view name_of(Format format);

// What reads the format and its version, as an index keeps them with a document: "pdf 1".
[[nodiscard]] std::string reader_name(Format format);
// All of them.
[[nodiscard]] std::set<std::string> all_reader_names();
// Whether these readers, as reader_name() gives them, have the versions of this build. A name that this build does not
// know is current.
[[nodiscard]] bool are_current(const std::vector<std::string>& readers);

// The most bytes at the start of a file that recognise() looks at; of a zip it also wants the last
// `recognised_tail` bytes.
inline constexpr std::size_t recognised_head = 4096;
inline constexpr std::size_t recognised_tail = std::size_t{66} << 10;

// The format of bytes that begin with `head` and end with `tail`, which may overlap: a whole file as both, or its first
// `recognised_head` and last `recognised_tail` bytes. Signs in the bytes decide; where there are none the ending of
// origin.name, then origin.type; then it is text, unless it is binary (text::is_binary). Total, never throws.
[[nodiscard]] Format recognise(std::string_view head, std::string_view tail, const Origin& origin);
[[nodiscard]] inline Format recognise(std::string_view bytes, const Origin& origin) {
  return recognise(bytes, bytes, origin);
}

// Whether a file of that name is in a format that libtenet reads itself, unless its bytes say otherwise.
[[nodiscard]] bool has_own_ending(std::string_view name);
// Whether libtenet reads it itself, without tenet-reader.
[[nodiscard]] constexpr bool is_own(Format format) {
  return format == Format::text || format == Format::markdown || format == Format::json_lines;
}

}  // namespace tenet::indexer
