/* The C interface of tenet: passages of documents, who said them, and where they stand. docs/c.md is the tutorial.
 *
 *   tenet_searcher *searcher = NULL;
 *   tenet_results *hits = NULL;
 *   size_t i;
 *   if (tenet_open("statements.index", NULL, &searcher) == TENET_OK &&
 *       tenet_search(searcher, "topic:sentencing judges", NULL, &hits) == TENET_OK) {
 *     for (i = 0; i < tenet_results_size(hits); ++i) {
 *       printf("%s: %s\n", tenet_results_text(hits, i, TENET_ID, NULL), tenet_results_text(hits, i, TENET_TEXT, NULL));
 *     }
 *   } else {
 *     fprintf(stderr, "%s\n  hint: %s\n", tenet_error_message(), tenet_error_hint());
 *   }
 *   tenet_results_close(hits);
 *   tenet_close(searcher);
 *
 * Rules that hold for all functions:
 *
 * Status: a function that gives an int gives TENET_OK or the code of an error. tenet_error_message() then has its text.
 *
 * Ownership: a handle that a function makes is yours, and its close function ends it. Texts that a function gives
 * belong to the handle they were asked of, and end with it. What you hand over is copied. Where a function fails, the
 * handle it was to make is NULL.
 *
 * Handles: NULL, and a handle that was closed, are TENET_MISUSED and harm nothing. Closing NULL is no error.
 *
 * Text: UTF-8. Arguments end with a zero byte. Ranges are half-open.
 *
 * Threads: any number of threads may use a tenet_searcher and tenet_results at the same time. A tenet_indexer,
 * tenet_options and tenet_document belong to one thread at a time, but for tenet_indexer_cancel().
 *
 * Stability: functions, statuses, fields and options stay as they are; later versions add more. */
#ifndef TENET_TENET_H
#define TENET_TENET_H

/* NOLINTBEGIN: this is C */
#include <stddef.h>
#include <stdint.h>

#include <tenet/version_numbers.h>

#if defined(_WIN32)
#define TENET_C_API
#else
#define TENET_C_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
#define TENET_SIZE_MAX static_cast<size_t>(-1)
extern "C" {
#else
#define TENET_SIZE_MAX ((size_t)-1)
#endif

/* --- Errors --------------------------------------------------------------------------------------------------- */

/* docs/library.md, "Errors", says what each means. */
enum {
  TENET_OK = 0,
  TENET_FAILED = 1,
  TENET_NOT_FOUND = 2,
  TENET_NOT_AN_INDEX = 3,
  TENET_LOCKED = 4,
  TENET_DAMAGED = 5,
  TENET_OTHER_VERSION = 6,
  TENET_DISK_FULL = 7,
  TENET_NO_PERMISSION = 8,
  TENET_NO_MEMORY = 9,
  TENET_IO_ERROR = 10,
  TENET_BAD_QUERY = 11,
  TENET_BAD_INPUT = 12,
  TENET_NOT_TOGETHER = 13,
  TENET_CANCELLED = 14,
  TENET_TIMED_OUT = 15,
  TENET_MISUSED = 16
};

/* Of the last function that failed in this thread: what happened, on one line; what to do about it, which may be empty;
 * the byte in the query where the trouble starts, for TENET_BAD_QUERY. Texts are valid until the next failure. */
TENET_C_API const char* tenet_error_message(void);
TENET_C_API const char* tenet_error_hint(void);
TENET_C_API size_t tenet_error_offset(void);
/* "ok", "not_found", ...; "failed" for a number that is none. Lives as long as the program. */
TENET_C_API const char* tenet_status_name(int status);

/* --- The library ---------------------------------------------------------------------------------------------- */

/* The version of the library that runs, "0.1.0"; the same with those of Xapian and ICU. Live as long as the program. */
TENET_C_API const char* tenet_version(void);
TENET_C_API const char* tenet_build_description(void);

enum { TENET_LOG_OFF = 0, TENET_LOG_ERROR = 1, TENET_LOG_WARN = 2, TENET_LOG_INFO = 3, TENET_LOG_DEBUG = 4 };
/* `message` is one line, valid during the call. */
typedef void tenet_log_function(int level, const char* message, void* data);
/* From now on `function` gets messages at least as grave as `level`, one at a time, from whatever thread logs. NULL
 * brings back standard error. At first nothing is logged. */
TENET_C_API int tenet_log(int level, tenet_log_function* function, void* data);

/* --- Options -------------------------------------------------------------------------------------------------- */

/* Names and values, as texts. Where a function takes options, NULL stands for the defaults. A name that the function
 * does not know, and a value that the option cannot have, are TENET_BAD_INPUT when it is called. */
typedef struct tenet_options tenet_options;

TENET_C_API int tenet_options_new(tenet_options** options);
/* Replaces the value of `name`; NULL takes it away. Truth is "true" or "false". */
TENET_C_API int tenet_options_set(tenet_options* options, const char* name, const char* value);
TENET_C_API int tenet_options_free(tenet_options* options);

/* --- Reading an index ----------------------------------------------------------------------------------------- */

/* An index as it was when it was opened. Writers change nothing for it, nor it for them. */
typedef struct tenet_searcher tenet_searcher;
/* An answer: rows with fields. */
typedef struct tenet_results tenet_results;

/* Opens an index. Options: partial (false), see tenet_open_several(); for Xapian databases that a server has
 * (docs/scale.md), allow_remote (false: on this machine alone) and answer_timeout (60 seconds). */
TENET_C_API int tenet_open(const char* path, const tenet_options* options, tenet_searcher** searcher);
/* Several indexes as one. With partial=true those that cannot be opened are left out, unless none can. */
TENET_C_API int tenet_open_several(const char* const* paths, size_t count, const tenet_options* options,
                                   tenet_searcher** searcher);
/* Calls that other threads are in go on to their end. */
TENET_C_API int tenet_close(tenet_searcher* searcher);
/* Ends the calls that threads are in at this moment with TENET_CANCELLED. */
TENET_C_API int tenet_cancel(tenet_searcher* searcher);

/* All functions that take a query have the options any (false: words are all needed; true: any of them), plain (false;
 * true: every character is text, without operators) and timeout (seconds, such as 0.5; then TENET_TIMED_OUT; none). The
 * others have timeout. docs/query-language.md is the grammar. */

/* Passages, or documents, that answer: see TENET_ID and the fields behind it. TENET_ABOUT: total, folded, notes,
 * words_as_evidence, topics, total_is_exact. Options: limit (10), offset (0), by (passage; document), order (score;
 * date, document), reverse (false), per_document (0: no limit), snippet_bytes (320), words_as_evidence (false), fold
 * (false: near-identical hits are shown once), exact_total (true; false leaves passages uncounted that cannot be among
 * the hits, which is quicker). */
TENET_C_API int tenet_search(tenet_searcher* searcher, const char* query, const tenet_options* options,
                             tenet_results** results);
/* How many passages answer. TENET_ABOUT: the total, in the fields of a row, and notes; rows: groups. Options: by (none;
 * one or two of year, month, topic, speaker, role, organisation, author, source, type, document, kind, with a comma
 * between), grade (1; 2: squarely about the topic), within (a query that is searched only). */
TENET_C_API int tenet_count(tenet_searcher* searcher, const char* query, const tenet_options* options,
                            tenet_results** results);
/* Quotations in the passages that answer. Options: limit (10), offset (0), order (score; reading). */
TENET_C_API int tenet_quotes(tenet_searcher* searcher, const char* query, const tenet_options* options,
                             tenet_results** results);
/* Who speaks in the passages that answer, the most quoted first. Options: limit (10). */
TENET_C_API int tenet_speakers(tenet_searcher* searcher, const char* query, const tenet_options* options,
                               tenet_results** results);
/* Whether these words were said, by whom and where. TENET_ABOUT: verdict, total; rows: places. Options: limit (10),
 * speaker (words of the name of who is to have said it). */
TENET_C_API int tenet_verify(tenet_searcher* searcher, const char* words, const tenet_options* options,
                             tenet_results** results);
/* The passage of an id, or all passages of a document; TENET_NOT_FOUND where there is none. A shortened id will do.
 * Options: context (0: passages before and after it). */
TENET_C_API int tenet_show(tenet_searcher* searcher, const char* id, const tenet_options* options,
                           tenet_results** results);
/* A document with its text as it was read, one row; TENET_NOT_FOUND where there is none. */
TENET_C_API int tenet_document_of(tenet_searcher* searcher, const char* id, const tenet_options* options,
                                  tenet_results** results);
/* References to passages and documents, one row with the field citation. `style` is apa, chicago, bluebook, bibtex, ris
 * or csl. Options: words_first (false: the reference before the words), accessed (a date), quotes (false: cite the
 * quotations in each passage rather than all of it), bibliography (false: references alone, without the words). */
TENET_C_API int tenet_cite(tenet_searcher* searcher, const char* const* ids, size_t count, const char* style,
                           const tenet_options* options, tenet_results** results);
/* The words of the query in their context, a row a place. TENET_ABOUT: total, passages, documents. Options: left (8
 * words), right (8), across (false: contexts end with their passage), sort (none; left:1, right:1, node, speaker, date,
 * document, with commas between), sample (none; so many rows at random), seed (0), limit (20), offset (0). */
TENET_C_API int tenet_kwic(tenet_searcher* searcher, const char* query, const tenet_options* options,
                           tenet_results** results);
/* Words around those of the query. TENET_ABOUT: total, nodes, passages, documents, words, elsewhere. Options: window (5
 * words; sentence, passage), measure (log-likelihood; docs/words.md), min_count (5), stop_words (false), reverse
 * (false), limit (20), offset (0). */
TENET_C_API int tenet_collocates(tenet_searcher* searcher, const char* query, const tenet_options* options,
                                 tenet_results** results);
/* Words that tell the passages that answer from others. Options: those of tenet_collocates() without window, and
 * against (a query, compared with in place of all other passages). */
TENET_C_API int tenet_keywords(tenet_searcher* searcher, const char* query, const tenet_options* options,
                               tenet_results** results);
/* How evenly the words of the query are spread: two rows, over documents and over years. */
TENET_C_API int tenet_dispersion(tenet_searcher* searcher, const char* query, const tenet_options* options,
                                 tenet_results** results);
/* Groups of near-identical passages among those that answer; all of the index for an empty query. */
TENET_C_API int tenet_duplicates(tenet_searcher* searcher, const char* query, const tenet_options* options,
                                 tenet_results** results);
/* The topics of the index, with how many passages have each. */
TENET_C_API int tenet_topics(tenet_searcher* searcher, const tenet_options* options, tenet_results** results);
/* What the index holds, one row. */
TENET_C_API int tenet_info(tenet_searcher* searcher, const tenet_options* options, tenet_results** results);
/* The query as it is understood, one row: description, for people; query, text that reads back as the same; operators
 * on the lists of the index, for people. With the option id, of a passage, also how it comes to its score: id, found,
 * score, score_parts. Options: id (none), by and words_as_evidence, as of tenet_search(). */
TENET_C_API int tenet_explain(tenet_searcher* searcher, const char* query, const tenet_options* options,
                              tenet_results** results);

/* What two sides say on the query, the rows of `tenet compare --format csv`. TENET_KIND is side, overlap, topic, word
 * or passage, and TENET_SIDE whose; TENET_NAME is a query, a topic, a word or an id. TENET_ABOUT: notes. Options:
 * between and and (the queries that choose the sides; both are needed), limit (3: passages a side), order (date;
 * score), words (10: words a side that tell it from the other), fold (false). */
TENET_C_API int tenet_compare(tenet_searcher* searcher, const char* query, const tenet_options* options,
                              tenet_results** results);
/* The methods section of the search, one row with the field report: the JSON of `tenet report --format json`. Options:
 * date (of the search, YYYY-MM-DD; today). */
TENET_C_API int tenet_report(tenet_searcher* searcher, const char* query, const tenet_options* options,
                             tenet_results** results);

/* --- Results -------------------------------------------------------------------------------------------------- */

/* In place of a row: the results as a whole. */
#define TENET_ABOUT TENET_SIZE_MAX

TENET_C_API int tenet_results_close(tenet_results* results);
/* How many rows; 0 for a handle that is none. */
TENET_C_API size_t tenet_results_size(const tenet_results* results);

/* The field of a row. What the row does not have, and what is not known, is an empty text, 0 or no rows; a handle or
 * row that is none gives NULL, 0, and TENET_MISUSED. A text ends with a zero byte, but may hold others: `bytes`, unless
 * it is NULL, gets its size. */
TENET_C_API const char* tenet_results_text(const tenet_results* results, size_t row, int field, size_t* bytes);
TENET_C_API int64_t tenet_results_integer(const tenet_results* results, size_t row, int field);
TENET_C_API double tenet_results_real(const tenet_results* results, size_t row, int field);
/* Rows inside a row, as results of their own: to be closed, and valid whether or not the outer ones are open. */
TENET_C_API int tenet_results_rows(const tenet_results* results, size_t row, int field, tenet_results** rows);

/* The fields that a row has, for programs that show any: the `i`th, from 0; 0 behind the last. */
TENET_C_API int tenet_results_field(const tenet_results* results, size_t row, size_t i);

/* What a field is. Truths are integers, 0 or 1. Texts are rows of the one field value. */
enum {
  TENET_IS_TEXT = 1,
  TENET_IS_INTEGER = 2,
  TENET_IS_REAL = 3,
  TENET_IS_TRUTH = 4,
  TENET_IS_ROWS = 5,
  TENET_IS_TEXTS = 6
};
/* One of these; 0 for a number that is no field. */
TENET_C_API int tenet_field_kind(int field);
/* "begin_byte"; NULL for a number that is no field. Lives as long as the program. */
TENET_C_API const char* tenet_field_name(int field);
/* The field of that name; 0 for none. */
TENET_C_API int tenet_field_of(const char* name);

/* Fields. Bytes and code points are places in the text of the document unless said otherwise. */
enum {
  /* Passages: tenet_search(), tenet_show(). With the fields of their document from TENET_DOCUMENT to TENET_METADATA. */
  TENET_ID = 1,               /* text: "DOCUMENT#NUMBER", to cite it by; of a document or topic: its id */
  TENET_SCORE = 2,            /* real: comparable within one search only */
  TENET_TEXT = 3,             /* text: exactly as it stands in the source */
  TENET_PLAIN = 4,            /* text: as a reader sees it, without markup */
  TENET_HEADING = 5,          /* text: of the section, or empty */
  TENET_BEGIN_BYTE = 6,       /* integer */
  TENET_END_BYTE = 7,         /* integer */
  TENET_BEGIN_CODE_POINT = 8, /* integer */
  TENET_END_CODE_POINT = 9,   /* integer */
  TENET_PAGE = 10,            /* integer: the first page, from 1; 0 in documents without pages */
  TENET_LAST_PAGE = 11,       /* integer */
  TENET_PAGE_LABEL = 12,      /* text: what is printed on it: "iv" */
  TENET_LAST_PAGE_LABEL = 13, /* text */
  TENET_NUMBER = 14,          /* integer: of the passage in its document */
  TENET_PART = 15,            /* integer: 1, or more for parts of a long block */
  TENET_SNIPPET = 16,         /* text: a window around what matched */
  TENET_HIGHLIGHTS = 17,      /* rows: begin_byte, end_byte in the snippet */
  TENET_MATCHES = 18,         /* rows: text, begin_byte, end_byte in the text of the passage */
  TENET_QUOTES = 19,          /* rows: quotations in the passage */
  TENET_TOPICS = 20,          /* rows: topic, grade, strength, probability */
  TENET_SPEAKERS = 21,        /* rows: name, kind, role, aliases: who speaks in it */
  TENET_FIELD = 22,           /* real: the probability that it is about the field of the topics */

  /* Documents: tenet_document_of(), and of all rows that stand in one. */
  TENET_DOCUMENT = 30,     /* text: id */
  TENET_TITLE = 31,        /* text */
  TENET_DATE = 32,         /* text: as exact as known, "2015-10-21", "2015-10" or "2015" */
  TENET_ORGANISATION = 33, /* text: the body whose statement it is */
  TENET_SPEAKER = 34,  /* text: of a passage, who speaks throughout the document; of other rows, who speaks in them */
  TENET_AUTHOR = 35,   /* text */
  TENET_SOURCE = 36,   /* text: the publisher */
  TENET_URL = 37,      /* text */
  TENET_TYPE = 38,     /* text */
  TENET_LICENCE = 39,  /* text */
  TENET_METADATA = 40, /* rows: name, value */

  /* Results as a whole. */
  TENET_TOTAL = 50, /* integer: exact, whatever the limit; with the option exact_total=false see TENET_TOTAL_IS_EXACT */
  TENET_FOLDED = 51, /* integer: passages that were left out as others of the document, or the like, are shown */
  TENET_NOTES = 52,  /* texts: what the asker should know */
  TENET_WORDS_AS_EVIDENCE = 53, /* truth */
  TENET_VALUE = 54,             /* text: of texts, and of metadata */
  TENET_TOTAL_IS_EXACT = 55,    /* truth: else at least so many passages answer */

  /* Quotations and speakers. */
  TENET_PASSAGE = 60, /* text: id */
  TENET_KIND = 61, /* text: of a quotation speech, block, turn, statement, title, term; of a speaker; of a difference */
  TENET_LEVEL = 62,         /* integer: 0, or more inside another quotation */
  TENET_CONTINUES = 63,     /* truth: goes on with the utterance before it */
  TENET_ROLE = 64,          /* text: of the speaker */
  TENET_SPEAKER_KIND = 65,  /* text: unknown, person, organisation, office, group */
  TENET_MENTION = 66,       /* text: the words that name who speaks */
  TENET_CUE = 67,           /* text: "said" */
  TENET_RULE = 68,          /* text: docs/quotations.md */
  TENET_CONFIDENCE = 69,    /* real: 0 to 1, of the attribution */
  TENET_NAME = 70,          /* text: of a speaker; of a metadatum */
  TENET_ALIASES = 71,       /* texts */
  TENET_QUOTATIONS = 72,    /* integer */
  TENET_FIRST_PASSAGE = 73, /* text: id */

  /* Counts. */
  TENET_GROUP = 80,                 /* texts: a value for each grouping */
  TENET_PASSAGES = 81,              /* integer */
  TENET_DOCUMENTS = 82,             /* integer */
  TENET_SEARCHED_PASSAGES = 83,     /* integer */
  TENET_SEARCHED_DOCUMENTS = 84,    /* integer */
  TENET_SEARCHED_WORDS = 85,        /* integer */
  TENET_PER_THOUSAND_PASSAGES = 86, /* real */
  TENET_PER_MILLION_WORDS = 87,     /* real */

  /* Verified places. */
  TENET_VERDICT = 90,          /* text: exact, words, by another, altered, not found */
  TENET_AGREEMENT = 91,        /* real: 0 to 1, how much of the words is the same */
  TENET_DIFFERENCES = 92,      /* rows: kind, begin_byte and end_byte of the source, asked_begin_byte, asked_end_byte */
  TENET_ASKED_BEGIN_BYTE = 93, /* integer: in the words asked for */
  TENET_ASKED_END_BYTE = 94,   /* integer */
  TENET_HITS = 95,             /* rows: the passages that a place stands in */

  /* Citations. */
  TENET_CITATION = 100, /* text */

  /* Words in their context. */
  TENET_LEFT = 110,  /* text: white space at its end belongs to it */
  TENET_NODE = 111,  /* text */
  TENET_RIGHT = 112, /* text */

  /* Words that keep company. */
  TENET_WORD = 120,               /* text: the commonest form */
  TENET_STEM = 121,               /* text: what it was counted as */
  TENET_COUNT = 122,              /* integer */
  TENET_ELSEWHERE = 123,          /* integer */
  TENET_EXPECTED = 124,           /* real */
  TENET_LOG_LIKELIHOOD = 125,     /* real */
  TENET_LOG_RATIO = 126,          /* real: doublings */
  TENET_LOG_DICE = 127,           /* real */
  TENET_MUTUAL_INFORMATION = 128, /* real */
  TENET_CUBED_INFORMATION = 129,  /* real */
  TENET_T_SCORE = 130,            /* real */
  TENET_BIC = 131,                /* real */
  TENET_EXAMPLE = 132,            /* text: id of a passage */
  TENET_NODES = 133,              /* integer */
  TENET_OVER = 134,               /* text: documents, years */
  TENET_WORDS = 135,              /* integer */
  TENET_PARTS = 136,              /* integer */
  TENET_RANGE = 137,              /* integer: parts with at least one */
  TENET_JUILLAND_D = 138,         /* real */
  TENET_DEVIATION = 139,          /* real: DP */
  TENET_DEVIATION_NORM = 140,     /* real */
  TENET_EXAMPLES = 141,           /* texts: ids of passages */

  /* Topics. */
  TENET_TOPIC = 150,       /* text: id */
  TENET_GRADE = 151,       /* integer: 2 squarely about it, 1 related, 0 its document alone */
  TENET_STRENGTH = 152,    /* real */
  TENET_PROBABILITY = 153, /* real */
  TENET_LABEL = 154,       /* text */
  TENET_DEFINITION = 155,  /* text */
  TENET_BROADER = 156,     /* text: id */
  TENET_TERM = 157,        /* text: words that go with the topic, as they are written most often */
  TENET_INSIDE = 158,      /* integer: passages squarely about the topic that hold the term */
  TENET_OUTSIDE = 159,     /* integer: other passages that hold it */

  /* The index, its indexing and its state. */
  TENET_FINGERPRINT = 160, /* text: equal fingerprints give equal answers */
  TENET_ANALYSIS = 161,    /* text */
  TENET_SCHEMA = 162,      /* integer */
  TENET_TEXT_BYTES = 163,  /* integer */
  TENET_MISSING = 164,     /* texts: why indexes were left out */
  TENET_ADDED = 165,       /* integer: documents */
  TENET_UPDATED = 166,     /* integer */
  TENET_UNCHANGED = 167,   /* integer */
  TENET_REMOVED = 168,     /* integer */
  TENET_SKIPPED = 169,    /* integer: documents; of a problem 1, or 0 where the document is in the index all the same */
  TENET_PROBLEMS = 170,   /* rows: where, reason, skipped */
  TENET_STOPPED = 171,    /* truth */
  TENET_WHERE = 172,      /* text: a file, or a part of it */
  TENET_REASON = 173,     /* text */
  TENET_STAGE = 174,      /* text: reading, tagging, writing */
  TENET_FILES = 175,      /* integer */
  TENET_ALL_FILES = 176,  /* integer */
  TENET_BYTES = 177,      /* integer */
  TENET_ALL_BYTES = 178,  /* integer */
  TENET_SOUND = 179,      /* truth */
  TENET_REPAIRABLE = 180, /* truth */
  TENET_REPAIRED = 181,   /* truth */
  TENET_LOST = 182,       /* texts: ids of documents */
  TENET_DAMAGES = 183,    /* rows: where, reason */
  TENET_DESCRIPTION = 184, /* text */
  TENET_QUERY = 185,       /* text */

  /* Comparisons, reports and explanations. */
  TENET_SIDE = 190,      /* text: first, second; empty for what is of both */
  TENET_SHARE = 191,     /* real: of a topic in the passages of a side that answer, 0 to 1 */
  TENET_LAST_DATE = 192, /* text: as TENET_DATE */
  TENET_REPORT = 193,    /* text: JSON of docs/schema/report.schema.json */
  TENET_OPERATORS = 194, /* text: for people */
  TENET_FOUND = 195,     /* truth: whether the passage answers */
  TENET_SCORE_PARTS =
      196,            /* rows: kind, word, count, length, passages, rarity, boost, score; they add up to the score */
  TENET_LENGTH = 197, /* real: words of the passage or document */
  TENET_RARITY = 198, /* real: of a word, before the boost */
  TENET_BOOST = 199   /* real */
};

/* --- Writing an index ----------------------------------------------------------------------------------------- */

/* A document of your own. */
typedef struct tenet_document tenet_document;

/* As `bytes`: the value ends with a zero byte. */
#define TENET_TO_THE_END TENET_SIZE_MAX

TENET_C_API int tenet_document_new(tenet_document** document);
/* Sets id, text, title, date, organisation, speaker, author, source, url, type or licence; any other name is metadata.
 */
TENET_C_API int tenet_document_set(tenet_document* document, const char* name, const char* value, size_t bytes);
/* From that byte of the text on, words stand on that page, from 1; `label` is what is printed on it, or NULL. */
TENET_C_API int tenet_document_set_page(tenet_document* document, size_t begin_byte, unsigned page, const char* label);
TENET_C_API int tenet_document_free(tenet_document* document);

/* Changes an index. Nothing shows to readers before tenet_indexer_commit(), then all at once; whatever fails, the old
 * index is as it was. */
typedef struct tenet_indexer tenet_indexer;

/* Opens an index for writing, or makes it; TENET_LOCKED while another writer has it. Options: topics and speakers
 * (texts of TOML; those of the index), jobs (threads; one a processor), follow_links (false), reader (the program that
 * reads foreign formats; that of the installation), sandbox (true). */
TENET_C_API int tenet_indexer_open(const char* path, const tenet_options* options, tenet_indexer** indexer);
/* Gives the lock back; what was not committed is dropped. */
TENET_C_API int tenet_indexer_close(tenet_indexer* indexer);
/* How far it is: one row with stage, files, all_files, bytes, all_bytes, documents, valid during the call. Other than 0
 * stops as tenet_indexer_cancel() does. */
typedef int tenet_progress_function(const tenet_results* progress, void* data);
/* `function`, which may be NULL, is called for each document and file, from the thread that updates or commits. */
TENET_C_API int tenet_indexer_on_progress(tenet_indexer* indexer, tenet_progress_function* function, void* data);
/* Makes the index hold what the files and folders hold now. Without a folder that has vanished nothing is changed. */
TENET_C_API int tenet_indexer_update(tenet_indexer* indexer, const char* const* paths, size_t count);
/* Adds a document, or replaces the one of the same id. */
TENET_C_API int tenet_indexer_add(tenet_indexer* indexer, const tenet_document* document);
/* Removes a document; one that is not there is no error. */
TENET_C_API int tenet_indexer_remove(tenet_indexer* indexer, const char* id);
/* Writes all changes. The report, unless `report` is NULL, is one row: added, updated, unchanged, removed, skipped,
 * problems, documents, passages, text_bytes, fingerprint, stopped. */
TENET_C_API int tenet_indexer_commit(tenet_indexer* indexer, tenet_results** report);
/* From any thread: the tenet_indexer_update() that is running ends with what it has read, for tenet_indexer_commit() to
 * keep. A commit that writes all passages anew ends with TENET_CANCELLED; another one goes on. */
TENET_C_API int tenet_indexer_cancel(tenet_indexer* indexer);

/* What an indexer sees in a file, without an index: its passages, as tenet_show() gives them, with scores of 0.
 * TENET_ABOUT: problems. Options: topics (a text of TOML; the built-in ones). */
TENET_C_API int tenet_passages(const char* path, const tenet_options* options, tenet_results** results);
/* Writes some indexes, as one, to `folder`, which must not exist: a Xapian database, or several (docs/scale.md). The
 * report is one row: documents, passages, bytes (of the files). `function`, which may be NULL, is called some ten times
 * a second; other than 0 ends the export with TENET_CANCELLED and nothing written. Options: shards (1), jobs (0). */
TENET_C_API int tenet_export(const char* const* paths, size_t count, const char* folder, const tenet_options* options,
                             tenet_progress_function* function, void* data, tenet_results** report);

/* Words and phrases that tell passages squarely about a topic from all others, and are no terms of it yet: the greatest
 * log_likelihood first, with term, inside, outside, examples. No rows where no passage is squarely about it. Reads
 * every passage of the index. TENET_NOT_FOUND for a topic that the index does not know. Options: topic (its id), limit
 * (20). */
TENET_C_API int tenet_suggest_terms(const char* path, const tenet_options* options, tenet_results** results);

/* Whether an index is what was written, every byte of it: one row with sound, damages, lost, repairable, repaired,
 * documents, passages. Options: all (false: checksums; true: takes everything apart), repair (false). */
TENET_C_API int tenet_check(const char* path, const tenet_options* options, tenet_results** results);

#ifdef __cplusplus
}
#endif

/* NOLINTEND */
#endif
