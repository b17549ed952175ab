#!/usr/bin/env python3
"""Prints how much of each crate was run through, from what `cargo llvm-cov --json --summary-only` writes.

    cargo llvm-cov --json --summary-only | coverage.py [--files 20]
"""
import argparse
import collections
import json
import re
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=0, help="also list so many files, those with most lines left out first")
    args = parser.parse_args()
    files = json.load(sys.stdin)["data"][0]["files"]
    crates, left = collections.defaultdict(lambda: [0, 0, 0, 0]), []
    for file in files:
        found = re.search(r"crates/([^/]+)/(src/.*)", file["filename"])
        if not found:
            continue
        lines, regions = file["summary"]["lines"], file["summary"]["regions"]
        counts = [lines["covered"], lines["count"], regions["covered"], regions["count"]]
        for name in (found[1], "all"):
            crates[name] = [one + other for one, other in zip(crates[name], counts)]
        left.append((lines["count"] - lines["covered"], "/".join(found.groups())))
    print(f"{'crate':20} {'lines':>8} {'run':>7} {'regions':>8} {'run':>7}")
    for name in sorted(crates, key=lambda name: (name == "all", name)):
        run, lines, ran, regions = crates[name]
        print(f"{name:20} {lines:8} {run / max(lines, 1):7.1%} {regions:8} {ran / max(regions, 1):7.1%}")
    for missed, name in sorted(left, reverse=True)[: args.files]:
        print(f"{missed:6} lines left out in {name}")


if __name__ == "__main__":
    main()
