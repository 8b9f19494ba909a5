"""What tenet raises. Each class stands for a code of the library; docs/library.md says what each means."""

from __future__ import annotations

from . import _core

__all__ = [
    "BadInputError",
    "CancelledError",
    "ClosedError",
    "DamagedError",
    "DiskFullError",
    "Error",
    "IOFailedError",
    "LockedError",
    "NoMemoryError",
    "NoPermissionError",
    "NotAnIndexError",
    "NotFoundError",
    "NotTogetherError",
    "OtherVersionError",
    "QueryError",
    "TimedOutError",
]


class Error(Exception):
    """Everything tenet raises.

    str() is one line, `culprit: why`; `hint` says what to do about it and may be empty; `code` is the number of
    the C interface.
    """

    code = 1
    hint = ""


class NotFoundError(Error, LookupError):
    """No index, file, passage or document of that name."""

    code = 2


class NotAnIndexError(Error):
    """A file, or a folder that holds something else."""

    code = 3


class LockedError(Error):
    """Another writer is at work on the index."""

    code = 4


class DamagedError(Error):
    """The index is not what was written: check() says more."""

    code = 5


class OtherVersionError(Error):
    """The index was written by a version of tenet with another format."""

    code = 6


class DiskFullError(Error):
    """The disk, or a quota, is full; the index is as it was."""

    code = 7


class NoPermissionError(Error):
    """The system forbids it."""

    code = 8


class NoMemoryError(Error, MemoryError):
    """Memory does not suffice."""

    code = 9


class IOFailedError(Error):
    """A device failed, or too many files are open."""

    code = 10


class QueryError(Error, ValueError):
    """A query that cannot be read; `offset` is the byte of its UTF-8 where the trouble starts."""

    code = 11
    offset = 0


class BadInputError(Error, ValueError):
    """A document, a topics file or an option that cannot be read."""

    code = 12


class NotTogetherError(Error, ValueError):
    """Indexes that cannot be searched as one."""

    code = 13


class CancelledError(Error):
    """Index.cancel() ended the call."""

    code = 14


class TimedOutError(Error, TimeoutError):
    """The timeout of a call passed."""

    code = 15


class ClosedError(Error, ValueError):
    """The index was closed."""

    code = 16


_BY_CODE = {kind.code: kind for kind in Error.__subclasses__()}


def _make(code: int, message: str, hint: str, offset: int) -> Error:
    kind = _BY_CODE.get(code, Error)
    error = kind("the index is closed" if kind is ClosedError else message)
    error.hint = hint
    if isinstance(error, QueryError):
        error.offset = offset
    if hint and kind is not ClosedError:
        error.add_note(f"hint: {hint}")
    return error


_core.set_error_maker(_make)
