#!/usr/bin/env python3
"""Builds the program with twice the kinds and with twice the names of towns, and prints what either costs.

    lexicon.py [--work target/lexicon] [--profile release]

The workspace is copied, its lexicon doubled with words that no text holds, and each copy built as a release: what is
measured is the size of the tables, not more to find. Instructions are counted as `instructions.py` counts them; a slope is
that of the logarithms, so that 0.00 costs nothing and 1.00 twice as much for twice the words.
"""
import argparse
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

from instructions import HERE, corpus_of, count

ROOT = HERE.parent
LEXICON = pathlib.Path("crates", "tollcheck-lexicon")


def copy(folder):
    """The files of the workspace that git knows, in `folder`."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file() and not (target.exists() and target.read_bytes() == source.read_bytes()):
            shutil.copy(source, target)


def other(word):
    """A word that no text holds, in the same form: *take/took hostage* becomes *zqtake/zqtook hostage*."""
    return "/".join("zq" + form for form in word.split("/"))


def double_kinds(folder):
    """Adds to each kind one of the same roles with other words."""
    for file in sorted((folder / LEXICON / "kinds").glob("*.toml")):
        kind = tomllib.loads(file.read_text("utf-8"))
        lines = ["[words]"]
        for key, value in kind["words"].items():
            value = [other(word) for word in value] if isinstance(value, list) and key != "counts" else value
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
        lines += ["[table]", f"headers = {json.dumps([other(header) for header in kind['table']['headers']], ensure_ascii=False)}"]
        file.with_name(f"zq_{file.name}").write_text("\n".join(lines) + "\n", "utf-8")


def double_names(folder):
    """Adds to each town one beside it, with another name."""
    file = folder / LEXICON / "gazetteer" / "towns.tsv"
    rows = []
    for row in file.read_text("utf-8").splitlines():
        rows.append(row)
        if not row.startswith(("#", "=")):
            rows.append("\t".join(["Zq" + row.partition("\t")[0].lower(), *row.split("\t")[1:4]]))
    file.write_text("\n".join(rows) + "\n", "utf-8")


def build(folder, target, profile):
    """The program of the workspace in `folder`, built in `target`."""
    subprocess.run(["cargo", "build", "--quiet", "--profile", profile, "--locked", "--package", "tollcheck"], cwd=folder,
                   check=True, env=dict(os.environ, CARGO_TARGET_DIR=str(target)))
    return target / profile / "tollcheck"


def measure(program, work):
    """Instructions a byte of the corpus, millions of them for one sentence, and the megabytes of the program."""
    corpus, one = work / "corpus.jsonl", work / "one.jsonl"
    size = corpus_of(corpus)
    one.write_text('{"id":"a","date":"2020-06-01","text":"Two people were killed in Sumy."}\n')
    start = count(program, one, work / "profile")
    return (count(program, corpus, work / "profile") - start) / size, start / 1e6, program.stat().st_size / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target" / "lexicon")
    parser.add_argument("--profile", default="release")
    args = parser.parse_args()
    work = args.work.resolve()
    if not shutil.which("valgrind"):
        sys.exit("lexicon.py: there is no valgrind")
    print("| lexicon | instructions a byte | slope | to start, million | slope | program |\n|---|---|---|---|---|---|")
    first = None
    for name, double in [("as it is", None), ("twice the kinds", double_kinds), ("twice the towns", double_names)]:
        folder = work / re.sub(r"\W+", "-", name)
        copy(folder)
        if double:
            double(folder)
        byte, start, size = measure(build(folder, work / "target", args.profile), work)
        first = first or (byte, start)
        slopes = [f"{math.log2(now / then):.2f}" if double else "" for now, then in zip((byte, start), first, strict=True)]
        print(f"| {name} | {byte:.0f} | {slopes[0]} | {start:.1f} | {slopes[1]} | {size:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
