#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/passage.h>
#include <tenet/tenet.h>

#include "c/rows.h"

// How values become fields: what the tables of columns share.
namespace tenet::c {

inline Value text_value(const std::string& text) {
  return std::string_view(text);
}
// A name that lives as long as the program.
inline Value name_value(std::string_view name) {
  return name;
}
template <typename Number>
Value integer_value(Number number) {
  return static_cast<std::int64_t>(number);
}

// A list of texts: rows of the one field value.
RowsPointer texts(const std::vector<std::string>& all, const Owner& owner);
// Ranges of bytes of `text`, which `owner` keeps alive: rows with the words and their place, in bytes and code points.
RowsPointer ranges(const std::vector<TextRange>& all, const std::string& text, const Owner& owner);

// The fields of the document that a row stands in; `of` gives it.
template <typename T, typename Of>
void add_document(Columns<T>& columns, Of of) {
  const auto add = [&](int field, std::string Document::*member) {
    columns.add(field, [of, member](const T& row, const Owner&) { return text_value(of(row).*member); });
  };
  add(TENET_DOCUMENT, &Document::id);
  add(TENET_TITLE, &Document::title);
  add(TENET_DATE, &Document::date);
  add(TENET_ORGANISATION, &Document::organisation);
  add(TENET_AUTHOR, &Document::author);
  add(TENET_SOURCE, &Document::source);
  add(TENET_URL, &Document::url);
  add(TENET_TYPE, &Document::type);
  add(TENET_LICENCE, &Document::licence);
  columns.add(TENET_METADATA, [of](const T& row, const Owner&) {
    std::vector<std::pair<std::string, std::string>> all(of(row).metadata.begin(), of(row).metadata.end());
    return make_rows(std::move(all));
  });
}

// A range of bytes, `of` a row.
template <typename T, typename Of>
void add_bytes(Columns<T>& columns, Of of) {
  columns.add(TENET_BEGIN_BYTE, [of](const T& row, const Owner&) { return integer_value(of(row).begin); });
  columns.add(TENET_END_BYTE, [of](const T& row, const Owner&) { return integer_value(of(row).end); });
}
template <typename T, typename Of>
void add_code_points(Columns<T>& columns, Of of) {
  columns.add(TENET_BEGIN_CODE_POINT, [of](const T& row, const Owner&) { return integer_value(of(row).begin); });
  columns.add(TENET_END_CODE_POINT, [of](const T& row, const Owner&) { return integer_value(of(row).end); });
}
template <typename T, typename Of>
void add_pages(Columns<T>& columns, Of of) {
  columns.add(TENET_PAGE, [of](const T& row, const Owner&) { return integer_value(of(row).first); });
  columns.add(TENET_LAST_PAGE, [of](const T& row, const Owner&) { return integer_value(of(row).last); });
  columns.add(TENET_PAGE_LABEL, [of](const T& row, const Owner&) { return text_value(of(row).first_label); });
  columns.add(TENET_LAST_PAGE_LABEL, [of](const T& row, const Owner&) { return text_value(of(row).last_label); });
}

template <>
const Columns<std::string>& columns<std::string>();
using NamedText = std::pair<std::string, std::string>;
template <>
const Columns<NamedText>& columns<NamedText>();
template <>
const Columns<Speaker>& columns<Speaker>();

}  // namespace tenet::c
