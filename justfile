# Lists the recipes.
_default:
    @just --list --unsorted

set positional-arguments

tollcheck := "cargo run --quiet --profile quick --package tollcheck --"
example := "fixtures/articles/2025-08-06-kremlin-talks.txt"
tables := env("TOLLCHECK_TABLES", "fixtures/tables")

# Exit status 1 says that something is refuted or contested: for a recipe, that is an answer and no failure.
ok := "|| [ $? -eq 1 ]"

# Check articles against the tables and write audit.csv: just check draft.txt
[group('articles')]
check *articles=example:
    {{ tollcheck }} check "$@" --sources {{ tables }} --audit audit.csv {{ ok }}

# Write the audit of articles as CSV: just audit fixtures/articles audit.csv
[group('articles')]
audit articles=example out="audit.csv":
    {{ tollcheck }} check "$1" --sources {{ tables }} --format csv --output "$2" {{ ok }}

# Write the report of articles as a page: just report draft.txt report.html
[group('articles')]
report articles=example out="report.html":
    {{ tollcheck }} check "$1" --sources {{ tables }} --format html --output "$2" {{ ok }}

# Show which verdicts changed since an audit was written: just recheck audit.csv
[group('articles')]
recheck audit="audit.csv":
    {{ tollcheck }} recheck "$1" --sources {{ tables }} {{ ok }}

# List the claims of articles: just extract draft.txt
[group('articles')]
extract *articles=example:
    {{ tollcheck }} extract "$@"

# Say what is in the tables and what is wrong with them
[group('articles')]
sources folder=tables:
    {{ tollcheck }} sources show "$1"
    {{ tollcheck }} sources lint "$1"

# Run all tests, with DuckDB to repeat the queries in; no snapshot is written
[group('checks')]
test *args:
    [ -x .tools/python/bin/python3 ] || { python3 -m venv .tools/python && .tools/python/bin/pip install --quiet --disable-pip-version-check duckdb; }
    PATH="$PWD/.tools/python/bin:$PATH" TOLLCHECK_NEEDS_DUCKDB=1 INSTA_UPDATE=no cargo test --workspace --quiet "$@"

# Read every fixture article again and show what changed since the accepted snapshots
[group('checks')]
regress:
    INSTA_UPDATE=no cargo test --package snapshots --quiet articles

# Accept what the fixture articles read and earn now; read the diff before committing it
[group('checks')]
bless:
    INSTA_UPDATE=always TRYCMD=overwrite cargo test --workspace --quiet
    git --no-pager diff --stat

# Look at the pages of all fixture articles in a browser, on a desk, on a phone and on paper; needs chromium
[group('checks')]
pages:
    {{ tollcheck }} check fixtures/articles --sources {{ tables }} --format html --output target/pages/ {{ ok }}
    scripts/pages.py target/pages/*.html --shots target/pages/shots

# Measure the reading against labelled texts, kind by kind: just eval labels.jsonl --errors
[group('checks')]
eval gold="fixtures/gold.jsonl" *args:
    cargo build --quiet --profile quick --package tollcheck
    scripts/eval.py "$@"

# Check what is loaded from real tables against a listing of their figures: just tables FOLDER listing.csv
[group('checks')]
tables folder listing:
    cargo build --quiet --profile quick --package tollcheck
    scripts/tables.py "$@"

# Measure the speed beside other programs, and that of each part by itself
[group('checks')]
bench *args:
    cargo build --quiet --release --package tollcheck
    python3 bench/ratios.py "$@"
    cargo bench --quiet --package tollcheck --bench parts -- --quiet

# Count the instructions of the reading, and compare them with those recorded: just instructions --functions 20
[group('checks')]
instructions *args:
    cargo build --quiet --release --package tollcheck
    python3 bench/instructions.py "$@"

# Measure how time and memory grow with the text and with the rows of a table
[group('checks')]
growth *args:
    cargo build --quiet --release --package tollcheck
    python3 bench/growth.py "$@"

# Count the instructions of each way in for a megabyte of each flood of snapshots/floods.jsonl (needs valgrind)
[group('checks')]
bounds *args:
    cargo build --quiet --release --package tollcheck
    python3 bench/bounds.py "$@"

# Measure what twice the kinds and twice the towns cost; builds the program three times
[group('checks')]
lexicon *args:
    python3 bench/lexicon.py "$@"

# Build the Python package, install it into a fresh environment and test both it and the command there
[group('python')]
wheel *args="--release":
    python3 -m venv --clear target/python
    target/python/bin/pip install --quiet --disable-pip-version-check maturin pytest pyarrow pandas polars
    rm -rf target/wheels
    target/python/bin/maturin build --quiet --locked --manifest-path crates/tollcheck-python/Cargo.toml --out target/wheels "$@"
    target/python/bin/pip install --quiet --disable-pip-version-check target/wheels/*.whl
    target/python/bin/tollcheck demo {{ ok }}
    cd crates/tollcheck-python && ../../target/python/bin/python -m pytest --quiet

# Run the package on a Spark of two executors, kill one, and compare with the command: just spark --documents 100000
[group('python')]
spark *args: wheel
    target/python/bin/pip install --quiet --disable-pip-version-check pyspark
    cd crates/tollcheck-python && ../../target/python/bin/python -m pytest --quiet
    target/python/bin/python bench/spark.py "$@"

# Send spoilt input down a way in for some seconds, found by coverage: just fuzz html 600 (needs cargo-fuzz)
[group('checks')]
fuzz target="text" seconds="60":
    mkdir -p target/fuzz/corpus/{{ target }}
    RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none {{ target }} target/fuzz/corpus/{{ target }} fuzz/seeds/{{ target }} -- \
        -max_total_time={{ seconds }} -dict=fuzz/dictionaries/{{ target }}.dict -timeout=10 -rss_limit_mb=2048

# Change the code in small ways and list the changes that no test notices: just mutants verifier 0/8 (needs cargo-mutants)
[group('checks')]
mutants of="verifier" shard="0/8":
    INSTA_UPDATE=no PROPTEST_MAX_SHRINK_ITERS=0 CARGO_PROFILE_DEV_DEBUG=0 cargo mutants --config .cargo/mutants-{{ of }}.toml --output target/mutants \
        --sharding round-robin --shard {{ shard }} --baseline skip --timeout 180

# Print how much of each crate the tests run through, and where they do not (needs cargo-llvm-cov)
[group('checks')]
coverage:
    INSTA_UPDATE=no cargo llvm-cov --workspace --exclude tollcheck-python --failure-mode all --json --summary-only | scripts/coverage.py --files 20

# Check licences, origins and known holes of the crates that we use (needs cargo-deny)
[group('checks')]
deny:
    cargo deny check

# Everything that is checked before a change is taken
[group('checks')]
ci: format lint test docs

# Whether the code is formatted
[group('checks')]
format:
    cargo fmt --all --check

# Clippy, with warnings as errors
[group('checks')]
lint:
    cargo clippy --workspace --all-targets --quiet -- --deny warnings

# The documentation of all crates, with warnings as errors
[group('checks')]
docs:
    RUSTDOCFLAGS="--deny warnings" cargo doc --workspace --no-deps --quiet
