"""Prints who is quoted on a topic, year by year. Usage: quotes_by_year.py INDEX QUERY"""

import sys

import tenet

if len(sys.argv) != 3:
    sys.exit(__doc__)
with tenet.open(sys.argv[1]) as index:
    for count in index.count(sys.argv[2], by="year"):
        year = count.group[0]
        if not year or count.passages == 0:
            continue
        speakers = index.speakers(f"({sys.argv[2]}) date:{year}", limit=3)
        print(year, count.passages, "passages;", ", ".join(speaker.name or "?" for speaker in speakers))
