"""An index of two documents, for the tests and doctests."""

import pathlib

import tenet

DOCUMENTS = [
    (
        "forum",
        "\"Judges need discretion,\" said Ada Example.\n\nBail is no fine \u2014 nobody said so.",
        {"title": "On judges", "date": "2015"},
    ),
    ("notes", "Parole boards meet in June. Judges set bail.", {"date": "2016", "organisation": "Orchard Forum"}),
]


SPEECH = '# On bail\n\n"Bail is no fine," said Ada Example.\n'


def make_index(folder: str) -> pathlib.Path:
    path = pathlib.Path(folder) / "a.index"
    with tenet.Indexer(path, jobs=1) as indexer:
        for id, text, fields in DOCUMENTS:
            indexer.add(id, text, metadata={"docket": "17"}, **fields)
    return path
