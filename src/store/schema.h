#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What an index holds, in one place: terms, value slots, and who writes and reads them. The page for
// people is docs/index-format.md.
namespace tenet::store {

// Raised whenever an older tenet would misread a newer index or the other way round.
inline constexpr int schema_version = 9;

// Words of a passage are stems, without a prefix, in lists of our own; those of titles and topics too, with theirs.
// Everything else are terms of Xapian's with a prefix in capitals, which no folded word has. Terms that speak of a
// whole document are posted once, at its last passage; spread over its passages they are what a field:value query
// matches.
struct FieldTerms {
  std::string_view field;  // name in the query language
  std::string_view prefix;
  enum class Words { stems, forms } words;
};
// The fields of a document that are searched by words.
[[nodiscard]] const std::vector<FieldTerms>& field_terms();
// The row of `field`, or nullptr.
[[nodiscard]] const FieldTerms* find_field_terms(std::string_view field);

inline constexpr std::string_view document_prefix = "Q";  // the document's id; at its last passage
inline constexpr std::string_view flag_prefix = "B";      // of quotations and topics at passages, the rest at documents
// The name of each who speaks in a passage; the prefix alone at passages with speech that is nobody's.
inline constexpr std::string_view speaker_prefix = "N";

// A stem of what a speaker of the passage is: of his role, or of what one without a name is called.
inline constexpr std::string_view role_prefix = "R";

// The number or label of a page that the passage stands on, in small letters: page_term().
inline constexpr std::string_view page_prefix = "P";
[[nodiscard]] std::string page_term(std::string_view page);

// Lists as words have them. + the id of a topic: at each passage that has it, its strength as a number.
inline constexpr std::string_view topic_prefix = "C";
// + the id of a topic: at each passage that has it, or by which its document is filed under it, what topic:ID ranks
// documents by, as a strength.
inline constexpr std::string_view filed_prefix = "H";
// In place of an id: at each passage that may be about the field of the topics, twice the probability that it is, as a
// strength; from squarely_number on it is more likely than not. Passages below `least_field` are left out.
inline constexpr std::string_view field_id = "*";
inline constexpr double least_field = 0.05;
// A strength, from 0 to 2, as a number of at least 1, and the least of those that are squarely about a topic.
[[nodiscard]] std::uint32_t number_of_strength(double strength);
inline constexpr std::uint32_t squarely_number = 4096;
// At the last passage of every block of passages, which is its data, how many it has.
inline constexpr std::string_view block_term = "K";

// A term of at most 200 bytes without NULs (Xapian's limit is 245, NULs count double): a longer value
// is cut and told apart by its hash.
[[nodiscard]] std::string term(std::string_view prefix, std::string_view value);

// Value slots.
inline constexpr std::uint32_t date_slot = 0;           // at a document's last passage: ISO date, as exact as known
inline constexpr std::uint32_t passage_count_slot = 1;  // at a document's last passage: how many it has, sortable

// Xapian's metadata: what the keys of such entries begin with in the table of postings, and such a key.
inline constexpr std::string_view metadata_prefix("\0\xc0", 2);
[[nodiscard]] std::string metadata_key(std::string_view key);

// Keys of metadata. First those of tables of strings (store/string_table.h).
inline constexpr std::string_view form_key = "w";       // words as written, by documents: what wildcards expand to
inline constexpr std::string_view name_key = "n";       // a word of a name, the name, its speaker; by documents
inline constexpr std::string_view quoted_key = "q";     // names of speakers, by quotations
inline constexpr char name_separator = '\x01';          // between the three
inline constexpr std::string_view list_key = "p";       // + a word: see store/postings/posting_list.h
inline constexpr std::string_view lengths_key = "l";    // + number of the batch: how many words its passages have
inline constexpr std::string_view batches_key = "b";    // number and passages of each batch
inline constexpr std::string_view catalogue_key = "c";  // + eight digits: entries of the catalogue

// 64 and 128 bits of XXH3, as the schema uses them: 16 and 32 hexadecimal digits.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);
[[nodiscard]] std::string hash128(std::string_view bytes);
// The digits of a hash of 128 bits as bytes, half as many, and back.
using HashBytes = std::array<char, 16>;
[[nodiscard]] HashBytes bytes_of_hash(std::string_view digits);
[[nodiscard]] std::string hash_of_bytes(const HashBytes& bytes);

}  // namespace tenet::store
