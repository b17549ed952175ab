#!/usr/bin/env python3
"""Measures the reading against labelled texts and prints precision, recall and F1, kind by kind.

    eval.py [--bin target/quick/tollcheck] [--errors] GOLD.jsonl

A line of GOLD.jsonl is a text with every claim that a careful reader finds in it:

    {"id": "quake", "date": "2024-05-02", "text": "Six people died.",
     "claims": [{"kind": "killed", "start": 0, "end": 10, "value": 6, "modifier": "exact"}]}

Offsets are Unicode code points; a vague figure has the value null. A claim is found if the program reads one of the same
kind, value and modifier whose figure shares a character with it; each claim of the program counts for one label only.
`--errors` lists what was missed (-) and what was read that no label has (+).
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def read(program, gold):
    """The claims that `program` finds in each document of the file `gold`, by id."""
    command = [program, "extract", str(gold), "--format", "jsonl", "--no-config"]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"eval.py: {' '.join(command)} gave exit status {done.returncode}")
    documents = map(json.loads, done.stdout.splitlines())
    return {document["id"]: document["claims"] for document in documents}


def same(label, claim):
    """Whether the label and the claim say the same of the same words."""
    agree = all(label[key] == claim[key] for key in ("kind", "value", "modifier"))
    return agree and label["start"] < claim["end"] and claim["start"] < label["end"]


def match(labels, claims):
    """Splits labels and claims into what was found, missed and invented."""
    found, missed, left = [], [], list(claims)
    for label in labels:
        claim = next((claim for claim in left if same(label, claim)), None)
        if claim is None:
            missed.append(label)
        else:
            found.append(label)
            left.remove(claim)
    return found, missed, left


def row(name, found, missed, invented):
    """One line of the table."""
    ratio = lambda part, whole: f"{part / whole:.3f}" if whole else "-"
    precision, recall = ratio(found, found + invented), ratio(found, found + missed)
    f1 = ratio(2 * found, 2 * found + missed + invented)
    return f"{name:<20}{found + missed:>7}{found + invented:>7}{found:>7}{precision:>11}{recall:>9}{f1:>8}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("gold", type=pathlib.Path, metavar="GOLD.jsonl")
    arguments.add_argument("--bin", default=str(ROOT / "target/quick/tollcheck"), help="the program")
    arguments.add_argument("--errors", action="store_true", help="list what was missed and what was invented")
    options = arguments.parse_args()

    with open(options.gold, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()]
    claims = read(options.bin, options.gold)
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for document in documents:
        sorts = match(document["claims"], claims.get(document["id"], []))
        for sort, sign in enumerate(" -+"):
            for claim in sorts[sort]:
                counts[claim["kind"]][sort] += 1
                if options.errors and sign != " ":
                    words = document["text"][claim["start"] : claim["end"]]
                    print(f"{sign} {document['id']}: {claim['kind']} {claim['modifier']} {claim['value']} {words!r}")

    print(f"{'kind':<20}{'labels':>7}{'read':>7}{'found':>7}{'precision':>11}{'recall':>9}{'F1':>8}")
    for kind in sorted(counts):
        print(row(kind, *counts[kind]))
    print(row("all", *map(sum, zip(*counts.values()))) if counts else "no claims")


if __name__ == "__main__":
    main()
