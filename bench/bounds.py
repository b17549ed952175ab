#!/usr/bin/env python3
"""Counts the instructions that each way in takes for a megabyte of each flood of `snapshots/floods.jsonl`.

    bounds.py [--bin target/release/tollcheck] [--bytes 1000000] [--way table] [--most 10000000000]

Instructions of one thread under valgrind are the same on a busy machine as on an idle one. The exit status is 1 where a flood
takes more than `--most`, which a core does in about a second, or more than six times what a quarter of it takes.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = "day,place,killed\n2025-08-05,Sumy,2\n"
ARTICLE = "Two people were killed in Sumy."

# The file that a flood is, and the command that it is put to.
WAYS = {
    "text": ("in.txt", f"check in.txt --date 2025-08-06 --format jsonl --sources {ROOT}/fixtures/tables"),
    "html": ("in.html", "extract in.html --format jsonl"),
    "markdown": ("in.md", "extract in.md --format jsonl"),
    "jsonl": ("in.jsonl", "extract in.jsonl --format jsonl"),
    "table": ("t/table.csv", "sources lint t"),
    "descriptor": ("t/datapackage.json", "sources lint t"),
    "waivers": ("in.csv", "check a.txt --date 2025-08-06 --sources s --waivers in.csv"),
    "audit": ("in.csv", "diff in.csv in.csv"),
    "configuration": (".tollcheck.toml", "extract a.txt"),
}


def flooded(flood, size):
    """The text of a flood of `size` bytes."""
    pieces, length, n = [flood["before"]], len(flood["before"].encode()), 0
    while length < size:
        pieces.append(flood["piece"].replace("{n}", f"{n:06}"))
        length += len(pieces[-1].encode())
        n += 1
    return "".join(pieces) + flood["after"]


def count(program, flood, size):
    """The instructions that the program takes for a flood of `size` bytes."""
    name, command = WAYS[flood["way"]]
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        for file, text in (("t/table.csv", TABLE), ("s/table.csv", TABLE), ("a.txt", ARTICLE), (name, flooded(flood, size))):
            (place / file).parent.mkdir(exist_ok=True)
            (place / file).write_text(text, encoding="utf-8")
        run = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, *command.split()],
            cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
            env=dict(os.environ, RAYON_NUM_THREADS="1"))
    found = re.search(r"I +refs: +([\d,]+)", run.stderr)
    if not found or run.returncode not in (0, 1, 2):
        sys.exit(f"bounds.py: {flood}: {run.stderr[-400:]}")
    return int(found.group(1).replace(",", ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "target" / "release" / "tollcheck"))
    parser.add_argument("--bytes", type=int, default=1_000_000)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--most", type=int, default=10_000_000_000)
    args = parser.parse_args()
    program, wrong = str(pathlib.Path(args.bin).resolve()), 0
    for line in open(ROOT / "snapshots" / "floods.jsonl", encoding="utf-8"):
        flood = json.loads(line)
        if args.way not in (None, flood["way"]):
            continue
        start, less, more = (count(program, flood, size) for size in (0, args.bytes // 4, args.bytes))
        grows = (more - start) / max(less - start, 1)
        bad = more > args.most or more - start > 1e8 and grows > 6
        wrong += bad
        print(f"{more:>15,} {grows:5.1f} times {'TOO MUCH' if bad else '        '} {flood['way']:13} {flood['before'][-30:]!r} {flood['piece']!r}",
              flush=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
