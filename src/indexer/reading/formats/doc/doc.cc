#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tenet/error.h>

#include "indexer/reading/formats/doc/compound_file.h"
#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/properties.h"
#include "indexer/reading/formats/text_flow.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

// The parts of the text one after the other, by their lengths in the file's head ([MS-DOC] 2.5.4).
enum Story : std::size_t { main_text, footnotes, headers, macros, comments, endnotes, boxes, header_boxes, stories };
constexpr std::size_t lengths_at = 76;

// All characters of the document, in units of UTF-16, from its pieces ([MS-DOC] 2.4.1).
std::u16string read_units(std::string_view document, std::string_view table) {
  std::u16string units;
  const std::string_view all = table.substr(std::min<std::size_t>(little_endian(document, 0x1A2, 4), table.size()),
                                            little_endian(document, 0x1A6, 4));
  std::size_t at = 0;
  while (at < all.size() && all[at] == 1) at += 3 + little_endian(all, at + 1, 2);  // properties
  if (at + 5 > all.size() || all[at] != 2) throw InputError("damaged: its list of pieces is missing");
  const std::string_view list = all.substr(at + 5, little_endian(all, at + 1, 4));
  const std::size_t count = list.size() < 16 ? 0 : (list.size() - 4) / 12;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t begin = little_endian(list, i * 4, 4);
    const std::uint32_t end = little_endian(list, i * 4 + 4, 4);
    const std::uint32_t place = little_endian(list, (count + 1) * 4 + i * 8 + 2, 4);
    const bool one_byte = (place & 0x40000000U) != 0;
    const std::size_t from = one_byte ? (place & 0x3FFFFFFFU) / 2 : place;
    if (end < begin || from >= document.size()) continue;
    const std::size_t size = std::min<std::size_t>(end - begin, (document.size() - from) / (one_byte ? 1 : 2));
    if (units.size() + size > document.size()) break;  // pieces that overlap
    for (std::size_t unit = 0; unit < size; ++unit) {
      units += static_cast<char16_t>(one_byte ? little_endian(document, from + unit, 1)
                                              : little_endian(document, from + unit * 2, 2));
    }
  }
  return units;
}

// The characters from 0x80 to 0x9F are those of windows-1252 in pieces of one byte.
std::string windows_character(char32_t unit) {
  static const std::array<std::string, 32> characters = [] {
    std::array<std::string, 32> all;
    for (std::size_t i = 0; i < all.size(); ++i) {
      all.at(i) = text::decode_declared(std::string(1, static_cast<char>(0x80 + i)), "windows-1252").text;
    }
    return all;
  }();
  return characters.at(unit - 0x80);
}

std::string to_utf8(std::u16string_view units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t unit = units[i];
    if (unit >= 0x80 && unit < 0xA0) {
      text += windows_character(unit);
    } else if (unit >= 0xD800 && unit < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 &&
               units[i + 1] < 0xE000) {
      text::append_utf8(text, 0x10000 + ((unit - 0xD800) << 10U) + (units[++i] - 0xDC00U));
    } else {
      text::append_utf8(text, unit);
    }
  }
  return text;
}

// Makes paragraphs of characters and the marks between them ([MS-DOC] 2.4.3).
class StoryReader {
 public:
  explicit StoryReader(std::vector<std::vector<FlowParagraph>> notes = {}) : notes_(std::move(notes)) {}

  std::vector<FlowParagraph> read(std::u16string_view story) {
    for (const char16_t unit : story) take(unit);
    end_row();
    return flow_.take();
  }

 private:
  void take(char16_t unit) {
    const bool ends_row = std::exchange(after_cell_, false) && unit == 0x07;
    if (ends_row) return end_row();
    switch (unit) {
      case 0x07:  // of a cell; a row ends with one more
        row_ += std::exchange(words_, {}) + u' ';
        after_cell_ = true;
        return;
      case 0x0B: return add_line_end();
      case 0x0C:
      case 0x0E:
      case 0x0D: return end_paragraph();
      case 0x13: ++hiding_; return fields_.push_back(false);
      case 0x14:
        if (!fields_.empty()) show_field();
        return;
      case 0x15:
        if (fields_.empty()) return;
        show_field();
        return fields_.pop_back();
      case 0x02:
        if (note_ < notes_.size()) flow_.add_aside(notes_[note_++]);
        return;
      default: break;
    }
    const bool shows = hiding_ == 0;
    if (shows && unit == 0x1E) words_ += u'-';
    if (shows && (unit >= 0x20 || unit == u'\t')) words_ += unit;
  }
  // The innermost field is at what it shows.
  void show_field() {
    if (!fields_.back()) --hiding_;
    fields_.back() = true;
  }
  void add_line_end() {
    if (!row_.empty()) return words_.push_back(u' ');
    flow_.add_text(to_utf8(std::exchange(words_, {})));
    flow_.add_line_end();
  }
  void end_paragraph() {
    if (!row_.empty()) return words_.push_back(u' ');  // in a cell
    flow_.add_text(to_utf8(std::exchange(words_, {})));
    flow_.end_paragraph(Kind::paragraph);
  }
  void end_row() {
    const bool row = !row_.empty();
    flow_.add_text(to_utf8(std::exchange(row_, {}) + std::exchange(words_, {})));
    flow_.end_paragraph(row ? Kind::table_row : Kind::paragraph);
  }

  TextFlow flow_;
  std::vector<std::vector<FlowParagraph>> notes_;
  std::size_t note_ = 0;
  std::u16string words_ = {};      // of the paragraph or cell
  std::u16string row_ = {};        // cells before it
  std::vector<bool> fields_ = {};  // open, and whether they are at what they show
  std::size_t hiding_ = 0;         // how many of them are not
  bool after_cell_ = false;
};

// The notes of a story, each of which begins with the mark that stands in the text.
std::vector<std::vector<FlowParagraph>> read_notes(std::u16string_view story) {
  std::vector<std::vector<FlowParagraph>> notes;
  while (!story.empty()) {
    const std::size_t begin = story.find(u'\x02');
    if (begin == std::u16string_view::npos) break;
    const std::size_t end = std::min(story.find(u'\x02', begin + 1), story.size());
    notes.push_back(StoryReader().read(story.substr(begin + 1, end - begin - 1)));
    for (FlowParagraph& paragraph : notes.back()) paragraph.kind = Kind::note;
    story.remove_prefix(end);
  }
  return notes;
}

// A text of the properties ([MS-OLEPS] 2.2): 2 is the title, 4 the author.
std::string read_property(std::string_view properties, std::uint32_t wanted) {
  const std::size_t section = little_endian(properties, 44, 4);
  const std::size_t count = std::min<std::size_t>(little_endian(properties, section + 4, 4), 100);
  std::string label = "windows-1252";
  std::string value;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t id = little_endian(properties, section + 8 + i * 8, 4);
    const std::size_t at = section + little_endian(properties, section + 12 + i * 8, 4);
    if (id == 1 && little_endian(properties, at + 4, 2) == 65001) label = "utf-8";
    const bool is_text = little_endian(properties, at, 4) == 30;  // in the code page of the section
    if (id != wanted || !is_text || at + 8 > properties.size()) continue;
    value = properties.substr(at + 8, little_endian(properties, at + 4, 4));
    value.resize(std::min(value.find('\0'), value.size()));
  }
  return text::decode_declared(value, label).text;
}

}  // namespace

// A document of Word 97 to 2003 ([MS-DOC]). Its styles are not read: there are paragraphs, rows and notes. Headers,
// footers and comments are left out. Title and author are its properties.
Extract read_doc(std::string_view bytes, const Origin&) {
  const CompoundFile file(bytes);
  if (file.stream("EncryptedPackage")) throw InputError("it needs a password", "save it without one");
  const std::optional<std::string> document = file.stream("WordDocument");
  if (!document) throw InputError("no Word document is in it", "save it as PDF or as text");
  const std::uint32_t flags = little_endian(*document, 10, 2);
  if (little_endian(*document, 2, 2) < 0xC1) throw InputError("of Word 95 or before", "save it as .docx");
  if ((flags & 0x0100U) != 0) throw InputError("it needs a password", "save it without one");
  const std::optional<std::string> table = file.stream((flags & 0x0200U) != 0 ? "1Table" : "0Table");
  if (!table) throw InputError("damaged: its list of pieces is missing");
  const std::u16string units = read_units(*document, *table);

  std::array<std::u16string_view, stories> texts = {};
  std::size_t begin = 0;
  for (std::size_t i = 0; i < stories; ++i) {
    const std::size_t size = little_endian(*document, lengths_at + i * 4, 4);
    texts.at(i) = std::u16string_view(units).substr(std::min(begin, units.size()), size);
    begin += size;
  }
  ExtractBuilder builder;
  StoryReader reader(read_notes(texts[footnotes]));
  for (const FlowParagraph& paragraph : reader.read(texts[main_text])) add_paragraph(builder, paragraph);
  for (const FlowParagraph& paragraph : StoryReader().read(texts[boxes])) add_paragraph(builder, paragraph);
  for (const auto& note : read_notes(texts[endnotes])) {
    for (const FlowParagraph& paragraph : note) add_paragraph(builder, paragraph);
  }
  const std::string properties = file.stream("\x05SummaryInformation").value_or("");
  add_keys(builder.extract, {.title = read_property(properties, 2), .author = read_property(properties, 4)});
  return std::move(builder.extract);
}

}  // namespace tenet::indexer
