"""Runs the SQL of every line of a JSON Lines file in DuckDB, and prints each that gives another value than it says."""

import json
import sys

try:
    import duckdb
except ImportError:
    sys.exit(77)

for line in open(sys.argv[1], encoding="utf-8"):
    query = json.loads(line)
    try:
        rows = duckdb.sql(query["sql"]).fetchall()
        found = float(rows[0][0]) if len(rows) == 1 and rows[0][0] is not None else rows
    except Exception as error:  # noqa: BLE001
        found = str(error)
    if found != float(query["value"]):
        print(f"{query['of']}: {query['value']} is said, {found} is found\n    {query['sql']}")
