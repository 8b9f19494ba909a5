#!/usr/bin/env python3
"""history.py TENET [--seed N] [--count N] [--questions N] [--keep FOLDER]

An index that has been through a history answers as one made at once of the same files: README.md promises the same
bytes for the same fingerprint. Each seed makes a history. Files are added, changed, moved and removed between runs of
`tenet index`; topics and speakers change; segments are merged and written anew. Some histories have two indexes, which
are searched as one. After some of the runs commands are asked of the old indexes and of a new one; both must write the
same bytes.

Prints each seed that differs, with the first command that does; the exit status is then 1. --keep leaves the files of
such a seed in FOLDER.
"""

import argparse
import difflib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

NOUNS = """bail court judge judges jail prison parole probation sentence sentencing reform treatment officer police
prosecutor prosecutors victim victims felony felonies misdemeanor misdemeanors drug addiction diversion reentry clemency
pardon warrant fine fines fee fees budget county ferry harbour school bridge budget discretion safety community carnage
incarceration reclassification offence offense offenses record records supervision""".split()
RARE = """abeyance bailiff bailment calendar carnage docket estoppel forfeit gravamen habeas indigent juror larceny
mistrial nolle oath parolee quash recidivism restitution subpoena tort usury venire waiver zoning""".split()
VERBS = "helps ends keeps lowers raises needs asks shows cuts weighs reviews reclassifies limits finds costs".split()
ADJECTIVES = "fair mandatory minimum pretrial nonviolent non-violent juvenile public local elderly second U.S.".split()
LINKS = "the of to and in a that for is our on we with".split()
PEOPLE = [
    ("Ada Example", "Sheriff Ada Example of Testshire", "Example"),
    ("Bob Sample", "Bob Sample, a former prosecutor", "Sample"),
    ("Cleo Instance", "Judge Cleo Instance", "Judge Instance"),
    ("Odile Harrow", "Odile Harrow, the county's public defender", "Harrow"),
    ("Robert Sample", "Mayor Robert \"Bob\" Sample", "Mayor Sample"),
    ("Testshire Bench", "the Testshire Bench", "the Bench"),
]
ORGANISATIONS = ["Example Forum", "Testshire Bench", "Sampleton County", "Mockford Law Society", ""]
TYPES = ["letter", "report", "speech", ""]

TOPICS = {
    "ferries": """[[topic]]
id = "ferries"
label = "Ferries and harbours"
core = ["ferry", "harbour"]
related = ["bridge", "budget"]

[[topic]]
id = "courts"
label = "Courts"
core = ["court", "judge"]
related = ["docket", "juror"]
""",
    "added": """extends = "default"

[[topic]]
id = "fines"
label = "Fines alone"
core = ["fine", "fee"]
related = ["budget"]
""",
}
SPEAKERS = """format = 1

[[speaker]]
name = "Ada Example"
kind = "person"
aliases = ["Ada of Testshire", "Sheriff Example"]

[[speaker]]
name = "The Testshire Bench"
kind = "organisation"
aliases = ["Testshire Bench"]
"""

QUERIES = """bail
judges
bail court
bail OR court OR jail OR reform
judges should have discretion in sentencing
"mandatory minimum"
"the court"
"of the court"
"public safety"
"second chance" OR parole
court NEAR/5 judge
(court OR judge) NEAR/8 "mandatory minimum"
co*
re*
incarcerat*
par*
sentenc* -prison
bail^3 OR parole
said:bail
said:"the court"
speaker:ada
speaker:sample
speaker:"Bob Sample"
speaker:bench
speaker:judge
mentions:sample
topic:sentencing
topic:pretrial court
topic:drug-policy
title:bail
title:court reform
organisation:example
organisation:testshire sentence
author:sample
type:letter
source:gazette
date:2014..2017
date:2015 jail
has:quote
-has:date
-ferry
has:topic
~bail
~prison OR ~court
U.S. court
carnege
bailif
recidivsm
parolle OR jale
the
of the
document:"a/one-x.md"
nonviolent felonies
abeyance
larceny OR usury
""".splitlines()

NEGATIVE = {query for query in QUERIES if query.startswith("-")}


def phrase(draw, words):
    """So many words, common ones before rare ones."""
    out = []
    for _ in range(words):
        pick = draw.random()
        if pick < 0.35:
            out.append(draw.choice(LINKS))
        elif pick < 0.7:
            out.append(NOUNS[min(int(draw.expovariate(0.08)), len(NOUNS) - 1)])
        elif pick < 0.8:
            out.append(draw.choice(ADJECTIVES))
        elif pick < 0.93:
            out.append(draw.choice(VERBS))
        else:
            out.append(draw.choice(RARE))
    return " ".join(out)


def sentence(draw):
    words = phrase(draw, draw.randint(4, 22))
    return words[0].upper() + words[1:] + "."


SHARED = ["Bail reform keeps people out of jail who have not been tried, and the court decides each case by itself.",
          "A sentence should be no longer than its reasons, said nobody in the harbour of the county."]


def paragraph(draw):
    pick = draw.random()
    if pick < 0.08:
        return draw.choice(SHARED)
    if pick < 0.4:
        name, long, short = draw.choice(PEOPLE)
        said = phrase(draw, draw.randint(4, 14))
        first = f"“{said[0].upper() + said[1:]},” said {draw.choice([name, long])}."
        more = "" if draw.random() < 0.5 else f" “{phrase(draw, 7).capitalize()},” {short} added."
        return first + more + " " + sentence(draw)
    if pick < 0.44:
        return "> " + sentence(draw)
    if pick < 0.48:
        return " ".join(["We ask the court, and the court answers in the matter of the judge."] * draw.randint(8, 34))
    return " ".join(sentence(draw) for _ in range(draw.randint(1, 5)))


def transcript(draw):
    turns = []
    for _ in range(draw.randint(3, 8)):
        turns.append(f"{draw.choice(['MR. SAMPLE', 'MS. HARROW', 'Q', 'JUDGE INSTANCE'])}: {sentence(draw)}")
    title = draw.choice(["Hearing with Odile Harrow and Robert Sample", "Press Briefing by Cleo Instance", "Minutes"])
    return f"# {title}\n\n" + "\n\n".join(turns) + "\n"


def document(draw):
    """The text of a Markdown file."""
    if draw.random() < 0.12:
        return transcript(draw)
    head = []
    if draw.random() < 0.7:
        head.append(f"title: {phrase(draw, draw.randint(2, 5)).capitalize()}")
    if draw.random() < 0.7:
        head.append(f"date: {draw.randint(2012, 2019)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}")
    for key, values in (("organization", ORGANISATIONS), ("type", TYPES), ("source", ["Testshire Gazette", ""])):
        value = draw.choice(values)
        if value:
            head.append(f"{key}: {value}")
    if draw.random() < 0.3:
        head.append(f"author: {draw.choice(PEOPLE)[0]}")
    body = []
    for _ in range(draw.randint(1, 7)):
        if draw.random() < 0.2:
            body.append("## " + phrase(draw, 3).capitalize())
        body.append(paragraph(draw))
    front = "---\n" + "\n".join(head) + "\n---\n\n" if head else ""
    return front + "\n\n".join(body) + "\n"


class History:
    """A folder of files and the index that follows it."""

    def __init__(self, tenet, draw, folder):
        self.tenet = tenet
        self.draw = draw
        self.folder = folder
        self.roots = draw.choice([["x"], ["x"], ["x"], ["x", "y"]])
        for name in ["config", "old", *self.roots]:
            (folder / name).mkdir()
        self.old = ":".join(f"old/{root}" for root in self.roots)
        for name, toml in TOPICS.items():
            (folder / f"{name}.toml").write_text(toml)
        (folder / "speakers.toml").write_text(SPEAKERS)
        self.topics = "default"
        self.speakers = "default"
        self.log = []
        for _ in range(draw.choice([3, 8, 20])):
            self.add()
        self.fill()

    def run(self, *arguments):
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder / "config"), "LC_ALL": "C.UTF-8"}
        return subprocess.run([self.tenet, *arguments], cwd=self.folder, env=environment, capture_output=True)

    def must(self, *arguments):
        ended = self.run(*arguments)
        if ended.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(arguments)}: {ended.returncode}: {ended.stderr.decode()}")

    def pick(self):
        files = self.all_files()
        return self.draw.choice(files) if files else None

    def all_files(self):
        return sorted(path for root in self.roots for path in (self.folder / root).rglob("*") if path.is_file())

    def fill(self):
        """Leaves no folder without a document."""
        for root in self.roots:
            if not any(path.is_file() for path in (self.folder / root).rglob("*")):
                (self.folder / root / f"last-{root}.md").write_text(document(self.draw))

    def new_name(self):
        folder = self.draw.choice(["a", "b", "c/d", "."])
        name = self.draw.choice(["one", "two", "bail", "court-reform", f"n{self.draw.randrange(10**4)}"])
        root = self.draw.choice(self.roots)
        return self.folder / root / folder / f"{name}-{root}.md"

    def add(self):
        path = self.new_name()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(self.draw))
        return f"write {path.relative_to(self.folder)}"

    def add_lines(self):
        """Many documents in one file."""
        root = self.draw.choice(self.roots)
        path = self.folder / root / f"{root}{self.draw.randrange(3)}.jsonl"
        rows = [json.dumps({"id": f"{path.stem}-{self.draw.randrange(40)}-{i}", "title": phrase(self.draw, 3),
                            "date": f"{self.draw.randint(2012, 2019)}", "text": paragraph(self.draw)})
                for i in range(self.draw.randint(1, 12))]
        path.write_text("\n".join(rows) + "\n")
        return f"write {path.name}"

    def change(self):
        path = self.pick()
        if path is None or path.suffix == ".jsonl":
            return self.add_lines()
        text = path.read_text()
        paragraphs = text.split("\n\n")
        at = self.draw.randrange(len(paragraphs))
        if self.draw.random() < 0.5 and len(paragraphs) > 2 and at > 0:
            del paragraphs[at]
        else:
            paragraphs.append(paragraph(self.draw))
        path.write_text("\n\n".join(paragraphs).rstrip() + "\n")
        return f"change {path.relative_to(self.folder)}"

    def remove(self):
        path = self.pick()
        if path is None:
            return "nothing"
        path.unlink()
        return f"remove {path.relative_to(self.folder)}"

    def remove_many(self):
        return ", ".join(self.remove() for _ in range(self.draw.randint(3, 12)))

    def move(self):
        path = self.pick()
        to = self.new_name()
        if path is None or path.suffix == ".jsonl" or to.exists():
            return "nothing"
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
        return f"move {path.relative_to(self.folder)} {to.relative_to(self.folder)}"

    def options(self):
        def of(name):
            return name if name == "default" else f"{name}.toml"
        return ["--topics", of(self.topics), "--speakers", of(self.speakers)]

    def commit(self):
        for root in self.roots:
            self.must("index", "--index", f"old/{root}", *self.options(), root)

    def step(self):
        kinds = [(self.add, 5), (self.add_lines, 2), (self.change, 5), (self.remove, 4), (self.move, 2),
                 (self.remove_many, 1)]
        for _ in range(self.draw.choice([1, 1, 2, 4])):
            kind = self.draw.choices([k for k, _ in kinds], [weight for _, weight in kinds])[0]
            self.log.append(kind())
        if self.draw.random() < 0.12:
            self.topics = self.draw.choice(["default", "ferries", "added"])
            self.log.append(f"topics {self.topics}")
        if self.draw.random() < 0.06:
            self.speakers = self.draw.choice(["default", "speakers"])
            self.log.append(f"speakers {self.speakers}")
        self.fill()
        self.log.append("commit")
        self.commit()

    def rebuild(self):
        """The same files, indexed at once."""
        shutil.rmtree(self.folder / "new", ignore_errors=True)
        self.must("index", "--index", "new", "--jobs", self.draw.choice(["1", "2", "5"]), *self.options(), *self.roots)


def commands(draw, ids, number):
    """Commands that read, with INDEX for the index or without; `ids` are of passages."""
    def query():
        return draw.choice(QUERIES)
    an_id = draw.choice(ids) if ids else "none#1"
    dated = ["--date", "2020-01-01"]
    makers = [
        lambda: ["search", query()],
        lambda: ["search", "--any", query()],
        lambda: ["search", "--any", "--format", "jsonl", query()],
        lambda: ["search", "--format", "jsonl", "-n", "40", query()],
        lambda: ["search", "--format", "json", "--any", "-n", "3", "--offset", "2", query()],
        lambda: ["search", "--format", "trec", "--all", query()],
        lambda: ["search", "--format", "trec", "--any", "--all", query()],
        lambda: ["search", "--format", "trec", "--queries", "queries.tsv", "--any", "-n", "7"],
        lambda: ["search", "--format", "jsonl", "--queries", "queries.tsv"],
        lambda: ["search", "--format", "csv", "--fields", "all", "--any", query()],
        lambda: ["search", "--by", "document", "--any", query()],
        lambda: ["search", "--by", "document", "--format", "jsonl", "--any", query()],
        lambda: ["search", "--by", "document", "--format", "trec", "--all-words", query()],
        lambda: ["search", "--per-document", "2", "--format", "jsonl", "--any", query()],
        lambda: ["search", "--sort", "date", "-n", "5", "--any", query()],
        lambda: ["search", "--sort", "id", "--reverse", "-n", "5", query()],
        lambda: ["search", "--sort", "score", "--reverse", "-n", "5", "--any", query()],
        lambda: ["search", "--fold", "--format", "jsonl", "-n", "20", "--any", query()],
        lambda: ["search", "--duplicates", "-n", "20", "--any", query()],
        lambda: ["search", "--explain", "--any", query()],
        lambda: ["search", "--explain=" + an_id, "--any", query()],
        lambda: ["search", "--explain=" + an_id, "--by", "document", "--any", query()],
        lambda: ["search", "like:" + '"' + an_id + '"', "--format", "jsonl"],
        lambda: ["search", "-c", query()],
        lambda: ["search", "-l", query()],
        lambda: ["search", "-o", query()],
        lambda: ["search", "-C", "1", "-n", "4", query()],
        lambda: ["count", query(), "--by", draw.choice(GROUPS)],
        lambda: ["count", query(), "--format", "csv", "--by", draw.choice(GROUPS), "--by", draw.choice(GROUPS)],
        lambda: ["count", "--by", draw.choice(GROUPS), "--format", "jsonl"],
        lambda: ["count", query(), "--within=" + query(), "--by", "year"],
        lambda: ["words", query(), "--format", "csv", "--min-count", "1"],
        lambda: ["words", query(), "--keywords", "--min-count", "1"],
        lambda: ["words", query(), "--dispersion", "--format", "jsonl"],
        lambda: ["compare", query(), "--between=" + query(), "--and=" + query()],
        lambda: ["kwic", query(), "--sort", "R1", "--all"],
        lambda: ["kwic", query(), "--sample", "5", "--format", "csv"],
        lambda: ["speakers", "--all"],
        lambda: ["speakers", query(), "--format", "jsonl"],
        lambda: ["quotes", query(), "-n", "20"],
        lambda: ["quotes", "--all", "--format", "jsonl"],
        lambda: ["duplicates", "--all"],
        lambda: ["duplicates", query(), "--format", "jsonl"],
        lambda: ["duplicates", "--of", an_id],
        lambda: ["report", query(), *dated],
        lambda: ["report", query(), *dated, "--format", "json"],
        lambda: ["topics", "--format", "jsonl"],
        lambda: ["topics", "--suggest", draw.choice(["sentencing", "courts", "pretrial", "fines"])],
        lambda: ["topics", "--check", "added.toml"],
        lambda: ["verify", draw.choice(SHARED)[5:70]],
        lambda: ["verify", phrase(draw, 5)],
        lambda: ["show", an_id, "--context", "1"],
        lambda: ["show", an_id[:-1] + "99"],
        lambda: ["show", an_id.replace("e", "a", 1)],
        lambda: ["cite", an_id],
        lambda: ["__complete", "search", "--index", "INDEX", "speaker:" + draw.choice("abcorst")],
    ]
    made = [make() for make in draw.sample(makers, min(number, len(makers)))]
    # A query that begins with a hyphen is no option.
    return [[word for word in command if word not in NEGATIVE] + ["--"] + [word for word in command if word in NEGATIVE]
            if NEGATIVE.intersection(command) else command for command in made]


GROUPS = ["year", "month", "topic", "speaker", "organisation", "author", "source", "type", "document", "kind"]


def first_difference(history, number):
    """The first command that the indexes answer differently, and how."""
    history.rebuild()
    tsv = ["search", "--index", "new", "--format", "tsv", "--fields", "id", "--all", "--sort", "id", "--", "-zzzz"]
    ids = history.run(*tsv).stdout.decode().splitlines()[1:]
    (history.folder / "queries.tsv").write_text("".join(f"q{i}\t{query}\n" for i, query in enumerate(QUERIES)))
    for command in commands(history.draw, ids, number):
        if len(history.roots) > 1 and command[:2] in (["topics", "--suggest"], ["topics", "--check"]):
            continue  # of one index alone
        answers = []
        for place in (history.old, "new"):
            asked = [word.replace("INDEX", place) for word in command]
            if asked == command:
                asked[1:1] = ["--index", place]
            ended = history.run(*asked)
            lines = [f"status {ended.returncode}", *ended.stdout.decode(errors="replace").splitlines(), "--",
                     *ended.stderr.decode(errors="replace").splitlines()]
            if ended.returncode not in (0, 1, 2, 3):
                return asked, lines
            answers.append([re.sub(r"(--index \S+ )+", "", line) for line in lines])  # commands in a report
        if answers[0] != answers[1]:
            return command, list(difflib.unified_diff(*answers, "history", "new", lineterm="", n=0))
    return None


def run_seed(tenet, seed, arguments):
    with tempfile.TemporaryDirectory(prefix="tenet-history-") as name:
        folder = pathlib.Path(name)
        history = History(tenet, random.Random(seed), folder)
        steps = history.draw.choice([1, 3, 6, 12])
        history.commit()
        for step in range(steps):
            history.step()
            if step + 1 < steps and history.draw.random() > 0.15:
                continue
            found = first_difference(history, arguments.questions)
            if found is None:
                continue
            command, lines = found
            print(f"seed {seed}, after step {step + 1}: tenet {' '.join(command)}")
            print("\n".join("    " + line[:400] for line in lines[:14]), flush=True)
            if arguments.keep:
                shutil.copytree(folder, pathlib.Path(arguments.keep) / f"seed-{seed}", dirs_exist_ok=True)
            return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tenet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--questions", type=int, default=12, help="commands that are compared after a run")
    parser.add_argument("--keep", help="folder for the files of seeds that differ")
    arguments = parser.parse_args()
    tenet = os.path.abspath(arguments.tenet)
    failed = [seed for seed in range(arguments.seed, arguments.seed + arguments.count)
              if not run_seed(tenet, seed, arguments)]
    print(f"{arguments.count} histories from seed {arguments.seed}: {len(failed)} differ"
          + (": " + " ".join(map(str, failed)) if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
