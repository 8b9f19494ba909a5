#include "query/xapian/stored_passage.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include <tenet/error.h>

#include "store/bytes.h"
#include "store/voices.h"
#include "text/code_points.h"
#include "text/visible.h"

namespace tenet::query::xapian {
namespace {

constexpr std::size_t sample_bytes = 300;  // about as long as Omega's

[[noreturn]] void damaged() {
  throw IndexError(ErrorCode::damaged, "reading a passage: its data is not what tenet wrote", "export the index again");
}

// On one line: what would end the line becomes a space.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return line;
}

// The beginning of the text as a reader sees it, white space folded; cut between words.
std::string sample_of(const Passage& passage, std::string_view text) {
  std::string sample;
  for (const char c : text::visible_text(text, {0, text.size()}, text::hidden_within(passage))) {
    const bool is_space = static_cast<unsigned char>(c) <= ' ';
    if (!is_space) {
      sample += c;
    } else if (!sample.empty() && sample.back() != ' ') {
      if (sample.size() >= sample_bytes) return sample + "...";
      sample += ' ';
    }
  }
  return sample;
}

std::string escaped(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      case '\\': line += "\\\\"; break;
      default: line += c;
    }
  }
  return line;
}

std::string unescaped(std::string_view line) {
  std::string text;
  text.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') {
      text += line[i];
      continue;
    }
    if (++i == line.size()) damaged();
    switch (line[i]) {
      case 'n': text += '\n'; break;
      case 'r': text += '\r'; break;
      case '\\': text += '\\'; break;
      default: damaged();
    }
  }
  return text;
}

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// RFC 4648, section 4, without padding.
std::string to_base64(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char byte : bytes) {
    bits = bits << 8U | static_cast<unsigned char>(byte);
    for (held += 8; held >= 6; held -= 6) text += digits[bits >> (held - 6) & 0x3fU];
  }
  if (held > 0) text += digits[bits << (6 - held) & 0x3fU];
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) damaged();
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xffU);
  }
  return bytes;
}

// The marks and labels of the pages that a passage stands on.
PageMap pages_around(TextRange passage, const PageMap& all) {
  PageMap pages;
  auto mark = std::ranges::upper_bound(all.marks, passage.begin, {}, &PageMark::begin);
  if (mark != all.marks.begin()) --mark;
  for (; mark != all.marks.end() && (pages.marks.empty() || mark->begin < passage.end); ++mark) {
    pages.marks.push_back(*mark);
    if (mark->page == 0 || mark->page > all.labels.size()) continue;
    if (pages.labels.size() < mark->page) pages.labels.resize(mark->page);
    pages.labels[mark->page - 1] = all.labels[mark->page - 1];
  }
  return pages;
}

// Fields that have a line of their own, where they fit in one.
struct Line {
  std::string_view name;
  std::string Document::*field;
};
constexpr std::array lines{Line{"url", &Document::url}, Line{"title", &Document::title}, Line{"date", &Document::date},
                           Line{"author", &Document::author}};

// What a hit needs of its document but what lines say, and the passage as it is beside that.
std::pair<store::PassageRecord, store::DocumentRecord> cut_out(store::PassageRecord record,
                                                               const store::DocumentRecord& document) {
  store::DocumentRecord own{.fields = document.fields, .passages = document.passages};
  own.pages = pages_around(record.passage.range, document.pages);
  store::fill_voices(record, document);
  own.speakers = store::speakers_of(record, document);
  store::VoiceTable(own).intern(record);
  if (record.heading > 0 && record.heading <= document.headings.size()) {
    own.headings.push_back(document.headings[record.heading - 1]);
  }
  record.heading = own.headings.empty() ? 0 : 1;
  for (const auto& [name, field] : lines) {
    std::string& value = own.fields.*field;
    if (one_line(value) == value) value.clear();
  }
  if (one_line(own.fields.id) == own.fields.id) own.fields.id.clear();
  return {std::move(record), std::move(own)};
}

// The document of "DOCUMENT#NUMBER".
std::string document_of(std::string_view passage) {
  return std::string(passage.substr(0, std::min(passage.rfind('#'), passage.size())));
}

void add_line(std::string& data, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  data.append(name).append("=").append(value).append("\n");
}

}  // namespace

std::string write_data(const store::PassageRecord& record, const store::DocumentRecord& document,
                       std::string_view text) {
  const auto [own, own_document] = cut_out(record, document);
  const Document& fields = document.fields;
  std::string data;
  add_line(data, "id", one_line(passage_id(fields.id, record.passage)));
  for (const auto& [name, field] : lines) add_line(data, name, one_line(fields.*field));
  const std::string sample = sample_of(record.passage, text);
  add_line(data, "sample", sample);
  if (sample != text) add_line(data, "text", escaped(text));
  store::ByteWriter out;
  out.number(record.to_document);
  write(out, own_document);
  write(out, own, {});
  add_line(data, "record", to_base64(out.take()));
  return data;
}

StoredPassage read_data(std::string_view data) {
  std::map<std::string_view, std::string_view> values;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    const std::string_view line = data.substr(0, end);
    const std::size_t equals = std::min(line.find('='), line.size());
    values.emplace(line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
    data.remove_prefix(std::min(end + 1, data.size()));
  }
  if (!values.contains("record") || !values.contains("id")) damaged();
  const std::string record_bytes = from_base64(values["record"]);
  store::ByteReader in(record_bytes, damaged);
  StoredPassage stored{.to_document = static_cast<std::uint32_t>(in.number())};
  store::DocumentRecord document = store::read_document(in);
  store::PassageRecord record = store::read_record(in, {});
  in.end();
  Hit& hit = stored.hit;
  hit.text = values.contains("text") ? unescaped(values["text"]) : std::string(values["sample"]);
  for (const auto& [name, field] : lines) {
    if ((document.fields.*field).empty()) document.fields.*field = values[name];
  }
  if (document.fields.id.empty()) document.fields.id = document_of(values["id"]);
  if (record.passage.range.size() != hit.text.size() || stored.to_document >= document.passages) damaged();
  hit.id = passage_id(document.fields.id, record.passage);
  hit.code_points = {record.begin_code_point, record.begin_code_point + text::count_code_points(hit.text)};
  if (!document.headings.empty()) hit.heading = document.headings.front();
  store::fill_voices(record, document);
  store::fill_pages(record.passage, document);
  hit.speakers = store::speakers_of(record, document);
  stored.passages = document.passages;
  hit.passage = std::move(record.passage);
  hit.document = std::move(document.fields);
  return stored;
}

}  // namespace tenet::query::xapian
