"""Reading an index."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from . import _core, rows

Path = str | bytes | os.PathLike[str] | os.PathLike[bytes]
Value = str | int | float | bool | None | Iterable[str]
T = TypeVar("T")

# A limit of None: more than any index holds.
_ALL = "9223372036854775807"


def _texts(options: dict[str, Value]) -> dict[str, str]:
    """Options as the library takes them; None is left out."""
    texts = {}
    for name, value in options.items():
        if value is None:
            continue
        if value is True or value is False:
            texts[name] = "true" if value else "false"
        elif isinstance(value, (str, int, float)):
            texts[name] = str(value)
        else:
            texts[name] = ",".join(value)
    return texts


def open(
    path: Path | Sequence[Path], *more: Path, partial: bool = False, allow_remote: bool = False, answer_timeout: int = 60
) -> Index:
    """Opens an index, or several as one. See Index."""
    return Index(path, *more, partial=partial, allow_remote=allow_remote, answer_timeout=answer_timeout)


class Index:
    """An index as it was when it was opened: a writer changes nothing for it.

    Any number of threads may ask it at the same time; other Python threads run meanwhile. Every method that asks has
    `timeout`, in seconds: TimedOutError is raised when it passes. Methods with a query have `any` (passages with any of
    the words, not all) and `plain` (take the query as plain words). docs/query-language.md is the grammar of queries.

    >>> with tenet.open(path) as index:
    ...     index.search("discretion").total
    1
    """

    def __init__(
        self,
        path: Path | Sequence[Path],
        *more: Path,
        partial: bool = False,
        allow_remote: bool = False,
        answer_timeout: int = 60,
    ) -> None:
        """Opens the index at `path`, or all of them as one.

        With `partial` those that cannot be opened are left out, unless none can; info().missing says why. The other two
        are for Xapian databases that a server has: whether it may be on another machine, and the seconds an answer may
        take.
        """
        first = [path] if isinstance(path, (str, bytes, os.PathLike)) else list(path)
        self._paths = [os.fsencode(each) for each in [*first, *more]]
        options: dict[str, Value] = {"partial": partial, "allow_remote": allow_remote, "answer_timeout": answer_timeout}
        self._searcher = _core.Searcher(self._paths, _texts(options))

    def close(self) -> None:
        """Closes it: what it has answered can still be read. Once more is no error."""
        self._searcher.close()

    def cancel(self) -> None:
        """Ends the calls that other threads are in: they raise CancelledError."""
        self._searcher.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Index {', '.join(os.fsdecode(path) for path in self._paths)}>"

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        offset: int = 0,
        by: Literal["passage", "document"] = "passage",
        order: Literal["score", "date", "document"] = "score",
        reverse: bool = False,
        per_document: int = 0,
        snippet_bytes: int = 320,
        words_as_evidence: bool = False,
        fold: bool = False,
        exact_total: bool = True,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Hits:
        """The passages that answer, best first; a limit of None gives all.

        `per_document`: passages of a document at most, 0 for no limit. `words_as_evidence`: a question as somebody types
        it, whose words are evidence rather than conditions. `fold`: near-identical hits are shown once. `exact_total`:
        False leaves passages uncounted that cannot be among the hits, which is quicker for words joined by OR.

        >>> for hit in index.search("said:discretion"):
        ...     print(hit.id, hit.quotes[0].speaker)
        forum#1 Ada Example
        """
        options = {}
        if limit != 10:
            options["limit"] = _ALL if limit is None else str(limit)
        if offset:
            options["offset"] = str(offset)
        if by != "passage":
            options["by"] = by
        if order != "score":
            options["order"] = order
        if per_document:
            options["per_document"] = str(per_document)
        if snippet_bytes != 320:
            options["snippet_bytes"] = str(snippet_bytes)
        if timeout is not None:
            options["timeout"] = str(timeout)
        if reverse:
            options["reverse"] = "true"
        if words_as_evidence:
            options["words_as_evidence"] = "true"
        if fold:
            options["fold"] = "true"
        if not exact_total:
            options["exact_total"] = "false"
        if any:
            options["any"] = "true"
        if plain:
            options["plain"] = "true"
        return self._searcher.ask("search", query, options, self, rows.Hits, rows.Hit)  # type: ignore[no-any-return]

    def _ask(self, name: str, text: str, kind: type[T], row: type[_core.Row], options: dict[str, Value]) -> T:
        if "limit" in options and options["limit"] is None:
            options["limit"] = _ALL
        return self._searcher.ask(name, text, _texts(options), self, kind, row)  # type: ignore[no-any-return]

    def count(
        self,
        query: str = "",
        by: str | Sequence[str] = (),
        *,
        grade: int = 1,
        within: str | None = None,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Counts:
        """How many passages answer, all for the empty query; by one or two groupings, beside how many were searched.

        Groupings are year, month, topic, speaker, role, organisation, author, source, type, document and kind. `grade` 2
        counts passages squarely about topics. `within` is a query: only its passages are searched.

        >>> [(count.group, count.passages) for count in index.count("discretion", by="year")]
        [(['2015'], 1), (['2016'], 0)]
        """
        groups = by if isinstance(by, str) else ",".join(by)
        options: dict[str, Value] = {"by": groups, "grade": grade, "within": within}
        return self._ask("count", query, rows.Counts, rows.Count, options | _common(any, plain, timeout))

    def quotes(
        self,
        query: str = "",
        *,
        limit: int | None = 10,
        offset: int = 0,
        order: Literal["score", "reading"] = "score",
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Rows[rows.Quotation]:
        """The quotations of the passages that answer; all for the empty query.

        >>> index.quotes("speaker:ada")[0].text
        'Judges need discretion,'
        """
        options: dict[str, Value] = {"limit": limit, "offset": offset, "order": order}
        return self._ask("quotes", query, rows.Rows, rows.Quotation, options | _common(any, plain, timeout))

    def speakers(
        self,
        query: str = "",
        *,
        limit: int | None = 10,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Rows[rows.SpeakerCount]:
        """Who speaks in the passages that answer, the most quoted first.

        >>> [(speaker.name, speaker.quotations) for speaker in index.speakers()]
        [('Ada Example', 1)]
        """
        options: dict[str, Value] = {"limit": limit}
        return self._ask("speakers", query, rows.Rows, rows.SpeakerCount, options | _common(any, plain, timeout))

    def verify(
        self, words: str, *, speaker: str | None = None, limit: int | None = 10, timeout: float | None = None
    ) -> rows.Verification:
        """Whether these words were said, by whom and where. True where the very words were.

        >>> bool(index.verify("Judges need ... discretion", speaker="Example"))
        True
        >>> index.verify("Judges need no discretion").verdict
        'altered'
        """
        options: dict[str, Value] = {"limit": limit, "speaker": speaker, "timeout": timeout}
        return self._ask("verify", words, rows.Verification, rows.Place, options)

    def show(self, id: str, *, context: int = 0, timeout: float | None = None) -> rows.Rows[rows.Hit]:
        """The passage of an id with `context` passages before and after it, or all passages of a document.

        A shortened id will do. Raises NotFoundError where there is none.

        >>> index.show("forum#1")[0].text
        '"Judges need discretion," said Ada Example.'
        """
        options: dict[str, Value] = {"context": context, "timeout": timeout}
        return self._ask("show", id, rows.Rows, rows.Hit, options)

    def document(self, id: str, *, timeout: float | None = None) -> rows.Document:
        """A document with its text as it was read. Raises NotFoundError where there is none.

        >>> index.document("notes").date
        '2016'
        """
        found: rows.Rows[rows.Document] = self._ask("document", id, rows.Rows, rows.Document, {"timeout": timeout})
        return found[0]

    def cite(
        self,
        ids: str | Iterable[str],
        style: str = "apa",
        *,
        accessed: str | None = None,
        words_first: bool = False,
        quotes: bool = False,
        bibliography: bool = False,
        timeout: float | None = None,
    ) -> str:
        """References to passages and documents in apa, chicago, bluebook, bibtex, ris or csl.

        `accessed`: a date to name. `words_first`: the words before the reference. `quotes`: cite the quotations in each
        passage rather than all of it. `bibliography`: references alone, a line each.

        >>> print(index.cite("forum#1", "chicago", bibliography=True), end="")
        “On judges.” 2015.
        """
        options: dict[str, Value] = {
            "accessed": accessed,
            "words_first": words_first,
            "quotes": quotes,
            "bibliography": bibliography,
            "timeout": timeout,
        }
        return self._searcher.cite([ids] if isinstance(ids, str) else list(ids), style, _texts(options))

    def kwic(
        self,
        query: str,
        *,
        left: int = 8,
        right: int = 8,
        across: bool = False,
        sort: str | Sequence[str] = (),
        sample: int | None = None,
        seed: int = 0,
        limit: int | None = 20,
        offset: int = 0,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Lines:
        """The words of the query in their context.

        `left`, `right`: words of context. `across`: contexts run on into neighbouring passages. `sort`: left:1, right:1,
        node, speaker, date, document, the first counts most. `sample`: so many lines at random, by `seed`.

        >>> line = index.kwic("discretion", left=2, right=1)[0]
        >>> line.left, line.node, line.right
        ('"Judges need ', 'discretion', '," said')
        """
        options: dict[str, Value] = {
            "left": left,
            "right": right,
            "across": across,
            "sort": sort if isinstance(sort, str) else ",".join(sort),
            "sample": sample,
            "seed": seed,
            "limit": limit,
            "offset": offset,
        }
        return self._ask("kwic", query, rows.Lines, rows.Line, options | _common(any, plain, timeout))

    def collocates(
        self,
        query: str,
        *,
        window: int | Literal["sentence", "passage"] = 5,
        measure: str | None = None,
        min_count: int = 5,
        stop_words: bool = False,
        reverse: bool = False,
        limit: int | None = 20,
        offset: int = 0,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Words:
        """Words around those of the query, ranked. `window`: words on either side."""
        options: dict[str, Value] = {
            "window": window,
            "measure": measure,
            "min_count": min_count,
            "stop_words": stop_words,
            "reverse": reverse,
            "limit": limit,
            "offset": offset,
        }
        return self._ask("collocates", query, rows.Words, rows.Word, options | _common(any, plain, timeout))

    def keywords(
        self,
        query: str,
        against: str | None = None,
        *,
        measure: str | None = None,
        min_count: int = 5,
        stop_words: bool = False,
        reverse: bool = False,
        limit: int | None = 20,
        offset: int = 0,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Words:
        """Words that tell the passages that answer from all others, or from those that answer `against`."""
        options: dict[str, Value] = {
            "against": against,
            "measure": measure,
            "min_count": min_count,
            "stop_words": stop_words,
            "reverse": reverse,
            "limit": limit,
            "offset": offset,
        }
        return self._ask("keywords", query, rows.Words, rows.Word, options | _common(any, plain, timeout))

    def dispersion(
        self, query: str, *, any: bool = False, plain: bool = False, timeout: float | None = None
    ) -> dict[str, rows.Spread]:
        """How evenly the words of the query are spread, over documents and over years."""
        found: rows.Rows[rows.Spread] = self._ask(
            "dispersion", query, rows.Rows, rows.Spread, _common(any, plain, timeout)
        )
        return {spread.over: spread for spread in found}

    def duplicates(
        self, query: str = "", *, any: bool = False, plain: bool = False, timeout: float | None = None
    ) -> rows.Rows[rows.DuplicateGroup]:
        """Groups of near-identical passages among those that answer; of the whole index for the empty query."""
        return self._ask("duplicates", query, rows.Rows, rows.DuplicateGroup, _common(any, plain, timeout))

    def topics(self, *, timeout: float | None = None) -> rows.Rows[rows.TopicCount]:
        """The topics of the index, with how many passages have each."""
        return self._ask("topics", "", rows.Rows, rows.TopicCount, {"timeout": timeout})

    def info(self) -> rows.Info:
        """What the index holds.

        >>> index.info().documents
        2
        """
        found: rows.Rows[rows.Info] = self._ask("info", "", rows.Rows, rows.Info, {})
        return found[0]

    def explain(
        self,
        query: str,
        id: str | None = None,
        *,
        by: Literal["passage", "document"] = "passage",
        words_as_evidence: bool = False,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Explanation:
        """How a query is understood and, with the id of a passage, how the passage comes to its score.

        >>> index.explain("judges -bail").description
        'all(word "judges", without(word "bail"))'
        >>> [part.word for part in index.explain("judges bail", "notes#1").score_parts]
        ['judg', 'bail']
        """
        options: dict[str, Value] = {"id": id, "by": by, "words_as_evidence": words_as_evidence}
        found: rows.Rows[rows.Explanation] = self._ask(
            "explain", query, rows.Rows, rows.Explanation, options | _common(any, plain, timeout)
        )
        return found[0]

    def compare(
        self,
        query: str,
        between: str,
        and_: str,
        *,
        limit: int = 3,
        order: Literal["date", "score"] = "date",
        words: int = 10,
        fold: bool = False,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> rows.Comparison:
        """What two sides say on a query: a table of sides, topics, words and passages, as `tenet compare` writes it.

        `between`, `and_`: queries that choose the sides. `limit`: passages of each, `words`: words of each that tell it
        from the other, at most.

        >>> table = index.compare("judges", "date:2015", "date:2016")
        >>> [(row.side, row.passages, row.searched_passages) for row in table if row.kind == "side"]
        [('first', 1, 2), ('second', 1, 1)]
        """
        options: dict[str, Value] = {
            "between": between,
            "and": and_,
            "limit": limit,
            "order": order,
            "words": words,
            "fold": fold,
        }
        return self._ask("compare", query, rows.Comparison, rows.Compared, options | _common(any, plain, timeout))

    def report(
        self,
        query: str = "",
        *,
        date: str | None = None,
        any: bool = False,
        plain: bool = False,
        timeout: float | None = None,
    ) -> dict[str, Any]:
        """The methods section of a search, as docs/schema/report.schema.json has it. `date`: of the search; today.

        >>> index.report("judges date:2015", date="2026-01-31")["total"]
        {'passages': 1, 'documents': 1}
        """
        found: rows.Rows[rows.WrittenReport] = self._ask(
            "report", query, rows.Rows, rows.WrittenReport, {"date": date} | _common(any, plain, timeout)
        )
        report: dict[str, Any] = json.loads(found[0].report)
        return report


def _common(any: bool, plain: bool, timeout: float | None) -> dict[str, Value]:
    return {"any": any, "plain": plain, "timeout": timeout}
