"""tenet: passages of criminal-justice reform statements, who said them, and where they stand.

    with tenet.open("statements.index") as index:
        for hit in index.search("topic:sentencing judges", limit=10):
            print(hit.id, hit.text)

`open` gives an Index to read, `Indexer` writes one, `check` tells whether one is sound. What they raise is an `Error`,
by its kind. docs/python.md is the tutorial.
"""

from . import _core
from .errors import *  # noqa: F403
from .errors import __all__ as _errors
from .index import Index, open
from .indexer import Indexer, check, export_xapian, passages, suggest_terms
from .rows import *  # noqa: F403

__version__ = _core.version
build_description = _core.build_description
__all__ = ["Index", "Indexer", "build_description", "check", "export_xapian", "open", "passages", "suggest_terms", *_errors]
