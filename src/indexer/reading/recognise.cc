#include "indexer/reading/recognise.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "text/ascii.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::array rows{
    FormatRow{Format::text, "text", ".txt .text", "text/plain"},
    FormatRow{Format::markdown, "Markdown", ".md .markdown", "text/markdown"},
    FormatRow{Format::json_lines, "JSON lines", ".jsonl .ndjson", "application/jsonl application/x-ndjson"},
    FormatRow{Format::html, "HTML", ".html .htm .xhtml .xht .shtml", "text/html application/xhtml+xml"},
    FormatRow{Format::web_page, "MHTML", ".mht .mhtml", "multipart/related application/x-mimearchive"},
    FormatRow{Format::pdf, "PDF", ".pdf", "application/pdf"},
    FormatRow{Format::docx, "DOCX", ".docx .docm .dotx",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    FormatRow{Format::odt, "ODT", ".odt .ott", "application/vnd.oasis.opendocument.text"},
    FormatRow{Format::fodt, "FODT", ".fodt", "application/vnd.oasis.opendocument.text-flat-xml"},
    FormatRow{Format::rtf, "RTF", ".rtf", "application/rtf text/rtf"},
    FormatRow{Format::captions, "captions", ".srt .vtt", "application/x-subrip text/vtt"},
    FormatRow{Format::epub, "EPUB", ".epub", "application/epub+zip"},
    FormatRow{Format::doc, "DOC", ".doc .dot", "application/msword"},
    FormatRow{Format::message, "mail message", ".eml", "message/rfc822"},
    FormatRow{Format::mailbox, "mailbox", ".mbox .mbx", "application/mbox"},
    FormatRow{Format::warc, "WARC", ".warc .warc.gz", "application/warc"},
    FormatRow{Format::archive, "archive", ".zip .tar .tgz .tar.gz .tar.bz2 .tar.xz .tar.zst .7z .rar",
              "application/zip application/x-tar application/x-7z-compressed"},
    FormatRow{Format::compressed, "compressed file", ".gz .bz2 .xz .zst", "application/gzip application/x-xz"},
};

// Whether `word` stands in `list`, whose words have a space between them.
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool begins_with_letters(std::string_view bytes, std::string_view lower) {
  return bytes.size() >= lower.size() && text::to_lower(bytes.substr(0, lower.size())) == lower;
}

// Little-endian.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

// Of a file in a zip: the format that the first entry, "mimetype", states for ODF and EPUB.
std::optional<Format> stated_format(std::string_view head) {
  constexpr std::size_t name_at = 30;  // PKWARE APPNOTE 4.3.7
  if (head.size() < name_at + 8 || head.substr(name_at, 8) != "mimetype"sv) return std::nullopt;
  const std::string_view stated = head.substr(std::min(head.size(), name_at + 8 + number_at(head, 28, 2)));
  if (stated.starts_with("application/epub+zip"sv)) return Format::epub;
  if (stated.starts_with("application/vnd.oasis.opendocument.text"sv)) return Format::odt;
  if (stated.starts_with("application/vnd.oasis.opendocument."sv)) return Format::other;
  return std::nullopt;
}

// Some programs of Windows write "word\document.xml".
bool is_in_folder(std::string_view name, std::string_view folder) {
  return name.starts_with(folder) && name.size() > folder.size() &&
         (name[folder.size()] == '/' || name[folder.size()] == '\\');
}

// Where an EPUB names its package document (EPUB OCF 3.3, 4.2.6.3.1). Capitals do not matter in names (4.2.2).
bool is_container(std::string_view name) {
  std::string lower = text::to_lower(name);
  std::ranges::replace(lower, '\\', '/');
  return lower == "meta-inf/container.xml"sv;
}

// Whether a zip whose list at the end is missing begins as Word's files do.
bool is_cut_package(std::string_view head) {
  constexpr std::size_t name_at = 30;
  if (head.size() < name_at) return false;
  const std::string_view name = head.substr(name_at, number_at(head, 26, 2));
  return name == "[Content_Types].xml"sv || name == "_rels/.rels"sv || is_in_folder(name, "word"sv);
}

// Office formats are zips that hold certain names. Their list stands at the end.
Format zip_format(std::string_view head, std::string_view tail) {
  if (const auto stated = stated_format(head)) return *stated;
  constexpr std::size_t entry_size = 46;               // PKWARE APPNOTE 4.3.12
  const std::size_t end = tail.rfind("PK\x05\x06"sv);  // 4.3.16
  if (end == std::string_view::npos) return is_cut_package(head) ? Format::docx : Format::archive;
  // Zips inside this one that are not compressed have lists of their own.
  const std::size_t size_of_list = number_at(tail, std::min(end + 12, tail.size() - 4), 4);
  std::size_t at = end - std::min(end, size_of_list);
  bool is_package = size_of_list > end && is_cut_package(head);  // the list begins before the tail
  bool is_word = false;
  bool is_sheet = false;
  bool is_epub = false;
  bool is_odf = false;
  for (at = tail.find("PK\x01\x02"sv, at); at != std::string_view::npos && at + entry_size <= end;) {
    const std::size_t size = number_at(tail, at + 28, 2);
    const std::string_view name = tail.substr(at + entry_size, size);
    is_package |= name == "[Content_Types].xml"sv;
    is_word |= is_in_folder(name, "word"sv);
    is_sheet |= is_in_folder(name, "xl"sv) || is_in_folder(name, "ppt"sv) || is_in_folder(name, "visio"sv);
    is_epub |= is_container(name);
    is_odf |= name == "content.xml"sv;
    at = tail.find("PK\x01\x02"sv, at + entry_size);
  }
  if (is_package && is_word) return Format::docx;
  if (is_package && is_sheet) return Format::other;
  if (is_epub) return Format::epub;
  if (is_odf) return Format::odt;
  return Format::archive;
}

// What begins like this is in this format.
struct Magic {
  std::string_view beginning;
  Format format;
};

constexpr std::array magics{
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::doc},
    Magic{"7z\xBC\xAF\x27\x1C", Format::archive},
    Magic{"Rar!\x1A\x07", Format::archive},
    Magic{"\x1F\x8B", Format::compressed},
    Magic{"BZh", Format::compressed},
    Magic{"\xFD"
          "7zXZ",
          Format::compressed},
    Magic{"\x28\xB5\x2F\xFD", Format::compressed},
    Magic{"\x1F\x9D", Format::compressed},
    Magic{"WARC/", Format::warc},
    Magic{"filedesc://", Format::warc},  // ARC
    Magic{"{\\rtf", Format::rtf},
};

// A PDF may begin with what a printer or a mail program left; the standard allows 1,024 bytes (ISO 32000-1, annex
// H.3.4.1).
bool is_pdf(std::string_view head) {
  constexpr std::size_t junk = 1024;
  const std::size_t at = head.substr(0, junk).find("%PDF-"sv);
  if (at == std::string_view::npos || at + 5 >= head.size() || !text::is_digit(head[at + 5])) return false;
  return at == 0 || head[at - 1] == '\n' || head[at - 1] == '\r' || !text::is_ascii(head[at - 1]) ||
         text::is_blank(head.substr(0, at));
}

bool is_tar(std::string_view head) {
  constexpr std::size_t sign_at = 257;  // POSIX.1, ustar
  return head.size() > sign_at && head.substr(sign_at).starts_with("ustar"sv);
}

// Behind a byte order mark, white space, an XML declaration and comments.
std::string_view behind_preamble(std::string_view bytes) {
  if (bytes.starts_with("\uFEFF"sv)) bytes.remove_prefix("\uFEFF"sv.size());
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    std::size_t end = std::string_view::npos;
    if (bytes.starts_with("<?"sv)) end = bytes.find("?>"sv);
    if (bytes.starts_with("<!--"sv)) end = bytes.find("-->"sv);
    if (end == std::string_view::npos) return bytes;
    bytes.remove_prefix(bytes.find('>', end) + 1);
  }
}

// A tag of that name, not of one that only begins with it.
bool begins_with_tag(std::string_view bytes, std::string_view lower) {
  if (!begins_with_letters(bytes, lower)) return false;
  return bytes.size() == lower.size() || " \t\r\n\f/>"sv.find(bytes[lower.size()]) != std::string_view::npos;
}

std::optional<Format> markup_format(std::string_view text, bool may_hold_tags) {
  const std::string_view begins = behind_preamble(text);
  if (begins_with_tag(begins, "<!doctype html"sv) || begins_with_tag(begins, "<html"sv)) return Format::html;
  if (begins.starts_with("<office:document "sv)) return Format::fodt;
  if (may_hold_tags) return std::nullopt;
  for (const auto tag : {"<head"sv, "<body"sv, "<title"sv, "<meta"sv, "<script"sv}) {
    if (begins_with_tag(begins, tag)) return Format::html;
  }
  return std::nullopt;
}

// "WEBVTT", or the number of a cue and its times: "00:00:01,000 --> 00:00:04,000".
bool is_captions(std::string_view text) {
  if (text.starts_with("\uFEFF"sv)) text.remove_prefix("\uFEFF"sv.size());
  if (text.starts_with("WEBVTT"sv))
    return text.size() == 6 || text[6] == ' ' || text[6] == '\t' || text[6] == '\n' || text[6] == '\r';
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::size_t times = std::min(text.find_first_not_of(" \r\n", digits), text.size());
  const std::size_t arrow = text.substr(times, 20).find(" --> "sv);
  const std::string_view first = text.substr(times, arrow == std::string_view::npos ? 0 : arrow);
  return digits > 0 && times > digits && first.size() >= 9 &&
         first.find_first_not_of("0123456789:,.") == std::string_view::npos;
}

// Whether a file of that name stands where a Maildir keeps its messages, or is called as they are:
// "cur/1612345678.M20P5.host:2,S".
bool is_in_maildir(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? std::string_view() : name.substr(0, slash);
  const std::string_view leaf = name.substr(folder.empty() ? 0 : slash + 1);
  const std::string_view parent = folder.substr(folder.rfind('/') + 1);
  return parent == "cur"sv || parent == "new"sv || leaf.find(":2,"sv) != std::string_view::npos;
}

// The fields of a message: names of the first lines up to an empty one (RFC 5322, 2.2). Nothing where a line is no
// field. Those of a letter are enough where `is_mail` is known.
std::optional<Format> message_format(std::string_view text, bool is_mail) {
  bool transported = false;  // has a field that only mail programs write
  bool addressed = false;
  bool saved = false;  // by a browser
  int fields = 0;
  while (!text.empty() && text.front() != '\n' && text.front() != '\r') {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.front() != ' ' && line.front() != '\t') {
      const std::size_t colon = line.find(':');
      if (colon == 0 || colon == std::string_view::npos) {
        if (end == std::string_view::npos) break;  // cut by the end of what is looked at
        return std::nullopt;
      }
      const std::string name = text::to_lower(line.substr(0, colon));
      if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") != std::string::npos) return std::nullopt;
      ++fields;
      transported |= name == "message-id" || name == "received" || name == "return-path" || name == "mime-version" ||
                     name == "delivered-to" || name == "dkim-signature";
      addressed |= name == "from" || name == "to" || name == "subject" || name == "date";
      const std::string value = text::to_lower(line);
      saved |= name == "snapshot-content-location" || value.starts_with("from: <saved by") ||
               value.starts_with("from: \"saved by");
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  if (saved && transported) return Format::web_page;
  if ((transported || is_mail) && addressed && fields > 1) return Format::message;
  return std::nullopt;
}

// "From someone@example.org Mon Jan  1 00:00:00 2024", then a message.
std::optional<Format> mailbox_format(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (!text.starts_with("From "sv) || end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon + 1 >= line.size() || !text::is_digit(line[colon - 1]) ||
      !text::is_digit(line[colon + 1])) {
    return std::nullopt;
  }
  const std::string_view next = text.substr(end + 1, 80);
  const std::size_t field = next.find(':');
  if (field == std::string_view::npos || next.substr(0, field).find_first_of(" \n") != std::string_view::npos) {
    return std::nullopt;
  }
  return Format::mailbox;
}

// The longest ending of `name` that a format has; formats that have a sign in their bytes are told by nothing else.
std::optional<Format> unsigned_format(const Origin& origin) {
  for (const FormatRow& row : rows) {
    if (!is_own(row.format) && row.format != Format::html && row.format != Format::web_page &&
        row.format != Format::message && row.format != Format::mailbox) {
      continue;
    }
    const std::size_t dot = origin.name.rfind('.');
    if (dot != std::string::npos && lists(row.endings, text::to_lower(std::string_view(origin.name).substr(dot)))) {
      return row.format;
    }
  }
  for (const FormatRow& row : rows) {
    if (row.format == Format::text || row.format == Format::web_page) continue;
    if (!is_own(row.format) && row.format != Format::html && row.format != Format::message) continue;
    if (!origin.type.empty() && lists(row.types, origin.type)) return row.format;
  }
  return std::nullopt;
}

// A compressed file: WARC, WET, which holds the texts of pages, or ARC.
bool is_called_web_archive(std::string_view name) {
  const std::string lower = text::to_lower(name);
  return lower.ends_with(".warc.gz") || lower.ends_with(".warc.wet.gz") || lower.ends_with(".arc.gz");
}

std::optional<Format> binary_format(std::string_view head, std::string_view tail, const Origin& origin) {
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv) || head.starts_with("PK00PK\x03\x04"sv)) {
    return zip_format(head, tail);
  }
  for (const Magic& magic : magics) {
    if (!head.starts_with(magic.beginning)) continue;
    if (magic.format == Format::compressed && is_called_web_archive(origin.name)) return Format::warc;
    return magic.format;
  }
  if (is_tar(head)) return Format::archive;
  if (is_pdf(head)) return Format::pdf;
  return std::nullopt;
}

}  // namespace

std::span<const FormatRow> format_rows() {
  return rows;
}

std::string_view name_of(Format format) {
  const auto place = static_cast<std::size_t>(format);
  return place < rows.size() ? rows[place].name : "a format tenet does not know"sv;
}

std::string reader_name(Format format) {
  const auto place = static_cast<std::size_t>(format);
  if (place >= rows.size()) return {};
  return text::to_lower(rows[place].name) + ' ' + std::to_string(rows[place].version);
}

std::set<std::string> all_reader_names() {
  std::set<std::string> names;
  for (const FormatRow& row : rows) {
    if (!is_own(row.format)) names.insert(reader_name(row.format));
  }
  return names;
}

bool are_current(const std::vector<std::string>& readers) {
  return std::ranges::all_of(readers, [](const std::string& reader) {
    const std::string name = reader.substr(0, reader.rfind(' ') + 1);
    const auto row =
        std::ranges::find_if(rows, [&](const FormatRow& each) { return reader_name(each.format).starts_with(name); });
    return row == rows.end() || reader_name(row->format) == reader;
  });
}

bool has_own_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && std::ranges::any_of(rows, [&](const FormatRow& row) {
           return is_own(row.format) && lists(row.endings, text::to_lower(name.substr(dot)));
         });
}

Format recognise(std::string_view head, std::string_view tail, const Origin& origin) {
  head = head.substr(0, recognised_head);
  tail.remove_prefix(tail.size() - std::min(tail.size(), recognised_tail));
  if (const auto format = binary_format(head, tail, origin)) return *format;

  const auto by_name = unsigned_format(origin);
  if (by_name && *by_name == Format::json_lines) return *by_name;
  // UTF-16, with a mark or without.
  const bool is_wide = head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv) ||
                       (head.find('\0') != std::string_view::npos && !text::is_binary(head));
  const std::string decoded = is_wide ? text::decode(head).text : std::string();
  const std::string_view text = is_wide ? std::string_view(decoded) : head;
  if (const auto format = markup_format(text, by_name && *by_name == Format::markdown)) return *format;
  if (text::is_binary(head)) return Format::other;
  if (is_captions(text)) return Format::captions;
  const std::string_view begins = text.substr(std::min(text.find_first_not_of("\r\n"), text.size()));
  if (const auto format = mailbox_format(begins)) return *format;
  const auto message = message_format(begins, is_in_maildir(origin.name));
  if (by_name && *by_name == Format::web_page) return *by_name;
  if (message && !(by_name && *by_name == Format::markdown)) return *message;
  return by_name.value_or(Format::text);
}

}  // namespace tenet::indexer
