#!/usr/bin/env python3
"""Writes a corpus of any size, made from the articles in fixtures/: the same seed gives the same bytes.

    corpus.py --megabytes 10 [--seed 1] [--sentences 25] > corpus.jsonl

A document is a headline, a dateline and paragraphs drawn from the fixtures, with their numbers, towns and weekdays
changed, so that no two documents are alike and about one sentence in three holds a figure, as in news.
"""
import argparse
import datetime
import json
import pathlib
import random
import re
import sys

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "articles"
TOWNS = ["Kharkiv", "Sumy", "Odesa", "Dnipro", "Kherson", "Zaporizhzhia", "Rafah", "Khan Younis", "Gaza City", "Jenin",
         "Tyre", "Sidon", "Khartoum", "Port Sudan", "Aleppo", "Idlib", "Mandalay", "Hodeidah", "Kabul", "Mosul"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# Prose without figures, as most of a newspaper is.
PLAIN = [
    "Residents described the sound of engines overhead and went down to the cellars as they had done before.",
    "The foreign minister called on partners to keep their promises and to hurry the deliveries along.",
    "Negotiators left the hotel by a side door without speaking to reporters who had waited since the morning.",
    "Power was restored to most of the suburb by nightfall, and the tram line along the river reopened.",
    "Analysts doubt that the offer will change much, since neither side has moved on the question of the border.",
    "A neighbour carried blankets to the school where families from the upper floors had been taken.",
    "The opposition accused the cabinet of hiding the state of the reservoirs from the public.",
    "Markets were calm, and the currency closed a little higher than the week before.",
]


def paragraphs():
    """Every paragraph of every plain article, in the order of the files."""
    texts = [path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
    found = [p.strip() for text in texts for p in re.split(r"\n\s*\n|\n", text) if len(p.strip()) > 40]
    if not found:
        sys.exit(f"corpus.py: no articles in {FIXTURES}")
    return found


def vary(paragraph, rng):
    """The paragraph with other numbers, other towns and other weekdays."""
    def number(match):
        digits = match.group()
        return str(rng.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1)) if len(digits) < 4 else digits

    paragraph = re.sub(r"(?<![\d.,:-])\d{1,3}(?![\d.,:-])", number, paragraph)
    paragraph = re.sub("|".join(TOWNS), lambda _: rng.choice(TOWNS), paragraph)
    return re.sub("|".join(DAYS), lambda _: rng.choice(DAYS), paragraph)


def document(at, source, rng, sentences):
    date = datetime.date(2023, 1, 1) + datetime.timedelta(days=rng.randrange(1000))
    body = []
    while sum(p.count(". ") + 1 for p in body) < sentences:
        body.append(vary(rng.choice(source), rng) if rng.random() < 0.4 else " ".join(rng.sample(PLAIN, 3)))
    head = f"{rng.choice(TOWNS).upper()}, {date:%b} {date.day} (Agency) — "
    return {"id": f"d{at}", "date": date.isoformat(), "text": head + "\n\n".join(body)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, required=True, help="size of the texts together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=25, help="sentences a document")
    args = parser.parse_args()
    rng, source, written, at = random.Random(args.seed), paragraphs(), 0, 0
    while written < args.megabytes * 1e6:
        made = document(at, source, rng, args.sentences)
        written += len(made["text"].encode())
        at += 1
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
