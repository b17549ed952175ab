#!/usr/bin/env python3
"""Writes a folder with one table of any size in the shape of an event data set, and its descriptor.

    table.py --rows 1000000 [--seed 1] FOLDER

The same seed gives the same bytes. A row has the columns of an event of organised violence: sides, sources, place,
dates, deaths by side, low, best and high; about 218 bytes.
"""
import argparse
import datetime
import json
import pathlib
import random

HEADER = ("id,relid,year,type_of_violence,conflict_name,side_a,side_b,source_article,source_office,where_coordinates,"
          "adm_1,latitude,longitude,country,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
          "low,best,high")
PLACES = [("Kharkiv", "Kharkiv Oblast", 49.98, 36.25), ("Sumy", "Sumy Oblast", 50.92, 34.80),
          ("Odesa", "Odesa Oblast", 46.48, 30.73), ("Dnipro", "Dnipropetrovsk Oblast", 48.46, 35.04),
          ("Kherson", "Kherson Oblast", 46.63, 32.62), ("Kyiv", "Kyiv City", 50.45, 30.52),
          ("Zaporizhzhia", "Zaporizhzhia Oblast", 47.84, 35.14), ("Bakhmut", "Donetsk Oblast", 48.59, 38.00)]
FIELDS = [("where_coordinates", "string", "place"), ("adm_1", "string", "admin1"), ("date_start", "datetime", "start"),
          ("date_end", "datetime", "end"), ("low", "integer", "killed.low"), ("best", "integer", "killed.best"),
          ("high", "integer", "killed.high")]


def row(at, rng, days):
    town, region, latitude, longitude = rng.choice(PLACES)
    day = days[rng.randrange(len(days))]
    a, b, civilians, unknown = (rng.choice((0, 0, 0, 1, 2, 5)) for _ in range(4))
    best = a + b + civilians + unknown
    return (f"{at},UKR-{day[:4]}-1-{at},{day[:4]},1,Government of A - Government of B,Government of A,Government of B,"
            f'"Agency {at % 97},{day},Shelling reported near {town}",Agency {at % 97},{town} town,{region},{latitude:.6f},'
            f"{longitude:.6f},Ukraine,{day} 00:00:00.000,{day} 00:00:00.000,{a},{b},{civilians},{unknown},"
            f"{max(0, best - 1)},{best},{best + 2}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    days = [(datetime.date(2014, 1, 1) + datetime.timedelta(days=n)).isoformat() for n in range(4000)]
    args.folder.mkdir(parents=True, exist_ok=True)
    with open(args.folder / "events.csv", "w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(row(at, rng, days) for at in range(1, args.rows + 1))
    fields = [{"name": name, "type": kind, "tollcheck": role} for name, kind, role in FIELDS]
    descriptor = {"name": "bench-events", "path": "events.csv", "sources": [{"title": "Bench"}],
                  "tollcheck": {"rows": "events", "country": "UA"}, "schema": {"fields": fields}}
    (args.folder / "datapackage.json").write_text(json.dumps(descriptor, indent=1) + "\n")


if __name__ == "__main__":
    main()
