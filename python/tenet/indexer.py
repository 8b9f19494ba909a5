"""Writing an index, and whether it is sound."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from . import _core, rows
from .index import Path, Value, _texts

Progress = Callable[[dict[str, Any]], object]


class Indexer:
    """Changes an index: opens it, or makes it, and holds the right to write to it.

    Nothing shows to readers before commit(), then all at once. As a context manager it commits at the end of the block;
    where the block raises, all is as it was.

    >>> with tenet.Indexer(new_path) as indexer:
    ...     indexer.add("note-1", "Bail is not a fine.", date="2016")
    >>> indexer.report
    <Report: 1 added, 0 updated, 0 removed, 0 skipped>
    """

    def __init__(
        self,
        path: Path,
        *,
        topics: str | None = None,
        speakers: str | None = None,
        jobs: int = 0,
        follow_links: bool = False,
        reader: Path | None = None,
        sandbox: bool = True,
        progress: Progress | None = None,
    ) -> None:
        """Raises LockedError while another writer has the index.

        `topics`, `speakers`: texts of TOML; those of the index unless given. `jobs`: threads, 0 for one a processor.
        `progress` is called with a dict of stage, files, all_files, bytes, all_bytes and documents; True stops.
        """
        options: dict[str, Value] = {
            "topics": topics,
            "speakers": speakers,
            "jobs": jobs,
            "follow_links": follow_links,
            "reader": None if reader is None else os.fsdecode(reader),
            "sandbox": sandbox,
        }
        self._indexer = _core.Indexer(os.fsencode(path), _texts(options), progress)
        self.report: rows.Report | None = None  # of the last commit

    def update(self, *paths: Path) -> None:
        """Makes the index hold what these files and folders hold now."""
        self._indexer.update([os.fsencode(path) for path in paths])

    def add(
        self,
        id: str,
        text: str,
        *,
        metadata: Mapping[str, str] | None = None,
        pages: Iterable[tuple[int, int, str | None]] = (),
        **fields: str,
    ) -> None:
        """Adds a document, or replaces the one of the same id.

        `fields` are title, date, organisation, speaker, author, source, url, type and licence. `pages` are (where the page
        begins in the UTF-8 of the text, its number from 1, what is printed on it).
        """
        unknown = fields.keys() - _FIELDS
        if unknown:
            raise TypeError(f"a document has no {unknown.pop()}: further keys go into metadata")
        self._indexer.add({**(metadata or {}), **fields, "id": id, "text": text}, list(pages))

    def remove(self, id: str) -> None:
        """Removes a document; one that is not there is no error."""
        self._indexer.remove(id)

    def commit(self) -> rows.Report:
        """Writes all changes since the last commit."""
        self.report = self._indexer.commit(rows.Report)
        return self.report

    def cancel(self) -> None:
        """From another thread: ends the update() that is running, with what it has read."""
        self._indexer.cancel()

    def close(self) -> None:
        """Gives the right to write back; what was not committed is dropped."""
        self._indexer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()


_FIELDS = {name for name in rows.Document.__annotations__ if not name.startswith("_")} - {"id", "text"}


def check(path: Path, *, all: bool = False, repair: bool = False) -> rows.Check:
    """Whether an index is what was written, every byte of it.

    `all` also takes everything apart. `repair` writes damaged parts anew, without the documents that are `lost`.

    >>> tenet.check(path).sound
    True
    """
    options = _texts({"all": all, "repair": repair})
    found: rows.Rows[rows.Check] = _core.look("check", os.fsencode(path), options, rows.Rows, rows.Check)
    return found[0]


def passages(path: Path, *, topics: str | None = None) -> rows.Passages:
    """What an indexer sees in a file, without an index. `topics`: a text of TOML; the built-in ones unless given.

    >>> found = tenet.passages(speech)
    >>> found[1].text, found[1].quotes[0].speaker
    ('"Bail is no fine," said Ada Example.', 'Ada Example')
    """
    found: rows.Passages = _core.look("passages", os.fsencode(path), _texts({"topics": topics}), rows.Passages, rows.Hit)
    return found


def suggest_terms(path: Path, topic: str, *, limit: int = 20) -> rows.Rows[rows.TermSuggestion]:
    """Words and phrases that tell passages squarely about a topic from all others, and are no terms of it yet.

    Reads every passage of the index.

    >>> [row.term for row in tenet.suggest_terms(path, "pretrial")]
    []
    """
    options = {"topic": topic, "limit": str(limit)}
    found: rows.Rows[rows.TermSuggestion] = _core.look(
        "suggest_terms", os.fsencode(path), options, rows.Rows, rows.TermSuggestion
    )
    return found


def export_xapian(
    path: Path | Sequence[Path], folder: Path, *, shards: int = 1, jobs: int = 0, progress: Progress | None = None
) -> rows.Export:
    """Writes an index, or several as one, as stock Xapian databases to `folder`, which must not exist: docs/scale.md.

    `shards`: how many databases. `jobs`: threads, 0 for one a processor. `progress` as of Indexer; where it gives True,
    nothing is written, and CancelledError is raised.

    >>> tenet.export_xapian(path, export_path)
    <Export: 2 documents, 3 passages>
    """
    paths = [path] if isinstance(path, (str, bytes, os.PathLike)) else path
    options = _texts({"shards": shards, "jobs": jobs})
    return _core.export([os.fsencode(each) for each in paths], os.fsencode(folder), options, progress, rows.Export)
