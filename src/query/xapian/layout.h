#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include <tenet/passage.h>

#include "store/schema.h"

// What a Xapian database holds that tenet has exported: one Xapian document a passage. docs/scale.md has the page for
// people. Prefixes follow Omega's where Omega has one.
namespace tenet::query::xapian {

// Raised whenever an older tenet would misread a newer database, or the other way round.
inline constexpr int layout_version = 1;

// Terms. A word as written, folded, has no prefix; it has positions, the first word of a passage at 1. A form and a
// stem count alike, so that the length of a Xapian document is twice its number of words. All other terms count 0.
inline constexpr std::string_view stem_prefix = "Z";
inline constexpr std::string_view title_form_prefix = "S";    // of the title, at every passage of the document
inline constexpr std::string_view title_stem_prefix = "ZS";   // the same
inline constexpr std::string_view title_prefix = "XTITLED:";  // + stem: at the document's last passage alone
inline constexpr std::string_view said_prefix = "ZXSAID:";    // + stem: at passages where somebody says it
inline constexpr std::string_view author_prefix = "A";        // + form
inline constexpr std::string_view organisation_prefix = "XORG:";
inline constexpr std::string_view source_prefix = "XSOURCE:";
inline constexpr std::string_view type_prefix = "XTYPE:";
inline constexpr std::string_view passage_prefix = "Q";       // + id of the passage
inline constexpr std::string_view document_prefix = "XDOC:";  // + id of the document
inline constexpr std::string_view day_prefix = "D";           // + YYYYMMDD
inline constexpr std::string_view month_prefix = "M";         // + YYYYMM
inline constexpr std::string_view year_prefix = "Y";          // + YYYY
inline constexpr std::string_view flag_prefix = "XHAS:";      // quote, speaker, topic, speech, date, organisation ...
inline constexpr std::string_view speaker_prefix = "XSPEAKER:";  // + name; alone where words are nobody's
inline constexpr std::string_view name_prefix = "XNAME:";        // + a word of a name, the name, its speaker
inline constexpr char name_separator = '\t';                     // between the three
inline constexpr std::string_view role_prefix = "XROLE:";        // + stem
inline constexpr std::string_view page_prefix = "XPAGE:";        // + number or label, in small letters
inline constexpr std::string_view topic_prefix = "XTOPIC:";      // + id
inline constexpr std::string_view last_term = "XLAST";           // at the last passage of each document

[[nodiscard]] inline std::string form_term(const std::string& form) {
  return store::term("", form);
}
[[nodiscard]] inline std::string stem_term(const std::string& stem) {
  return store::term(stem_prefix, stem);
}
// The prefix of the words of a field of documents: title, organisation, author, source or type.
[[nodiscard]] std::string_view field_prefix(std::string_view field);

// Value slots.
inline constexpr Xapian::valueno date_slot = 0;      // ISO 8601, as exact as known
inline constexpr Xapian::valueno order_slot = 1;     // sort_key()
inline constexpr Xapian::valueno document_slot = 2;  // id of the document
inline constexpr Xapian::valueno field_slot = 3;     // number of the field of the topics: Passage::field
inline constexpr Xapian::valueno length_slot = 4;    // words of the passage, sortable
inline constexpr Xapian::valueno topics_slot = 16;   // + place of a topic in the taxonomy: number of its strength

// Metadata.
inline constexpr const char* about_key = "tenet";          // JSON: see About
inline constexpr const char* topics_key = "tenet.topics";  // the taxonomy, TOML

// Reading order as bytes: document ids by their bytes, then the passages of a document.
[[nodiscard]] std::string sort_key(const std::string& document, const Passage& passage);

// What a database says of itself.
struct About {
  int layout = layout_version;
  std::string analysis = {};     // what decides on words
  std::string taxonomy = {};     // hash of the topics
  std::string fingerprint = {};  // of the index it was made of
  std::uint64_t text_bytes = 0;  // of the documents in this database
  std::uint64_t passages = 0;    // of the index it was made of, in all databases of the export

  bool operator==(const About&) const = default;
};
[[nodiscard]] std::string to_text(const About& about);
// Throws IndexError, which begins with `name`, for a text that is not one of to_text(), and for another layout.
[[nodiscard]] About read_about(const std::string& text, const std::string& name);

}  // namespace tenet::query::xapian
