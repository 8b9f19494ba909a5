"""The package as programs use it."""

import doctest
import gc
import os
import pathlib
import sys
import tempfile
import threading
import time
import unittest

import tenet
import tenet.index
import tenet.indexer
import tenet.rows

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SPEECH, make_index


class WithIndex(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.path = make_index(folder.name)
        self.index = tenet.open(self.path)
        self.addCleanup(self.index.close)


class Search(WithIndex):
    def test_gives_passages_with_their_fields(self):
        hits = self.index.search("discretion")
        self.assertEqual(hits.total, 1)
        self.assertEqual(len(hits), 1)
        hit = hits[0]
        self.assertEqual(hit.id, "forum#1")
        self.assertEqual(hit.text, '"Judges need discretion," said Ada Example.')
        self.assertEqual(hit.document.title, "On judges")
        self.assertEqual(hit.document.metadata, {"docket": "17"})
        self.assertEqual([quote.speaker for quote in hit.quotes], ["Ada Example"])
        self.assertEqual([speaker.kind for speaker in hit.speakers], ["person"])
        self.assertGreater(hit.score, 0)
        self.assertIn("2015", hit.cite("chicago"))
        self.assertEqual(repr(hit), "<Hit forum#1>")

    def test_spans_are_indexes_of_str(self):
        hit = self.index.search("nobody")[0]
        begin, end = hit.matches[0].span
        self.assertEqual(hit.text[begin:end], "nobody")
        self.assertEqual(hit.text.encode()[hit.matches[0].begin_byte : hit.matches[0].end_byte], b"nobody")
        document = self.index.document("forum")
        begin, end = hit.span
        self.assertEqual(document.text[begin:end], hit.text)
        quote = self.index.search("discretion")[0].quotes[0]
        begin, end = quote.span
        self.assertEqual(document.text[begin:end], quote.text)

    def test_is_a_sequence(self):
        hits = self.index.search("judges OR bail", order="document")
        ids = [hit.id for hit in hits]
        self.assertEqual(ids, ["forum#1", "forum#2", "notes#1"])
        self.assertEqual([hit.id for hit in hits[1:]], ids[1:])
        self.assertEqual(hits[-1].id, ids[-1])
        self.assertEqual([hit.id for hit in reversed(hits)], ids[::-1])
        with self.assertRaises(IndexError):
            hits[3]
        self.assertFalse(self.index.search("zebra"))

    def test_takes_options(self):
        self.assertEqual(len(self.index.search("judges OR bail", limit=1)), 1)
        self.assertEqual(len(self.index.search("judges OR bail", limit=None)), 3)
        self.assertEqual(self.index.search("judges OR bail", limit=1, offset=1, order="document")[0].id, "forum#2")
        self.assertEqual(len(self.index.search("judges bail", by="document", any=True)), 2)
        self.assertEqual(len(self.index.search("date:2015", plain=True)), 0)
        with self.assertRaisesRegex(tenet.BadInputError, "order cannot be 'size'"):
            self.index.search("bail", order="size")

    def test_is_plain_data_for_tables(self):
        rows = self.index.search("discretion").to_dicts()
        self.assertEqual(rows[0]["id"], "forum#1")
        self.assertEqual(rows[0]["date"], "2015")
        self.assertEqual(rows[0]["quotes"][0]["speaker"], "Ada Example")
        self.assertEqual(rows[0], self.index.search("discretion")[0].to_dict())
        try:
            import pandas
        except ImportError:
            self.skipTest("no pandas here")
        self.assertEqual(list(pandas.DataFrame(rows)["document"]), ["forum"])

    def test_outlives_the_index(self):
        with tenet.open(self.path) as index:
            hit = index.search("discretion")[0]
        del index
        gc.collect()
        self.assertEqual(hit.document.date, "2015")
        with self.assertRaises(tenet.ClosedError):
            hit.cite()

    def test_cannot_be_changed(self):
        hit = self.index.search("discretion")[0]
        with self.assertRaises(AttributeError):
            hit.text = "zebra"
        with self.assertRaises(AttributeError):
            hit.zebra = 1
        with self.assertRaises(TypeError):
            tenet.Hit()


class Questions(WithIndex):
    def test_counts(self):
        counts = self.index.count("judges", by=["year"])
        self.assertEqual([(count.group, count.passages) for count in counts], [(["2015"], 1), (["2016"], 1)])
        self.assertEqual(counts.passages, 2)
        self.assertEqual(self.index.count("judges", within="date:2015").passages, 1)

    def test_verifies(self):
        self.assertTrue(self.index.verify("judges need discretion"))
        answer = self.index.verify("Judges need much discretion")
        self.assertFalse(answer)
        self.assertEqual(answer.verdict, "altered")
        self.assertEqual(answer[0].differences[0].kind, "added")
        self.assertEqual(answer[0].speaker, "Ada Example")

    def test_shows(self):
        self.assertEqual([hit.number for hit in self.index.show("forum")], [1, 2])
        self.assertEqual(len(self.index.search("discretion")[0].neighbours()), 2)
        with self.assertRaises(tenet.NotFoundError):
            self.index.document("zebra")

    def test_words(self):
        self.assertEqual(self.index.kwic("bail").total, 2)
        self.assertEqual(self.index.dispersion("bail")["documents"].range, 2)
        self.assertGreater(len(self.index.collocates("bail", min_count=1)), 0)
        self.assertGreater(len(self.index.keywords("bail", "parole", min_count=1)), 0)
        self.assertEqual(len(self.index.duplicates()), 0)
        self.assertGreater(len(self.index.topics()), 10)

    def test_cites(self):
        for style in ("apa", "chicago", "bluebook", "bibtex", "ris", "csl"):
            self.assertIn("On judges", self.index.cite(["forum#1", "notes"], style))
        with self.assertRaisesRegex(tenet.BadInputError, "no style 'mla'"):
            self.index.cite("forum", "mla")


class Errors(WithIndex):
    def test_have_kinds(self):
        with self.assertRaises(tenet.NotFoundError) as caught:
            tenet.open(self.folder / "none")
        self.assertIsInstance(caught.exception, tenet.Error)
        self.assertEqual(caught.exception.code, 2)
        self.assertTrue(caught.exception.hint)
        with self.assertRaises(tenet.QueryError) as caught:
            self.index.search("bail (jail")
        self.assertEqual(caught.exception.offset, 5)
        with tenet.Indexer(self.path), self.assertRaises(tenet.LockedError):
            tenet.Indexer(self.path)
        with self.assertRaises(tenet.NotTogetherError):
            tenet.open(self.path, self.path)
        with self.assertRaises(ValueError):
            self.index.search("bail\0jail")
        with self.assertRaises(UnicodeEncodeError):
            self.index.search("\udcff")

    def test_of_a_closed_index(self):
        self.index.close()
        self.index.close()
        with self.assertRaisesRegex(tenet.ClosedError, "the index is closed"):
            self.index.search("bail")

    def test_of_time(self):
        with self.assertRaises(TimeoutError):
            self.index.search("bail", timeout=0)
        self.assertEqual(self.index.search("bail", timeout=3600.0).total, 2)


class Threads(WithIndex):
    def test_share_an_index(self):
        answers = []

        def ask():
            for _ in range(50):
                answers.append([hit.id for hit in self.index.search("judges OR bail", order="document")])

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [["forum#1", "forum#2", "notes#1"]] * 200)

    def test_run_while_the_library_works(self):
        # An indexer that waits for its progress function cannot keep another thread from running.
        seen = threading.Event()
        waited = []

        def progress(state):
            waited.append(seen.wait(60))

        thread = threading.Thread(target=lambda: (time.sleep(0.01), seen.set()))
        thread.start()
        with tenet.Indexer(self.folder / "b.index", jobs=1, progress=progress) as indexer:
            indexer.add("a", "Bail.")
        thread.join()
        self.assertTrue(all(waited))


class Writing(WithIndex):
    def test_makes_the_index_hold_what_folders_hold(self):
        docs = self.folder / "docs"
        docs.mkdir()
        (docs / "a.txt").write_text("Bail is no fine.", encoding="utf-8")
        states = []
        with tenet.Indexer(self.folder / "b.index", jobs=1, progress=states.append) as indexer:
            indexer.update(docs)
            report = indexer.commit()
            self.assertEqual((report.added, report.documents, report.stopped), (1, 1, False))
        self.assertIn("reading", {state["stage"] for state in states})
        with tenet.open(self.folder / "b.index") as index:
            self.assertEqual(index.search("fine")[0].document.id, "a.txt")

    def test_drops_what_a_failing_block_did(self):
        with self.assertRaises(ZeroDivisionError), tenet.Indexer(self.path) as indexer:
            indexer.remove("forum")
            1 / 0
        self.assertEqual(tenet.open(self.path).info().documents, 2)

    def test_stops(self):
        docs = self.folder / "docs"
        docs.mkdir()
        for i in range(20):
            (docs / f"{i}.txt").write_text("Bail is no fine.", encoding="utf-8")
        with tenet.Indexer(self.folder / "b.index", jobs=1, progress=lambda now: now["files"] >= 3) as indexer:
            indexer.update(docs)
        self.assertTrue(indexer.report.stopped)

        def fail(now):
            raise KeyError("of the caller")

        with self.assertRaisesRegex(KeyError, "of the caller"):
            with tenet.Indexer(self.folder / "c.index", jobs=1, progress=fail) as indexer:
                indexer.update(docs)

    def test_keeps_pages(self):
        with tenet.Indexer(self.path) as indexer:
            indexer.add("report", "Preface.\n\nBail is no fine.", pages=[(0, 1, "iv"), (10, 2, None)])
            with self.assertRaisesRegex(TypeError, "a document has no colour"):
                indexer.add("other", "Bail.", colour="red")
            with self.assertRaises(tenet.BadInputError):
                indexer.add("", "Bail.")
        with tenet.open(self.path) as index:
            hit = index.search("fine page:2")[0]
            self.assertEqual((hit.page, hit.page_label, hit.last_page), (1, "iv", 2))

    def test_checks(self):
        self.assertTrue(tenet.check(self.path))
        self.assertEqual(tenet.check(self.path, all=True).damages, [])
        with open(next(self.path.glob("segment-*/postlist.glass")), "r+b") as file:
            file.seek(100)
            file.write(b"zebra")
        check = tenet.check(self.path)
        self.assertFalse(check)
        self.assertTrue(check.damages[0].reason)


class Memory(WithIndex):
    def test_does_not_grow(self):
        def resident():
            with open("/proc/self/statm", encoding="ascii") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

        def ask():
            for hit in self.index.search("judges OR bail"):
                hit.to_dict()
            with self.assertRaises(tenet.QueryError):
                self.index.search("(")

        for _ in range(200):
            ask()
        before = resident()
        for _ in range(2000):
            ask()
        self.assertLess(resident() - before, 4 << 20)


def fields_of(type):
    """The fields of the library that a class of rows names."""
    found = (getattr(type, name) for name in dir(type))
    return {each.__name__ for each in found if isinstance(each, tenet._core.field)}


class OtherQuestions(WithIndex):
    def test_a_comparison_is_a_table(self):
        table = self.index.compare("judges", "date:2015", "date:2016", words=1)
        self.assertEqual([row.kind for row in table][:3], ["side", "side", "overlap"])
        first = table[0]
        self.assertEqual((first.name, first.passages, first.searched_passages), ("date:2015", 1, 2))
        quoted = [row for row in table if row.kind == "passage"]
        self.assertEqual([(row.name, row.document.title) for row in quoted], [("forum#1", "On judges"), ("notes#1", "")])
        self.assertEqual(table.to_dicts()[0]["kind"], "side")
        with self.assertRaises(tenet.BadInputError):
            self.index.compare("judges", "", "date:2016")

    def test_a_report_is_a_dict(self):
        report = self.index.report("judges date:2015", date="2026-01-31")
        self.assertEqual(report["type"], "report")
        self.assertEqual([step["condition"] for step in report["steps"]], ["judges", "date:2015"])
        self.assertEqual(self.index.report()["total"]["passages"], 3)

    def test_an_explanation_adds_up(self):
        hit = self.index.search("judges bail")[0]
        explained = self.index.explain("judges bail", hit.id)
        self.assertTrue(explained.found)
        self.assertAlmostEqual(sum(part.score for part in explained.score_parts), hit.score)
        self.assertEqual(self.index.explain("judges").score_parts, [])

    def test_a_file_is_examined_without_an_index(self):
        file = self.folder / "speech.md"
        file.write_text(SPEECH)
        found = tenet.passages(file)
        self.assertEqual([(hit.text, hit.document.title) for hit in found], [("On bail", "On bail"), ('"Bail is no fine," said Ada Example.', "On bail")])
        self.assertEqual(found.problems, [])
        with self.assertRaises(tenet.NotFoundError):
            tenet.passages(self.folder / "none.md")

    def test_an_export_is_searched(self):
        seen = []
        done = tenet.export_xapian(self.path, self.folder / "out", shards=2, progress=seen.append)
        self.assertEqual((done.documents, done.passages), (2, 3))
        with tenet.open(f"xapian:{self.folder / 'out'}") as index:
            self.assertEqual(index.search("parole").total, 1)
        with self.assertRaises(tenet.CancelledError):
            tenet.export_xapian([self.path], self.folder / "not", progress=lambda now: True)
        self.assertFalse((self.folder / "not").exists())

        def broken(now):
            raise KeyError("mine")

        with self.assertRaises(KeyError):
            tenet.export_xapian([self.path], self.folder / "not", progress=broken)

    def test_classes_name_every_field_that_the_library_gives(self):
        index = self.index
        file = self.folder / "speech.md"
        file.write_text(SPEECH)
        answers = [
            index.search("judges"),
            index.count("judges", by="year"),
            index.quotes(),
            index.speakers(),
            index.verify("Judges need discretion"),
            index.kwic("judges"),
            index.keywords("discretion", min_count=1),
            index.topics(),
            index.compare("judges", "date:2015", "date:2016"),
            tenet.passages(file),
        ]
        rows = [answer[0] for answer in answers]
        rows += [index.info(), index.explain("judges", "forum#1"), index.document("notes"), tenet.check(self.path)]
        rows += [rows[0].quotes[0], rows[0].speakers[0], rows[0].matches[0], rows[11].score_parts[0]]
        for row in rows:
            named = fields_of(type(row)) | (fields_of(tenet.Document) if hasattr(type(row), "document") else set())
            if type(row) is tenet.Document:
                named.add("id")  # the same as document
            self.assertEqual(set(row.to_dict()) - named, set(), type(row))


def load_tests(loader, tests, pattern):
    folder = tempfile.TemporaryDirectory()
    path = make_index(folder.name)
    index = tenet.open(path)
    speech = pathlib.Path(folder.name) / "speech.md"
    speech.write_text(SPEECH)
    names = {"tenet": tenet, "index": index, "path": path, "speech": speech, "_": folder}
    names |= {"new_path": pathlib.Path(folder.name) / "new.index", "export_path": pathlib.Path(folder.name) / "export"}
    for module in (tenet.index, tenet.indexer, tenet.rows):
        tests.addTests(doctest.DocTestSuite(module, extraglobs=names))
    return tests


if __name__ == "__main__":
    unittest.main()
