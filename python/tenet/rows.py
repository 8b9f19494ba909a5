"""What an index answers: rows whose fields are read when they are asked for.

Fields are as docs/c.md has them. Unknown texts are empty. `begin_byte` and the like are places in the UTF-8 of the
document's text, `span` is the same as indexes of the str. Rows can be kept for as long as you like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from ._core import Results, Row, field

if TYPE_CHECKING:
    from .index import Index

R = TypeVar("R", bound=Row)


class Rows(Results, Generic[R]):
    """An answer: a sequence of rows, and what is known of it as a whole."""

    __slots__ = ()

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, i: int) -> R: ...
        @overload
        def __getitem__(self, i: slice) -> list[R]: ...
        def __getitem__(self, i: int | slice) -> R | list[R]: ...
        def __iter__(self) -> Iterator[R]: ...
        def __reversed__(self) -> Iterator[R]: ...

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} rows>"


Sequence.register(Rows)


class Span(Row):
    """Words, and where they stand: of a match in the text of its passage, of a highlight in its snippet."""

    __slots__ = ()
    text: str = field("text", "The words.")
    begin_byte: int = field("begin_byte", "Where they begin, in bytes of UTF-8.")
    end_byte: int = field("end_byte", "Where they end, in bytes of UTF-8.")

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand, as indexes of the str."""
        return self._begin, self._end

    _begin: int = field("begin_code_point", "")
    _end: int = field("end_code_point", "")


class _Placed(Row):
    """Words in a document."""

    __slots__ = ()
    begin_byte: int = field("begin_byte", "Where it begins in the document's text, in bytes of UTF-8.")
    end_byte: int = field("end_byte", "Where it ends in the document's text, in bytes of UTF-8.")
    page: int = field("page", "The first page, from 1; 0 in documents without pages.")
    last_page: int = field("last_page", "The last page, from 1.")
    page_label: str = field("page_label", "What is printed on the first page: 'iv'.")
    last_page_label: str = field("last_page_label", "What is printed on the last page.")
    _begin: int = field("begin_code_point", "")
    _end: int = field("end_code_point", "")

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the document's text, as indexes of the str."""
        return self._begin, self._end

    @property
    def document(self) -> Document:
        """The document, without its text."""
        return self._as(Document)


class _Pair(Row):
    __slots__ = ()
    name: str = field("name", "")
    value: str = field("value", "")


class Document(Row):
    """What is known of a document; `text` only of Index.document()."""

    __slots__ = ()
    id: str = field("document", "Its id: a path, or the record's own.")
    text: str = field("text", "The text as it was read.")
    title: str = field("title", "Its title.")
    date: str = field("date", "As exact as known: '2015-10-21', '2015-10' or '2015'.")
    organisation: str = field("organisation", "The body whose statement it is.")
    speaker: str = field("speaker", "Who speaks throughout.")
    author: str = field("author", "Who wrote it.")
    source: str = field("source", "The publisher.")
    url: str = field("url", "Its address.")
    type: str = field("type", "What it is: 'executive order'.")
    licence: str = field("licence", "Its licence.")
    _metadata: list[_Pair] = field("metadata", "", rows=_Pair)

    @property
    def metadata(self) -> dict[str, str]:
        """Every further key, as it was written."""
        return {pair.name: pair.value for pair in self._metadata}

    def cite(self, style: str = "apa", **options: Any) -> str:
        """The reference to the document: see Index.cite()."""
        return cast("Index", self._index).cite([self.id], style, **options)

    def __repr__(self) -> str:
        return f"<Document {self.id}>"


class Topic(Row):
    """A topic of a passage."""

    __slots__ = ()
    id: str = field("topic", "Its id: 'mandatory-minimums'.")
    grade: int = field("grade", "2 squarely about it, 1 related, 0: its document alone is filed under it.")
    strength: float = field("strength", "What topic:ID ranks by, 0 to 2.")
    probability: float = field("probability", "That the passage touches it, 0 to 1; 0 without a model.")

    def __repr__(self) -> str:
        return f"<Topic {self.id}: grade {self.grade}>"


class Speaker(Row):
    """Somebody who speaks."""

    __slots__ = ()
    name: str = field("name", "As full as the documents give it; empty for what is nobody's.")
    kind: str = field("speaker_kind", "unknown, person, organisation, office or group.")
    role: str = field("role", "'New York Police Commissioner', or empty.")
    aliases: list[str] = field("aliases", "Other names of the same.")

    def __repr__(self) -> str:
        return f"<Speaker {self.name}>"


class SpeakerCount(Speaker):
    """How often somebody is quoted."""

    __slots__ = ()
    quotations: int = field("quotations", "How many quotations.")
    passages: int = field("passages", "How many passages they stand in.")
    first_passage: str = field("first_passage", "Id of the first of these passages, in reading order.")


class Quote(Row):
    """A quotation in a passage."""

    __slots__ = ()
    text: str = field("text", "The words as they stand in the source, without the marks.")
    kind: str = field("kind", "speech, block, turn, statement; title and term are no speech.")
    level: int = field("level", "0, or more inside another quotation.")
    continues: bool = field("continues", "Whether it goes on with the utterance before it.")
    speaker: str = field("speaker", "Who says so; empty where the text does not say.")
    speaker_kind: str = field("speaker_kind", "unknown, person, organisation, office or group.")
    rule: str = field("rule", "Which rule named the speaker: docs/quotations.md.")
    confidence: float = field("confidence", "How often that rule is right, 0 to 1.")
    begin_byte: int = field("begin_byte", "Where it begins in the document's text, in bytes of UTF-8.")
    end_byte: int = field("end_byte", "Where it ends, in bytes of UTF-8.")
    _begin: int = field("begin_code_point", "")
    _end: int = field("end_code_point", "")

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the document's text, as indexes of the str."""
        return self._begin, self._end

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.speaker or '?'}: {self.text[:40]!r}>"


class Quotation(Quote, _Placed):
    """A quotation that answers a query, with its place."""

    __slots__ = ()
    passage: str = field("passage", "Id of its passage.")
    plain: str = field("plain", "The words as a reader sees them, without markup.")
    role: str = field("role", "Of the speaker.")
    mention: str = field("mention", "The words that name who speaks: 'Mr. Bratton', 'he'.")
    cue: str = field("cue", "'said', 'according to'.")
    heading: str = field("heading", "Of the section, or empty.")
    score: float = field("score", "Of its passage; comparable within one search only.")

    def cite(self, style: str = "apa", **options: Any) -> str:
        """The reference to its passage: see Index.cite()."""
        return cast("Index", self._index).cite([self.passage], style, **options)


class Hit(_Placed):
    """A passage that answers."""

    __slots__ = ()
    id: str = field("id", "'DOCUMENT#NUMBER', to cite it by.")
    score: float = field("score", "Comparable within one search only.")
    text: str = field("text", "Exactly as it stands in the source.")
    plain: str = field("plain", "As a reader sees it, without markup.")
    heading: str = field("heading", "Of the section, or empty.")
    number: int = field("number", "Of the passage in its document.")
    part: int = field("part", "1, or more for parts of a long block.")
    snippet: str = field("snippet", "A window around what matched.")
    highlights: list[Span] = field("highlights", "What matched, in the snippet.", rows=Span)
    matches: list[Span] = field("matches", "What matched, in the text.", rows=Span)
    quotes: list[Quote] = field("quotes", "Its quotations, in reading order.", rows=Quote)
    topics: list[Topic] = field("topics", "Its topics, the strongest first.", rows=Topic)
    speakers: list[Speaker] = field("speakers", "Who speaks in it, each once.", rows=Speaker)
    field_probability: float = field("field", "That it is about the field of the topics, 0 to 1.")

    def cite(self, style: str = "apa", **options: Any) -> str:
        """The reference to the passage: see Index.cite()."""
        return cast("Index", self._index).cite([self.id], style, **options)

    def neighbours(self, context: int = 1) -> list[Hit]:
        """The passage with `context` passages before and after it."""
        return list(cast("Index", self._index).show(self.id, context=context))

    def __repr__(self) -> str:
        return f"<Hit {self.id}>"


class Hits(Rows[Hit]):
    """Passages, or documents, that answer."""

    __slots__ = ()
    total: int = field("total", "How many answer, whatever the limit.")
    total_is_exact: bool = field("total_is_exact", "Whether that is all of them, or at least so many answer.")
    folded: int = field("folded", "How many passages were left out as others like them are shown.")
    notes: list[str] = field("notes", "What the asker should know.")
    words_as_evidence: bool = field("words_as_evidence", "Whether that option applied.")


class Count(Row):
    """How many passages of a group answer, and how many there are."""

    __slots__ = ()
    group: list[str] = field("group", "A value for each grouping; empty where passages have none.")
    passages: int = field("passages", "That answer.")
    documents: int = field("documents", "With one such passage or more.")
    searched_passages: int = field("searched_passages", "Of the group, whether they answer or not.")
    searched_documents: int = field("searched_documents", "The same.")
    searched_words: int = field("searched_words", "Words of these passages.")
    per_thousand_passages: float = field("per_thousand_passages", "Passages that answer per 1,000 searched.")
    per_million_words: float = field("per_million_words", "Passages that answer per million words searched.")

    def __repr__(self) -> str:
        return f"<Count {', '.join(self.group)}: {self.passages}>"


class Counts(Rows[Count]):
    """Groups; as a whole the total, each passage once."""

    __slots__ = ()
    passages: int = field("passages", "That answer.")
    documents: int = field("documents", "With one such passage or more.")
    searched_passages: int = field("searched_passages", "Passages searched.")
    searched_documents: int = field("searched_documents", "Documents searched.")
    searched_words: int = field("searched_words", "Words searched.")
    notes: list[str] = field("notes", "What the asker should know.")


class Difference(Row):
    """A way in which the words asked for and those of the source part."""

    __slots__ = ()
    kind: str = field("kind", "missing, added, changed, written, left out or interruption.")
    begin_byte: int = field("begin_byte", "In the document's text, bytes of UTF-8.")
    end_byte: int = field("end_byte", "The same.")
    asked_begin_byte: int = field("asked_begin_byte", "In the words asked for, bytes of UTF-8.")
    asked_end_byte: int = field("asked_end_byte", "The same.")

    def __repr__(self) -> str:
        return f"<Difference {self.kind}>"


class Place(Row):
    """Where the words asked for stand, or the nearest to them."""

    __slots__ = ()
    verdict: str = field("verdict", "exact, words or altered.")
    agreement: float = field("agreement", "How much of the words is the same, 0 to 1.")
    passage: str = field("passage", "Id of the passage they begin in.")
    speaker: str = field("speaker", "Whose words they are; empty where the text does not say.")
    text: str = field("text", "The words of the source.")
    begin_byte: int = field("begin_byte", "In the document's text, bytes of UTF-8.")
    end_byte: int = field("end_byte", "The same.")
    page: int = field("page", "The first page, from 1; 0 in documents without pages.")
    last_page: int = field("last_page", "The last page, from 1.")
    page_label: str = field("page_label", "What is printed on the first page: 'iv'.")
    last_page_label: str = field("last_page_label", "What is printed on the last page.")
    differences: list[Difference] = field("differences", "In the order of the source.", rows=Difference)
    hits: list[Hit] = field("hits", "The passages they stand in.", rows=Hit)

    @property
    def document(self) -> Document:
        """The document, without its text."""
        return self._as(Document)

    def cite(self, style: str = "apa", **options: Any) -> str:
        """The reference to the passage: see Index.cite()."""
        return cast("Index", self._index).cite([self.passage], style, **options)

    def __repr__(self) -> str:
        return f"<Place {self.verdict}: {self.passage}>"


class Verification(Rows[Place]):
    """Whether words were said. True where the very words were, by whoever was asked for."""

    __slots__ = ()
    verdict: str = field("verdict", "exact, words, by another, altered or not found.")
    total: int = field("total", "How many places there are.")

    def __bool__(self) -> bool:
        return self.verdict in ("exact", "words")

    def __repr__(self) -> str:
        return f"<Verification: {self.verdict}, {self.total} places>"


class Line(_Placed):
    """A word or phrase in its context."""

    __slots__ = ()
    left: str = field("left", "The words before it; white space at the end belongs to it.")
    node: str = field("node", "The words that answer.")
    right: str = field("right", "The words behind it.")
    speaker: str = field("speaker", "Whose words they are; empty where the text does not say.")
    passage: str = field("passage", "Id of the passage.")

    def __repr__(self) -> str:
        return f"<Line {self.left}[{self.node}]{self.right}>"


class Lines(Rows[Line]):
    """Words in their context."""

    __slots__ = ()
    total: int = field("total", "How many lines there are, whatever the limit.")
    passages: int = field("passages", "Of how many passages.")
    documents: int = field("documents", "Of how many documents.")


class Word(Row):
    """A word that keeps company, or tells passages from others. docs/words.md has the measures."""

    __slots__ = ()
    word: str = field("word", "The commonest form here.")
    stem: str = field("stem", "What it was counted as.")
    count: int = field("count", "How often here.")
    elsewhere: int = field("elsewhere", "How often elsewhere.")
    expected: float = field("expected", "How often here, if it were as common as elsewhere.")
    log_likelihood: float = field("log_likelihood", "How surely it is commoner here; negative: rarer.")
    log_ratio: float = field("log_ratio", "How much, in doublings.")
    log_dice: float = field("log_dice", "Of collocates: about 14 at most.")
    mutual_information: float = field("mutual_information", "Of collocates.")
    cubed_information: float = field("cubed_information", "Of collocates.")
    t_score: float = field("t_score", "Of collocates.")
    bic: float = field("bic", "Of keywords: above 10 there is very strong evidence.")
    passages: int = field("passages", "That it is counted in.")
    documents: int = field("documents", "The same.")
    example: str = field("example", "Id of the first of the passages.")

    def __repr__(self) -> str:
        return f"<Word {self.word}: {self.count}>"


class Words(Rows[Word]):
    """Words, ranked."""

    __slots__ = ()
    total: int = field("total", "How many there are, whatever the limit.")
    nodes: int = field("nodes", "Of collocates: how often the words of the query stand there.")
    passages: int = field("passages", "That were read.")
    documents: int = field("documents", "The same.")
    words: int = field("words", "All words here.")
    elsewhere: int = field("elsewhere", "All words elsewhere.")


class Spread(Row):
    """How evenly words are spread over documents, or over years. docs/words.md has the formulas."""

    __slots__ = ()
    over: str = field("over", "documents or years.")
    nodes: int = field("nodes", "How often they stand there.")
    words: int = field("words", "All words.")
    parts: int = field("parts", "How many parts there are.")
    range: int = field("range", "How many parts have at least one.")
    juilland_d: float = field("juilland_d", "1 spread evenly, 0 all in one part.")
    deviation: float = field("deviation", "DP: 0 spread as the words are, towards 1 uneven.")
    deviation_norm: float = field("deviation_norm", "DP over the most that it can be.")


class Near(Row):
    """A passage near-identical to another."""

    __slots__ = ()
    passage: str = field("passage", "Its id.")
    agreement: float = field("agreement", "0.6 to 1.")


class DuplicateGroup(Row):
    """Near-identical passages."""

    __slots__ = ()
    first: str = field("first_passage", "Id of the first in reading order.")
    others: list[Near] = field("hits", "The others.", rows=Near)


class TopicCount(Row):
    """A topic of the index."""

    __slots__ = ()
    id: str = field("topic", "Its id.")
    label: str = field("label", "Its name for people.")
    definition: str = field("definition", "What belongs to it.")
    broader: str = field("broader", "Id of the topic above it, or empty.")
    passages: int = field("passages", "How many passages have it.")

    def __repr__(self) -> str:
        return f"<TopicCount {self.id}: {self.passages}>"


class TermSuggestion(Row):
    """Words that go with a topic and are no terms of it yet."""

    __slots__ = ()
    term: str = field("term", "As it is written most often.")
    log_likelihood: float = field("log_likelihood", "How surely it sets these passages apart: the ratio G2.")
    inside: int = field("inside", "Passages squarely about the topic that hold it.")
    outside: int = field("outside", "Other passages that hold it.")
    examples: list[str] = field("examples", "Ids of some of the passages inside.")

    def __repr__(self) -> str:
        return f"<TermSuggestion {self.term}: {self.inside} inside, {self.outside} outside>"


class Info(Row):
    """What an index holds."""

    __slots__ = ()
    documents: int = field("documents", "Documents.")
    passages: int = field("passages", "Passages.")
    words: int = field("words", "Words in the passages.")
    text_bytes: int = field("text_bytes", "Bytes of the texts.")
    fingerprint: str = field("fingerprint", "Equal fingerprints give equal answers.")
    analysis: str = field("analysis", "Versions of what decides on words.")
    schema: int = field("schema", "Version of the format of the index.")
    missing: list[str] = field("missing", "Why indexes were left out.")


class ScorePart(Row):
    """A summand of the score of a passage."""

    __slots__ = ()
    kind: str = field("kind", "word, synonyms, field, title, document, length, neighbours, share or topics.")
    word: str = field("word", "The stem of the word, '~bail', 'incarcerat*' or 'topic:pretrial'.")
    count: int = field("count", "How often it stands in the passage, or in the document.")
    length: float = field("length", "Words of the passage, or of the document.")
    passages: int = field("passages", "Passages, titles or documents with it.")
    rarity: float = field("rarity", "What it is worth, before the boost.")
    boost: float = field("boost", "What ^ says.")
    score: float = field("score", "What it adds.")

    def __repr__(self) -> str:
        return f"<ScorePart {self.kind} {self.word}: {self.score:.3f}>"


class Explanation(Row):
    """How a query is understood, and how a passage comes to its score."""

    __slots__ = ()
    description: str = field("description", "Spelled out, topics by their ids.")
    query: str = field("query", "Text that reads back as the same.")
    operators: str = field("operators", "Operators on the lists of the index, for people.")
    id: str = field("id", "Of the passage that was named, or empty.")
    found: bool = field("found", "Whether the passage answers.")
    score: float = field("score", "Of the passage.")
    score_parts: list[ScorePart] = field("score_parts", "They add up to the score.", rows=ScorePart)


class Compared(Row):
    """A row of a comparison: a side, the overlap, or a topic, word or passage of a side. 0 stands for no value."""

    __slots__ = ()
    kind: str = field("kind", "side, overlap, topic, word or passage.")
    side: str = field("side", "first or second; empty for the overlap.")
    name: str = field("name", "Of a side its query, else a topic, a word or the id of a passage.")
    passages: int = field("passages", "That answer.")
    documents: int = field("documents", "With one such passage or more; of a word, with the word.")
    searched_passages: int = field("searched_passages", "Of the side.")
    searched_words: int = field("searched_words", "Words of these passages.")
    per_thousand_passages: float = field("per_thousand_passages", "Passages that answer per 1,000 searched.")
    per_million_words: float = field("per_million_words", "Passages that answer per million words searched.")
    share: float = field("share", "Of a topic in the side's passages that answer, 0 to 1.")
    words: int = field("words", "Of a side, in its passages that answer; of a word, how often it stands there.")
    log_likelihood: float = field("log_likelihood", "Of a word: how surely it is commoner here; negative: rarer.")
    log_ratio: float = field("log_ratio", "Of a word: how much, in doublings.")
    score: float = field("score", "Of a passage.")
    date: str = field("date", "Of a passage's document; of a side the first.")
    last_date: str = field("last_date", "Of a side.")
    text: str = field("text", "Of a passage, exactly as it stands in the source.")

    @property
    def document(self) -> Document:
        """The document of a passage, without its text."""
        return self._as(Document)

    def __repr__(self) -> str:
        return f"<Compared {self.side} {self.kind} {self.name}>"


class Comparison(Rows[Compared]):
    """What two sides say."""

    __slots__ = ()
    notes: list[str] = field("notes", "What the asker should know.")


class WrittenReport(Row):
    """A report as JSON: Index.report() reads it."""

    __slots__ = ()
    report: str = field("report", "docs/schema/report.schema.json.")


class Problem(Row):
    """What stood in the way of a document."""

    __slots__ = ()
    where: str = field("where", "'notes/a.md' or 'records.jsonl:17'.")
    reason: str = field("reason", "Why.")
    _skipped: int = field("skipped", "")

    @property
    def skipped(self) -> bool:
        """False: the document is in the index, with the loss that the reason states."""
        return self._skipped != 0

    def __repr__(self) -> str:
        return f"<Problem {self.where}: {self.reason}>"


class Passages(Rows[Hit]):
    """What an indexer sees in a file."""

    __slots__ = ()
    problems: list[Problem] = field("problems", "In the order met.", rows=Problem)


class Export(Row):
    """What an export wrote."""

    __slots__ = ()
    documents: int = field("documents", "Documents.")
    passages: int = field("passages", "Passages.")
    bytes: int = field("bytes", "Of the files.")

    def __repr__(self) -> str:
        return f"<Export: {self.documents} documents, {self.passages} passages>"


class Report(Row):
    """What a commit did, in documents, and what the index holds after it."""

    __slots__ = ()
    added: int = field("added", "Documents.")
    updated: int = field("updated", "Documents.")
    unchanged: int = field("unchanged", "Documents.")
    removed: int = field("removed", "Documents.")
    skipped: int = field("skipped", "Documents.")
    problems: list[Problem] = field("problems", "In the order met.", rows=Problem)
    documents: int = field("documents", "In the index now.")
    passages: int = field("passages", "In the index now.")
    text_bytes: int = field("text_bytes", "Of all documents.")
    fingerprint: str = field("fingerprint", "Equal fingerprints give equal answers.")
    stopped: bool = field("stopped", "Whether update() was cancelled before it had read all.")

    def __repr__(self) -> str:
        return f"<Report: {self.added} added, {self.updated} updated, {self.removed} removed, {self.skipped} skipped>"


class Damage(Row):
    """What is wrong with a file of an index."""

    __slots__ = ()
    where: str = field("where", "The file, below the folder of the index.")
    reason: str = field("reason", "What is wrong.")

    def __repr__(self) -> str:
        return f"<Damage {self.where}: {self.reason}>"


class Check(Row):
    """Whether an index is what was written. True where it is sound."""

    __slots__ = ()
    sound: bool = field("sound", "Whether nothing was found.")
    damages: list[Damage] = field("damages", "What was found, before any repair.", rows=Damage)
    lost: list[str] = field("lost", "Ids of the documents that a repair loses.")
    repairable: bool = field("repairable", "Whether a repair makes the index sound.")
    repaired: bool = field("repaired", "Whether it was repaired.")
    documents: int = field("documents", "In the index now.")
    passages: int = field("passages", "In the index now.")

    def __bool__(self) -> bool:
        return self.sound or self.repaired
