#!/usr/bin/env python3
"""Checks what the program loads from a folder of tables against a listing of what is in them.

    tables.py [--bin target/quick/tollcheck] FOLDER LISTING

LISTING is a CSV file, one line a figure, with the columns `file, sort, rows, from, to, counts, class, column, total`.
`total` is the sum of the column, or of a running total its last figure. A blank cell is not checked. The folder is loaded as
it is, then from a copy without its descriptors; a further column `descriptor` says `without` of a figure that the descriptor
leaves out, and `with` of one that only it knows. The exit status is 1 where something is missing or differs.
"""
import argparse
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent


def shown(binary, folder):
    """The tables of a folder as the program lists them, and what it could not read."""
    run = subprocess.run([binary, "sources", "show", "--format", "jsonl", folder], capture_output=True, text=True, check=False)
    return [json.loads(line) for line in run.stdout.splitlines()], run.stderr.strip()


def figures(tables):
    """One figure a measure, in the columns of the listing."""
    for table in tables:
        for measure in table["measures"]:
            yield {"file": table["file"], "sort": table["sort"], "rows": str(table["rows"]), "from": table["from"] or "",
                   "to": table["to"] or "", "counts": measure["counts"], "class": ", ".join(measure["class"]),
                   "column": measure["column"], "total": measure["last"] or measure["sum"]}


def check(name, found, listing):
    """Says which figures of the listing are not among those found; how many there are."""
    missing = 0
    listing = [{column: cell for column, cell in line.items() if column != "descriptor"}
               for line in listing if line.get("descriptor") in (None, "", name)]
    for wanted in listing:
        fits = lambda figure: all(not cell or figure.get(column) == cell for column, cell in wanted.items())
        if not any(map(fits, found)):
            missing += 1
            near = [figure for figure in found if figure["file"] == wanted["file"] and figure["column"] == wanted["column"]]
            print(f"{name}: no {wanted}" + "".join(f"\n  but {figure}" for figure in near))
    print(f"{name}: {len(listing) - missing} of {len(listing)} figures are as listed")
    return missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("listing", type=pathlib.Path)
    parser.add_argument("--bin", default=HERE / "target/quick/tollcheck")
    args = parser.parse_args()
    with open(args.listing, newline="", encoding="utf-8") as file:
        listing = list(csv.DictReader(file))
    missing = 0
    with tempfile.TemporaryDirectory() as copy:
        bare = pathlib.Path(copy) / "tables"
        shutil.copytree(args.folder, bare, ignore=shutil.ignore_patterns("datapackage.json"))
        for name, folder in [("with", args.folder), ("without", bare)]:
            tables, faults = shown(args.bin, folder)
            print(f"{name} descriptors: {len(tables)} tables, {sum(table['rows'] for table in tables)} rows")
            if faults:
                print(faults)
            missing += check(name, list(figures(tables)), listing)
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
