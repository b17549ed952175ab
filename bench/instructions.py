#!/usr/bin/env python3
"""Counts the instructions that `extract` takes for one megabyte of the corpus, and compares them with those recorded.

    instructions.py [--bin target/release/tollcheck] [--record] [--functions 20]

Instructions of one thread under callgrind are the same on a busy machine as on an idle one. `--record` writes the count
into `instructions.json`; without it the exit status is 1 where the count has grown by more than two in a hundred.
`--functions N` lists where most of them go, with what each function calls.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECORD = HERE / "instructions.json"
SLACK = 0.02


def count(program, corpus, profile):
    """The instructions of one run, whose profile goes to `profile`."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", program, "extract", "--format", "jsonl", corpus],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=dict(os.environ, RAYON_NUM_THREADS="1"))
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found:
        sys.exit(f"instructions.py: {program}: {run.stderr[-400:]}")
    return int(found.group(1))


def corpus_of(file, megabytes=1):
    """Writes the corpus into `file`, and returns the bytes of its texts."""
    with open(file, "wb") as out:
        subprocess.run([HERE / "corpus.py", "--megabytes", str(megabytes)], stdout=out, check=True)
    return sum(len(json.loads(line)["text"].encode()) for line in open(file, encoding="utf-8"))


def functions(profile, most):
    """The functions of the project with the most instructions, callees included."""
    table = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", profile],
                           capture_output=True, text=True, check=True).stdout
    lines = (re.match(r" *([\d,]+) \(([ \d.]+%)\)\s+\S*crates/(\S+):(\S.*?)(?: \[.*)?$", line) for line in table.splitlines())
    for line in [line for line in lines if line][:most]:
        print(f"{line[1]:>15} {line[2]:>7}  {line[4][:70]:70} {line[3]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(HERE.parent / "target" / "release" / "tollcheck"))
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--functions", type=int, default=0)
    args = parser.parse_args()
    for program in (args.bin, "valgrind"):
        if not shutil.which(program):
            sys.exit(f"instructions.py: there is no {program}")
    with tempfile.TemporaryDirectory() as work:
        corpus, profile = pathlib.Path(work, "corpus.jsonl"), pathlib.Path(work, "profile")
        size = corpus_of(corpus)
        counted = count(args.bin, corpus, profile)
        functions(profile, args.functions)
    recorded = json.loads(RECORD.read_text())["instructions"] if RECORD.exists() else counted
    print(f"{counted:,} instructions, {counted / size:.0f} a byte; recorded {recorded:,}, {counted / recorded - 1:+.1%}")
    if args.record:
        commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True).stdout.strip()
        RECORD.write_text(json.dumps({"instructions": counted, "bytes": size, "commit": commit}, indent=1) + "\n")
    elif counted > recorded * (1 + SLACK):
        sys.exit(1)


if __name__ == "__main__":
    main()
