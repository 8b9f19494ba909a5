#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tenet/export.h>
#include <tenet/pages.h>
#include <tenet/range.h>
#include <tenet/topics.h>

namespace tenet {

// A document as it was read. `text` is UTF-8, never rewritten, so that every range into it is a place in the source:
// the whole file with its front matter, the "text" of a JSON record, or the text that was extracted from a file of
// another format (docs/formats.md). All other members may be empty.
struct Document {
  std::string id = {};    // path relative to the PATH that held it, with the place in an archive or mailbox after a
                          // "!": "box.zip!letters/a.docx"; or the record's own id
  std::string text = {};  // UTF-8
  std::string title = {};
  std::string date = {};          // ISO 8601, as exact as known: "2015", "2015-10" or "2015-10-21"
  std::string organisation = {};  // the body whose statement it is
  std::string speaker = {};       // who speaks throughout, when the document says so
  std::string author = {};
  std::string source = {};  // the publisher
  std::string url = {};
  std::string type = {};  // "executive order", "fixture", ...
  std::string licence = {};
  std::map<std::string, std::string> metadata = {};  // every further key, as it was written
  PageMap pages = {};                                // of `text`; empty for formats without pages

  bool operator==(const Document&) const = default;
};

// What makes words a quotation, or keeps them from being one though they stand between marks.
enum class QuoteKind {
  speech,     // between quotation marks
  block,      // a block quotation: a Markdown one, or a paragraph set in
  turn,       // after the speaker's name in a transcript: "MS. PSAKI: ..."
  statement,  // of a document whose whole body is one speaker's
  title,      // between marks, but no speech: the name of a book, a bill, a programme
  term,       // nor this: a scare quote, a nickname, a term of art
};
// Whether somebody said it: all but titles and terms.
[[nodiscard]] TENET_API bool is_speech(QuoteKind kind);
// "speech", "block", ... and back; nothing for any other name.
[[nodiscard]] TENET_API std::string_view to_string(QuoteKind kind);
[[nodiscard]] TENET_API std::optional<QuoteKind> quote_kind(std::string_view name);

// What a speaker is. A group has no name of its own: "police chiefs", "critics". An office has one, and
// another person in it from time to time: "the White House press secretary".
enum class SpeakerKind { unknown, person, organisation, office, group };
[[nodiscard]] TENET_API std::string_view to_string(SpeakerKind kind);

// Somebody who speaks in a document.
struct Speaker {
  std::string name = {};  // as full as the document gives it, without honorifics: "William J. Bratton"
  SpeakerKind kind = SpeakerKind::unknown;
  std::string role = {};                  // "New York Police Commissioner", or empty
  std::vector<std::string> aliases = {};  // other names of the same: "LEL" where the text introduces it, or as
                                          // corpus/speakers.toml has it

  bool operator==(const Speaker&) const = default;
};

// Who said a quotation, and how the text says so. Ranges are in Document::text.
struct Attribution {
  std::string speaker = {};  // Speaker::name; empty where the text does not say
  SpeakerKind kind = SpeakerKind::unknown;
  TextRange mention = {};  // the words that name who speaks: "Mr. Bratton", "he", "the group"; may be empty
  TextRange cue = {};      // "said", "according to"; may be empty
  std::string rule = {};   // which rule decided: docs/quotations.md; empty where none did
  double confidence = 0;   // 0 to 1: how often the rule is right on texts that people have judged

  bool operator==(const Attribution&) const = default;
};

// Words that somebody said, or words between quotation marks that nobody did. Ranges are in Document::text; the
// marks are left out.
struct Quote {
  TextRange range = {};
  int level = 0;  // 0 for a quotation, 1 for a quotation inside it, and so on
  QuoteKind kind = QuoteKind::speech;
  bool continues = false;  // the utterance of the quotation before it on the same level: "A," she said, "b."
  Attribution attribution = {};
  PageRange pages = {};  // that the words stand on

  bool operator==(const Quote&) const = default;
};

// What a search returns and a researcher cites. Ranges are in Document::text.
struct Passage {
  // The blocks of a document (paragraphs, headings, list items, site furniture) are numbered from 1;
  // a passage takes the number of its first block, and a block that is cut gives parts 1, 2, ...
  // Joining and leaving out therefore never renumber what stays.
  int number = 0;
  int part = 1;
  TextRange range = {};
  TextRange heading = {};              // of the section it stands in, empty when there is none
  std::vector<TextRange> hidden = {};  // markup inside `range` that is no text: marks, addresses of links
  std::vector<Quote> quotes = {};      // in reading order
  std::vector<TopicTag> topics = {};   // strongest first
  PageRange pages = {};                // that it stands on
  // The probability that it is about the field of the topics, by their model: criminal justice for the built-in ones.
  // 0 where the topics have no model.
  double field = 0;

  bool operator==(const Passage&) const = default;
};

// `text`, a part of Document::text from byte `begin` on, as a reader sees it: without its markup, with the characters
// of HTML entities, white space as it stands. `hidden` are ranges in Document::text, sorted, as Passage::hidden.
[[nodiscard]] TENET_API std::string visible_text(std::string_view text, std::size_t begin,
                                                 const std::vector<TextRange>& hidden);

// "<document>#<number>", or "<document>#<number>.<part>" from the second part on.
[[nodiscard]] TENET_API std::string passage_id(const std::string& document, const Passage& passage);

}  // namespace tenet
